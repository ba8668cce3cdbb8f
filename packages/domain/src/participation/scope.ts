/**
 * Scoping: what a site answers to the scheme's questions before its criteria are chosen, and the confirmation of those
 * answers by whom the scheme names. Answers count as facts about the site; the list of criteria follows them.
 */
import { err, limits, ok, refuse, type Refusal, type Result } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import type { Actor, Duty } from '../access/actor.ts';
import { requireDuty } from '../access/require.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { scopeSite, type Answers, type SiteFacts } from '../scheme/index.ts';
import type { Question, Scheme } from '../scheme/scheme.ts';
import { closed, SchemeWord, ShortText } from '../shapes.ts';

/** By question: the id of an answer that the scheme offers, or `yes` or `no` where it offers none of its own. */
export const GivenAnswers = Type.Record(Type.String(), SchemeWord, { maxProperties: limits.questionsPerScheme });
export const ScopeAnswers = Type.Record(Type.String(), Type.Union([Type.Boolean(), SchemeWord]));

const ConfirmScope = Type.Object(
  { answers: GivenAnswers, /** why an answer was corrected */ reason: Type.Optional(ShortText) },
  closed,
);
const ScopeConfirmed = Type.Object(
  {
    answers: ScopeAnswers,
    /** ids of the questions whose answer is now confirmed */
    confirmed: Type.Array(SchemeWord),
    reason: Type.Optional(ShortText),
  },
  closed,
);

export const scopeCommands = {
  'scope.confirm': {
    stream: 'cycle',
    duties: ['secretariat', 'assessor', 'officer'],
    body: ConfirmScope,
    purpose: 'Confirm, or correct with the reason, what the site answered to the scheme’s questions about it.',
  },
} as const satisfies CommandRegister;

export const scopeEvents = {
  'scope.confirmed': {
    stream: 'cycle',
    payload: ScopeConfirmed,
    meaning: 'The answers about the site are confirmed; the criteria that apply follow them.',
  },
} as const satisfies EventRegister;

export const scopeRefusals = {
  'scope.unknown-question': { status: 422, sentence: 'The scheme does not ask “{question}”. Remove this answer.' },
  'scope.open-question': {
    status: 422,
    sentence: 'Answer this question with one of the answers offered; the scheme chooses the criteria by it.',
  },
  'scope.not-yours': {
    status: 403,
    sentence: 'The scheme asks nobody with your part in this cycle to confirm an answer about the site.',
  },
  'scope.somebody-elses': {
    status: 422,
    sentence: 'This answer is confirmed by {duty}. Leave it as it is, and tell them what you found.',
  },
  'scope.reason-missing': { status: 422, sentence: 'Say why an answer of the site is corrected.' },
  'scope.frozen': {
    status: 409,
    sentence: 'The assessment report rests on these answers, so they cannot be corrected any more.',
  },
  'scope.unconfirmed': {
    status: 409,
    sentence: 'The scheme wants you to confirm the site’s answers to its questions first.',
  },
} as const satisfies RefusalRegister;

export type ScopeCommand = CommandsOf<typeof scopeCommands>;
export type ScopeEvent = EventsOf<typeof scopeEvents>;

/** The facts that rules may ask of a site, without and with its answers to the scheme's questions. */
export interface Scope {
  readonly answers: Answers;
  /** ids of the questions whose answer is confirmed */
  readonly confirmed: readonly string[];
}

export interface ScopeFacts extends Context {
  readonly scheme: Scheme;
  /** what is known of the site without any answer */
  readonly site: SiteFacts;
  readonly appointed: boolean;
  /** the report is submitted */
  readonly reported: boolean;
}

/** What was answered as the rules read it; only answers to questions that are asked of this site are taken. */
export function takeAnswers(
  scheme: Scheme,
  site: SiteFacts,
  given: Static<typeof GivenAnswers>,
): Result<Answers, Refusal> {
  const questions = scheme.questions ?? [];
  const unknown = Object.keys(given).find((question) => !questions.some(({ id }) => id === question));
  if (unknown !== undefined) return refuse('scope.unknown-question', { question: unknown }, `answers/${unknown}`);
  const said = saidIn(scheme, given);
  const { asked, open } = scopeSite(scheme, site, said);
  const [first] = open.map(openQuestion);
  if (first !== undefined) return err(first);
  return ok(Object.fromEntries(asked.map(({ id }) => [id, said[id] ?? ''])));
}

/** Every question that is asked of this site, as far as it is answered, and left open. */
export function openQuestions(scheme: Scheme, site: SiteFacts, given: Static<typeof GivenAnswers>): readonly Refusal[] {
  return scopeSite(scheme, site, saidIn(scheme, given)).open.map(openQuestion);
}

function openQuestion(id: string): Refusal {
  return { code: 'scope.open-question', at: `answers/${id}` };
}

function saidIn({ questions = [] }: Scheme, given: Static<typeof GivenAnswers>): Answers {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = given[question.id];
      return answer === undefined ? [] : [[question.id, asFact(question, answer)]];
    }),
  );
}

function asFact({ answers }: Question, answer: string): string | boolean {
  if (answers !== undefined) return answer;
  return answer === 'yes' ? true : answer === 'no' ? false : answer;
}

/** As people give it again. */
export function givenAnswer(answer: string | boolean): string {
  return typeof answer === 'string' ? answer : answer ? 'yes' : 'no';
}

/** Questions asked of this site whose answer the scheme wants confirmed by this duty and nobody has. */
export function unconfirmed(scheme: Scheme, site: SiteFacts, scope: Scope, duty: Duty): readonly Question[] {
  return scopeSite(scheme, site, scope.answers).asked.filter(
    ({ confirmedBy, id }) => confirmedBy === duty && !scope.confirmed.includes(id),
  );
}

/** The parts that this person has in confirming the answers of a cycle. */
export function confirmingDuties(actor: Actor, appointed: boolean): readonly Duty[] {
  const staff = (['secretariat', 'officer'] as const).filter((duty) => actor.duties.includes(duty));
  return appointed ? [...staff, 'assessor'] : staff;
}

export function confirmScope(scope: Scope, command: ScopeCommand, facts: ScopeFacts): Decision<ScopeEvent> {
  const { actor, appointed, reported, scheme, site } = facts;
  const refused = requireDuty(actor, 'secretariat', 'assessor', 'officer');
  if (refused !== undefined) return refused;
  const taken = takeAnswers(scheme, site, command.body.answers);
  if (!taken.ok) return taken;
  const duties = confirmingDuties(actor, appointed);
  const { asked } = scopeSite(scheme, site, taken.value);
  const mine = asked.filter(({ confirmedBy }) => confirmedBy !== undefined && duties.includes(confirmedBy));
  if (mine.length === 0) return refuse('scope.not-yours');
  const changed = asked.filter(({ id }) => taken.value[id] !== scope.answers[id]);
  const foreign = changed.find(({ confirmedBy }) => confirmedBy !== undefined && !duties.includes(confirmedBy));
  if (foreign !== undefined) {
    return refuse('scope.somebody-elses', { duty: foreign.confirmedBy ?? '' }, `answers/${foreign.id}`);
  }
  if (changed.length > 0 && reported) return refuse('scope.frozen');
  const { reason } = command.body;
  if (changed.length > 0 && reason === undefined) return refuse('scope.reason-missing', undefined, 'reason');
  const confirmed = mine.map(({ id }) => id);
  return ok([
    {
      type: 'scope.confirmed',
      payload: { answers: taken.value, confirmed, ...(reason === undefined ? {} : { reason }) },
    },
  ]);
}

/** An answer that changed after it was confirmed by others waits for them again; one no longer asked is forgotten. */
export function evolveScope(scope: Scope, { payload }: ScopeEvent): Scope {
  const kept = scope.confirmed.filter((id) => payload.answers[id] === scope.answers[id] && id in payload.answers);
  return { answers: payload.answers, confirmed: [...new Set([...kept, ...payload.confirmed])] };
}
