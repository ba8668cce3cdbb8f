/**
 * Where commands speak: words in the person's language, lines to standard output, trouble to standard error. Nothing is
 * ever said by colour alone, and there is none where the output is no terminal or NO_COLOR is set.
 */
import { styleText } from 'node:util';
import type { Refusal } from '@touchstone/kernel';
import {
  createTranslator,
  formatMessage,
  refusalSentence,
  type Language,
  type MessageArgs,
  type Translator,
} from '@touchstone/ui';

export interface Terminal {
  readonly t: Translator;
  readonly print: (line?: string) => void;
  readonly warn: (line: string) => void;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

export function openTerminal(): Terminal {
  return createTerminal(
    terminalLanguage(process.env),
    (line) => process.stdout.write(`${line}\n`),
    (line) => process.stderr.write(`${line}\n`),
  );
}

export function createTerminal(
  language: Language,
  print: (line: string) => void,
  warn: (line: string) => void = print,
): Terminal {
  const paint =
    (style: Parameters<typeof styleText>[0]) =>
    (text: string): string =>
      styleText(style, text, { stream: process.stdout });
  return {
    t: createTranslator(language),
    print: (line = '') => print(line),
    warn,
    strong: paint('bold'),
    quiet: paint('dim'),
  };
}

/** As the terminal is set (POSIX: LC_ALL wins over LC_MESSAGES, that over LANG), else English. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (one) => one !== undefined && one !== '',
  );
  return locale?.startsWith('fr') === true ? 'fr' : 'en';
}

/** The words of one command, in each language. */
export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** A speaker of the catalogue in the terminal's language. */
export function speaker<Key extends string>(
  { t }: Terminal,
  catalogue: Catalogue<Key>,
): (key: Key, args?: MessageArgs) => string {
  return (key, args) => formatMessage(t.language, catalogue[t.language][key], args);
}

/** `✗ rationale: Say why …`, to standard error: the field and how to mend it. */
export function printRefusals({ t, warn }: Terminal, refusals: readonly Refusal[]): void {
  for (const refusal of refusals) {
    const field = refusal.at === undefined || refusal.at === '' ? '' : `${refusal.at}: `;
    warn(`✗ ${field}${refusalSentence(t, refusal)}`);
  }
}

/** `{ code, at?, facts?, sentence }`, for `--json`. */
export function refusalsToJson({ t }: Terminal, refusals: readonly Refusal[]): readonly object[] {
  return refusals.map((refusal) => ({ ...refusal, sentence: refusalSentence(t, refusal) }));
}

export function printJson({ print }: Terminal, value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
