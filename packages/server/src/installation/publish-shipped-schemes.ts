/**
 * Publishes what stands under `schemes/`, once. A version that is on record is left alone for ever: whoever changes its
 * files without giving it another version is told so, and nothing is published.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '@touchstone/kernel';
import { compileScheme, schemeJson } from '@touchstone/domain';
import { systemActor, type Database } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import type { RunCommand } from '../command/run-command.ts';
import { keepShipped } from './settings.ts';

const schemesFolder = resolve(fileURLToPath(import.meta.url), '../../../../../schemes');

/** By path in its folder: the text of each YAML file of one scheme version. */
type SchemeFiles = ReadonlyMap<string, string>;

/** `seen` is the digest of what an earlier start saw to its end: to compile it again would be a third of a start's time. */
export async function publishShippedSchemes(
  { database, run }: { readonly database: Database; readonly run: RunCommand },
  seen: string | undefined,
  log: (line: string) => void,
): Promise<void> {
  const shipped = await readShippedSchemes();
  const digest = digestOf(shipped);
  if (seen === digest) return;
  const rows = await database.read.selectFrom('schemes').select('hash').execute();
  const published = new Set(rows.map(({ hash }) => hash));
  for (const [name, files] of shipped) {
    const compiled = compileScheme(files);
    assert(compiled.ok, `the shipped scheme ${name} compiles`);
    const { hash, scheme } = compiled.value;
    if (published.has(hash)) continue;
    const body = { content: schemeJson(scheme) };
    const answer = await run({ id: uuid(), type: 'scheme.publish', stream: `scheme_${hash}`, body }, systemActor);
    if (answer.outcome === 'refused') {
      log(`The scheme in schemes/${name} is not what was published as its version, and stays unpublished.`);
    }
  }
  // If we stop before this, the next start looks at every version again and finds those that are on record.
  await keepShipped(database, digest);
}

async function readShippedSchemes(): Promise<ReadonlyMap<string, SchemeFiles>> {
  const shipped = new Map<string, SchemeFiles>();
  for (const scheme of (await readdir(schemesFolder)).sort()) {
    for (const version of (await readdir(join(schemesFolder, scheme))).sort()) {
      shipped.set(`${scheme}/${version}`, await readSchemeFiles(join(schemesFolder, scheme, version)));
    }
  }
  return shipped;
}

async function readSchemeFiles(folder: string): Promise<SchemeFiles> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

function digestOf(shipped: ReadonlyMap<string, SchemeFiles>): string {
  const named = [...shipped].map(([name, files]) => [name, [...files]]);
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}
