/**
 * One assurance cycle of a site, as its deciders see it: the slices of the features, the days on which anchors happened,
 * and who did what. Words that people wrote are not kept here; they stand in the journal and in the tables.
 */
import { plainDate } from '@touchstone/kernel';
import type { Static } from 'typebox';
import {
  evolveAssessment,
  type AssessmentEvent,
  type AssessmentState,
  type ReportSubmitted,
} from '../assessment/assessment.ts';
import type { PlanEvent } from '../assessment/assurance-plan.ts';
import { evolveFieldwork, withoutRequest } from '../assessment/evolve-fieldwork.ts';
import { noFieldwork, type Fieldwork } from '../assessment/fieldwork.ts';
import type { VisitEvent } from '../assessment/visit.ts';
import { evolveAward, type AwardEvent, type AwardState } from '../award/award.ts';
import { evolveConditions, type ConditionEvent, type ConditionState } from '../award/conditions.ts';
import type { ConformanceEvent } from '../award/conformance.ts';
import type { AfterAwardEvent } from '../award/after-award.ts';
import { evolveAppeal, type AppealEvent, type AppealState } from '../award/appeal.ts';
import { evolvePanel, type PanelEvent } from '../award/panel.ts';
import { evolveStanding, type StandingEvent } from '../award/standing.ts';
import { clockKey, type ClockEvent } from '../clock/clock.ts';
import { evolveMoves, type MoveClockEvent } from '../clock/move-clock.ts';
import type { CredentialEvent, CredentialState } from '../credential/credential.ts';
import type { Recorded } from '../envelope.ts';
import type { ActionEvent } from '../improvement/action.ts';
import { evolveFindings } from '../improvement/evolve-findings.ts';
import type { Findings } from '../improvement/finding.ts';
import type { ImprovementEvent } from '../improvement/improvement.ts';
import type { HistoryContinued, HistoryEvent } from '../participation/history.ts';
import { anchorsOf } from '../participation/import-history.ts';
import type { Letter, ParticipationEvent, RunningLetter } from '../participation/participation.ts';
import { evolveApplication, type Application, type ApplicationEvent } from '../participation/application.ts';
import type { ReassessmentEvent } from '../participation/reassessment.ts';
import { evolveScope, type Scope, type ScopeEvent } from '../participation/scope.ts';
import type { Anchors, ClockMoves, SiteFacts } from '../scheme/index.ts';
import {
  evolveSelfAssessment,
  type SelfAssessmentEvent,
  type SelfAssessmentState,
} from '../self-assessment/self-assessment.ts';

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

export interface RunningCycle {
  readonly stage: 'running';
  readonly site: string;
  /** the cycle of the same site before this one, where this one assesses again */
  readonly previous?: string;
  /** it began elsewhere and continues from what a source tells; absent where it began here */
  readonly fromHistory?: true;
  /** where the site asked before its letter whether it may take part */
  readonly application?: Application;
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
  readonly scope?: Scope;
  readonly letter: RunningLetter;
  readonly selfAssessment: SelfAssessmentState;
  readonly assessment: AssessmentState;
  /** absent before anything of it happened */
  readonly fieldwork?: Fieldwork;
  readonly findings: Findings;
  readonly award: AwardState;
  /** against the decision that stands */
  readonly appeal?: AppealState;
  /** the site told of a change that waits for its answer */
  readonly changeWaits?: boolean;
  /** that came with the award */
  readonly conditions?: readonly ConditionState[];
  readonly credential: CredentialState;
  readonly anchors: Anchors;
  readonly findingAnchors: Readonly<Record<string, Anchors>>;
  /** by act (a command's name): accounts of the people who did it */
  readonly acts: Readonly<Record<string, readonly string[]>>;
  /** keys of the clocks that ran out */
  readonly reached: readonly string[];
  /** by clock key: what was granted; absent until something was, so that states kept before stay as they are */
  readonly moves?: Readonly<Record<string, ClockMoves>>;
}

export type CycleState =
  | { readonly stage: 'none' }
  /** known only from public facts of another register */
  | { readonly stage: 'imported'; readonly site: string }
  | RunningCycle;

export const noCycle: CycleState = { stage: 'none' };

/** Acts of which the scheme may say that different people do them. */
const actOfEvent: Readonly<Partial<Record<CycleEvent['type'], string>>> = {
  'commitment.signed': 'commitment.sign',
  'application.answered': 'application.answer',
  'commitment.accepted': 'commitment.accept',
  'self-assessment.submitted': 'self-assessment.submit',
  'assessment.appointed': 'assessment.appoint',
  'assessment.submitted': 'assessment.submit',
  'assessment.accepted': 'assessment.accept',
  'finding.closed': 'improvement.verify',
  'award.proposed': 'award.propose',
  'award.confirmed': 'award.confirm',
  'award.refused': 'award.confirm',
  'award.voted': 'award.vote',
  'award.recused': 'award.recuse',
  'award.suspended': 'award.suspend',
  'surveillance.completed': 'surveillance.complete',
  'award.withdrawn': 'award.withdraw',
};

export function evolveCycle(state: CycleState, recorded: Recorded<CycleEvent>): CycleState {
  const { event } = recorded;
  if (event.type === 'history.imported') return continueHistory(event.payload);
  if (event.type === 'application.submitted') return apply(event.payload, recorded.actor);
  if (event.type === 'commitment.signed') return begin(event.payload, recorded.actor, state);
  if (event.type === 'reassessment.begun') return beginAgain(event.payload);
  if (state.stage !== 'running') return state;
  const next = evolveSlices(state, recorded);
  if (event.type === 'award.lifted') return withoutAct(next, 'award.suspend');
  const act = actOfEvent[event.type];
  if (act === undefined) return next;
  const before = next.acts[act] ?? [];
  if (before.includes(recorded.actor)) return next;
  // A proposal that was sent back no longer counts, so the last proposer is the one who must not confirm.
  const people = act === 'award.propose' ? [recorded.actor] : [...before, recorded.actor];
  return { ...next, acts: { ...next.acts, [act]: people } };
}

/** What it was answered with is over too: the next time anybody may do either. */
function withoutAct(state: RunningCycle, act: string): RunningCycle {
  const { [act]: _done, ...acts } = state.acts;
  return { ...state, acts };
}

type Applied = Extract<ApplicationEvent, { readonly type: 'application.submitted' }>['payload'];

/** The letter follows the answer, on the same stream. */
function apply(applied: Applied, submittedBy: string): RunningCycle {
  const { answers = {}, schemeHash, site, submittedOn } = applied;
  const pinned = pinnedFacts(applied);
  return {
    ...fresh(site, schemeHash, pinned),
    letter: 'awaited',
    application: { stage: 'submitted', answers, scheme: schemeHash, site: pinned },
    scope: { answers, confirmed: [] },
    anchors: { 'application.submitted': plainDate(submittedOn) },
    acts: { 'application.submit': [submittedBy] },
  };
}

function begin(letter: Letter, signedBy: string, before: CycleState): RunningCycle {
  const { answers } = letter;
  return {
    ...fresh(letter.site, letter.schemeHash, pinnedFacts(letter)),
    ...(answers === undefined ? {} : { scope: { answers, confirmed: [] } }),
    ...(before.stage === 'running' ? keptOfApplication(before) : {}),
    anchors: { ...applicationDays(before), 'commitment.signed': plainDate(letter.signedOn) },
    acts: { ...applicationActs(before), 'commitment.sign': [signedBy] },
  };
}

function keptOfApplication({ application }: RunningCycle): Pick<RunningCycle, 'application'> {
  return application === undefined ? {} : { application };
}

function applicationDays(before: CycleState): Anchors {
  if (before.stage !== 'running') return {};
  return Object.fromEntries(Object.entries(before.anchors).filter(([anchor]) => anchor.startsWith('application.')));
}

function applicationActs(before: CycleState): RunningCycle['acts'] {
  if (before.stage !== 'running') return {};
  return Object.fromEntries(Object.entries(before.acts).filter(([act]) => act.startsWith('application.')));
}

function pinnedFacts(
  signed: Applied | Letter | HistoryContinued | ReassessmentEvent['payload'],
): RunningCycle['siteFacts'] {
  const { activities, country, fictional, metals, siteType } = signed;
  return {
    ...{ siteType, metals, country, fictional },
    ...(activities === undefined ? {} : { activities }),
    ...('pilot' in signed && signed.pilot ? { pilot: true as const } : {}),
  };
}

function fresh(site: string, scheme: string, siteFacts: RunningCycle['siteFacts']): RunningCycle {
  return {
    stage: 'running',
    site,
    scheme,
    siteFacts,
    letter: 'signed',
    selfAssessment: { stage: 'closed' },
    assessment: { stage: 'none' },
    findings: {},
    award: { stage: 'none' },
    credential: { stage: 'none' },
    anchors: {},
    findingAnchors: {},
    acts: {},
    reached: [],
  };
}

/** The letter was accepted elsewhere; the site answers here, unless its award came with the history. */
function continueHistory({ continues, site }: HistoryEvent['payload']): CycleState {
  if (continues === undefined) return { stage: 'imported', site };
  const { award, clocks, passed, schemeHash, signedOn } = continues;
  return {
    ...fresh(site, schemeHash, pinnedFacts(continues)),
    fromHistory: true,
    letter: 'accepted',
    selfAssessment: award === undefined ? { stage: 'open', answers: {} } : { stage: 'closed' },
    award: importedAward(award),
    anchors: anchorsOf({ signedOn, ...award }),
    reached: passed,
    moves: Object.fromEntries(
      clocks.map(({ clock, day }) => [clock, { stated: day === null ? null : plainDate(day) }]),
    ),
  };
}

function importedAward(award: HistoryContinued['award']): AwardState {
  if (award === undefined) return { stage: 'none' };
  const { awardedOn, suspendedOn, withdrawnOn } = award;
  const given = { awardedOn, marks: award.marks.map((mark) => ({ ...mark, expired: false })) };
  if (withdrawnOn !== undefined) return { ...given, stage: 'withdrawn', withdrawnOn };
  return suspendedOn === undefined ? { ...given, stage: 'awarded' } : { ...given, stage: 'suspended', suspendedOn };
}

/** The letter of the cycle before still holds, so the site answers at once. */
function beginAgain(begun: ReassessmentEvent['payload']): RunningCycle {
  const { answers, begunOn, previous, schemeHash, site } = begun;
  return {
    ...fresh(site, schemeHash, pinnedFacts(begun)),
    ...(answers === undefined ? {} : { scope: { answers, confirmed: [] } }),
    previous,
    letter: 'accepted',
    selfAssessment: { stage: 'open', answers: {} },
    anchors: { 'reassessment.begun': plainDate(begunOn) },
  };
}

function evolveSlices(state: RunningCycle, recorded: Recorded<CycleEvent>): RunningCycle {
  const { actor, event, version } = recorded;
  switch (event.type) {
    case 'application.submitted':
    case 'commitment.signed':
    case 'reassessment.begun':
    case 'history.imported':
      return state;
    case 'application.answered':
      return withApplication({ ...state, anchors: on(state.anchors, event.type, event.payload.answeredOn) }, event);
    case 'application.returned':
    case 'application.withdrawn':
      return withApplication(state, event);
    case 'scope.confirmed':
      return { ...state, scope: evolveScope(scopeOf(state), event) };
    case 'commitment.returned':
      return { ...state, letter: 'returned' };
    case 'commitment.withdrawn':
      return { ...state, letter: 'withdrawn', anchors: on(state.anchors, event.type, event.payload.withdrawnOn) };
    case 'commitment.lapsed':
      return { ...state, letter: 'lapsed', anchors: on(state.anchors, event.type, event.payload.lapsedOn) };
    case 'commitment.accepted':
      return {
        ...state,
        letter: 'accepted',
        selfAssessment: { stage: 'open', answers: {} },
        anchors: on(state.anchors, event.type, event.payload.acceptedOn),
      };
    case 'self-assessment.rated':
    case 'self-assessment.excluded':
      return { ...state, selfAssessment: evolveSelfAssessment(state.selfAssessment, event, version) };
    case 'self-assessment.submitted':
      return {
        ...state,
        selfAssessment: evolveSelfAssessment(state.selfAssessment, event, version),
        anchors: on(state.anchors, event.type, event.payload.submittedOn),
      };
    case 'self-assessment.returned': {
      const { 'self-assessment.submitted': _submitted, ...anchors } = state.anchors;
      const returned = {
        ...state,
        selfAssessment: evolveSelfAssessment(state.selfAssessment, event, version),
        anchors,
      };
      if (state.fieldwork?.returnAsked !== true) return returned;
      return withRequestAnswered(returned, withoutRequest(state.fieldwork), event.payload.returnedOn);
    }
    case 'assessment.appointed':
    case 'assessment.team-proposed':
    case 'assessment.team-refused':
    case 'assessment.member-replaced':
    case 'assessment.rated':
    case 'assessment.excluded':
    case 'exclusion.confirmed':
    case 'exclusion.declined':
      return { ...state, assessment: evolveAssessment(state.assessment, event, version) };
    case 'desk-review.return-asked': {
      const fieldwork = evolveFieldwork(fieldworkOf(state), event);
      const { askedOn } = event.payload;
      if (askedOn === undefined) return { ...state, fieldwork };
      const { 'desk-review.return-answered': _answered, ...anchors } = state.anchors;
      return { ...state, fieldwork, anchors: on(anchors, event.type, askedOn) };
    }
    case 'desk-review.return-declined':
      return withRequestAnswered(state, evolveFieldwork(fieldworkOf(state), event), event.payload.declinedOn);
    case 'desk-review.noted':
    case 'desk-review.completed':
    case 'assurance-plan.submitted':
    case 'assurance-plan.approved':
    case 'assurance-plan.returned':
    case 'visit.announced':
    case 'interview.recorded':
    case 'observation.recorded':
    case 'disagreement.recorded':
      return { ...state, fieldwork: evolveFieldwork(fieldworkOf(state), event) };
    case 'visit.recorded':
      return {
        ...state,
        fieldwork: evolveFieldwork(fieldworkOf(state), event),
        anchors: on(state.anchors, 'assessment.visited', event.payload.lastDay),
      };
    case 'assessment.submitted':
      return { ...withReport(state, event.payload), assessment: evolveAssessment(state.assessment, event, version) };
    case 'assessment.returned':
      return { ...withoutReport(state), assessment: evolveAssessment(state.assessment, event, version) };
    case 'assessment.accepted':
      return {
        ...state,
        assessment: evolveAssessment(state.assessment, event, version),
        anchors: on(state.anchors, event.type, event.payload.acceptedOn),
      };
    case 'improvement.planned':
    case 'improvement.reported':
    case 'improvement.taken-back':
    case 'improvement.reopened':
    case 'action.planned':
    case 'action.dropped':
    case 'action.reported':
    case 'action.verified':
    case 'action.returned':
      return { ...state, findings: evolveFindings(state.findings, event, version) };
    case 'finding.closed': {
      const { closedOn, finding } = event.payload;
      const anchors = on(state.findingAnchors[finding] ?? {}, event.type, closedOn);
      return {
        ...state,
        findings: evolveFindings(state.findings, event, version),
        findingAnchors: { ...state.findingAnchors, [finding]: anchors },
      };
    }
    case 'finding.reopened': {
      const { finding } = event.payload;
      const { 'finding.closed': _closed, ...anchors } = state.findingAnchors[finding] ?? {};
      return {
        ...state,
        findings: evolveFindings(state.findings, event, version),
        findingAnchors: { ...state.findingAnchors, [finding]: anchors },
      };
    }
    case 'improvement.continued': {
      const { 'improvement.completed': _completed, 'conformance.confirmed': _confirmed, ...anchors } = state.anchors;
      return { ...state, anchors };
    }
    case 'improvement.completed':
      return { ...state, anchors: on(state.anchors, event.type, event.payload.completedOn) };
    case 'award.confirmed':
      return {
        ...state,
        conditions: (event.payload.conditions ?? []).map((one) => ({ ...one, fulfilled: false })),
        award: evolveAward(state.award, event, { actor, version }),
        anchors: on(state.anchors, event.type, event.payload.validFrom),
      };
    case 'award.refused':
      return {
        ...withoutAppeal(state),
        award: evolveAward(state.award, event, { actor, version }),
        anchors: on(state.anchors, event.type, event.payload.refusedOn),
      };
    case 'award.proposed':
    case 'award.declined':
    case 'award.expired':
      return { ...state, award: evolveAward(state.award, event, { actor, version }) };
    case 'award.suspended':
      return withStanding(state, event, event.payload.suspendedOn);
    case 'award.withdrawn':
      return withStanding(state, event, event.payload.withdrawnOn);
    case 'award.restored':
      // The credential of the withdrawn award stays revoked for ever, so another one is issued (ADR 0015).
      return { ...withStanding(state, event), credential: { stage: 'none' } };
    case 'award.lifted':
    case 'award.reopened':
    case 'award.superseded':
      return withStanding(state, event);
    case 'award.voted':
    case 'award.recused':
      return { ...state, award: evolvePanel(state.award, event, { actor, version }) };
    case 'appeal.lodged':
      return { ...withAppeal(state, event, actor), anchors: on(state.anchors, event.type, event.payload.lodgedOn) };
    case 'appeal.voted':
      return withAppeal(state, event, actor);
    case 'appeal.decided':
      return { ...withAppeal(state, event, actor), anchors: on(state.anchors, event.type, event.payload.decidedOn) };
    case 'surveillance.completed':
      return { ...state, anchors: on(state.anchors, event.type, event.payload.visitedOn) };
    case 'conformance.confirmed':
      return { ...state, anchors: on(state.anchors, event.type, event.payload.confirmedOn) };
    case 'change.notified':
      return { ...state, changeWaits: true, anchors: on(state.anchors, event.type, event.payload.notifiedOn) };
    case 'change.answered':
      return { ...state, changeWaits: false };
    case 'condition.fulfilled':
      return { ...state, conditions: evolveConditions(state.conditions ?? [], event) };
    case 'credential.issued':
      return { ...state, credential: { stage: 'issued', id: event.payload.id } };
    case 'clock.reached':
      return { ...state, reached: [...state.reached, clockKey(event.payload.clock, event.payload.finding)] };
    case 'clock.extended':
    case 'clock.paused':
    case 'clock.resumed':
      return withMove(state, event);
  }
}

function withApplication(
  state: RunningCycle,
  event: Exclude<ApplicationEvent, { readonly type: 'application.submitted' }>,
): RunningCycle {
  const { application } = state;
  return application === undefined ? state : { ...state, application: evolveApplication(application, event) };
}

function withStanding(state: RunningCycle, event: StandingEvent, day?: string): RunningCycle {
  const anchors = day === undefined ? state.anchors : on(state.anchors, event.type, day);
  return { ...withoutAppeal(state), award: evolveStanding(state.award, event), anchors };
}

function withAppeal(state: RunningCycle, event: AppealEvent, actor: string): RunningCycle {
  const appeal = evolveAppeal(state.appeal, event, actor);
  return appeal === undefined ? state : { ...state, appeal };
}

/** Another decision stands now, which nobody has contested yet. */
function withoutAppeal({ appeal: _contested, ...state }: RunningCycle): RunningCycle {
  return state;
}

export function fieldworkOf({ fieldwork = noFieldwork }: RunningCycle): Fieldwork {
  return fieldwork;
}

function withRequestAnswered(state: RunningCycle, fieldwork: Fieldwork, day: string): RunningCycle {
  return { ...state, fieldwork, anchors: on(state.anchors, 'desk-review.return-answered', day) };
}

function withReport(state: RunningCycle, report: Static<typeof ReportSubmitted>): RunningCycle {
  const raisedOn = plainDate(report.submittedOn);
  return {
    ...state,
    findings: Object.fromEntries(
      report.findings.map(({ criterion, finding, level }) => [finding, { criterion, level, stage: 'raised' as const }]),
    ),
    findingAnchors: Object.fromEntries(report.findings.map(({ finding }) => [finding, { 'finding.raised': raisedOn }])),
    anchors: { ...state.anchors, 'assessment.visited': plainDate(report.visitedOn), 'assessment.submitted': raisedOn },
  };
}

function withMove(state: RunningCycle, event: MoveClockEvent): RunningCycle {
  const { moves = {} } = state;
  const key = clockKey(event.payload.clock, event.payload.finding);
  const before = (Object.hasOwn(moves, key) ? moves[key] : undefined) ?? {};
  return { ...state, moves: { ...moves, [key]: evolveMoves(before, event) } };
}

/** A returned report has raised nothing, and its days have not happened. */
function withoutReport(state: RunningCycle): RunningCycle {
  const { 'assessment.visited': _visited, 'assessment.submitted': _submitted, ...anchors } = state.anchors;
  const visited = fieldworkOf(state).visitedUntil;
  return {
    ...state,
    ...{ findings: {}, findingAnchors: {} },
    anchors: visited === undefined ? anchors : on(anchors, 'assessment.visited', visited),
  };
}

function on(anchors: Anchors, anchor: string, day: string): Anchors {
  return { ...anchors, [anchor]: plainDate(day) };
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
  return own === undefined ? undefined : { ...cycle.anchors, ...own };
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
