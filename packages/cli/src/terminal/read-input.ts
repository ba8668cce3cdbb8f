/** Text that a person hands over: a file, or standard input for `-`. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { calledWrongly } from './exit.ts';

/** Ends the command with one sentence where the file cannot be read, or is longer than `charactersMax`. */
export async function readInput(file: string, charactersMax: number): Promise<string> {
  const content = file === '-' ? await text(process.stdin) : await readNamed(file);
  if (content.length > charactersMax) throw calledWrongly(`“${file}” is longer than what is meant here can be.`);
  return content;
}

async function readNamed(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw calledWrongly(`“${file}” cannot be read: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EISDIR':
      return 'it is a folder';
    case 'EACCES':
      return 'you may not read it';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
