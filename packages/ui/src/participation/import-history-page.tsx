/**
 * The secretariat puts public facts of a real site on record: several at once, each with the day of its source. Rows that
 * are left blank do not count.
 */
import type { VNode } from 'preact';
import type { Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Fictional } from '../components/fictional.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { ImportedFacts, type ImportedFact } from './imported-facts.tsx';
import type { LetterSite } from './sign-letter-page.tsx';

export interface ImportHistoryPageProps {
  readonly frame: PageFrame;
  readonly site: LetterSite;
  readonly onRecord: readonly ImportedFact[];
  /** absent where the site has a cycle of its own */
  readonly entry?: {
    readonly form: FormState;
    readonly commandId: string;
    /** one for each scheme, whatever its version */
    readonly schemes: readonly Pick<Scheme, 'id' | 'name'>[];
  };
}

/** Facts that can be given at once. */
export const historyRows = 4;

const steps = ['committed', 'self-assessed', 'under-assessment', 'awarded'] as const;

export function ImportHistoryPage({ frame, site, onRecord, entry }: ImportHistoryPageProps): VNode {
  const { t } = frame;
  const title = t('history.title');
  const wrong = entry !== undefined && entry.form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private" back={{ href: '/cycles', label: t('page.nav.cycles') }}>
      {entry !== undefined && <ErrorSummary form={entry.form} />}
      <h1>{title}</h1>
      <p class="cycle-owner">
        {site.name}, {site.operator} {site.fictional && <Fictional t={t} />}
      </p>
      <p class="lead">{t(entry === undefined ? 'history.stands-own' : 'history.stands', { site: site.name })}</p>
      {onRecord.length > 0 && (
        <section>
          <h2>{t('history.on-record')}</h2>
          <ImportedFacts t={t} site={site.name} facts={onRecord} />
        </section>
      )}
      {entry !== undefined && <Facts {...{ frame, site, entry }} />}
    </Page>
  );
}

function Facts({
  frame,
  site,
  entry: { form, commandId, schemes },
}: Pick<ImportHistoryPageProps, 'frame' | 'site'> & Required<Pick<ImportHistoryPageProps, 'entry'>>): VNode {
  const { t } = frame;
  const [first] = schemes;
  return (
    <Form frame={frame} action={`/sites/${site.id}/history`} commandId={commandId}>
      <Notice>
        <p>{t('history.rule')}</p>
        <p>{t('history.blank')}</p>
      </Notice>
      <Select
        form={form}
        name="scheme"
        label={t('history.scheme')}
        choices={schemes.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
        {...(schemes.length === 1 && first !== undefined ? { initial: first.id } : {})}
      />
      {Array.from({ length: historyRows }, (_, index) => (
        <FactFields t={t} form={form} index={index} />
      ))}
      <SubmitButton label={t('history.import')} />
    </Form>
  );
}

interface FactFieldsProps extends Pick<PageFrame, 't'> {
  readonly form: FormState;
  readonly index: number;
}

function FactFields({ t, form, index }: FactFieldsProps): VNode {
  const at = `facts/${String(index)}`;
  return (
    <fieldset class="entry">
      <legend class="field-label">{t('history.fact', { number: index + 1 })}</legend>
      <div class="field-row">
        <Select
          form={form}
          name={`${at}/step`}
          label={t('history.step')}
          choices={steps.map((step) => ({ value: step, label: t(`history.step.${step}`) }))}
        />
        <DateField form={form} name={`${at}/knownOn`} label={t('history.known-on')} hint={t('history.known-on-hint')} />
        <DateField
          form={form}
          name={`${at}/happenedOn`}
          optional
          label={t('history.happened-on')}
          hint={t('history.happened-on-hint')}
        />
        <TextField
          form={form}
          name={`${at}/source/title`}
          label={t('history.source-title')}
          hint={t('history.source-title-hint')}
        />
        <TextField form={form} name={`${at}/source/url`} kind="url" optional label={t('history.source-url')} />
      </div>
    </fieldset>
  );
}
