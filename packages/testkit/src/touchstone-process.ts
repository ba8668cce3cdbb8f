/**
 * The product as its operator runs it: the built command line in a process of its own, which can be killed like any other.
 * A server is ready when it says so; commands run to their end.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  /** as an operator would stop it */
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
  const child = spawnTouchstone(['serve', '--data', dataDir, '--port', String(port)], ['ignore', 'pipe', 'pipe']);
  const { pid, stderr, stdout } = child;
  if (pid === undefined || stdout === null || stderr === null) throw new Error('The server could not be started');
  const exit = once(child, 'exit');
  let said = '';
  stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await Promise.race([
    once(stdout, 'data'),
    exit.then(() => {
      throw new Error(`The server ended before it was ready: ${said}`);
    }),
  ]);
  stdout.resume();
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await exit;
  };
  return {
    address: `http://localhost:${String(port)}`,
    pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Runs `touchstone …` to its end. `around` runs it inside another program, such as `unshare …`. */
export async function runTouchstone(args: readonly string[], around: readonly string[] = []): Promise<FinishedCommand> {
  const child = spawnTouchstone(args, ['ignore', 'pipe', 'pipe'], around);
  const { stderr, stdout } = child;
  if (stdout === null || stderr === null) throw new Error('The command could not be started');
  const [output, trouble, [code]] = await Promise.all([
    text(stdout),
    text(stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout: output, stderr: trouble };
}

/** One that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function spawnTouchstone(
  args: readonly string[],
  stdio: ['ignore', 'pipe', 'pipe'],
  around: readonly string[] = [],
): ChildProcess {
  if (!existsSync(program)) throw new Error('The program is not built yet. Run `npm run build` first.');
  const [file = '', ...rest] = [...around, process.execPath, program, ...args];
  // What the machine of the tests has in its environment is not what is tested.
  const { DATABASE_URL, PORT, TOUCHSTONE_DATA, TOUCHSTONE_ORIGIN, ...env } = process.env;
  return spawn(file, rest, { stdio, env });
}
