/**
 * The directory that holds everything a Touchstone keeps on its own machine. Made on first use, refused when it is somebody
 * else's, so that a mistyped path never mixes with other files.
 */
import { access, constants, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '@touchstone/kernel';

/** Who holds the directory: see `lockDataDirectory`. Its presence also marks the directory as ours. */
export const lockFolder = 'touchstone.lock';
/** The database's own files. */
export const clusterFolder = 'postgres';

/** The directory's real path, made where it was missing. Faults: not a directory, not ours, not writable, disk full. */
export async function prepareDataDirectory(dataDir: string): Promise<string> {
  try {
    await makeDirectory(path.resolve(dataDir));
    const entries = (await readdir(dataDir)).filter((name) => name !== 'lost+found');
    if (entries.length > 0 && !entries.includes(lockFolder) && !entries.includes(clusterFolder)) throw foreign(dataDir);
    await access(dataDir, constants.W_OK);
    await refuseOtherOwner(path.join(dataDir, clusterFolder));
    return await realpath(dataDir);
  } catch (error) {
    throw asDirectoryFault(error, dataDir);
  }
}

/** Step by step: Node's own way tries for ever where a file system lets nobody make a directory, as under /proc. */
async function makeDirectory(directory: string): Promise<void> {
  const make = (): Promise<void> => mkdir(directory, { mode: 0o700 });
  try {
    await make();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    await makeDirectory(path.dirname(directory));
    await make();
  }
}

/** A file system's error as a Fault that names the directory and the way out; everything else as it is. */
export function asDirectoryFault(error: unknown, dataDir: string): unknown {
  if (error instanceof Fault || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOTDIR':
    case 'EEXIST':
      return new Fault(
        'data-directory.not-a-directory',
        `The data directory ${dataDir} is not a directory; name another one, or set DATABASE_URL.`,
        { cause: error },
      );
    case 'EACCES':
    case 'ENOENT':
    case 'EPERM':
    case 'EROFS':
      return notWritable(dataDir, error);
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(dataDir, error);
    default:
      return error;
  }
}

export function notWritable(dataDir: string, cause?: unknown): Fault {
  const sentence = `The data directory ${dataDir} cannot be written; allow this user to write there, name another directory, or set DATABASE_URL.`;
  return new Fault('data-directory.not-writable', sentence, { cause });
}

export function diskFull(dataDir: string, cause?: unknown): Fault {
  const sentence = `The disk of ${dataDir} is full; make room and start again, or set DATABASE_URL. What was saved is kept.`;
  return new Fault('database.full', sentence, { cause });
}

function foreign(dataDir: string): Fault {
  const sentence = `${dataDir} holds files that are not Touchstone's; name an empty or a new directory as data directory, or set DATABASE_URL.`;
  return new Fault('data-directory.foreign', sentence);
}

/** PostgreSQL insists on owning its files, and root would leave some behind that the owner cannot write. */
async function refuseOtherOwner(cluster: string): Promise<void> {
  const owner = await stat(cluster).then(
    (found) => found.uid,
    () => undefined,
  );
  if (owner === undefined || process.getuid === undefined || owner === process.getuid()) return;
  const sentence = `The database in ${cluster} belongs to user ${String(owner)}; start Touchstone as that user, or set DATABASE_URL.`;
  throw new Fault('data-directory.other-owner', sentence);
}
