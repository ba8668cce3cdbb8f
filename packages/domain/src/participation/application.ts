/**
 * Application: before a letter of commitment is signed, a site may ask, or where the scheme wants it must ask, whether it
 * may take part. It answers the scheme's questions; the secretariat answers it, with the scheme's own rule beside it. A
 * departure from the rule gives its reason. A site of a type that the version does not list takes part as a pilot, or not.
 */
import { canonicalJson, ok, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type } from 'typebox';
import { requireDuty, requireSite } from '../access/require.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import {
  advise,
  applicationQuestions,
  asksStep,
  readEligibility,
  type Answers,
  type EligibilityReading,
  type SiteFacts,
} from '../scheme/index.ts';
import type { CompiledScheme, Scheme } from '../scheme/scheme.ts';
import { closed, Country, Day, Name, OrganisationId, SchemeWord, ShortText, SiteId } from '../shapes.ts';
import { GivenAnswers, ScopeAnswers, takeAnswers } from './scope.ts';

const SubmitApplication = Type.Object(
  {
    /** an organisation is answered that only sites are assessed */
    site: Type.Union([SiteId, OrganisationId]),
    /** id of the scheme; the version in force today is applied under */
    scheme: SchemeWord,
    /** to the questions that the scheme asks with the application, by question */
    answers: Type.Optional(GivenAnswers),
    /** what the secretariat should know beside them */
    note: Type.Optional(ShortText),
  },
  closed,
);
const Verdict = Type.Union([Type.Literal('eligible'), Type.Literal('pilot'), Type.Literal('not-eligible')]);
const AnswerApplication = Type.Object({ answer: Verdict, reason: Type.Optional(ShortText) }, closed);
const WithReason = Type.Object({ reason: ShortText }, closed);

export const applicationCommands = {
  'application.submit': {
    stream: 'cycle',
    begins: true,
    duties: ['site'],
    body: SubmitApplication,
    purpose: 'Ask whether a site may take part in a scheme, before its letter of commitment is signed.',
  },
  'application.answer': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: AnswerApplication,
    purpose:
      'Say whether a site may take part, as a pilot or not at all; whatever departs from the rule needs a reason.',
  },
  'application.return': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: WithReason,
    purpose: 'Return an application with the reason; it can be submitted again.',
  },
  'application.withdraw': {
    stream: 'cycle',
    duties: ['site'],
    body: WithReason,
    purpose: 'Take an application back with the reason, before a letter is signed on it.',
  },
} as const satisfies CommandRegister;

const ApplicationSubmitted = Type.Object(
  {
    site: SiteId,
    scheme: SchemeWord,
    schemeVersion: SchemeWord,
    schemeHash: Type.String(),
    submittedOn: Day,
    /** absent where the scheme asked nothing */
    answers: Type.Optional(ScopeAnswers),
    note: Type.Optional(ShortText),
    siteType: SchemeWord,
    metals: Type.Array(SchemeWord),
    country: Country,
    fictional: Type.Boolean(),
    /** absent where none is on file */
    activities: Type.Optional(Type.Array(Name)),
  },
  closed,
);
const ApplicationAnswered = Type.Object(
  {
    answer: Verdict,
    answeredOn: Day,
    /** what the scheme's own rule said of the same answers */
    rule: Type.Union([Type.Literal('eligible'), Type.Literal('not-eligible'), Type.Literal('unset')]),
    reason: Type.Optional(ShortText),
  },
  closed,
);

export const applicationEvents = {
  'application.submitted': {
    stream: 'cycle',
    payload: ApplicationSubmitted,
    meaning: 'A site asks whether it may take part, and waits for the secretariat.',
  },
  'application.answered': {
    stream: 'cycle',
    payload: ApplicationAnswered,
    meaning: 'The secretariat said whether the site may take part, and what the rule of the scheme said.',
  },
  'application.returned': {
    stream: 'cycle',
    payload: WithReason,
    meaning: 'The application went back to the site with a reason.',
  },
  'application.withdrawn': {
    stream: 'cycle',
    payload: Type.Object({ withdrawnOn: Day, reason: ShortText }, closed),
    meaning: 'The site took its application back.',
  },
} as const satisfies EventRegister;

export const applicationRefusals = {
  'application.not-a-site': {
    status: 422,
    sentence: 'An organisation is not assessed, its sites are. File the site and apply for that one.',
  },
  'application.open': {
    status: 409,
    sentence: 'An application or a cycle of this site is under way already. One site has one of them at a time.',
  },
  'application.not-asked': {
    status: 422,
    sentence: 'This scheme takes no applications. Sign the letter of commitment.',
  },
  'application.open-question': {
    status: 422,
    sentence: 'Answer this question with one of the answers offered; whether the site may take part depends on it.',
  },
  'application.not-waiting': { status: 409, sentence: 'No application is waiting for an answer here.' },
  'application.own-site': {
    status: 403,
    sentence: 'You are responsible for this site, so somebody else at the secretariat answers its application.',
  },
  'application.reason-missing': {
    status: 422,
    sentence: 'Give the reason: for a pilot, for a refusal, and for whatever departs from the rule of the scheme.',
  },
  'application.pilot-only': {
    status: 422,
    sentence: 'This version does not list sites of this type. Answer that it is eligible as a pilot, or not eligible.',
  },
  'application.nothing-open': { status: 409, sentence: 'There is no open application here that could be taken back.' },
  'application.no-letter': {
    status: 409,
    sentence: 'No letter of commitment is signed here yet, and everything else comes after it.',
  },
  'application.needed': {
    status: 409,
    sentence: 'This scheme wants an application before the letter of commitment. Apply first.',
  },
  'application.unanswered': {
    status: 409,
    sentence: 'The application of this site is not answered yet. The letter of commitment is signed after the answer.',
  },
  'application.not-eligible': {
    status: 409,
    sentence:
      'The secretariat answered that this site is not eligible, so no letter can be signed. Apply again when that has changed.',
  },
  'application.rule-against': {
    status: 409,
    sentence: 'The scheme’s own rule does not admit this site. Apply, so that the secretariat can answer.',
  },
  'application.overtaken': {
    status: 409,
    sentence: 'The site or the version of the scheme changed after the application was answered. Apply again.',
  },
  'application.answered-before': {
    status: 422,
    sentence: 'This was answered with the application, on which the answer of the secretariat rests. Leave it out.',
  },
} as const satisfies RefusalRegister;

export type ApplicationCommand = CommandsOf<typeof applicationCommands>;
export type ApplicationEvent = EventsOf<typeof applicationEvents>;

export type ApplicationStage = 'submitted' | 'returned' | 'eligible' | 'not-eligible' | 'withdrawn';

/** An application as the letter asks about it, with what it rests on. */
export interface Application {
  readonly stage: ApplicationStage;
  /** answered so: the site takes part as a pilot */
  readonly pilot?: true;
  /** answers to the scheme's questions, by question */
  readonly answers: Answers;
  /** hash of the version that was applied under */
  readonly scheme: string;
  readonly site: ApplyingSite;
}

export interface ApplyingSite {
  readonly siteType: string;
  readonly metals: readonly string[];
  readonly country: string;
  readonly fictional: boolean;
  readonly activities?: readonly string[];
}

/** Whether a site can ask at all: the scheme has a rule or questions for it, or wants to be asked. */
export function takesApplications(scheme: Scheme): boolean {
  const rule = scheme.eligibility?.eligibleWhen ?? null;
  return rule !== null || asksStep(scheme, 'application') || applicationQuestions(scheme).length > 0;
}

/** What the scheme's own rule says of an application. */
export function eligibilityOf(
  scheme: Scheme,
  { answers, site }: Pick<Application, 'answers' | 'site'>,
): EligibilityReading {
  return readEligibility(scheme, { ...site }, answers);
}

export interface SubmitFacts extends Context {
  readonly site?: ApplyingSite;
  /** the version of the scheme that is in force today */
  readonly candidate?: CompiledScheme;
  /** another cycle of the site is under way, or its award stands */
  readonly otherCycle: boolean;
  /** the stream has begun with something else than an application that may be submitted again */
  readonly begun: boolean;
}

export function submitApplication(
  { body }: Extract<ApplicationCommand, { type: 'application.submit' }>,
  facts: SubmitFacts,
): Decision<ApplicationEvent> {
  const { actor, candidate, site, today } = facts;
  if (body.site.startsWith('organisation_')) return refuse('application.not-a-site', undefined, 'site');
  const refused = requireSite(actor, body.site);
  if (refused !== undefined) return refused;
  if (site === undefined) return refuse('site.unknown', undefined, 'site');
  if (facts.otherCycle || facts.begun) return refuse('application.open');
  if (candidate === undefined) return refuse('commitment.no-scheme', { day: today }, 'scheme');
  const { hash, scheme } = candidate;
  if (!takesApplications(scheme)) return refuse('application.not-asked', undefined, 'scheme');
  const known: SiteFacts = { ...site };
  const asked = { ...scheme, questions: applicationQuestions(scheme) };
  const answers = takeAnswers(asked, known, body.answers ?? {});
  if (!answers.ok) {
    const { at, code } = answers.error;
    return code === 'scope.open-question' ? refuse('application.open-question', undefined, at) : answers;
  }
  const { marks } = advise(scheme, { site: { ...known, ...answers.value }, ratings: {} });
  if (marks.length === 0) return refuse('commitment.no-mark', undefined, 'scheme');
  const { activities, country, fictional, metals, siteType } = site;
  return ok([
    {
      type: 'application.submitted',
      payload: {
        ...{ site: body.site, scheme: scheme.id, schemeVersion: scheme.version, schemeHash: hash, submittedOn: today },
        ...{ siteType, metals: [...metals], country, fictional },
        ...(activities === undefined ? {} : { activities: [...activities] }),
        ...(Object.keys(answers.value).length === 0 ? {} : { answers: answers.value }),
        ...(body.note === undefined ? {} : { note: body.note }),
      },
    },
  ]);
}

export interface AnswerFacts extends Context {
  readonly scheme: Scheme;
  readonly siteId: string;
}

export function decideApplication(
  application: Application | undefined,
  command: Exclude<ApplicationCommand, { type: 'application.submit' }>,
  facts: AnswerFacts,
): Decision<ApplicationEvent> {
  const { actor, scheme, siteId, today } = facts;
  if (command.type === 'application.withdraw') {
    const refused = requireSite(actor, siteId);
    if (refused !== undefined) return refused;
    const open: readonly (ApplicationStage | undefined)[] = ['submitted', 'returned', 'eligible'];
    if (!open.includes(application?.stage)) return refuse('application.nothing-open');
    return ok([{ type: 'application.withdrawn', payload: { withdrawnOn: today, reason: command.body.reason } }]);
  }
  const refused = requireDuty(actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (application?.stage !== 'submitted') return refuse('application.not-waiting');
  if (actor.sites.includes(siteId)) return refuse('application.own-site');
  if (command.type === 'application.return') {
    return ok([{ type: 'application.returned', payload: { reason: command.body.reason } }]);
  }
  const { answer, reason } = command.body;
  const rule = ruleOn(scheme, application);
  const listed = scheme.siteTypes.some(({ id }) => id === application.site.siteType);
  if (answer === 'eligible' && !listed) return refuse('application.pilot-only', undefined, 'answer');
  const plain = answer === 'eligible' && rule !== 'not-eligible';
  if (!plain && reason === undefined) return refuse('application.reason-missing', undefined, 'reason');
  return ok([
    {
      type: 'application.answered',
      payload: { answer, answeredOn: today, rule, ...(reason === undefined ? {} : { reason }) },
    },
  ]);
}

/** Every question was answered before the application could be submitted, so that nothing is open. */
function ruleOn(scheme: Scheme, application: Application): 'eligible' | 'not-eligible' | 'unset' {
  const { state } = eligibilityOf(scheme, application);
  return state === 'open' ? 'unset' : state;
}

export interface LetterBasis {
  /** of the stream on which the letter is signed */
  readonly application?: Application;
  /** the site's last application under this scheme was answered so, and nothing came after it */
  readonly turnedDown: boolean;
  readonly candidate: CompiledScheme;
  readonly site: ApplyingSite;
}

/** Whether a letter may be signed, as far as the application goes. Undefined means: go on. */
export function obstacleToLetter({ application, candidate, site, turnedDown }: LetterBasis): Err<Refusal> | undefined {
  if (application === undefined) {
    if (turnedDown) return refuse('application.not-eligible', undefined, 'scheme');
    return asksStep(candidate.scheme, 'application') ? refuse('application.needed', undefined, 'scheme') : undefined;
  }
  switch (application.stage) {
    case 'submitted':
    case 'returned':
      return refuse('application.unanswered', undefined, 'scheme');
    case 'not-eligible':
      return refuse('application.not-eligible', undefined, 'scheme');
    case 'withdrawn':
      return refuse('commitment.ended');
    case 'eligible': {
      const same =
        application.scheme === candidate.hash && canonicalJson({ ...application.site }) === canonicalJson({ ...site });
      return same ? undefined : refuse('application.overtaken', undefined, 'scheme');
    }
  }
}

/** What was answered with the application stands; a letter that says something else about it is refused. */
export function answeredBefore(
  application: Application | undefined,
  given: Readonly<Record<string, string>>,
): Err<Refusal> | undefined {
  const again = Object.keys(application?.answers ?? {}).find((question) => Object.hasOwn(given, question));
  return again === undefined ? undefined : refuse('application.answered-before', undefined, `answers/${again}`);
}

export function evolveApplication(
  application: Application,
  event: Exclude<ApplicationEvent, { type: 'application.submitted' }>,
): Application {
  switch (event.type) {
    case 'application.answered': {
      const { answer } = event.payload;
      if (answer === 'not-eligible') return { ...application, stage: 'not-eligible' };
      return { ...application, stage: 'eligible', ...(answer === 'pilot' ? { pilot: true } : {}) };
    }
    case 'application.returned':
      return { ...application, stage: 'returned' };
    case 'application.withdrawn':
      return { ...application, stage: 'withdrawn' };
  }
}
