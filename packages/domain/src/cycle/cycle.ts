/**
 * One assurance cycle of a site, as its deciders see it: the slices of the features, the days on which anchors happened,
 * who did what, and what is asked of all of it. Words that people wrote are not kept here; they stand in the journal and in
 * the tables. How it begins stands in `begin-cycle`, how it moves on in `evolve-cycle`.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { AssessmentEvent, AssessmentState } from '../assessment/assessment.ts';
import type { PlanEvent } from '../assessment/assurance-plan.ts';
import { noFieldwork, type Fieldwork } from '../assessment/fieldwork.ts';
import type { VisitEvent } from '../assessment/visit.ts';
import type { AwardEvent, AwardState } from '../award/award.ts';
import type { ConditionEvent, ConditionState } from '../award/conditions.ts';
import type { ConformanceEvent } from '../award/conformance.ts';
import type { AfterAwardEvent } from '../award/after-award.ts';
import type { AppealEvent, AppealState } from '../award/appeal.ts';
import type { PanelEvent } from '../award/panel.ts';
import type { StandingEvent } from '../award/standing.ts';
import type { ClockEvent } from '../clock/clock.ts';
import type { CredentialEvent, CredentialState } from '../credential/credential.ts';
import type { ActionEvent } from '../improvement/action.ts';
import type { Findings } from '../improvement/finding.ts';
import type { ImprovementEvent } from '../improvement/improvement.ts';
import type { HistoryEvent } from '../participation/history.ts';
import type { ParticipationEvent, RunningLetter } from '../participation/participation.ts';
import type { Application, ApplicationEvent } from '../participation/application.ts';
import type { ReassessmentEvent } from '../participation/reassessment.ts';
import type { Scope, ScopeEvent } from '../participation/scope.ts';
import { countedForFinding, type Anchors, type ClockMoves, type SiteFacts } from '../scheme/index.ts';
import type { SelfAssessmentEvent, SelfAssessmentState } from '../self-assessment/self-assessment.ts';

export type CycleEvent =
  | PlanEvent
  | VisitEvent
  | ApplicationEvent
  | ParticipationEvent
  | HistoryEvent
  | ReassessmentEvent
  | ScopeEvent
  | SelfAssessmentEvent
  | AssessmentEvent
  | ImprovementEvent
  | ActionEvent
  | AwardEvent
  | StandingEvent
  | PanelEvent
  | ConditionEvent
  | ConformanceEvent
  | AppealEvent
  | AfterAwardEvent
  | CredentialEvent
  | ClockEvent;

/** What may be unknown is a member of every cycle all the same: so all are of one form, which the engine reads and copies at once. */
export interface RunningCycle {
  readonly stage: 'running';
  readonly site: string;
  /** the cycle of the same site before this one, where this one assesses again */
  readonly previous?: string | undefined;
  /** it began elsewhere and continues from what a source tells; absent where it began here */
  readonly fromHistory?: true | undefined;
  /** where the site asked before its letter whether it may take part */
  readonly application?: Application | undefined;
  /** hash of the scheme version that this cycle is pinned to */
  readonly scheme: string;
  /** what is on file of the site, as it was on the day of signing */
  readonly siteFacts: {
    readonly siteType: string;
    readonly metals: readonly string[];
    readonly country: string;
    readonly fictional: boolean;
    /** absent where none was on file */
    readonly activities?: readonly string[];
    /** absent where it takes part like every other */
    readonly pilot?: true;
  };
  /** what the site answered to the scheme's questions; absent where none was asked */
  readonly scope?: Scope | undefined;
  readonly letter: RunningLetter;
  readonly selfAssessment: SelfAssessmentState;
  readonly assessment: AssessmentState;
  /** absent before anything of it happened */
  readonly fieldwork?: Fieldwork | undefined;
  readonly findings: Findings;
  readonly award: AwardState;
  /** against the decision that stands */
  readonly appeal?: AppealState | undefined;
  /** the site told of a change that waits for its answer */
  readonly changeWaits?: boolean | undefined;
  /** findings that the assessors left or opened again since the award, of which no officer has said that it stands all the same */
  readonly seenSince?: readonly string[] | undefined;
  /** that came with the award */
  readonly conditions?: readonly ConditionState[] | undefined;
  readonly credential: CredentialState;
  readonly anchors: Anchors;
  readonly findingAnchors: Readonly<Record<string, Anchors>>;
  /** by act (a command's name): accounts of the people who did it */
  readonly acts: Readonly<Record<string, readonly string[]>>;
  /** by clock key: the day on which the clock ran out last; from an import, one by which it had */
  readonly reached: Readonly<Record<string, PlainDate>>;
  /** by clock key: what was granted; undefined until something was */
  readonly moves?: Readonly<Record<string, ClockMoves>> | undefined;
}

export type CycleState =
  | { readonly stage: 'none' }
  /** known only from public facts of another register */
  | { readonly stage: 'imported'; readonly site: string }
  | RunningCycle;

export const noCycle: CycleState = { stage: 'none' };

/** From which on a site is visited: the day of its letter, or of the re-assessment that rests on one. */
export function letterDay({ anchors }: RunningCycle): string {
  return anchors['commitment.signed'] ?? anchors['reassessment.begun'] ?? '';
}

export function fieldworkOf({ fieldwork = noFieldwork }: RunningCycle): Fieldwork {
  return fieldwork;
}

/** What is known of the cycle is what a source told; nothing that changes it has been done here yet. */
export function restsOnHistory({ anchors, fromHistory }: RunningCycle): boolean {
  return fromHistory === true && anchors['self-assessment.submitted'] === undefined;
}

/** Admitted to try whether the scheme fits sites like it; from the answer to its application on. */
export function isPilot({ application, siteFacts }: RunningCycle): boolean {
  return siteFacts.pilot === true || application?.pilot === true;
}

/** The site withdrew its commitment, a clock ended it, or the application before it came to nothing. */
export function commitmentEnded({ application, letter }: RunningCycle): boolean {
  if (letter === 'awaited') return application?.stage === 'not-eligible' || application?.stage === 'withdrawn';
  return letter === 'withdrawn' || letter === 'lapsed';
}

/** Nothing of the cycle runs any more: its commitment ended, its award was withdrawn, or another took its place. */
export function hasEnded(cycle: RunningCycle): boolean {
  const { award } = cycle;
  return commitmentEnded(cycle) || award.stage === 'superseded' || award.stage === 'withdrawn';
}

/** Anchors that a finding's clocks are read with. */
export function anchorsOfFinding(cycle: RunningCycle, finding: string): Anchors | undefined {
  const own = Object.hasOwn(cycle.findingAnchors, finding) ? cycle.findingAnchors[finding] : undefined;
  return own === undefined ? undefined : countedForFinding({ ...cycle.anchors, ...own });
}

/** Nothing was asked, or what was answered and confirmed. */
export function scopeOf({ scope }: RunningCycle): Scope {
  return scope ?? { answers: {}, confirmed: [] };
}

/** By the answers; what is on file is pinned, and asked for again to be sure. */
const scoped = new WeakMap<Scope['answers'], { readonly of: RunningCycle['siteFacts']; readonly facts: SiteFacts }>();

/**
 * What the rules may ask about the site: what is on file of it and its answers to the scheme's questions. The same object
 * for the same state, not a copy, so that what was found out about it before is found again.
 */
export function scopedFacts({ scope, siteFacts }: RunningCycle): SiteFacts {
  if (scope === undefined) return siteFacts;
  const { answers } = scope;
  const known = scoped.get(answers);
  if (known?.of === siteFacts) return known.facts;
  const facts = { ...siteFacts, ...answers };
  scoped.set(answers, { of: siteFacts, facts });
  return facts;
}
