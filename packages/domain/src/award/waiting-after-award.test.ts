/** What waits for somebody after an award: a suspension to be ended, conditions that are open. */
import { plainDate } from '@touchstone/kernel';
import { expect, it } from 'vitest';
import type { NextAct, NextActName } from '../cycle/act.ts';
import { nextActs } from '../cycle/next-act.ts';
import {
  people,
  playAward,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { Scheme } from '../scheme/scheme.ts';

const shipped = shippedScheme('example-mill/1.1');
const day = plainDate('2025-03-01');
const site = { siteType: 'watermill', metals: ['lead'] };
const text = { en: 'A second gate.' };
/** The example's own scheme, with a condition that comes with its mark. */
const scheme: Scheme = {
  ...shipped.scheme,
  marks: shipped.scheme.marks.map((mark) => ({ ...mark, conditions: [{ id: 'gate', text, clock: 'surveillance' }] })),
};
const compiled = { ...shipped, scheme };

const awarded = playCycle(compiled, site, day);
playToAssessment(awarded, compiled, site, day);
playReport(awarded, compiled, day, () => 'exemplary');
playAward(awarded, ['mill-star']);
const reason = 'The gate was shut.';

const waiting = (cycle: PlayedCycle, name: NextActName): NextAct | undefined =>
  nextActs(cycle.state(), cycle.version(), scheme).find(({ act }) => act === name);

it('has an open condition wait for the secretariat, by its day, until it is fulfilled or its mark ended', () => {
  const cycle = awarded.copy();
  const act = { act: 'condition.fulfil', duty: 'secretariat', notBy: [], due: '2026-09-01' };
  expect(waiting(cycle, 'condition.fulfil')).toEqual(act);
  const ended = cycle.copy();
  ended.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason } });
  expect(waiting(ended, 'condition.fulfil')).toBeUndefined();
  const body = { mark: 'mill-star', condition: 'gate', note: 'It stands.' };
  cycle.do(people.secretariat, { type: 'condition.fulfil', body });
  expect(waiting(cycle, 'condition.fulfil')).toBeUndefined();
});

it('has a suspension wait for an officer, by its clock, until it is lifted or the award withdrawn', () => {
  const cycle = awarded.copy();
  expect(waiting(cycle, 'award.lift')).toBeUndefined();
  cycle.do(people.officer, { type: 'award.suspend', body: { ground: 'closed-gate', reason } });
  expect(waiting(cycle, 'award.lift')).toMatchObject({ duty: 'officer', due: '2025-06-01' });
  const withdrawn = cycle.copy();
  withdrawn.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason } });
  expect(waiting(withdrawn, 'award.lift')).toBeUndefined();
  cycle.do(people.otherOfficer, { type: 'award.lift', body: { reason } });
  expect(waiting(cycle, 'award.lift')).toBeUndefined();
});
