/** A fact about a real site that others published: always with its source, and never to be taken for our own finding. */
import type { ComponentChildren, VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Translator } from '../messages/translator.ts';

export interface PublicFactProps {
  readonly t: Translator;
  readonly source: FactSource;
  readonly children: ComponentChildren;
}

export interface FactSource {
  readonly title: string;
  readonly url?: string;
  readonly published?: PlainDate;
}

export function PublicFact({ t, source, children }: PublicFactProps): VNode {
  return (
    <figure class="public-fact">
      <blockquote>{children}</blockquote>
      <figcaption>
        <span class="public-fact-kind">{t('component.public-fact')}</span>{' '}
        {source.url === undefined ? source.title : <a href={source.url}>{source.title}</a>}
        {source.published !== undefined && <>, {t.date(source.published)}</>}
      </figcaption>
    </figure>
  );
}
