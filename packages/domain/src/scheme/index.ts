/** The scheme language: its types, compiler and interpreter. Imports no sibling feature but the type of a duty. */
export * from './advise.ts';
export type * from './case.ts';
export * from './check-scheme.ts';
export * from './clocks.ts';
export * from './compile.ts';
export type * from './coverage.ts';
export * from './evaluate.ts';
export * from './obstacles.ts';
export * from './problem.ts';
export * from './run-cases.ts';
export type * from './scheme.ts';
export * from './vocabulary.ts';
export * from './words/clock-in-words.ts';
export * from './words/reason-in-words.ts';
export * from './words/rule-in-words.ts';
export { textIn } from './words/words.ts';
