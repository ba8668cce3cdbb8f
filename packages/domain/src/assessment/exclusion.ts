/**
 * A determination that a criterion does not apply, although the scheme's rules say that it does. Where the scheme names who
 * confirms that, they answer each one while the report waits, and the report is accepted once all are confirmed. An answer
 * is to one determination: when the criterion is determined anew, it waits again.
 */
import { ok, refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
import { Type } from 'typebox';
import type { Actor, Duty } from '../access/actor.ts';
import { requireDuty } from '../access/require.ts';
import type { CommandRegister, CommandsOf, Decision, EventRegister, EventsOf, RefusalRegister } from '../envelope.ts';
import type { Ratings } from '../rating/check-rating.ts';
import { applicableCriteria, type SiteFacts } from '../scheme/index.ts';
import type { Criterion, Scheme } from '../scheme/scheme.ts';
import { closed, Day, SchemeWord, ShortText } from '../shapes.ts';
import { isOnTeam, type Appointment } from './team.ts';

export const exclusionCommands = {
  'exclusion.confirm': {
    stream: 'cycle',
    duties: ['secretariat', 'officer'],
    body: Type.Object({ criterion: SchemeWord }, closed),
    purpose: 'Confirm that a criterion does not apply to the site, as the assessors determined.',
  },
  'exclusion.decline': {
    stream: 'cycle',
    duties: ['secretariat', 'officer'],
    body: Type.Object({ criterion: SchemeWord, reason: ShortText }, closed),
    purpose: 'Decline that a criterion does not apply to the site, with the reason.',
  },
} as const satisfies CommandRegister;

export const exclusionEvents = {
  'exclusion.confirmed': {
    stream: 'cycle',
    payload: Type.Object({ criterion: SchemeWord, confirmedOn: Day }, closed),
    meaning: 'Whom the scheme names confirmed that a criterion does not apply.',
  },
  'exclusion.declined': {
    stream: 'cycle',
    payload: Type.Object({ criterion: SchemeWord, reason: ShortText, declinedOn: Day }, closed),
    meaning: 'Whom the scheme names declined that a criterion does not apply.',
  },
} as const satisfies EventRegister;

export const exclusionRefusals = {
  'exclusion.not-asked': { status: 409, sentence: 'The scheme asks nobody to confirm what is not applicable.' },
  'exclusion.own-team': {
    status: 403,
    sentence: 'Whoever is on the team cannot confirm its determinations. Another person must answer.',
  },
  'exclusion.none': { status: 422, sentence: 'Criterion {criterion} is not determined as not applicable.' },
  'exclusion.answered': { status: 409, sentence: 'This is the answer that was given to criterion {number} already.' },
  'exclusion.undecided': {
    status: 409,
    sentence:
      '{count, plural, one {One criterion that is not applicable waits} other {# criteria that are not applicable wait}} for an answer first, beginning with {first}. Confirm or decline each, then accept the report.',
  },
  'exclusion.declined': {
    status: 409,
    sentence:
      'That criterion {number} is not applicable was declined. Return the report, so that it is determined again.',
  },
  'exclusion.stands-declined': {
    status: 409,
    sentence:
      'That criterion {number} is not applicable was declined. Determine it again, with a level or with a better reason.',
  },
} as const satisfies RefusalRegister;

export type ExclusionCommand = CommandsOf<typeof exclusionCommands>;
export type ExclusionEvent = EventsOf<typeof exclusionEvents>;

/** By criterion: what was answered to which version of its determination. */
export type ExclusionAnswers = Readonly<
  Record<string, { readonly version: number; readonly answer: 'confirmed' | 'declined' }>
>;

interface Determined {
  readonly determinations: Ratings;
  readonly exclusions?: ExclusionAnswers;
}

interface Rules {
  readonly scheme: Scheme;
  readonly site: SiteFacts;
}

/** Who answers, beside the assessors themselves, whose determination is their word; undefined where nobody is asked. */
export function confirmsExclusions({ assessment }: Scheme): Duty | undefined {
  const by = assessment?.notApplicableConfirmedBy ?? undefined;
  return by === 'assessor' ? undefined : by;
}

export interface Exclusion {
  readonly criterion: Criterion;
  readonly answer: 'open' | 'confirmed' | 'declined';
}

/** Every criterion that is determined as not applicable, with the answer to that; none where the scheme asks for no answer. */
export function exclusionsOf(
  { determinations, exclusions = {} }: Determined,
  { scheme, site }: Rules,
): readonly Exclusion[] {
  if (confirmsExclusions(scheme) === undefined) return [];
  return applicableCriteria(scheme, site).flatMap((criterion): readonly Exclusion[] => {
    const { id } = criterion;
    const determined = determinations[id];
    if (determined === undefined || !('notApplicable' in determined.rating)) return [];
    const given = Object.hasOwn(exclusions, id) ? exclusions[id] : undefined;
    return [{ criterion, answer: given?.version === determined.version ? given.answer : 'open' }];
  });
}

/** For the acceptance of a report: all are confirmed. */
export function checkConfirmed(state: Determined, rules: Rules): Err<Refusal> | undefined {
  const all = exclusionsOf(state, rules);
  const open = all.filter(({ answer }) => answer === 'open');
  const [first] = open;
  if (first !== undefined) return refuse('exclusion.undecided', { count: open.length, first: first.criterion.number });
  const declined = all.find(({ answer }) => answer === 'declined');
  return declined && refuse('exclusion.declined', { number: declined.criterion.number });
}

/** For handing in a report: what was declined is not said again in the same words. */
export function checkNotDeclined(state: Determined, rules: Rules): Err<Refusal> | undefined {
  const declined = exclusionsOf(state, rules).find(({ answer }) => answer === 'declined');
  return declined && refuse('exclusion.stands-declined', { number: declined.criterion.number });
}

/** `state`: an assessment whose report waits for its answer; absent where none does. */
export function answerExclusion(
  state: (Determined & { readonly appointment: Appointment }) | undefined,
  command: ExclusionCommand,
  facts: Rules & { readonly actor: Actor; readonly today: PlainDate },
): Decision<ExclusionEvent> {
  const by = confirmsExclusions(facts.scheme);
  const refused = by === undefined ? requireDuty(facts.actor, 'secretariat', 'officer') : requireDuty(facts.actor, by);
  if (refused !== undefined) return refused;
  if (by === undefined) return refuse('exclusion.not-asked');
  if (state === undefined) return refuse('assessment.not-submitted');
  if (isOnTeam(state.appointment, facts.actor.id)) return refuse('exclusion.own-team');
  const { criterion } = command.body;
  const asked = exclusionsOf(state, facts).find((one) => one.criterion.id === criterion);
  if (asked === undefined) {
    const number = facts.scheme.criteria.find(({ id }) => id === criterion)?.number ?? criterion;
    return refuse('exclusion.none', { criterion: number }, 'criterion');
  }
  const answer = command.type === 'exclusion.confirm' ? 'confirmed' : 'declined';
  if (asked.answer === answer) return refuse('exclusion.answered', { number: asked.criterion.number }, 'criterion');
  return command.type === 'exclusion.confirm'
    ? ok([{ type: 'exclusion.confirmed', payload: { criterion, confirmedOn: facts.today } }])
    : ok([{ type: 'exclusion.declined', payload: { ...command.body, declinedOn: facts.today } }]);
}

export function evolveExclusions<State extends Determined>(state: State, event: ExclusionEvent): State {
  const { criterion } = event.payload;
  const version = state.determinations[criterion]?.version ?? 0;
  const answer = event.type === 'exclusion.confirmed' ? ('confirmed' as const) : ('declined' as const);
  return { ...state, exclusions: { ...state.exclusions, [criterion]: { version, answer } } };
}
