/** What two people may change at the same time without a clash: which part of a cycle a command changes. */
import { fieldworkOf, type CycleState } from './cycle.ts';
import type { CycleCommand } from './decide-cycle.ts';

/**
 * The version of what the command changes, which is what its `base` must not be older than: one criterion's rating for
 * the commands that rate, one finding for those of its improvement, the plan and the record of a visit for those that write
 * them, the whole stream for all others. Two people on two of them do not clash, nor do those who only add something, and
 * nobody with the credential, which a job puts on record.
 */
export function versionTouched(state: CycleState, command: CycleCommand, version: number): number {
  if (state.stage !== 'running') return version;
  const { credential } = state;
  const ofPeople = credential.stage === 'issued' && credential.version === version ? version - 1 : version;
  switch (command.type) {
    case 'self-assessment.rate':
    case 'self-assessment.exclude':
      return state.selfAssessment.stage === 'closed'
        ? version
        : (state.selfAssessment.answers[command.body.criterion]?.version ?? 0);
    // Refused by itself where one of its criteria has an answer by now.
    case 'self-assessment.confirm':
      return 0;
    case 'assessment.rate':
    case 'assessment.exclude':
      return state.assessment.stage === 'none'
        ? version
        : (state.assessment.determinations[command.body.criterion]?.version ?? 0);
    case 'desk-review.note':
    case 'interview.record':
    case 'observation.record':
      return 0;
    case 'desk-review.ask-return':
    case 'desk-review.decline-return':
    case 'desk-review.complete':
    case 'assurance-plan.submit':
    case 'assurance-plan.approve':
    case 'assurance-plan.return':
    case 'visit.announce':
      return fieldworkOf(state).changed?.plan ?? 0;
    case 'visit.record':
      return fieldworkOf(state).changed?.visit ?? 0;
    case 'improvement.plan':
    case 'improvement.report':
    case 'improvement.take-back':
    case 'improvement.verify':
    case 'finding.reopen':
    case 'action.plan':
    case 'action.drop':
    case 'action.report':
    case 'action.verify': {
      const { finding } = command.body;
      return Object.hasOwn(state.findings, finding) ? (state.findings[finding]?.version ?? 0) : version;
    }
    default:
      return ofPeople;
  }
}
