/** The outcome of a verification in lines: the verdict, then every check with a shape, a word and what was found. */
import { parseInstant } from '@touchstone/kernel';
import type { AwardVerification, Check, CheckOutcome } from '@touchstone/credential';
import type { MessageArgs } from '@touchstone/ui';
import { speaker, type Terminal } from '../terminal/terminal.ts';
import { wrapped } from '../terminal/text-table.ts';
import { isOwnCode, verifyMessages } from './verify-messages.ts';

const shapes: Readonly<Record<CheckOutcome, string>> = { passed: '✓', failed: '✗', 'not-checked': '○' };

export function printVerification(terminal: Terminal, { checks, problems, verdict }: AwardVerification): void {
  const { print, strong, t } = terminal;
  const say = speaker(terminal, verifyMessages);
  print(`${strong(t(`verify.verdict.${verdict}`))}. ${t(`verify.verdict.${verdict}-text`)}`);
  const width = (words: readonly string[]): number => Math.max(...words.map(({ length }) => length));
  const names = width(checks.map(({ check }) => t(`verify.check.${check}`)));
  const outcomes = width(checks.map(({ outcome }) => t(`verify.outcome.${outcome}`)));
  for (const check of checks) {
    const name = t(`verify.check.${check.check}`).padEnd(names);
    const outcome = t(`verify.outcome.${check.outcome}`).padEnd(outcomes);
    const first = `${shapes[check.outcome]} ${name}  ${outcome}  `;
    for (const line of wrapped(foundIn(terminal, check), ' '.repeat(first.length), first)) print(line);
    if (check.check !== 'schema') continue;
    for (const { at, code } of problems.slice(0, 10))
      print(' '.repeat(first.length) + say('problem', { at, problem: code }));
  }
}

/** What one check found, as a sentence. */
export function foundIn(terminal: Terminal, { code, facts }: Check): string {
  const args: MessageArgs = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const moment = typeof fact === 'string' && /^\d{4}-\d\d-\d\dT/.test(fact) ? parseInstant(fact) : undefined;
      return [name, moment === undefined ? String(fact ?? '–') : terminal.t.dateTime(moment)];
    }),
  );
  return isOwnCode(code) ? speaker(terminal, verifyMessages)(code, args) : terminal.t(`verify.found.${code}`, args);
}
