/**
 * Decisions on the award of a cycle and what follows them, each with the facts that its decider asks for: the advice, the
 * panel, the conditions, who decided before, and how long it can be contested.
 */
import type { PlainDate } from '@touchstone/kernel';
import { isOnTeam } from '../assessment/team.ts';
import { decideAfterAward, type AfterAwardCommand } from '../award/after-award.ts';
import { contestable, decideAppeal, type AppealCommand } from '../award/appeal.ts';
import { decideAward, isGiven, standsYet, type AwardCommand } from '../award/award.ts';
import { fulfilCondition, type ConditionCommand } from '../award/conditions.ts';
import { confirmConformance, conformanceConfirmedBy, notMet, type ConformanceCommand } from '../award/conformance.ts';
import { decidePanel, obstacleOfPanel, type PanelCommand } from '../award/panel.ts';
import { decideStanding, type StandingCommand } from '../award/standing.ts';
import type { Context, Decision } from '../envelope.ts';
import { plainRatings, type Ratings } from '../rating/check-rating.ts';
import {
  advise,
  applicableCriteria,
  conditionsOf,
  dueOn,
  levelOf,
  type Advice,
  type AdviceInput,
  type Rating,
} from '../scheme/index.ts';
import type { Criterion, Scheme } from '../scheme/scheme.ts';
import { appealPanelOf, panelOf } from './conflict.ts';
import { lastDayOfClock } from './cycle-clocks.ts';
import { tiedAmong, type Involved } from './ties-of-others.ts';
import { scopedFacts, type CycleEvent, type CycleState, type RunningCycle } from './cycle.ts';

export type AwardActCommand =
  | AwardCommand
  | StandingCommand
  | PanelCommand
  | ConditionCommand
  | ConformanceCommand
  | AppealCommand
  | AfterAwardCommand;

export interface AwardActFacts extends Context {
  /** present version of the cycle */
  readonly version: number;
  /** another cycle of the site bars this command */
  readonly otherCycle: boolean;
  /** for an award that is superseded: the cycle that the command names */
  readonly successor?: CycleState;
  /** for a proposal and its confirmation: those on whose work or word it rests */
  readonly involved?: readonly Involved[];
}

export function decideOnAward(
  cycle: RunningCycle,
  command: AwardActCommand,
  facts: AwardActFacts,
  scheme: Scheme,
): Decision<CycleEvent> {
  const { actor, at, today } = facts;
  const { assessment, award } = cycle;
  switch (command.type) {
    case 'award.propose':
    case 'award.confirm':
    case 'award.decline':
      return decideAward(award, command, {
        actor,
        at,
        today,
        ready: assessment.stage === 'accepted',
        version: facts.version,
        advice: adviceFor(cycle, scheme),
        tied: () => tiedAmong(cycle, facts.involved ?? [], scheme, today),
        departureReasonLength: scheme.duties.departureReasonLength,
        adverse: () => adverseCriteria(cycle, scheme).map(({ number }) => number),
        validUntil: validityFrom(cycle, scheme, today),
        conditionsOf: (marks) =>
          marks.flatMap((mark) =>
            conditionsOf(scheme, mark, situationOf(cycle)).map(({ id: condition }) => ({ mark, condition })),
          ),
        obstacleOfPanel: (proposal) => {
          const panel = panelOf(scheme);
          return panel === undefined ? undefined : obstacleOfPanel(panel, proposal, actor.id);
        },
      });
    case 'award.vote':
    case 'award.recuse': {
      const panel = panelOf(scheme);
      const recused = cycle.acts['award.recuse']?.includes(actor.id) === true;
      return decidePanel(award, command, {
        ...{ actor, at, today, recused, version: facts.version },
        ...(panel === undefined ? {} : { panel }),
      });
    }
    case 'appeal.lodge':
    case 'appeal.decide': {
      const rule = scheme.afterAward?.appeal;
      const panel = appealPanelOf(scheme);
      const lodgeBy = appealableUntil(cycle, scheme);
      return decideAppeal(cycle.appeal, command, {
        ...{ actor, at, today, award, site: cycle.site, otherCycle: facts.otherCycle },
        decidedBy: decidersOf(cycle),
        ...(rule === undefined ? {} : { rule }),
        ...(lodgeBy === undefined ? {} : { lodgeBy }),
        ...(panel === undefined ? {} : { panel }),
      });
    }
    case 'surveillance.complete':
    case 'change.notify':
    case 'change.answer':
      return decideAfterAward(command, {
        ...{ actor, at, today, award, site: cycle.site, changeWaits: cycle.changeWaits === true },
        onTeam: assessment.stage !== 'none' && isOnTeam(assessment.appointment, actor.id),
        afterAward: scheme.afterAward ?? {},
      });
    case 'condition.fulfil':
      return fulfilCondition(cycle.conditions ?? [], command, { actor, at, today, award });
    case 'conformance.confirm': {
      const confirmedBy = conformanceConfirmedBy(scheme.afterAward ?? {});
      const confirmedOn = cycle.anchors['conformance.confirmed'];
      return confirmConformance({
        ...{ actor, at, today, award, unmet: unmetCriteria(cycle, scheme) },
        ...(confirmedBy === undefined ? {} : { confirmedBy }),
        ...(confirmedOn === undefined ? {} : { confirmedOn }),
      });
    }
    case 'award.suspend':
    case 'award.lift':
    case 'award.keep':
    case 'award.withdraw':
    case 'award.supersede':
      return decideStanding(award, command, {
        ...{ actor, at, today, succeeded: succeeds(facts, cycle, command) },
        against: () => findingsAgainst(cycle, scheme),
        reasonLength: () => (isAdvised(cycle, scheme) ? 0 : scheme.duties.departureReasonLength),
        afterAward: scheme.afterAward ?? {},
      });
  }
}

/** The last day of the window for an appeal, counted from the decision that can be contested and from no other. */
export function appealableUntil(cycle: RunningCycle, scheme: Scheme): PlainDate | undefined {
  const clock = scheme.afterAward?.appeal?.lodgeClock;
  return clock === undefined ? undefined : lastDayOfClock(cycle, scheme, clock);
}

/** Accounts of those who took the decision that can be contested now. */
function decidersOf({ acts, award }: RunningCycle): readonly string[] {
  switch (contestable(award)) {
    case 'refusal':
      return [...(acts['award.propose'] ?? []), ...(acts['award.confirm'] ?? []), ...(acts['award.vote'] ?? [])];
    case 'suspension':
      return acts['award.suspend'] ?? [];
    case 'withdrawal':
      return acts['award.withdraw'] ?? [];
    case undefined:
      return [];
  }
}

/**
 * The cycle that the command names is another one of the same site and brought an award of its own, whatever has become of
 * that since: who suspends the new award does not bring back the old one.
 */
function succeeds({ successor }: AwardActFacts, cycle: RunningCycle, command: StandingCommand): boolean {
  if (command.type !== 'award.supersede') return false;
  const { body, stream } = command;
  return (
    body.by !== stream && successor?.stage === 'running' && successor.site === cycle.site && isGiven(successor.award)
  );
}

/** What the scheme advises on the ratings that the award rests on. */
export function adviceFor(cycle: RunningCycle, scheme: Scheme): Advice {
  return advise(scheme, situationOf(cycle));
}

/** What the scheme's rules about an award may ask, those for its conditions like those for its marks. */
function situationOf(cycle: RunningCycle): AdviceInput {
  return { site: scopedFacts(cycle), ratings: ratingsForAward(cycle), anchors: cycle.anchors };
}

/** The assessor's determinations, with findings at the level at which they were seen last. */
export function ratingsForAward(cycle: RunningCycle): Readonly<Record<string, Rating>> {
  const determined: Ratings = cycle.assessment.stage === 'none' ? {} : cycle.assessment.determinations;
  const ratings = { ...plainRatings(determined) };
  for (const { criterion, level } of Object.values(cycle.findings)) ratings[criterion] = { level };
  return ratings;
}

/** Criteria that were seen last at a level that the scheme calls adverse. */
export function adverseCriteria(cycle: RunningCycle, scheme: Scheme): readonly Criterion[] {
  const ratings = ratingsForAward(cycle);
  return applicableCriteria(scheme, scopedFacts(cycle)).filter((criterion) => {
    const rating = ratings[criterion.id];
    return rating !== undefined && 'level' in rating && levelOf(scheme, criterion, rating.level)?.adverse === true;
  });
}

/** Open findings that speak against the award that was given, and of which no officer has said yet what they mean for it. */
export function findingsAgainst(cycle: RunningCycle, scheme: Scheme): readonly string[] {
  const { findings, seenSince } = cycle;
  if (seenSince === undefined) return [];
  const adverse = adverseCriteria(cycle, scheme).map(({ id }) => id);
  return seenSince.filter((id) => {
    const finding = findings[id];
    return finding !== undefined && finding.stage !== 'closed' && adverse.includes(finding.criterion);
  });
}

/** The scheme advises every mark that is held, on what was seen last. */
function isAdvised(cycle: RunningCycle, scheme: Scheme): boolean {
  const { marks } = adviceFor(cycle, scheme);
  const held = standsYet(cycle.award) ? cycle.award.marks.filter(({ expired }) => !expired) : [];
  return held.every(({ mark: id }) => marks.some(({ advised, mark }) => advised && mark === id));
}

/** Criteria that stand between the site and full conformance: not met, or met and not verified. */
export function unmetCriteria(cycle: RunningCycle, scheme: Scheme): readonly Criterion[] {
  const criteria = applicableCriteria(scheme, scopedFacts(cycle));
  const open = new Set(Object.values(cycle.findings).flatMap((one) => (one.stage === 'closed' ? [] : [one.criterion])));
  const unmet = new Set(notMet(scheme, criteria, ratingsForAward(cycle)));
  return criteria.filter((criterion) => unmet.has(criterion) || open.has(criterion.id));
}

/** By mark: the last day of validity of an award made on `day`; null where the scheme leaves it unset. */
function validityFrom(cycle: RunningCycle, scheme: Scheme, day: PlainDate): Readonly<Record<string, PlainDate | null>> {
  const anchors = { ...cycle.anchors, 'award.confirmed': day };
  return Object.fromEntries(
    scheme.marks.map(({ id, validityClock }) => [id, dueOn(scheme, validityClock, anchors) ?? null]),
  );
}
