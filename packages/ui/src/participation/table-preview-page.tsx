/**
 * Every row of a table of history before anything is put on record: what would be done, what is there already, what says
 * something else, and what has to be mended, by row and cell. The same page goes on where an import stopped.
 */
import type { VNode } from 'preact';
import type { PlannedRow, UnknownHeading } from '@touchstone/domain';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Pagination } from '../components/pagination.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import type { Tone } from '../components/tone.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { passedOverWords, plannedRowWords, type PlanWords } from './planned-row-words.ts';

export type RowKind = PlannedRow['kind'];

/** What needs a person comes first. */
export const rowKinds: readonly RowKind[] = ['wrong', 'differs', 'new', 'adds', 'there'];

export interface TablePreviewPageProps extends Omit<PlanWords, 't'> {
  readonly frame: PageFrame;
  readonly file: string;
  /** address of this page, with what was said once for all rows */
  readonly address: string;
  readonly counts: Readonly<Record<RowKind, number>>;
  readonly chosen?: RowKind;
  /** of those chosen, one page */
  readonly rows: readonly PlannedRow[];
  readonly passedOver: readonly UnknownHeading[];
  readonly previous?: string;
  readonly next?: string;
  /** after rows were put on record */
  readonly outcome?: {
    readonly done: number;
    readonly left: number;
    readonly refused: readonly {
      readonly number: number;
      readonly name: string;
      readonly sentences: readonly string[];
    }[];
  };
}

const tones: Readonly<Record<RowKind, Tone>> = {
  wrong: 'adverse',
  differs: 'part',
  new: 'open',
  adds: 'open',
  there: 'good',
};

export function TablePreviewPage(props: TablePreviewPageProps): VNode {
  const { address, counts, file, frame, next, outcome, passedOver, previous } = props;
  const { t } = frame;
  const title = t('history-table.preview-title');
  const coming = counts.new + counts.adds;
  const all = rowKinds.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <Page
      {...{ frame, title }}
      visibility="private"
      width="wide"
      back={{ href: '/history', label: t('history-table.title') }}
    >
      <h1>{title}</h1>
      <p class="cycle-owner">{t('history-table.file-named', { file, rows: all })}</p>
      {outcome !== undefined && <Outcome {...{ frame, outcome }} />}
      <p class="lead">
        {counts.wrong > 0 && counts.wrong === all
          ? t('history-table.none-fits')
          : t('history-table.stands', { coming })}{' '}
        {outcome === undefined && coming > 0 && t('history-table.nothing-yet')}
      </p>
      {coming > 0 && (
        <Notice tone="important">
          <p>{t('history-table.rule')}</p>
        </Notice>
      )}
      <Form frame={frame} action={address}>
        <ButtonRow>
          {coming > 0 && <SubmitButton label={t('history-table.confirm', { count: coming })} />}
          <LinkButton kind="secondary" href="/history" label={t('history-table.other-file')} />
        </ButtonRow>
      </Form>
      {passedOverWords(t, passedOver).map((line) => (
        <p>{line}</p>
      ))}
      <Kinds {...props} all={all} />
      <Rows {...props} />
      <Pagination t={t} {...(previous === undefined ? {} : { previous })} {...(next === undefined ? {} : { next })} />
    </Page>
  );
}

function Outcome({ frame: { t }, outcome }: Required<Pick<TablePreviewPageProps, 'frame' | 'outcome'>>): VNode {
  const { done, left, refused } = outcome;
  return (
    <>
      <Notice tone="verified">
        <p>{t('history-table.done', { count: done })}</p>
        {left > 0 && <p>{t('history-table.left', { count: left })}</p>}
      </Notice>
      {refused.length > 0 && (
        <Notice tone="wrong" title={t('history-table.not-done', { count: refused.length })}>
          <ul>
            {refused.map(({ name, number, sentences }) => (
              <li>
                {t('history-table.row-named', { row: number, site: name })} – {sentences.join(' ')}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Kinds({
  address,
  all,
  chosen,
  counts,
  frame: { t },
}: TablePreviewPageProps & { readonly all: number }): VNode {
  const place = (kind: RowKind | undefined, count: number): VNode => (
    <li>
      <a
        href={kind === undefined ? address : `${address}&show=${kind}`}
        {...(kind === chosen ? { 'aria-current': 'page' as const } : {})}
      >
        <span class="places-count">{t.number(count)}</span> {t(`history-table.kind.${kind ?? 'all'}`)}
      </a>
    </li>
  );
  return (
    <nav class="places" aria-label={t('history-table.kind')}>
      <ul>
        {place(undefined, all)}
        {rowKinds.flatMap((kind) => (counts[kind] > 0 ? [place(kind, counts[kind])] : []))}
      </ul>
    </nav>
  );
}

function Rows({ cellOf, frame: { t }, rows, schemes }: TablePreviewPageProps): VNode {
  if (rows.length === 0) return <EmptyState title={t('history-table.none')} />;
  return (
    <Table
      caption={t('history-table.rows')}
      captionUnseen
      columns={[
        { label: t('history-table.site-column') },
        { label: t('history-table.state-column') },
        { label: t('history-table.what-column') },
      ]}
      rows={rows.map((row) => [
        'site' in row && typeof row.site === 'string' ? (
          <a href={`/sites/${row.site}`}>{t('history-table.row-named', { row: row.number, site: row.name })}</a>
        ) : row.name === '' ? (
          t('history-table.row', { row: row.number })
        ) : (
          t('history-table.row-named', { row: row.number, site: row.name })
        ),
        <StateMark tone={tones[row.kind]}>{t(`history-table.is.${row.kind}`)}</StateMark>,
        plannedRowWords({ t, schemes, cellOf }, row).map((line, at) =>
          at === 0 || row.kind === 'wrong' ? <div>{line}</div> : <span class="aside">{line}</span>,
        ),
      ])}
    />
  );
}
