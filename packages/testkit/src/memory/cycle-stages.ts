/**
 * Where each part of a cycle stands, in one word per noun of its commands: the states of the transition tables, and with
 * `kindOfCase` what makes two cases different to explore. A part that has no line here is told by the cycle's own stage.
 */
import {
  applicableCriteria,
  commitmentEnded,
  cycleStage,
  fieldworkOf,
  levelOf,
  missingBeforeReport,
  scopedFacts,
  readClocks,
  type CycleState,
  type RunningCycle,
} from '@touchstone/domain';
import type { CycleCase } from './cycle-case.ts';

type StageOf = (state: RunningCycle, version: number) => string;

const stages: Readonly<Record<string, StageOf>> = {
  commitment: ({ letter }) => letter,
  history: ({ letter }) => letter,
  scope: ({ scope }) => (scope === undefined ? 'nothing asked' : scope.confirmed.length > 0 ? 'confirmed' : 'answered'),
  'self-assessment': ({ selfAssessment }) => selfAssessment.stage,
  assessment: ({ assessment, selfAssessment }) =>
    assessment.stage !== 'none'
      ? assessment.stage
      : assessment.proposed !== undefined
        ? 'team proposed'
        : selfAssessment.stage === 'submitted'
          ? 'self-assessed'
          : assessment.stage,
  improvement: stageOfFinding,
  action: stageOfFinding,
  finding: stageOfFinding,
  award: ({ assessment, award }, version) => {
    switch (award.stage) {
      case 'none':
        return assessment.stage === 'accepted' ? 'to decide' : 'none';
      case 'proposed':
        return award.version === version ? 'proposed' : 'proposed, overtaken';
      case 'awarded':
        return award.marks.every(({ expired }) => expired) ? 'expired' : 'awarded';
      default:
        return award.stage;
    }
  },
  credential: ({ award, credential }) =>
    credential.stage === 'none' && award.stage === 'awarded' ? 'to issue' : credential.stage,
};

/** A case has one finding at most. */
function stageOfFinding({ findings }: RunningCycle): string {
  return Object.values(findings)[0]?.stage ?? 'no finding';
}

/** Told in the tables; what makes a case another one to explore is what of it is missing next. */
const fieldwork: Readonly<Record<string, StageOf>> = {
  'desk-review': (state) => fieldworkOf(state).review,
  'assurance-plan': (state) => fieldworkOf(state).plan.stage,
  visit: (state) => {
    const { announced, visitedUntil } = fieldworkOf(state);
    return visitedUntil !== undefined ? 'visited' : announced !== undefined ? 'announced' : 'none';
  },
  interview: (state) => `${String(Object.keys(fieldworkOf(state).heard).length)} groups heard`,
};

/** Before the letter, and where only history is known, every part says so. */
export function stageOfPart(noun: string, state: CycleState, version: number): string {
  if (state.stage === 'none') return 'no cycle';
  if (state.stage !== 'running') return state.stage;
  // Whatever had been reached by then, nothing goes on.
  if (commitmentEnded(state) && noun !== 'commitment') return 'ended with the commitment';
  return (stages[noun] ?? fieldwork[noun])?.(state, version) ?? cycleStage(state) ?? 'none';
}

/** Where one clock stands, or that its running out is on record. */
export function stageOfClock({ compiled, cycle, register }: CycleCase, clock: string): string {
  const state = register.state('cycle', cycle);
  if (state.stage !== 'running') return state.stage;
  if (Object.keys(state.reached).some((key) => key === clock || key.startsWith(`${clock}/`))) return 'reached';
  const own = Object.values(state.findingAnchors)[0] ?? {};
  const anchors = { ...state.anchors, ...own };
  const per = compiled.scheme.clocks.find(({ id }) => id === clock)?.per;
  return (
    readClocks(compiled.scheme, anchors, register.today(), per).find((one) => one.clock === clock)?.state ?? 'none'
  );
}

/** Equal for cases that differ in nothing that a decision could turn on but names, days and words. */
export function kindOfCase(one: CycleCase): string {
  const { compiled, cycle, register } = one;
  const state = register.state('cycle', cycle);
  const parts = Object.keys(stages).map((noun) => stageOfPart(noun, state, register.version(cycle)));
  if (state.stage !== 'running' || commitmentEnded(state)) return parts.join();
  const { assessment, selfAssessment } = state;
  const determined = assessment.stage === 'none' ? {} : assessment.determinations;
  const judgements = Object.entries(determined).map(([id, { rating }]) => {
    const criterion = compiled.scheme.criteria.find((other) => other.id === id);
    const level =
      criterion === undefined || !('level' in rating) ? undefined : levelOf(compiled.scheme, criterion, rating.level);
    return level?.adverse === true ? 'adverse' : level?.finding === true ? 'finding' : '';
  });
  // Clocks that were moved are looked at while nothing else has happened; with everything else they would be too many.
  const early = selfAssessment.stage === 'open' && Object.keys(selfAssessment.answers).length === 0;
  const moved = early ? JSON.stringify(Object.values(state.moves ?? {}).map(Object.keys)) : '';
  const answers = selfAssessment.stage === 'closed' ? 0 : Object.keys(selfAssessment.answers).length;
  // What comes before the report is looked at once every criterion is determined, because it needs none of them.
  const criteria = applicableCriteria(compiled.scheme, scopedFacts(state)).length;
  const missing = judgements.length < criteria ? undefined : missingBeforeReport(fieldworkOf(state), compiled.scheme);
  const before = missing === undefined ? '' : `${missing.error.code} ${fieldworkOf(state).plan.stage}`;
  return [...parts, cycleStage(state), moved, before, answers, judgements.length, ...new Set(judgements)].join();
}
