/**
 * Turns what PostgreSQL said before it gave up into one sentence for the operator, with the way out. Its own words are kept
 * where we do not know better; the full text stays in the log file.
 */
import { Fault } from '@touchstone/kernel';
import { diskFull, notWritable } from './data-directory.ts';

/** `said`: what the program wrote to standard error. `program` could not even be run where `cause` says why. */
export function startFailure(said: string, dataDir: string, cause?: unknown): Fault {
  const refused = /^unshare: (.*)/m.exec(said)?.[1] ?? unshareMissing(cause);
  if (refused !== undefined) {
    // Looked at first: among its reasons is "No space left on device", which speaks of namespaces and not of the disk.
    const sentence =
      `PostgreSQL does not run as root, and giving up root's rights for it failed (${refused}); ` +
      'start Touchstone as an ordinary user, or set DATABASE_URL.';
    return new Fault('postgres.root', sentence, { cause });
  }
  const reason = decisiveLine(said) ?? (cause instanceof Error ? cause.message : 'it said nothing');
  if (/No space left on device|Disk quota exceeded/.test(said)) return diskFull(dataDir, new Error(reason));
  if (/Permission denied|Read-only file system/.test(said)) return notWritable(dataDir, new Error(reason));
  if (/control file|pg_control|checkpoint record|database system|could not (open|read|access|find) /.test(reason)) {
    return damaged(dataDir, reason);
  }
  return new Fault(
    'postgres.start-failed',
    `PostgreSQL does not start on ${dataDir} (${reason}); see postgres.log there, or set DATABASE_URL.`,
    { cause },
  );
}

export function damaged(dataDir: string, reason: string): Fault {
  const sentence =
    `The database in ${dataDir} is damaged (${reason}); nothing was changed. ` +
    'Restore the directory from a backup, name another one, or set DATABASE_URL.';
  return new Fault('data-directory.damaged', sentence);
}

/** Another PostgreSQL has these files at this moment: it may be starting, or the last one's sessions may be ending. */
export function isTransient(said: string): boolean {
  return /lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(said);
}

function unshareMissing(cause: unknown): string | undefined {
  const missing = cause instanceof Error && 'syscall' in cause && cause.syscall === 'spawn unshare';
  return missing ? 'the program unshare is not installed' : undefined;
}

function decisiveLine(said: string): string | undefined {
  // Whoever asks too early is told so in the same log.
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !line.includes('the database system is '));
  const line = lines.find((text) => /FATAL:|PANIC:|error:|^postgres: /.test(text)) ?? lines.at(-1);
  return line?.replace(/^.*?(FATAL|PANIC|error|postgres): +/, '').trim();
}
