import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { offerTestPostgres, type TestPostgresAnswer } from './test-postgres.ts';

const migrations = fileURLToPath(new URL('../../store/migrations', import.meta.url));

describe('the PostgreSQL of a run of tests', () => {
  test('costs nothing where nobody asks for it', async () => {
    const offered = await offerTestPostgres(migrations);
    expect(existsSync(path.join(path.dirname(offered.address), 'data'))).toBe(false);
    await offered.stop();
    expect(existsSync(path.dirname(offered.address))).toBe(false);
  });

  test('ends with the run that offered it, even if that is killed', async () => {
    const source = `
      import { offerTestPostgres } from ${JSON.stringify(new URL('./test-postgres.ts', import.meta.url).href)};
      console.log((await offerTestPostgres(${JSON.stringify(migrations)})).address);
    `;
    const run = spawn(process.execPath, ['--conditions=touchstone-source', '--input-type=module', '--eval', source]);
    const [line] = (await once(run.stdout, 'data')) as [Buffer];
    const address = line.toString().trim();
    const answer = JSON.parse(await text(connect(address))) as TestPostgresAnswer;
    expect(answer).toHaveProperty('template');
    const folder = path.dirname(address);
    const pid = Number.parseInt(await readFile(path.join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8'), 10);
    run.kill('SIGKILL');
    await expect.poll(() => existsSync(folder) || isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
