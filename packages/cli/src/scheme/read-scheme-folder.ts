/** The YAML files of a scheme version, by their path in its folder, whatever the machine writes between folders. */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { SchemeFiles } from '@touchstone/domain';
import { calledWrongly } from '../terminal/exit.ts';

export async function readSchemeFolder(folder: string): Promise<SchemeFiles> {
  let names: readonly string[];
  try {
    names = (await readdir(folder, { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).sort();
  } catch {
    throw calledWrongly(`“${folder}” is not a folder that can be read. Name the folder of one scheme version.`);
  }
  return new Map(
    await Promise.all(
      names.map(async (name) => [name.replaceAll(sep, '/'), await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}
