/** Answers and determinations: one row for each criterion, the latest rating of it. */
import { assert, defined } from '@touchstone/kernel';
import type { AssessmentEvent, CycleState, ExclusionEvent, Recorded, SelfAssessmentEvent } from '@touchstone/domain';
import type { Insertable } from 'kysely';
import type { Writer } from '../database.ts';
import type { RatingColumns } from '../tables.ts';

type AnswerEvent = Extract<SelfAssessmentEvent, { type: 'self-assessment.rated' | 'self-assessment.excluded' }>;
type DeterminationEvent = Extract<AssessmentEvent, { type: 'assessment.rated' | 'assessment.excluded' }>;

export async function projectAnswer(transaction: Writer, recorded: Recorded, event: AnswerEvent): Promise<void> {
  const { broughtFrom } = event.payload;
  const row = {
    ...ratingRow(recorded, event),
    ...{ answered_by: recorded.actor, answered_at: recorded.at },
    ...{ brought_cycle: broughtFrom?.cycle ?? null, brought_criterion: broughtFrom?.criterion ?? null },
  };
  await transaction
    .insertInto('answers')
    .values({ requirements: noRequirements, ...row })
    .onConflict((conflict) => conflict.columns(['cycle', 'criterion']).doUpdateSet(row))
    .execute();
}

export async function projectDetermination(
  transaction: Writer,
  recorded: Recorded,
  event: DeterminationEvent,
): Promise<void> {
  const row = {
    ...ratingRow(recorded, event),
    determined_by: recorded.actor,
    determined_at: recorded.at,
    observed_at: recorded.observedAt ?? null,
  };
  await transaction
    .insertInto('determinations')
    .values({ requirements: noRequirements, ...row })
    .onConflict((conflict) => conflict.columns(['cycle', 'criterion']).doUpdateSet(row))
    .execute();
}

const noRequirements = JSON.stringify({});

/** Without requirements where the rating names none: those on record stay. */
function ratingRow(
  recorded: Recorded,
  event: AnswerEvent | DeterminationEvent,
): Omit<Insertable<RatingColumns>, 'requirements'> & { readonly requirements?: string } {
  const { stream: cycle, version } = recorded;
  const { criterion } = event.payload;
  if ('level' in event.payload) {
    const { evidence, level, rationale, requirements } = event.payload;
    const below = requirements === undefined ? {} : { requirements: JSON.stringify(requirements) };
    return { cycle, criterion, level, not_applicable: false, rationale, evidence, version, ...below };
  }
  const { reason: rationale } = event.payload;
  const none = { not_applicable: true, level: null, evidence: [], requirements: noRequirements };
  return { cycle, criterion, rationale, version, ...none };
}

/** `state` is the one after the event: it knows which determination was answered. */
export async function projectExclusionAnswer(
  transaction: Writer,
  { actor, at, stream: cycle }: Recorded,
  event: ExclusionEvent,
  state: CycleState,
): Promise<void> {
  const { criterion } = event.payload;
  assert(state.stage === 'running' && state.assessment.stage !== 'none', 'a report is answered');
  const { answer, version: determination } = defined(state.assessment.exclusions?.[criterion], 'what was answered');
  const reason = event.type === 'exclusion.declined' ? event.payload.reason : null;
  const row = { cycle, criterion, determination, answer, reason, answered_by: actor, answered_at: at };
  await transaction
    .insertInto('exclusion_answers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['cycle', 'criterion']).doUpdateSet(row))
    .execute();
}
