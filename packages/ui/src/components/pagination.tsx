/** On and back in a long list. The list is cut by keys, not by page numbers, so nothing is seen twice while it grows. */
import type { VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';

export interface PaginationProps {
  readonly t: Translator;
  readonly previous?: string;
  readonly next?: string;
  /** of which list, where the page has several */
  readonly of?: string;
}

/** Nothing where everything is on this page. */
export function Pagination({ t, previous, next, of }: PaginationProps): VNode | null {
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="pagination" aria-label={of ?? t('component.pages')}>
      {previous !== undefined && (
        <a href={previous} rel="prev">
          <span aria-hidden="true">←</span> {t('component.previous')}
        </a>
      )}
      {next !== undefined && (
        <a class="pagination-next" href={next} rel="next">
          {t('component.next')} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  );
}
