/** The list of work: one page for everybody who is signed in, made from the cycles that concern them. */
import type { FastifyInstance } from 'fastify';
import { assert } from '@touchstone/kernel';
import {
  beginAgainAct,
  barFromTeam,
  caseReader,
  isActOf,
  mayReadDeterminations,
  needsTeam,
  nextActsOn,
  readEngagement,
  remindersOn,
  type EngagementReading,
  type Scheme,
} from '@touchstone/domain';
import {
  readDesk,
  readOrganisationsKeptBy,
  readReassessmentsCalledFor,
  readRanOutClocks,
  readSitesToDeclareOn,
  readSitesWithoutCycle,
  type DeskRow,
  type RanOutClock,
} from '@touchstone/store';
import { WorkPage, type WorkCase, type WorkEngagement, type WorkItem, type WorkPageProps } from '@touchstone/ui';
import { readKnownAt, type KnownAt } from '../cycle/known-of-person.ts';
import { pagesBeside, rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import { sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { readWaiting } from '../queue/read-waiting.ts';

export function addWorkPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/work', async (services, request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return sendPage(reply, WorkPage(await readWork(services, visit, rowsBefore(request))));
  });
}

async function readWork(services: Services, visit: Visit, after: number): Promise<WorkPageProps> {
  const { actor, frame } = visit;
  const { read } = services.database;
  const staff = (['secretariat', 'officer'] as const).filter((duty) => actor.duties.includes(duty));
  const secretariat = actor.duties.includes('secretariat');
  const [desk, unsigned, toDeclareOn, ranOut, teams, again, organisations] = await Promise.all([
    readDesk(read, actor, after, staff.length > 0 ? { waitingFor: staff } : {}),
    readSitesWithoutCycle(read, actor),
    actor.assessor === undefined ? [] : readSitesToDeclareOn(read, actor.id, ['self-assessed']),
    readRanOutClocks(read, actor),
    secretariat && after === 0 ? readWaiting(services, actor, { act: 'assessment.replace', after }) : [],
    after === 0 ? readReassessmentsCalledFor(read, actor, await services.schemes.all(read), visit.today) : [],
    readOrganisationsKeptBy(read, actor.id),
  ]);
  const schemes = await schemesOf(services, [
    ...desk.flatMap(({ state }) => (state.stage === 'running' ? [state.scheme] : [])),
    ...ranOut.map(({ scheme }) => scheme),
  ]);
  const knownAt = await readKnownAt(
    services,
    actor,
    desk.map(({ site }) => site),
  );
  const cases = desk.map((row) => caseOf(visit, row, schemes, knownAt));
  const mine = desk.flatMap(({ state }, index): readonly WorkItem[] => {
    const one = cases[index];
    if (one === undefined) return [];
    const scheme = state.stage === 'running' ? schemes.get(state.scheme) : undefined;
    const acts =
      scheme === undefined
        ? []
        : one.acts.filter((act) => isActOf(actor, state, act, scheme, knownAt(one.site.id, visit.today)));
    return acts.map((act) => ({ kind: 'act', site: one.site, cycle: one.cycle, act }));
  });
  // What goes before the cycles stands on the first page of them only.
  const letters: readonly WorkItem[] = after > 0 ? [] : unsigned.map((site) => ({ kind: 'letter', site }));
  const declarations: readonly WorkItem[] =
    after > 0
      ? []
      : toDeclareOn.map(({ siteName, site, total: _total, ...rest }) => ({
          kind: 'declare',
          site: { id: site, name: siteName, ...rest },
        }));
  const replacements = teams.flatMap(({ act, cycle, not, site }): readonly WorkItem[] =>
    not === undefined ? [{ kind: 'act', site, cycle, act }] : [],
  );
  const reassessments = again.map(({ cycle, due, site, siteName, ...rest }): WorkItem => {
    return { kind: 'act', site: { id: site, name: siteName, ...rest }, cycle, act: beginAgainAct(due) };
  });
  const engagements = desk.flatMap((row, index): readonly WorkEngagement[] => {
    const one = cases[index];
    const reading = engagementFor(visit, row, schemes, knownAt);
    return one === undefined || reading === undefined ? [] : [{ ...one, reading }];
  });
  const asked = new Set(mine.flatMap((item) => (item.kind === 'act' ? [item.cycle] : [])));
  return {
    frame,
    items: [...letters, ...replacements, ...[...reassessments, ...mine].toSorted(byDue), ...declarations],
    ranOut: after > 0 ? [] : ranOutFor(visit, ranOut, schemes),
    reminders: desk.flatMap((row) => remindersFor(visit, row, schemes, knownAt)),
    engagements,
    others:
      staff.length > 0
        ? []
        : cases.filter(({ cycle }) => !asked.has(cycle) && !engagements.some((one) => one.cycle === cycle)),
    ways: {
      allCases: staff.length > 0,
      declarations: actor.assessor !== undefined,
      duties: actor.duties.includes('operator'),
      organisations,
      fileSite: actor.duties.includes('site') || actor.duties.includes('secretariat'),
    },
    newcomer: actor.duties.length === 0 && desk.length === 0 && organisations.length === 0,
    ...pagesBeside('/work', after, desk.length),
  };
}

export async function schemesOf(services: Services, hashes: readonly string[]): Promise<ReadonlyMap<string, Scheme>> {
  const found = new Map<string, Scheme>();
  for (const hash of new Set(hashes)) {
    const compiled = await services.schemes.byHash(services.database.read, hash);
    assert(compiled, 'a running cycle has its scheme');
    found.set(hash, compiled.scheme);
  }
  return found;
}

function caseOf(
  { actor, today }: Visit,
  row: DeskRow,
  schemes: ReadonlyMap<string, Scheme>,
  knownAt: KnownAt,
): WorkCase {
  const { cycle, fictional, operator, site, siteName, stage, state, version } = row;
  const scheme = state.stage === 'running' ? schemes.get(state.scheme) : undefined;
  const known = { site: { id: site, name: siteName, operator, fictional }, cycle, stage };
  if (state.stage !== 'running' || scheme === undefined) return { ...known, acts: [] };
  const bar = barFromTeam(state, actor, scheme, knownAt(site, today));
  return {
    ...known,
    acts: nextActsOn(state, version, scheme, today),
    ...(bar === undefined ? {} : { bar }),
  };
}

/** Row by row; undefined where the person is not on the team. */
export async function engagementsOn(
  services: Services,
  visit: Visit,
  desk: readonly DeskRow[],
): Promise<readonly (EngagementReading | undefined)[]> {
  if (visit.actor.assessor === undefined) return [];
  const [knownAt, schemes] = await Promise.all([
    readKnownAt(
      services,
      visit.actor,
      desk.map(({ site }) => site),
    ),
    schemesOf(
      services,
      desk.flatMap(({ state }) => (state.stage === 'running' ? [state.scheme] : [])),
    ),
  ]);
  return desk.map((row) => engagementFor(visit, row, schemes, knownAt));
}

/** Of those whom the cycle has on its team, free of ties, and as long as it needs one. */
function engagementFor(
  { actor, today }: Visit,
  { state }: DeskRow,
  schemes: ReadonlyMap<string, Scheme>,
  knownAt: KnownAt,
): EngagementReading | undefined {
  const scheme = state.stage === 'running' ? schemes.get(state.scheme) : undefined;
  if (state.stage !== 'running' || scheme === undefined || !needsTeam(state)) return undefined;
  return caseReader(state, actor, scheme, knownAt(state.site, today)).team ? readEngagement(state, scheme) : undefined;
}

function byDue(a: WorkItem, b: WorkItem): number {
  const due = (item: WorkItem): string => (item.kind === 'act' ? (item.act.due ?? '9') : '9');
  return due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0;
}

/** Days of which the scheme reminds, in a cycle on this desk; those of findings for whoever may know of them. */
function remindersFor(
  { actor, t, today }: Visit,
  { cycle, fictional, operator, site, siteName, state }: DeskRow,
  schemes: ReadonlyMap<string, Scheme>,
  knownAt: KnownAt,
): WorkPageProps['reminders'] {
  const scheme = state.stage === 'running' ? schemes.get(state.scheme) : undefined;
  if (state.stage !== 'running' || scheme === undefined) return [];
  const reader = caseReader(state, actor, scheme, knownAt(state.site, today));
  const known = mayReadDeterminations(reader, state.assessment);
  return remindersOn(state, scheme, today).flatMap(({ clock: id, due, finding }) => {
    const clock = scheme.clocks.find((one) => one.id === id);
    if (clock === undefined || (finding !== undefined && !known)) return [];
    const raised = finding === undefined ? undefined : state.findings[finding]?.criterion;
    const named = { clock: t.text(clock.name), ...criterionNamed(t, scheme, raised) };
    return [{ site: { id: site, name: siteName, operator, fictional }, cycle, due, ...named }];
  });
}

/** Those that the scheme escalates to a duty that this person holds, or of which it tells that duty. */
export function ranOutFor(
  { actor, t }: Visit,
  clocks: readonly RanOutClock[],
  schemes: ReadonlyMap<string, Scheme>,
): WorkPageProps['ranOut'] {
  return clocks.flatMap(({ clock: id, criterion, cycle, due, fictional, operator, scheme: hash, site, siteName }) => {
    const scheme = schemes.get(hash);
    const clock = scheme?.clocks.find((one) => one.id === id);
    if (scheme === undefined || clock === undefined || !('to' in clock.whenReached)) return [];
    if (!actor.duties.includes(clock.whenReached.to)) return [];
    const named = { clock: t.text(clock.name), ...criterionNamed(t, scheme, criterion) };
    return [{ site: { id: site, name: siteName, operator, fictional }, cycle, due, ...named }];
  });
}

/** Which finding a clock is of, among several of one site. */
function criterionNamed(
  t: Visit['t'],
  { criteria }: Scheme,
  id: string | null | undefined,
): { readonly criterion?: string } {
  const criterion = criteria.find((one) => one.id === id);
  return criterion === undefined ? {} : { criterion: `${criterion.number} ${t.text(criterion.title)}` };
}
