/** The page of one cycle, shared by everybody who may read it. */
import { publicDay } from '@touchstone/domain';
import type { FastifyInstance } from 'fastify';
import { dayOf } from '@touchstone/kernel';
import { forecastOf, mayReadDeterminations, type Forecast, type Scheme, type Text } from '@touchstone/domain';
import {
  mayReadCycle,
  readAppointedAssessor,
  readCyclesOfSite,
  readHistory,
  readMarks,
  readNames,
  readPeopleOfSites,
  readPublicSite,
  readReachedClocks,
  readTeamConcerns,
  type CycleOfSite,
  type HistoryEntry,
  type PublicSite,
  type Reader,
  type TeamConcern,
} from '@touchstone/store';
import {
  countryName,
  CyclePage,
  historyLines,
  refusalSentence,
  type CyclePageProps,
  type CyclePeople,
  type HistoryItem,
  type HistoryLine,
  type StandingMark,
  type Translator,
} from '@touchstone/ui';
import { queryOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { sendPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { toImportedFact } from '../participation/imported-fact.ts';
import { mayAssessAgain } from './may-assess-again.ts';
import { openCycle, type OpenCycle } from './open-cycle.ts';

/** Events on one page of the history; a row of ratings is one line of it. */
export const historyMax = 200;

export function addCyclePages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle', async (services, request, reply) => {
    const open = await openCycle(services, request, reply);
    if (open === undefined) return reply;
    const before = queryOf(request, 'before') ?? '';
    const earlierThan = /^\d{1,9}$/.test(before) ? Number(before) : undefined;
    return sendPage(reply, CyclePage(await pageProps(services, open, earlierThan)));
  });
}

async function pageProps(services: Services, open: OpenCycle, before: number | undefined): Promise<CyclePageProps> {
  const { facts, running, view, visit } = open;
  const { read } = services.database;
  const { t } = visit;
  const [people, shown, reached, entries, cycles, concerns, standing] = await Promise.all([
    readPeople(services, open),
    readPublicSite(read, view.site.id, publicDay(services.clock())),
    readReachedClocks(read, view.cycle.id),
    readHistory(read, view.cycle.id, historyMax + 1, before),
    readCyclesOfSite(read, view.site.id),
    readTeamConcerns(read, services.schemes, services.clock(), view.cycle.id),
    marksBefore(services, running),
  ]);
  const page = entries.slice(0, historyMax);
  const last = page.at(-1);
  const { country, place } = view.site;
  return {
    ...{ frame: visit.frame, cycle: facts, people },
    place: [...(place === null ? [] : [place]), countryName(t.language, country)].join(', '),
    ...(running === undefined ? {} : { running, forecast: forecastFor(open, running) }),
    standing,
    ...publicFacts(shown, view.cycle.id, running?.scheme),
    ...besides(services, open, cycles),
    ...teamFacts(open, concerns),
    ranOut: reached.flatMap(({ clock, due, met_on }) =>
      met_on !== null || due === null ? [] : [{ name: clockName(t, running?.scheme, clock), due }],
    ),
    history: await historyOf(read, open, t, page),
    ...(entries.length > page.length && last !== undefined
      ? { earlier: `/cycles/${view.cycle.id}?before=${String(last.version)}#history` }
      : {}),
  };
}

/** Deadlines of findings are for those who may know of the findings. */
function forecastFor(
  { visit: { today } }: OpenCycle,
  { cycle, reader, scheme }: NonNullable<OpenCycle['running']>,
): Forecast {
  return forecastOf(cycle, scheme, today, mayReadDeterminations(reader, cycle.assessment));
}

/** Of the award that the site still holds while it is assessed again. */
async function marksBefore({ database }: Services, running: OpenCycle['running']): Promise<readonly StandingMark[]> {
  const before = running?.cycle.previous;
  const marks = before === undefined ? [] : await readMarks(database.read, before);
  return marks
    .filter(({ ended_on, suspended_on }) => ended_on === null && suspended_on === null)
    .flatMap(({ mark, valid_until: until }) =>
      until === null ? [] : [{ name: markName(running?.scheme, mark), until }],
    );
}

function markName(scheme: Scheme | undefined, mark: string): Text {
  return scheme?.marks.find(({ id }) => id === mark)?.name ?? { en: mark };
}

/** Everybody of the case learns that somebody on the team cannot go on; why, those who replace them. */
function teamFacts(
  { running, visit: { t } }: OpenCycle,
  concerns: readonly TeamConcern[],
): Pick<CyclePageProps, 'team'> {
  if (concerns.length === 0 || running === undefined) return {};
  const { secretariat } = running.reader;
  return {
    team: {
      replaces: secretariat,
      sentences: concerns.map(({ name, refusal }) =>
        secretariat ? refusalSentence(t, refusal) : t('cycle.team-concern', { name }),
      ),
    },
  };
}

function besides(
  services: Services,
  open: OpenCycle,
  cycles: readonly CycleOfSite[],
): Pick<CyclePageProps, 'otherCycles' | 'mayAssessAgain' | 'mayOpenSite'> {
  const {
    facts,
    running,
    view,
    visit: { actor },
  } = open;
  const last = cycles.at(-1)?.team ?? [];
  return {
    mayOpenSite: mayReadCycle(actor, { site: view.site.id, team_accounts: last }),
    otherCycles: cycles
      .filter(({ cycle, team }) => {
        return cycle !== facts.id && mayReadCycle(actor, { site: view.site.id, team_accounts: team });
      })
      .map(({ beganAt, cycle: id, stage }) => ({
        id,
        stage,
        began: dayOf(beganAt, running?.scheme.timeZone ?? 'UTC'),
      })),
    mayAssessAgain: mayAssessAgain(services, open, cycles),
  };
}

async function readPeople(services: Services, { view }: OpenCycle): Promise<CyclePeople> {
  const { assessor, contact, signatory } = view.cycle;
  const { read } = services.database;
  const [people, appointed] = await Promise.all([
    readPeopleOfSites(read, [view.site.id]),
    assessor === null ? undefined : readAppointedAssessor(read, assessor),
  ]);
  return {
    responsible: (people.get(view.site.id) ?? []).map(({ name }) => name),
    ...(signatory === null ? {} : { signatory }),
    ...(contact === null ? {} : { contact }),
    ...(appointed === undefined ? {} : { assessor: appointed }),
  };
}

function publicFacts(
  shown: PublicSite | undefined,
  cycle: string,
  scheme: Scheme | undefined,
): Pick<CyclePageProps, 'isPublic' | 'marks' | 'importedFacts'> {
  if (shown === undefined) return { isPublic: false, marks: [], importedFacts: [] };
  return {
    isPublic: true,
    marks: shown.marks
      .filter((mark) => mark.cycle === cycle)
      .map(({ ended_on, mark, valid_from, valid_until }) => ({
        name: markName(scheme, mark),
        from: valid_from,
        ...(valid_until === null ? {} : { until: valid_until }),
        expired: ended_on !== null,
      })),
    // The public may be shown another cycle of the site.
    importedFacts: shown.entry.cycle === cycle ? shown.importedFacts.map(toImportedFact) : [],
  };
}

export async function historyOf(
  read: Reader,
  { running, view }: Pick<OpenCycle, 'running' | 'view'>,
  t: Translator,
  entries: readonly HistoryEntry[],
): Promise<readonly HistoryLine[]> {
  const names = await readNames(
    read,
    entries.map(({ actor }) => actor),
  );
  const criterionOf = (finding: string): string | undefined =>
    view.state.stage === 'running' ? view.state.findings[finding]?.criterion : undefined;
  return historyLines(
    entries.map((entry): HistoryItem => {
      const subject = subjectOf(t, running?.scheme, criterionOf, entry);
      return {
        ...{ type: entry.type, at: entry.at },
        who: names.get(entry.actor) ?? t('duty.system'),
        ...(subject === undefined ? {} : { subject }),
      };
    }),
  );
}

/** What the line names. A level is never named, so that nobody reads a rating here before it is theirs to read. */
function subjectOf(
  t: Translator,
  scheme: Scheme | undefined,
  criterionOf: (finding: string) => string | undefined,
  { payload, type }: HistoryEntry,
): string | undefined {
  const said = (member: string): string => (typeof payload?.[member] === 'string' ? payload[member] : '');
  switch (type) {
    case 'assessment.appointed':
    case 'assessment.team-proposed':
      return said('name');
    case 'clock.reached':
    case 'clock.extended':
    case 'clock.paused':
    case 'clock.resumed':
      return clockName(t, scheme, said('clock'));
    case 'award.expired': {
      const mark = scheme?.marks.find(({ id }) => id === said('mark'));
      return mark === undefined ? said('mark') : t.text(mark.name);
    }
    case 'improvement.planned':
    case 'improvement.reported':
    case 'improvement.taken-back':
    case 'improvement.reopened':
    case 'finding.closed':
    case 'finding.reopened':
    case 'action.planned':
    case 'action.dropped':
    case 'action.reported':
    case 'action.verified':
    case 'action.returned': {
      const criterion = scheme?.criteria.find(({ id }) => id === criterionOf(said('finding')));
      return criterion === undefined ? said('finding') : `${criterion.number} ${t.text(criterion.title)}`;
    }
    default:
      return undefined;
  }
}

function clockName(t: Translator, scheme: Scheme | undefined, id: string): string {
  const clock = scheme?.clocks.find((one) => one.id === id);
  return clock === undefined ? id : t.text(clock.name);
}
