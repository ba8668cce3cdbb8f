/**
 * Which parts of a scheme's rules the cases have shown at work. A rule node is covered when some case makes it hold and
 * some case makes it fail; a clock and a publication when some case reads it.
 */
import type { Advice } from './advise.ts';
import { partsOf } from './check-rule.ts';
import { evaluate, type Reason, type Situation } from './evaluate.ts';
import type { Path } from './problem.ts';
import { requirementsOf } from './requirements.ts';
import type { Rule, Scheme } from './scheme.ts';

export interface UncoveredNode {
  /** where in the scheme, as in a problem's path */
  readonly path: string;
  /** what no case shows: that the node holds, that it fails, or what the clock reads */
  readonly never: 'holds' | 'fails' | 'read';
}

export interface Coverage {
  readonly noteApplicability: (situation: Situation) => void;
  readonly noteEligibility: (reason: Reason) => void;
  readonly noteMarks: (situation: Situation, advice: Advice) => void;
  /** the site's facts with its answers */
  readonly noteQuestions: (situation: Situation) => void;
  readonly noteConditions: (mark: string, situation: Situation) => void;
  readonly noteClock: (id: string) => void;
  readonly notePublication: (fact: string) => void;
  readonly uncovered: () => readonly UncoveredNode[];
}

export function startCoverage(scheme: Scheme): Coverage {
  const seen = { holds: new Set<string>(), fails: new Set<string>() };
  const clocksRead = new Set<string>();
  const factsRead = new Set<string>();
  const note = (path: Path, rule: Rule, reason: Reason): void => {
    seen[reason.holds ? 'holds' : 'fails'].add(path.join('/'));
    partsOf(rule).forEach(({ part, step }, index) => {
      const below = reason.because[index];
      if (below !== undefined) note([...path, ...step], part, below);
    });
  };
  return {
    noteApplicability(situation) {
      scheme.criteria.forEach(({ appliesWhen: rule }, index) => {
        if (rule !== undefined) note(['criteria', index, 'appliesWhen'], rule, evaluate(scheme, rule, situation));
      });
      for (const { path, rule } of requirementRules(scheme)) note(path, rule, evaluate(scheme, rule, situation));
    },
    noteEligibility(reason) {
      const rule = scheme.eligibility?.eligibleWhen ?? null;
      if (rule !== null) note(['eligibility', 'eligibleWhen'], rule, reason);
    },
    /** The award rule of a mark that is not on offer to the site is not shown by it. */
    noteMarks(situation, { marks }) {
      scheme.marks.forEach(({ id, offeredWhen, awardedWhen }, index) => {
        const advice = marks.find(({ mark }) => mark === id);
        const offered = offeredWhen === undefined ? undefined : evaluate(scheme, offeredWhen, situation);
        if (offeredWhen !== undefined && offered !== undefined)
          note(['marks', index, 'offeredWhen'], offeredWhen, offered);
        if (advice !== undefined) note(['marks', index, 'awardedWhen'], awardedWhen, advice.reason);
      });
    },
    noteQuestions(situation) {
      scheme.questions?.forEach(({ askedWhen: rule }, index) => {
        if (rule !== undefined) note(['questions', index, 'askedWhen'], rule, evaluate(scheme, rule, situation));
      });
    },
    noteConditions(mark, situation) {
      const index = scheme.marks.findIndex(({ id }) => id === mark);
      scheme.marks[index]?.conditions?.forEach(({ when: rule }, at) => {
        const path = ['marks', index, 'conditions', at, 'when'];
        if (rule !== undefined) note(path, rule, evaluate(scheme, rule, situation));
      });
    },
    noteClock(id) {
      clocksRead.add(id);
    },
    notePublication(fact) {
      factsRead.add(fact);
    },
    uncovered() {
      const ofRules = ruleNodes(scheme).flatMap((path) =>
        (['holds', 'fails'] as const).filter((outcome) => !seen[outcome].has(path)).map((never) => ({ path, never })),
      );
      const ofClocks = scheme.clocks.flatMap(({ id, due }, index) =>
        due === null || clocksRead.has(id) ? [] : [{ path: `clocks/${index}`, never: 'read' as const }],
      );
      const ofPublication = (scheme.publication ?? []).flatMap(({ fact, from }, index) =>
        from === null || factsRead.has(fact) ? [] : [{ path: `publication/${index}`, never: 'read' as const }],
      );
      return [...ofRules, ...ofClocks, ...ofPublication];
    },
  };
}

function ruleNodes(scheme: Scheme): readonly string[] {
  const ofCriteria = scheme.criteria.flatMap(({ appliesWhen }, index) =>
    nodePaths(['criteria', index, 'appliesWhen'], appliesWhen),
  );
  const ofQuestions = (scheme.questions ?? []).flatMap(({ askedWhen }, index) =>
    nodePaths(['questions', index, 'askedWhen'], askedWhen),
  );
  const ofMarks = scheme.marks.flatMap(({ offeredWhen, awardedWhen, conditions = [] }, index) => [
    ...nodePaths(['marks', index, 'offeredWhen'], offeredWhen),
    ...nodePaths(['marks', index, 'awardedWhen'], awardedWhen),
    ...conditions.flatMap(({ when }, at) => nodePaths(['marks', index, 'conditions', at, 'when'], when)),
  ]);
  const ofRequirements = requirementRules(scheme).flatMap(({ path, rule }) => nodePaths(path, rule));
  const ofEligibility = nodePaths(['eligibility', 'eligibleWhen'], scheme.eligibility?.eligibleWhen ?? undefined);
  return [...ofCriteria, ...ofRequirements, ...ofQuestions, ...ofEligibility, ...ofMarks];
}

function requirementRules(scheme: Scheme): readonly { readonly path: Path; readonly rule: Rule }[] {
  return scheme.criteria.flatMap((criterion, index) =>
    requirementsOf(criterion).flatMap(({ requirement: { appliesWhen: rule }, path }) =>
      rule === undefined ? [] : [{ path: ['criteria', index, ...path, 'appliesWhen'], rule }],
    ),
  );
}

function nodePaths(path: Path, rule: Rule | undefined): readonly string[] {
  if (rule === undefined) return [];
  return [path.join('/'), ...partsOf(rule).flatMap(({ part, step }) => nodePaths([...path, ...step], part))];
}
