/**
 * Answers of the cycle before in a re-assessment: the site confirms as they were those that may be, several at once where it
 * means it, and every other one by answering it anew. Where an answer started from stands beside it in the journal.
 */
import { limits, ok, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { applicableCriteria } from '../scheme/index.ts';
import { checkExclusion, checkRating, ExcludeCriterion, RateCriterion, type Ratings } from '../rating/check-rating.ts';
import type { RatingFacts } from '../rating/check-level.ts';
import { requirementsToRate, type RequirementRatings } from '../rating/requirement-ratings.ts';
import type { Decision, EventBody, RefusalRegister } from '../envelope.ts';
import { closed, CycleId, SchemeWord } from '../shapes.ts';
import { startingPoints, type EarlierAnswers, type StartingPoint } from './starting-points.ts';

/** The answer of the cycle before that this one started from, be it kept or changed. */
const BroughtFrom = Type.Object({ cycle: CycleId, criterion: SchemeWord }, closed);
const source = { broughtFrom: Type.Optional(BroughtFrom) };
export const AnswerCriterion = Type.Object({ ...RateCriterion.properties, ...source }, closed);
export const AnswerExclusion = Type.Object({ ...ExcludeCriterion.properties, ...source }, closed);
export const ConfirmAnswers = Type.Object(
  { criteria: Type.Array(SchemeWord, { minItems: 1, maxItems: limits.criteriaPerScheme, uniqueItems: true }) },
  closed,
);

export const confirmRefusals = {
  'self-assessment.unconfirmed': {
    status: 409,
    sentence:
      '{waiting, plural, one {One answer of the cycle before waits} other {# answers of the cycle before wait}} to be confirmed or changed; the first is for criterion {first}. Nothing is taken over without your word.',
  },
  'self-assessment.nothing-before': {
    status: 422,
    sentence:
      'The cycle before has no answer that leads to criterion {number}. Answer it without naming an earlier answer.',
  },
  'self-assessment.not-confirmable': {
    status: 422,
    sentence:
      'Criterion {number} cannot be confirmed as it was: what it asks has changed, or its levels or their demands have. Open it and answer it by itself.',
  },
  'self-assessment.answered-already': {
    status: 409,
    sentence: 'Criterion {number} is answered already. Open it to change its answer.',
  },
} as const satisfies RefusalRegister;

export interface ConfirmFacts extends RatingFacts {
  /** of the cycle before; absent where there is none, or nothing was answered in it */
  readonly earlier?: EarlierAnswers | undefined;
}

type ConfirmedEvent =
  | EventBody<'self-assessment.rated', Static<typeof AnswerCriterion>>
  | EventBody<'self-assessment.excluded', Static<typeof AnswerExclusion>>;

/** All of them or none. */
export function confirmAnswers(
  answers: Ratings,
  { criteria }: Static<typeof ConfirmAnswers>,
  facts: ConfirmFacts,
): Decision<ConfirmedEvent> {
  const events: ConfirmedEvent[] = [];
  let before: readonly StartingPoint[] | undefined;
  for (const id of criteria) {
    const criterion = applicableCriteria(facts.scheme, facts.site).find((one) => one.id === id);
    if (criterion === undefined) return refuse('rating.unknown-criterion', { criterion: id }, 'criteria');
    const { number } = criterion;
    if (answers[id] !== undefined) return refuse('self-assessment.answered-already', { number });
    before ??= pointsBefore(facts);
    const point = before.find((one) => one.criterion === id);
    if (point === undefined) return refuse('self-assessment.nothing-before', { number });
    const event = facts.earlier === undefined ? undefined : asItWas(point, facts.earlier.cycle, facts);
    if (event === undefined) return refuse('self-assessment.not-confirmable', { number });
    events.push(event);
  }
  return ok(events);
}

/** Undefined where the scheme does not take the earlier answer for this criterion as it was. */
function asItWas(point: StartingPoint, cycle: string, facts: RatingFacts): ConfirmedEvent | undefined {
  const { confirmable, criterion, from, rating } = point;
  if (!confirmable || rating === undefined) return undefined;
  const broughtFrom = { cycle, criterion: from.criterion };
  if ('notApplicable' in rating) {
    const body = { criterion, reason: from.rationale };
    if (checkExclusion(body, facts) !== undefined) return undefined;
    return { type: 'self-assessment.excluded', payload: { ...body, broughtFrom } };
  }
  const below = requirementsCarried(point, facts);
  const body = {
    ...{ criterion, level: rating.level, rationale: from.rationale, evidence: [...from.evidence] },
    ...(Object.keys(below).length === 0 ? {} : { requirements: below }),
  };
  if (checkRating(body, facts) !== undefined) return undefined;
  return { type: 'self-assessment.rated', payload: { ...body, broughtFrom } };
}

/** Of what was rated below the criterion before: what applies below it now. */
export function requirementsCarried(
  { criterion: id, from: { requirements = {} } }: Pick<StartingPoint, 'criterion' | 'from'>,
  facts: Pick<RatingFacts, 'scheme' | 'site'>,
): RequirementRatings {
  const criterion = facts.scheme.criteria.find((one) => one.id === id);
  const asked = criterion === undefined ? [] : requirementsToRate(facts, criterion).map((one) => one.id);
  return Object.fromEntries(Object.entries(requirements).filter(([requirement]) => asked.includes(requirement)));
}

/** Undefined where an answer names nothing before it, or an answer that leads to its criterion. */
export function checkSource(
  body: { readonly criterion: string; readonly broughtFrom?: Static<typeof BroughtFrom> },
  facts: ConfirmFacts,
): Err<Refusal> | undefined {
  const { broughtFrom, criterion } = body;
  if (broughtFrom === undefined) return undefined;
  const leads = pointsBefore(facts).some(
    (point) => point.criterion === criterion && point.from.criterion === broughtFrom.criterion,
  );
  if (leads && facts.earlier?.cycle === broughtFrom.cycle) return undefined;
  const number = facts.scheme.criteria.find(({ id }) => id === criterion)?.number ?? criterion;
  return refuse('self-assessment.nothing-before', { number }, 'broughtFrom');
}

/** Undefined where no answer of the cycle before waits for the site's word. */
export function checkConfirmed(answers: Ratings, facts: ConfirmFacts): Err<Refusal> | undefined {
  const led = new Set(pointsBefore(facts).map(({ criterion }) => criterion));
  const waiting = applicableCriteria(facts.scheme, facts.site).filter(
    ({ id }) => answers[id] === undefined && led.has(id),
  );
  const [first] = waiting;
  if (first === undefined) return undefined;
  return refuse('self-assessment.unconfirmed', { waiting: waiting.length, first: first.number });
}

/** What leads to a criterion is found once, however many criteria are asked about. */
function pointsBefore({ earlier, scheme }: ConfirmFacts): readonly StartingPoint[] {
  return earlier === undefined ? [] : startingPoints(scheme, earlier);
}
