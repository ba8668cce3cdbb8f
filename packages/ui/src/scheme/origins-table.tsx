/** Where the criteria of another version or standard went: each pair with how the two stand to each other, and why. */
import type { VNode } from 'preact';
import { relationInWords, type Mapping, type Scheme } from '@touchstone/domain';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Table } from '../components/table.tsx';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { SourceNote } from './source-note.tsx';

export interface OriginsTableProps extends SaidOfScheme {
  readonly mapping: Mapping;
  /** the version that is mapped from, where it is published here */
  readonly older?: Scheme;
}

export function OriginsTable({ t, scheme, mapping, older }: OriginsTableProps): VNode {
  const { from, entries, source } = mapping;
  const caption = mappedFrom({ t, scheme, mapping });
  return (
    <>
      <Table
        caption={caption}
        columns={[
          { label: older === undefined ? t('scheme.there') : older.version },
          { label: scheme.version },
          { label: t('scheme.relation') },
          { label: t('scheme.reason') },
        ]}
        rows={entries.map((entry) => [
          entry.from === undefined ? '–' : criterionWords(t, older, entry.from),
          entry.to === undefined ? '–' : criterionWords(t, scheme, entry.to),
          relationInWords(entry.relation, t.language),
          <>
            <SchemeWords t={t} words={entry.reason} />
            <SourceNote t={t} source={entry.source} />
          </>,
        ])}
      />
      {from.name !== undefined && <p class="aside">{t('scheme.outside-standard')}</p>}
      <SourceNote t={t} source={source} />
    </>
  );
}

/** “From River Keepers, 3” or “From version rra-2.0”, as a caption. */
function mappedFrom({ t, mapping: { from } }: Pick<OriginsTableProps, 't' | 'scheme' | 'mapping'>): string {
  return from.name === undefined
    ? t('scheme.mapped-version', { version: from.version })
    : t('scheme.mapped-standard', { name: t.text(from.name), version: from.version });
}

function criterionWords(t: OriginsTableProps['t'], scheme: Scheme | undefined, id: string): string {
  const criterion = scheme?.criteria.find((one) => one.id === id);
  return criterion === undefined ? id : `${criterion.number} ${t.text(criterion.title)}`;
}
