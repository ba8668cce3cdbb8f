/**
 * Whatever may be wrong with a data directory, its disk or the machine: one Fault with one sentence, and nothing is damaged.
 * Real trouble on real files; what needs another user or another disk runs in a process of its own.
 */
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresBinaries } from './binaries.ts';
import {
  asOrdinaryUser,
  copyDirectory,
  inNamespace,
  isPossible,
  openAndHold,
  runChild,
} from './child-program.test-support.ts';
import { openPostgres } from './open-postgres.ts';

const ordinaryUserPossible = isPossible(asOrdinaryUser, process.execPath, '--check', import.meta.filename);
const mountPossible = isPossible(inNamespace('mount -t tmpfs none /mnt'));
const needsOrdinaryUser = 'needs an ordinary user that can read this checkout';
const needsMount = 'needs user namespaces that may mount';

describe('a data directory or a machine in trouble', () => {
  let folder: string;
  let pristine: string;
  let count = 0;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-faults-'));
    await chmod(folder, 0o755);
    pristine = path.join(folder, 'pristine');
    await (await openPostgres({ dataDir: pristine })).stop();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function newPath(): string {
    count += 1;
    return path.join(folder, `directory-${String(count)}`);
  }
  async function usedDirectory(): Promise<string> {
    const dataDir = newPath();
    await copyDirectory(pristine, dataDir);
    return dataDir;
  }
  async function refused(dataDir: string): Promise<{ readonly code: string; readonly message: string }> {
    const outcome: unknown = await openPostgres({ dataDir }).then(
      () => 'opened',
      (error: unknown) => error,
    );
    expect(outcome).toMatchObject({ name: 'Fault', message: expect.stringMatching(/^[^\n]+\.$/) as unknown });
    return outcome as { code: string; message: string };
  }

  test('that is a file is refused', async () => {
    const dataDir = newPath();
    await writeFile(dataDir, 'mine');
    expect(await refused(dataDir)).toMatchObject({ code: 'data-directory.not-a-directory' });
    expect(await refused(path.join(dataDir, 'below'))).toMatchObject({ code: 'data-directory.not-a-directory' });
    expect(await readFile(dataDir, 'utf8')).toBe('mine');
  });

  test.runIf(process.platform === 'linux')('that nobody can make is refused at once (needs /proc)', async () => {
    expect(await refused('/proc/touchstone/data')).toMatchObject({ code: 'data-directory.not-writable' });
  });

  test('that holds files of somebody else is refused and left as it is', async () => {
    const dataDir = newPath();
    await mkdir(dataDir);
    await writeFile(path.join(dataDir, 'letter.txt'), 'dear');
    expect(await refused(dataDir)).toMatchObject({ code: 'data-directory.foreign' });
    expect(await readdir(dataDir)).toEqual(['letter.txt']);
  });

  test('without PG_VERSION is refused, and opens again when the file is back', async () => {
    const dataDir = await usedDirectory();
    const version = path.join(dataDir, 'postgres', 'PG_VERSION');
    await rename(version, `${version}.away`);
    const before = await fingerprint(dataDir);
    expect(await refused(dataDir)).toMatchObject({ code: 'data-directory.damaged' });
    expect(await fingerprint(dataDir)).toBe(before);
    await rename(`${version}.away`, version);
    await (await openPostgres({ dataDir })).stop();
  });

  test('of another PostgreSQL version is refused with both versions', async () => {
    const dataDir = await usedDirectory();
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    const fault = await refused(dataDir);
    expect(fault.code).toBe('data-directory.other-version');
    expect(fault.message).toContain('PostgreSQL 15');
    expect(fault.message).toContain(postgresBinaries().major);
  });

  test('with a corrupted control file is refused, and opens again when the byte is put right', async () => {
    const dataDir = await usedDirectory();
    const control = path.join(dataDir, 'postgres', 'global', 'pg_control');
    await flipByte(control, 40);
    const fault = await refused(dataDir);
    expect(fault.code).toBe('data-directory.damaged');
    expect(fault.message).toContain('incorrect checksum in control file');
    await flipByte(control, 40);
    const postgres = await openPostgres({ dataDir });
    expect(postgres.started).toBe('opened');
    await postgres.stop();
  });

  test('that lacks its write-ahead log or its tables is refused', async () => {
    const withoutLog = await usedDirectory();
    for (const name of await readdir(path.join(withoutLog, 'postgres', 'pg_wal'))) {
      if (/^[0-9A-F]{24}$/.test(name)) await rm(path.join(withoutLog, 'postgres', 'pg_wal', name));
    }
    expect(await refused(withoutLog)).toMatchObject({ code: 'data-directory.damaged' });
    const withoutTables = await usedDirectory();
    await rm(path.join(withoutTables, 'postgres', 'base'), { recursive: true });
    expect(await refused(withoutTables)).toMatchObject({ code: 'data-directory.damaged' });
    await expect(readFile(path.join(withoutTables, 'postgres', 'postmaster.pid'))).rejects.toThrow();
  });

  test('with a mistake in postgresql.conf is refused in the words of PostgreSQL', async () => {
    const dataDir = await usedDirectory();
    await writeFile(path.join(dataDir, 'postgres', 'postgresql.conf'), 'shared_bufers = 1GB\n', { flag: 'a' });
    const fault = await refused(dataDir);
    expect(fault.code).toBe('postgres.start-failed');
    expect(fault.message).toContain('postgresql.conf" contains errors');
  });

  test('on a platform without PostgreSQL from npm names DATABASE_URL', () => {
    expect(() => postgresBinaries('plan9-mips')).toThrow(/plan9-mips.*DATABASE_URL/);
  });

  test.skipIf(!ordinaryUserPossible)(`works for an ordinary user (${needsOrdinaryUser})`, async () => {
    const dataDir = newPath();
    await mkdir(dataDir);
    if (asOrdinaryUser.length > 0) await chown(dataDir, 65_534, 65_534);
    const program = runChild(openAndHold, dataDir, asOrdinaryUser);
    expect(await program.answer()).toMatchObject({ started: 'new' });
    await program.end();
  });

  test.skipIf(!ordinaryUserPossible)(`that may not be written is refused (${needsOrdinaryUser})`, async () => {
    const dataDir = newPath();
    await mkdir(dataDir, { mode: 0o555 });
    for (const name of [dataDir, path.join(dataDir, 'below')]) {
      const program = runChild(openAndHold, name, asOrdinaryUser);
      expect(await program.answer()).toMatchObject({ code: 'data-directory.not-writable' });
      await program.end();
    }
  });

  test.skipIf(process.getuid?.() !== 0)('of another user is refused with that user (needs root)', async () => {
    const dataDir = await usedDirectory();
    await chown(path.join(dataDir, 'postgres'), 65_534, 65_534);
    const fault = await refused(dataDir);
    expect(fault.code).toBe('data-directory.other-owner');
    expect(fault.message).toContain('65534');
  });

  test.skipIf(!mountPossible)(`as root where namespaces are forbidden is refused (${needsMount})`, async () => {
    const forbidden = inNamespace('echo 0 > /proc/sys/user/max_user_namespaces');
    for (const dataDir of [newPath(), await usedDirectory()]) {
      const program = runChild(openAndHold, dataDir, forbidden);
      const fault = await program.answer();
      expect(fault['code']).toBe('postgres.root');
      expect(fault['message']).toContain('DATABASE_URL');
      await program.end();
    }
  });

  test.skipIf(!mountPossible)(
    `on a disk too small for a database is refused and left clean (${needsMount})`,
    async () => {
      const dataDir = newPath();
      await mkdir(dataDir);
      const code = `
      const outcome = await openPostgres({ dataDir }).catch((error) => error);
      const { readdirSync } = await import('node:fs');
      print({ code: outcome.code, message: outcome.message, left: readdirSync(dataDir) });
    `;
      const program = runChild(code, dataDir, inNamespace(`mount -t tmpfs -o size=20m none ${dataDir}`));
      expect(await program.answer()).toMatchObject({ code: 'database.full', left: ['touchstone.lock'] });
      await program.end();
    },
  );

  test.skipIf(!mountPossible)(
    `whose disk fills up loses nothing and goes on when there is room (${needsMount})`,
    async () => {
      const dataDir = newPath();
      await mkdir(dataDir);
      const around = inNamespace(`mount -t tmpfs -o size=150m none ${dataDir} && cp -a ${pristine}/. ${dataDir}`);
      const program = runChild(fillTheDisk, dataDir, around);
      const { codes, refusedStart, missing, acknowledged } = await program.answer();
      await program.end();
      expect(codes).toContain('database.full');
      expect(refusedStart).toBe('database.full');
      expect(missing).toBe(0);
      expect(acknowledged).toBeGreaterThan(1);
    },
  );
});

/** Writes until the disk is full, then stops, fails to start, makes room, starts, writes again and counts. */
const fillTheDisk = `
  const { rmSync, writeFileSync, openSync, writeSync, closeSync } = await import('node:fs');
  const filler = dataDir + '/touchstone.lock/filler';
  const fill = () => {
    const file = openSync(filler, 'w');
    try { for (;;) writeSync(file, Buffer.alloc(65536)); } catch {}
    closeSync(file);
  };
  let postgres = await openPostgres({ dataDir });
  const attempt = async (statement, values) => {
    const client = new pg.Client(postgres.connection);
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(statement, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  };
  await attempt('create table rows_kept (number integer primary key, content text)');
  const acknowledged = [];
  const codes = [];
  const write = async (number) => {
    try {
      await attempt("insert into rows_kept select $1::integer, string_agg(md5(i::text || $1::text), '') from generate_series(1, 40000) i", [number]);
      acknowledged.push(number);
    } catch (error) {
      codes.push(asFault(error).code);
    }
  };
  await write(1);
  fill();
  for (let number = 2; codes.length < 3; number += 1) await write(number);
  await postgres.stop();
  fill();
  const refusedStart = await openPostgres({ dataDir }).then(async (opened) => { await opened.stop(); return 'opened'; }, (error) => error.code);
  rmSync(filler);
  postgres = await openPostgres({ dataDir });
  await write(1_000_000);
  const kept = (await attempt('select number from rows_kept')).map((row) => row.number);
  await postgres.stop();
  print({ codes, refusedStart, acknowledged: acknowledged.length, missing: acknowledged.filter((number) => !kept.includes(number)).length });
`;

async function flipByte(file: string, position: number): Promise<void> {
  const handle = await open(file, 'r+');
  const { buffer } = await handle.read({ buffer: Buffer.alloc(1), position });
  await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, position);
  await handle.close();
}

/** Of the cluster's files; the log beside it may grow. */
async function fingerprint(dataDir: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(path.join(dataDir, 'postgres'), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((found) => found.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex');
}
