/** Marks a site of which this register knows only what others published. */
import type { VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';

export function Imported({ t }: { readonly t: Translator }): VNode {
  return <span class="fictional">{t('component.imported')}</span>;
}
