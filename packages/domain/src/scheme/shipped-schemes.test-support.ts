/** The scheme folders that this repository ships, read for tests. */
/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileScheme, type SchemeFiles } from './compile.ts';
import { problemInWords } from './problem.ts';
import type { Scheme } from './scheme.ts';

const root = join(import.meta.dirname, '../../../../schemes');

/** `example-mill/1.1` and its siblings. */
export const shippedFolders: readonly string[] = readdirSync(root).flatMap((scheme) =>
  readdirSync(join(root, scheme)).map((version) => `${scheme}/${version}`),
);

export function readSchemeFolder(folder: string): SchemeFiles {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return new Map(
    paths
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => [path, readFileSync(join(root, folder, path), 'utf8')]),
  );
}

/** The small fictional scheme, which uses every part of the language. */
export const exampleFolder = 'example-mill/1.1';

export function compiledExample(): Scheme {
  const outcome = compileScheme(readSchemeFolder(exampleFolder));
  if (!outcome.ok) throw new Error(outcome.error.map(problemInWords).join('\n'));
  return outcome.value.scheme;
}

/** All files of the example in one text, for mistakes to be written into. */
export function exampleText(): string {
  return [...readSchemeFolder(exampleFolder)]
    .filter(([path]) => !path.startsWith('cases/'))
    .map(([, text]) => text)
    .join('\n');
}
