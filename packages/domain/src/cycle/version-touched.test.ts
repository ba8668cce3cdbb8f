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
} from './played-cycle.test-support.ts';
import { versionTouched } from './version-touched.ts';

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
