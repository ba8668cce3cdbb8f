/** Every house rule catches a planted violation, says what to do, and leaves good files alone. */
import { expect, test } from 'vitest';
import { dependenciesAreExplained } from './dependencies.ts';
import { glossaryKnows } from './glossary.ts';
import type { HouseRule } from './house-rule.ts';
import { lockFileNamesNoAddress, numbersHaveNoGap, namesNoMachinePath, namesNoRegistry } from './places.ts';
import {
  hasATellingName,
  isShort,
  leavesNothingUnfinished,
  opensWithItsPurpose,
  silencesNothingWithoutReason,
  switchesNoTestOff,
} from './reading.ts';

function places(rule: HouseRule, files: Readonly<Record<string, string>>): readonly string[] {
  const violations = rule(Object.entries(files).map(([path, text]) => ({ path, text })));
  for (const { says } of violations) expect(says.length).toBeGreaterThan(20);
  return violations.map(({ at }) => at);
}

const opening = '/** What it is for, what it promises. */\n';

test('a source file opens with a sentence', () => {
  const files = {
    'a.ts': 'export const a = 1;\n',
    'b.ts': '/** */\nexport const a = 1;\n',
    'c.ts': '/** a constant without a sentence */\nexport const a = 1;\n',
    'd.ts': 'export const a = 1;\n/** Too late to say what this file is for. */\n',
    'e.sql': 'create table awards ();\n',
    'f.sh': '#!/bin/sh\necho\n',
    'a.test.ts': 'test();\n',
    'a.property.test.ts': 'test();\n',
    'lonely.test.ts': 'test();\n',
    'good.ts': `${opening}export const a = 1;\n`,
    'good.tsx': '/**\n * What it is for,\n * what it promises.\n */\nexport const a = 1;\n',
    'good.js': '#!/usr/bin/env node\n// What it is for, what it promises.\n',
    'good.sql': '--! breaking\n-- Keeps the awards that stand.\ncreate table awards ();\n',
    'good.sh': '#!/bin/sh\n# What it is for, what it promises.\n',
    'README.md': '# Any\n',
  };
  expect(places(opensWithItsPurpose, files)).toEqual([
    'a.ts',
    'b.ts',
    'c.ts',
    'd.ts',
    'e.sql',
    'f.sh',
    'lonely.test.ts',
  ]);
});

test('names that say nothing are refused, for files and folders', () => {
  const files = {
    'packages/a/src/utils.ts': '',
    'packages/a/src/site-data.ts': '',
    'packages/a/src/common/site.ts': '',
    'packages/a/src/siteName.ts': '',
    'packages/a/src/site-name.test.ts': '',
    'packages/a/src/metadata.ts': '',
    'packages/a/src/data-directory.ts': '',
  };
  expect(places(hasATellingName, files)).toEqual(Object.keys(files).slice(0, 4));
});

test('unfinished work is refused', () => {
  const mark = ['TO', 'DO'].join('');
  const files = { 'a.ts': `${opening}// ${mark} later\n`, 'b.ts': `${opening}const todo = ['wash'];\n` };
  expect(places(leavesNothingUnfinished, files)).toEqual(['a.ts:2']);
});

test('a test that is switched off is refused, one that depends on something is not', () => {
  const files = {
    'a.test.ts': ['it', "skip('x', () => {});\ndescribe", "only('y', () => {});\n"].join('.'),
    'b.test.ts': "test.skipIf(missing)('x', () => {});\n",
    'c.ts': ['list', 'skip()\n'].join('.'),
  };
  expect(places(switchesNoTestOff, files)).toEqual(['a.test.ts:1', 'a.test.ts:2']);
});

test('a silenced check needs its reason', () => {
  const silence = ['// eslint', 'disable-next-line'].join('-');
  const files = {
    'a.ts': `${silence} no-console\n`,
    'b.ts': `${['// @ts', 'ignore'].join('-')}\n`,
    'c.ts': `${silence} no-console -- the terminal is where this goes\n`,
  };
  expect(places(silencesNothingWithoutReason, files)).toEqual(['a.ts:1', 'b.ts:1']);
});

test('a long file needs a reason, and a reason needs a long file', () => {
  const files = { 'long.ts': 'x\n'.repeat(401), 'short.ts': 'x\n'.repeat(400) };
  expect(places(isShort({}), files)).toEqual(['long.ts']);
  expect(places(isShort({ 'long.ts': 'One table.' }), files)).toEqual([]);
  expect(places(isShort({ 'long.ts': 'One table.', 'short.ts': 'One table.' }), files)).toEqual(['short.ts']);
});

test('paths of a machine are refused, addresses and relative paths are not', () => {
  const files = {
    'a.ts': `const folder = '${['', 'home', 'ada'].join('/')}';\n`,
    'b.md': `Look into ${['', 'tmp', 'out'].join('/')}.\n`,
    'c.ts': "const link = 'https://example.org/home/page'; import '../home/home-page.ts';\n",
  };
  expect(places(namesNoMachinePath, files)).toEqual(['a.ts:1', 'b.md:1']);
});

test('registry hosts and download addresses are refused', () => {
  const host = ['https:/', 'registry.example.org/npm/'].join('/');
  expect(places(namesNoRegistry, { '.npmrc': `registry=${host}\n`, 'b.json': '{}\n' })).toEqual(['.npmrc:1']);
  const lock = `{\n  "resolved": "${host}a.tgz",\n  "resolved": "packages/cli"\n}\n`;
  expect(places(lockFileNamesNoAddress, { 'package-lock.json': lock })).toEqual(['package-lock.json:2']);
});

test('migrations and decisions have numbers without a gap', () => {
  const folder = 'packages/store/migrations/';
  expect(places(numbersHaveNoGap, { [`${folder}0001-a.sql`]: '', [`${folder}0002-b.sql`]: '' })).toEqual([]);
  const gap = `${folder}0003-c.sql`;
  expect(places(numbersHaveNoGap, { [`${folder}0001-a.sql`]: '', [gap]: '' })).toEqual([gap]);
  const twice = `${folder}0001-b.sql`;
  expect(places(numbersHaveNoGap, { [`${folder}0001-a.sql`]: '', [twice]: '' })).toEqual([twice]);
  const decisions = { 'docs/decisions/README.md': '', 'docs/decisions/0001-a.md': '', 'docs/decisions/0001-b.md': '' };
  expect(places(numbersHaveNoGap, decisions)).toEqual(['docs/decisions/0001-b.md']);
});

test('the glossary is sorted and knows the noun of every name', () => {
  const page = 'docs/glossary.md';
  const rule = glossaryKnows(['award.proposed', 'self-assessment.rate']);
  expect(places(rule, { [page]: '- **award**: a mark.\n- **self-assessment**: answers.\n' })).toEqual([]);
  expect(places(rule, { [page]: '- **award**: a mark.\n' })).toEqual([page]);
  expect(places(rule, { [page]: '- **self-assessment**: answers.\n- **award**: a mark.\n' })).toEqual([page]);
});

test('every dependency has one true line and a licence that we allow', () => {
  const manifest = JSON.stringify({ dependencies: { pg: '8.0.0', '@touchstone/kernel': '0.1.0' } });
  const lock = (licence: string): string =>
    JSON.stringify({
      packages: {
        'packages/kernel': { license: 'Apache-2.0' },
        'node_modules/@touchstone/kernel': { link: true },
        'node_modules/pg': { license: 'MIT' },
        'node_modules/pg/node_modules/deep': { license: licence },
      },
    });
  const found = (page: string, licence = 'ISC'): number =>
    places(dependenciesAreExplained, {
      'package.json': manifest,
      'package-lock.json': lock(licence),
      'docs/dependencies.md': page,
    }).length;
  const row = '| `pg` | MIT | Speaks to PostgreSQL. |\n';
  expect(found(row)).toBe(0);
  expect(found('')).toBe(1);
  expect(found(row + row)).toBe(1);
  expect(found('| `pg` | ISC | Speaks to PostgreSQL. |\n')).toBe(1);
  expect(found(`${row}| \`gone\` | MIT | Was used once. |\n`)).toBe(1);
  expect(found(row, 'GPL-3.0')).toBe(1);
});
