/** What differs between two versions of an assurance plan, for whoever approves the later one. */
import type { SubmittedPlan } from './assurance-plan.ts';
import type { MediaItem, Stakeholder } from './plan-entries.ts';

export type PlanWords = 'extent' | 'mediaScan' | 'stakeholders' | 'sampling';
export type PlanDay = 'visitFrom' | 'visitUntil';

/** `before` is absent for what was added, `after` for what was left out. */
interface Entry<Part extends string, Of> {
  readonly part: Part;
  readonly before?: Of;
  readonly after?: Of;
}

export type PlanChange =
  | { readonly part: PlanWords | PlanDay; readonly before: string; readonly after: string }
  | { readonly part: 'nothingFound'; readonly before: boolean; readonly after: boolean }
  | Entry<'sample', NonNullable<SubmittedPlan['sample']>[number]>
  | Entry<'mediaItems', MediaItem>
  | Entry<'stakeholderList', Stakeholder>;

export interface PlanOnRecord {
  readonly plan: SubmittedPlan;
  readonly stage: 'submitted' | 'returned' | 'approved';
}

export interface WaitingChanges {
  readonly since: 'approved' | 'returned';
  readonly list: readonly PlanChange[];
}

/**
 * What a version that waits for its answer changes of the one that was approved last, else of the one that was returned.
 * `versions` with the latest first; undefined where none waits or none was answered.
 */
export function changesThatWait([last, ...earlier]: readonly PlanOnRecord[]): WaitingChanges | undefined {
  if (last?.stage !== 'submitted') return undefined;
  const answered = (as: WaitingChanges['since']): WaitingChanges | undefined => {
    const before = earlier.find(({ stage }) => stage === as);
    return before && { since: as, list: changesOfPlan(before.plan, last.plan) };
  };
  return answered('approved') ?? answered('returned');
}

/** In the order of the plan. What is said about the change itself is no part of the plan. */
export function changesOfPlan(before: SubmittedPlan, after: SubmittedPlan): readonly PlanChange[] {
  const plain = (part: PlanWords | PlanDay): readonly PlanChange[] =>
    before[part] === after[part] ? [] : [{ part, before: before[part], after: after[part] }];
  const [was, is] = [before.nothingFound === true, after.nothingFound === true];
  return [
    ...plain('extent'),
    ...plain('visitFrom'),
    ...plain('visitUntil'),
    ...plain('mediaScan'),
    ...(was === is ? [] : [{ part: 'nothingFound' as const, before: was, after: is }]),
    ...entries('mediaItems', before.mediaItems, after.mediaItems, ({ source }) => source),
    ...plain('stakeholders'),
    ...entries(
      'stakeholderList',
      before.stakeholderList,
      after.stakeholderList,
      ({ group, name }) => `${group}\n${name}`,
    ),
    ...entries('sample', before.sample, after.sample, ({ group }) => group),
    ...plain('sampling'),
  ];
}

/** Entries are the same where their key is; of several with one key, the first of each list belong together, and so on. */
function entries<Part extends string, Of>(
  part: Part,
  before: readonly Of[] = [],
  after: readonly Of[] = [],
  keyOf: (entry: Of) => string,
): readonly Entry<Part, Of>[] {
  const left = [...before];
  const found = after.flatMap((entry): readonly Entry<Part, Of>[] => {
    const index = left.findIndex((one) => keyOf(one) === keyOf(entry));
    const [same] = index === -1 ? [] : left.splice(index, 1);
    if (same === undefined) return [{ part, after: entry }];
    return JSON.stringify(sorted(same)) === JSON.stringify(sorted(entry)) ? [] : [{ part, before: same, after: entry }];
  });
  return [...left.map((entry) => ({ part, before: entry })), ...found];
}

/** A database gives the members of an object in an order of its own. */
function sorted(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  return Object.fromEntries(Object.entries(entry).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
