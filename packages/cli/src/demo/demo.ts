/** The work of `touchstone demo`: plays the story, tells it, checks the award, lets time pass, and serves it where kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePlainDate, type PlainDate } from '@touchstone/kernel';
import {
  keepDemo,
  openInstallation,
  passTime,
  playStory,
  playYearsAfter,
  storyBegin,
  storyEnd,
  type Installation,
} from '@touchstone/server';
import { installationOptions } from '../installation-options.ts';
import { originOf, portOf, serveUntilStopped } from '../serve/serve.ts';
import { calledWrongly, foundWanting } from '../terminal/exit.ts';
import { openTerminal, speaker, type Terminal } from '../terminal/terminal.ts';
import { checkAward, checkChangedAward } from './check-award.ts';
import type { DemoFlags } from './demo-flags.ts';
import { demoMessages } from './demo-messages.ts';
import { heading, storyTeller } from './tell-story.ts';
import { storyMessages } from './story-messages.ts';

const host = '127.0.0.1';
/** What shells say of a program that Ctrl-C ended. */
const interruptedCode = 130;

export async function demo(flags: DemoFlags): Promise<void> {
  const terminal = openTerminal();
  const until = flags.until === undefined ? undefined : await dayAfterStory(terminal, flags.until);
  if (flags.keep === true) await demoToKeep(terminal, flags, until);
  else await demoInPassing(terminal, flags, until);
}

async function demoToKeep(terminal: Terminal, flags: DemoFlags, until: PlainDate | undefined): Promise<void> {
  const port = portOf(flags.port);
  const options = installationOptions(flags, originOf({ host, port: flags.port }));
  const installation = await openInstallation({ ...options, demo: true, demoBegin: storyBegin });
  if (await hasStory(installation)) {
    await installation.close();
    terminal.warn(speaker(terminal, demoMessages)('played-before', { folder: flags.data }));
    foundWanting();
    return;
  }
  await perform(terminal, installation, until);
  terminal.print();
  await serveUntilStopped(installation, { host, port, dataDir: options.dataDir });
}

/** Whatever ends it, the temporary folder is removed. */
async function demoInPassing(terminal: Terminal, flags: DemoFlags, until: PlainDate | undefined): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'touchstone-demo-'));
  let installation: Installation | undefined;
  const cleanUp = async (): Promise<void> => {
    await installation?.close().catch(() => undefined);
    await rm(dataDir, { recursive: true, force: true });
  };
  const interrupted = (): void => {
    void cleanUp().finally(() => process.exit(interruptedCode));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    // A database of one's own is left alone: this one lasts for the length of a story.
    const { databaseUrl: _own, ...options } = installationOptions(flags, originOf({ host, port: flags.port }));
    installation = await openInstallation({ ...options, dataDir, demo: true, demoBegin: storyBegin });
    await perform(terminal, installation, until);
    terminal.print();
    terminal.print(speaker(terminal, demoMessages)('gone'));
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await cleanUp();
  }
}

async function perform(terminal: Terminal, installation: Installation, until: PlainDate | undefined): Promise<void> {
  const tell = storyTeller(terminal);
  terminal.print(speaker(terminal, demoMessages)('begin'));
  const played = await playStory(installation, tell);
  const { northCycle } = played;
  await checkAward(terminal, installation, northCycle);
  await checkChangedAward(terminal, installation, northCycle);
  await playYearsAfter(played);
  if (until === undefined) return;
  const say = speaker(terminal, storyMessages);
  for (const line of heading(terminal, say('chapter.clocks-run-out'))) terminal.print(line);
  let ranOut = 0;
  await passTime(installation, until, (line) => {
    ranOut += 1;
    tell(line);
  });
  if (installation.demoClock !== undefined)
    await keepDemo(installation.database, { offsetMs: installation.demoClock.offsetMs() });
  terminal.print(say(ranOut === 0 ? 'nothing-ran-out' : 'today-is', { until: terminal.t.date(until) }));
  await checkAward(terminal, installation, northCycle);
}

async function hasStory({ database }: Installation): Promise<boolean> {
  return (await database.read.selectFrom('sites').select('id').limit(1).executeTakeFirst()) !== undefined;
}

async function dayAfterStory({ t }: Terminal, text: string): Promise<PlainDate> {
  const day = parsePlainDate(text);
  if (day === undefined) throw calledWrongly(`“${text}” is not a day. Write it like this: --until 2025-01-01.`);
  const end = await storyEnd();
  if (day < end)
    throw calledWrongly(`The story itself goes on until ${t.date(end)}. Name that day or a later one with --until.`);
  return day;
}
