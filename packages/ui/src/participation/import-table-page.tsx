/** The secretariat hands over an existing register as a table; the next page shows what would be imported of it. */
import type { VNode } from 'preact';
import { limits } from '@touchstone/kernel';
import type { Scheme, Term } from '@touchstone/domain';
import { LinkButton, SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileField } from '../components/file-field.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

export interface ImportTablePageProps {
  readonly frame: PageFrame;
  readonly form: FormState;
  /** one for each scheme, whatever its version */
  readonly schemes: readonly Pick<Scheme, 'id' | 'name'>[];
  readonly siteTypes: readonly Term[];
  /** a table that was handed over already, while something else had to be mended */
  readonly kept?: { readonly sha256: string; readonly file: string };
}

export function ImportTablePage({ frame, form, kept, schemes, siteTypes }: ImportTablePageProps): VNode {
  const { t, today } = frame;
  const title = t('history-table.title');
  const [first] = schemes;
  const named = (terms: readonly Pick<Term, 'id' | 'name'>[]) =>
    terms.map(({ id, name }) => ({ value: id, label: t.text(name) }));
  return (
    <Page
      {...{ frame, title, wrong: form.errors.length > 0 }}
      visibility="private"
      back={{ href: '/cycles', label: t('page.nav.cycles') }}
    >
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <p class="lead">{t('history-table.lead')}</p>
      <Notice tone="important">
        <p>{t('history-table.rule')}</p>
      </Notice>
      <p>{t('history-table.continues')}</p>
      <h2>{t('history-table.form')}</h2>
      <p>{t('history-table.form-text')}</p>
      <p class="button-row">
        <LinkButton kind="secondary" href="/history/template.xlsx" label={t('history-table.template-xlsx')} />
        <LinkButton kind="secondary" href="/history/template.csv" label={t('history-table.template-csv')} />
      </p>
      <Form frame={frame} action="/history" upload hidden={{ kept: kept?.sha256, keptName: kept?.file }}>
        {kept !== undefined && <p>{t('history-table.kept', { file: kept.file })}</p>}
        <FileField
          form={form}
          name="file"
          label={t('history-table.file')}
          hint={t('history-table.file-hint', { rows: limits.sheetRows, megabytes: limits.sheetBytes / 1_000_000 })}
          accept={['.xlsx', '.csv']}
        />
        <Select
          form={form}
          name="scheme"
          label={t('history-table.scheme')}
          hint={t('history-table.scheme-hint')}
          choices={named(schemes)}
          {...(schemes.length === 1 && first !== undefined ? { initial: first.id } : {})}
        />
        <Select
          form={form}
          name="siteType"
          label={t('history-table.site-type')}
          hint={t('history-table.site-type-hint')}
          optional
          choices={named(siteTypes)}
        />
        <TextField form={form} name="source" label={t('history-table.source')} hint={t('history-table.source-hint')} />
        <TextField form={form} name="sourceUrl" kind="url" optional label={t('history-table.column.sourceUrl')} />
        <DateField
          form={form}
          name="sourceDate"
          label={t('history-table.source-date')}
          hint={t('history-table.source-date-hint')}
          initial={today}
        />
        <SubmitButton label={t('history-table.preview')} />
      </Form>
    </Page>
  );
}
