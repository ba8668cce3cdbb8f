/**
 * Which parts of a scheme's rules the cases have shown at work. A rule node is covered when some case makes it hold and
 * some case makes it fail; a clock when some case reads it.
 */
import type { Advice } from './advise.ts';
import { partsOf } from './check-rule.ts';
import { evaluate, type Reason, type Situation } from './evaluate.ts';
import type { Path } from './problem.ts';
import type { Rule, Scheme } from './scheme.ts';

export interface UncoveredNode {
  /** where in the scheme, as in a problem's path */
  readonly path: string;
  /** what no case shows: that the node holds, that it fails, or what the clock reads */
  readonly never: 'holds' | 'fails' | 'read';
}

export interface Coverage {
  readonly noteApplicability: (situation: Situation) => void;
  readonly noteMarks: (situation: Situation, advice: Advice) => void;
  readonly noteClock: (id: string) => void;
  readonly uncovered: () => readonly UncoveredNode[];
}

export function startCoverage(scheme: Scheme): Coverage {
  const seen = { holds: new Set<string>(), fails: new Set<string>() };
  const clocksRead = new Set<string>();
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
    noteClock(id) {
      clocksRead.add(id);
    },
    uncovered() {
      const ofRules = ruleNodes(scheme).flatMap((path) =>
        (['holds', 'fails'] as const).filter((outcome) => !seen[outcome].has(path)).map((never) => ({ path, never })),
      );
      const ofClocks = scheme.clocks.flatMap(({ id, due }, index) =>
        due === null || clocksRead.has(id) ? [] : [{ path: `clocks/${index}`, never: 'read' as const }],
      );
      return [...ofRules, ...ofClocks];
    },
  };
}

function ruleNodes(scheme: Scheme): readonly string[] {
  const ofCriteria = scheme.criteria.flatMap(({ appliesWhen }, index) =>
    nodePaths(['criteria', index, 'appliesWhen'], appliesWhen),
  );
  const ofMarks = scheme.marks.flatMap(({ offeredWhen, awardedWhen }, index) => [
    ...nodePaths(['marks', index, 'offeredWhen'], offeredWhen),
    ...nodePaths(['marks', index, 'awardedWhen'], awardedWhen),
  ]);
  return [...ofCriteria, ...ofMarks];
}

function nodePaths(path: Path, rule: Rule | undefined): readonly string[] {
  if (rule === undefined) return [];
  return [path.join('/'), ...partsOf(rule).flatMap(({ part, step }) => nodePaths([...path, ...step], part))];
}
