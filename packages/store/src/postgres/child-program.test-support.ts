/**
 * For tests: a program of ours in a process of its own, because only a whole process can be killed, run as another user or
 * see another disk. It prints one line of JSON when it is done or ready, and ends when its standard input does.
 */
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export interface ChildProgram {
  readonly child: ChildProcess;
  /** the next line it prints, parsed */
  readonly answer: () => Promise<Record<string, unknown>>;
  /** Closes its standard input and waits for its end. */
  readonly end: () => Promise<void>;
  /** kill -9, and waits for its end. */
  readonly kill: () => Promise<void>;
}

/** Opens a data directory, prints how, and stops when told; or prints the Fault. */
export const openAndHold = `
  try {
    const postgres = await openPostgres({ dataDir });
    print({ started: postgres.started, connection: postgres.connection });
    await ended;
    await postgres.stop();
  } catch (error) {
    print({ code: error.code, message: error.message });
  }
`;

/** `around` runs the program inside another one, such as \`setpriv …\`. The code sees openPostgres, dataDir, pg, print and ended. */
export function runChild(code: string, dataDir: string, around: readonly string[] = []): ChildProgram {
  const module = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);
  const source = `
    import { setTimeout as pause } from 'node:timers/promises';
    import { openPostgres } from ${module('./open-postgres.ts')};
    import { asFault } from ${module('../database.ts')};
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    const dataDir = ${JSON.stringify(dataDir)};
    const print = (line) => console.log(JSON.stringify(line));
    const ended = new Promise((resolve) => process.stdin.on('end', resolve).resume());
    ${code}
    process.exit();
  `;
  const node = [process.execPath, '--conditions=touchstone-source', '--input-type=module', '--eval', source];
  const [file = '', ...args] = [...around, ...node];
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, 'exit');
  return {
    child,
    answer: async () => {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('The child program ended without an answer');
      return JSON.parse(value) as Record<string, unknown>;
    },
    end: async () => {
      child.stdin.end();
      await exit;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** By `cp`, which takes a thousand files in a tenth of the time. `to` must not exist. */
export async function copyDirectory(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-R', from, to]);
}

/** An ordinary user for those who run the tests as root; nothing for those who are one. */
export const asOrdinaryUser: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

/** Root of a namespace of its own, where `script` may mount and limit before the program runs. */
export function inNamespace(script: string): readonly string[] {
  return ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', `${script} && exec "$0" "$@"`];
}

/** Whether this machine can run a program that way. */
export function isPossible(around: readonly string[], ...command: readonly string[]): boolean {
  const [file = 'true', ...args] = [...around, ...(command.length === 0 ? ['true'] : command)];
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0;
}
