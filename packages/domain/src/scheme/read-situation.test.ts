import { expect, test } from 'vitest';
import { advise } from './advise.ts';
import { problemInWords } from './problem.ts';
import { readSituation } from './read-situation.ts';
import { compiledExample } from './shipped-schemes.test-support.ts';

const scheme = compiledExample();

function mistakesIn(text: string): readonly string[] {
  const read = readSituation(scheme, 'facts.yaml', text);
  return read.ok ? [] : read.error.map(problemInWords);
}

test('facts and ratings in the words of a case are read for the interpreter', () => {
  const text = 'site: { siteType: windmill, metals: [iron] }\neveryOther: exemplary\nratings: { mill-1: unbegun }\n';
  const read = readSituation(scheme, 'facts.yaml', text);
  if (!read.ok) throw new Error(read.error.map(problemInWords).join());
  expect(read.value.ratings['mill-1']).toEqual({ level: 'unbegun' });
  expect(read.value.ratings['mill-2']).toEqual({ level: 'exemplary' });
  expect(advise(scheme, read.value).marks.length).toBeGreaterThan(0);
});

test('JSON is read as well', () => {
  expect(mistakesIn('{"site":{"siteType":"windmill","metals":["iron"]},"ratings":{"mill-1":"robust"}}')).toEqual([]);
});

test('a mistyped word is told with its place and the word that was probably meant', () => {
  expect(mistakesIn('site: { siteType: windmil, metals: [iron] }\nratings:\n  mill-1: robus\n')).toEqual([
    'facts.yaml:1:19 site/siteType: There is no site type “windmil”. Did you mean “windmill”?',
    'facts.yaml:3:11 ratings/mill-1: There is no level “robus”. Did you mean “robust”?',
  ]);
});

test('what is no facts file is told, whatever stands in it', () => {
  for (const text of ['', 'site', '- a', 'sites: {}', 'site: { metals: [iron] }', '{']) {
    expect(mistakesIn(text).length).toBeGreaterThan(0);
  }
});
