/** The way down to this page. The page itself is not in it: its heading follows at once. */
import type { VNode } from 'preact';
import type { Translator } from '../messages/translator.ts';

export interface BreadcrumbsProps {
  readonly t: Translator;
  readonly pages: readonly { readonly href: string; readonly label: string }[];
}

export function Breadcrumbs({ t, pages }: BreadcrumbsProps): VNode {
  return (
    <nav class="breadcrumbs" aria-label={t('component.breadcrumbs')}>
      <ol>
        {pages.map(({ href, label }) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
