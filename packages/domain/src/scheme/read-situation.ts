/**
 * Reads facts about a site and its ratings from a YAML or JSON file, in the words of a scheme's cases, so that somebody can
 * ask what the scheme would say. A mistake is told where it stands; nothing is guessed.
 */
import { err, ok, type Result } from '@touchstone/kernel';
import { Value } from 'typebox/value';
import { applicableCriteria } from './advise.ts';
import type { Anchors } from './clocks.ts';
import { ratingSaid, situationShape } from './case.ts';
import { checkCaseWords } from './check-case.ts';
import { checkShape } from './check-shape.ts';
import type { Rating, SiteFacts } from './evaluate.ts';
import { problemList, type SchemeProblem } from './problem.ts';
import { scopeSite } from './questions.ts';
import { readYaml } from './read-yaml.ts';
import type { Scheme } from './scheme.ts';
import { valueOf } from './written.ts';

export interface SaidSituation {
  /** with the answers to the scheme's questions that count */
  readonly site: SiteFacts;
  /** by criterion id */
  readonly ratings: Readonly<Record<string, Rating>>;
  /** days on which events happened, for rules that ask for them */
  readonly anchors: Anchors;
}

/** `file` is what mistakes are told under. */
export function readSituation(
  scheme: Scheme,
  file: string,
  text: string,
): Result<SaidSituation, readonly SchemeProblem[]> {
  const problems = problemList();
  const written = readYaml(file, text, problems);
  if (written === undefined) return err(problems.problems);
  checkShape(situationShape, written, problems);
  const value: unknown = valueOf(written);
  if (problems.problems.length > 0 || !Value.Check(situationShape, value)) return err(problems.problems);
  checkCaseWords(scheme, { name: file, ...value, expect: {} }, [], written, problems);
  if (problems.problems.length > 0) return err(problems.problems);
  const { site } = scopeSite(scheme, value.site, value.answers ?? {});
  const rated = applicableCriteria(scheme, site).flatMap(({ id }) => {
    const word = value.ratings?.[id] ?? value.everyOther;
    return word === undefined ? [] : [[id, ratingSaid(word)] as const];
  });
  return ok({ site, ratings: Object.fromEntries(rated), anchors: value.anchors ?? {} });
}
