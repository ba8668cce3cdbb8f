/** Where a fact of a scheme was read, and how sure it is. */
import type { VNode } from 'preact';
import type { Source } from '@touchstone/domain';
import type { Translator } from '../messages/translator.ts';

export function SourceNote({
  t,
  source,
}: {
  readonly t: Translator;
  readonly source: Source | undefined;
}): VNode | null {
  if (source === undefined) return null;
  return (
    <p class="source">
      {t('scheme.source')} {source.url === undefined ? source.title : <a href={source.url}>{source.title}</a>} (
      {t(`scheme.confidence.${source.confidence}`)})
    </p>
  );
}
