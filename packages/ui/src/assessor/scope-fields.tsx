/** For what a firm or a person is approved: the fields that say so, and the same in words. What is left empty is open. */
import type { VNode } from 'preact';
import type { ApprovalScope, Term } from '@touchstone/domain';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { DateField } from '../components/date-field.tsx';
import type { FormState } from '../components/form-state.ts';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { SummaryRow } from '../components/summary-list.tsx';
import { TextField } from '../components/text-field.tsx';
import { languageName } from '../messages/language-name.ts';
import type { Translator } from '../messages/translator.ts';
import { countryName } from '../site/countries.ts';
import type { PlainDate } from '@touchstone/kernel';

/** The words of all published schemes, each once. */
export interface ScopeWords {
  readonly metals: readonly Term[];
  readonly siteTypes: readonly Term[];
  readonly schemes: readonly Term[];
  /** that schemes ask of assessors */
  readonly competences: readonly Term[];
}

export interface ScopeFieldsProps {
  readonly t: Translator;
  readonly form: FormState;
  readonly words: ScopeWords;
  readonly scope?: ApprovalScope;
  readonly until?: PlainDate | null;
}

export function ScopeFields({ t, form, words, scope = {}, until }: ScopeFieldsProps): VNode {
  return (
    <>
      <p>{t('assessor.scope.hint')}</p>
      {(['metals', 'siteTypes', 'schemes'] as const).map((dimension) => (
        <CheckboxGroup
          form={form}
          name={`scope/${dimension}`}
          optional
          label={t(`assessor.scope.${dimension}`)}
          initial={scope[dimension] ?? []}
          choices={words[dimension].map(({ id, name }) => ({ value: id, label: <SchemeWords t={t} words={name} /> }))}
        />
      ))}
      {(['languages', 'countries'] as const).map((dimension) => (
        <TextField
          form={form}
          name={`scope/${dimension}`}
          optional
          label={t(`assessor.scope.${dimension}`)}
          hint={t(`assessor.scope.${dimension}-hint`)}
          width={20}
          initial={(scope[dimension] ?? []).join(', ')}
        />
      ))}
      <DateField
        form={form}
        name="until"
        optional
        label={t('assessor.until')}
        hint={t('assessor.until-hint')}
        {...(until === undefined || until === null ? {} : { initial: until })}
      />
    </>
  );
}

export function scopeRows(t: Translator, scope: ApprovalScope, words: ScopeWords): readonly SummaryRow[] {
  const named = (dimension: Exclude<keyof ScopeWords, 'competences'>, id: string): string => {
    const term = words[dimension].find((one) => one.id === id);
    return term === undefined ? id : t.text(term.name);
  };
  const told: Readonly<Record<keyof ApprovalScope, (id: string) => string>> = {
    metals: (id) => named('metals', id),
    siteTypes: (id) => named('siteTypes', id),
    schemes: (id) => named('schemes', id),
    languages: (id) => languageName(t.language, id),
    countries: (id) => countryName(t.language, id),
  };
  return (['metals', 'siteTypes', 'schemes', 'languages', 'countries'] as const).map((dimension) => {
    const covered = scope[dimension] ?? [];
    const value = covered.length === 0 ? t('assessor.scope.open') : t.list(covered.map(told[dimension]));
    return { term: t(`assessor.scope.${dimension}`), value };
  });
}
