import { instant, limits, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { publicEntry } from '../register/public-entry.ts';
import {
  decideOrganisation,
  evolveOrganisation,
  noOrganisation,
  organisationNameKey,
  type OrganisationCommand,
  type OrganisationFacts,
  type OrganisationState,
} from './organisation.ts';

const organisation = 'organisation_00000000-0000-7000-8000-000000000001';
const sam: Actor = { id: 'sam', duties: [], sites: [] };
const uma: Actor = { id: 'uma', duties: ['site'], sites: ['site_x'] };
const kim: Actor = { id: 'kim', duties: [], sites: [] };
const sidney: Actor = { id: 'sidney', duties: ['secretariat'], sites: [] };
const contact = { name: 'Kim', email: 'kim@mills.example' };
const mills = { name: 'Example Mills', country: 'SE', kind: 'producer' } as const;
const invite = { type: 'organisation.invite', body: { email: 'kim@mills.example' } } as const;
const dismiss = (account: string) => ({ type: 'organisation.dismiss', body: { account } }) as const;
const supports = { scheme: 'stars', begunOn: '2025-02-01', statement: 'We buy from mills with stars.' };

type Asked = OrganisationCommand extends infer One
  ? One extends OrganisationCommand
    ? Pick<One, 'type' | 'body'>
    : never
  : never;

function give(state: OrganisationState, actor: Actor, asked: Asked, more: Partial<OrganisationFacts> = {}) {
  return decideOrganisation(
    state,
    { id: 'command', stream: organisation, ...asked },
    {
      ...{ actor, at: instant('2025-03-01T12:00:00Z'), today: plainDate('2025-03-01') },
      ...{ nameTaken: false, schemeKnown: true, ...more },
    },
  );
}
function after(
  state: OrganisationState,
  actor: Actor,
  asked: Asked,
  more: Partial<OrganisationFacts> = {},
): OrganisationState {
  const decision = give(state, actor, asked, more);
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value.reduce(evolveOrganisation, state);
}
const registered = (): OrganisationState =>
  after(noOrganisation, sam, { type: 'organisation.register', body: { ...mills, contact } });
const partner = (): OrganisationState => after(registered(), sidney, { type: 'partnership.begin', body: supports });

describe('an organisation', () => {
  it('is kept by whoever registered it, and by the secretariat alone where that did', () => {
    expect(registered()).toMatchObject({ name: 'Example Mills', keepers: ['sam'], partnerships: {} });
    expect(after(noOrganisation, sidney, { type: 'organisation.register', body: mills })).toMatchObject({
      keepers: [],
    });
  });

  it('keeps no word on its contact person in its state', () => {
    expect(JSON.stringify(partner())).not.toMatch(/Kim|kim@|We buy/);
  });

  it.each([
    ['registered twice', registered, sam, { contact }, {}, 'organisation.already-registered'],
    ['without anybody to write to', () => noOrganisation, sam, {}, {}, 'organisation.no-contact'],
    [
      'named like another of the country',
      () => noOrganisation,
      sidney,
      {},
      { nameTaken: true },
      'organisation.name-taken',
    ],
  ])('is not %s', (_what, state, actor, body, facts, code) => {
    const asked = { type: 'organisation.register', body: { ...mills, ...body } } as const;
    expect(give(state(), actor, asked, facts)).toMatchObject({ ok: false, error: { code } });
  });

  it('is registered by nobody who is not signed in', () => {
    const anybody: Actor = { id: 'anonymous', duties: [], sites: [] };
    const asked = { type: 'organisation.register', body: { ...mills, contact } } as const;
    expect(give(noOrganisation, anybody, asked)).toMatchObject({ error: { code: 'access.sign-in-needed' } });
  });

  it('is corrected by its keeper and the secretariat only', () => {
    const body = { ...mills, name: 'Example Rod Mills', reason: 'It was renamed.' };
    const asked = { type: 'organisation.correct', body } as const;
    for (const actor of [sam, sidney]) expect(after(registered(), actor, asked)).toMatchObject({ name: body.name });
    expect(give(registered(), uma, asked)).toMatchObject({ error: { code: 'organisation.not-yours' } });
    expect(give(noOrganisation, sidney, asked)).toMatchObject({ error: { code: 'organisation.unknown' } });
    expect(give(registered(), sam, asked, { nameTaken: true })).toMatchObject({ error: { at: 'name' } });
  });

  it('is kept by whom its keepers take in, and no more by whom they let go, but never by nobody', () => {
    const both = after(registered(), sam, invite, { account: 'kim' });
    expect(both).toMatchObject({ keepers: ['sam', 'kim'] });
    const rename = { type: 'organisation.correct', body: { ...mills, name: 'Mills', reason: 'So.' } } as const;
    expect(after(both, kim, rename)).toMatchObject({ name: 'Mills', keepers: ['sam', 'kim'] });
    const one = after(both, kim, dismiss('sam'));
    expect(one).toMatchObject({ keepers: ['kim'] });
    expect(give(one, sam, rename)).toMatchObject({ error: { code: 'organisation.not-yours' } });
    for (const actor of [kim, sidney]) {
      expect(give(one, actor, dismiss('kim'))).toMatchObject({
        error: { code: 'organisation.last-keeper', at: 'account' },
      });
    }
    expect(give(one, kim, dismiss('sam'))).toMatchObject({ error: { code: 'organisation.not-keeper', at: 'account' } });
  });

  it('is kept by whom the secretariat invites first, where it registered it', () => {
    const noKeeper = after(noOrganisation, sidney, { type: 'organisation.register', body: mills });
    expect(after(noKeeper, sidney, invite, { account: 'kim' })).toMatchObject({ keepers: ['kim'] });
    expect(give(noKeeper, sidney, dismiss('kim'))).toMatchObject({ error: { code: 'organisation.not-keeper' } });
  });

  it.each([
    ['somebody without an account', sam, {}, 'access.unknown-account', 'email'],
    ['one of them twice', sam, { account: 'sam' }, 'organisation.already-keeper', 'email'],
    ['themselves, though they keep nothing', uma, { account: 'uma' }, 'organisation.not-yours', undefined],
  ])('is not given to %s', (_whom, actor, facts, code, at) => {
    const decision = give(registered(), actor, invite, facts);
    expect(decision).toMatchObject({ ok: false, error: { code, ...(at === undefined ? {} : { at }) } });
    expect(give(noOrganisation, sidney, invite, facts)).toMatchObject({ error: { code: 'organisation.unknown' } });
    expect(give(registered(), uma, dismiss('sam'))).toMatchObject({ error: { code: 'organisation.not-yours' } });
  });

  it('has no more keepers than the limit', () => {
    const most = limits.keepersPerOrganisation;
    const more = Array.from({ length: most - 1 }, (_, index) => `person-${String(index)}`);
    const full = more.reduce((state, account) => after(state, sam, invite, { account }), registered());
    expect(give(full, sam, invite, { account: 'kim' })).toMatchObject({
      error: { code: 'organisation.too-many-keepers', at: 'email', facts: { most } },
    });
  });

  it.each(['Example  Mills', ' example mills ', 'EXAMPLE MILLS'])('is the same by the name “%s”', (name) => {
    expect(organisationNameKey(name)).toBe(organisationNameKey('Example Mills'));
  });
});

describe('a partnership', () => {
  it('begins by the secretariat, and ends by it or by whoever keeps the organisation', () => {
    const end = { type: 'partnership.end', body: { scheme: 'stars', endedOn: '2025-03-01', reason: 'So.' } } as const;
    expect(partner()).toMatchObject({ partnerships: { stars: '2025-02-01' } });
    for (const actor of [sam, sidney]) {
      expect(give(partner(), actor, end)).toEqual({
        ok: true,
        value: [{ type: 'partnership.ended', payload: end.body }],
      });
      expect(after(partner(), actor, end)).toEqual(registered());
    }
    expect(give(partner(), uma, end)).toMatchObject({ error: { code: 'access.duty-missing' } });
    expect(give(registered(), sam, { type: 'partnership.begin', body: supports })).toMatchObject({
      error: { code: 'access.duty-missing' },
    });
    expect(after(after(partner(), sam, end), sidney, { type: 'partnership.begin', body: supports })).toEqual(partner());
  });

  it.each([
    ['twice', partner, supports, true, 'partnership.stands', 'scheme'],
    ['with a scheme that nobody published', registered, supports, false, 'partnership.no-scheme', 'scheme'],
    ['on no day', registered, { ...supports, begunOn: '2025-02-30' }, true, 'date.impossible', 'begunOn'],
    ['in the future', registered, { ...supports, begunOn: '2025-03-02' }, true, 'partnership.future', 'begunOn'],
  ])('does not begin %s', (_how, state, body, schemeKnown, code, at) => {
    const decision = give(state(), sidney, { type: 'partnership.begin', body }, { schemeKnown });
    expect(decision).toMatchObject({ ok: false, error: { code, at } });
  });

  it.each([
    ['where there is none', registered, '2025-03-01', 'partnership.none', 'scheme'],
    ['before it began', partner, '2025-01-31', 'partnership.before-begin', 'endedOn'],
    ['in the future', partner, '2025-03-02', 'partnership.future', 'endedOn'],
  ])('does not end %s', (_how, state, endedOn, code, at) => {
    const body = { scheme: 'stars', endedOn, reason: 'So.' };
    expect(give(state(), sidney, { type: 'partnership.end', body })).toMatchObject({ ok: false, error: { code, at } });
  });

  it('may end on the day on which it began, and leaves those with other schemes', () => {
    const moons = { ...supports, scheme: 'moons', begunOn: '2025-03-01' };
    const both = after(partner(), sidney, { type: 'partnership.begin', body: moons });
    const body = { scheme: 'moons', endedOn: '2025-03-01', reason: 'So.' };
    expect(after(both, sidney, { type: 'partnership.end', body })).toEqual(partner());
  });

  it('tells the public its scheme and its days, and neither a reason nor a person', () => {
    const envelope = {
      stream: organisation,
      version: 2,
      at: instant('2025-03-01T12:00:00Z'),
      actor: 'sidney',
      commandId: 'c',
    };
    const ended = { scheme: 'stars', endedOn: '2025-03-01', reason: 'A quarrel.' };
    expect(publicEntry({ ...envelope, event: { type: 'partnership.ended', payload: ended } }, undefined)).toEqual({
      ...{ type: 'partnership.ended', at: envelope.at, case: organisation },
      facts: { scheme: 'stars', endedOn: '2025-03-01' },
    });
    const told = { ...mills, contact, organisation, keeper: 'sam' };
    expect(publicEntry({ ...envelope, event: { type: 'organisation.registered', payload: told } }, undefined)).toBe(
      undefined,
    );
  });
});
