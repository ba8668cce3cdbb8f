/**
 * Findings and their improvement: one row for each finding of the report that stands, and one for each action of its
 * plan. At which stage they are, the folded state says; the words come from the event.
 */
import { plainDate } from '@touchstone/kernel';
import {
  actionsOf,
  firstAction,
  type ActionEvent,
  type AssessmentEvent,
  type CycleState,
  type ImprovementEvent,
  type Recorded,
} from '@touchstone/domain';
import type { Insertable, Updateable } from 'kysely';
import type { Writer } from '../database.ts';
import type { Tables } from '../tables.ts';

type FindingEvent =
  ActionEvent | Exclude<ImprovementEvent, { type: 'improvement.completed' | 'improvement.continued' }>;
type ReportEvent = Extract<AssessmentEvent, { type: 'assessment.submitted' | 'assessment.returned' }>;

export async function projectReport(transaction: Writer, recorded: Recorded, event: ReportEvent): Promise<void> {
  const cycle = recorded.stream;
  if (event.type === 'assessment.returned') {
    await transaction.deleteFrom('findings').where('cycle', '=', cycle).execute();
    return;
  }
  const rows = event.payload.findings.map(({ criterion, finding, level, repeats }) => ({
    ...{
      cycle,
      finding,
      criterion,
      level,
      raised_level: level,
      stage: 'raised' as const,
      evidence: [],
      verified_evidence: [],
    },
    repeats_cycle: repeats?.cycle ?? null,
    repeats_finding: repeats?.finding ?? null,
  }));
  if (rows.length > 0) await transaction.insertInto('findings').values(rows).execute();
}

export async function projectFinding(
  transaction: Writer,
  recorded: Recorded,
  event: FindingEvent,
  state: CycleState,
): Promise<void> {
  const cycle = recorded.stream;
  const { finding: id } = event.payload;
  const finding = state.stage === 'running' ? state.findings[id] : undefined;
  if (finding === undefined) return;
  const { level, stage } = finding;
  await transaction
    .updateTable('findings')
    .set({ level, stage, ...wordsOfFinding(event) })
    .where('cycle', '=', cycle)
    .where('finding', '=', id)
    .execute();
  await projectAction(transaction, cycle, event);
  for (const [action, { stage: actionStage }] of Object.entries(actionsOf(finding))) {
    await changeAction(transaction, { cycle, finding: id, action }, { stage: actionStage });
  }
}

function wordsOfFinding(event: FindingEvent): Updateable<Tables['findings']> {
  switch (event.type) {
    case 'improvement.planned':
      return { cause: event.payload.cause };
    case 'improvement.reported':
      return { done: event.payload.done, evidence: event.payload.evidence };
    case 'improvement.taken-back':
      return { done: null, evidence: [] };
    case 'improvement.reopened':
      return { ...seen(event.payload), method: event.payload.method ?? null };
    case 'finding.closed': {
      const { closedOn, method } = event.payload;
      return { ...seen(event.payload), method: method ?? null, closed_on: plainDate(closedOn) };
    }
    case 'finding.reopened':
      return { ...seen(event.payload), method: null, closed_on: null };
    default:
      return {};
  }
}

/** The assessor's words, with what they cite. */
function seen({ evidence = [], rationale }: { readonly evidence?: string[]; readonly rationale: string }) {
  return { verified_rationale: rationale, verified_evidence: evidence };
}

async function projectAction(transaction: Writer, cycle: string, event: FindingEvent): Promise<void> {
  const { finding } = event.payload;
  switch (event.type) {
    case 'improvement.planned': {
      const { action: what, dueOn, owner } = event.payload;
      await putAction(transaction, { cycle, finding, action: firstAction, what, owner, due_on: plainDate(dueOn) });
      return;
    }
    case 'action.planned': {
      const { action, dueOn, owner, what } = event.payload;
      await putAction(transaction, { cycle, finding, action, what, owner, due_on: plainDate(dueOn) });
      return;
    }
    case 'action.reported': {
      const { action, evidence, progress } = event.payload;
      await changeAction(transaction, { cycle, finding, action }, { progress, evidence });
      return;
    }
    case 'action.verified':
    case 'action.returned': {
      const { action, method } = event.payload;
      await changeAction(transaction, { cycle, finding, action }, { method, ...seen(event.payload) });
      return;
    }
    default:
      return;
  }
}

type PlannedAction = Pick<
  Insertable<Tables['finding_actions']>,
  'cycle' | 'finding' | 'action' | 'what' | 'owner' | 'due_on'
>;

async function putAction(transaction: Writer, { cycle, finding, action, ...words }: PlannedAction): Promise<void> {
  await transaction
    .insertInto('finding_actions')
    .values({ ...{ cycle, finding, action, ...words }, stage: 'planned', evidence: [], verified_evidence: [] })
    .onConflict((conflict) => conflict.columns(['cycle', 'finding', 'action']).doUpdateSet(words))
    .execute();
}

async function changeAction(
  transaction: Writer,
  { cycle, finding, action }: Pick<PlannedAction, 'cycle' | 'finding' | 'action'>,
  set: Updateable<Tables['finding_actions']>,
): Promise<void> {
  await transaction
    .updateTable('finding_actions')
    .set(set)
    .where('cycle', '=', cycle)
    .where('finding', '=', finding)
    .where('action', '=', action)
    .execute();
}
