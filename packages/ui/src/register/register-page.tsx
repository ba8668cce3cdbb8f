/** The public register: a search, and a page of sites by name with where each stands. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { RegisterStatus, Text } from '@touchstone/domain';
import { EmptyState } from '../components/empty-state.tsx';
import { Fictional } from '../components/fictional.tsx';
import { formState } from '../components/form-state.ts';
import { Imported } from '../components/imported.tsx';
import { Pagination } from '../components/pagination.tsx';
import { ButtonRow, SubmitButton } from '../components/button.tsx';
import { Select } from '../components/select.tsx';
import { Table } from '../components/table.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import { countryName } from '../site/countries.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { registerStatuses, RegisterStatusMark } from './register-status.tsx';

export interface RegisterRow {
  readonly site: string;
  readonly name: string;
  readonly operator: string;
  readonly country: string;
  readonly fictional: boolean;
  readonly imported: boolean;
  readonly status: RegisterStatus;
  /** names of the marks that are held */
  readonly marks: readonly Text[];
  readonly validUntil: PlainDate | null;
}

export interface RegisterPageProps {
  readonly frame: PageFrame;
  readonly rows: readonly RegisterRow[];
  /** what was asked for, as it was typed */
  readonly asked: { readonly q: string; readonly status: string; readonly country: string };
  /** codes of the countries that occur */
  readonly countries: readonly string[];
  /** address of the same sites as a table */
  readonly table: string;
  readonly previous?: string;
  readonly next?: string;
}

export function RegisterPage(props: RegisterPageProps): VNode {
  const { frame, rows, asked, previous, next } = props;
  const { t } = frame;
  const filtered = Object.values(asked).some((value) => value !== '');
  return (
    <Page
      frame={frame}
      title={t('register.title')}
      description={t('register.description')}
      visibility="public"
      width="wide"
    >
      <h1>{t('register.title')}</h1>
      <p class="lead">{t('register.lead')}</p>
      <ButtonRow>
        <a href="/schemes">{t('register.rules')}</a>
        <a href="/partners">{t('register.partners')}</a>
      </ButtonRow>
      <Filter {...props} />
      {rows.length > 0 ? (
        <Sites {...props} />
      ) : filtered ? (
        <EmptyState title={t('register.none-found')}>
          <p>{t('register.none-found-text')}</p>
          <p>
            <a href="/register">{t('register.show-all')}</a>
          </p>
        </EmptyState>
      ) : (
        <EmptyState title={t('register.empty')}>
          <p>{t('register.empty-text')}</p>
        </EmptyState>
      )}
      <Pagination t={t} {...(previous === undefined ? {} : { previous })} {...(next === undefined ? {} : { next })} />
      {rows.length > 0 && (
        <p>
          <a href={props.table}>{t('register.table')}</a>
        </p>
      )}
    </Page>
  );
}

function Filter({ frame: { t }, asked, countries }: RegisterPageProps): VNode {
  const form = formState(t, asked);
  const named = countries
    .map((value) => ({ value, label: countryName(t.language, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, t.language));
  return (
    <form class="filter" method="get" action="/register" role="search">
      <TextField form={form} name="q" label={t('register.search')} kind="search" />
      <Select
        form={form}
        name="status"
        label={t('register.status')}
        none={t('register.any-status')}
        choices={registerStatuses.map((value) => ({ value, label: t(`register.status.${value}`) }))}
      />
      <Select
        form={form}
        name="country"
        label={t('register.country')}
        none={t('register.any-country')}
        choices={named}
      />
      <SubmitButton label={t('register.show')} />
    </form>
  );
}

function Sites({ frame: { t }, rows }: RegisterPageProps): VNode {
  return (
    <Table
      caption={t('register.caption')}
      captionUnseen
      columns={[
        { label: t('register.site') },
        { label: t('register.operator'), long: true },
        { label: t('register.country') },
        { label: t('register.status') },
        { label: t('register.marks') },
        { label: t('register.valid-until') },
      ]}
      rows={rows.map((row) => [
        <>
          <a href={`/register/${row.site}`}>{row.name}</a> {row.fictional && <Fictional t={t} />}
        </>,
        row.operator,
        countryName(t.language, row.country),
        <>
          <RegisterStatusMark t={t} {...row} /> {row.imported && <Imported t={t} />}
        </>,
        row.marks.length === 0 ? '–' : t.list(row.marks.map(t.text)),
        row.validUntil === null ? '–' : t.date(row.validUntil),
      ])}
    />
  );
}
