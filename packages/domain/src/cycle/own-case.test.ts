/**
 * Nobody decides where they are conflicted: a cycle passes every decision that there is, and before each is taken, the very
 * person who may take it is refused for being responsible for the site, on its team, withdrawn, or declared to have a tie.
 */
import { plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { answers, decisions } from './conflict.ts';
import type { CycleFacts } from './decide-cycle.ts';
import {
  candidate,
  people,
  playCycle,
  playReport,
  playToAssessment,
  sectionsOf,
  shippedScheme,
  siteId,
  type PlayedCommand,
  type PlayedCycle,
} from './played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.0');
const mill = { siteType: 'watermill', metals: ['lead'] };
const criterion = compiled.scheme.criteria.find(({ notApplicable }) => notApplicable !== 'never')?.id ?? '';
const day = plainDate('2025-03-01');
const reason = 'Said at length, so that whoever reads it knows why. '.repeat(4);
const withdrawn: Actor = { ...people.officer, id: 'rae' };
const third: Actor = { ...people.officer, id: 'cat' };

/** What may be decided instead. */
const opposites: Readonly<Partial<Record<PlayedCommand['type'], PlayedCommand>>> = {
  'commitment.accept': { type: 'commitment.return', body: { reason } },
  'assessment.approve-team': { type: 'assessment.refuse-team', body: { reason } },
  'assurance-plan.approve': { type: 'assurance-plan.return', body: { reason } },
  'assessment.accept': { type: 'assessment.return', body: { reason } },
  'exclusion.confirm': { type: 'exclusion.decline', body: { criterion, reason } },
  'award.confirm': { type: 'award.decline', body: { reason } },
};
const ofAssessorsToo = ['self-assessment.return', 'surveillance.complete', 'commitment.accept', 'commitment.return'];

/** The same cycle, in which every decision is first tried by people who are not free to take it. */
function watched(cycle: PlayedCycle, tried: Set<string>): PlayedCycle {
  const tryBy = (who: Actor, command: PlayedCommand, facts: Partial<CycleFacts>): void => {
    const twin = cycle.copy();
    const before = twin.state();
    expect(twin.give(who, command, facts), `${who.id} gives ${command.type}`).toMatchObject({
      ok: false,
      error: {
        code: expect.stringMatching(
          /^(award\.conflicted|award\.recused|duty\.own-case|exclusion\.own-team)$/,
        ) as string,
      },
    });
    expect(twin.state()).toBe(before);
  };
  const tryOut = (who: Actor, command: PlayedCommand, facts: Partial<CycleFacts>): void => {
    const { type } = command;
    const decides = decisions.includes(type);
    if (!decides && !answers.includes(type)) return;
    expect(cycle.copy().give(who, command, facts), `${who.id} gives ${type}`).toMatchObject({ ok: true });
    tried.add(type);
    tryBy({ ...who, sites: [siteId] }, command, facts);
    if (!ofAssessorsToo.includes(type)) tryBy({ ...who, id: people.assessor.id }, command, facts);
    if (!decides) return;
    tryBy(who, command, { ...facts, declaration: { conflict: true, ties: [], declaredOn: day } });
    tryBy({ ...who, id: withdrawn.id }, command, facts);
  };
  return {
    ...cycle,
    do: (who, command, facts = {}) => {
      const opposite = opposites[command.type];
      for (const one of opposite === undefined ? [command] : [command, opposite]) tryOut(who, one, facts);
      if (command.type === 'assessment.appoint') {
        const proposed = watched(cycle.copy(), tried);
        proposed.do(people.secretariat, { type: 'self-assessment.return', body: { reason, comments: {} } });
        proposed.do(people.site, { type: 'self-assessment.submit', body: {} });
        expect(proposed.give(people.site, command, facts).ok).toBe(true);
        proposed.do(people.secretariat, { type: 'assessment.approve-team', body: {} }, { candidates: [candidate()] });
      }
      cycle.do(who, command, facts);
    },
  };
}

test('nobody takes a decision on a site that they are tied to, nor answers what they asked for themselves', () => {
  const tried = new Set<string>();
  const cycle = watched(playCycle(compiled, mill, day), tried);
  playToAssessment(cycle, compiled, mill, day);
  playReport(cycle, compiled, day, () => 'robust');
  cycle.do(people.secretariat, { type: 'assessment.return', body: { reason } });
  cycle.do(people.assessor, { type: 'assessment.exclude', body: { criterion, reason } });
  const sections = sectionsOf(compiled.scheme);
  cycle.do(people.assessor, { type: 'assessment.submit', body: { visitedOn: day, summary: reason, sections } });
  cycle.do(people.secretariat, { type: 'exclusion.confirm', body: { criterion } });
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  cycle.do(withdrawn, { type: 'award.recuse', body: { reason } });
  const marks = compiled.scheme.marks.map(({ id }) => id);
  cycle.do(people.officer, { type: 'award.propose', body: { marks, reason, seen: cycle.version() } });
  cycle.do(third, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
  cycle.do(people.otherOfficer, { type: 'award.confirm', body: { seen: cycle.version() } });
  cycle.do(people.officer, { type: 'conformance.confirm', body: {} });
  cycle.do(people.secretariat, { type: 'surveillance.complete', body: { visitedOn: day, summary: reason } });
  cycle.do(people.site, { type: 'change.notify', body: { happenedOn: day, description: reason } });
  cycle.do(people.secretariat, { type: 'change.answer', body: { effect: 'none', reason } });
  const suspend = { type: 'award.suspend', body: { ground: 'closed-gate', reason } } as const;
  cycle.do(people.officer, suspend);
  cycle.do(people.otherOfficer, { type: 'award.lift', body: { reason } });
  cycle.do(people.officer, suspend);
  cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason } });
  cycle.do(people.site, { type: 'appeal.lodge', body: { ground: 'wrong-facts', reason } });
  cycle.do(third, { type: 'appeal.decide', body: { outcome: 'stands', reason } });
  // Conditions of an award are the one answer that this scheme does not come to.
  const all = [...decisions, ...answers].filter((act) => act !== 'condition.fulfil');
  expect([...tried].sort()).toEqual(all.sort());
});
