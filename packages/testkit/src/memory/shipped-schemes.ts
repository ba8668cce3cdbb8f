/** The scheme versions that this repository ships, compiled from their folders; no database stands in between. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert } from '@touchstone/kernel';
import { compileScheme, type CompiledScheme } from '@touchstone/domain';

const root = join(import.meta.dirname, '../../../../schemes');

/** In the order of their folders. */
export function readShippedSchemes(): readonly CompiledScheme[] {
  return readdirSync(root).flatMap((scheme) =>
    readdirSync(join(root, scheme)).map((version) => compileFolder(join(root, scheme, version))),
  );
}

function compileFolder(folder: string): CompiledScheme {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));
  const compiled = compileScheme(new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])));
  assert(compiled.ok, `the scheme in ${folder} compiles`);
  return compiled.value;
}
