/**
 * The requirements below a criterion in its form, where the scheme has them rated one by one: each with its level, why and
 * evidence of its own. What is left without a level is saved as not rated yet.
 */
import type { VNode } from 'preact';
import {
  hasRequirementsRated,
  notApplicable,
  requirementsOf,
  type Criterion,
  type Requirement,
  type RequirementRatings,
  type Scheme,
} from '@touchstone/domain';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { Details } from '../components/details.tsx';
import { errorsOf, valuesOf, type FormState } from '../components/form-state.ts';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { EvidenceItem } from '../evidence/evidence-choice.tsx';

export interface RequirementFieldsProps {
  readonly form: FormState;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  /** of its requirements, those that apply to the site */
  readonly asked: readonly Requirement[];
  readonly initial: RequirementRatings;
  readonly library: readonly EvidenceItem[];
}

export function RequirementFields(props: RequirementFieldsProps): VNode | null {
  const { form, scheme, criterion, asked } = props;
  const { t } = form;
  if (asked.length === 0 || !hasRequirementsRated(scheme)) return null;
  const placed = requirementsOf(criterion).filter(({ requirement }) => asked.includes(requirement));
  return (
    <fieldset class="requirement-fields">
      <legend class="field-label">{t('rating.requirements')}</legend>
      <p class="aside">{t('rating.requirements-hint')}</p>
      {placed.map(({ depth, requirement }) => (
        <fieldset data-depth={String(Math.min(depth, 4))}>
          <legend>
            <strong>{requirement.number}</strong> <SchemeWords t={t} words={requirement.text} />
            {requirement.critical === true && <strong> {t('scheme.critical')}.</strong>}
          </legend>
          <OneRequirement {...props} requirement={requirement} />
        </fieldset>
      ))}
    </fieldset>
  );
}

function OneRequirement({
  form,
  scheme,
  criterion,
  initial,
  library,
  requirement: { evidenceHints = [], id, number },
}: RequirementFieldsProps & { readonly requirement: Requirement }): VNode {
  const { t } = form;
  const at = `requirements/${id}`;
  const rated = initial[id];
  const levels = scheme.scales.find((scale) => scale.id === criterion.scale)?.levels ?? [];
  const cited = `${at}/evidence` in form.values ? valuesOf(form, `${at}/evidence`) : (rated?.evidence ?? []);
  return (
    <>
      {evidenceHints.length > 0 && (
        <p class="aside">
          {t('scheme.hints')}
          {t('component.colon')} {t.list(evidenceHints.map((hint) => t.text(hint)))}
        </p>
      )}
      <Select
        form={form}
        name={`${at}/level`}
        label={t('rating.level-of', { number })}
        none={t('rating.open')}
        choices={[
          ...levels.map((level) => ({ value: level.id, label: t.text(level.name) })),
          ...(criterion.notApplicable === 'allowed'
            ? [{ value: notApplicable, label: t('rating.not-applicable') }]
            : []),
        ]}
        initial={rated?.level ?? ''}
      />
      <TextArea
        form={form}
        name={`${at}/rationale`}
        rows={2}
        label={t('rating.rationale-of', { number })}
        initial={rated?.rationale ?? ''}
      />
      {library.length > 0 && (
        <Details
          summary={t('rating.evidence-of', { number, count: cited.length })}
          open={errorsOf(form, `${at}/evidence`).length > 0}
        >
          <CheckboxGroup
            form={form}
            name={`${at}/evidence`}
            label={t('rating.evidence')}
            initial={rated?.evidence ?? []}
            choices={library.map((item) => ({ value: item.id, label: item.title }))}
          />
        </Details>
      )}
    </>
  );
}
