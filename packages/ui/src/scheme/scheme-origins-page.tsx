/** What a scheme version says of others: older versions and other standards, and outside frameworks that it serves. */
import type { VNode } from 'preact';
import type { CompiledScheme, Framework } from '@touchstone/domain';
import { EmptyState } from '../components/empty-state.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Table } from '../components/table.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { OriginsTable } from './origins-table.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { criterionHref, SchemeView } from './scheme-view.tsx';
import { SourceNote } from './source-note.tsx';

export interface SchemeOriginsPageProps {
  readonly frame: PageFrame;
  readonly compiled: CompiledScheme;
  /** every published version, among which the older ones are found */
  readonly versions: readonly CompiledScheme[];
}

export function SchemeOriginsPage({ frame, compiled, versions }: SchemeOriginsPageProps): VNode {
  const { t } = frame;
  const { scheme, hash } = compiled;
  const { mappings = [], frameworks = [] } = scheme;
  return (
    <SchemeView frame={frame} compiled={compiled} place="origins" title={t('scheme.page.origins')}>
      {mappings.length === 0 && frameworks.length === 0 && (
        <EmptyState title={t('scheme.no-origins')}>
          <p>{t('scheme.no-origins-text')}</p>
        </EmptyState>
      )}
      {mappings.map((mapping) => {
        const older = versions.find(
          (one) => one.scheme.id === mapping.from.scheme && one.scheme.version === mapping.from.version,
        );
        return (
          <section>
            <OriginsTable
              t={t}
              scheme={scheme}
              mapping={mapping}
              {...(older === undefined ? {} : { older: older.scheme })}
            />
            {older !== undefined && (
              <p>
                <a href={`/schemes/differences?from=${older.hash}&to=${hash}`}>{t('scheme.compare-these')}</a>
              </p>
            )}
          </section>
        );
      })}
      {frameworks.map((framework) => (
        <FrameworkTable t={t} scheme={scheme} hash={hash} framework={framework} />
      ))}
    </SchemeView>
  );
}

function FrameworkTable({
  t,
  scheme,
  hash,
  framework,
}: SaidOfScheme & { readonly hash: string; readonly framework: Framework }): VNode {
  const { name, url, parts, source, alignment } = framework;
  return (
    <section>
      <h2>{url === undefined ? t.text(name) : <a href={url}>{t.text(name)}</a>}</h2>
      <Table
        caption={t('scheme.framework-caption', { framework: t.text(name) })}
        captionUnseen
        columns={[{ label: t('scheme.principle') }, { label: t('scheme.serving') }]}
        rows={parts.map((part) => [
          <>
            {part.number}. <SchemeWords t={t} words={part.name} />
          </>,
          <ul class="bare">
            {scheme.criteria
              .filter(({ id }) => part.criteria.includes(id))
              .map(({ id, number, title }) => (
                <li>
                  <a href={criterionHref(hash, id)}>{`${number} ${t.text(title)}`}</a>
                </li>
              ))}
          </ul>,
        ])}
      />
      <SourceNote t={t} source={source} />
      <SourceNote t={t} source={alignment} />
    </section>
  );
}
