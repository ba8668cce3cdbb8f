/**
 * A finding and the actions of its plan, as deciders see them: at which stage each stands, and by when an action is due.
 * The words of plans and reports are not kept here; they stand in the journal and in the tables.
 */
import type { PlainDate } from '@touchstone/kernel';

export interface Finding {
  readonly criterion: string;
  readonly level: string;
  /** `planned`: something is left to be done; `reported`: the site says that nothing is */
  readonly stage: 'raised' | 'planned' | 'reported' | 'closed';
  /** by action id; absent until something is planned */
  readonly actions?: Readonly<Record<string, FindingAction>>;
  /** the report that nothing is left cites evidence, and the finding was not opened again since */
  readonly evidenced?: true | undefined;
  /** version of the last event that touched it; absent until one did */
  readonly version?: number;
}
/** by finding id */
export type Findings = Readonly<Record<string, Finding>>;

export interface FindingAction {
  /** `verified`: the assessor saw that it is done; `dropped`: the site does something else instead */
  readonly stage: 'planned' | 'done' | 'verified' | 'dropped';
  readonly dueOn: PlainDate;
  /** whoever reported or verified it cited evidence, and it was not opened again since */
  readonly evidenced?: true | undefined;
}

/** The action that the plan itself names; further ones are counted on from it. */
export const firstAction = '1';

export function actionsOf({ actions = {} }: Finding): Readonly<Record<string, FindingAction>> {
  return actions;
}

/** Actions of which something is left to be done. */
export function openActions(finding: Finding): readonly string[] {
  return Object.entries(actionsOf(finding)).flatMap(([id, { stage }]) => (stage === 'planned' ? [id] : []));
}

/** Evidence that the finding can be closed is on record. */
export function isEvidenced(finding: Finding): boolean {
  const actions = Object.values(actionsOf(finding));
  return (
    finding.evidenced === true || actions.some(({ evidenced, stage }) => evidenced === true && stage !== 'dropped')
  );
}
