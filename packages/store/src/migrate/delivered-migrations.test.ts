/** What an installation has applied never changes: every migration stands in `migrations.sha256` with the sum of its file. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const store = path.join(import.meta.dirname, '../..');

test('no migration changes once it is listed, because an installation that applied it would not start any more', async () => {
  const listed = (await readFile(path.join(store, 'migrations.sha256'), 'utf8')).trim().split('\n');
  const files = (await readdir(path.join(store, 'migrations'))).toSorted();
  const present = await Promise.all(
    files.map(async (file) => {
      const content = await readFile(path.join(store, 'migrations', file));
      return `${createHash('sha256').update(content).digest('hex')}  migrations/${file}`;
    }),
  );
  expect(present, 'bring the file back and write a new one; a new one is listed by sha256sum').toEqual(listed);
});
