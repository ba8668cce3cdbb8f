/** The page for scheme writers, run: its examples, the mistake it quotes and the words it lists. */
/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkScheme } from './check-scheme.ts';
import { problemInWords } from './problem.ts';
import {
  acts,
  cycleAnchors,
  duties,
  findingAnchors,
  publicFacts,
  relations,
  scopeDimensions,
  siteFacts,
  ties,
} from './vocabulary.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/scheme/write-a-scheme.md'), 'utf8');
const files = new Map(
  [...page.matchAll(/```yaml file=(\S+)\n([^]*?)```/g)].map(([, path = '', text = '']) => [path, text]),
);

const firstSteps = ['scheme.yaml', 'criteria.yaml', 'process.yaml', 'award.yaml', 'cases/award.yaml'];

test.each([
  ['the first steps', firstSteps],
  ['all', [...files.keys()]],
])('whoever follows %s of the page to the letter has a scheme that checks green', (_, paths) => {
  const written = new Map([...files].filter(([path]) => paths.includes(path)));
  const { compiled, problems, cases, uncoveredNodes } = checkScheme(written);
  expect(problems.map(problemInWords)).toEqual([]);
  expect(compiled?.scheme.id).toBe('quarry-promise');
  expect(cases.flatMap(({ failures }) => failures)).toEqual([]);
  expect(uncoveredNodes).toEqual([]);
  expect([...written.keys()].slice(0, firstSteps.length)).toEqual(firstSteps);
});

test('the mistake that the page quotes is answered as the page says', () => {
  const said = /`(criteria\.yaml:[^`]+)`/.exec(page)?.[1];
  const broken = new Map([
    ...files,
    ['criteria.yaml', (files.get('criteria.yaml') ?? '').replace('group: people', 'group: poeple')],
  ]);
  expect(checkScheme(broken).problems.map(problemInWords)).toEqual([said]);
});

test('the page names every event, act, duty, fact, relation and tie that a scheme may use', () => {
  const facts = [...Object.keys(siteFacts), ...publicFacts];
  const words = [
    ...cycleAnchors,
    ...findingAnchors,
    ...acts,
    ...duties,
    ...facts,
    ...relations,
    ...scopeDimensions,
    ...ties,
  ];
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});
