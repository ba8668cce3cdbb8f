/**
 * Routes a command to its feature's decider with the facts that the feature asks for, and adds what holds for all of
 * them: a running cycle is pinned to its scheme, and the scheme says which acts different people must do.
 */
import { assert, err, ok, refuse, type Err, type Refusal } from '@touchstone/kernel';
import type { Actor, Duty } from '../access/actor.ts';
import { isOnTeam, mayVerify } from '../assessment/team.ts';
import { decideAssessment, type AssessmentCommand } from '../assessment/assessment.ts';
import type { Candidate } from '../assessment/team.ts';
import { decidePlan, type PlanCommand } from '../assessment/assurance-plan.ts';
import { decideVisit, type VisitCommand } from '../assessment/visit.ts';
import { standsYet } from '../award/award.ts';
import { reachClock, type ClockCommand } from '../clock/clock.ts';
import { moveClock } from '../clock/move-clock.ts';
import { recordCredential, type CredentialCommand } from '../credential/credential.ts';
import type { Context, Decision } from '../envelope.ts';
import { decideImprovement, type ImprovementCommand } from '../improvement/improvement.ts';
import type { EarlierFinding } from '../improvement/repeat-finding.ts';
import { decideApplication, submitApplication, type ApplicationCommand } from '../participation/application.ts';
import {
  answerLetter,
  signLetter,
  withdrawLetter,
  type LetterState,
  type ParticipationCommand,
  type ParticipationFacts,
} from '../participation/participation.ts';
import type { HistoryCommand } from '../participation/history.ts';
import { importHistory } from '../participation/import-history.ts';
import { beginReassessment, type PreviousCycle, type ReassessmentCommand } from '../participation/reassessment.ts';
import { confirmScope, type ScopeCommand } from '../participation/scope.ts';
import { plainRatings } from '../rating/check-rating.ts';
import { advise, applicableCriteria, type Advice } from '../scheme/index.ts';
import type { CompiledScheme, Scheme } from '../scheme/scheme.ts';
import { decideSelfAssessment, type SelfAssessmentCommand } from '../self-assessment/self-assessment.ts';
import type { EarlierAnswers } from '../self-assessment/starting-points.ts';
import { appointsOwnFirm, barAgainst, type KnownOfPerson } from './conflict.ts';
import { decideOnAward, type AwardActCommand } from './decide-on-award.ts';
import { doneByOthers } from './different-people.ts';
import { untoldTie, type Involved } from './ties-of-others.ts';
import { onceConfirmed } from './once-confirmed.ts';
import { anchorsOfClock, findingDueOn, hasBegun, hasRunOut, movesOf, runsOn, startedAnchors } from './cycle-clocks.ts';
import {
  commitmentEnded,
  fieldworkOf,
  letterDay,
  scopedFacts,
  scopeOf,
  type CycleEvent,
  type CycleState,
  type RunningCycle,
} from './cycle.ts';

export type CycleCommand =
  | ApplicationCommand
  | ParticipationCommand
  | HistoryCommand
  | ReassessmentCommand
  | ScopeCommand
  | SelfAssessmentCommand
  | AssessmentCommand
  | PlanCommand
  | VisitCommand
  | ImprovementCommand
  | AwardActCommand
  | CredentialCommand
  | ClockCommand;

/** What is known of the person is there where the act rests on it (`restsOnPerson`). */
export interface CycleFacts extends Context, Omit<KnownOfPerson, 'today'> {
  /** present version of the stream */
  readonly version: number;
  /** the version to which a running cycle is pinned */
  readonly pinned?: CompiledScheme;
  /** for a letter or a history: the version of the named scheme that binds it */
  readonly candidate?: CompiledScheme;
  readonly site?: {
    readonly siteType: string;
    readonly metals: readonly string[];
    readonly country: string;
    readonly fictional: boolean;
    readonly activities?: readonly string[];
    readonly responsible: readonly string[];
  };
  /** another cycle of the site bars this command */
  readonly otherCycle: boolean;
  /** for a letter: the last application of the site under this scheme was answered “not eligible” */
  readonly turnedDown?: boolean;
  /** for a re-assessment: the latest cycle of the site */
  readonly previous?: PreviousCycle;
  /** for an award that is superseded: the cycle that the command names */
  readonly successor?: CycleState;
  /** for a proposal and its confirmation: those on whose work or word it rests */
  readonly involved?: readonly Involved[];
  /** the assessors whom the command names, the lead first; for an answer to a proposed team, its people */
  readonly candidates?: readonly Candidate[];
  /** ids of evidence on record for the site, of those that the command cites */
  readonly evidenceHeld: readonly string[];
  /** for answers in a re-assessment: those of the cycle before */
  readonly earlierAnswers?: EarlierAnswers;
  /** for a report: findings of earlier cycles of the site, those of the latest first */
  readonly earlierFindings?: readonly EarlierFinding[];
  /** beside them: the published versions of the scheme, over which a mapping may lead */
  readonly versions?: readonly Scheme[];
}

export function decideCycle(state: CycleState, command: CycleCommand, facts: CycleFacts): Decision<CycleEvent> {
  switch (command.type) {
    case 'application.submit': {
      const { candidate, otherCycle, site } = participationFacts(facts);
      return submitApplication(command, {
        ...{ actor: facts.actor, at: facts.at, today: facts.today, otherCycle, begun: !mayApply(state) },
        ...(candidate === undefined ? {} : { candidate }),
        ...(site === undefined ? {} : { site }),
      });
    }
    case 'commitment.sign':
      return signLetter(letterOf(state), command, participationFacts(facts));
    case 'history.import':
      return importHistory(letterOf(state), command, participationFacts(facts));
    case 'reassessment.begin':
      return beginReassessment(command, {
        ...participationFacts(facts),
        fresh: state.stage === 'none',
        ...(facts.previous === undefined ? {} : { previous: facts.previous }),
      });
    case 'commitment.accept':
    case 'commitment.return': {
      const decision = onceConfirmed(state, command, facts, answerLetter(letterOf(state), command, facts));
      if (!decision.ok || state.stage !== 'running' || facts.pinned === undefined) return decision;
      return barOf(state, command, facts, facts.pinned.scheme) ?? decision;
    }
    default:
      break;
  }
  if (state.stage !== 'running') return refuse('cycle.unknown');
  assert(facts.pinned, 'a running cycle has its scheme');
  const { scheme } = facts.pinned;
  const applies = command.type.startsWith('application.');
  if (state.letter === 'awaited' && !applies && !command.type.startsWith('clock.')) {
    return refuse('application.no-letter');
  }
  if (commitmentEnded(state) && !applies && command.type !== 'clock.reach') return refuse('commitment.ended');
  const decision = onceConfirmed(state, command, facts, decideRunning(state, command, facts, scheme));
  if (!decision.ok) return decision;
  return barOf(state, command, facts, scheme) ?? decision;
}

/** Whoever must leave to somebody else what the command would do; undefined where nothing keeps this person from it. */
function barOf(
  cycle: RunningCycle,
  command: CycleCommand,
  facts: CycleFacts,
  scheme: Scheme,
): Err<Refusal> | undefined {
  const { actor } = facts;
  const { type } = command;
  const done = doneByOthers(cycle, scheme, type).find(({ people }) => people.includes(actor.id));
  if (done !== undefined) return refuse('duty.same-person', { act: done.act, other: done.other });
  if (appointsOwnFirm(cycle, actor, type, facts)) return refuse('duty.own-case');
  const proposal = type === 'award.propose' ? command.body : undefined;
  const bar = barAgainst(cycle, actor, scheme, type, facts) ?? untoldTie(cycle, proposal, facts, scheme);
  return bar && err(bar);
}

function decideRunning(
  cycle: RunningCycle,
  command: Exclude<
    CycleCommand,
    | Exclude<ParticipationCommand, { readonly type: 'commitment.withdraw' }>
    | Extract<ApplicationCommand, { readonly type: 'application.submit' }>
    | HistoryCommand
    | ReassessmentCommand
  >,
  facts: CycleFacts,
  scheme: Scheme,
): Decision<CycleEvent> {
  const { actor, at, evidenceHeld, today } = facts;
  const common = { actor, at, today, scheme, site: scopedFacts(cycle), siteId: cycle.site, evidenceHeld };
  const { assessment, award, selfAssessment } = cycle;
  const undecided = award.stage === 'none' || award.stage === 'proposed';
  const appointed = assessment.stage !== 'none' && isOnTeam(assessment.appointment, actor.id);
  const reported = assessment.stage === 'submitted' || assessment.stage === 'accepted';
  switch (command.type) {
    case 'application.answer':
    case 'application.return':
    case 'application.withdraw': {
      // Once a letter is signed on it, an application is history.
      const application = cycle.letter === 'awaited' ? cycle.application : undefined;
      return decideApplication(application, command, { actor, at, today, scheme, siteId: cycle.site });
    }
    case 'commitment.withdraw': {
      const held = award.stage === 'awarded' || award.stage === 'suspended' ? award : undefined;
      const over = held !== undefined && standsYet(held) ? 'stands' : 'over';
      return withdrawLetter(command, { actor, at, today, siteId: cycle.site, award: undecided ? 'undecided' : over });
    }
    case 'scope.confirm':
      return confirmScope(scopeOf(cycle), command, {
        ...{ actor, at, today, scheme, site: cycle.siteFacts },
        ...{ appointed, reported },
      });
    case 'self-assessment.rate':
    case 'self-assessment.exclude':
    case 'self-assessment.confirm':
    case 'self-assessment.submit':
    case 'self-assessment.return':
      return decideSelfAssessment(selfAssessment, command, {
        ...common,
        appointed,
        reported,
        earlier: facts.earlierAnswers,
      });
    case 'assessment.appoint':
    case 'assessment.approve-team':
    case 'assessment.refuse-team':
    case 'assessment.replace':
    case 'assessment.rate':
    case 'assessment.exclude':
    case 'assessment.submit':
    case 'assessment.return':
    case 'exclusion.confirm':
    case 'exclusion.decline':
    case 'assessment.accept': {
      if (command.type === 'assessment.submit' && selfAssessment.stage === 'open') {
        return refuse('self-assessment.with-site');
      }
      const decision = decideAssessment(assessment, command, {
        ...common,
        selfAssessed: selfAssessment.stage === 'submitted',
        signedOn: letterDay(cycle),
        engagement: { ...cycle.siteFacts, scheme },
        candidates: facts.candidates ?? [],
        earlierFindings: facts.earlierFindings,
        versions: facts.versions,
        fieldwork: fieldworkOf(cycle),
      });
      if (!decision.ok || command.type !== 'assessment.accept' || Object.keys(cycle.findings).length > 0)
        return decision;
      return ok([...decision.value, { type: 'improvement.completed', payload: { completedOn: today } }]);
    }
    case 'desk-review.note':
    case 'desk-review.ask-return':
    case 'desk-review.decline-return':
    case 'desk-review.complete':
    case 'assurance-plan.submit':
    case 'assurance-plan.approve':
    case 'assurance-plan.return':
    case 'visit.announce':
      return decidePlan(fieldworkOf(cycle), command, fieldworkFacts(cycle, common));
    case 'visit.record':
    case 'interview.record':
    case 'observation.record':
    case 'disagreement.record':
      return decideVisit(fieldworkOf(cycle), command, fieldworkFacts(cycle, common));
    case 'improvement.plan':
    case 'improvement.report':
    case 'improvement.take-back':
    case 'improvement.verify':
    case 'finding.reopen':
    case 'action.plan':
    case 'action.drop':
    case 'action.report':
    case 'action.verify': {
      const due = findingDueOn(cycle, scheme, command.body.finding, today);
      return decideImprovement(cycle.findings, command, {
        ...common,
        accepted: assessment.stage === 'accepted',
        awardRefused: award.stage === 'refused',
        verifies: assessment.stage !== 'none' && mayVerify(assessment.appointment, actor.id, scheme),
        ...(due === undefined ? {} : { dueOn: due }),
      });
    }
    case 'award.propose':
    case 'award.confirm':
    case 'award.decline':
    case 'award.vote':
    case 'award.recuse':
    case 'appeal.lodge':
    case 'appeal.decide':
    case 'surveillance.complete':
    case 'change.notify':
    case 'change.answer':
    case 'condition.fulfil':
    case 'conformance.confirm':
    case 'award.suspend':
    case 'award.lift':
    case 'award.keep':
    case 'award.withdraw':
    case 'award.supersede':
      return decideOnAward(cycle, command, facts, scheme);
    case 'credential.record':
      return recordCredential(cycle.credential, command, { actor, at, today, awarded: standsYet(award) });
    case 'clock.reach': {
      const { clock, finding } = command.body;
      if (!runsOn(cycle, scheme, clock)) return refuse('clock.cycle-ended');
      const anchors = hasBegun(cycle, scheme, clock) ? anchorsOfClock(cycle, scheme, clock, finding) : undefined;
      return reachClock(command, {
        undecided,
        ...{ actor, at, today, scheme, award, moves: movesOf(cycle, scheme, clock, finding) },
        reached: hasRunOut(cycle, scheme, clock, finding),
        ...(anchors === undefined ? {} : { anchors }),
      });
    }
    case 'clock.extend':
    case 'clock.pause':
    case 'clock.resume': {
      const { clock, finding } = command.body;
      if (!runsOn(cycle, scheme, clock)) return refuse('clock.cycle-ended');
      const anchors = startedAnchors(cycle, scheme, clock, finding);
      return moveClock(command, {
        ...{
          actor,
          at,
          today,
          scheme,
          moves: movesOf(cycle, scheme, clock, finding),
          dutiesHere: dutiesHere(cycle, actor),
        },
        ...(anchors === undefined ? {} : { anchors }),
      });
    }
  }
}

function fieldworkFacts(
  cycle: RunningCycle,
  common: Context & { readonly scheme: Scheme; readonly siteId: string },
): Parameters<typeof decidePlan>[2] & Parameters<typeof decideVisit>[2] {
  const { assessment, selfAssessment } = cycle;
  const { stage } = assessment;
  return {
    ...{ ...common, selfAssessed: selfAssessment.stage === 'submitted' },
    ...(stage === 'none' ? {} : { appointment: assessment.appointment }),
    ...{ underWay: stage === 'under-way', accepted: stage === 'accepted' },
    criteria: applicableCriteria(common.scheme, scopedFacts(cycle)).map(({ id }) => id),
    signedOn: letterDay(cycle),
  };
}

/** What the self-assessment would give if an assessor determined the same. */
export function adviceOnAnswers(cycle: RunningCycle, scheme: Scheme): Advice {
  const answers = cycle.selfAssessment.stage === 'closed' ? {} : cycle.selfAssessment.answers;
  return advise(scheme, { site: scopedFacts(cycle), ratings: plainRatings(answers), anchors: cycle.anchors });
}

/**
 * Duties that this person holds in this very cycle: a site's is for its own site, an assessor's for an engagement, and who
 * has either part in the cycle has none of the scheme's own staff in it.
 */
export function dutiesHere(cycle: RunningCycle, actor: Actor): readonly Duty[] {
  const { assessment } = cycle;
  const site = actor.sites.includes(cycle.site);
  if (assessment.stage === 'none' || !isOnTeam(assessment.appointment, actor.id)) {
    return site ? ['site'] : actor.duties.filter((duty) => duty !== 'site' && duty !== 'assessor');
  }
  return [
    ...(site ? (['site'] as const) : []),
    ...(assessment.appointment.account === actor.id ? (['assessor'] as const) : []),
  ];
}

/** For the first time, or again: after it came back, or after what it rested on has changed. */
function mayApply(state: CycleState): boolean {
  if (state.stage === 'none') return true;
  if (state.stage !== 'running' || state.letter !== 'awaited') return false;
  return state.application?.stage === 'returned' || state.application?.stage === 'eligible';
}

function letterOf(state: CycleState): LetterState {
  switch (state.stage) {
    case 'none':
      return { stage: 'none' };
    case 'imported':
      return { stage: 'imported', site: state.site };
    case 'running':
      return {
        ...{ stage: state.letter, site: state.site },
        ...(state.application === undefined ? {} : { application: state.application }),
      };
  }
}

function participationFacts(facts: CycleFacts): ParticipationFacts {
  const { candidate, site } = facts;
  const { responsible: _responsible, ...siteFacts } = site ?? { responsible: [] };
  return {
    ...{ actor: facts.actor, at: facts.at, today: facts.today },
    otherCycle: facts.otherCycle,
    turnedDown: facts.turnedDown ?? false,
    ...('siteType' in siteFacts ? { site: siteFacts } : {}),
    ...(candidate === undefined ? {} : { candidate }),
  };
}
