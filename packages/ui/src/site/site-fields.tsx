/** The fields of what is on file of a site, empty or beginning with what is there. */
import type { VNode } from 'preact';
import type { SiteOnFile, Term } from '@touchstone/domain';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import type { FormState } from '../components/form-state.ts';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { Translator } from '../messages/translator.ts';
import { countryChoices, countryName } from './countries.ts';
import { decimalText } from './decimal-text.ts';

/** An organisation that can be named as operator. */
export interface OrganisationChoice {
  readonly id: string;
  readonly name: string;
  readonly country: string;
}

export interface SiteFieldsProps {
  readonly t: Translator;
  readonly form: FormState;
  /** the words of all published schemes */
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly activities: readonly Term[];
  readonly organisations: readonly OrganisationChoice[];
  readonly onFile?: SiteOnFile;
}

export function SiteFields(props: SiteFieldsProps): VNode {
  const { t, form, siteTypes, metals, activities, onFile } = props;
  const isTerm = (activity: string): boolean => activities.some(({ id }) => id === activity);
  const done = onFile?.activities ?? [];
  const begin = (value: string | number | undefined): { initial?: string } =>
    value === undefined ? {} : { initial: typeof value === 'number' ? decimalText(t, value) : value };
  return (
    <>
      <TextField form={form} name="name" label={t('site.name')} hint={t('site.name-hint')} {...begin(onFile?.name)} />
      <OperatorFields {...props} />
      <Select
        form={form}
        name="country"
        label={t('site.country')}
        choices={countryChoices(t.language)}
        {...begin(onFile?.country)}
      />
      <TextField
        form={form}
        name="place"
        optional
        label={t('site.place')}
        hint={t('site.place-hint')}
        {...begin(onFile?.place)}
      />
      <Select
        form={form}
        name="siteType"
        label={t('site.type')}
        choices={siteTypes.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
        {...begin(onFile?.siteType)}
      />
      <CheckboxGroup
        form={form}
        name="metals"
        label={t('site.metals')}
        hint={t('site.metals-hint')}
        choices={metals.map(({ id, name }) => ({ value: id, label: <SchemeWords t={t} words={name} /> }))}
        initial={onFile?.metals ?? []}
      />
      {activities.length > 0 && (
        <CheckboxGroup
          form={form}
          name="activities"
          optional
          label={t('site.activities')}
          hint={t('site.activities-hint')}
          choices={activities.map(({ id, name }) => ({ value: id, label: <SchemeWords t={t} words={name} /> }))}
          initial={done.filter(isTerm)}
        />
      )}
      <TextArea
        form={form}
        name="otherActivities"
        optional
        rows={3}
        label={t('site.other-activities')}
        hint={t('site.other-activities-hint')}
        {...begin(done.filter((activity) => !isTerm(activity)).join('\n'))}
      />
      <TextField
        form={form}
        name="capacity/amount"
        optional
        kind="decimal"
        width={10}
        label={t('site.capacity')}
        hint={t('site.capacity-hint')}
        {...begin(onFile?.capacity?.amount)}
      />
      <TextField
        form={form}
        name="capacity/unit"
        optional
        width={20}
        label={t('site.capacity-unit')}
        hint={t('site.capacity-unit-hint')}
        {...begin(onFile?.capacity?.unit)}
      />
      <TextField
        form={form}
        name="coordinates/latitude"
        optional
        kind="decimal"
        width={10}
        label={t('site.latitude')}
        hint={t('site.coordinates-hint')}
        {...begin(onFile?.coordinates?.latitude)}
      />
      <TextField
        form={form}
        name="coordinates/longitude"
        optional
        kind="decimal"
        width={10}
        label={t('site.longitude')}
        {...begin(onFile?.coordinates?.longitude)}
      />
    </>
  );
}

/** Its entry among the organisations, or its name in words where it has none. */
function OperatorFields({ t, form, organisations, onFile }: SiteFieldsProps): VNode {
  const inWords = onFile?.operatorEntry === undefined ? onFile?.operator : undefined;
  const none = organisations.length === 0;
  return (
    <>
      {!none && (
        <Select
          form={form}
          name="operatorEntry"
          label={t('site.operator')}
          hint={t('site.operator-entry-hint')}
          none={t('site.operator-not-listed')}
          choices={organisations.map(({ country, id, name }) => ({
            value: id,
            label: `${name} (${countryName(t.language, country)})`,
          }))}
          initial={onFile?.operatorEntry ?? ''}
        />
      )}
      <TextField
        form={form}
        name="operator"
        label={t(none ? 'site.operator' : 'site.operator-in-words')}
        hint={t(none ? 'site.operator-hint' : 'site.operator-in-words-hint')}
        autocomplete="organization"
        initial={inWords ?? ''}
      />
    </>
  );
}
