/** Firms, people and declarations, as the secretariat keeps them and as each person declares. */
import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import type { Context } from '../envelope.ts';
import { decideIndependence, noIndependence, tiesDeclared, type Declare } from '../independence/independence.ts';
import { people, shippedScheme, siteId } from '../cycle/played-cycle.test-support.ts';
import type { Static } from 'typebox';
import { checkApproval, type ApprovalScope, type KnownWords } from './approval.ts';
import { decideAssessor, evolveAssessor, noAssessor, type AssessorCommand, type AssessorState } from './assessor.ts';
import { decideFirm, evolveFirm, noFirm, type FirmCommand, type FirmState } from './firm.ts';

const today = plainDate('2026-06-01');
const known = { metals: ['lead', 'tin'], siteTypes: ['mine'], schemes: ['stars'] };
const as = (actor: Actor): Context & { readonly known: KnownWords } => ({
  ...{ actor, at: instant('2026-06-01T12:00:00Z'), today, known },
});
const own = { id: 'command', stream: 'firm_1' };

function playFirm(...commands: readonly Omit<FirmCommand, 'id' | 'stream'>[]): FirmState {
  return commands.reduce<FirmState>((state, command) => {
    const decision = decideFirm(state, { ...own, ...command } as FirmCommand, as(people.secretariat));
    if (!decision.ok) throw new Error(JSON.stringify(decision.error));
    return decision.value.reduce(evolveFirm, state);
  }, noFirm);
}
const approveFirm = {
  type: 'firm.approve' as const,
  body: { name: 'Firm', scope: { metals: ['lead'] }, until: '2027-01-01' },
};
const suspend = { type: 'firm.suspend', body: { reason: 'Under inquiry.' } } as const;
const reinstate = { type: 'firm.reinstate', body: { reason: 'Cleared.' } } as const;

describe('a firm of the register', () => {
  it('is approved, rescoped, suspended and reinstated by the secretariat', () => {
    expect(playFirm(approveFirm)).toMatchObject({ scope: { metals: ['lead'] }, until: '2027-01-01', suspended: false });
    expect(playFirm(approveFirm, suspend)).toMatchObject({ suspended: true });
    expect(playFirm(approveFirm, suspend, reinstate)).toMatchObject({ suspended: false });
    const open = playFirm(approveFirm, { type: 'firm.rescope', body: { scope: {} } });
    expect(open).toMatchObject({ name: 'Firm', suspended: false, scope: {} });
    expect(open).not.toHaveProperty('until');
    const narrowed = { scope: { metals: ['tin'] }, until: '2026-12-31' };
    expect(playFirm(approveFirm, { type: 'firm.rescope', body: narrowed })).toMatchObject(narrowed);
  });

  it.each([
    ['access.duty-missing', people.site, noFirm, approveFirm],
    ['firm.already-approved', people.secretariat, playFirm(approveFirm), approveFirm],
    ['firm.unknown', people.secretariat, noFirm, suspend],
    ['assessor.suspended', people.secretariat, playFirm(approveFirm, suspend), suspend],
    ['assessor.not-suspended', people.secretariat, playFirm(approveFirm), reinstate],
    [
      'date.impossible',
      people.secretariat,
      noFirm,
      { ...approveFirm, body: { ...approveFirm.body, until: '2027-02-30' } },
    ],
    [
      'date.impossible',
      people.secretariat,
      playFirm(approveFirm),
      { type: 'firm.rescope', body: { scope: {}, until: '2027-02-30' } },
    ],
  ] as const)('is refused with %s', (code, actor, state, command) => {
    expect(decideFirm(state, { ...own, ...command }, as(actor))).toMatchObject({ error: { code } });
  });
});

it.each(['metals', 'siteTypes', 'schemes'] as const)('is approved for no %s that no scheme knows', (dimension) => {
  const scope = { ...known, [dimension]: [...known[dimension], 'moon'] };
  const error = { code: 'assessor.unknown-scope', at: `scope/${dimension}`, facts: { dimension, word: 'moon' } };
  const approve = { ...approveFirm, body: { ...approveFirm.body, scope } };
  expect(decideFirm(noFirm, { ...own, ...approve }, as(people.secretariat))).toEqual({ ok: false, error });
  const rescope = { type: 'firm.rescope', body: { scope } } as const;
  expect(decideFirm(playFirm(approveFirm), { ...own, ...rescope }, as(people.secretariat))).toEqual({
    ok: false,
    error,
  });
});

it('is approved until today or later, and may turn out to have ended before', () => {
  const approve = (until: string) => ({ ...approveFirm, body: { ...approveFirm.body, until } });
  expect(playFirm(approve('2026-06-01'))).toMatchObject({ until: '2026-06-01' });
  expect(decideFirm(noFirm, { ...own, ...approve('2026-05-31') }, as(people.secretariat))).toMatchObject({
    error: { code: 'assessor.ends-before', at: 'until', facts: { today } },
  });
  const ended = { type: 'firm.rescope', body: { scope: {}, until: '2026-05-31' } } as const;
  expect(playFirm(approveFirm, ended)).toMatchObject({ until: '2026-05-31' });
});

it('lets nobody of a firm answer for its entry, though of another firm’s', () => {
  const commands = [suspend, { type: 'firm.rescope', body: { scope: {} } } as const];
  for (const command of commands) {
    const give = (ownFirm: string) =>
      decideFirm(playFirm(approveFirm), { ...own, ...command }, { ...as(people.secretariat), ownFirm });
    expect(give('firm_1')).toMatchObject({ error: { code: 'firm.own-entry' } });
    expect(give('firm_2')).toMatchObject({ ok: true });
  }
});

describe('a person of the register', () => {
  const firm = playFirm(approveFirm);
  const approve = {
    type: 'assessor.approve',
    body: { email: 'ada@firm.example', name: 'Ada', firm: 'firm_1' },
  } as const;
  const approveFor = (scope: ApprovalScope) => ({ ...approve, body: { ...approve.body, scope } });
  const give = (state: AssessorState, command: Omit<AssessorCommand, 'id' | 'stream'>, more = {}) =>
    decideAssessor(state, { ...own, ...command } as AssessorCommand, {
      ...{ ...as(people.secretariat), account: 'ada', registered: false, firm },
      ...more,
    });
  const play = (...commands: readonly Omit<AssessorCommand, 'id' | 'stream'>[]): AssessorState =>
    commands.reduce<AssessorState>((state, command) => {
      const decision = give(state, command);
      return decision.ok ? decision.value.reduce(evolveAssessor, state) : state;
    }, noAssessor);

  it('belongs to an approved firm', () => {
    expect(give(noAssessor, approve, { firm: noFirm })).toMatchObject({ error: { code: 'firm.unknown', at: 'firm' } });
    expect(play(approve)).toMatchObject({ firm: 'Firm', firmEntry: 'firm_1', scope: {}, suspended: false });
  });

  const record = (until?: string) =>
    ({
      type: 'assessor.record-competence',
      body: { competence: 'Audit', ...(until === undefined ? {} : { until }) },
    }) as const;

  it('has competences, of which the newest record counts', () => {
    expect(play(approve, record('2025-01-01'), record('2027-01-01'))).toMatchObject({
      competences: { Audit: '2027-01-01' },
    });
    expect(play(approve, record('2025-01-01'), record())).toMatchObject({ competences: { Audit: null } });
  });

  it('is approved, suspended and reinstated by somebody else', () => {
    const herself = { ...as({ ...people.secretariat, id: 'ada' }) };
    expect(give(noAssessor, approve, herself)).toMatchObject({ error: { code: 'assessor.own-entry', at: 'email' } });
    for (const command of [suspendPerson, reinstatePerson, rescope('2027-01-01')])
      expect(give(play(approve), command, herself)).toMatchObject({ error: { code: 'assessor.own-entry' } });
  });

  it('is approved, suspended and reinstated by nobody of the same firm', () => {
    const acts = [suspendPerson, reinstatePerson, rescope('2027-01-01'), record()];
    expect(give(noAssessor, approve, { ownFirm: 'firm_1' })).toMatchObject({
      error: { code: 'assessor.own-firm', at: 'firm' },
    });
    expect(give(noAssessor, approve, { ownFirm: 'firm_2' }).ok).toBe(true);
    for (const command of acts)
      expect(give(play(approve), command, { ownFirm: 'firm_1' })).toMatchObject({
        error: { code: 'assessor.own-firm' },
      });
    expect(give(play(approve), suspendPerson, { ownFirm: 'firm_2' }).ok).toBe(true);
  });

  const rescope = (until: string) => ({
    type: 'assessor.rescope' as const,
    body: { scope: { metals: ['tin'] }, until },
  });
  const suspendPerson = { ...suspend, type: 'assessor.suspend' } as const;
  const reinstatePerson = { ...reinstate, type: 'assessor.reinstate' } as const;

  it('is rescoped, suspended and reinstated, and keeps all else that is on record', () => {
    const record = (competence: string) =>
      ({ type: 'assessor.record-competence', body: { competence, until: '2027-01-01' } }) as const;
    const known = play(approve, record('Audit'), record('Water'), rescope('2026-12-31'));
    expect(known).toEqual({
      ...{ stage: 'approved', assessor: 'firm_1', account: 'ada', name: 'Ada', firm: 'Firm', firmEntry: 'firm_1' },
      ...{ fictional: false, suspended: false, scope: { metals: ['tin'] }, until: '2026-12-31' },
      competences: { Audit: '2027-01-01', Water: '2027-01-01' },
    });
    const suspended = play(approve, record('Audit'), record('Water'), rescope('2026-12-31'), suspendPerson);
    expect(suspended).toEqual({ ...known, suspended: true });
    const reinstated = give(suspended, reinstatePerson);
    expect(reinstated.ok && reinstated.value.reduce(evolveAssessor, suspended)).toEqual(known);
  });

  it.each([
    ['access.duty-missing', noAssessor, approve, as(people.site)],
    ['access.unknown-account', noAssessor, approve, { account: undefined }],
    ['assessor.already-approved', noAssessor, approve, { registered: true }],
    ['assessor.already-approved', play(approve), approve, {}],
    ['date.impossible', noAssessor, { ...approve, body: { ...approve.body, until: '2027-02-30' } }, {}],
    ['assessor.unknown', noAssessor, suspendPerson, {}],
    ['date.impossible', play(approve), rescope('2027-02-30'), {}],
    ['assessor.unknown-scope', noAssessor, approveFor({ metals: ['moon'] }), {}],
    ['assessor.ends-before', noAssessor, { ...approve, body: { ...approve.body, until: '2026-05-31' } }, {}],
    ['assessor.suspended', play(approve, suspendPerson), suspendPerson, {}],
    ['assessor.not-suspended', play(approve), reinstatePerson, {}],
  ] as const)('is refused with %s', (code, state, command, more) => {
    expect(give(state, command, more)).toMatchObject({ error: { code } });
  });

  it('that was entered before firms had entries stays approved for everything', () => {
    const payload = { assessor: 'assessor_1', account: 'ada', name: 'Ada', firm: 'Old Firm' };
    expect(evolveAssessor(noAssessor, { type: 'assessor.approved', payload })).toMatchObject({
      scope: {},
      suspended: false,
    });
  });
});

describe('an approval', () => {
  it('counts for nothing while it is suspended, and counts again once it is reinstated', () => {
    const engagement = {
      metals: ['lead'],
      siteType: 'watermill',
      country: 'FR',
      scheme: shippedScheme('example-mill/1.1').scheme,
    };
    const checked = (state: FirmState) => (state.stage === 'none' ? 'none' : checkApproval(state, engagement, today));
    expect(checked(playFirm(approveFirm))).toBeUndefined();
    expect(checked(playFirm(approveFirm, suspend))).toMatchObject({
      error: { code: 'assessor.suspended', facts: { name: 'Firm' } },
    });
    expect(checked(playFirm(approveFirm, suspend, reinstate))).toBeUndefined();
  });
});

describe('a declaration', () => {
  const declaring = (body: Partial<Static<typeof Declare>>, actor: Actor = people.officer) => {
    const whole = { site: siteId, conflict: false, reason: '', ...body };
    const command = { id: 'command', stream: 'independence_1', type: 'independence.declare', body: whole } as const;
    return decideIndependence(noIndependence, command, { ...as(actor), siteKnown: true });
  };

  it('is made by assessors and officers, for themselves', () => {
    expect(declaring({})).toMatchObject({ value: [{ payload: { account: 'alex', conflict: false } }] });
    expect(declaring({}, people.assessor).ok).toBe(true);
    expect(declaring({}, people.site)).toMatchObject({ error: { code: 'access.duty-missing' } });
  });

  it.each([
    ['independence.reason-missing', { conflict: true }],
    ['independence.reason-missing', { ties: ['family'] }],
    ['independence.end-without-tie', { ended: { family: '2026-01-01' } }],
    ['date.impossible', { ties: ['family'], ended: { family: '2026-02-30' }, reason: 'x' }],
    ['independence.future', { ties: ['family'], ended: { family: '2026-06-02' }, reason: 'x' }],
  ] as const)('is refused with %s', (code, body) => {
    expect(declaring(body as Partial<Static<typeof Declare>>)).toMatchObject({ error: { code } });
  });

  it('names ties, each with its end where it has one', () => {
    expect(tiesDeclared({ ties: ['family', 'advice'], ended: { advice: '2025-01-01' } })).toEqual([
      { tie: 'family' },
      { tie: 'advice', endedOn: '2025-01-01' },
    ]);
  });
});
