/**
 * Everything that can be said about a scheme folder before it is published: its mistakes, how its cases come out, and
 * which parts of its rules no case shows.
 */
import type { UncoveredNode } from './coverage.ts';
import { compileScheme, type SchemeFiles } from './compile.ts';
import type { SchemeProblem } from './problem.ts';
import { runCases, type CaseResult } from './run-cases.ts';
import type { CompiledScheme } from './scheme.ts';

export interface SchemeCheck {
  /** absent where the scheme has mistakes */
  readonly compiled?: CompiledScheme;
  readonly problems: readonly SchemeProblem[];
  readonly cases: readonly CaseResult[];
  readonly uncoveredNodes: readonly UncoveredNode[];
}

export function checkScheme(files: SchemeFiles): SchemeCheck {
  const outcome = compileScheme(files);
  if (!outcome.ok) return { problems: outcome.error, cases: [], uncoveredNodes: [] };
  return { compiled: outcome.value, ...runCases(outcome.value, files) };
}
