/**
 * What keeps a server from starting: one sentence that says what to do, exit code 3, and nothing damaged. The trouble is
 * made with real files, ports and disks; `packages/store` knows many more troubles of a data directory.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPostgres } from '@touchstone/store';
import { freePort, runTouchstone, startServer, type FinishedCommand } from '@touchstone/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const inNamespace = (script: string): readonly string[] => [
  ...['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
  `${script} && exec "$0" "$@"`,
];
const [unshare = '', ...mounting] = inNamespace('mount -t tmpfs none /mnt');
const mountPossible = await run(unshare, [...mounting, 'true']).then(
  () => true,
  () => false,
);

describe('a server that cannot start', () => {
  let folder: string;
  let dataDir: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'touchstone-start-'));
    dataDir = join(folder, 'data');
    await (await openPostgres({ dataDir })).stop();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const serve = async (around: readonly string[] = [], data = dataDir): Promise<FinishedCommand> =>
    runTouchstone(['serve', '--data', data, '--port', String(await freePort())], around);

  test('because another one has its data directory says which, and leaves that one serving', async () => {
    const first = await startServer(dataDir, await freePort());
    try {
      expectOneSentence(await serve(), `(process ${String(first.pid)})`);
      expect((await fetch(`${first.address}/api/v1/register`)).status).toBe(200);
    } finally {
      await first.stop();
    }
  });

  test('because its port is taken says so before it touches anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const untouched = join(folder, 'untouched');
    const refused = await runTouchstone(['serve', '--demo', '--data', untouched, '--port', String(port)]);
    await closed(other);
    expectOneSentence(refused, `Port ${String(port)}`);
    await expect(access(untouched)).rejects.toThrow('ENOENT');
  });

  test('because its data directory is damaged says so, and leaves it to be put right', async () => {
    const version = join(dataDir, 'postgres', 'PG_VERSION');
    await rename(version, `${version}.away`);
    expectOneSentence(await serve(), dataDir);
    await rename(`${version}.away`, version);
    await (await openPostgres({ dataDir })).stop();
  });

  test.skipIf(!mountPossible)('because the disk is full says so (needs user namespaces that may mount)', async () => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    expectOneSentence(await serve(inNamespace(`mount -t tmpfs -o size=20m none ${disk}`), disk), 'full');
  });

  test('because DATABASE_URL names nothing that answers says so without the password', async () => {
    const url = `postgresql://touchstone:secret@127.0.0.1:${String(await freePort())}/touchstone`;
    const refused = await serve(['env', `DATABASE_URL=${url}`]);
    expectOneSentence(refused, 'DATABASE_URL');
    expect(refused.stderr).not.toContain('secret');
  });
});

function expectOneSentence({ code, stderr, stdout }: FinishedCommand, part: string): void {
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
  expect(stderr).toContain(part);
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
