/** Every published scheme version, each with the address under which its rules can be read for ever. */
import type { VNode } from 'preact';
import type { CompiledScheme, Scheme } from '@touchstone/domain';
import { EmptyState } from '../components/empty-state.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Table } from '../components/table.tsx';
import type { Translator } from '../messages/translator.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface SchemesPageProps {
  readonly frame: PageFrame;
  readonly versions: readonly CompiledScheme[];
}

export function SchemesPage({ frame, versions }: SchemesPageProps): VNode {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('scheme.all-title')}
      description={t('scheme.all-description')}
      visibility="public"
      width="wide"
    >
      <h1>{t('scheme.all-title')}</h1>
      <p class="lead">{t('scheme.all-lead')}</p>
      {versions.length > 1 && (
        <p>
          <a href="/schemes/differences">{t('scheme.compare-two')}</a>
        </p>
      )}
      {versions.length === 0 ? (
        <EmptyState title={t('scheme.none')}>
          <p>{t('scheme.none-text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t('scheme.all-title')}
          captionUnseen
          columns={[
            { label: t('scheme.standard') },
            { label: t('scheme.scheme') },
            { label: t('scheme.in-force') },
            { label: t('scheme.criteria-count'), numeric: true },
          ]}
          rows={versions.map(({ hash, scheme }) => [
            <a href={`/schemes/${hash}`}>
              <SchemeWords t={t} words={scheme.standardName} />
            </a>,
            <SchemeWords t={t} words={scheme.name} />,
            inForceWords(t, scheme),
            t.number(scheme.criteria.length),
          ])}
        />
      )}
    </Page>
  );
}

/** `from 24 February 2020 until 31 December 2023` */
export function inForceWords(t: Translator, { inForce }: Scheme): string {
  const from = t.date(inForce.from);
  return inForce.until === undefined
    ? t('scheme.from', { from })
    : t('scheme.from-until', { from, until: t.date(inForce.until) });
}
