/** Participation: the letter of commitment that a site's responsible person signs and the secretariat accepts. */
import { err, ok, refuse, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { requireDuty, requireSite } from '../access/require.ts';
import { closed, Country, Day, Email, Name, SchemeWord, ShortText, SiteId } from '../shapes.ts';
import type {
  Command,
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { advise, readEligibility, type SiteFacts } from '../scheme/index.ts';
import type { CompiledScheme, Scheme } from '../scheme/scheme.ts';
import { answeredBefore, obstacleToLetter, type Application } from './application.ts';
import { givenAnswer, GivenAnswers, ScopeAnswers, takeAnswers } from './scope.ts';

export const Signatory = Type.Object({ name: Name, position: Name }, closed);
export const Contact = Type.Object({ name: Name, email: Email }, closed);
const Promises = Type.Array(SchemeWord, { maxItems: 50, uniqueItems: true });

export const SignLetter = Type.Object(
  {
    site: SiteId,
    /** id of the scheme; the version in force on the day of signing is pinned */
    scheme: SchemeWord,
    signedOn: Day,
    signatory: Signatory,
    contact: Contact,
    /** ids of the promises given */
    promises: Promises,
    /** to the scheme's questions, by question */
    answers: Type.Optional(GivenAnswers),
  },
  closed,
);
export const AcceptLetter = Type.Object(
  { /** the secretariat reached the contact person */ contactConfirmed: Type.Boolean() },
  closed,
);
export const ReturnLetter = Type.Object({ reason: ShortText }, closed);
export const WithdrawLetter = Type.Object({ reason: ShortText }, closed);

export const participationCommands = {
  'commitment.sign': {
    stream: 'cycle',
    begins: true,
    duties: ['site'],
    body: SignLetter,
    purpose: 'Sign the letter of commitment of a site, which begins an assurance cycle.',
  },
  'commitment.accept': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: AcceptLetter,
    purpose: 'Accept a letter of commitment; the clocks start and the self-assessment opens.',
  },
  'commitment.return': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: ReturnLetter,
    purpose: 'Return a letter of commitment with the reason; it can be signed again.',
  },
  'commitment.withdraw': {
    stream: 'cycle',
    duties: ['site'],
    body: WithdrawLetter,
    purpose: 'Withdraw the site’s commitment with the reason; the cycle ends, and a new letter begins another one.',
  },
} as const satisfies CommandRegister;

export const LetterSigned = Type.Object(
  {
    site: SiteId,
    scheme: SchemeWord,
    schemeVersion: SchemeWord,
    schemeHash: Type.String(),
    signedOn: Day,
    signatory: Signatory,
    contact: Contact,
    promises: Promises,
    siteType: SchemeWord,
    metals: Type.Array(SchemeWord),
    country: Country,
    fictional: Type.Boolean(),
    /** absent where the scheme asked nothing */
    answers: Type.Optional(ScopeAnswers),
    /** absent where none is on file */
    activities: Type.Optional(Type.Array(Name)),
    /** of a type that the version does not list, or otherwise admitted to try: absent where it is not */
    pilot: Type.Optional(Type.Boolean()),
  },
  closed,
);
const LetterAccepted = Type.Object({ acceptedOn: Day }, closed);
const LetterReturned = Type.Object({ reason: ShortText }, closed);
const LetterWithdrawn = Type.Object({ withdrawnOn: Day, reason: ShortText }, closed);
const LetterLapsed = Type.Object({ lapsedOn: Day, /** the clock that ran out */ clock: SchemeWord }, closed);
export const participationEvents = {
  'commitment.signed': {
    stream: 'cycle',
    payload: LetterSigned,
    meaning: 'A letter of commitment is signed and waits for the secretariat.',
  },
  'commitment.accepted': {
    stream: 'cycle',
    payload: LetterAccepted,
    meaning: 'The secretariat accepted the letter; the clocks run from the day of signing.',
    public: true,
  },
  'commitment.returned': {
    stream: 'cycle',
    payload: LetterReturned,
    meaning: 'The letter went back to the site with a reason.',
  },
  'commitment.withdrawn': {
    stream: 'cycle',
    payload: LetterWithdrawn,
    meaning: 'The site withdrew its commitment, which ends the cycle.',
    public: true,
  },
  'commitment.lapsed': {
    stream: 'cycle',
    payload: LetterLapsed,
    meaning: 'A clock ran out on which the commitment depended, which ends the cycle.',
    public: true,
  },
} as const satisfies EventRegister;

export const participationRefusals = {
  'commitment.open-cycle': {
    status: 409,
    sentence: 'A letter of commitment for this site is already signed. One site has one open cycle at a time.',
  },
  'commitment.no-scheme': {
    status: 422,
    sentence: 'No version of this scheme was in force on {day}. Choose another scheme or another day.',
  },
  'commitment.site-not-eligible': {
    status: 422,
    sentence: 'The scheme does not admit sites of this type. Choose another scheme.',
  },
  'commitment.no-mark': {
    status: 422,
    sentence: 'The scheme has no mark for any metal of this site. Choose another scheme.',
  },
  'commitment.future': { status: 422, sentence: 'The day of signing cannot lie in the future. Today is {today}.' },
  'commitment.promise-missing': {
    status: 422,
    sentence:
      'A letter of commitment gives every promise. Confirm {missing, plural, one {the one that is missing} other {the # that are missing}}.',
  },
  'commitment.not-waiting': { status: 409, sentence: 'No signed letter is waiting for an answer here.' },
  'commitment.contact-not-confirmed': {
    status: 422,
    sentence: 'Confirm that the contact person was reached, or return the letter with the reason.',
  },
  'commitment.award-stands': {
    status: 409,
    sentence:
      'While an award of this cycle stands, the commitment holds. Ask the scheme’s officers to withdraw the award.',
  },
  'commitment.ended': {
    status: 409,
    sentence: 'The commitment has ended and this cycle with it. A new letter of commitment begins another one.',
  },
  'commitment.decided': {
    status: 409,
    sentence: 'This cycle is decided, so there is no commitment left in it to withdraw.',
  },
} as const satisfies RefusalRegister;

export type ParticipationCommand = CommandsOf<typeof participationCommands>;
export type ParticipationEvent = EventsOf<typeof participationEvents>;

export type Letter = Static<typeof LetterSigned>;
/** Awaited: the application goes before it. Withdrawn by the site or lapsed by a clock, it has ended its cycle. */
export type RunningLetter = 'awaited' | 'signed' | 'returned' | 'accepted' | 'withdrawn' | 'lapsed';
export type LetterState =
  | { readonly stage: 'none' }
  | { readonly stage: 'imported'; readonly site: string }
  | { readonly stage: RunningLetter; readonly site: string; readonly application?: Application };

export interface ParticipationFacts extends Context {
  /** the site of the command or of the letter */
  readonly site?: {
    readonly siteType: string;
    readonly metals: readonly string[];
    readonly country: string;
    readonly fictional: boolean;
    readonly activities?: readonly string[];
  };
  /** the version of the command's scheme that was in force on the day of signing, or that the source of a history names */
  readonly candidate?: CompiledScheme;
  /** another cycle of this site is open */
  readonly otherCycle: boolean;
  /** the site's last application under the command's scheme was answered “not eligible”, and nothing came after it */
  readonly turnedDown?: boolean;
}

/** One refusal for all that are missing: they are one field. */
export function missingPromises({ letter }: Scheme, given: readonly string[]): readonly Refusal[] {
  const missing = letter.promises.filter(({ id }) => !given.includes(id)).length;
  return missing === 0 ? [] : [{ code: 'commitment.promise-missing', facts: { missing }, at: 'promises' }];
}

export function signLetter(
  state: LetterState,
  command: Command<'commitment.sign', Static<typeof SignLetter>>,
  facts: ParticipationFacts,
): Decision<ParticipationEvent> {
  const { body } = command;
  const refused = requireSite(facts.actor, body.site);
  if (refused !== undefined) return refused;
  if (facts.site === undefined) return refuse('site.unknown', undefined, 'site');
  const mayBeSigned = state.stage === 'none' || state.stage === 'awaited' || state.stage === 'returned';
  if (facts.otherCycle || !mayBeSigned) return refuse('commitment.open-cycle');
  const { signedOn: day } = body;
  const impossible = checkDay(day, 'signedOn');
  if (impossible !== undefined) return impossible;
  if (day > facts.today) return refuse('commitment.future', { today: facts.today }, 'signedOn');
  if (facts.candidate === undefined) return refuse('commitment.no-scheme', { day }, 'scheme');
  const { scheme, hash } = facts.candidate;
  const { siteType } = facts.site;
  const application = state.stage === 'none' ? undefined : state.application;
  const { candidate, site: applying, turnedDown = false } = facts;
  const obstacle =
    obstacleToLetter({
      candidate,
      site: applying,
      turnedDown,
      ...(application === undefined ? {} : { application }),
    }) ?? answeredBefore(application, body.answers ?? {});
  if (obstacle !== undefined) return obstacle;
  const pilot = application?.pilot === true;
  if (!pilot && !scheme.siteTypes.some(({ id }) => id === siteType))
    return refuse('commitment.site-not-eligible', undefined, 'scheme');
  const { activities, country, fictional, metals } = facts.site;
  const site: SiteFacts = { ...facts.site, ...(pilot ? { pilot } : {}) };
  const before = Object.entries(application?.answers ?? {});
  const answers = takeAnswers(scheme, site, {
    ...body.answers,
    ...Object.fromEntries(before.map(([question, answer]) => [question, givenAnswer(answer)] as const)),
  });
  if (!answers.ok) return answers;
  const { marks } = advise(scheme, { site: { ...site, ...answers.value }, ratings: {} });
  if (marks.length === 0) return refuse('commitment.no-mark', undefined, 'scheme');
  const againstRule =
    application === undefined && readEligibility(scheme, site, answers.value).state === 'not-eligible';
  if (againstRule) return refuse('application.rule-against', undefined, 'scheme');
  const asked = Object.keys(answers.value).length > 0;
  const { answers: _given, ...letter } = body;
  const [missing] = missingPromises(scheme, body.promises);
  if (missing !== undefined) return err(missing);
  return ok([
    {
      type: 'commitment.signed',
      payload: {
        ...letter,
        promises: scheme.letter.promises.map(({ id }) => id),
        scheme: scheme.id,
        schemeVersion: scheme.version,
        schemeHash: hash,
        ...{ siteType, metals: [...metals], country, fictional },
        ...(asked ? { answers: answers.value } : {}),
        ...(pilot ? { pilot } : {}),
        ...(activities === undefined ? {} : { activities: [...activities] }),
      },
    },
  ]);
}

export function answerLetter(
  state: LetterState,
  command:
    | Command<'commitment.accept', Static<typeof AcceptLetter>>
    | Command<'commitment.return', Static<typeof ReturnLetter>>,
  facts: Context,
): Decision<ParticipationEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (state.stage !== 'signed') return refuse('commitment.not-waiting');
  if (command.type === 'commitment.return') {
    return ok([{ type: 'commitment.returned', payload: { reason: command.body.reason } }]);
  }
  if (!command.body.contactConfirmed) return refuse('commitment.contact-not-confirmed', undefined, 'contactConfirmed');
  return ok([{ type: 'commitment.accepted', payload: { acceptedOn: facts.today } }]);
}

/** The site's own act, until its cycle is decided. */
export function withdrawLetter(
  command: Command<'commitment.withdraw', Static<typeof WithdrawLetter>>,
  facts: Context & { readonly siteId: string; readonly award: 'undecided' | 'stands' | 'over' },
): Decision<ParticipationEvent> {
  const refused = requireSite(facts.actor, facts.siteId);
  if (refused !== undefined) return refused;
  if (facts.award !== 'undecided') {
    return refuse(facts.award === 'stands' ? 'commitment.award-stands' : 'commitment.decided');
  }
  const { reason } = command.body;
  return ok([{ type: 'commitment.withdrawn', payload: { withdrawnOn: facts.today, reason } }]);
}
