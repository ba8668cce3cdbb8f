/**
 * Starts PostgreSQL on a data directory and waits until it answers, or joins the one that already runs there: a server that
 * was killed leaves its PostgreSQL running. Whoever calls this holds the directory's lock.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@touchstone/kernel';
import type { PostgresBinaries } from './binaries.ts';
import { clusterFolder } from './data-directory.ts';
import { superuser } from './create-cluster.ts';
import { isRunning } from './processes.ts';
import { claimedPostgres, probe, servesDirectory, type RunningPostgres } from './running-postgres.ts';
import { removeSocketDirectory, socketDirectory, socketPort } from './socket-directory.ts';
import { isTransient, startFailure } from './start-failure.ts';
import { programEnvironment, unprivileged } from './unprivileged.ts';

/** PostgreSQL's log, beside the cluster; begun anew above this size, the last one kept. */
const logName = 'postgres.log';
const logBytes = 10_000_000;
/** Starting after a crash replays what was written since the last checkpoint, at most `max_wal_size`. */
const startMilliseconds = 120_000;

export interface StartedPostgres extends RunningPostgres {
  readonly joined: boolean;
}

/** It answers, if only to say that nobody may in: that is for the one who connects to find out. */
export async function startOrJoin(
  binaries: PostgresBinaries,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<StartedPostgres> {
  const deadline = Date.now() + startMilliseconds;
  for (;;) {
    const claimed = await claimedPostgres(dataDir);
    const answer = claimed === undefined ? 'silent' : await probe(claimed.connection);
    if (claimed !== undefined && (answer === 'ready' || answer === 'refuses')) return { ...claimed, joined: true };
    if (claimed === undefined || (answer === 'silent' && !servesDirectory(claimed.pid, dataDir))) {
      if (claimed !== undefined) await disownLeftovers(claimed, dataDir);
      const started = await start(binaries, dataDir, settings, deadline);
      if (started !== undefined) return { ...started, joined: false };
    }
    if (Date.now() > deadline) throw tooSlow(dataDir);
    await pause(20);
  }
}

/** Ends sessions that do not end by themselves, writes everything, and stops. Whatever happens, the process is gone afterwards. */
export async function stopPostgres({ pid, connection }: RunningPostgres, dataDir: string): Promise<void> {
  const shutdowns = [
    // Smart: waits for the sessions. A driver's connections are still closing when it says that they are closed, and to be
    // cut off then would be an error that nobody is left to hear.
    ['SIGTERM', 1_000],
    // Fast: ends the sessions, writes one checkpoint.
    ['SIGINT', 20_000],
    // These skip the checkpoint: nothing is lost, the next start replays the log.
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, milliseconds] of shutdowns) {
    // It may be gone, and its number somebody else's.
    if (!servesDirectory(pid, dataDir)) break;
    process.kill(pid, signal);
    const deadline = Date.now() + milliseconds;
    while (isRunning(pid) && Date.now() < deadline) await pause(10);
  }
  await removeSocketDirectory(connection.host);
}

/** Undefined where another PostgreSQL still has the files: look again in a moment. */
async function start(
  binaries: PostgresBinaries,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  deadline: number,
): Promise<RunningPostgres | undefined> {
  const cluster = path.join(dataDir, clusterFolder);
  const host = await socketDirectory(cluster);
  const logFile = path.join(dataDir, logName);
  const logStart = await beginLog(logFile);
  const fixed = {
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_directories: `"${host.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    ...settings,
  };
  const options = Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = unprivileged(binaries.postgres, ['-D', cluster, ...options]);
  const log = openSync(logFile, 'a', 0o600);
  // Detached, so that Ctrl-C in a terminal reaches us alone and we end our work before we end the database.
  const child = spawn(program.file, program.args, {
    cwd: dataDir,
    env: programEnvironment,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  let trouble: Error | undefined;
  child.on('error', (error) => (trouble = error));
  const connection = { host, port: socketPort, user: superuser, database: 'postgres', ssl: false } as const;
  while (trouble === undefined && child.exitCode === null && child.signalCode === null) {
    const answer = await probe(connection);
    if (child.pid !== undefined && (answer === 'ready' || answer === 'refuses')) return { pid: child.pid, connection };
    if (Date.now() > deadline) {
      if (child.pid !== undefined) await stopPostgres({ pid: child.pid, connection }, dataDir);
      throw tooSlow(dataDir);
    }
    await pause(10);
  }
  const said = await readFrom(logFile, logStart);
  if (isTransient(said)) return undefined;
  throw startFailure(said, dataDir, trouble);
}

/**
 * After a crash the files may name a process that is somebody else by now, and PostgreSQL would refuse to start. A starting
 * PostgreSQL ignores the number of the process that starts it, so we put in ours. The file itself has to stay: with what it
 * says about shared memory PostgreSQL makes sure that no session of the crashed one is still writing.
 */
async function disownLeftovers(claimed: RunningPostgres, dataDir: string): Promise<void> {
  if (!isRunning(claimed.pid)) return;
  const file = path.join(dataDir, clusterFolder, 'postmaster.pid');
  const text = await readFile(file, 'utf8');
  await writeFile(`${file}.new`, text.replace(/^\d+/, String(process.pid)), { mode: 0o600 });
  await rename(`${file}.new`, file);
  await rm(path.join(claimed.connection.host, `.s.PGSQL.${String(claimed.connection.port)}.lock`), { force: true });
}

async function beginLog(file: string): Promise<number> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= logBytes) return size;
  await rename(file, `${file}.1`);
  return 0;
}

async function readFrom(file: string, position: number): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(65_536), position });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function tooSlow(dataDir: string): Fault {
  const sentence = `PostgreSQL on ${dataDir} did not answer within ${String(startMilliseconds / 1_000)} seconds; see postgres.log there, and start again.`;
  return new Fault('postgres.start-failed', sentence, { retry: true });
}
