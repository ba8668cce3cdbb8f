/** What stands in a person's calendar feed, in their language: the coming days of which they may know at this moment. */
import { assert, dayOf, plainDate } from '@touchstone/kernel';
import {
  caseReader,
  daysOfVisit,
  fieldworkOf,
  hasEnded,
  mayReadDeterminations,
  mayReadPlan,
  type Actor,
  type DaysOfVisit,
  type Scheme,
} from '@touchstone/domain';
import {
  readComingDays,
  readCycle,
  readCyclesToVisit,
  type AskedDays,
  type ComingDay,
  type CycleToVisit,
} from '@touchstone/store';
import type { CalendarEvent, Translator } from '@touchstone/ui';
import { readKnownAt, type KnownAt } from '../cycle/known-of-person.ts';
import type { Services } from '../http/services.ts';

export async function calendarEvents(
  services: Services,
  t: Translator,
  actor: Actor,
  asked: AskedDays,
): Promise<readonly CalendarEvent[]> {
  const { read } = services.database;
  const [days, visits] = await Promise.all([readComingDays(read, actor, asked), readCyclesToVisit(read, actor, asked)]);
  const knownAt = await readKnownAt(
    services,
    actor,
    [...days.filter(({ doubtful }) => doubtful), ...visits].map(({ site }) => site),
  );
  const closed = await closedCycles(services, actor, days, knownAt);
  const clocks = new Set(days.flatMap((day) => (day.kind === 'clock' ? [clockOn(day, day.id)] : [])));
  const events = await Promise.all([
    ...days
      .filter(({ cycle, finding }) => finding === '' || !closed.has(cycle))
      .map((day) => eventOfDay(services, t, day, clocks)),
    ...visits.map((visit) => eventOfVisit(services, t, visit, actor, knownAt)),
  ]);
  return events.flatMap((event) => event ?? []);
}

/** Cycles of whose findings the person may not know: read one by one, but those alone of which something is on record. */
async function closedCycles(
  services: Services,
  actor: Actor,
  days: readonly ComingDay[],
  knownAt: KnownAt,
): Promise<ReadonlySet<string>> {
  const doubtful = days.filter((day) => day.doubtful).map(({ cycle }) => cycle);
  const closed = await Promise.all(
    [...new Set(doubtful)].map(async (cycle): Promise<readonly string[]> => {
      const state = (await readCycle(services.database.read, cycle))?.state;
      if (state?.stage !== 'running') return [cycle];
      const { scheme, today } = await schemeAt(services, state.scheme);
      const reader = caseReader(state, actor, scheme, knownAt(state.site, today));
      return mayReadDeterminations(reader, state.assessment) ? [] : [cycle];
    }),
  );
  return new Set(closed.flat());
}

/** A clock that runs out on this day. */
function clockOn({ cycle, day, finding }: ComingDay, clock: string): string {
  return [cycle, finding, clock, day].join(' ');
}

/** Undefined where the day is past for the scheme, and of a mark whose own clock says it already. */
async function eventOfDay(
  services: Services,
  t: Translator,
  row: ComingDay,
  clocks: ReadonlySet<string>,
): Promise<CalendarEvent | undefined> {
  const { scheme, today } = await schemeAt(services, row.scheme);
  if (row.day < today) return undefined;
  const validity = row.kind === 'mark' ? scheme.marks.find(({ id }) => id === row.id)?.validityClock : undefined;
  if (validity !== undefined && clocks.has(clockOn(row, validity))) return undefined;
  const criterion = scheme.criteria.find(({ id }) => id === row.criterion);
  const name = nameOf(t, scheme, row);
  // A clock of the scheme may have the name of a mark.
  const what = row.kind === 'clock' ? row.id : `${row.kind}/${row.id}`;
  return {
    ...placeOf(services, row.cycle, row.finding === '' ? what : `${what}.${row.finding}`),
    ...{ on: row.day, changedAt: row.changedAt, changes: row.changes },
    title: t(`calendar.${row.kind}`, {
      site: row.siteName,
      name: criterion === undefined ? name : `${name} (${criterion.number})`,
    }),
    description: t(`calendar.${row.kind}-text`, { scheme: t.text(scheme.name) }),
  };
}

function nameOf(t: Translator, { clocks, marks }: Scheme, { id, kind, what }: ComingDay): string {
  if (kind === 'action') return what ?? id;
  const named = (kind === 'clock' ? clocks : marks).find((one) => one.id === id);
  return named === undefined ? id : t.text(named.name);
}

/** What is planned and not announced is told to nobody but those who may read the plan. */
async function eventOfVisit(
  services: Services,
  t: Translator,
  { changedAt, cycle, site, siteName, state, version }: CycleToVisit,
  actor: Actor,
  knownAt: KnownAt,
): Promise<CalendarEvent | undefined> {
  if (state.stage !== 'running' || hasEnded(state)) return undefined;
  const { scheme, today } = await schemeAt(services, state.scheme);
  const reader = caseReader(state, actor, scheme, knownAt(site, today));
  const { announced } = fieldworkOf(state);
  const told: DaysOfVisit | undefined = announced && {
    ...{ stands: 'announced', from: plainDate(announced.visitFrom), until: plainDate(announced.visitUntil) },
  };
  const days = mayReadPlan(reader, state.assessment) ? daysOfVisit(state, scheme) : told;
  if (days?.from === undefined || days.until < today) return undefined;
  return {
    ...placeOf(services, cycle, 'visit/'),
    ...{ on: days.from, until: days.until, changedAt, changes: version },
    title: t(days.stands === 'planned' ? 'calendar.visit-planned' : 'calendar.visit', { site: siteName }),
    description: t('calendar.visit-text', { scheme: t.text(scheme.name) }),
  };
}

function placeOf({ origin }: Services, cycle: string, what: string): Pick<CalendarEvent, 'uid' | 'href'> {
  return { uid: `${cycle}.${what}@${new URL(origin).hostname}`, href: `${origin}/cycles/${cycle}` };
}

async function schemeAt({ clock, database, schemes }: Services, hash: string) {
  const compiled = await schemes.byHash(database.read, hash);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  return { scheme, today: dayOf(clock(), scheme.timeZone) };
}
