/** A cycle of the example from the appointment to the end of an appeal: whom it waits for at every step, and for whom not. */
import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { CommandName } from '../registers.ts';
import { restsOnPerson } from './conflict.ts';
import { assessorsNamedIn } from './assessors-named.ts';
import { dutiesHere } from './decide-cycle.ts';
import { nextActs } from './next-act.ts';
import {
  assessorId,
  people,
  playCycle,
  playRatings,
  playToAssessment,
  sectionsOf,
  shippedScheme,
  siteId,
  type PlayedCycle,
} from './played-cycle.test-support.ts';

const shipped = shippedScheme('example-mill/1.1');
/** The same scheme, which asks for every step that there is before a visit. */
const scheme: Scheme = {
  ...shipped.scheme,
  steps: [...(shipped.scheme.steps ?? []), { step: 'desk-review' }, { step: 'plan-check' }, { step: 'visit-notice' }],
  assessment: { ...shipped.scheme.assessment, visit: 'on-site' },
};
const compiled = { ...shipped, scheme };
const mill = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const reason = 'Said at length, so that whoever reads it knows why. '.repeat(4);
const third: Actor = { id: 'cat', duties: ['officer'], sites: [] };
const fourth: Actor = { ...third, id: 'dan' };

const waits = (cycle: PlayedCycle) =>
  nextActs(cycle.state(), cycle.version(), scheme).map(({ act, duty, notBy }) => [duty, act, ...notBy]);
const atFirst = (cycle: PlayedCycle) => waits(cycle)[0];

const underWay = playCycle(compiled, mill, day);
playToAssessment(underWay, compiled, mill, day);

function determined(): PlayedCycle {
  const cycle = underWay.copy();
  const { assessor, secretariat } = people;
  expect(atFirst(cycle)).toEqual(['assessor', 'desk-review.complete']);
  cycle.do(assessor, { type: 'desk-review.complete', body: { summary: reason } });
  expect(atFirst(cycle)).toEqual(['assessor', 'assurance-plan.submit']);
  const sample = (scheme.assessment?.interviews ?? []).map(({ atLeast, id: group }) => ({
    group,
    number: atLeast ?? 1,
  }));
  const consulted = { group: 'Neighbours', name: 'Village council', method: 'A talk', consultedOn: day };
  const words = { extent: reason, mediaScan: reason, stakeholders: reason, sampling: reason };
  const plan = { ...words, nothingFound: true, stakeholderList: [consulted], visitFrom: day, visitUntil: day, sample };
  cycle.do(assessor, { type: 'assurance-plan.submit', body: plan });
  expect(atFirst(cycle)?.slice(0, 2)).toEqual(['secretariat', 'assurance-plan.approve']);
  cycle.do(secretariat, { type: 'assurance-plan.approve', body: {} });
  expect(atFirst(cycle)).toEqual(['secretariat', 'visit.announce']);
  cycle.do(secretariat, { type: 'visit.announce', body: {} });
  expect(atFirst(cycle)).toEqual(['assessor', 'visit.record']);
  cycle.do(assessor, { type: 'visit.record', body: { firstDay: day, lastDay: day, meetings: '' } });
  expect(atFirst(cycle)).toEqual(['assessor', 'interview.record']);
  for (const { group, number } of sample) {
    const interview = { group, number, heldOn: day, notes: reason };
    cycle.do(assessor, { type: 'interview.record', body: interview });
  }
  expect(atFirst(cycle)).toEqual(['assessor', 'assessment.rate']);
  playRatings(cycle, compiled, 'assessment', () => ({ level: 'exemplary', rationale: reason, evidence: ['e'] }));
  return cycle;
}

function awarded(): PlayedCycle {
  const cycle = determined();
  const sections = sectionsOf(scheme);
  expect(atFirst(cycle)?.slice(0, 2)).toEqual(['assessor', 'assessment.submit']);
  cycle.do(people.assessor, { type: 'assessment.submit', body: { visitedOn: day, summary: reason, sections } });
  expect(atFirst(cycle)?.slice(0, 2)).toEqual(['secretariat', 'assessment.accept']);
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  cycle.do(third, { type: 'award.recuse', body: { reason } });
  expect(atFirst(cycle)).toEqual(['officer', 'award.propose', third.id]);
  const marks = scheme.marks.map(({ id }) => id);
  cycle.do(people.officer, { type: 'award.propose', body: { marks, reason, seen: cycle.version() } });
  const others = [people.officer.id, people.secretariat.id, third.id];
  expect(atFirst(cycle)).toEqual(['officer', 'award.confirm', ...others]);
  cycle.do(people.otherOfficer, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
  cycle.do(fourth, { type: 'award.confirm', body: { seen: cycle.version() } });
  return cycle;
}

describe('whom a cycle waits for', () => {
  it('is one after the other until the award, and then whoever answers what was told or asked since', () => {
    const cycle = awarded();
    const acts = () => waits(cycle).map(([, act]) => act);
    expect(acts()).not.toContain('change.answer');
    cycle.do(people.site, { type: 'change.notify', body: { happenedOn: day, description: reason } });
    expect(waits(cycle)).toContainEqual(['secretariat', 'change.answer']);
    cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason } });
    // Nothing of an award that is gone is answered any more.
    expect(acts()).not.toContain('change.answer');
    cycle.do(people.site, { type: 'appeal.lodge', body: { ground: 'wrong-facts', reason } });
    const hears = () => waits(cycle).find(([, act]) => act === 'appeal.decide');
    expect(hears()).toEqual(['officer', 'appeal.decide', fourth.id, people.officer.id, third.id]);
    cycle.do(people.otherOfficer, { type: 'appeal.decide', body: { outcome: 'stands', reason } });
    expect(hears()).toEqual([
      'officer',
      'appeal.decide',
      fourth.id,
      people.officer.id,
      people.otherOfficer.id,
      third.id,
    ]);
  });
});

describe('who somebody is in a cycle', () => {
  const here = (actor: Actor, cycle = underWay) => dutiesHere(cycle.running(), actor);

  it.each([
    ['of the site and nothing else', { ...people.secretariat, sites: [siteId] }, ['site']],
    ['the assessor and nothing else', { ...people.assessor, duties: ['assessor', 'secretariat'] }, ['assessor']],
    [
      'both parts of one who is of the site and leads its team',
      { ...people.assessor, sites: [siteId] },
      ['site', 'assessor'],
    ],
    ['the scheme’s staff, and no assessor of other sites', people.everything, ['secretariat', 'officer', 'operator']],
    ['nobody', { ...people.site, sites: [] }, []],
  ] as const)('is %s', (_what, actor, duties) => {
    expect(here(actor)).toEqual(duties);
  });

  it('rests on what is known of the person for decisions, for the acts of their own team, and for what they do for the scheme', () => {
    const asks = (actor: Actor, act: CommandName) => restsOnPerson(underWay.running(), actor, act);
    expect(asks(people.officer, 'award.propose')).toBe(true);
    expect(asks(people.assessor, 'assessment.rate')).toBe(true);
    expect(asks(people.everything, 'assessment.rate')).toBe(false);
    expect(asks(people.assessor, 'visit.announce')).toBe(false);
    expect(asks(people.secretariat, 'assessment.accept')).toBe(true);
    expect(asks(people.secretariat, 'clock.extend')).toBe(true);
    expect(asks(people.site, 'clock.extend')).toBe(false);
  });
});

describe('the entries that an appointment needs', () => {
  const second = 'assessor_00000000-0000-7000-8000-000000000009';
  const named = (cycle: PlayedCycle, command: Omit<Parameters<typeof assessorsNamedIn>[1], 'id' | 'stream'>) =>
    assessorsNamedIn(cycle.running(), { id: 'c', stream: 's', ...command } as Parameters<typeof assessorsNamedIn>[1]);

  it('are all that it names, the lead first', () => {
    const body = { assessor: assessorId, members: [second] };
    expect(named(underWay, { type: 'assessment.appoint', body })).toEqual([assessorId, second]);
    expect(named(underWay, { type: 'assessment.appoint', body: { assessor: second } })).toEqual([second]);
  });

  it('are whoever follows, if anybody does', () => {
    const leaves = { leaves: assessorId, reason };
    expect(named(underWay, { type: 'assessment.replace', body: leaves })).toEqual([]);
    expect(named(underWay, { type: 'assessment.replace', body: { ...leaves, follows: second } })).toEqual([second]);
  });

  it('are the proposed team where one waits for its approval', () => {
    expect(named(underWay, { type: 'assessment.approve-team', body: {} })).toEqual([]);
  });
});
