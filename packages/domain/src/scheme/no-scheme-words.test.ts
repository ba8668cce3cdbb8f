/** Proves over all sources of the product that no shipped scheme is known to the code: not its words, not its times. */
/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileScheme } from './compile.ts';
import type { Scheme } from './scheme.ts';
import { readSchemeFolder, shippedFolders } from './shipped-schemes.test-support.ts';

const packages = join(import.meta.dirname, '../../..');

/** Sources of the product: what tests alone use may speak of the schemes that they test. */
const sources: readonly string[] = readdirSync(packages)
  .filter((name) => name !== 'testkit')
  .flatMap((name) =>
    readdirSync(join(packages, name, 'src'), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${name}/src/${path}`,
    ),
  )
  .filter((path) => /\.(ts|tsx|css|sql|html)$/.test(path) && !/\.(test|test-support)\.tsx?$/.test(path));

function shipped(folder: string): Scheme {
  const outcome = compileScheme(readSchemeFolder(folder));
  if (!outcome.ok) throw new Error(`${folder} does not compile.`);
  return outcome.value.scheme;
}

/** The words by which code would know a scheme. */
function wordsOf(scheme: Scheme): readonly string[] {
  const named = [...scheme.marks, ...scheme.scales.flatMap(({ levels }) => levels)];
  return [
    scheme.id,
    ...Object.values(scheme.name),
    ...named.flatMap(({ id, name }) => [id, ...Object.values(name)]),
    ...scheme.criteria.map(({ id }) => id),
  ];
}

function placesOf(pattern: RegExp): readonly string[] {
  return sources.flatMap((path) =>
    readFileSync(join(packages, path), 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
}

test('there are sources and schemes to look at', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(shippedFolders).toContain('example-mill/1.1');
});

test('no scheme id, scheme name, mark, level or criterion of a shipped scheme occurs in the code', () => {
  const words = new Set(shippedFolders.flatMap((folder) => wordsOf(shipped(folder))));
  const escaped = [...words].map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  expect(placesOf(new RegExp(String.raw`(?<![\p{L}\d-])(${escaped.join('|')})(?![\p{L}\d-])`, 'u'))).toEqual([]);
});

/**
 * Zero is no length, and one day is the step to the next; every other length belongs to a scheme. Left alone are tests and
 * the testkit, whose actors must do something on some day.
 */
test('no length of time stands in the code', () => {
  expect(placesOf(/\bdays\s*[:=]\s*(?!1\b)[1-9]/)).toEqual([]);
  expect(placesOf(/\b(months|years)\s*[:=]\s*[1-9]/)).toEqual([]);
});

test('no threshold, weight, score, quorum, panel size or length of a reason stands in the code', () => {
  const members = 'min|score|weight|quorum|afterCycles|atLeast|reasonLength|departureReasonLength';
  // How many members a list may have (`min` before `max`) and how heavy a typeface is are no rules of a scheme.
  expect(placesOf(new RegExp(String.raw`(?<![-\w])(${members})\s*[:=]\s*[1-9](?!\d*, max)`))).toEqual([]);
});
