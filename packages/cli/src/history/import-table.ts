/**
 * The work of `touchstone history import`: the same plan and the same commands as the page has. Tells every row that a person
 * has to look at, then puts the others on record unless it is a dry run.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dayOf, type Refusal } from '@touchstone/kernel';
import type { HistoryDefaults, TableOfText } from '@touchstone/domain';
import {
  carryOut,
  checkDefaults,
  isComing,
  planTable,
  readSheets,
  tablePlanAnswer,
  type Installation,
  type TablePlan,
} from '@touchstone/server';
import { passedOverWords, plannedRowWords, refusalSentence, rowKinds } from '@touchstone/ui';
import { onInstallation } from '../installation-options.ts';
import { readPerson } from '../people/read-person.ts';
import { calledWrongly, foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, printRefusals, speaker, type Terminal } from '../terminal/terminal.ts';
import type { HistoryFlags } from './history-flags.ts';
import { historyMessages } from './history-messages.ts';

/** Rows of one kind that are told at once. */
const toldMax = 50;

export async function importTable(file: string, flags: HistoryFlags): Promise<void> {
  const terminal = openTerminal();
  const sheets = readSheets(basename(file), await bytesOf(file));
  if (!sheets.ok) throw calledWrongly(refusalSentence(terminal.t, sheets.error));
  await onInstallation(flags, async (installation) => {
    const refusals = await importInto(terminal, installation, { file, flags, sheets: sheets.value });
    if (refusals.length === 0) return;
    printRefusals(terminal, refusals);
    foundWanting();
  });
}

interface Given {
  readonly file: string;
  readonly flags: HistoryFlags;
  readonly sheets: readonly TableOfText[];
}

/** Why nothing could be planned; empty where what came of it is told. */
async function importInto(
  terminal: Terminal,
  installation: Installation,
  { file, flags, sheets }: Given,
): Promise<readonly Refusal[]> {
  const { clock, database, run, schemes } = installation;
  const person = await readPerson(database.read, flags.as);
  if (!person.ok) return [person.error];
  const { value: actor } = person;
  if (!actor.duties.includes('secretariat')) {
    return [{ code: 'access.duty-missing', facts: { duty: terminal.t('duty.secretariat') } }];
  }
  const defaults = await defaultsOf(terminal, installation, file, flags);
  const wrong = checkDefaults(defaults, dayOf(clock(), 'UTC'));
  if (wrong.length > 0) return wrong;
  const plan = await planTable(installation, actor, sheets, defaults);
  if (!plan.ok) return plan.error;
  const { rows } = plan.value;
  const dryRun = flags.dryRun === true;
  if (rows.some(({ kind }) => kind === 'wrong' || kind === 'differs')) foundWanting();
  if (flags.json !== true) await tellPlan(terminal, installation, plan.value, dryRun);
  const outcome = dryRun ? undefined : await carryOut(run, actor, rows.filter(isComing));
  if (outcome !== undefined && outcome.refused.length > 0) foundWanting();
  if (flags.json === true) {
    const all = await schemes.all(database.read);
    printJson(terminal, tablePlanAnswer(terminal.t, all, plan.value, outcome));
  } else if (outcome === undefined) {
    terminal.print(speaker(terminal, historyMessages)('dry-run'));
  } else {
    for (const { name, number, refusals } of outcome.refused) {
      terminal.warn(terminal.t('history-table.row-named', { row: number, site: name }));
      printRefusals(terminal, refusals);
    }
    terminal.print(terminal.t('history-table.done', { count: outcome.done }));
  }
  return [];
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw calledWrongly(`“${file}” cannot be read. Name a file that is there.`);
  }
}

async function defaultsOf(
  terminal: Terminal,
  { clock, database, schemes }: Installation,
  file: string,
  flags: HistoryFlags,
): Promise<HistoryDefaults> {
  const ids = [...new Set((await schemes.all(database.read)).map(({ scheme }) => scheme.id))];
  const [first = ''] = ids;
  if (flags.scheme === undefined && ids.length > 1) {
    throw calledWrongly(speaker(terminal, historyMessages)('scheme-needed', { schemes: ids.join(', ') }));
  }
  return {
    scheme: flags.scheme ?? first,
    source: flags.source ?? basename(file),
    sourceDate: flags.sourceDate ?? dayOf(clock(), 'UTC'),
    ...(flags.siteType === undefined ? {} : { siteType: flags.siteType }),
    ...(flags.sourceUrl === undefined ? {} : { sourceUrl: flags.sourceUrl }),
  };
}

/** Of what comes, a dry run tells each row too. */
async function tellPlan(
  terminal: Terminal,
  { database, schemes }: Installation,
  { passedOver, rows }: TablePlan,
  everyRow: boolean,
): Promise<void> {
  const { print, t, warn } = terminal;
  const say = speaker(terminal, historyMessages);
  const all = await schemes.all(database.read);
  const words = {
    t,
    schemes: new Map(all.map((compiled) => [compiled.hash, compiled])),
    // The row is named before, and the heading is what people look for.
    cellOf: () => undefined,
  };
  for (const line of passedOverWords(t, passedOver)) print(line);
  for (const kind of rowKinds) {
    const ofKind = rows.filter((row) => row.kind === kind);
    if (ofKind.length === 0) continue;
    print(say(`kind.${kind}`, { count: ofKind.length }));
    if (kind === 'there' || (!everyRow && kind !== 'wrong' && kind !== 'differs')) continue;
    const tell = kind === 'wrong' || kind === 'differs' ? warn : print;
    for (const row of ofKind.slice(0, toldMax)) {
      const name =
        row.name === ''
          ? say('row', { row: row.number })
          : t('history-table.row-named', { row: row.number, site: row.name });
      tell(`  ${name}`);
      for (const line of plannedRowWords(words, row)) tell(`    ${line}`);
    }
    if (ofKind.length > toldMax) tell('  …');
  }
}
