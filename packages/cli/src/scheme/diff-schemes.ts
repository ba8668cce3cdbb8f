/** The work of `touchstone scheme diff`: what a newer version changes, criterion by criterion and rule by rule, in words. */
import {
  changeInWords,
  compareSchemes,
  relationInWords,
  textIn,
  type CriterionPair,
  type Scheme,
  type SchemeChange,
} from '@touchstone/domain';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { readScheme } from './read-scheme.ts';
import type { CheckFlags } from './scheme-flags.ts';
import { schemeMessages } from './scheme-messages.ts';

export async function diffSchemes(olderPath: string, newerPath: string, flags: CheckFlags): Promise<void> {
  const terminal = openTerminal();
  const older = await readScheme(terminal, olderPath);
  const newer = await readScheme(terminal, newerPath);
  if (older === undefined || newer === undefined) return;
  const comparison = compareSchemes(older.scheme, newer.scheme);
  if (flags.json === true) {
    const inWords = comparison.changes.map((change) => changeInWords(older.scheme, newer.scheme, change, 'en'));
    printJson(terminal, { older: older.hash, newer: newer.hash, ...comparison, inWords });
    return;
  }
  const { print, t } = terminal;
  const say = speaker(terminal, schemeMessages);
  const named = ({ scheme }: { readonly scheme: Scheme }) =>
    `${textIn(scheme, scheme.name, t.language)} ${scheme.version}`;
  print(terminal.strong(say('compared', { older: named(older), newer: named(newer) })));
  if (older.hash === newer.hash) {
    print(say('same-hash', { hash: newer.hash }));
    return;
  }
  print(say('changes', { count: comparison.changes.length }));
  for (const [heading, kinds] of headings) {
    const changes = comparison.changes.filter(({ kind }) => kinds.some((one) => one === kind));
    if (changes.length === 0) continue;
    print();
    print(terminal.strong(say(heading)));
    for (const change of changes) print(`  • ${changeInWords(older.scheme, newer.scheme, change, t.language)}`);
  }
  print();
  if (comparison.mapped) tellMapping(terminal, comparison.pairs);
  else print(say('unmapped'));
  for (const id of comparison.unaccounted) print(`✗ ${say('unaccounted', { id })}`);
  for (const id of comparison.unknown) print(`✗ ${say('unknown-criterion', { id })}`);

  function tellMapping({ t: { language } }: Terminal, pairs: readonly CriterionPair[]): void {
    print(terminal.strong(say('mapping')));
    for (const { from, to, relation, reason } of pairs) {
      const told = relation === undefined ? '' : relationInWords(relation, language);
      const why = reason === undefined || newer === undefined ? '' : textIn(newer.scheme, reason, language);
      print(`  ${numberOf(older?.scheme, from)} → ${numberOf(newer?.scheme, to)}  ${told} ${why}`.trimEnd());
    }
  }
}

/** What weighs most stands first. */
const headings = [
  ['come-and-gone', ['added', 'removed', 'merged', 'split']],
  ['ask-otherwise', ['changed', 'moved']],
  ['rules-differ', ['part-added', 'part-removed', 'part-changed']],
  ['said-otherwise', ['reworded']],
] as const satisfies readonly (readonly [string, readonly SchemeChange['kind'][]])[];

function numberOf(scheme: Scheme | undefined, id: string | undefined): string {
  return scheme?.criteria.find((criterion) => criterion.id === id)?.number ?? id ?? '–';
}
