/**
 * The work of `touchstone scheme import`: the scheme owner's own text from a spreadsheet or a YAML file into the folder of a
 * version. Tells every change before anything is written, and writes nothing where anything would be wrong.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  applyCriteria,
  changeInWords,
  compareSchemes,
  compileScheme,
  problemInWords,
  readCriteriaTable,
  readCriteriaYaml,
  type CompiledScheme,
  type ImportedRow,
  type ImportProblem,
} from '@touchstone/domain';
import { limits } from '@touchstone/kernel';
import { readSheets } from '@touchstone/server';
import { refusalSentence } from '@touchstone/ui';
import { calledWrongly, foundWanting } from '../terminal/exit.ts';
import { openTerminal, speaker, type Terminal } from '../terminal/terminal.ts';
import { readSchemeFolder } from './read-scheme-folder.ts';
import type { ImportFlags } from './scheme-flags.ts';
import { schemeMessages } from './scheme-messages.ts';

export async function importCriteria(file: string, flags: ImportFlags): Promise<void> {
  const terminal = openTerminal();
  const { print, warn, t } = terminal;
  const say = speaker(terminal, schemeMessages);
  const files = await readSchemeFolder(flags.into);
  const before = compileScheme(files);
  if (!before.ok) {
    warn(say('mend-first', { folder: flags.into }));
    for (const problem of before.error) warn(`✗ ${problemInWords(problem)}`);
    foundWanting();
    return;
  }
  const rows = await rowsOf(file, flags.sheet, before.value);
  const applied = rows.problems.length > 0 ? undefined : applyCriteria(files, before.value.scheme, rows.rows);
  const problems = [...rows.problems, ...(applied?.problems ?? [])];
  if (applied === undefined || problems.length > 0) {
    tellProblems(terminal, problems);
    return;
  }
  const after = compileScheme(applied.files);
  if (!after.ok) {
    warn(say('would-not-compile'));
    for (const problem of after.error) warn(`✗ ${problemInWords(problem)}`);
    foundWanting();
    return;
  }
  const [older, newer] = [before.value.scheme, after.value.scheme];
  const { changes } = compareSchemes({ ...older, mappings: [] }, { ...newer, mappings: [] });
  print(say('import-changes', { count: changes.length, rows: rows.rows.length }));
  for (const change of changes) print(`  • ${changeInWords(older, newer, change, t.language)}`);
  const left = unnamed(before.value, rows.rows);
  if (left.length > 0) print(say('not-in-table', { count: left.length, criteria: left.join(', ') }));
  const changed = [...applied.files].filter(([path, text]) => files.get(path) !== text);
  if (flags.dryRun === true || changed.length === 0) {
    print(say('nothing-written'));
    return;
  }
  await write(flags.into, changed);
  print(say('imported', { files: changed.map(([path]) => path).join(', ') }));
  print(say('go-on', { command: `touchstone scheme check ${flags.into}` }));
}

async function rowsOf(
  file: string,
  sheet: string | undefined,
  { scheme }: CompiledScheme,
): Promise<{ readonly rows: readonly ImportedRow[]; readonly problems: readonly ImportProblem[] }> {
  const bytes = await bytesOf(file);
  if (/\.(ya?ml|json)$/i.test(file)) {
    if (bytes.length > limits.schemeFileLength)
      throw calledWrongly(`“${file}” is longer than ${String(limits.schemeFileLength)} characters.`);
    return readCriteriaYaml(basename(file), new TextDecoder().decode(bytes));
  }
  const sheets = readSheets(basename(file), bytes);
  if (!sheets.ok) throw calledWrongly(refusalSentence(openTerminal().t, sheets.error));
  const [first] = sheets.value;
  const named = sheet === undefined ? first : sheets.value.find(({ name }) => name === sheet);
  if (named === undefined) {
    const names = sheets.value.map(({ name }) => `“${name}”`).join(', ');
    throw calledWrongly(`There is no sheet “${sheet ?? ''}” in “${file}”: it has ${names}.`);
  }
  return readCriteriaTable(scheme, named);
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw calledWrongly(`“${file}” is not a file that can be read.`);
  }
}

const problemsShown = 30;

function tellProblems(terminal: Terminal, problems: readonly ImportProblem[]): void {
  const say = speaker(terminal, schemeMessages);
  for (const { at, sentence } of problems.slice(0, problemsShown)) terminal.warn(`✗ ${at}: ${sentence}`);
  if (problems.length > problemsShown) terminal.warn(say('and-more', { count: problems.length - problemsShown }));
  terminal.warn(say('nothing-written'));
  foundWanting();
}

/** Numbers of the criteria that the import says nothing of. */
function unnamed({ scheme }: CompiledScheme, rows: readonly ImportedRow[]): readonly string[] {
  const named = new Set(rows.flatMap(({ id, number }) => [id, number]));
  return scheme.criteria.filter(({ id, number }) => !named.has(id) && !named.has(number)).map(({ number }) => number);
}

/** Each file is whole at every moment; stopped in between, a second import does the rest. */
async function write(folder: string, files: readonly (readonly [string, string])[]): Promise<void> {
  for (const [path, text] of files) {
    const target = join(folder, path);
    await writeFile(`${target}.part`, text);
    await rename(`${target}.part`, target);
  }
}
