/** Marks what is made up for demonstration, wherever it appears. */
import type { VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';

export function Fictional({ t }: { readonly t: Translator }): VNode {
  return <span class="fictional">{t('word.fictional')}</span>;
}
