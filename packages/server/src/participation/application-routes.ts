/** Applying to take part, for the people of a site; and the application of a cycle with its answer, for both sides. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  advise,
  applicationQuestions,
  asksStep,
  isStanding,
  isUnderWay,
  lastDayOfClock,
  openQuestions,
  possibleQuestions,
  takesApplications,
  type CommandName,
  type CompiledScheme,
  type Scheme,
  type SiteOnFile,
  type Term,
} from '@touchstone/domain';
import { defined, type PlainDate } from '@touchstone/kernel';
import { readApplication, type LetterOfSite, type SiteRow } from '@touchstone/store';
import {
  ApplicationPage,
  ApplyPage,
  ChooseSchemePage,
  siteFactRows,
  valueOf,
  type ApplicationSaid,
  type FormState,
} from '@touchstone/ui';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { queryOf } from '../http/address.ts';
import { getInTime, getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import type { Visit } from '../http/visit.ts';
import { openOwnSite } from '../site/open-site.ts';
import { siteOnFile } from '../site/site-on-file.ts';
import { answersIn } from './answers-in.ts';

export function addApplicationPages(server: FastifyInstance, services: Services): void {
  addApplying(server, services);
  getInTime(server, services, '/cycles/:cycle/application', async (services, request, reply) => {
    const open = await openApplication(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, await applicationPage(services, open, freshForm(open.visit)));
  });
  server.post('/cycles/:cycle/application', async (request, reply) => {
    const open = await openApplication(services, request, reply);
    if (open === undefined) return reply;
    const type = acts[valueOf(freshForm(open.visit, fieldsOf(request)), 'act')] ?? 'application.answer';
    return submitForm(services, open.visit, request, reply, {
      ...{ type, stream: open.facts.id },
      show: async (form) => applicationPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}`,
    });
  });
}

const acts: Readonly<Partial<Record<string, CommandName>>> = {
  return: 'application.return',
  withdraw: 'application.withdraw',
};

function addApplying(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/sites/:site/application', 'form', async (request, reply) => {
    const open = await openApplying(services, request, reply);
    if (open === undefined) return reply;
    const { site, visit } = open;
    const all = await schemesToApplyFor(services, site, visit.today);
    const asked = queryOf(request, 'scheme');
    const chosen = all.find(({ scheme }) => scheme.id === asked) ?? (all.length === 1 ? all[0] : undefined);
    if (chosen === undefined) {
      const schemes = all.map(({ scheme }) => scheme);
      return sendPage(reply, ChooseSchemePage({ frame: visit.frame, site, schemes, applies: true }));
    }
    return sendPage(reply, await applyPage(services, open, chosen, freshForm(visit), newCommandId()));
  });
  server.post('/sites/:site/application', async (request, reply) => {
    const open = await openApplying(services, request, reply);
    if (open === undefined) return reply;
    const { earlier, site, visit } = open;
    const asked = valueOf(freshForm(visit, fieldsOf(request)), 'scheme');
    const all = await schemesToApplyFor(services, site, visit.today);
    const chosen = all.find(({ scheme }) => scheme.id === asked);
    if (chosen === undefined) return reply.redirect(`/sites/${site.id}/application`, 303);
    return submitForm(services, visit, request, reply, {
      type: 'application.submit',
      stream: earlier?.cycle ?? streamBegunBy(request, 'cycle'),
      add: { site: site.id, scheme: chosen.scheme.id },
      alsoMissing: openQuestions(askedFirst(chosen.scheme), siteFactsOf(siteOnFile(site)), answersIn(request)).map(
        (open) => ({ ...open, code: 'application.open-question' }),
      ),
      show: (form, commandId) => applyPage(services, open, chosen, form, commandId),
      next: ({ stream }) => `/cycles/${stream}`,
    });
  });
}

interface OpenApplying {
  readonly visit: Visit;
  readonly site: SiteRow;
  /** an application that came back, or was answered and has nothing signed on it: it is sent again */
  readonly earlier?: LetterOfSite;
}

/** Undefined where the answer is sent already: whatever else is under way is read on its cycle's page. */
async function openApplying(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenApplying | undefined> {
  const open = await openOwnSite(services, request, reply);
  if (open === undefined) return undefined;
  const { letter: latest, site, visit } = open;
  if (latest?.stage === 'application-returned' || latest?.stage === 'eligible') return { visit, site, earlier: latest };
  if (latest !== undefined && (isUnderWay(latest.stage) || isStanding(latest.stage)) && request.method === 'GET') {
    void reply.redirect(`/cycles/${latest.cycle}`, 303);
    return undefined;
  }
  return { visit, site };
}

/** Versions in force today that take applications and have a mark for one of the site's metals, whatever its type. */
async function schemesToApplyFor(
  services: Services,
  { country, fictional, metals, site_type: siteType }: SiteRow,
  today: PlainDate,
): Promise<readonly CompiledScheme[]> {
  const site = { siteType, metals, country, fictional };
  return (await services.schemes.all(services.database.read)).filter(
    ({ scheme }) =>
      scheme.inForce.from <= today &&
      (scheme.inForce.until === undefined || today <= scheme.inForce.until) &&
      takesApplications(scheme) &&
      advise(scheme, { site, ratings: {} }).marks.length > 0,
  );
}

async function applyPage(
  services: Services,
  { earlier, site, visit }: OpenApplying,
  compiled: CompiledScheme,
  form: FormState,
  commandId: string,
): Promise<ReturnType<typeof ApplyPage>> {
  const { scheme } = compiled;
  const { read } = services.database;
  const before = earlier?.stage === 'application-returned' ? await readApplication(read, earlier.cycle) : undefined;
  const because = before?.reason ?? null;
  const onFile = siteOnFile(site);
  return ApplyPage({
    ...{ frame: visit.frame, form, commandId, site, compiled, needed: asksStep(scheme, 'application') },
    onFile: siteFactRows(visit.t, onFile, await wordsFor(services, scheme)),
    questions: possibleQuestions(askedFirst(scheme), siteFactsOf(onFile)),
    ...(because === null ? {} : { returnedBecause: because }),
  });
}

/** With the questions alone that go before a letter. */
function askedFirst(scheme: Scheme): Scheme {
  return { ...scheme, questions: applicationQuestions(scheme) };
}

function siteFactsOf({ country, fictional, metals, siteType }: SiteOnFile & { readonly fictional: boolean }) {
  return { siteType, metals, country, fictional };
}

/** The words of the scheme first; a type that it does not list has the words of one that does. */
async function wordsFor(services: Services, scheme: Scheme) {
  const all = [scheme, ...(await services.schemes.all(services.database.read)).map((one) => one.scheme)];
  const terms = (of: (one: Scheme) => readonly Term[]): readonly Term[] => all.flatMap(of);
  return {
    siteTypes: terms((one) => one.siteTypes),
    metals: terms((one) => one.metals),
    activities: terms((one) => one.activities ?? []),
  };
}

type OpenApplication = OpenRunningCycle;

/** Undefined where the answer is sent already: a cycle that began without an application has no such page. */
async function openApplication(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenApplication | undefined> {
  const open = await openRunningCycle(services, request, reply);
  if (open === undefined || open.cycle.application !== undefined) return open;
  sendProblem(reply, open.visit, { kind: 'not-found' });
  return undefined;
}

async function applicationPage(
  services: Services,
  { cycle, facts, scheme, view, visit }: OpenApplication,
  form: FormState,
): Promise<ReturnType<typeof ApplicationPage>> {
  const application = defined(cycle.application, 'the application of this cycle');
  const row = defined(await readApplication(services.database.read, facts.id), 'the application of this cycle');
  const { site } = application;
  const words = await wordsFor(services, scheme);
  const listed = scheme.siteTypes.some(({ id }) => id === site.siteType);
  const type = words.siteTypes.find(({ id }) => id === site.siteType)?.name ?? { en: site.siteType };
  const awaited = cycle.letter === 'awaited';
  const open = awaited && ['submitted', 'returned', 'eligible'].includes(application.stage);
  const own = visit.actor.sites.includes(cycle.site);
  const refused = form.errors.length > 0;
  const answers =
    visit.mayAct && awaited && application.stage === 'submitted' && visit.actor.duties.includes('secretariat');
  const forms = { form, base: view.version };
  const due = dueOfAnswer(cycle, scheme);
  return ApplicationPage({
    ...{ frame: visit.frame, facts, scheme, application, said: saidIn(row) },
    // A team of another cycle reads the application, and not what is on file now.
    opensSite: own || visit.actor.duties.some((duty) => duty === 'secretariat' || duty === 'officer'),
    siteRows: siteFactRows(
      visit.t,
      {
        ...{ name: facts.siteName, operator: facts.operator, country: site.country, siteType: site.siteType },
        ...{ metals: [...site.metals], activities: [...(site.activities ?? [])] },
      },
      words,
    ),
    ...(listed ? {} : { unlistedType: visit.t.text(type) }),
    ...(due === undefined ? {} : { due }),
    ...(answers && !own ? { answer: { ...forms, commandIds: [newCommandId(), newCommandId()] } } : {}),
    ...(own && visit.mayAct && (awaited || refused)
      ? { own: { ...forms, commandId: newCommandId(), mayWithdraw: open || refused } }
      : {}),
  });
}

/** The earliest day that a clock of the scheme sets for the answer. */
function dueOfAnswer(cycle: OpenRunningCycle['cycle'], scheme: Scheme): PlainDate | undefined {
  const [due] = scheme.clocks
    .filter(({ metBy }) => metBy === 'application.answered')
    .flatMap(({ id }) => lastDayOfClock(cycle, scheme, id) ?? [])
    .sort();
  return due;
}

function saidIn(row: NonNullable<Awaited<ReturnType<typeof readApplication>>>): ApplicationSaid {
  const { answer, answered_on: answeredOn, note, reason, rule, submitted_on: submittedOn } = row;
  return {
    submittedOn,
    ...(note === null ? {} : { note }),
    ...(answer === null ? {} : { answer }),
    ...(answeredOn === null ? {} : { answeredOn }),
    ...(rule === null ? {} : { rule }),
    ...(reason === null ? {} : { reason }),
  };
}
