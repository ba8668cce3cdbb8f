/**
 * The server and its database are killed while people write, again and again. What was acknowledged is there, what was not
 * takes effect once when it is sent again, and everything runs on without anybody mending anything.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { defined } from '@touchstone/kernel';
import { openDatabase, openPostgres } from '@touchstone/store';
import {
  freePort,
  prepareSelfAssessments,
  runTouchstone,
  signInToApi,
  startServer,
  type ApiClient,
  type Prepared,
  type SentAnswer,
  type ServerProcess,
} from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const rounds = 20;
const writers = 4;
/** acknowledged answers between a kill and the next: more than could be under way when it happened */
const answersPerRound = 3 * writers;

interface Acknowledged {
  readonly command: SentAnswer;
  readonly version: number;
}

describe('a server and a database that are killed while people write', () => {
  let folder: string;
  let prepared: Prepared;
  let port: number;
  let server: ServerProcess;
  const acknowledged: Acknowledged[] = [];
  let writing = true;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'touchstone-kill-'));
    prepared = await prepareSelfAssessments(folder, 2);
    port = await freePort();
    server = await startServer(folder, port);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('lose nothing that was acknowledged and start by themselves, twenty times', async () => {
    const api = await signInToApi(server.address, 'site');
    const people = Promise.all(Array.from({ length: writers }, (_, writer) => write(api, writer)));
    // Whoever is never acknowledged ends the test at once.
    const untilAcknowledged = (): Promise<unknown> => Promise.race([people, moreAcknowledged(answersPerRound)]);
    for (let round = 1; round <= rounds; round += 1) {
      await untilAcknowledged();
      if (round % 2 === 0) {
        await killDatabase();
        await expectHonestSignIn();
      }
      if (round % 2 === 1 || round === rounds) {
        await server.kill();
        // As a supervisor would; the database has run on, or died at the same time.
        server = await startServer(folder, port);
      }
    }
    await untilAcknowledged();
    writing = false;
    await people;
    await server.stop();
    await expectKept();
    expect(await runTouchstone(['doctor', '--data', folder])).toMatchObject({ code: 0 });
  });

  /** Sends one answer after the other, each again and again under its id until it is acknowledged. */
  async function write(api: ApiClient, writer: number): Promise<void> {
    const place = defined(prepared.places[writer % 2], 'a site');
    for (let count = 0; writing; count += 1) {
      const criterion = defined(prepared.criteria[count % prepared.criteria.length], 'a criterion');
      const command = prepared.answerTo(place, criterion, `Writer ${String(writer)}, answer ${String(count)}.`);
      acknowledged.push({ command, version: await sendUntilAcknowledged(api, command) });
    }
  }

  async function moreAcknowledged(more: number): Promise<void> {
    const enough = acknowledged.length + more;
    await expect.poll(() => acknowledged.length).toBeGreaterThanOrEqual(enough);
  }

  async function killDatabase(): Promise<void> {
    const pidFile = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8');
    process.kill(Number.parseInt(pidFile, 10), 'SIGKILL');
  }

  /** Trouble of the database is told as that, and never as a wrong password. */
  async function expectHonestSignIn(): Promise<void> {
    const outcome = await signInToApi(server.address, 'site').then(() => 'signed in', String);
    expect(outcome).toMatch(/^signed in$|"status":503/);
  }

  async function expectKept(): Promise<void> {
    const postgres = await openPostgres({ dataDir: folder });
    const database = openDatabase({ connection: { ...postgres.connection } });
    try {
      const journal = await database.read
        .selectFrom('journal')
        .select(['command_id', 'version'])
        .where('type', '=', 'self-assessment.rated')
        .execute();
      const expected = acknowledged.map(({ command, version }) => `${command.id} ${String(version)}`);
      expect(journal.map((row) => `${row.command_id} ${String(row.version)}`).toSorted()).toEqual(expected.toSorted());
      for (const { cycle } of prepared.places) {
        const answers = await database.read
          .selectFrom('answers')
          .select(['criterion', 'rationale'])
          .where('cycle', '=', cycle)
          .execute();
        const shown = new Map(answers.map(({ criterion, rationale }) => [criterion, rationale]));
        expect(shown).toEqual(lastWords(cycle));
      }
    } finally {
      await database.close();
      await postgres.stop();
    }
  }

  function lastWords(cycle: string): ReadonlyMap<string, string> {
    const inOrder = acknowledged
      .filter(({ command }) => command.stream === cycle)
      .toSorted((a, b) => a.version - b.version);
    return new Map(inOrder.map(({ command }) => [command.body.criterion, command.body.rationale]));
  }
});

/** The trouble that a kill causes is over in seconds, however busy the machine: nobody waits longer than this. */
async function sendUntilAcknowledged(api: ApiClient, command: SentAnswer): Promise<number> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const answer = await api.send(command);
    if ('version' in answer) return answer.version;
    if (answer.outcome === 'refused') throw new Error(`Refused: ${answer.sentences.join(' ')}`);
    // A lost connection, or a server that says that its database is away; nothing of ours breaks.
    if (answer.because.startsWith('500')) throw new Error(answer.because);
    if (Date.now() > deadline) throw new Error(`Never acknowledged: ${answer.because}`);
    await pause(50);
  }
}
