/** The work of `touchstone scheme explain`: facts and ratings in, advice with its reasons in words out. */
import {
  advise,
  applicableCriteria,
  compileScheme,
  problemInWords,
  readSituation,
  type SchemeProblem,
} from '@touchstone/domain';
import { limits } from '@touchstone/kernel';
import { adviceLines } from '../terminal/advice-lines.ts';
import { foundWanting } from '../terminal/exit.ts';
import { readInput } from '../terminal/read-input.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { readSchemeFolder } from './read-scheme-folder.ts';
import type { ExplainFlags } from './scheme-flags.ts';
import { schemeMessages } from './scheme-messages.ts';

export async function explainScheme(folder: string, flags: ExplainFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, schemeMessages);
  const compiled = compileScheme(await readSchemeFolder(folder));
  if (!compiled.ok) {
    tellMistakes(terminal, compiled.error);
    return;
  }
  const { scheme } = compiled.value;
  const situation = readSituation(scheme, flags.facts, await readInput(flags.facts, limits.schemeFileLength));
  if (!situation.ok) {
    tellMistakes(terminal, situation.error);
    return;
  }
  const applicable = applicableCriteria(scheme, situation.value.site);
  const advice = advise(scheme, situation.value);
  if (flags.json === true) {
    printJson(terminal, { applicable: applicable.map(({ id }) => id), ...advice });
    return;
  }
  terminal.print(say('applies', { count: applicable.length }));
  if (advice.marks.length === 0) terminal.print(say('no-mark'));
  for (const line of adviceLines(terminal, scheme, advice)) terminal.print(line);
}

function tellMistakes({ warn }: Terminal, problems: readonly SchemeProblem[]): void {
  for (const problem of problems) warn(`✗ ${problemInWords(problem)}`);
  foundWanting();
}
