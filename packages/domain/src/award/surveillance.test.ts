/** Whose act the look at an awarded site is. */
import { plainDate } from '@touchstone/kernel';
import { expect, it } from 'vitest';
import { isActOf, nextActs, type NextAct } from '../cycle/next-act.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const { scheme } = compiled;
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');

const star = playCycle(compiled, site, day);
playToAssessment(star, compiled, site, day);
playReport(star, compiled, day, () => 'exemplary');
star.do(people.everything, { type: 'assessment.accept', body: {} });
star.do(people.officer, {
  type: 'award.propose',
  body: { marks: ['mill-star'], reason: 'x'.repeat(150), seen: star.version() },
});
star.do(people.otherOfficer, { type: 'award.confirm', body: { seen: star.version() } });

const look = (cycle: PlayedCycle): NextAct | undefined =>
  nextActs(cycle.state(), cycle.version(), scheme).find(({ act }) => act === 'surveillance.complete');

it('is the team’s by its day, and the secretariat’s too once that has passed, until somebody has looked', () => {
  const cycle = star.copy();
  expect(look(cycle)).toEqual({ act: 'surveillance.complete', duty: 'assessor', notBy: [], due: '2026-09-01' });
  expect(isActOf(people.assessor, cycle.state(), look(cycle)!, scheme, { today: day })).toBe(true);
  cycle.on(plainDate('2026-09-02'));
  cycle.do(people.job, { type: 'clock.reach', body: { clock: 'surveillance', asOf: '2026-09-02' } });
  expect(look(cycle)).toMatchObject({ duty: 'assessor', orDuty: 'secretariat' });
  const late = plainDate('2026-09-02');
  expect(isActOf(people.secretariat, cycle.state(), look(cycle)!, scheme, { today: late })).toBe(true);
  cycle.do(people.assessor, { type: 'surveillance.complete', body: { visitedOn: late, summary: 'Gate open.' } });
  expect(look(cycle)).toBeUndefined();
});

it('is nobody’s where the award does not stand, or where the scheme asks for none', () => {
  const cycle = star.copy();
  cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } });
  expect(look(cycle)).toBeUndefined();
  const { surveillance: _asked, ...afterAward } = scheme.afterAward ?? {};
  const acts = nextActs(star.state(), star.version(), { ...scheme, afterAward });
  expect(acts.map(({ act }) => act)).not.toContain('surveillance.complete');
});
