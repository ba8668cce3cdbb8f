import { instant, limits, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { decideSite, evolveSite, noSite, type SiteCommand, type SiteFileFacts, type SiteState } from './site.ts';

const site = 'site_00000000-0000-7000-8000-000000000001';
const sam: Actor = { id: 'sam', duties: ['site'], sites: [site] };
const sidney: Actor = { id: 'sidney', duties: ['secretariat'], sites: [] };
const uma: Actor = { id: 'uma', duties: [], sites: [] };
const mill = { name: 'Mill', operator: 'Mills', country: 'SE', siteType: 'rod-mill', metals: ['copper'] };

type Asked = SiteCommand extends infer One ? (One extends SiteCommand ? Pick<One, 'type' | 'body'> : never) : never;

function facts(actor: Actor, more: Partial<SiteFileFacts> = {}): SiteFileFacts {
  const when = { at: instant('2025-03-01T12:00:00Z'), today: plainDate('2025-03-01') };
  return { actor, ...when, siteTypes: ['rod-mill', 'mine'], metals: ['copper'], assessesSite: false, ...more };
}
function give(state: SiteState, actor: Actor, asked: Asked, more: Partial<SiteFileFacts> = {}) {
  return decideSite(state, { id: 'command', stream: site, ...asked }, facts(actor, more));
}
function after(state: SiteState, actor: Actor, asked: Asked, more: Partial<SiteFileFacts> = {}): SiteState {
  const decision = give(state, actor, asked, more);
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value.reduce(evolveSite, state);
}
const filed = (): SiteState => after(noSite, sam, { type: 'site.file', body: mill });

describe('what is on file', () => {
  it('has the person who filed it, and nobody where the secretariat did', () => {
    expect(filed()).toMatchObject({ responsible: ['sam'] });
    expect(after(noSite, sidney, { type: 'site.file', body: mill })).toMatchObject({ responsible: [] });
  });

  it('is corrected with the reason; who is responsible and whether it is made up stay', () => {
    const made = after(noSite, sam, { type: 'site.file', body: { ...mill, fictional: true } });
    const body = {
      ...mill,
      name: 'Mill North',
      capacity: { amount: 120, unit: 'kt a year' },
      reason: 'A typing error.',
    };
    const { reason: _reason, ...onFile } = body;
    const revised = after(made, sidney, { type: 'site.revise', body });
    expect(revised).toEqual({ stage: 'filed', site, ...onFile, fictional: true, responsible: ['sam'] });
    expect(give(revised, sidney, { type: 'site.revise', body })).toMatchObject({ error: { code: 'site.unchanged' } });
  });

  it('names its operator in words, or by its entry, which gives the name', () => {
    const operatorEntry = 'organisation_00000000-0000-7000-8000-000000000001';
    const asked = { type: 'site.file', body: { ...mill, operatorEntry } } as const;
    const named = give(noSite, sam, asked, { operatorName: 'Mills of the North' });
    expect(named).toMatchObject({ value: [{ payload: { operatorEntry, operator: 'Mills of the North' } }] });
    expect(give(noSite, sam, asked)).toMatchObject({ error: { code: 'site.unknown-operator', at: 'operatorEntry' } });
    const body = { ...mill, operatorEntry, reason: 'It stands among the organisations now.' };
    const matched = after(filed(), sidney, { type: 'site.revise', body }, { operatorName: 'Mills' });
    expect(matched).toEqual({ ...filed(), operatorEntry });
  });

  it.each([
    ['a kind of site that nobody knows', { siteType: 'moon-base' }, 'site.unknown-type', 'siteType'],
    ['a metal that nobody knows', { metals: ['copper', 'cheese'] }, 'site.unknown-metal', 'metals'],
    [
      'a place off the globe',
      { coordinates: { latitude: 91, longitude: 0 } },
      'site.bad-coordinates',
      'coordinates/latitude',
    ],
    [
      'a place around it twice',
      { coordinates: { latitude: 0, longitude: -181 } },
      'site.bad-coordinates',
      'coordinates/longitude',
    ],
    ['a capacity of nothing', { capacity: { amount: 0, unit: 't' } }, 'site.bad-capacity', 'capacity/amount'],
  ])('is refused with %s', (_case, change, code, at) => {
    const body = { ...mill, ...change };
    expect(give(noSite, sam, { type: 'site.file', body })).toMatchObject({ error: { code, at } });
    const revise = { type: 'site.revise', body: { ...body, reason: 'So.' } } as const;
    expect(give(filed(), sam, revise)).toMatchObject({ error: { code, at } });
  });

  it('may lie at the ends of the globe, and make little', () => {
    const coordinates = { latitude: -90, longitude: 180 };
    const body = { ...mill, coordinates, capacity: { amount: 0.5, unit: 'kt' } };
    expect(after(noSite, sam, { type: 'site.file', body })).toMatchObject(body);
  });

  it('is filed once, by somebody who is signed in', () => {
    const file = { type: 'site.file', body: mill } as const;
    expect(give(filed(), sam, file)).toMatchObject({ error: { code: 'site.already-filed' } });
    const anybody: Actor = { id: 'anonymous', duties: [], sites: [] };
    expect(give(noSite, anybody, file)).toMatchObject({ error: { code: 'access.sign-in-needed' } });
    const operatorEntry = 'organisation_00000000-0000-7000-8000-000000000001';
    const revise = { type: 'site.revise', body: { ...mill, operatorEntry, reason: 'So.' } } as const;
    expect(give(filed(), sam, revise)).toMatchObject({ error: { code: 'site.unknown-operator' } });
  });

  it('is nobody else’s to correct, and not there before it is filed', () => {
    const revise = { type: 'site.revise', body: { ...mill, name: 'Mine', reason: 'So.' } } as const;
    expect(give(filed(), uma, revise)).toMatchObject({ error: { code: 'access.not-your-site' } });
    expect(give(noSite, sidney, revise)).toMatchObject({ error: { code: 'site.unknown' } });
  });
});

describe('the people of a site', () => {
  const invite = { type: 'site.invite', body: { email: 'kim@mill.example' } } as const;
  const dismiss = (account: string) => ({ type: 'site.dismiss', body: { account } }) as const;

  it('take in others, and let each other go, but never the last one', () => {
    const both = after(filed(), sam, invite, { account: 'kim' });
    expect(both).toEqual({ ...filed(), responsible: ['sam', 'kim'] });
    const one = after(both, sam, dismiss('sam'));
    expect(one).toEqual({ ...filed(), responsible: ['kim'] });
    expect(give(one, sidney, dismiss('kim'))).toMatchObject({ error: { code: 'site.last-responsible' } });
    expect(give(one, sidney, dismiss('sam'))).toMatchObject({ error: { code: 'site.not-responsible' } });
  });

  it('have accounts, once, and do not assess the site', () => {
    expect(give(filed(), sam, invite)).toMatchObject({ error: { code: 'access.unknown-account', at: 'email' } });
    expect(give(filed(), sam, invite, { account: 'sam' })).toMatchObject({
      error: { code: 'site.already-responsible' },
    });
    expect(give(filed(), sam, invite, { account: 'ada', assessesSite: true })).toMatchObject({
      error: { code: 'site.assessor-appointed', at: 'email' },
    });
    expect(give(filed(), uma, invite, { account: 'uma' })).toMatchObject({ error: { code: 'access.not-your-site' } });
  });

  it('are no more than the limit', () => {
    const most = limits.peoplePerSite;
    const more = Array.from({ length: most - 1 }, (_, index) => `person-${String(index)}`);
    const full = more.reduce((state, account) => after(state, sam, invite, { account }), filed());
    expect(give(full, sam, invite, { account: 'kim' })).toMatchObject({
      error: { code: 'site.too-many-people', at: 'email', facts: { most } },
    });
  });
});
