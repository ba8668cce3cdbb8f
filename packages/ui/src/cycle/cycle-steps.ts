/** The phases of a cycle in their order, each with whether it is done, under way or to come. */
import type { PlainDate } from '@touchstone/kernel';
import { restsOnHistory, type ApplicationStage, type RunningCycle } from '@touchstone/domain';
import type { StepState } from '../components/step-list.tsx';

export type PhaseName = 'application' | 'commitment' | 'self-assessment' | 'assessment' | 'improvement' | 'decision';

export interface Phase {
  readonly phase: PhaseName;
  readonly state: StepState;
  /** the day on which it was done */
  readonly on?: PlainDate;
}

/**
 * Improvement runs beside the decision, so both can be under way. Of a cycle whose award was made elsewhere, only the letter
 * and the award are known.
 */
export function cyclePhases(cycle: RunningCycle): readonly Phase[] {
  const phases = allPhases(cycle);
  const unknown = restsOnHistory(cycle) && cycle.award.stage !== 'none';
  return unknown ? phases.filter(({ phase }) => phase === 'commitment' || phase === 'decision') : phases;
}

function allPhases({
  anchors,
  application,
  assessment,
  award,
  findings,
  fromHistory,
  letter,
  selfAssessment,
}: RunningCycle): readonly Phase[] {
  const assessed = assessment.stage === 'accepted';
  const open = Object.values(findings).some(({ stage }) => stage !== 'closed');
  const phase = (name: PhaseName, state: StepState, anchor: string): Phase => {
    const on = anchors[anchor];
    return { phase: name, state, ...(state === 'done' && on !== undefined ? { on } : {}) };
  };
  return [
    ...(application === undefined
      ? []
      : [phase('application', applicationState(application.stage), 'application.answered')]),
    phase(
      'commitment',
      letter === 'accepted' ? 'done' : letter === 'signed' ? 'now' : letter === 'awaited' ? 'later' : 'stopped',
      fromHistory === true ? 'commitment.signed' : 'commitment.accepted',
    ),
    phase(
      'self-assessment',
      selfAssessment.stage === 'submitted' ? 'done' : selfAssessment.stage === 'open' ? 'now' : 'later',
      'self-assessment.submitted',
    ),
    phase(
      'assessment',
      assessed ? 'done' : selfAssessment.stage === 'submitted' ? 'now' : 'later',
      'assessment.accepted',
    ),
    phase('improvement', !assessed ? 'later' : open ? 'now' : 'done', 'improvement.completed'),
    phase('decision', decisionState(award, assessed), 'award.confirmed'),
  ];
}

function applicationState(stage: ApplicationStage): StepState {
  switch (stage) {
    case 'submitted':
    case 'returned':
      return 'now';
    case 'eligible':
      return 'done';
    case 'not-eligible':
    case 'withdrawn':
      return 'stopped';
  }
}

function decisionState(award: RunningCycle['award'], assessed: boolean): StepState {
  switch (award.stage) {
    case 'awarded':
    case 'suspended':
      return award.marks.every(({ expired }) => expired) ? 'stopped' : 'done';
    case 'superseded':
      return 'done';
    case 'withdrawn':
    case 'refused':
      return 'stopped';
    case 'none':
    case 'proposed':
      return assessed ? 'now' : 'later';
  }
}
