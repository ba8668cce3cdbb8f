/**
 * Whether a person may act for a site under the scheme's rules of independence, and how a panel's votes come out. What
 * the scheme leaves unset stands in nobody's way here; it is shown as unset where the rules are told.
 */
import { addPeriod, type PlainDate } from '@touchstone/kernel';
import type { Panel, Scheme, Tie } from './scheme.ts';

/** What is known of a person and one site. */
export interface Involvement {
  /** a tie without an end still holds */
  readonly ties: readonly { readonly tie: Tie; readonly endedOn?: PlainDate }[];
  /** cycles of this site, without a break before this one, in which the person did the same act */
  readonly cyclesInRow: number;
}

export type ActObstacle =
  | { readonly kind: 'recusal'; readonly tie: Tie }
  /** `until`: the first day on which the tie no longer counts; absent while the tie holds */
  | { readonly kind: 'cooling-off'; readonly tie: Tie; readonly until?: PlainDate }
  | { readonly kind: 'rotation'; readonly afterCycles: number };

/** Empty where nothing speaks against it. `act` is a name such as `award.confirm`. */
export function obstaclesToAct(
  { duties }: Scheme,
  act: string,
  { ties, cyclesInRow }: Involvement,
  today: PlainDate,
): readonly ActObstacle[] {
  const recused = duties.recusal?.find((one) => one.act === act)?.ties ?? [];
  const coolingOff = duties.coolingOff?.filter((one) => one.act === act) ?? [];
  const rotation = duties.rotation?.find((one) => one.act === act);
  const ofTies = ties.flatMap(({ tie, endedOn }): readonly ActObstacle[] => {
    if (endedOn === undefined && recused.includes(tie)) return [{ kind: 'recusal', tie }];
    const period = coolingOff.find((one) => one.tie === tie)?.period;
    if (period === undefined) return [];
    if (endedOn === undefined) return [{ kind: 'cooling-off', tie }];
    const until = addPeriod(endedOn, period);
    return today < until ? [{ kind: 'cooling-off', tie, until }] : [];
  });
  const rested = rotation === undefined || cyclesInRow < rotation.afterCycles;
  return rested ? ofTies : [...ofTies, { kind: 'rotation', afterCycles: rotation.afterCycles }];
}

export interface Votes {
  readonly for: number;
  readonly against: number;
  /** take part, and so count for the quorum, but carry nothing */
  readonly abstaining: number;
}

export type PanelOutcome = 'no-quorum' | 'carried' | 'lost';

/** A tie is lost: who wants something must have more than half, two thirds or all of the votes cast. */
export function panelOutcome({ quorum, carriedBy }: Panel, { for: yes, against: no, abstaining }: Votes): PanelOutcome {
  if (yes + no + abstaining < quorum) return 'no-quorum';
  const carried = { majority: yes > no, 'two-thirds': yes > 0 && yes >= 2 * no, all: yes > 0 && no === 0 };
  return carried[carriedBy] ? 'carried' : 'lost';
}

/** Votes while not all are cast: how many there are of each, and what they come to as they stand. */
export type Tally = Votes & { readonly outcome: PanelOutcome };

export function tallyFor(panel: Panel, votes: Votes): Tally {
  return { ...votes, outcome: panelOutcome(panel, votes) };
}
