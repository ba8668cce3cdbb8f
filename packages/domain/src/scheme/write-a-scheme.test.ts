/** The page for scheme writers, run: its examples, the mistake it quotes and the words it lists. */
/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkScheme } from './check-scheme.ts';
import { problemInWords } from './problem.ts';
import { acts, cycleAnchors, duties, findingAnchors, siteFacts } from './vocabulary.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/scheme/write-a-scheme.md'), 'utf8');
const files = new Map(
  [...page.matchAll(/```yaml file=(\S+)\n([^]*?)```/g)].map(([, path = '', text = '']) => [path, text]),
);

test('whoever follows the page to the letter has a scheme that checks green', () => {
  expect([...files.keys()]).toEqual(['scheme.yaml', 'criteria.yaml', 'process.yaml', 'award.yaml', 'cases/award.yaml']);
  const { compiled, problems, cases, uncoveredNodes } = checkScheme(files);
  expect(problems.map(problemInWords)).toEqual([]);
  expect(compiled?.scheme.id).toBe('quarry-promise');
  expect(cases.flatMap(({ failures }) => failures)).toEqual([]);
  expect(uncoveredNodes).toEqual([]);
});

test('the mistake that the page quotes is answered as the page says', () => {
  const said = /`(criteria\.yaml:[^`]+)`/.exec(page)?.[1];
  const broken = new Map([
    ...files,
    ['criteria.yaml', (files.get('criteria.yaml') ?? '').replace('group: people', 'group: poeple')],
  ]);
  expect(checkScheme(broken).problems.map(problemInWords)).toEqual([said]);
});

test('the page names every event, act, duty and fact that a scheme may use', () => {
  const words = [...cycleAnchors, ...findingAnchors, ...acts, ...duties, ...Object.keys(siteFacts)];
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});
