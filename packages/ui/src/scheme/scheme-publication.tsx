/** What becomes public, for whom and from when; what the scheme does not name stays with the parties. */
import type { VNode } from 'preact';
import { capital, dueInWords, publicFactInWords, publicFacts } from '@touchstone/domain';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SourceNote } from './source-note.tsx';

export function SchemePublication({ t, scheme: { publication } }: SaidOfScheme): VNode {
  const { language } = t;
  if (publication === undefined) {
    return (
      <p>
        <StateMark tone="neutral">{t('scheme.publication-unset')}</StateMark>
      </p>
    );
  }
  const named = new Set(publication.map(({ fact }) => fact));
  const rest = publicFacts.filter((fact) => !named.has(fact)).map((fact) => publicFactInWords(fact, language));
  return (
    <>
      <Table
        caption={t('scheme.publication')}
        captionUnseen
        columns={[{ label: t('scheme.fact') }, { label: t('scheme.access') }, { label: t('scheme.from-when') }]}
        rows={publication.map(({ fact, access, from, source }) => [
          capital(publicFactInWords(fact, language)),
          t(`scheme.access.${access}`),
          <>
            {from === null ? <StateMark tone="neutral">{t('scheme.unset')}</StateMark> : dueInWords(from, language)}
            <SourceNote t={t} source={source} />
          </>,
        ])}
      />
      {rest.length > 0 && <p>{t('scheme.not-named', { facts: t.list(rest) })}</p>}
    </>
  );
}
