/** The YAML files of a scheme version, by their path in its folder, whatever the machine writes between folders. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SchemeFiles } from '@touchstone/domain';
import { calledWrongly } from '../terminal/exit.ts';

/** More than any scheme version holds: whoever names a home folder or a whole disk is told so, and does not wait. */
const entriesMax = 1_000;

export async function readSchemeFolder(folder: string): Promise<SchemeFiles> {
  const names: string[] = [];
  const waiting = [''];
  let seen = 0;
  for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
    const entries = await entriesOf(folder, inner);
    seen += entries.length;
    if (seen > entriesMax) throw calledWrongly(tooMuch(folder));
    for (const entry of entries) {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (/\.ya?ml$/.test(entry.name)) names.push(path);
    }
  }
  const read = names.sort().map(async (name) => [name, await textOf(folder, name)] as const);
  return new Map(await Promise.all(read));
}

async function entriesOf(folder: string, inner: string) {
  try {
    return await readdir(join(folder, inner), { withFileTypes: true });
  } catch {
    throw calledWrongly(
      `“${join(folder, inner)}” is not a folder that can be read. Name the folder of one scheme version.`,
    );
  }
}

async function textOf(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch {
    throw calledWrongly(`“${join(folder, name)}” cannot be read.`);
  }
}

function tooMuch(folder: string): string {
  return `“${folder}” holds more than ${String(entriesMax)} files. Name the folder of one scheme version, such as schemes/my-scheme/1.0.`;
}
