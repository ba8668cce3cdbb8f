/** An act that a cycle waits for: whose it is, by when as the scheme's clocks say, and who must leave it to somebody else. */
import type { PlainDate } from '@touchstone/kernel';
import type { Duty } from '../access/actor.ts';
import type { Meeting } from '../assessment/fieldwork.ts';
import { metOnce } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { isDecisionOnAward } from './conflict.ts';
import { lastDayOfClock } from './cycle-clocks.ts';
import { doneByOthers } from './different-people.ts';
import type { RunningCycle } from './cycle.ts';

/** The command that moves the cycle on; where the page offers its opposite too, this is the one that goes forward. */
export type NextActName =
  | 'application.submit'
  | 'application.answer'
  | 'commitment.sign'
  | 'commitment.accept'
  | 'scope.confirm'
  | 'self-assessment.rate'
  | 'self-assessment.submit'
  | 'self-assessment.return'
  | 'assessment.appoint'
  | 'assessment.approve-team'
  | 'assessment.replace'
  | 'desk-review.complete'
  | 'assurance-plan.submit'
  | 'assurance-plan.approve'
  | 'assurance-plan.return'
  | 'visit.announce'
  | 'visit.record'
  | 'interview.record'
  | 'assessment.rate'
  | 'assessment.submit'
  | 'assessment.accept'
  | 'assessment.return'
  | 'exclusion.confirm'
  | 'award.propose'
  | 'award.confirm'
  | 'improvement.plan'
  | 'improvement.report'
  | 'improvement.verify'
  | 'conformance.confirm'
  | 'appeal.decide'
  | 'change.answer'
  | 'surveillance.complete'
  | 'condition.fulfil'
  | 'award.lift'
  | 'award.keep'
  | 'reassessment.begin';

export interface NextAct {
  /** whose act it is; where there are two, either may do it, the first is asked */
  readonly duty: Duty;
  readonly orDuty?: Duty;
  readonly act: NextActName;
  /** the earliest day that an unmet clock of the scheme sets for what this act leads to */
  readonly due?: PlainDate;
  /** how many criteria are left: to rate, or to answer where they are not applicable */
  readonly left?: number;
  /** for a visit that is on record: the meetings that its record lacks */
  readonly meetings?: readonly Meeting[];
  /** for improvement: the findings that wait for this act */
  readonly findings?: readonly string[];
  /** accounts that hold the duty and still must leave it to somebody else */
  readonly notBy: readonly string[];
}

/**
 * What follows the answer that a site is to be assessed again, or the nearing end of its validity, which is its day. No state
 * tells of it: the next cycle is a stream of its own.
 */
export function beginAgainAct(due: PlainDate | null): NextAct {
  return {
    act: 'reassessment.begin',
    duty: 'site',
    orDuty: 'secretariat',
    notBy: [],
    ...(due === null ? {} : { due }),
  };
}

const toReport = ['assessment.visited', 'assessment.submitted'] as const;

/** Anchors that an act leads to; the clocks that they stop are the clocks of the act. */
const leadsTo: Readonly<Partial<Record<NextActName, readonly string[]>>> = {
  'application.answer': ['application.answered'],
  'commitment.accept': ['commitment.accepted'],
  'self-assessment.rate': ['self-assessment.submitted'],
  'self-assessment.submit': ['self-assessment.submitted'],
  'self-assessment.return': ['desk-review.return-answered'],
  'assessment.appoint': ['assessment.appointed', ...toReport],
  'assessment.approve-team': ['assessment.appointed', ...toReport],
  'desk-review.complete': toReport,
  'assurance-plan.submit': toReport,
  'assurance-plan.approve': toReport,
  'visit.announce': toReport,
  'visit.record': ['assessment.visited'],
  'interview.record': toReport,
  'assessment.rate': toReport,
  'assessment.submit': toReport,
  'assessment.accept': ['assessment.accepted'],
  'assessment.return': ['assessment.accepted'],
  'exclusion.confirm': ['assessment.accepted'],
  'award.propose': ['award.confirmed'],
  'award.confirm': ['award.confirmed'],
  'conformance.confirm': ['conformance.confirmed'],
  'appeal.decide': ['appeal.decided'],
  'change.answer': ['change.answered'],
  'surveillance.complete': ['surveillance.completed'],
  'award.lift': ['suspension.ended'],
};

/** Makes the acts of a cycle, each with its day and with those who must leave it to others. */
export type ActOf = (duty: Duty, name: NextActName, more?: Partial<NextAct>) => NextAct;

export function actsOf(cycle: RunningCycle, scheme: Scheme): ActOf {
  return (duty, name, more) => {
    const due = dueOfAct(cycle, scheme, name);
    return { duty, act: name, notBy: othersOnly(cycle, scheme, name), ...(due === undefined ? {} : { due }), ...more };
  };
}

function dueOfAct(cycle: RunningCycle, scheme: Scheme, act: NextActName): PlainDate | undefined {
  // Until the letter is accepted the clocks have not started, though they will count from its signing; the answer to an
  // application alone has its own.
  if (cycle.letter !== 'accepted' && act !== 'application.answer') return undefined;
  const stops = leadsTo[act] ?? [];
  const [due] = scheme.clocks
    .filter((clock) => {
      const { metBy, per } = clock;
      const leadsThere = per === 'cycle' && metBy !== undefined && stops.includes(metBy);
      return leadsThere && metOnce(clock, cycle.anchors) === undefined;
    })
    .flatMap(({ id }) => lastDayOfClock(cycle, scheme, id) ?? [])
    .sort();
  return due;
}

/**
 * Everybody who did an act that the scheme wants done by another person than this one; a proposer never confirms, whoever
 * took a decision does not hear the appeal against it, and whoever withdrew from the decisions takes no part in them.
 */
function othersOnly(cycle: RunningCycle, scheme: Scheme, act: NextActName): readonly string[] {
  const { acts, appeal, award } = cycle;
  const people = doneByOthers(cycle, scheme, act).flatMap((one) => one.people);
  if (act === 'award.confirm' && award.stage === 'proposed') people.push(award.proposedBy);
  if (act === 'appeal.decide' && appeal?.stage === 'lodged')
    people.push(...appeal.decidedBy, ...Object.keys(appeal.votes));
  if (isDecisionOnAward(act)) people.push(...(acts['award.recuse'] ?? []));
  return [...new Set(people)];
}
