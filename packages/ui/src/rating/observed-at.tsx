/** When something was observed, as the device says on which it was written: beside it, where only the saving has a time. */
import type { VNode } from 'preact';
import type { Instant } from '@touchstone/kernel';
import type { Translator } from '../messages/translator.ts';

export function ObservedAt({ observedAt, t }: { readonly t: Translator; readonly observedAt: Instant }): VNode {
  return <small class="aside">{t('rating.observed-at', { at: t.dateTime(observedAt) })}</small>;
}
