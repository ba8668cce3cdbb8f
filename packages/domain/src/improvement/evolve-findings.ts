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
      return { ...evidencedBy(moved(finding, 'planned', 'done'), event.payload.evidence), stage: 'reported' };
    case 'improvement.taken-back':
      return openedAgain(moved(finding, 'done', 'planned'));
    case 'improvement.reopened':
      return openedAgain({ ...moved(finding, 'done', 'planned'), level: event.payload.level });
    case 'finding.closed':
      return { ...moved(finding, 'done', 'verified'), stage: 'closed', level: event.payload.level };
    case 'finding.reopened':
      return openedAgain({ ...finding, level: event.payload.level });
    case 'action.planned':
      return withAction({ ...finding, stage: 'planned' }, event.payload.action, planned(event.payload.dueOn));
    case 'action.reported': {
      const { action, done, evidence } = event.payload;
      return settled(withStage(finding, action, done ? 'done' : 'planned', evidence));
    }
    case 'action.dropped':
      return settled(withStage(finding, event.payload.action, 'dropped'));
    case 'action.verified': {
      const { action, evidence = [] } = event.payload;
      return withStage(finding, action, 'verified', evidence.length > 0 ? evidence : undefined);
    }
    case 'action.returned':
      return { ...withStage(finding, event.payload.action, 'planned', []), stage: 'planned' };
  }
}

function planned(dueOn: string): FindingAction {
  return { stage: 'planned', dueOn: plainDate(dueOn) };
}

function withAction(finding: Finding, id: string, action: FindingAction): Finding {
  return { ...finding, actions: { ...actionsOf(finding), [id]: action } };
}

/** `evidence`: what is cited with it; absent where what was cited before goes on counting. */
function withStage(finding: Finding, id: string, stage: FindingAction['stage'], evidence?: readonly string[]): Finding {
  const action = actionsOf(finding)[id];
  if (action === undefined) return finding;
  return withAction(finding, id, { ...(evidence === undefined ? action : evidencedBy(action, evidence)), stage });
}

function evidencedBy<Of extends Finding | FindingAction>(of: Of, evidence: readonly string[]): Of {
  return { ...of, evidenced: evidence.length > 0 ? true : undefined };
}

function eachAction(finding: Finding, change: (action: FindingAction) => FindingAction): Finding {
  if (finding.actions === undefined) return finding;
  const actions = Object.entries(finding.actions).map(([id, action]) => [id, change(action)] as const);
  return { ...finding, actions: Object.fromEntries(actions) };
}

/** All actions at one stage go to another. */
function moved(finding: Finding, from: FindingAction['stage'], to: FindingAction['stage']): Finding {
  return eachAction(finding, (action) => (action.stage === from ? { ...action, stage: to } : action));
}

/** Something is left to be done after all, and what was cited before does not show that it is done. */
function openedAgain(finding: Finding): Finding {
  const uncited = eachAction(finding, (action) => evidencedBy(action, []));
  return { ...evidencedBy(uncited, []), stage: 'planned' };
}

/** Reported as a whole once no action is left. */
function settled(finding: Finding): Finding {
  return { ...finding, stage: openActions(finding).length === 0 ? 'reported' : 'planned' };
}
