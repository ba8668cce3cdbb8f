/**
 * Runs the worked cases of a scheme and says which expectation failed, and which part of the rules no case has shown.
 */
import { Value } from 'typebox/value';
import { advise, applicableCriteria } from './advise.ts';
import { conditionsOf } from './award-conditions.ts';
import { casesShape, ratingSaid, type ExpectedMark, type SchemeCase } from './case.ts';
import { checkCaseWords } from './check-case.ts';
import { checkShape } from './check-shape.ts';
import { readClocks } from './read-clocks.ts';
import type { SchemeFiles } from './compile.ts';
import { countedForFinding } from './clocks.ts';
import { startCoverage, type Coverage, type UncoveredNode } from './coverage.ts';
import { readEligibility } from './eligibility.ts';
import { obstaclesIn } from './obstacles.ts';
import { problemList, type Place, type ProblemList, type SchemeProblem } from './problem.ts';
import { readPublication } from './publication.ts';
import { scopeSite } from './questions.ts';
import { applicableRequirements, requirementsOf } from './requirements.ts';
import { readYaml } from './read-yaml.ts';
import type { CompiledScheme, Scheme } from './scheme.ts';
import { placeOf, valueOf } from './written.ts';

export interface CaseResult extends Place {
  readonly name: string;
  /** one sentence each; empty where the case came out as expected */
  readonly failures: readonly string[];
}

export interface CaseRun {
  readonly cases: readonly CaseResult[];
  /** mistakes in the files of cases; a file with a mistake is not run */
  readonly problems: readonly SchemeProblem[];
  readonly uncoveredNodes: readonly UncoveredNode[];
}

/** Cases stand in the YAML files below `cases/`. */
export function runCases({ scheme }: CompiledScheme, files: SchemeFiles): CaseRun {
  const problems = problemList();
  const coverage = startCoverage(scheme);
  const paths = [...files.keys()].filter((path) => /^cases\/.*\.ya?ml$/.test(path)).sort();
  const cases = paths.flatMap((path) =>
    readCases(path, files.get(path) ?? '', scheme, problems).map(({ place, one }) => ({
      ...place,
      name: one.name,
      failures: runCase(scheme, one, coverage),
    })),
  );
  return { cases, problems: problems.problems, uncoveredNodes: coverage.uncovered() };
}

interface ReadCase {
  readonly place: Place;
  readonly one: SchemeCase;
}

function readCases(file: string, text: string, scheme: Scheme, problems: ProblemList): readonly ReadCase[] {
  const before = problems.problems.length;
  const written = readYaml(file, text, problems);
  if (written === undefined) return [];
  checkShape(casesShape, written, problems);
  const value: unknown = valueOf(written);
  if (problems.problems.length > before || !Value.Check(casesShape, value)) return [];
  value.cases.forEach((one, index) => {
    checkCaseWords(scheme, one, ['cases', index], written, problems);
  });
  if (problems.problems.length > before) return [];
  return value.cases.map((one, index) => ({ place: placeOf(written, ['cases', index]), one }));
}

function runCase(scheme: Scheme, one: SchemeCase, coverage: Coverage): readonly string[] {
  return [
    ...checkEligibility(scheme, one, coverage),
    ...checkAdvice(scheme, one, coverage),
    ...checkClocks(scheme, one, coverage),
    ...checkPublication(scheme, one, coverage),
  ];
}

function checkEligibility(scheme: Scheme, one: SchemeCase, coverage: Coverage): readonly string[] {
  const wanted = one.expect.eligibility;
  if (wanted === undefined) return [];
  const found = readEligibility(scheme, one.site, one.answers ?? {});
  if ('reason' in found) coverage.noteEligibility(found.reason);
  return found.state === wanted ? [] : [`eligibility: expected ${wanted}; found ${found.state}.`];
}

function checkAdvice(scheme: Scheme, one: SchemeCase, coverage: Coverage): readonly string[] {
  const { expect } = one;
  const { site, asked } = scopeSite(scheme, one.site, one.answers ?? {});
  const applicable = applicableCriteria(scheme, site);
  const rated = applicable.flatMap(({ id }) => {
    const word = one.ratings?.[id] ?? one.everyOther;
    return word === undefined ? [] : [[id, ratingSaid(word)] as const];
  });
  const ratings = Object.fromEntries(rated);
  const situation = { site, applicable, ratings, anchors: one.anchors ?? {} };
  const advice = advise(scheme, situation);
  if (expect.notApplying !== undefined || expect.marks !== undefined) coverage.noteApplicability(situation);
  const failures: string[] = [];
  if (expect.questions !== undefined) {
    coverage.noteQuestions(situation);
    const found = asked.map(({ id }) => id);
    failures.push(...compareSets('questions asked', expect.questions, found));
  }
  if (expect.notApplying !== undefined) {
    const applying = new Set(applicable.map(({ id }) => id));
    const found = scheme.criteria.flatMap((criterion) => {
      if (!applying.has(criterion.id)) return [criterion.id];
      const asked = new Set(applicableRequirements(scheme, criterion, site));
      return requirementsOf(criterion).flatMap(({ requirement }) => (asked.has(requirement) ? [] : [requirement.id]));
    });
    failures.push(...compareSets('criteria that do not apply', expect.notApplying, found));
  }
  if (expect.marks !== undefined) {
    coverage.noteMarks(situation, advice);
    const found = advice.marks.map(({ mark }) => mark);
    failures.push(...compareSets('marks on offer', Object.keys(expect.marks), found));
    for (const { mark, advised, reason } of advice.marks) {
      const wanted = expect.marks[mark];
      if (wanted === undefined) continue;
      failures.push(...compareMark(mark, wanted, { advised, ...obstaclesIn(reason) }));
      if (wanted.conditions === undefined) continue;
      coverage.noteConditions(mark, situation);
      const attached = conditionsOf(scheme, mark, situation).map(({ id }) => id);
      failures.push(...compareSets(`${mark}: conditions`, wanted.conditions, attached));
    }
  }
  return failures;
}

function compareMark(
  mark: string,
  wanted: ExpectedMark,
  found: Required<Omit<ExpectedMark, 'conditions'>>,
): readonly string[] {
  const advised = `${mark}: expected ${wanted.advised ? 'advised' : 'not advised'}, found ${found.advised ? 'advised' : 'not advised'}.`;
  return [
    ...(wanted.advised === found.advised ? [] : [advised]),
    ...compareSets(`${mark}: criteria rated too low`, wanted.against ?? [], found.against),
    ...compareSets(`${mark}: criteria without a rating`, wanted.missing ?? [], found.missing),
  ];
}

function checkClocks(scheme: Scheme, one: SchemeCase, coverage: Coverage): readonly string[] {
  const { today, anchors = {} } = one;
  if (today === undefined) return [];
  const readings = [
    ...readClocks(scheme, anchors, today),
    ...readClocks(scheme, countedForFinding(anchors), today, 'finding'),
  ];
  return Object.entries(one.expect.clocks ?? {}).flatMap(([id, wanted]) => {
    coverage.noteClock(id);
    const found = readings.find(({ clock }) => clock === id);
    if (found?.state === wanted.state && found.due === wanted.due) return [];
    const say = (due: string | undefined, state: string | undefined) =>
      `${state}, ${due === undefined ? 'no day' : `due ${due}`}`;
    return [`${id}: expected ${say(wanted.due, wanted.state)}; found ${say(found?.due, found?.state)}.`];
  });
}

function checkPublication(scheme: Scheme, one: SchemeCase, coverage: Coverage): readonly string[] {
  const { today, anchors = {} } = one;
  if (today === undefined) return [];
  const readings = readPublication(scheme, anchors, today);
  return Object.entries(one.expect.publication ?? {}).flatMap(([fact, wanted]) => {
    coverage.notePublication(fact);
    const say = (from: string | undefined, state: string) =>
      `${state}, ${from === undefined ? 'no day' : `from ${from}`}`;
    return readings
      .filter((found) => found.fact === fact && (found.state !== wanted.state || found.from !== wanted.from))
      .map((found) => `${fact}: expected ${say(wanted.from, wanted.state)}; found ${say(found.from, found.state)}.`);
  });
}

function compareSets(what: string, wanted: readonly string[], found: readonly string[]): readonly string[] {
  const say = (ids: readonly string[]) => (ids.length === 0 ? 'none' : [...ids].sort().join(', '));
  return say(wanted) === say(found) ? [] : [`${what}: expected ${say(wanted)}; found ${say(found)}.`];
}
