/** The ties of an assessment firm to operators, which tie its people to their sites, and what the secretariat does with them. */
import type { VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Select } from '../components/select.tsx';
import { Table } from '../components/table.tsx';
import { TextField } from '../components/text-field.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';
import type { OrganisationChoice } from '../site/site-fields.tsx';
import { countryName } from '../site/countries.ts';

const kinds = ['advice', 'ownership'] as const;

export interface FirmTieShown {
  readonly tie: (typeof kinds)[number];
  readonly operator: { readonly id: string; readonly name: string };
  readonly begunOn: PlainDate | null;
  /** null while it holds */
  readonly endedOn: PlainDate | null;
  readonly source: { readonly title: string; readonly url: string | null };
}

export interface FirmTiesProps {
  readonly frame: PageFrame;
  readonly firm: { readonly id: string };
  readonly ties: readonly FirmTieShown[];
  /** absent where this reader does not act */
  readonly acts?: {
    readonly form: FormState;
    readonly base: number;
    readonly recordId: string;
    /** for each of the ties */
    readonly strikeIds: readonly string[];
    readonly operators: readonly OrganisationChoice[];
  };
}

export function FirmTies({ frame, firm, ties, acts }: FirmTiesProps): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('firm.ties')}</h2>
      <p>{t(ties.length === 0 ? 'firm.ties-none' : 'firm.ties-lead')}</p>
      {ties.length > 0 && (
        <Table
          caption={t('firm.ties')}
          captionUnseen
          columns={[{ label: t('firm.tie-operator') }, { label: t('firm.tie') }, { label: t('firm.tie-source') }]}
          rows={ties.map((one) => [
            <a href={`/organisations/${one.operator.id}`}>{one.operator.name}</a>,
            firmTieInWords(t, one),
            one.source.url === null ? one.source.title : <a href={one.source.url}>{one.source.title}</a>,
          ])}
        />
      )}
      {acts !== undefined && <RecordTie {...{ frame, firm, acts }} />}
      {acts !== undefined && ties.map((tie, index) => <StrikeTie {...{ frame, firm, acts, tie, index }} />)}
    </section>
  );
}

/** What ties the firm, and since and until when. */
function firmTieInWords(t: Translator, { begunOn, endedOn, tie }: Omit<FirmTieShown, 'operator' | 'source'>): string {
  const since = begunOn === null ? undefined : t('firm.tie-since', { date: t.date(begunOn) });
  const until = endedOn === null ? t('firm.tie-holds') : t('firm.tie-until', { date: t.date(endedOn) });
  return [t(`firm.tie.${tie}`), ...(since === undefined ? [] : [since]), until].join(', ');
}

type ActProps = Pick<FirmTiesProps, 'frame' | 'firm'> & { readonly acts: Required<FirmTiesProps>['acts'] };

function RecordTie({ frame, firm, acts }: ActProps): VNode {
  const { t } = frame;
  const { base, operators, recordId } = acts;
  const form = formOf(acts.form, 'record-tie');
  return (
    <Details summary={t('firm.tie-record')} open={form.errors.length > 0}>
      <Form {...{ frame, base }} action={`/firms/${firm.id}`} commandId={recordId} hidden={{ act: 'record-tie' }}>
        <p>{t('firm.tie-record-hint')}</p>
        <Select
          form={form}
          name="organisation"
          label={t('firm.tie-operator')}
          hint={t('firm.tie-operator-hint')}
          choices={operators.map(({ country, id, name }) => ({
            value: id,
            label: `${name} (${countryName(t.language, country)})`,
          }))}
        />
        <RadioGroup
          form={form}
          name="tie"
          label={t('firm.tie')}
          choices={kinds.map((kind) => ({ value: kind, label: t(`firm.tie.${kind}`) }))}
        />
        <DateField form={form} name="begunOn" optional label={t('firm.tie-begun-on')} />
        <DateField form={form} name="endedOn" optional label={t('firm.tie-ended-on')} hint={t('firm.tie-ended-hint')} />
        <TextField form={form} name="source/title" label={t('firm.tie-source')} hint={t('firm.tie-source-hint')} />
        <TextField form={form} name="source/url" kind="url" optional label={t('partner.source-url')} />
        <SubmitButton kind="secondary" label={t('firm.tie-save')} />
      </Form>
    </Details>
  );
}

function StrikeTie({
  frame,
  firm,
  acts,
  tie: { operator, tie },
  index,
}: ActProps & { readonly tie: FirmTieShown; readonly index: number }): VNode {
  const { t } = frame;
  const of = `${tie} ${operator.id}`;
  const form = formOf(acts.form, 'strike-tie', of);
  return (
    <Details
      summary={t('firm.tie-strike', { operator: operator.name, tie: t(`firm.tie.${tie}`) })}
      open={form.errors.length > 0}
    >
      <Form
        {...{ frame, base: acts.base }}
        action={`/firms/${firm.id}`}
        commandId={acts.strikeIds[index] ?? ''}
        hidden={{ act: 'strike-tie', of, tie, organisation: operator.id }}
      >
        <TextField form={form} name="reason" label={t('assessor.reason')} hint={t('assessor.reason-hint')} />
        <SubmitButton kind="warning" label={t('firm.tie-strike-button')} />
      </Form>
    </Details>
  );
}
