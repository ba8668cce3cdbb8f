import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import type { Recorded } from '../envelope.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { noCycle, type CycleEvent, type CycleState } from './cycle.ts';
import { evolveCycle } from './evolve-cycle.ts';
import type { KnownOfPerson } from './conflict.ts';
import type { NextAct } from './act.ts';
import { isActOf, nextActs } from './next-act.ts';

const criterion = (id: string): Scheme['criteria'][number] => ({
  ...{ id, number: id, title: { en: id }, group: 'all', scale: 'two', notApplicable: 'never' },
});
const level = (id: string, rank: number, finding: boolean): Scheme['scales'][number]['levels'][number] => ({
  ...{ id, rank, finding, name: { en: id }, adverse: false, rationale: 'optional', evidence: 'optional' },
});
const scheme: Scheme = {
  format: 1,
  id: 'small',
  version: '1',
  name: { en: 'Small' },
  standardName: { en: 'Small rule' },
  owner: { name: 'Nobody', url: 'https://small.example' },
  languages: ['en'],
  authoritativeLanguage: 'en',
  timeZone: 'UTC',
  inForce: { from: plainDate('2020-01-01') },
  siteTypes: [{ id: 'yard', name: { en: 'Yard' } }],
  metals: [{ id: 'tin', name: { en: 'Tin' } }],
  groups: [{ id: 'all', name: { en: 'All' } }],
  scales: [{ id: 'two', levels: [level('there', 2, false), level('partly', 1, true)] }],
  criteria: [
    criterion('one'),
    criterion('two'),
    { ...criterion('elsewhere'), appliesWhen: { fact: 'siteType', isOneOf: ['mine'] } },
  ],
  letter: { name: { en: 'Letter' }, promises: [] },
  clocks: [
    {
      ...{ id: 'self', name: { en: 'Self' }, per: 'cycle', whenReached: { kind: 'none' } },
      ...{ due: { anchor: 'commitment.signed', after: { months: 3 } }, metBy: 'self-assessment.submitted' },
    },
    {
      ...{ id: 'visit', name: { en: 'Visit' }, per: 'cycle', whenReached: { kind: 'none' } },
      ...{ due: { anchor: 'commitment.signed', after: { months: 5 } }, metBy: 'assessment.visited' },
    },
    {
      ...{ id: 'mend', name: { en: 'Mend' }, per: 'finding', whenReached: { kind: 'none' } },
      ...{ due: { anchor: 'finding.raised', after: { days: 30 } }, metBy: 'finding.closed' },
    },
  ],
  marks: [],
  duties: {
    differ: [{ acts: ['award.propose', 'award.confirm'] }, { acts: ['assessment.submit', 'award.propose'] }],
    departureReasonLength: 10,
  },
};

const who = { site: 'account-site', secretariat: 'account-secretariat', assessor: 'account-assessor', ida: 'ida' };

type Step = readonly [actor: string, event: CycleEvent];

const letter: Step = [
  who.site,
  {
    type: 'commitment.signed',
    payload: {
      ...{ site: 'site_1', scheme: 'small', schemeVersion: '1', schemeHash: 'hash', signedOn: '2024-01-10' },
      ...{ signatory: { name: 'Ana', position: 'Head' }, contact: { name: 'Ben', email: 'ben@yard.example' } },
      ...{ promises: [], siteType: 'yard', metals: ['tin'], country: 'PE', fictional: true },
    },
  },
];
const accepted: Step = [who.secretariat, { type: 'commitment.accepted', payload: { acceptedOn: '2024-01-12' } }];
const answer = (id: string): Step => [
  who.site,
  { type: 'self-assessment.rated', payload: { criterion: id, level: 'there', rationale: '', evidence: [] } },
];
const submitted: Step = [who.site, { type: 'self-assessment.submitted', payload: { submittedOn: '2024-02-01' } }];
const appointed: Step = [
  who.secretariat,
  {
    type: 'assessment.appointed',
    payload: { assessor: 'assessor_1', account: who.assessor, name: 'Nora', firm: 'Firm' },
  },
];
const determined = (id: string): Step => [
  who.assessor,
  { type: 'assessment.rated', payload: { criterion: id, level: 'partly', rationale: '', evidence: [] } },
];
const reported: Step = [
  who.assessor,
  {
    type: 'assessment.submitted',
    payload: {
      ...{ visitedOn: '2024-03-01', submittedOn: '2024-03-08', summary: 'Seen.' },
      findings: ['one', 'two'].map((id) => ({ finding: `finding-${id}`, criterion: id, level: 'partly' })),
    },
  },
];
const reportAccepted: Step = [who.secretariat, { type: 'assessment.accepted', payload: { acceptedOn: '2024-03-10' } }];
const planned = (finding: string): Step => [
  who.site,
  {
    type: 'improvement.planned',
    payload: { finding, cause: 'None', action: 'Mend', owner: 'Ben', dueOn: '2024-04-01' },
  },
];
const done = (finding: string): Step => [
  who.site,
  { type: 'improvement.reported', payload: { finding, done: 'Mended', evidence: [] } },
];
const proposed: Step = [
  who.ida,
  { type: 'award.proposed', payload: { marks: ['star'], advised: ['star'], reason: '', departs: false, seen: 1 } },
];
const untilDecision: readonly Step[] = [
  ...[letter, accepted, answer('one'), answer('two'), submitted, appointed],
  ...[determined('one'), determined('two'), reported, reportAccepted],
];

function after(...steps: readonly Step[]): CycleState {
  return steps.reduce<CycleState>((state, [actor, event], index) => {
    const at = instant('2024-01-10T08:00:00Z');
    const recorded: Recorded<CycleEvent> = { stream: 'cycle_1', version: index + 1, at, actor, commandId: 'c', event };
    return evolveCycle(state, recorded);
  }, noCycle);
}

function acts(...steps: readonly Step[]): ReturnType<typeof nextActs> {
  return nextActs(after(...steps), steps.length, scheme);
}

const person = (id: string, more: Partial<Actor> = {}): Actor => ({ id, duties: [], sites: [], ...more });

describe('who must act next', () => {
  it('is the secretariat for a signed letter, without a day because no clock has started', () => {
    expect(acts(letter)).toEqual([{ duty: 'secretariat', act: 'commitment.accept', notBy: [] }]);
  });

  it('is the site again for a returned letter', () => {
    const returned: Step = [who.secretariat, { type: 'commitment.returned', payload: { reason: 'No position' } }];
    expect(acts(letter, returned)).toMatchObject([{ duty: 'site', act: 'commitment.sign' }]);
  });

  it('is the site for the criteria that apply and have no answer, by the day of the clock', () => {
    expect(acts(letter, accepted, answer('one'))).toEqual([
      { duty: 'site', act: 'self-assessment.rate', left: 1, due: '2024-04-10', notBy: [] },
    ]);
    expect(acts(letter, accepted, answer('one'), answer('two'))).toMatchObject([{ act: 'self-assessment.submit' }]);
  });

  it('is the secretariat or the site for appointing, by the day of the visit that this leads to', () => {
    const steps = [letter, accepted, answer('one'), answer('two'), submitted];
    expect(acts(...steps)).toMatchObject([
      { duty: 'secretariat', orDuty: 'site', act: 'assessment.appoint', due: '2024-06-10' },
    ]);
  });

  it('is the assessor until the report is there, then the secretariat', () => {
    expect(acts(...untilDecision.slice(0, 7))).toMatchObject([{ duty: 'assessor', act: 'assessment.rate', left: 1 }]);
    expect(acts(...untilDecision.slice(0, 8))).toMatchObject([{ duty: 'assessor', act: 'assessment.submit' }]);
    expect(acts(...untilDecision.slice(0, 9))).toMatchObject([{ duty: 'secretariat', act: 'assessment.accept' }]);
  });

  it('is an officer who did not assess, while the site plans its improvements by the day of their clock', () => {
    expect(acts(...untilDecision)).toEqual([
      { duty: 'officer', act: 'award.propose', notBy: [who.assessor] },
      {
        ...{ duty: 'site', act: 'improvement.plan', due: '2024-04-07', notBy: [] },
        findings: ['finding-one', 'finding-two'],
      },
    ]);
  });

  it('names each thing that findings wait for once', () => {
    const steps = [...untilDecision, planned('finding-one'), planned('finding-two'), done('finding-two')];
    expect(acts(...steps).slice(1)).toMatchObject([
      { duty: 'site', act: 'improvement.report', findings: ['finding-one'] },
      { duty: 'assessor', act: 'improvement.verify', findings: ['finding-two'] },
    ]);
  });

  it('is another officer than the proposer for a proposal', () => {
    const [confirm] = acts(...untilDecision, proposed);
    expect(confirm).toMatchObject({ duty: 'officer', act: 'award.confirm', notBy: [who.ida] });
  });

  it('is an officer with a fresh proposal where something overtook the first', () => {
    expect(acts(...untilDecision, proposed, planned('finding-one'))[0]).toMatchObject({ act: 'award.propose' });
  });

  it('is nobody when the award is decided and no finding is open, and before anything began', () => {
    const confirmed: Step = [
      'mel',
      { type: 'award.confirmed', payload: { proposedBy: 'ida', marks: [], validFrom: '2024-03-20' } },
    ];
    const without = untilDecision.map(([actor, event]): Step =>
      event.type === 'assessment.submitted'
        ? [actor, { ...event, payload: { ...event.payload, findings: [] } }]
        : [actor, event],
    );
    expect(acts(...without, proposed, confirmed)).toEqual([]);
    expect(acts()).toEqual([]);
  });
});

describe('an act is somebody’s own', () => {
  const [, improve] = acts(...untilDecision);
  const [confirm] = acts(...untilDecision, proposed);

  const day = plainDate('2024-04-01');
  const isOwn = (actor: Actor, state: CycleState, act: NextAct, known: Partial<KnownOfPerson> = {}): boolean =>
    isActOf(actor, state, act, scheme, { today: day, ...known });

  it('when it is about their own site', () => {
    expect(isOwn(person('a', { sites: ['site_1'] }), after(...untilDecision), improve!)).toBe(true);
    expect(isOwn(person('a', { sites: ['site_2'], duties: ['site'] }), after(...untilDecision), improve!)).toBe(false);
  });

  it('when they are the assessor who is appointed, not any assessor', () => {
    const steps = untilDecision.slice(0, 7);
    const [rate] = acts(...steps);
    expect(isOwn(person(who.assessor), after(...steps), rate!)).toBe(true);
    expect(isOwn(person('b', { duties: ['assessor'] }), after(...steps), rate!)).toBe(false);
  });

  it('unless the scheme wants another person', () => {
    const state = after(...untilDecision, proposed);
    expect(isOwn(person('mel', { duties: ['officer'] }), state, confirm!)).toBe(true);
    expect(isOwn(person(who.ida, { duties: ['officer'] }), state, confirm!)).toBe(false);
  });

  it('and not while a tie to the site, declared or on the register, would have it refused', () => {
    const tied = { declaration: { conflict: true, ties: [], declaredOn: day } };
    const decided = after(...untilDecision, proposed);
    for (const known of [tied, { ties: [{ tie: 'employment' as const }] }]) {
      expect(isOwn(person('mel', { duties: ['officer'] }), decided, confirm!, known)).toBe(false);
    }
    const steps = untilDecision.slice(0, 7);
    const [rate] = acts(...steps);
    expect(isOwn(person(who.assessor), after(...steps), rate!, tied)).toBe(false);
    // What a site does about itself is no decision about others.
    expect(isOwn(person('a', { sites: ['site_1'] }), after(...untilDecision), improve!, tied)).toBe(true);
  });
});
