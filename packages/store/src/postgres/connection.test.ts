import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionFromUrl } from './connection.ts';
import { openPostgres, type Postgres } from './open-postgres.ts';

describe('DATABASE_URL', () => {
  let folder: string;
  let postgres: Postgres;
  const url = (database: string): string =>
    `postgresql://touchstone:secret@/${database}?host=${postgres.connection.host}`;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'touchstone-url-'));
    postgres = await openPostgres({ dataDir: path.join(folder, 'data'), settings: { fsync: 'off' } });
  });
  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('of a PostgreSQL that fits gives a connection to it', async () => {
    const client = new pg.Client(await connectionFromUrl(url('touchstone')));
    await client.connect();
    expect((await client.query('select current_database() as name')).rows).toEqual([{ name: 'touchstone' }]);
    await client.end();
  });

  test('that is not an address of a PostgreSQL is refused with an example', async () => {
    for (const wrong of ['', 'localhost', 'mysql://localhost/x', 'postgres//x', 'postgres://u:se@cret@host/x']) {
      await expect(connectionFromUrl(wrong)).rejects.toMatchObject({
        code: 'database-url.invalid',
        message: expect.stringContaining('postgresql://user:password@host:5432/database') as unknown,
      });
    }
  });

  test('of a server or a database that is not there is refused in one sentence that keeps the password secret', async () => {
    const closed = await listening(() => undefined);
    const { port } = closed.address() as AddressInfo;
    closed.close();
    for (const missing of [url('nowhere'), `postgresql://touchstone:secret@127.0.0.1:${String(port)}/x`]) {
      const fault: unknown = await connectionFromUrl(missing).catch((error: unknown) => error);
      expect(fault).toMatchObject({
        code: 'database-url.unreachable',
        message: expect.stringMatching(/^[^\n]+\.$/) as unknown,
      });
      expect(String(fault)).not.toContain('secret');
    }
  });

  test('of a database that stores text in another encoding is refused', async () => {
    const client = new pg.Client(postgres.connection);
    await client.connect();
    await client.query("create database latin encoding 'LATIN1' template template0 locale 'C' locale_provider libc");
    await client.end();
    await expect(connectionFromUrl(url('latin'))).rejects.toMatchObject({
      code: 'database-url.encoding',
      message: expect.stringContaining('LATIN1') as unknown,
    });
  });

  test('of a PostgreSQL older than 15 is refused with its version', async () => {
    const old = await listening((socket) => {
      socket.once('data', () => {
        socket.write(Buffer.concat([message('R', [0, 0, 0, 0]), readyForQuery]));
        socket.once('data', () => {
          const row = dataRow(['140012', 'UTF8']);
          socket.write(
            Buffer.concat([
              rowDescription(['version', 'encoding']),
              row,
              message('C', text('SELECT 1')),
              readyForQuery,
            ]),
          );
        });
      });
    });
    const { port } = old.address() as AddressInfo;
    await expect(connectionFromUrl(`postgresql://u:secret@127.0.0.1:${String(port)}/x`)).rejects.toMatchObject({
      code: 'database-url.too-old',
      message: expect.stringContaining('is PostgreSQL 14;') as unknown,
    });
    old.close();
  });
});

type Serve = Parameters<typeof createServer>[1];

async function listening(serve: Serve): Promise<Server> {
  const server = createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

// As much of the PostgreSQL protocol (version 3.0) as an old server needs to say how old it is: no such server is installed with us.
function message(type: string, body: readonly number[]): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}
const readyForQuery: Buffer = message('Z', [...Buffer.from('I')]);
const text = (value: string): number[] => [...Buffer.from(`${value}\0`)];
const int16 = (value: number): number[] => [value >> 8, value & 0xff];
const int32 = (value: number): number[] => [0, 0, ...int16(value)];

function rowDescription(names: readonly string[]): Buffer {
  const textType = 25;
  const columns = names.flatMap((name) => [
    ...text(name),
    ...int32(0),
    ...int16(0),
    ...int32(textType),
    ...int16(1),
    ...int32(0),
    ...int16(0),
  ]);
  return message('T', [...int16(names.length), ...columns]);
}

function dataRow(values: readonly string[]): Buffer {
  return message('D', [
    ...int16(values.length),
    ...values.flatMap((value) => [...int32(value.length), ...Buffer.from(value)]),
  ]);
}
