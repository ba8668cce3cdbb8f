/**
 * Runs the worked cases of a scheme and says which expectation failed, and which part of the rules no case has shown.
 */
import { Value } from 'typebox/value';
import { advise, applicableCriteria } from './advise.ts';
import { casesShape, notApplicable, ratingSaid, type ExpectedMark, type SchemeCase } from './case.ts';
import { checkShape } from './check-shape.ts';
import { readClocks } from './clocks.ts';
import type { SchemeFiles } from './compile.ts';
import { startCoverage, type Coverage, type UncoveredNode } from './coverage.ts';
import { obstaclesIn } from './obstacles.ts';
import { problemList, quoted, type Path, type Place, type ProblemList, type SchemeProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { CompiledScheme, Scheme } from './scheme.ts';
import { isAnchor, cycleAnchors, findingAnchors } from './vocabulary.ts';
import { placeOf, valueOf, type Written } from './written.ts';

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
    checkWords(scheme, one, ['cases', index], written, problems);
  });
  if (problems.problems.length > before) return [];
  return value.cases.map((one, index) => ({ place: placeOf(written, ['cases', index]), one }));
}

/** A mistyped word would make a case pass or fail for the wrong reason. */
function checkWords(scheme: Scheme, one: SchemeCase, path: Path, written: Written, problems: ProblemList): void {
  const known = (word: string, all: readonly string[], what: string, at: Path): void => {
    if (all.includes(word)) return;
    const here = [...path, ...at];
    problems.add(placeOf(written, here), here, `There is no ${what} ${quoted(word)}.`, { word, known: all });
  };
  const idsOf = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);
  const criteria = idsOf(scheme.criteria);
  const levels = [...scheme.scales.flatMap((scale) => idsOf(scale.levels)), notApplicable];
  const { siteType, metals } = one.site;
  known(String(siteType), idsOf(scheme.siteTypes), 'site type', ['site', 'siteType']);
  if (Array.isArray(metals)) {
    metals.forEach((metal: unknown, index) => {
      known(String(metal), idsOf(scheme.metals), 'metal', ['site', 'metals', index]);
    });
  }
  for (const [id, rating] of Object.entries(one.ratings ?? {})) {
    known(id, criteria, 'criterion', ['ratings', id]);
    known(rating, levels, 'level', ['ratings', id]);
  }
  if (one.everyOther !== undefined) known(one.everyOther, levels, 'level', ['everyOther']);
  for (const anchor of Object.keys(one.anchors ?? {})) {
    if (!isAnchor(anchor)) known(anchor, [...cycleAnchors, ...findingAnchors], 'event', ['anchors', anchor]);
  }
  const { notApplying, marks, clocks } = one.expect;
  notApplying?.forEach((id, index) => {
    known(id, criteria, 'criterion', ['expect', 'notApplying', index]);
  });
  for (const [id, { against, missing }] of Object.entries(marks ?? {})) {
    known(id, idsOf(scheme.marks), 'mark', ['expect', 'marks', id]);
    for (const [member, ids] of Object.entries({ against, missing })) {
      ids?.forEach((criterion, index) => {
        known(criterion, criteria, 'criterion', ['expect', 'marks', id, member, index]);
      });
    }
  }
  for (const id of Object.keys(clocks ?? {})) known(id, idsOf(scheme.clocks), 'clock', ['expect', 'clocks', id]);
  if (clocks !== undefined && one.today === undefined) {
    const at = [...path, 'expect', 'clocks'];
    problems.add(placeOf(written, at), at, 'Clocks can only be read on a day: expected “today” in this case.');
  }
}

function runCase(scheme: Scheme, one: SchemeCase, coverage: Coverage): readonly string[] {
  return [...checkAdvice(scheme, one, coverage), ...checkClocks(scheme, one, coverage)];
}

function checkAdvice(scheme: Scheme, one: SchemeCase, coverage: Coverage): readonly string[] {
  const { site, expect } = one;
  const applicable = applicableCriteria(scheme, site);
  const rated = applicable.flatMap(({ id }) => {
    const word = one.ratings?.[id] ?? one.everyOther;
    return word === undefined ? [] : [[id, ratingSaid(word)] as const];
  });
  const situation = { site, applicable, ratings: Object.fromEntries(rated) };
  const advice = advise(scheme, situation);
  if (expect.notApplying !== undefined || expect.marks !== undefined) coverage.noteApplicability(situation);
  const failures: string[] = [];
  if (expect.notApplying !== undefined) {
    const applying = new Set(applicable.map(({ id }) => id));
    const found = scheme.criteria.map(({ id }) => id).filter((id) => !applying.has(id));
    failures.push(...compareSets('criteria that do not apply', expect.notApplying, found));
  }
  if (expect.marks !== undefined) {
    coverage.noteMarks(situation, advice);
    const found = advice.marks.map(({ mark }) => mark);
    failures.push(...compareSets('marks on offer', Object.keys(expect.marks), found));
    for (const { mark, advised, reason } of advice.marks) {
      const wanted = expect.marks[mark];
      if (wanted !== undefined) failures.push(...compareMark(mark, wanted, { advised, ...obstaclesIn(reason) }));
    }
  }
  return failures;
}

function compareMark(mark: string, wanted: ExpectedMark, found: Required<ExpectedMark>): readonly string[] {
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
  const readings = (['cycle', 'finding'] as const).flatMap((per) => readClocks(scheme, anchors, today, per));
  return Object.entries(one.expect.clocks ?? {}).flatMap(([id, wanted]) => {
    coverage.noteClock(id);
    const found = readings.find(({ clock }) => clock === id);
    if (found?.state === wanted.state && found.due === wanted.due) return [];
    const say = (due: string | undefined, state: string | undefined) =>
      `${state}, ${due === undefined ? 'no day' : `due ${due}`}`;
    return [`${id}: expected ${say(wanted.due, wanted.state)}; found ${say(found?.due, found?.state)}.`];
  });
}

function compareSets(what: string, wanted: readonly string[], found: readonly string[]): readonly string[] {
  const say = (ids: readonly string[]) => (ids.length === 0 ? 'none' : [...ids].sort().join(', '));
  return say(wanted) === say(found) ? [] : [`${what}: expected ${say(wanted)}; found ${say(found)}.`];
}
