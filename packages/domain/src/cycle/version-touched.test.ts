import { plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import type { CycleCommand } from './decide-cycle.ts';
import {
  people,
  playAward,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
} from './played-cycle.test-support.ts';
import { versionTouched } from './version-touched.ts';
import {
  announce,
  approve,
  early,
  interview,
  late,
  plan,
  review,
  strict,
  underWay,
  visit,
} from '../assessment/under-way.test-support.ts';

test('the credential of an award, put on record by a job, clashes with nobody', () => {
  const compiled = shippedScheme('copper-mark/rra-2.0');
  const [site, day] = [{ siteType: 'rod-mill', metals: ['copper'] }, plainDate('2022-11-28')];
  const cycle = playCycle(compiled, site, day);
  playToAssessment(cycle, compiled, site, day);
  playReport(cycle, compiled, day, () => 'fully-meets');
  playAward(cycle, ['copper-mark']);
  const suspend = { type: 'award.suspend', body: { reason: 'A spill.' } } as const;
  const touched = (): number =>
    versionTouched(cycle.state(), { id: 'one', stream: 'cycle_1', ...suspend } satisfies CycleCommand, cycle.version());
  const seen = cycle.version();
  expect(touched()).toBe(seen);
  const credential = { id: 'credential', subject: 'award', jwt: 'a.b.c', sha256: '0'.repeat(64), statusIndex: 0 };
  cycle.do(people.job, { type: 'credential.record', body: credential });
  expect([cycle.version(), touched()]).toEqual([seen + 1, seen]);
  // Whatever people did since is told to everybody who has not seen it.
  cycle.do(people.officer, suspend);
  expect(touched()).toBe(seen + 2);
});

test('the plan of a visit and its record clash with what was written of them since, and with nothing else', () => {
  const cycle = underWay(strict, early);
  const touched = (command: PlayedCommand): number =>
    versionTouched(cycle.state(), { id: 'one', stream: 'cycle_1', ...command }, cycle.version());
  const note: PlayedCommand = { type: 'desk-review.note', body: { criterion: 'mill-1', note: 'Why?' } };
  const observe: PlayedCommand = { type: 'observation.record', body: { kind: 'observation', text: 'Dust.' } };
  expect([plan(), visit].map(touched)).toEqual([0, 0]);
  cycle.do(people.assessor, review);
  const reviewed = cycle.version();
  cycle.do(people.assessor, note);
  cycle.do(people.assessor, observe);
  expect([plan(), approve, announce, review, visit].map(touched)).toEqual([reviewed, reviewed, reviewed, reviewed, 0]);
  cycle.do(people.assessor, plan());
  expect(touched(approve)).toBe(cycle.version());
  cycle.do(people.secretariat, approve);
  cycle.do(people.secretariat, announce);
  const announced = cycle.version();
  cycle.on(late);
  cycle.do(people.assessor, visit);
  expect([touched(plan()), touched(visit)]).toEqual([announced, cycle.version()]);
  expect([note, observe, interview('millers', 3)].map(touched)).toEqual([0, 0, 0]);
});
