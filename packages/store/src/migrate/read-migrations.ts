/**
 * Reads the numbered SQL files of a folder: `NNNN-name.sql`, from 0001 without a gap. A header line `--! breaking` says that
 * programs from before this migration cannot work on the schema it leaves. A folder that breaks these rules is a Fault,
 * before any database is touched.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Fault, sha256Hex } from '@touchstone/kernel';

export interface Migration {
  readonly number: number;
  /** the file's name without `.sql` */
  readonly name: string;
  readonly sql: string;
  /** of the file's bytes, hexadecimal */
  readonly sha256: string;
  readonly breaking: boolean;
}

export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)));
  for (const [index, { number, name }] of migrations.entries()) {
    if (number !== index + 1) throw misnumbered(`${name}.sql stands where number ${String(index + 1)} should`);
  }
  return migrations;
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const [, name, digits] = /^((\d{4})-[a-z0-9-]+)\.sql$/.exec(file) ?? [];
  if (name === undefined) throw misnumbered(`${file} is not called NNNN-name.sql`);
  const content = await readFile(path.join(folder, file));
  const sql = content.toString('utf8');
  // It runs inside a transaction that also records it; ending that one halfway would break the promise of all or nothing.
  if (/^\s*(begin|start transaction|commit|rollback)\s*;/im.test(sql)) {
    throw new Fault(
      'migrations.transaction',
      `The migration ${file} begins or ends a transaction; it must leave that to the migrator.`,
    );
  }
  return {
    number: Number(digits),
    name,
    sql,
    sha256: sha256Hex(content),
    breaking: /^--! breaking\s*$/m.test(header(sql)),
  };
}

/** The comment lines at the top. */
function header(sql: string): string {
  return /^(--.*\n|[ \t]*\n)*/.exec(sql)?.[0] ?? '';
}

function misnumbered(what: string): Fault {
  return new Fault('migrations.misnumbered', `The migrations are not numbered one by one from 0001: ${what}.`);
}
