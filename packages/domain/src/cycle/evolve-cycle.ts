/** What each event makes of a cycle: of the slice of its feature, of the days that clocks count from, and of who did what. */
import { plainDate } from '@touchstone/kernel';
import type { Static } from 'typebox';
import type { AppointmentEvent } from '../assessment/appointment.ts';
import { evolveAssessment, type ReportSubmitted } from '../assessment/assessment.ts';
import { evolveFieldwork, withoutRequest } from '../assessment/evolve-fieldwork.ts';
import type { Fieldwork } from '../assessment/fieldwork.ts';
import { evolveAward, isGiven, standsYet, type AwardState } from '../award/award.ts';
import { evolveConditions } from '../award/conditions.ts';
import { evolveAppeal, type AppealEvent } from '../award/appeal.ts';
import { evolvePanel } from '../award/panel.ts';
import { evolveStanding, type StandingEvent } from '../award/standing.ts';
import { clockKey, type ClockEvent } from '../clock/clock.ts';
import { evolveMoves, type MoveClockEvent } from '../clock/move-clock.ts';
import type { Recorded } from '../envelope.ts';
import { evolveFindings } from '../improvement/evolve-findings.ts';
import { evolveApplication, type ApplicationEvent } from '../participation/application.ts';
import { evolveScope } from '../participation/scope.ts';
import type { Anchors } from '../scheme/index.ts';
import { evolveSelfAssessment } from '../self-assessment/self-assessment.ts';
import { apply, begin, beginAgain, continueHistory } from './begin-cycle.ts';
import { fieldworkOf, scopeOf, type CycleEvent, type CycleState, type RunningCycle } from './cycle.ts';

/** Acts of which the scheme may say that different people do them. */
const actOfEvent: Readonly<Partial<Record<CycleEvent['type'], string>>> = {
  'commitment.signed': 'commitment.sign',
  'application.answered': 'application.answer',
  'commitment.accepted': 'commitment.accept',
  'self-assessment.submitted': 'self-assessment.submit',
  'assessment.appointed': 'assessment.appoint',
  'assurance-plan.submitted': 'assessment.plan',
  'assessment.submitted': 'assessment.submit',
  'assessment.accepted': 'assessment.accept',
  'finding.closed': 'improvement.verify',
  'award.proposed': 'award.propose',
  'award.confirmed': 'award.confirm',
  'award.refused': 'award.confirm',
  'award.voted': 'award.vote',
  'award.recused': 'award.recuse',
  'award.suspended': 'award.suspend',
  'award.kept': 'award.keep',
  'surveillance.completed': 'surveillance.complete',
  'award.withdrawn': 'award.withdraw',
  'conformance.confirmed': 'conformance.confirm',
  'appeal.voted': 'appeal.decide',
  'appeal.decided': 'appeal.decide',
};

export function evolveCycle(state: CycleState, recorded: Recorded<CycleEvent>): CycleState {
  const { event } = recorded;
  if (event.type === 'history.imported') return continueHistory(event.payload, recorded.at);
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
      return withTeam(state, event, version, event.payload.appointedOn);
    case 'assessment.team-proposed':
      return withTeam(state, event, version, event.payload.proposedOn);
    case 'assessment.team-refused': {
      // Nothing waits for its answer any more.
      const { 'assessment.team-proposed': _proposed, ...anchors } = state.anchors;
      return { ...state, assessment: evolveAssessment(state.assessment, event, version), anchors };
    }
    case 'assessment.member-replaced':
    case 'assessment.rated':
    case 'assessment.excluded':
    case 'exclusion.confirmed':
    case 'exclusion.declined':
      return { ...state, assessment: evolveAssessment(state.assessment, event, version) };
    case 'desk-review.return-asked': {
      const fieldwork = evolveFieldwork(fieldworkOf(state), event, version);
      const { askedOn } = event.payload;
      if (askedOn === undefined) return { ...state, fieldwork };
      const { 'desk-review.return-answered': _answered, ...anchors } = state.anchors;
      return { ...state, fieldwork, anchors: on(anchors, event.type, askedOn) };
    }
    case 'desk-review.return-declined':
      return withRequestAnswered(state, evolveFieldwork(fieldworkOf(state), event, version), event.payload.declinedOn);
    case 'desk-review.noted':
    case 'desk-review.completed':
    case 'assurance-plan.submitted':
    case 'assurance-plan.approved':
    case 'assurance-plan.returned':
    case 'visit.announced':
    case 'interview.recorded':
    case 'observation.recorded':
    case 'disagreement.recorded':
      return { ...state, fieldwork: evolveFieldwork(fieldworkOf(state), event, version) };
    case 'visit.recorded':
      return {
        ...state,
        fieldwork: evolveFieldwork(fieldworkOf(state), event, version),
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
    case 'action.planned':
    case 'action.dropped':
    case 'action.reported':
    case 'action.verified':
    case 'action.returned':
      return { ...state, findings: evolveFindings(state.findings, event, version) };
    case 'improvement.reopened':
      return { ...withSeen(state, event.payload.finding), findings: evolveFindings(state.findings, event, version) };
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
      const { finding, reopenedOn } = event.payload;
      const { 'finding.closed': _closed, ...anchors } = state.findingAnchors[finding] ?? {};
      return {
        ...withSeen(state, finding),
        findings: evolveFindings(state.findings, event, version),
        findingAnchors: { ...state.findingAnchors, [finding]: on(anchors, event.type, reopenedOn) },
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
      return { ...state, award: evolveAward(state.award, event, { actor, version }) };
    case 'award.expired':
      return endSuspension(
        state,
        { ...state, award: evolveAward(state.award, event, { actor, version }) },
        event.payload.expiredOn,
      );
    case 'award.suspended':
      return withStanding(beginSuspension(state, event.payload.suspendedOn), event);
    case 'award.withdrawn': {
      const { withdrawnOn } = event.payload;
      const withdrawn = { ...state, anchors: on(state.anchors, event.type, withdrawnOn) };
      return endSuspension(state, withStanding(withdrawn, event), withdrawnOn);
    }
    case 'award.kept':
      return { ...state, seenSince: undefined };
    case 'award.lifted':
      return endSuspension(state, withStanding(state, event), event.payload.liftedOn);
    case 'award.superseded':
      return endSuspension(state, withStanding(state, event), event.payload.supersededOn);
    case 'award.restored': {
      const { restoredOn, suspended } = event.payload;
      const begun = suspended === true ? beginSuspension(state, restoredOn) : state;
      // The credential of the withdrawn award stays revoked for ever, so another one is issued (ADR 0015).
      return { ...withStanding(begun, event), credential: { stage: 'none' } };
    }
    case 'award.reopened':
      return withStanding(state, event);
    case 'award.voted':
    case 'award.recused':
      return { ...state, award: evolvePanel(state.award, event, { actor, version }) };
    case 'appeal.lodged': {
      // Of another decision, which an earlier appeal was not against.
      const { 'appeal.decided': _decided, ...anchors } = state.anchors;
      return { ...withAppeal(state, event, actor), anchors: on(anchors, event.type, event.payload.lodgedOn) };
    }
    case 'appeal.voted':
      return withAppeal(state, event, actor);
    case 'appeal.decided':
      return { ...withAppeal(state, event, actor), anchors: on(state.anchors, event.type, event.payload.decidedOn) };
    case 'surveillance.completed': {
      const { visitedOn } = event.payload;
      const last = state.anchors[event.type];
      // One that is put on record late does not undo the one after it.
      if (last !== undefined && last >= visitedOn) return state;
      return { ...state, anchors: on(state.anchors, event.type, visitedOn) };
    }
    case 'conformance.confirmed':
      return { ...state, anchors: on(state.anchors, event.type, event.payload.confirmedOn) };
    case 'change.notified': {
      const { 'change.answered': _answered, ...anchors } = state.anchors;
      return { ...state, changeWaits: true, anchors: on(anchors, event.type, event.payload.notifiedOn) };
    }
    case 'change.answered':
      return { ...state, changeWaits: false, anchors: on(state.anchors, event.type, event.payload.answeredOn) };
    case 'condition.fulfilled':
      return { ...state, conditions: evolveConditions(state.conditions ?? [], event) };
    case 'credential.issued':
      return { ...state, credential: { stage: 'issued', id: event.payload.id, version } };
    case 'clock.reached':
      return withReached(state, event.payload);
    case 'clock.extended':
    case 'clock.paused':
    case 'clock.resumed':
      return withMove(state, event);
  }
}

/** A clock that has a day after this one is not over: it goes on to that. */
function withReached(
  state: RunningCycle,
  { clock, due, finding, next }: Extract<ClockEvent, { type: 'clock.reached' }>['payload'],
): RunningCycle {
  const key = clockKey(clock, finding);
  if (next === undefined) return { ...state, reached: { ...state.reached, [key]: plainDate(due) } };
  return { ...state, moves: { ...state.moves, [key]: { ...state.moves?.[key], stated: plainDate(next) } } };
}

function withApplication(
  state: RunningCycle,
  event: Exclude<ApplicationEvent, { readonly type: 'application.submitted' }>,
): RunningCycle {
  const { application } = state;
  return application === undefined ? state : { ...state, application: evolveApplication(application, event) };
}

function withStanding(state: RunningCycle, event: StandingEvent): RunningCycle {
  return { ...withoutAppeal(state), award: evolveStanding(state.award, event) };
}

function beginSuspension(state: RunningCycle, day: string): RunningCycle {
  const { 'suspension.ended': _ended, ...anchors } = state.anchors;
  return { ...state, anchors: on(anchors, 'award.suspended', day) };
}

/** Keeps the day on which a suspension was over, where the event was the one that ended it. */
function endSuspension(before: RunningCycle, after: RunningCycle, day: string): RunningCycle {
  const ended = isSuspended(before.award) && !isSuspended(after.award);
  return ended ? { ...after, anchors: on(after.anchors, 'suspension.ended', day) } : after;
}

function isSuspended(award: AwardState): boolean {
  return award.stage === 'suspended' && standsYet(award);
}

function withAppeal(state: RunningCycle, event: AppealEvent, actor: string): RunningCycle {
  const appeal = evolveAppeal(state.appeal, event, actor);
  return appeal === undefined ? state : { ...state, appeal };
}

/** What is seen before the award is weighed with it. */
function withSeen(state: RunningCycle, finding: string): RunningCycle {
  const { award, seenSince = [] } = state;
  if (!isGiven(award) || seenSince.includes(finding)) return state;
  return { ...state, seenSince: [...seenSince, finding] };
}

/** Another decision stands now, which nobody has contested yet. */
function withoutAppeal(state: RunningCycle): RunningCycle {
  return { ...state, appeal: undefined };
}

function withTeam(
  state: RunningCycle,
  event: AppointmentEvent,
  version: number,
  day: string | undefined,
): RunningCycle {
  const assessment = evolveAssessment(state.assessment, event, version);
  return { ...state, assessment, anchors: day === undefined ? state.anchors : on(state.anchors, event.type, day) };
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
