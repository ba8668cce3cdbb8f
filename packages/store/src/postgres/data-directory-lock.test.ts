import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runChild } from './child-program.test-support.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import { processStart } from './processes.ts';

const deadPid = 2 ** 22 + 1;

describe('the lock of a data directory', () => {
  let dataDir: string;
  let claims: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'touchstone-lock-'));
    claims = path.join(dataDir, 'touchstone.lock');
    await mkdir(claims);
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  test('is had by one at a time, and by the next after it is released', async () => {
    const lock = await lockDataDirectory(dataDir);
    await expect(lockDataDirectory(dataDir)).rejects.toMatchObject({ code: 'data-directory.in-use' });
    await lock.release();
    await (await lockDataDirectory(dataDir)).release();
    expect(await readdir(claims)).toEqual([]);
  });

  test('of a process that is gone is void', async () => {
    await writeFile(path.join(claims, `${String(deadPid)}.boot-1`), '');
    const lock = await lockDataDirectory(dataDir);
    expect(await readdir(claims)).toHaveLength(1);
    await lock.release();
  });

  test('of a process whose number somebody else got is void', async () => {
    await writeFile(path.join(claims, `${String(process.ppid)}.boot-1`), '');
    await (await lockDataDirectory(dataDir)).release();
  });

  test('of a process that runs is respected', async () => {
    const claim = `${String(process.ppid)}.${String(processStart(process.ppid))}`;
    await writeFile(path.join(claims, claim), '');
    await expect(lockDataDirectory(dataDir)).rejects.toMatchObject({
      message: expect.stringContaining(`(process ${String(process.ppid)})`) as unknown,
    });
    expect(await readdir(claims)).toEqual([claim]);
  });

  test('goes to at most one of several processes that come at the same moment', async () => {
    const code = `
      const { lockDataDirectory } = await import(${JSON.stringify(new URL('./data-directory-lock.ts', import.meta.url).href)});
      print('ready');
      await new Promise((resolve) => process.stdin.once('data', resolve));
      print({ outcome: await lockDataDirectory(dataDir).then(() => 'locked', (error) => error.code) });
      await ended;
    `;
    await writeFile(path.join(claims, `${String(deadPid)}.boot-1`), '');
    const programs = Array.from({ length: 4 }, () => runChild(code, dataDir));
    await Promise.all(programs.map((program) => program.answer()));
    for (const { child } of programs) child.stdin?.write('go\n');
    const outcomes = (await Promise.all(programs.map((program) => program.answer()))).map(({ outcome }) => outcome);
    await Promise.all(programs.map((program) => program.end()));
    expect(outcomes.filter((outcome) => outcome === 'locked').length).toBeLessThanOrEqual(1);
    expect(outcomes.filter((outcome) => outcome === 'data-directory.in-use').length).toBeGreaterThanOrEqual(3);
    await (await lockDataDirectory(dataDir)).release();
  });
});
