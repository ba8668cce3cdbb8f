/** The work of `touchstone scheme export`: the criteria of a version as a table that `scheme import` reads back. */
import { writeFile } from 'node:fs/promises';
import { criteriaToTable, textIn } from '@touchstone/domain';
import { writeCsv, writeXlsx } from '@touchstone/server';
import { calledWrongly } from '../terminal/exit.ts';
import { openTerminal, speaker } from '../terminal/terminal.ts';
import { readScheme } from './read-scheme.ts';
import { schemeMessages } from './scheme-messages.ts';

export async function exportCriteria(folder: string, file: string): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, schemeMessages);
  const kind = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
  if (kind === undefined) throw calledWrongly(say('unknown-table', { file }));
  const compiled = await readScheme(terminal, folder);
  if (compiled === undefined) return;
  const { scheme } = compiled;
  const rows = criteriaToTable(scheme);
  try {
    // Never over a file that is there: it may hold somebody's work.
    await writeFile(file, kind === 'csv' ? writeCsv(rows) : writeXlsx(say('criteria'), rows), { flag: 'wx' });
  } catch (error) {
    const there = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw calledWrongly(there ? say('file-there', { file }) : say('not-written', { folder: file, why: String(error) }));
  }
  terminal.print(
    say('exported', { file, count: rows.length - 1, name: textIn(scheme, scheme.name, terminal.t.language) }),
  );
}
