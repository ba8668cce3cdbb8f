/**
 * The life of the embedded database: made, opened, joined, taken over, killed while it is written to, and stopped. With
 * real processes and real kills, on copies of one directory, because making a new one takes a second.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@touchstone/kernel';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asFault } from '../database.ts';
import { copyDirectory, openAndHold, runChild, type ChildProgram } from './child-program.test-support.ts';
import { joinOrOpenPostgres, openPostgres, type Postgres, type PostgresOptions } from './open-postgres.ts';
import { isRunning } from './processes.ts';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let firstStart: string;
  let count = 0;
  const open: Postgres[] = [];
  const children: ChildProgram[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-open-'));
    const postgres = await openPostgres({ dataDir: path.join(folder, 'pristine') });
    firstStart = postgres.started;
    await query(postgres, 'create table acknowledged (number integer primary key)');
    await postgres.stop();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await child.end();
    for (const postgres of open.splice(0)) await postgres.stop();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A data directory that was used before and closed well. */
  async function usedDirectory(): Promise<string> {
    count += 1;
    const dataDir = path.join(folder, `used-${String(count)}`);
    await copyDirectory(path.join(folder, 'pristine'), dataDir);
    return dataDir;
  }
  async function opened(options: PostgresOptions): Promise<Postgres> {
    const postgres = await openPostgres(options);
    open.push(postgres);
    return postgres;
  }
  function child(dataDir: string): ChildProgram {
    const program = runChild(openAndHold, dataDir);
    children.push(program);
    return program;
  }

  test('makes a new data directory, opens it again, and keeps what was written', async () => {
    expect(firstStart).toBe('new');
    const postgres = await opened({ dataDir: await usedDirectory() });
    expect(postgres.started).toBe('opened');
    expect(await query(postgres, 'select * from acknowledged')).toEqual([]);
  });

  test('is reached by a private socket only, writes through to the disk and checks its pages', async () => {
    const dataDir = await usedDirectory();
    const postgres = await opened({ dataDir });
    const settings = await query(
      postgres,
      "select name, setting from pg_settings where name in ('listen_addresses', 'fsync', 'full_page_writes', 'data_checksums', 'server_encoding') order by name",
    );
    expect(settings.map(({ setting }) => setting)).toEqual(['on', 'on', 'on', '', 'UTF8']);
    expect((await stat(path.join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(postgres.connection.host, '.s.PGSQL.5432'))).mode & 0o777).toBe(0o700);
  });

  test('knows the letters of every script and compares by code point', async () => {
    const postgres = await opened({ dataDir: await usedDirectory() });
    const [row] = await query(postgres, "select upper('straße çğ') as upper, 'Z' < 'a' and 'z' < 'é' as ordered");
    expect(row).toEqual({ upper: 'STRAßE ÇĞ', ordered: true });
  });

  test('finds a short place for its socket where the path of the data directory is too long', async () => {
    const deep = path.join(folder, 'x'.repeat(100), 'y');
    await mkdir(path.dirname(deep));
    await copyDirectory(await usedDirectory(), deep);
    const postgres = await openPostgres({ dataDir: deep });
    const { host } = postgres.connection;
    expect((await stat(host)).mode & 0o777).toBe(0o700);
    const joined = await joinOrOpenPostgres({ dataDir: deep });
    expect([joined.started, joined.connection.host]).toEqual(['joined', host]);
    expect(await query(joined, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(existsSync(host)).toBe(false);
  });

  test('a second server on the same directory is refused with the number of the first', async () => {
    const dataDir = await usedDirectory();
    const program = child(dataDir);
    expect(await program.answer()).toMatchObject({ started: 'opened' });
    await expect(openPostgres({ dataDir })).rejects.toMatchObject({
      code: 'data-directory.in-use',
      message: expect.stringContaining(`(process ${String(program.child.pid)})`) as unknown,
    });
    const here = await openPostgres({ dataDir: await usedDirectory() });
    open.push(here);
    await expect(openPostgres({ dataDir: path.join(here.connection.host, '..') })).rejects.toMatchObject({
      message: expect.stringContaining(`(process ${String(process.pid)})`) as unknown,
    });
  });

  test('a command beside a running server joins its database and leaves it running', async () => {
    const dataDir = await usedDirectory();
    const server = await opened({ dataDir });
    const command = await joinOrOpenPostgres({ dataDir });
    expect(command.started).toBe('joined');
    await query(command, 'insert into acknowledged values (1)');
    await command.stop();
    expect(await query(server, 'select * from acknowledged')).toEqual([{ number: 1 }]);
  });

  test('a command without a server opens the directory and stops the database afterwards', async () => {
    const dataDir = await usedDirectory();
    const command = await joinOrOpenPostgres({ dataDir });
    expect(command.started).toBe('opened');
    const pid = await postmaster(dataDir);
    await command.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('a command waits for a server that is just starting', async () => {
    const dataDir = path.join(folder, 'both-at-once');
    const starting = openPostgres({ dataDir });
    const claims = path.join(dataDir, 'touchstone.lock');
    while (!existsSync(claims) || (await readdir(claims)).length === 0) await pause(5);
    const [server, command] = await Promise.all([starting, joinOrOpenPostgres({ dataDir })]);
    expect([server.started, command.started]).toEqual(['new', 'joined']);
    expect(await query(command, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  test('after kill -9 of the server the next one takes over the running database, and stops it in the end', async () => {
    const dataDir = await usedDirectory();
    const program = child(dataDir);
    await program.answer();
    const pid = await postmaster(dataDir);
    await program.kill();
    expect(isRunning(pid)).toBe(true);
    const next = await openPostgres({ dataDir });
    expect([next.started, await postmaster(dataDir)]).toEqual(['joined', pid]);
    await next.stop();
    expect(isRunning(pid)).toBe(false);
  });

  test('a server that is killed while it makes a new database leaves nothing in the way of the next', async () => {
    const dataDir = path.join(folder, 'interrupted');
    const program = child(dataDir);
    while (!existsSync(dataDir) || !existsSync(path.join(dataDir, 'touchstone.lock'))) await pause(5);
    await pause(300);
    await program.kill();
    const next = await opened({ dataDir });
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log', 'touchstone.lock']);
  });

  test('starts although the files of a crash name a process that is somebody else by now', async () => {
    const dataDir = await usedDirectory();
    const program = child(dataDir);
    await program.answer();
    const file = path.join(dataDir, 'postgres', 'postmaster.pid');
    const pid = await postmaster(dataDir);
    await program.kill();
    const left = await readFile(file, 'utf8');
    process.kill(pid, 'SIGKILL');
    while (isRunning(pid)) await pause(5);
    const stranger = spawn('sleep', ['60']);
    const strangerPid = String(stranger.pid);
    await writeFile(file, left.replace(/^\d+/, strangerPid));
    await writeFile(path.join(dataDir, 'postgres', '.s.PGSQL.5432.lock'), `${strangerPid}\n`);
    const next = await opened({ dataDir });
    expect(next.started).toBe('opened');
    expect(stranger.exitCode).toBe(null);
    await next.stop();
    expect(stranger.exitCode).toBe(null);
    stranger.kill();
  });

  test('killed with -9 while it is written to, it comes back by itself and has every acknowledged row', async () => {
    const dataDir = await usedDirectory();
    const told: string[] = [];
    const postgres = await opened({ dataDir, log: (line) => told.push(line) });
    const pool = new pg.Pool({ ...postgres.connection, max: 4 });
    pool.on('error', () => undefined);
    let next = 0;
    let writing = true;
    const acknowledged = new Set<number>();
    const faults: Fault[] = [];
    const strange: unknown[] = [];
    const writer = async (): Promise<void> => {
      while (writing) {
        const number = (next += 1);
        try {
          await pool.query('insert into acknowledged values ($1)', [number]);
          acknowledged.add(number);
        } catch (error) {
          const fault = asFault(error);
          if (fault instanceof Fault) faults.push(fault);
          else strange.push(error);
          await pause(5);
        }
      }
    };
    const writers = [writer(), writer(), writer(), writer()];
    const rounds = 5;
    for (let round = 1; round <= rounds; round += 1) {
      const before = acknowledged.size;
      while (acknowledged.size < before + 20) await pause(5);
      await pause(Math.random() * 20);
      const pid = await postmaster(dataDir);
      process.kill(pid, 'SIGKILL');
      while (told.filter((line) => line.includes('runs again')).length < round) await pause(10);
    }
    const before = acknowledged.size;
    while (acknowledged.size < before + 20) await pause(5);
    writing = false;
    await Promise.all(writers);
    const { rows } = await pool.query<{ number: number }>('select number from acknowledged');
    await pool.end();
    const kept = new Set(rows.map(({ number }) => number));
    expect([...acknowledged].filter((number) => !kept.has(number))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThanOrEqual(20 * (rounds + 1));
    expect(strange).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter(({ code, retry }) => code !== 'database.unavailable' || !retry)).toEqual([]);
  });

  // These two spend their time in pauses.
  test.concurrent('says once that it cannot be brought back, and stops without harm', async () => {
    const dataDir = await usedDirectory();
    const lost = Promise.withResolvers<Fault>();
    const postgres = await openPostgres({ dataDir, onLost: lost.resolve });
    const control = path.join(dataDir, 'postgres', 'global', 'pg_control');
    const pid = await postmaster(dataDir);
    process.kill(pid, 'SIGKILL');
    await rm(control);
    expect(await lost.promise).toMatchObject({ code: 'data-directory.damaged' });
    await postgres.stop();
  });

  test.concurrent('can be stopped while it is being brought back', async () => {
    const dataDir = await usedDirectory();
    const postgres = await openPostgres({ dataDir });
    process.kill(await postmaster(dataDir), 'SIGKILL');
    await rm(path.join(dataDir, 'postgres', 'global', 'pg_control'));
    // Each try that fails names the file once; after the fourth nothing is left to wait for but a pause.
    const failed = async () =>
      (await readFile(path.join(dataDir, 'postgres.log'), 'utf8')).split('pg_control').length - 1;
    while ((await failed()) < 4) await pause(10);
    const began = Date.now();
    await postgres.stop();
    // The pause before the fifth try, which would have to be over.
    expect(Date.now() - began).toBeLessThan(3_200);
    await expect(openPostgres({ dataDir })).rejects.toMatchObject({ code: 'data-directory.damaged' });
  });
});

async function postmaster(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

async function query(postgres: Postgres, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(postgres.connection);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement).finally(() => client.end());
  return rows;
}
