/**
 * Evidence on disk, named by the SHA-256 of its content: temporary file, fsync, rename, fsync of the folder. A file that
 * is there is complete; the same content twice is one file. If the process stops before the rename, nothing is there.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface HeldFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface EvidenceFiles {
  /** Undefined where the content is longer than `bytesMax`; nothing is kept then. */
  readonly hold: (content: Readable, bytesMax: number) => Promise<HeldFile | undefined>;
  readonly has: (sha256: string) => Promise<boolean>;
  readonly read: (sha256: string) => Readable;
  /**
   * Removes files that lay here for a day and longer and that no record names, such as those whose record was refused; answers
   * how many. `named` answers which of the hashes a record names.
   */
  readonly sweep: (named: (hashes: readonly string[]) => Promise<ReadonlySet<string>>, now: Date) => Promise<number>;
}

const unnamedForMs = 24 * 3_600_000;

export function createEvidenceFiles(folder: string): EvidenceFiles {
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  return {
    hold: async (content, bytesMax) => {
      await mkdir(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
      const temporary = join(folder, 'incoming', randomUUID());
      const hash = createHash('sha256');
      let sizeBytes = 0;
      const file = await open(temporary, 'wx', 0o600);
      try {
        for await (const chunk of content) {
          const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
          sizeBytes += bytes.length;
          if (sizeBytes > bytesMax) return undefined;
          hash.update(bytes);
          await file.write(bytes);
        }
        const sha256 = hash.digest('hex');
        await file.sync();
        await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
        await rename(temporary, pathOf(sha256));
        await syncFolder(join(folder, sha256.slice(0, 2)));
        return { sha256, sizeBytes };
      } finally {
        await file.close();
        await rm(temporary, { force: true });
      }
    },
    has: async (sha256) => {
      try {
        return (await stat(pathOf(sha256))).isFile();
      } catch {
        return false;
      }
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    sweep: (named, now) => sweepFolder(folder, named, now.getTime() - unnamedForMs),
  };
}

/**
 * In two rounds, because a record may be about to name a file while it is looked for: the first sets unnamed files aside, the
 * next one, an hour later and long after any such command has ended, removes them or puts them back.
 */
async function sweepFolder(
  folder: string,
  named: (hashes: readonly string[]) => Promise<ReadonlySet<string>>,
  before: number,
): Promise<number> {
  const aside = join(folder, 'unnamed');
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const waiting = await readdir(aside);
  const missed = await named(waiting);
  for (const sha256 of waiting) {
    if (missed.has(sha256)) await rename(join(aside, sha256), join(folder, sha256.slice(0, 2), sha256));
    else await rm(join(aside, sha256), { force: true });
  }
  for (const shelf of (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
    const old = await olderThan(join(folder, shelf), before);
    const kept = await named(old);
    for (const sha256 of old) if (!kept.has(sha256)) await rename(join(folder, shelf, sha256), join(aside, sha256));
  }
  // What is left of uploads that stopped half way.
  for (const name of await olderThan(join(folder, 'incoming'), before)) await rm(join(folder, 'incoming', name));
  return waiting.length - missed.size;
}

/** Names of the files in a folder that were written before that moment; none where there is no such folder. */
async function olderThan(folder: string, before: number): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  return names.filter((_, index) => (times[index] ?? before) < before);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
