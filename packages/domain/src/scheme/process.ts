/**
 * How a scheme runs, as data: promises, clocks with their consequences, who may act, what becomes public, what reports
 * hold and what is asked of a site. Where a member may be null, null means that the scheme leaves it unset, shown as unset.
 */
import type { Period } from '@touchstone/kernel';
import type { Duty } from '../access/actor.ts';
import type { Due, FactRule } from './rule.ts';
import type { Source, Term, Text } from './text.ts';

/** A promise that the signatory gives; all are given or the letter is not signed. */
export interface Promise_ {
  readonly id: string;
  readonly text: Text;
  readonly source?: Source;
}

/** A named deadline. `due: null` means that the scheme leaves it unset, and is shown as unset. */
export interface Clock {
  readonly id: string;
  readonly name: Text;
  readonly due: Due | null;
  /** the anchor that stops the clock, such as `self-assessment.submitted`; absent: nothing stops it */
  readonly metBy?: string;
  /** it comes round: once met, it counts so long from the day on which it was met last; absent: it is met once */
  readonly thenEvery?: Period;
  /** one clock for the cycle, or one for every finding (anchored on the cycle's anchors, stopped by the finding's closing) */
  readonly per: 'cycle' | 'finding';
  readonly whenReached: Consequence;
  /** reminders go out this many days before the due day; most first */
  readonly remindDaysBefore?: readonly number[];
  /** who may move the due day; absent: nobody */
  readonly extension?: ClockRight | null;
  /** who may stop the count for a while; absent: nobody */
  readonly pause?: ClockRight | null;
  /** the day that neither extension nor pause may pass */
  readonly outerBound?: Due | null;
  readonly source?: Source;
}

/** A right to change a clock, always with a reason of at least so many characters. */
export interface ClockRight {
  readonly by: Duty;
  readonly reasonLength: number;
}

/**
 * What follows when a clock runs out before it is met. `escalate`: a duty must act; `notice`: a duty is told, and need
 * not act; `suspend-award`: the award is suspended until it is lifted; `lapse`: the commitment lapses, and the cycle
 * ends with it; `expire-award`: the marks whose validity this clock is end.
 */
export type Consequence =
  | { readonly kind: 'escalate' | 'notice'; readonly to: Duty }
  | { readonly kind: 'suspend-award' | 'lapse' | 'expire-award' | 'none' };

export interface Duties {
  /** pairs of acts that must be done by different people, such as `award.propose` and `award.confirm` */
  readonly differ: readonly { readonly acts: readonly [string, string]; readonly source?: Source }[];
  /** a decision against the advice needs a reason of at least this many characters */
  readonly departureReasonLength: number;
  /** acts that several people decide together */
  readonly panels?: readonly Panel[] | null;
  /** after so many cycles in a row with one site, another person acts */
  readonly rotation?: readonly Rotation[] | null;
  /** how long an ended tie to the site still keeps a person from acting */
  readonly coolingOff?: readonly CoolingOff[] | null;
  /** ties to the site with which a person does not act */
  readonly recusal?: readonly Recusal[] | null;
}

export interface Panel {
  readonly act: string;
  readonly size: number;
  /** how many must take part */
  readonly quorum: number;
  readonly carriedBy: 'majority' | 'two-thirds' | 'all';
  readonly source?: Source;
}

export interface Rotation {
  readonly act: string;
  readonly afterCycles: number;
  readonly source?: Source;
}

export interface CoolingOff {
  readonly act: string;
  readonly tie: Tie;
  readonly period: Period;
  readonly source?: Source;
}

export interface Recusal {
  readonly act: string;
  readonly ties: readonly Tie[];
  readonly source?: Source;
}

/** Ties between a person and a site, its owners or its people. */
export type Tie = 'employment' | 'advice' | 'ownership' | 'family';

/**
 * A step that a cycle must take, from the application before the letter to the report; a step that no scheme names may be taken and is not asked for. Whether
 * the site is visited stands with the rules of the assessment.
 */
export type Step =
  | 'application'
  | 'team-approval'
  | 'desk-review'
  | 'assurance-plan'
  | 'plan-check'
  | 'media-scan'
  | 'stakeholders'
  | 'interview-sample'
  | 'visit-notice'
  | 'opening-meeting'
  | 'closing-meeting';

export interface AskedStep {
  readonly step: Step;
  readonly source?: Source;
}

/** When a fact of a cycle may be seen by others than the parties; a fact that is not named stays private. */
export interface Publication {
  /** a name such as `assessment.ratings` */
  readonly fact: string;
  readonly access: 'public' | 'on-request';
  readonly from: Due | null;
  readonly source?: Source;
}

/** A report in the scheme's words, and the act that hands it in. */
export interface ReportTemplate {
  readonly id: string;
  readonly name: Text;
  readonly act: string;
  readonly sections: readonly ReportSection[] | null;
  readonly source?: Source;
}

export interface ReportSection {
  readonly id: string;
  readonly title: Text;
  /** what belongs in it */
  readonly asks?: Text;
  /** may be left empty */
  readonly optional?: boolean;
}

/** A question whose answer decides what applies; rules ask it by its id, as they ask a fact. */
export interface Question {
  readonly id: string;
  readonly question: Text;
  /** absent: yes or no, which rules compare with true and false */
  readonly answers?: readonly Term[];
  /** absent: when the criteria are chosen */
  readonly askedAt?: 'application' | 'scoping';
  /** absent: asked of every site; may look at facts and at questions that stand before this one */
  readonly askedWhen?: FactRule;
  /** who looks at the answer again; absent: unset */
  readonly confirmedBy?: Duty;
  readonly source?: Source;
}
