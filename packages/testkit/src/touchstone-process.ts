/**
 * The product as its operator runs it: the built command line in a process of its own, which can be killed like any other.
 * A server is ready when it says so; commands run to their end.
 */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { defined } from '@touchstone/kernel';

/** In English, and on nothing that the machine of the tests happens to name. */
const environment = {
  ...{ LC_ALL: 'C', DATABASE_URL: undefined, PORT: undefined },
  ...{ TOUCHSTONE_DATA: undefined, TOUCHSTONE_ORIGIN: undefined },
};

const program = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  /** as an operator would stop it; throws with its words where it had ended by itself */
  readonly stop: () => Promise<void>;
  /** kill -9, and waits for its end */
  readonly kill: () => Promise<void>;
}

export interface FinishedCommand {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `touchstone serve` and waits until it serves. Throws with its own words where it ends before. */
export async function startServer(dataDir: string, port: number): Promise<ServerProcess> {
  const child = spawnTouchstone(['serve', '--data', dataDir, '--port', String(port)]);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit').then(() => {
    if (!child.killed) throw new Error(`The server ended by itself: ${said}`);
  });
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.stdout.resume();
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  return {
    address: `http://localhost:${String(port)}`,
    pid: defined(child.pid, 'the process of a server that answered'),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Runs `touchstone …` to its end. `around` runs it inside another program, such as `unshare …`. */
export async function runTouchstone(args: readonly string[], around: readonly string[] = []): Promise<FinishedCommand> {
  const child = spawnTouchstone(args, around);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

/**
 * One that nobody listened on a moment ago, below those that Linux and Macs hand out by themselves: nobody is given it
 * meanwhile, not even between the end of a server and the start of the next.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_768);
    const server = createServer().listen(port, '127.0.0.1');
    const taken = await once(server, 'listening').then(
      () => false,
      (error: unknown) => {
        if (!String(error).includes('EADDRINUSE')) throw error;
        return true;
      },
    );
    if (taken) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

function spawnTouchstone(
  args: readonly string[],
  around: readonly string[] = [],
): ChildProcessByStdio<null, Readable, Readable> {
  if (!existsSync(program)) throw new Error('The program is not built yet. Run `npm run build` first.');
  const [file = '', ...rest] = [...around, process.execPath, program, ...args];
  return spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
}
