import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { defined } from '@touchstone/kernel';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEvidenceFiles, type EvidenceFiles } from './evidence-files.ts';

const now = new Date('2026-03-10T12:00:00Z');
const dayBefore = new Date('2026-03-09T11:00:00Z');
let folder: string;
let files: EvidenceFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-evidence-'));
  files = createEvidenceFiles(folder);
});
afterEach(() => rm(folder, { recursive: true }));

async function hold(content: string, written = dayBefore): Promise<string> {
  const { sha256 } = defined(await files.hold(Readable.from([content]), 100), 'a held file');
  await utimes(join(folder, sha256.slice(0, 2), sha256), written, written);
  return sha256;
}

const naming =
  (...named: readonly string[]) =>
  (hashes: readonly string[]): Promise<ReadonlySet<string>> =>
    Promise.resolve(new Set(hashes.filter((sha256) => named.includes(sha256))));

test('files that no record names are gone after two sweeps, and all others stay', async () => {
  const [named, unnamed, young] = [await hold('named'), await hold('unnamed'), await hold('young', now)];
  expect(await files.sweep(naming(named), now)).toBe(0);
  expect(await files.sweep(naming(named), now)).toBe(1);
  expect([await files.has(named), await files.has(unnamed), await files.has(young)]).toEqual([true, false, true]);
  expect(await readdir(join(folder, 'unnamed'))).toEqual([]);
});

test('a file that is named while it is set aside comes back', async () => {
  const late = await hold('late');
  await files.sweep(naming(), now);
  expect(await files.has(late)).toBe(false);
  expect(await files.sweep(naming(late), now)).toBe(0);
  expect(await files.has(late)).toBe(true);
});

test('what is left of an upload that stopped half way goes after a day', async () => {
  await hold('anything');
  const [half, fresh] = [join(folder, 'incoming', 'half'), join(folder, 'incoming', 'fresh')];
  await writeFile(half, 'ha');
  await writeFile(fresh, 'fr');
  await utimes(half, dayBefore, dayBefore);
  await utimes(fresh, now, now);
  await files.sweep(naming(), now);
  expect(await readdir(join(folder, 'incoming'))).toEqual(['fresh']);
});
