/** The scheme language: its types, compiler and interpreter. Imports no sibling feature but the type of a duty. */
export * from './advise.ts';
export { checkScheme, type SchemeCheck } from './check-scheme.ts';
export * from './clocks.ts';
export * from './compare-schemes.ts';
export * from './compile.ts';
export type { UncoveredNode } from './coverage.ts';
export { levelOf, type Rating, type Reason, type SiteFacts } from './evaluate.ts';
export * from './obstacles.ts';
export { problemInWords, type Place, type SchemeProblem } from './problem.ts';
export { runCases, type CaseResult, type CaseRun } from './run-cases.ts';
export type * from './scheme.ts';
export * from './words/change-in-words.ts';
export * from './words/clock-in-words.ts';
export * from './words/reason-in-words.ts';
export * from './words/rule-in-words.ts';
export { textIn } from './words/words.ts';
