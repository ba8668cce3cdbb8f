/** What the events of the improvement plan make of the findings. Total: an event of a finding that is not there changes nothing. */
import { plainDate } from '@touchstone/kernel';
import type { ActionEvent } from './action.ts';
import { actionsOf, firstAction, openActions, type Finding, type FindingAction, type Findings } from './finding.ts';
import type { ImprovementEvent } from './improvement.ts';

export function evolveFindings(findings: Findings, event: ImprovementEvent | ActionEvent, version: number): Findings {
  if (event.type === 'improvement.completed' || event.type === 'improvement.continued') return findings;
  const id = event.payload.finding;
  const finding = Object.hasOwn(findings, id) ? findings[id] : undefined;
  if (finding === undefined) return findings;
  return { ...findings, [id]: { ...evolveFinding(finding, event), version } };
}

type FindingEvent = Exclude<
  ImprovementEvent | ActionEvent,
  { readonly type: 'improvement.completed' | 'improvement.continued' }
>;

function evolveFinding(finding: Finding, event: FindingEvent): Finding {
  switch (event.type) {
    case 'improvement.planned':
      return withAction({ ...finding, stage: 'planned' }, firstAction, planned(event.payload.dueOn));
    case 'improvement.reported':
      return { ...moved(finding, 'planned', 'done'), stage: 'reported' };
    case 'improvement.taken-back':
      return { ...moved(finding, 'done', 'planned'), stage: 'planned' };
    case 'improvement.reopened':
      return { ...moved(finding, 'done', 'planned'), stage: 'planned', level: event.payload.level };
    case 'finding.closed':
      return { ...moved(finding, 'done', 'verified'), stage: 'closed', level: event.payload.level };
    case 'finding.reopened':
      return { ...finding, stage: 'planned', level: event.payload.level };
    case 'action.planned':
      return withAction({ ...finding, stage: 'planned' }, event.payload.action, planned(event.payload.dueOn));
    case 'action.reported': {
      const { action, done } = event.payload;
      return settled(withStage(finding, action, done ? 'done' : 'planned'));
    }
    case 'action.dropped':
      return settled(withStage(finding, event.payload.action, 'dropped'));
    case 'action.verified':
      return withStage(finding, event.payload.action, 'verified');
    case 'action.returned':
      return { ...withStage(finding, event.payload.action, 'planned'), stage: 'planned' };
  }
}

function planned(dueOn: string): FindingAction {
  return { stage: 'planned', dueOn: plainDate(dueOn) };
}

function withAction(finding: Finding, id: string, action: FindingAction): Finding {
  return { ...finding, actions: { ...actionsOf(finding), [id]: action } };
}

function withStage(finding: Finding, id: string, stage: FindingAction['stage']): Finding {
  const action = actionsOf(finding)[id];
  return action === undefined ? finding : withAction(finding, id, { ...action, stage });
}

/** All actions at one stage go to another. */
function moved(finding: Finding, from: FindingAction['stage'], to: FindingAction['stage']): Finding {
  if (finding.actions === undefined) return finding;
  const actions = Object.entries(finding.actions).map(
    ([id, action]) => [id, action.stage === from ? { ...action, stage: to } : action] as const,
  );
  return { ...finding, actions: Object.fromEntries(actions) };
}

/** Reported as a whole once no action is left. */
function settled(finding: Finding): Finding {
  return { ...finding, stage: openActions(finding).length === 0 ? 'reported' : 'planned' };
}
