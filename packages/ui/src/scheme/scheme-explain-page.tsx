/**
 * “What would the scheme advise?”: somebody says what a site is and how its criteria were rated, and reads the advice with
 * its reasons, evaluated by the same interpreter that advises on real cycles. Nothing is kept.
 */
import type { VNode } from 'preact';
import type { Advice, AwardCondition, CompiledScheme, Criterion } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { Details } from '../components/details.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { FormState } from '../components/form-state.ts';
import { valueOf } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Select } from '../components/select.tsx';
import { AdviceTree } from '../cycle/advice-tree.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { countryChoices } from '../site/countries.ts';
import type { SaidOfScheme } from './said-of-scheme.ts';
import { schemeHref, SchemeView } from './scheme-view.tsx';

export interface SchemeExplainPageProps {
  readonly frame: PageFrame;
  readonly compiled: CompiledScheme;
  /** fields: `siteType`, `metals`, `country`, `answer-<question>`, `everyOther`, `level-<criterion>` */
  readonly form: FormState;
  /** absent until asked */
  readonly result?: ExplainedSituation;
}

export interface ExplainedSituation {
  readonly advice: Advice;
  /** by mark */
  readonly conditions: Readonly<Record<string, readonly AwardCondition[]>>;
  readonly notApplying: readonly Criterion[];
}

/** How “not applicable” is chosen beside the levels, whose ids are words of a scheme and hold no sign. */
export const excludedLevel = '-';

export function SchemeExplainPage({ frame, compiled, form, result }: SchemeExplainPageProps): VNode {
  const { t } = frame;
  const { scheme, hash } = compiled;
  const said = { t, scheme };
  return (
    <SchemeView
      frame={frame}
      compiled={compiled}
      place="explain"
      title={t('scheme.page.explain')}
      wrong={form.errors.length > 0}
    >
      <ErrorSummary form={form} />
      <p class="lead">{t('scheme.explain-lead')}</p>
      {result !== undefined && <Result {...said} result={result} place={`${schemeHref(hash, 'rules')}/criteria`} />}
      <Form frame={frame} action={schemeHref(hash, 'explain')}>
        <h2>{t('scheme.explain-site')}</h2>
        <SiteFields {...said} form={form} />
        <h2>{t('scheme.explain-ratings')}</h2>
        <RatingFields {...said} form={form} />
        <SubmitButton label={t('scheme.explain-button')} />
      </Form>
    </SchemeView>
  );
}

function Result({
  t,
  scheme,
  result,
  place,
}: SaidOfScheme & { readonly result: ExplainedSituation; readonly place: string }): VNode {
  const { advice, conditions, notApplying } = result;
  const attached = advice.marks.flatMap(({ advised, mark }) => (advised ? (conditions[mark] ?? []) : []));
  return (
    <section id="advice">
      <h2>{t('scheme.explain-result')}</h2>
      {advice.marks.length === 0 ? (
        <EmptyState title={t('scheme.explain-no-mark')}>
          <p>{t('scheme.explain-no-mark-text')}</p>
        </EmptyState>
      ) : (
        <AdviceTree {...{ t, scheme, advice, place }} />
      )}
      {attached.length > 0 && (
        <Notice title={t('scheme.conditions')}>
          <ul>
            {attached.map(({ text }) => (
              <li>
                <SchemeWords t={t} words={text} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {notApplying.length > 0 && (
        <p>
          {t('scheme.explain-not-applying', {
            criteria: t.list(notApplying.map(({ number, title }) => `${number} ${t.text(title)}`)),
          })}
        </p>
      )}
    </section>
  );
}

function SiteFields({ t, scheme, form }: SaidOfScheme & { readonly form: FormState }): VNode {
  return (
    <>
      <Select
        form={form}
        name="siteType"
        label={t('scheme.site-type')}
        choices={scheme.siteTypes.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
      />
      <CheckboxGroup
        form={form}
        name="metals"
        label={t('scheme.metals')}
        choices={scheme.metals.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
      />
      <Select form={form} name="country" label={t('scheme.country')} choices={countryChoices(t.language)} optional />
      {(scheme.questions ?? []).map(({ id, question, answers }) => (
        <Select
          form={form}
          name={`answer-${id}`}
          label={t.text(question)}
          choices={
            answers?.map((answer) => ({ value: answer.id, label: t.text(answer.name) })) ?? [
              { value: 'true', label: t('word.yes') },
              { value: 'false', label: t('word.no') },
            ]
          }
          none={t('scheme.unanswered')}
          optional
        />
      ))}
    </>
  );
}

function RatingFields({ t, scheme, form }: SaidOfScheme & { readonly form: FormState }): VNode {
  const levelsOf = (criteria: readonly Criterion[]) => {
    const scales = new Set(criteria.map(({ scale }) => scale));
    return scheme.scales.filter(({ id }) => scales.has(id)).flatMap(({ levels }) => levels);
  };
  const choicesOf = (criterion: Criterion) => [
    ...levelsOf([criterion]).map(({ id, name }) => ({ value: id, label: t.text(name) })),
    ...(criterion.notApplicable === 'allowed' ? [{ value: excludedLevel, label: t('scheme.excluded') }] : []),
  ];
  return (
    <>
      <Select
        form={form}
        name="everyOther"
        label={t('scheme.every-other')}
        hint={t('scheme.every-other-hint')}
        choices={levelsOf(scheme.criteria).map(({ id, name }) => ({ value: id, label: t.text(name) }))}
        none={t('scheme.unrated')}
        optional
      />
      {scheme.groups.map((group) => {
        const own = scheme.criteria.filter((criterion) => criterion.group === group.id);
        const touched = own.some(({ id }) => valueOf(form, `level-${id}`) !== '');
        return (
          own.length > 0 && (
            <Details summary={t('scheme.rate-group', { group: t.text(group.name), count: own.length })} open={touched}>
              {own.map((criterion) => (
                <Select
                  form={form}
                  name={`level-${criterion.id}`}
                  label={`${criterion.number} ${t.text(criterion.title)}`}
                  choices={choicesOf(criterion)}
                  none={t('scheme.as-every-other')}
                />
              ))}
            </Details>
          )
        );
      })}
    </>
  );
}
