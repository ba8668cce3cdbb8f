/** Findings and the improvement plan: one row for each finding of the report that stands. */
import { plainDate } from '@touchstone/kernel';
import type { AssessmentEvent, ImprovementEvent, Recorded } from '@touchstone/domain';
import type { Updateable } from 'kysely';
import type { Writer } from '../database.ts';
import type { Tables } from '../tables.ts';

type FindingsEvent =
  | Extract<AssessmentEvent, { type: 'assessment.submitted' | 'assessment.returned' }>
  | Exclude<ImprovementEvent, { type: 'improvement.completed' }>;

export async function projectFindings(transaction: Writer, recorded: Recorded, event: FindingsEvent): Promise<void> {
  const cycle = recorded.stream;
  switch (event.type) {
    case 'assessment.submitted': {
      const rows = event.payload.findings.map(({ criterion, finding, level }) => ({
        ...{ cycle, finding, criterion, level, raised_level: level, stage: 'raised' as const, evidence: [] },
      }));
      if (rows.length > 0) await transaction.insertInto('findings').values(rows).execute();
      return;
    }
    case 'assessment.returned':
      await transaction.deleteFrom('findings').where('cycle', '=', cycle).execute();
      return;
    case 'improvement.planned': {
      const { action, cause, dueOn, finding, owner } = event.payload;
      await change(transaction, cycle, finding, { stage: 'planned', action, cause, owner, due_on: plainDate(dueOn) });
      return;
    }
    case 'improvement.reported': {
      const { done, evidence, finding } = event.payload;
      await change(transaction, cycle, finding, { stage: 'reported', done, evidence });
      return;
    }
    case 'improvement.reopened': {
      const { finding, level, rationale } = event.payload;
      await change(transaction, cycle, finding, { stage: 'planned', level, verified_rationale: rationale });
      return;
    }
    case 'finding.closed': {
      const { closedOn, finding, level, rationale } = event.payload;
      const closed_on = plainDate(closedOn);
      await change(transaction, cycle, finding, { stage: 'closed', level, verified_rationale: rationale, closed_on });
      return;
    }
  }
}

async function change(
  transaction: Writer,
  cycle: string,
  finding: string,
  set: Updateable<Tables['findings']>,
): Promise<void> {
  await transaction
    .updateTable('findings')
    .set(set)
    .where('cycle', '=', cycle)
    .where('finding', '=', finding)
    .execute();
}
