/**
 * The command line on an installation on which the demonstration's story was played: commands run in this process, on a
 * database of their own, and answer with what they printed and their exit code.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openInstallation,
  playStory,
  storyBegin,
  type Installation,
  type PlayedStory,
  type StoryLine,
} from '@touchstone/server';
import { cloneDatabase, type TestDatabase } from '@touchstone/testkit';
import { runProgram } from './program.ts';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PlayedInstallation {
  readonly installation: Installation;
  readonly story: PlayedStory;
  readonly lines: readonly StoryLine[];
  /** a folder for files of the test */
  readonly folder: string;
  /** `touchstone …` on this installation */
  readonly touchstone: (...args: readonly string[]) => Promise<Finished>;
  /** as the superuser, with no trigger in the way */
  readonly tamper: (statement: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openPlayedInstallation(): Promise<PlayedInstallation> {
  const database = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'touchstone-cli-'));
  const { connection } = database;
  const installation = await openInstallation({
    dataDir,
    connection,
    origin: 'http://localhost:4310',
    ...{ demo: true, demoBegin: storyBegin },
  });
  const lines: StoryLine[] = [];
  const story = await playStory(installation, (line) => lines.push(line));
  return {
    ...{ installation, story, lines, folder: dataDir },
    touchstone: (...args) =>
      runTouchstone(args, { DATABASE_URL: urlOf(database), TOUCHSTONE_DATA: dataDir, LANG: 'en_GB.UTF-8' }),
    tamper: async (statement) => {
      const client = await installation.database.accounts.connect();
      try {
        const asOwner = 'set role none; set search_path = public; set session_replication_role = replica';
        await client.query(`${asOwner}; ${statement}`);
      } finally {
        // Not given back, because nobody else may act with these rights.
        client.release(true);
      }
    },
    close: async () => {
      await installation.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function urlOf({ connection: { database, host, port, user } }: TestDatabase): string {
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${String(port)}`;
}

/** `environment` stands for the whole of what the command may know of its surroundings. */
export async function runTouchstone(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const before = { env: process.env, stdout: process.stdout.write, stderr: process.stderr.write };
  const said = { stdout: '', stderr: '' };
  process.env = { PATH: process.env['PATH'], NO_COLOR: '1', ...environment };
  process.stdout.write = (chunk: string) => ((said.stdout += chunk), true);
  process.stderr.write = (chunk: string) => ((said.stderr += chunk), true);
  try {
    await runProgram(['node', 'touchstone', ...args]);
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    process.env = before.env;
    process.stdout.write = before.stdout;
    process.stderr.write = before.stderr;
    process.exitCode = undefined;
  }
}
