/**
 * Makes a new database cluster with PostgreSQL's `initdb`. Made aside, flushed to disk and then renamed into place, so that
 * being stopped at any moment leaves either a whole cluster or none.
 */
import { execFile } from 'node:child_process';
import { access, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '@touchstone/kernel';
import type { PostgresBinaries } from './binaries.ts';
import { clusterFolder } from './data-directory.ts';
import { damaged, startFailure } from './start-failure.ts';
import { programEnvironment, unprivileged } from './unprivileged.ts';

/** The one user of the embedded database, who owns everything in it. */
export const superuser = 'touchstone';

/**
 * Written into the cluster's `postgresql.conf`, where an operator may change them: a small machine with two cores and a
 * solid-state disk. Errors of single statements are not logged: the program that sent them reports them, and their
 * details may hold personal data.
 */
const tuning: Readonly<Record<string, string>> = {
  shared_buffers: '128MB',
  max_connections: '40',
  random_page_cost: '1.1',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  min_wal_size: '64MB',
  max_wal_size: '512MB',
  wal_compression: 'on',
  io_method: 'sync',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** True where it had to be made. Faults: damaged or of another version (nothing is touched), disk full, root without namespaces. */
export async function ensureCluster(
  binaries: PostgresBinaries,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<boolean> {
  const cluster = path.join(dataDir, clusterFolder);
  if (!(await exists(cluster))) {
    await sweepUnfinished(dataDir);
    await createCluster(binaries, dataDir, settings['fsync'] !== 'off');
    return true;
  }
  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) throw damaged(dataDir, `${clusterFolder}/PG_VERSION cannot be read`);
  if (version.trim() !== binaries.major) {
    const sentence =
      `The database in ${dataDir} was made by PostgreSQL ${version.trim()}, and this Touchstone brings ${binaries.major}; nothing was changed. ` +
      `Restore a backup into a new data directory, or set DATABASE_URL to a PostgreSQL ${version.trim()} that serves it.`;
    throw new Fault('data-directory.other-version', sentence);
  }
  return false;
}

async function createCluster(binaries: PostgresBinaries, dataDir: string, flush: boolean): Promise<void> {
  const unfinished = await mkdtemp(path.join(dataDir, `${clusterFolder}.new-`));
  const program = unprivileged(binaries.initdb, [
    ...['--pgdata', unfinished, '--username', superuser, '--auth-local=trust', '--auth-host=reject'],
    // Compares by code point, the same on every machine and for ever, and knows the letters of every script.
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['--data-checksums', '--no-instructions', ...(flush ? [] : ['--no-sync'])],
    ...Object.entries(tuning).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  try {
    await promisify(execFile)(program.file, program.args, { cwd: dataDir, env: programEnvironment });
    await rename(unfinished, path.join(dataDir, clusterFolder));
    await flushDirectory(dataDir);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (error instanceof Error && 'stderr' in error) throw startFailure(String(error.stderr), dataDir, error);
    throw error;
  }
}

/** What a process left that was killed while making a cluster; the caller holds the directory's lock. */
async function sweepUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(`${clusterFolder}.new-`)) continue;
    // Its `initdb` may still be writing; it gives up when its files are gone.
    await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 20 });
  }
}

async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory);
  await handle.sync();
  await handle.close();
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
