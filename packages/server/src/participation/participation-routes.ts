/** Signing the letter of commitment of a site, for the person who is responsible for it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { defined, parsePlainDate, type Refusal } from '@touchstone/kernel';
import {
  advise,
  asksStep,
  givenAnswer,
  isStanding,
  isUnderWay,
  missingPromises,
  openQuestions,
  possibleQuestions,
  takesApplications,
  type Application,
  type CompiledScheme,
  type SiteFacts,
} from '@touchstone/domain';
import { readStream, type LetterOfSite, type SiteRow } from '@touchstone/store';
import { ChooseSchemePage, SignLetterPage, valueOf, type FormState } from '@touchstone/ui';
import { queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, streamBegunBy, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import type { Visit } from '../http/visit.ts';
import { openOwnSite } from '../site/open-site.ts';
import { answersIn } from './answers-in.ts';

export function addParticipationPages(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/sites/:site/commitment', 'form', async (request, reply) => {
    const open = await openLetter(services, request, reply);
    if (open === undefined) return reply;
    const { site, visit } = open;
    const eligible = await schemesFor(services, open);
    const scheme = queryOf(request, 'scheme');
    const chosen =
      eligible.find((one) => one.scheme.id === scheme) ?? (eligible.length === 1 ? eligible[0] : undefined);
    if (chosen === undefined) {
      const schemes = eligible.map((one) => one.scheme);
      return sendPage(reply, ChooseSchemePage({ frame: visit.frame, site, schemes }));
    }
    if (open.application === undefined && asksStep(chosen.scheme, 'application')) {
      return reply.redirect(`/sites/${site.id}/application?scheme=${chosen.scheme.id}`, 303);
    }
    return sendPage(reply, letterPage(open, chosen, freshForm(visit), newCommandId()));
  });

  server.post('/sites/:site/commitment', async (request, reply) => {
    const open = await openLetter(services, request, reply);
    if (open === undefined) return reply;
    const { letter, site, visit } = open;
    const fields = fieldsOf(request);
    const form = freshForm(visit, fields);
    const shown = await services.schemes.byHash(services.database.read, valueOf(form, 'shown'));
    if (shown === undefined) return reply.redirect(`/sites/${site.id}/commitment`, 303);
    const other = await versionInForceInstead(services, shown, valueOf(form, 'signedOn'));
    if (other !== undefined) {
      return sendPage(reply, letterPage(open, other, otherVersionForm(visit, form, other), newCommandId()), 422);
    }
    return submitForm(services, visit, request, reply, {
      type: 'commitment.sign',
      stream: letter?.cycle ?? streamBegunBy(request, 'cycle'),
      add: { site: site.id, scheme: shown.scheme.id },
      alsoMissing: missingFromLetter(open, shown, request),
      show: (again, commandId) => Promise.resolve(letterPage(open, shown, again, commandId)),
      next: ({ stream }) => `/cycles/${stream}`,
    });
  });
}

function missingFromLetter(
  { application, site }: OpenLetter,
  { scheme }: CompiledScheme,
  request: FastifyRequest,
): readonly Refusal[] {
  const { promises = [] } = fieldsOf(request);
  const before = Object.entries(application?.answers ?? {}).map(([id, answer]) => [id, givenAnswer(answer)] as const);
  return [
    ...missingPromises(scheme, typeof promises === 'string' ? [promises] : promises),
    ...openQuestions(scheme, factsOf(site), { ...answersIn(request), ...Object.fromEntries(before) }),
  ];
}

interface OpenLetter {
  readonly visit: Visit;
  readonly site: SiteRow;
  /** the cycle on which it is signed: its application is answered, or its letter was returned */
  readonly letter?: LetterOfSite;
  readonly application?: Application;
}

/**
 * Undefined where the answer is sent already. A letter that waits or is accepted is read on its cycle's page; where a
 * cycle has ended without an award that stands, a new letter begins the next one.
 */
async function openLetter(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenLetter | undefined> {
  const open = await openOwnSite(services, request, reply);
  if (open === undefined) return undefined;
  const { letter, site, visit } = open;
  if (letter?.stage === 'returned' || letter?.stage === 'eligible') {
    const { state } = defined(await readStream(services.database.read, 'cycle', letter.cycle), 'the stream of a cycle');
    const application = state.stage === 'running' ? state.application : undefined;
    return { visit, site, letter, ...(application === undefined ? {} : { application }) };
  }
  // An award from elsewhere whose letter no source tells of can get one.
  const stands = letter !== undefined && isStanding(letter.stage) && letter.signedOn !== null;
  if (letter !== undefined && (isUnderWay(letter.stage) || stands)) {
    void reply.redirect(`/cycles/${letter.cycle}`, 303);
    return undefined;
  }
  return { visit, site };
}

/**
 * The version under which the application was answered; without one, those in force today that admit this type of site and
 * have a mark for one of its metals.
 */
async function schemesFor(
  services: Services,
  { application, site, visit: { today } }: OpenLetter,
): Promise<readonly CompiledScheme[]> {
  const { read } = services.database;
  if (application !== undefined) {
    return [defined(await services.schemes.byHash(read, application.scheme), 'the version of an application')];
  }
  const facts = factsOf(site);
  return (await services.schemes.all(services.database.read)).filter(
    ({ scheme }) =>
      scheme.inForce.from <= today &&
      (scheme.inForce.until === undefined || today <= scheme.inForce.until) &&
      scheme.siteTypes.some(({ id }) => id === site.site_type) &&
      advise(scheme, { site: facts, ratings: {} }).marks.length > 0,
  );
}

function factsOf({ country, fictional, metals, site_type: siteType }: SiteRow): SiteFacts {
  return { siteType, metals, country, fictional };
}

/** The version that the day of signing calls for, where its letter is not the one that was read. */
async function versionInForceInstead(
  services: Services,
  shown: CompiledScheme,
  signedOn: string,
): Promise<CompiledScheme | undefined> {
  const day = parsePlainDate(signedOn);
  if (day === undefined) return undefined;
  const inForce = await services.schemes.inForce(services.database.read, shown.scheme.id, day);
  return inForce?.hash === shown.hash ? undefined : inForce;
}

/** What was typed stays; the promises must be given anew, because they are another version's. */
function otherVersionForm({ t }: Visit, form: FormState, { scheme }: CompiledScheme): FormState {
  const { promises: _promises, ...values } = form.values;
  const day = parsePlainDate(valueOf(form, 'signedOn'));
  const sentence = t('participation.other-version', {
    day: day === undefined ? '' : t.date(day),
    version: t.text(scheme.standardName),
  });
  return { ...form, values, errors: [{ at: 'signedOn', sentence }] };
}

function letterPage(
  { application, letter, site, visit }: OpenLetter,
  shown: CompiledScheme,
  form: FormState,
  commandId: string,
): ReturnType<typeof SignLetterPage> {
  const { frame, person, today } = visit;
  const me = { name: person?.name ?? '', email: person?.email ?? '' };
  const because = letter?.returnedBecause ?? null;
  return SignLetterPage({
    ...{ frame, form, commandId, site, shown },
    // What was answered with the application stands.
    questions: possibleQuestions(shown.scheme, factsOf(site)).filter(
      ({ question }) => !Object.hasOwn(application?.answers ?? {}, question.id),
    ),
    initial: {
      signatory: letter?.signatory ?? { name: me.name, position: '' },
      contact: letter?.contact ?? me,
      signedOn: letter?.signedOn ?? today,
    },
    mayApply: letter === undefined && takesApplications(shown.scheme),
    ...(because === null ? {} : { returnedBecause: because }),
  });
}
