/**
 * One Touchstone per data directory. Each process that wants it lays down a claim, a file named after its process number and
 * the moment that process began, and then looks for others: of two, the later one is sure to see the earlier. A claim whose
 * process has ended is void and anyone may sweep it away, so neither kill -9 nor a reused process number locks anybody out.
 * It cannot see the processes of another container; there the database's own socket is the guard.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { defined, Fault } from '@touchstone/kernel';
import { lockFolder } from './data-directory.ts';
import { processStart } from './processes.ts';

export interface DataDirectoryLock {
  readonly release: () => Promise<void>;
}

/** Two that come at the same moment both step back; so many times each tries again before it believes the other. */
const tries = 6;

/** Fault `data-directory.in-use` names the process that has the directory. `dataDir` must exist. */
export async function lockDataDirectory(dataDir: string): Promise<DataDirectoryLock> {
  const folder = path.join(dataDir, lockFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = `${String(process.pid)}.${defined(processStart(process.pid), 'the beginning of this process')}`;
  const claim = path.join(folder, own);
  let holder = 0;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    if (!(await layDown(claim))) throw inUse(dataDir, process.pid);
    const other = await otherClaim(folder, own);
    if (other === undefined) return { release: () => rm(claim, { force: true }) };
    await rm(claim, { force: true });
    holder = other;
    await pause(10 + Math.random() * 40);
  }
  throw inUse(dataDir, holder);
}

/** False where this very process has the directory already. */
async function layDown(claim: string): Promise<boolean> {
  try {
    await writeFile(claim, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process of a claim that still stands; void ones are removed on the way. */
async function otherClaim(folder: string, own: string): Promise<number | undefined> {
  for (const name of await readdir(folder)) {
    const [, pid, start] = /^(\d+)\.(.+)$/.exec(name) ?? [];
    if (name === own || pid === undefined) continue;
    if (processStart(Number(pid)) === start) return Number(pid);
    await rm(path.join(folder, name), { force: true });
  }
  return undefined;
}

function inUse(dataDir: string, pid: number): Fault {
  const sentence = `The data directory ${dataDir} is in use by another Touchstone (process ${String(pid)}); stop that one, or name another data directory.`;
  return new Fault('data-directory.in-use', sentence);
}
