/** Whose act the look at an awarded site is, and when. */
import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { clocksOfCycle } from '../cycle/cycle-clocks.ts';
import { forecastOf } from '../cycle/forecast.ts';
import type { NextAct } from '../cycle/act.ts';
import { isActOf, nextActs } from '../cycle/next-act.ts';
import {
  people,
  playAward,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { Clock, Scheme } from '../scheme/scheme.ts';

const compiled = shippedScheme('example-mill/1.1');
const { scheme } = compiled;
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');

const star = playCycle(compiled, site, day);
playToAssessment(star, compiled, site, day);
playReport(star, compiled, day, () => 'exemplary');
playAward(star, ['mill-star']);

const look = (cycle: PlayedCycle, under: Scheme = scheme): NextAct | undefined =>
  nextActs(cycle.state(), cycle.version(), under).find(({ act }) => act === 'surveillance.complete');

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

describe('a look that comes round', () => {
  /** The example's own scheme, whose mills are seen half a year after the award, and every year from then on. */
  const yearly: Scheme = {
    ...scheme,
    clocks: scheme.clocks.map((clock): Clock => {
      if (clock.id !== 'surveillance') return clock;
      const right = { by: 'officer', reasonLength: 0 } as const;
      const due = { anchor: 'award.confirmed', after: { months: 6 } };
      return { ...clock, due, thenEvery: { years: 1 }, extension: right, pause: right };
    }),
  };
  const seen = playCycle({ ...compiled, scheme: yearly }, site, day);
  playToAssessment(seen, compiled, site, day);
  playReport(seen, compiled, day, () => 'exemplary');
  playAward(seen, ['mill-star']);

  const reading = (cycle: PlayedCycle, today: string) =>
    clocksOfCycle(cycle.running(), yearly, plainDate(today)).find(({ clock }) => clock === 'surveillance');
  const looked = (visitedOn: string): PlayedCommand => ({
    type: 'surveillance.complete',
    body: { visitedOn, summary: 'Gate open.' },
  });
  const reach = (asOf: string): PlayedCommand => ({ type: 'clock.reach', body: { clock: 'surveillance', asOf } });

  it('is due again a year after the day of the last one, for whoever asks', () => {
    const cycle = seen.copy();
    expect(look(cycle, yearly)).toMatchObject({ due: '2025-09-01' });
    cycle.on(plainDate('2025-08-20'));
    cycle.do(people.assessor, looked('2025-08-10'));
    const due = '2026-08-10';
    expect(look(cycle, yearly)).toEqual({ act: 'surveillance.complete', duty: 'assessor', notBy: [], due });
    expect(reading(cycle, due)).toEqual({ clock: 'surveillance', due, state: 'running' });
    expect(forecastOf(cycle.running(), yearly, plainDate(due), false).deadlines).toContainEqual({
      clock: 'surveillance',
      due,
    });
    cycle.on(plainDate('2026-08-11'));
    expect(reading(cycle, '2026-08-11')).toMatchObject({ due, state: 'overdue' });
  });

  it('runs out each time that nobody has looked, and is whole again after the next look', () => {
    const cycle = seen.copy();
    for (const [late, seenOn, next] of [
      ['2025-09-02', '2025-10-01', '2026-10-01'],
      ['2026-10-02', '2026-11-05', '2027-11-05'],
    ] as const) {
      cycle.on(plainDate(late));
      cycle.do(people.job, reach(late));
      expect(cycle.give(people.job, reach(late))).toMatchObject({ error: { code: 'clock.already-reached' } });
      expect(cycle.running().award.stage).toBe('suspended');
      expect(look(cycle, yearly)).toMatchObject({ orDuty: 'secretariat' });
      cycle.on(plainDate(seenOn));
      cycle.do(people.secretariat, looked(seenOn));
      cycle.do(people.officer, { type: 'award.lift', body: { reason: 'It was seen.' } });
      expect(look(cycle, yearly)).toEqual({ act: 'surveillance.complete', duty: 'assessor', notBy: [], due: next });
    }
  });

  it('leaves behind what was granted for the one before', () => {
    const cycle = seen.copy();
    const body = { clock: 'surveillance', reason: 'Flood.' };
    cycle.do(people.officer, { type: 'clock.extend', body: { ...body, to: '2028-01-01' } });
    cycle.do(people.officer, { type: 'clock.pause', body });
    expect(reading(cycle, '2025-03-11')).toMatchObject({ due: '2028-01-11', state: 'paused' });
    cycle.on(plainDate('2025-06-01'));
    cycle.do(people.assessor, looked('2025-06-01'));
    expect(reading(cycle, '2025-06-02')).toMatchObject({ due: '2026-06-01', state: 'running' });
  });

  it('counts from the later of two, in whatever order they are put on record', () => {
    const cycle = seen.copy();
    cycle.on(plainDate('2025-08-20'));
    cycle.do(people.assessor, looked('2025-08-10'));
    cycle.do(people.assessor, looked('2025-04-01'));
    expect(look(cycle, yearly)).toMatchObject({ due: '2026-08-10' });
  });

  it('is over with the award, and nothing of it runs out any more', () => {
    const cycle = seen.copy();
    cycle.on(plainDate('2027-08-01'));
    cycle.do(people.assessor, looked('2027-08-01'));
    cycle.on(plainDate('2027-09-02'));
    cycle.do(people.job, { type: 'clock.reach', body: { clock: 'lapse', asOf: '2027-09-02' } });
    expect(look(cycle, yearly)).toBeUndefined();
    expect(reading(cycle, '2027-09-02')).toBeUndefined();
    cycle.on(plainDate('2029-01-01'));
    expect(cycle.give(people.job, reach('2029-01-01'))).toMatchObject({ error: { code: 'clock.cycle-ended' } });
  });
});
