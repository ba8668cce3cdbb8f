/**
 * The work of `touchstone scheme new`: lays a small scheme into an empty folder that checks green and says in remarks how
 * to go on. Never writes into a folder that holds anything.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calledWrongly } from '../terminal/exit.ts';
import { openTerminal, speaker } from '../terminal/terminal.ts';
import { schemeMessages } from './scheme-messages.ts';

/** In the order in which a writer goes on. */
const templateFiles = ['scheme.yaml', 'criteria.yaml', 'process.yaml', 'award.yaml', 'cases/award.yaml'] as const;

export async function newScheme(folder: string): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, schemeMessages);
  await expectEmpty(folder);
  const { id, version } = nameOf(folder);
  const templates = fileURLToPath(new URL(`../../templates/scheme/${terminal.t.language}/`, import.meta.url));
  try {
    await mkdir(join(folder, 'cases'), { recursive: true });
    for (const file of templateFiles) {
      const text = await readFile(join(templates, file), 'utf8');
      const named = file === 'scheme.yaml' ? withName(text, id, version) : text;
      // Stopped here, the folder holds some of the files; deleting it and starting again mends that.
      await writeFile(join(folder, file), named, { flag: 'wx' });
    }
  } catch (error) {
    throw calledWrongly(say('not-written', { folder, why: error instanceof Error ? error.message : String(error) }));
  }
  terminal.print(say('begun', { id, version, folder }));
  for (const file of templateFiles) terminal.print(`  ${file.padEnd(18)}${say(`holds.${file}`)}`);
  terminal.print(say('go-on', { command: `touchstone scheme check ${folder}` }));
}

async function expectEmpty(folder: string): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, schemeMessages);
  let held: readonly string[];
  try {
    held = await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return;
    throw calledWrongly(say(code === 'ENOTDIR' ? 'is-a-file' : 'unreadable', { folder }));
  }
  if (held.length > 0) throw calledWrongly(say('not-empty', { folder, count: held.length }));
}

/** `…/my-scheme/1.0` names both; a last part that is no version is the scheme's name. */
function nameOf(folder: string): { readonly id: string; readonly version: string } {
  const path = resolve(folder);
  const last = basename(path);
  const named = /\d/.test(last) && /^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/.test(last) && /[.\d]/.test(last.at(-1) ?? '');
  return named ? { id: idFrom(basename(dirname(path))), version: last } : { id: idFrom(last), version: '1.0' };
}

function idFrom(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'my-scheme';
}

function withName(text: string, id: string, version: string): string {
  const today = new Date().toISOString().slice(0, 10);
  return text
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^version: '[^']*'/m, `version: '${version}'`)
    .replace(/^inForce: \{ from: [\d-]+ \}/m, `inForce: { from: ${today} }`);
}
