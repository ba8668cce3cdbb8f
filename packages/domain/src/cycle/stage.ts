/** Where a cycle stands, in one word, for lists and filters. Derived from the state; never decided on. */
import { standsYet } from '../award/award.ts';
import type { ApplicationStage } from '../participation/application.ts';
import type { CycleState, RunningCycle } from './cycle.ts';

export type CycleStage =
  | 'imported'
  /** an application waits for the secretariat, went back to the site, or was answered */
  | 'applied'
  | 'application-returned'
  | 'eligible'
  | 'not-eligible'
  /** the site took its application back */
  | 'application-withdrawn'
  | 'signed'
  | 'returned'
  | 'self-assessing'
  | 'self-assessed'
  | 'assessing'
  | 'reported'
  | 'deciding'
  | 'proposed'
  | 'awarded'
  | 'refused'
  | 'expired'
  | 'suspended'
  | 'withdrawn'
  | 'superseded'
  /** the letter was taken back before it was accepted */
  | 'retracted'
  /** the site withdrew its commitment */
  | 'left'
  /** the commitment ended with a clock */
  | 'lapsed';

export function cycleStage(state: CycleState): CycleStage | undefined {
  if (state.stage === 'none') return undefined;
  if (state.stage === 'imported') return 'imported';
  switch (state.letter) {
    case 'accepted':
      break;
    case 'awaited':
      return applicationStage(state);
    case 'withdrawn':
      return wasAccepted(state) ? 'left' : 'retracted';
    default:
      return state.letter;
  }
  const { assessment, award, selfAssessment } = state;
  switch (award.stage) {
    case 'awarded':
    case 'suspended':
      return standsYet(award) ? award.stage : 'expired';
    case 'refused':
    case 'proposed':
    case 'withdrawn':
    case 'superseded':
      return award.stage;
    case 'none':
      break;
  }
  switch (assessment.stage) {
    case 'under-way':
      return 'assessing';
    case 'submitted':
      return 'reported';
    case 'accepted':
      return 'deciding';
    case 'none':
      return selfAssessment.stage === 'submitted' ? 'self-assessed' : 'self-assessing';
  }
}

const stagesOfApplication = {
  submitted: 'applied',
  returned: 'application-returned',
  eligible: 'eligible',
  'not-eligible': 'not-eligible',
  withdrawn: 'application-withdrawn',
} as const satisfies Record<ApplicationStage, CycleStage>;

function applicationStage({ application }: RunningCycle): CycleStage {
  return stagesOfApplication[application?.stage ?? 'submitted'];
}

function wasAccepted({ anchors, fromHistory }: RunningCycle): boolean {
  return (
    fromHistory === true || anchors['commitment.accepted'] !== undefined || anchors['reassessment.begun'] !== undefined
  );
}

/** Neither decided nor ended: a site has at most one such cycle, which the database holds to as well. */
export const underWayStages = [
  'applied',
  'application-returned',
  'eligible',
  'signed',
  'returned',
  'self-assessing',
  'self-assessed',
  'assessing',
  'reported',
  'deciding',
  'proposed',
] as const satisfies readonly CycleStage[];

export function isUnderWay(stage: CycleStage): boolean {
  return (underWayStages as readonly CycleStage[]).includes(stage);
}

const withoutCommitment: readonly CycleStage[] = [
  'not-eligible',
  'application-withdrawn',
  'retracted',
  'left',
  'lapsed',
];

/** No letter stands: the site withdrew it, a clock ended it, or the application came to nothing. Only a new letter begins another cycle. */
export function isWithoutCommitment(stage: CycleStage): boolean {
  return withoutCommitment.includes(stage);
}

/** An award has been given and has not ended, be it suspended. */
export const standingStages = ['awarded', 'suspended'] as const satisfies readonly CycleStage[];

export function isStanding(stage: CycleStage): boolean {
  return (standingStages as readonly CycleStage[]).includes(stage);
}

/** What the register shows of a cycle. Undefined while nothing of it is public. */
export type RegisterStatus =
  | 'committed'
  | 'self-assessed'
  | 'under-assessment'
  | 'assessed'
  | 'awarded'
  | 'suspended'
  | 'expired'
  | 'withdrawn'
  | 'left'
  | 'lapsed';

export function registerStatus(stage: CycleStage): RegisterStatus | undefined {
  switch (stage) {
    case 'imported':
    case 'applied':
    case 'application-returned':
    case 'eligible':
    case 'not-eligible':
    case 'application-withdrawn':
    case 'signed':
    case 'returned':
    case 'retracted':
      return undefined;
    case 'self-assessing':
      return 'committed';
    case 'self-assessed':
      return 'self-assessed';
    case 'assessing':
    case 'reported':
      return 'under-assessment';
    case 'deciding':
    case 'proposed':
    case 'refused':
      return 'assessed';
    case 'superseded':
      return 'expired';
    case 'awarded':
    case 'suspended':
    case 'withdrawn':
    case 'expired':
    case 'left':
    case 'lapsed':
      return stage;
  }
}
