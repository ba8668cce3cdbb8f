/**
 * What comes after an award, in the words of the people who do it: full conformance, surveillance, suspension and appeal, a
 * withdrawal that is set aside, a change that leads to a re-assessment under the version then in force, which finds again what
 * was found before, the award that takes the place of the first, and its end. With the refusals that people meet on the way.
 */
import { addPeriod, defined, type PlainDate } from '@touchstone/kernel';
import {
  repeatOf,
  startingPoints,
  type ClockReading,
  type Criterion,
  type CycleStage,
  type Scheme,
} from '@touchstone/domain';
import { levelOf, type Officer, type Place, type Scenario } from '@touchstone/testkit';
import { expect } from 'vitest';
import { answersAll, reportsAll } from './whole-steps.ts';

export interface Day {
  /** act through the door that is tried */
  readonly people: Scenario;
  /** fills in what would only repeat */
  readonly quick: Scenario;
  /** in force on that day */
  readonly scheme: Scheme;
}

/** A door to the product through which years pass. */
export interface Years {
  /** Lets time pass up to that day; what runs out on the way is put on record. */
  readonly on: (day: PlainDate) => Promise<Day>;
  /** Once what follows from an award has followed. */
  readonly stage: (place: Place, expected: CycleStage) => Promise<CycleStage | undefined>;
  readonly clock: (place: Place, clock: string) => Promise<ClockReading | undefined>;
  /** who may hear an appeal against what this officer decided */
  readonly hearers: (decider: Officer) => readonly string[];
}

/** With what people read through that door. */
export interface YearsRead extends Years {
  /** the cycle whose finding the one of this criterion repeats, as the site is told; undefined where it repeats none */
  readonly repeats: (place: Place, criterion: Criterion) => Promise<string | undefined>;
}

export interface YearsAfter {
  readonly first: Place;
  readonly renewed: Place;
}

/** `again`: the day on which the site is assessed anew, under whatever version is in force then. */
export async function tellYearsAfter(
  years: YearsRead,
  name: string,
  start: PlainDate,
  again: PlainDate,
): Promise<YearsAfter> {
  const begun = await years.on(start);
  const gap = defined(begun.quick.criteria[0], 'a criterion');
  const assessor = await begun.quick.approvesAssessor('assessor', await begun.quick.approvesFirm());
  const first = await isAwarded(begun.quick, name, assessor, gap, addPeriod(start, { months: 3 }));
  await stands(years, first, 'awarded');

  await begun.people.refused('conformance.not-met', begun.people.confirmsConformance(first));
  await begun.people.closes(first, gap, first.manual);
  await begun.people.confirmsConformance(first);

  const later = addPeriod(start, { months: 6 });
  const { people, quick } = await years.on(later);
  await people.surveys(first);
  await isSuspended(years, people, first);
  await isRestored(years, people, first);
  await isLate(years, { people, quick, scheme: begun.scheme }, later, assessor);
  return { first, renewed: await isRenewed(years, first, assessor, begun, again) };
}

interface Evidenced extends Place {
  readonly manual: string;
}

async function stands(years: Years, place: Place, stage: CycleStage): Promise<void> {
  expect(await years.stage(place, stage)).toBe(stage);
}

/** From filing the site to the award, with a finding where there is a gap, for which the site has a plan. */
async function isAwarded(
  people: Scenario,
  name: string,
  assessor: string,
  gap: Criterion,
  dueOn: PlainDate,
): Promise<Evidenced> {
  const site = await people.filesSite(name);
  const place = await people.signsLetter(site);
  await people.acceptsLetter(place);
  const manual = await answersAll(people, place);
  await people.declares('assessor', site, false);
  await people.appoints(place, assessor);
  await reportsAll(people, place, manual, gap);
  await people.plans(place, gap, dueOn);
  await people.proposesAward(place, 'officer-a', [gap]);
  await people.confirmsAward(place, 'officer-b');
  return { ...place, manual };
}

/** Other people hear the appeal than suspended, and the suspension stands until another officer lifts it. */
async function isSuspended(years: Years, people: Scenario, place: Place): Promise<void> {
  await people.suspends(place, 'officer-a');
  await stands(years, place, 'suspended');
  await people.refused('duty.same-person', people.lifts(place, 'officer-a'));
  await people.appeals(place);
  await people.refused('appeal.same-person', people.hears(place, 'officer-a', 'set-aside'));
  for (const who of years.hearers('officer-a')) await people.hears(place, who, 'stands');
  await people.refused('appeal.already-decided', people.appeals(place));
  await stands(years, place, 'suspended');
  await people.lifts(place, 'officer-b');
  await stands(years, place, 'awarded');
}

async function isRestored(years: Years, people: Scenario, place: Place): Promise<void> {
  await people.withdraws(place, 'officer-b');
  await stands(years, place, 'withdrawn');
  await people.appeals(place);
  for (const who of years.hearers('officer-b')) await people.hears(place, who, 'set-aside');
  await stands(years, place, 'awarded');
}

/** Where the scheme gives an appeal a window and its hearing a clock, the one closes and the other runs out. */
async function isLate(years: Years, { people, quick, scheme }: Day, day: PlainDate, assessor: string): Promise<void> {
  const { decideClock = '', lodgeClock = '' } = scheme.afterAward?.appeal ?? {};
  if (scheme.clocks.every(({ due, id }) => id !== lodgeClock || due === null)) return;
  const gap = defined(quick.criteria[0], 'a criterion');
  const dueOn = addPeriod(day, { months: 3 });
  const waiting = await isAwarded(quick, 'Mill Waiting', assessor, gap, dueOn);
  const tardy = await isAwarded(quick, 'Mill Tardy', assessor, gap, dueOn);
  await people.withdraws(waiting, 'officer-a');
  await people.withdraws(tardy, 'officer-a');
  await people.appeals(waiting);
  expect(await years.clock(waiting, decideClock)).toMatchObject({ state: 'running' });
  const later = await years.on(dueOn);
  await later.people.refused('appeal.too-late', later.people.appeals(tardy));
  expect(await years.clock(waiting, decideClock)).toMatchObject({ state: 'overdue' });
}

/** Answers of the cycle before are where the site starts from, and the new award takes the place of the first. */
async function isRenewed(
  years: YearsRead,
  first: Evidenced,
  assessor: string,
  before: Day,
  again: PlainDate,
): Promise<Place> {
  const { people, quick, scheme } = await years.on(again);
  await people.tellsOfChange(first);
  await people.refused('change.already-waiting', people.tellsOfChange(first));
  await people.answersChange(first, 'reassess');
  const next = await people.beginsAgain(first);
  await stands(years, next, 'self-assessing');
  await people.refused('self-assessment.unconfirmed', people.submitsSelfAssessment(next));

  const points = startingPoints(scheme, {
    ...{ cycle: first.cycle, scheme: before.scheme },
    answers: before.quick.criteria.map((criterion) => ({
      ...{ criterion: criterion.id, rationale: '', evidence: [] },
      rating: { level: levelOf(before.scheme, criterion, 'sound').id },
    })),
  });
  const asks = (criterion: Criterion, confirmable: boolean): boolean =>
    points.some((point) => point.criterion === criterion.id && point.confirmable === confirmable);
  const same = quick.criteria.filter((criterion) => asks(criterion, true)).map(({ id }) => id);
  const others = quick.criteria.filter(({ id }) => !same.includes(id));
  const changed = others.find((criterion) => asks(criterion, false));
  expect(same.length).toBeGreaterThan(2);
  if (changed !== undefined)
    await people.refused('self-assessment.not-confirmable', people.confirmsEarlier(next, [changed.id]));
  await people.confirmsEarlier(next, same.slice(0, 2));
  await quick.confirmsEarlier(next, same.slice(2));
  for (const criterion of others) await quick.answers(next, criterion, first.manual);
  await people.submitsSelfAssessment(next);

  await quick.appoints(next, assessor);
  const repeated = defined(quick.criteria.find(asksAgain(scheme, first, before)), 'a criterion that asks it again');
  await reportsAll(quick, next, first.manual, repeated);
  expect(await years.repeats(next, repeated)).toBe(first.cycle);
  await quick.plans(next, repeated, addPeriod(again, { months: 3 }));
  await people.proposesAward(next, 'officer-a', [repeated]);
  await stands(years, first, 'awarded');
  await people.confirmsAward(next, 'officer-b');
  await stands(years, next, 'awarded');
  await stands(years, first, 'superseded');
  await quick.closes(next, repeated, first.manual);
  await people.refused('award.not-standing', people.suspends(first, 'officer-a'));

  await years.on(addPeriod(again, { years: 3, days: 2 }));
  await stands(years, next, 'expired');
  return next;
}

/** What raised the finding of the first cycle, by the mapping between the versions. */
function asksAgain(scheme: Scheme, first: Place, before: Day): (criterion: Criterion) => boolean {
  const gap = defined(before.quick.criteria[0], 'a criterion');
  const { id, version } = before.scheme;
  const found = { cycle: first.cycle, finding: 'the first', criterion: gap.id, scheme: id, version };
  return (criterion) => repeatOf(scheme, criterion.id, [found]) !== undefined;
}
