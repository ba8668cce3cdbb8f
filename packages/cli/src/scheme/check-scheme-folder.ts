/** The work of `touchstone scheme check`: mistakes, cases that come out otherwise, rules that no case shows. */
import { checkScheme, problemInWords, textIn, type SchemeCheck } from '@touchstone/domain';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { readSchemeFolder } from './read-scheme-folder.ts';
import type { CheckFlags } from './scheme-flags.ts';
import { schemeMessages } from './scheme-messages.ts';

export async function checkSchemeFolder(folder: string, flags: CheckFlags): Promise<void> {
  const terminal = openTerminal();
  const check = checkScheme(await readSchemeFolder(folder));
  const { cases, compiled, problems, uncoveredNodes } = check;
  const sound =
    compiled !== undefined &&
    problems.length === 0 &&
    uncoveredNodes.length === 0 &&
    cases.every(({ failures }) => failures.length === 0);
  if (flags.json === true) {
    const { hash, scheme } = compiled ?? {};
    printJson(terminal, { sound, hash, scheme: scheme?.id, version: scheme?.version, problems, cases, uncoveredNodes });
  } else {
    tell(terminal, check);
  }
  if (!sound) foundWanting();
}

function tell(terminal: Terminal, { cases, compiled, problems, uncoveredNodes }: SchemeCheck): void {
  const { print, t } = terminal;
  const say = speaker(terminal, schemeMessages);
  const shape = (well: boolean): string => (well ? '✓' : '✗');
  if (compiled !== undefined) {
    const { hash, scheme } = compiled;
    const name = textIn(scheme, scheme.name, t.language);
    print(
      say('compiled', { name, version: scheme.version, criteria: scheme.criteria.length, marks: scheme.marks.length }),
    );
    print(say('hash', { hash }));
  }
  print(`${shape(problems.length === 0)} ${say('mistakes', { count: problems.length })}.`);
  for (const problem of problems) print(`  ${problemInWords(problem)}`);
  if (compiled === undefined) return;
  const failed = cases.filter(({ failures }) => failures.length > 0);
  print(
    `${shape(failed.length === 0)} ${cases.length === 0 ? say('no-cases') : say('cases', { count: cases.length, failed: failed.length })}.`,
  );
  for (const { column, failures, file, line, name } of failed) {
    print(`  ${file}:${String(line)}:${String(column)} ${name}`);
    for (const failure of failures) print(`    ${failure}`);
  }
  print(`${shape(uncoveredNodes.length === 0)} ${say('uncovered', { count: uncoveredNodes.length })}.`);
  for (const node of uncoveredNodes) print(`  ${node.path}: ${say(`never-${node.never}`)}`);
}
