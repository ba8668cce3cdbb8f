/**
 * Who must act next in a cycle, and by when: what every case page says second and every list of work is made of. Derived
 * from the state; never decided on, because the deciders ask for themselves.
 */
import type { PlainDate } from '@touchstone/kernel';
import { confirmsExclusions, exclusionsOf } from '../assessment/exclusion.ts';
import {
  isPlanAnnounced,
  isPlanReady,
  missingBeforeReport,
  missingMeetings,
  type Fieldwork,
} from '../assessment/fieldwork.ts';
import { isOnTeam, mayVerify } from '../assessment/team.ts';
import type { Actor, Duty } from '../access/actor.ts';
import { unconfirmed } from '../participation/scope.ts';
import { heardBy } from '../award/appeal.ts';
import { openConditions } from '../award/conditions.ts';
import { isGiven, isOvertaken, standsYet } from '../award/award.ts';
import { conformanceConfirmedBy } from '../award/conformance.ts';
import { openCriteria, type Ratings } from '../rating/check-rating.ts';
import { asksStep } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { actsOf, type ActOf, type NextAct, type NextActName } from './act.ts';
import { barAgainst, type KnownOfPerson } from './conflict.ts';
import { findingsAgainst, unmetCriteria } from './decide-on-award.ts';
import { hasRunOut, lastDayOfClock } from './cycle-clocks.ts';
import {
  commitmentEnded,
  fieldworkOf,
  hasEnded,
  scopedFacts,
  scopeOf,
  type CycleState,
  type RunningCycle,
} from './cycle.ts';

/**
 * The act that the cycle as a whole waits for comes first, then those of the improvement plan, which runs beside the
 * decision. Empty where nobody has to do anything. `version` is the stream's: a proposal that was overtaken waits for a
 * fresh one.
 */
export function nextActs(state: CycleState, version: number, scheme: Scheme): readonly NextAct[] {
  if (state.stage !== 'running' || commitmentEnded(state)) return [];
  const main = mainAct(state, version, scheme);
  return [
    ...(main === undefined ? [] : [main]),
    ...requestedActs(state, scheme),
    ...afterAwardActs(state, scheme),
    ...(hasEnded(state) ? [] : improvementActs(state, scheme)),
  ];
}

/**
 * Whether this person is one of those whom the cycle waits for, and free to act: nobody is offered what a tie to the site, or
 * an approval that is not in force, would have refused.
 */
export function isActOf(actor: Actor, state: CycleState, next: NextAct, scheme: Scheme, known: KnownOfPerson): boolean {
  if (state.stage !== 'running' || next.notBy.includes(actor.id)) return false;
  return holdsAct(actor, state, scheme, next) && barAgainst(state, actor, scheme, next.act, known) === undefined;
}

/** Whether the act is of a duty that this person holds here, be they free to act or not. */
export function holdsAct(
  actor: Actor,
  { assessment, site }: RunningCycle,
  scheme: Scheme,
  { act, duty, orDuty }: NextAct,
): boolean {
  return [duty, orDuty].some((one) => {
    switch (one) {
      case undefined:
        return false;
      case 'site':
        return actor.sites.includes(site);
      case 'assessor':
        if (assessment.stage === 'none') return false;
        // Everybody on the team determines and looks at the site again, and verifies where the scheme says so; the lead answers
        // for the rest.
        if (act === 'assessment.rate' || act === 'surveillance.complete')
          return isOnTeam(assessment.appointment, actor.id);
        if (act === 'improvement.verify') return mayVerify(assessment.appointment, actor.id, scheme);
        return assessment.appointment.account === actor.id;
      default:
        return actor.duties.includes(one);
    }
  });
}

function mainAct(cycle: RunningCycle, version: number, scheme: Scheme): NextAct | undefined {
  const { assessment, award, letter, selfAssessment } = cycle;
  const act = actsOf(cycle, scheme);
  const confirms = (duty: Duty): boolean => unconfirmed(scheme, cycle.siteFacts, scopeOf(cycle), duty).length > 0;
  if (letter === 'awaited') return applicationAct(cycle, act);
  if (letter === 'signed') return act('secretariat', confirms('secretariat') ? 'scope.confirm' : 'commitment.accept');
  if (letter === 'returned') return act('site', 'commitment.sign');
  // Made elsewhere, it came without a self-assessment and an assessment, and nobody has to do them again.
  if (isGiven(award)) return undefined;
  if (selfAssessment.stage === 'open') {
    const left = unrated(cycle, scheme, selfAssessment.answers);
    return left > 0 ? act('site', 'self-assessment.rate', { left }) : act('site', 'self-assessment.submit');
  }
  switch (assessment.stage) {
    case 'none':
      return assessment.proposed === undefined
        ? act('secretariat', 'assessment.appoint', { orDuty: 'site' })
        : act('secretariat', 'assessment.approve-team');
    case 'under-way': {
      // The criteria follow the answers, so these come first.
      if (confirms('assessor')) return act('assessor', 'scope.confirm');
      const before = beforeVisit(fieldworkOf(cycle), scheme);
      if (before !== undefined) return act(...before);
      // What was declined as not applicable is determined again.
      const declined = exclusionsOf(assessment, { scheme, site: scopedFacts(cycle) }).filter(
        ({ answer }) => answer === 'declined',
      );
      const left = unrated(cycle, scheme, assessment.determinations) + declined.length;
      if (left > 0) return act('assessor', 'assessment.rate', { left });
      return fieldworkOf(cycle).returnAsked === true ? undefined : act('assessor', 'assessment.submit');
    }
    case 'submitted': {
      const by = confirmsExclusions(scheme);
      const answers = exclusionsOf(assessment, { scheme, site: scopedFacts(cycle) }).map(({ answer }) => answer);
      const left = answers.filter((answer) => answer === 'open').length;
      if (by !== undefined && left > 0) return act(by, 'exclusion.confirm', { left });
      // What was declined can only be determined again.
      const declined = by !== undefined && answers.includes('declined');
      return act('secretariat', declined ? 'assessment.return' : 'assessment.accept');
    }
    case 'accepted':
      break;
  }
  switch (award.stage) {
    case 'none':
      return act('officer', confirms('officer') ? 'scope.confirm' : 'award.propose');
    case 'proposed':
      return act('officer', isOvertaken(award, version) ? 'award.propose' : 'award.confirm');
    case 'refused':
      return undefined;
  }
}

function applicationAct({ application }: RunningCycle, act: ActOf): NextAct | undefined {
  switch (application?.stage) {
    case 'submitted':
      return act('secretariat', 'application.answer');
    case 'returned':
      return act('site', 'application.submit');
    case 'eligible':
      return act('site', 'commitment.sign');
    case 'not-eligible':
    case 'withdrawn':
    case undefined:
      return undefined;
  }
}

/** The assessors ask for the return of the self-assessment, while they go on with what does not wait for it. */
function requestedActs(cycle: RunningCycle, scheme: Scheme): readonly NextAct[] {
  if (cycle.assessment.stage !== 'under-way' || fieldworkOf(cycle).returnAsked !== true) return [];
  return [actsOf(cycle, scheme)('secretariat', 'self-assessment.return')];
}

/** What the decision that was taken brought about since. */
function afterAwardActs(cycle: RunningCycle, scheme: Scheme): readonly NextAct[] {
  const { appeal, award, changeWaits } = cycle;
  const act = actsOf(cycle, scheme);
  return [
    ...(appeal?.stage === 'lodged' ? [act(heardBy(scheme.afterAward?.appeal), 'appeal.decide')] : []),
    ...conformanceActs(cycle, scheme).map((duty) => act(duty, 'conformance.confirm')),
    ...(changeWaits === true && !hasEnded(cycle) ? [act('secretariat', 'change.answer')] : []),
    ...(award.stage === 'suspended' && standsYet(award) ? [act('officer', 'award.lift')] : []),
    ...(award.stage === 'awarded' && standsYet(award) && findingsAgainst(cycle, scheme).length > 0
      ? [act('officer', 'award.keep')]
      : []),
    ...conditionActs(cycle, scheme),
    ...surveillanceActs(cycle, scheme).map((duties) => ({ ...act(duties.duty, 'surveillance.complete'), ...duties })),
  ];
}

/** Conditions of marks that stand, until it is on record that they are fulfilled. */
function conditionActs(cycle: RunningCycle, scheme: Scheme): readonly NextAct[] {
  const open = openConditions(cycle.award, cycle.conditions ?? []);
  if (open.length === 0) return [];
  const [due] = open
    .flatMap(({ condition: id, mark }) => {
      const of = scheme.marks.find((one) => one.id === mark)?.conditions?.find((one) => one.id === id);
      return of?.clock === undefined ? [] : (lastDayOfClock(cycle, scheme, of.clock) ?? []);
    })
    .sort();
  return [actsOf(cycle, scheme)('secretariat', 'condition.fulfil', due === undefined ? {} : { due })];
}

/** Whose look at the site is to come: the team's, and once its day has passed, or where there is none, the secretariat's. */
function surveillanceActs(cycle: RunningCycle, scheme: Scheme): readonly Pick<NextAct, 'duty' | 'orDuty'>[] {
  const asked = scheme.afterAward?.surveillance?.clock;
  const clock = scheme.clocks.find(({ id }) => id === asked);
  const { anchors, assessment, award } = cycle;
  if (clock === undefined || !standsYet(award)) return [];
  if (clock.thenEvery === undefined && anchors['surveillance.completed'] !== undefined) return [];
  if (assessment.stage === 'none') return [{ duty: 'secretariat' }];
  return [{ duty: 'assessor', ...(hasRunOut(cycle, scheme, clock.id) ? { orDuty: 'secretariat' } : {}) }];
}

/** Once everything is met and verified: whose word is still to come. */
function conformanceActs(cycle: RunningCycle, scheme: Scheme): readonly Duty[] {
  const confirmedBy = conformanceConfirmedBy(scheme.afterAward ?? {});
  const { anchors, award } = cycle;
  const waits = standsYet(award) && anchors['conformance.confirmed'] === undefined;
  return confirmedBy === undefined || !waits || unmetCriteria(cycle, scheme).length > 0 ? [] : [confirmedBy];
}

/** What the scheme asks for before the determinations, one after the other; after the visit nothing of it waits. */
function beforeVisit(work: Fieldwork, scheme: Scheme): readonly [Duty, NextActName, Partial<NextAct>?] | undefined {
  if (asksStep(scheme, 'desk-review') && work.review === 'open') return ['assessor', 'desk-review.complete'];
  if (asksStep(scheme, 'assurance-plan') && !isPlanReady(work, scheme)) {
    return work.plan.stage === 'submitted'
      ? ['secretariat', 'assurance-plan.approve']
      : ['assessor', 'assurance-plan.submit'];
  }
  // Days that were moved since are told anew; once the visit has been, they tell nobody when to come.
  const untold = work.announced === undefined || (work.visitedUntil === undefined && !isPlanAnnounced(work));
  if (asksStep(scheme, 'visit-notice') && untold) return ['secretariat', 'visit.announce'];
  const visits = scheme.assessment?.visit === 'on-site' && work.visitedUntil === undefined;
  const meetings = missingMeetings(work, scheme);
  if (visits || meetings.length > 0)
    return ['assessor', 'visit.record', work.visitedUntil === undefined ? {} : { meetings }];
  return missingBeforeReport(work, scheme) === undefined ? undefined : ['assessor', 'interview.record'];
}

/** One act for each thing that findings wait for, with all the findings that do. */
function improvementActs(cycle: RunningCycle, scheme: Scheme): readonly NextAct[] {
  const all = Object.keys(cycle.findings);
  if (cycle.assessment.stage !== 'accepted' || all.length === 0) return [];
  const waiting = (stage: 'raised' | 'planned' | 'reported', duty: Duty, name: NextActName): readonly NextAct[] => {
    const findings = all.filter((finding) => cycle.findings[finding]?.stage === stage);
    if (findings.length === 0) return [];
    const [due] = findings.flatMap((finding) => daysOfFinding(cycle, scheme, finding)).sort();
    return [actsOf(cycle, scheme)(duty, name, { findings, ...(due === undefined ? {} : { due }) })];
  };
  return [
    ...waiting('raised', 'site', 'improvement.plan'),
    ...waiting('planned', 'site', 'improvement.report'),
    ...waiting('reported', 'assessor', 'improvement.verify'),
  ];
}

function unrated(cycle: RunningCycle, scheme: Scheme, ratings: Ratings): number {
  return openCriteria(ratings, { scheme, site: scopedFacts(cycle) }).length;
}

function daysOfFinding(cycle: RunningCycle, scheme: Scheme, finding: string): readonly PlainDate[] {
  return scheme.clocks
    .filter(({ per }) => per === 'finding')
    .flatMap(({ id }) => lastDayOfClock(cycle, scheme, id, finding) ?? []);
}
