/** One scheme version for a command: a folder of YAML, or the canonical JSON that the API gives of a published one. */
import { readFile } from 'node:fs/promises';
import { compileScheme, parseCompiledScheme, problemInWords, type CompiledScheme } from '@touchstone/domain';
import { calledWrongly, foundWanting } from '../terminal/exit.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { readSchemeFolder } from './read-scheme-folder.ts';

/** Undefined, with every mistake told, where it does not compile. */
export async function readScheme({ warn }: Terminal, path: string): Promise<CompiledScheme | undefined> {
  const outcome = path.endsWith('.json')
    ? parseCompiledScheme(await readJson(path))
    : compileScheme(await readSchemeFolder(path));
  if (outcome.ok) return outcome.value;
  warn(`${path}:`);
  for (const problem of outcome.error) warn(`✗ ${problemInWords(problem)}`);
  foundWanting();
  return undefined;
}

async function readJson(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw calledWrongly(`“${path}” is not a file that can be read.`);
  }
}
