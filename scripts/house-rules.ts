/**
 * The rules of the house that no other tool knows, run over every file that git tracks or would track. Prints each place
 * with what to do about it; changes nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandTypes, eventTypes, refusalTypes } from '@touchstone/domain';
import { dependenciesAreExplained } from './house-rules/dependencies.ts';
import { glossaryKnows } from './house-rules/glossary.ts';
import type { HouseRule, RepositoryFile } from './house-rules/house-rule.ts';
import { lockFileNamesNoAddress, numbersHaveNoGap, namesNoMachinePath, namesNoRegistry } from './house-rules/places.ts';
import {
  hasATellingName,
  isShort,
  leavesNothingUnfinished,
  opensWithItsPurpose,
  silencesNothingWithoutReason,
  switchesNoTestOff,
} from './house-rules/reading.ts';

const rules: readonly HouseRule[] = [
  opensWithItsPurpose,
  hasATellingName,
  leavesNothingUnfinished,
  switchesNoTestOff,
  silencesNothingWithoutReason,
  isShort(),
  namesNoMachinePath,
  namesNoRegistry,
  lockFileNamesNoAddress,
  numbersHaveNoGap,
  glossaryKnows([commandTypes, eventTypes, refusalTypes].flatMap(Object.keys)),
  dependenciesAreExplained,
];

const root = join(import.meta.dirname, '..');

function readRepository(): readonly RepositoryFile[] {
  const git = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (git.status !== 0) throw new Error(`The house rules ask git which files there are, and it said: ${git.stderr}`);
  return [...new Set(git.stdout.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

const files = readRepository();
const violations = rules.flatMap((rule) => rule(files));
for (const { at, says } of violations) console.error(`${at}\n    ${says}`);
console.log(`${String(files.length)} files, ${String(violations.length)} places to mend`);
process.exitCode = violations.length === 0 ? 0 : 1;
