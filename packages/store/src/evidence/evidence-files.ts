/**
 * Evidence on disk, named by the SHA-256 of its content: temporary file, fsync, rename, fsync of the folder. A file that
 * is there is complete; the same content twice is one file. If the process stops before the rename, nothing is there.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
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
}

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
  };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
