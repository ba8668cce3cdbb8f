/** The scheme's own words, with their language where the scheme does not have the page's. */
import type { VNode } from 'preact';
import type { Text } from '@touchstone/domain';
import type { Translator } from '../messages/translator.ts';

export interface SchemeWordsProps {
  readonly t: Translator;
  readonly words: Text;
}

export function SchemeWords({ t, words }: SchemeWordsProps): VNode {
  const lang = t.textLanguage(words);
  return lang === undefined ? <>{t.text(words)}</> : <span lang={lang}>{t.text(words)}</span>;
}
