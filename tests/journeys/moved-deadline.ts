/**
 * A deadline that people move, in their own words: one stands still while the mill is under water, one of a finding is
 * given a later day within its outer bound, and the one that nobody met in the end lets the commitment lapse. With the
 * refusals that people meet on the way.
 */
import { addPeriod, defined, type PlainDate } from '@touchstone/kernel';
import type { Clock, Scheme } from '@touchstone/domain';
import type { Place } from '@touchstone/testkit';
import { expect } from 'vitest';
import { answersAll, reportsAll } from './whole-steps.ts';
import type { Years } from './years-after.ts';

const reason = 'The mill stands under water, and nobody can enter it before the river falls again.';

/** The day on which the clock stands still, for looking back. */
export function pausedOn(start: PlainDate): PlainDate {
  return addPeriod(start, { days: 5 });
}

/** Under a scheme that lets people pause a clock of the cycle and extend one of a finding, and whose commitment can lapse. */
export async function tellMovedDeadline(years: Years, name: string, start: PlainDate): Promise<Place> {
  const { people, scheme } = await years.on(start);
  const { id: clock } = clockOf(scheme, ({ pause, per }) => per === 'cycle' && pause !== undefined && pause !== null);
  const place = await people.signsLetter(await people.filesSite(name));
  await people.acceptsLetter(place);
  const due = defined((await years.clock(place, clock))?.due, 'a due day');

  await people.refused('clock.not-yours', people.pauses(place, 'site', { clock }, reason));
  await people.refused('clock.reason-too-short', people.pauses(place, 'secretariat', { clock }, 'Flood.'));
  await people.pauses(place, 'secretariat', { clock }, reason);
  const later = await years.on(addPeriod(start, { days: 10 }));
  expect(await years.clock(place, clock)).toMatchObject({ state: 'paused', pausedOn: start });
  await later.people.resumes(place, 'secretariat', { clock }, reason);
  expect(await years.clock(place, clock)).toMatchObject({ state: 'running', due: addPeriod(due, { days: 10 }) });

  await isGivenTime(years, place, addPeriod(start, { days: 11 }), start);
  await years.on(addPeriod(start, { months: 23, days: 2 }));
  expect(await years.stage(place, 'lapsed')).toBe('lapsed');
  return place;
}

async function isGivenTime(years: Years, place: Place, day: PlainDate, start: PlainDate): Promise<void> {
  const { people, quick, scheme } = await years.on(day);
  const gap = defined(quick.criteria[0], 'a criterion');
  const manual = await answersAll(quick, place);
  const assessor = await quick.approvesAssessor('assessor', await quick.approvesFirm());
  await quick.declares('assessor', place.site, false);
  await quick.appoints(place, assessor);
  await reportsAll(quick, place, manual, gap);
  const { id: clock } = clockOf(scheme, ({ extension, per }) => per === 'finding' && extension !== undefined);
  const named = { clock, finding: `finding-${gap.id}` };
  const far = addPeriod(start, { months: 22 });
  await people.refused('clock.beyond-bound', people.extendsClock(place, 'officer-a', named, far, reason));
  const near = addPeriod(start, { months: 8 });
  await people.extendsClock(place, 'officer-a', named, near, reason);
  await people.refused('clock.not-later', people.extendsClock(place, 'officer-a', named, near, reason));
}

function clockOf({ clocks }: Scheme, fits: (clock: Clock) => boolean): Clock {
  return defined(clocks.find(fits), 'a clock that people may move');
}
