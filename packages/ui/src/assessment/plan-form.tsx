/** The form of the assurance plan, for the lead of the team: words, entries one by one, and the sample group by group. */
import type { VNode } from 'preact';
import { plainDate } from '@touchstone/kernel';
import { asksStep } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { Entries } from '../components/entries.tsx';
import { formOf, valueOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { PlanPageProps } from './plan-page-props.ts';
import { numbersOf } from './plan-words.ts';

type PlanFormProps = Pick<
  PlanPageProps,
  'frame' | 'cycle' | 'form' | 'base' | 'acts' | 'scheme' | 'criteria' | 'shown'
>;

export function PlanForm(props: PlanFormProps): VNode | null {
  const { frame, acts, base, cycle, form, scheme, shown } = props;
  const { t } = frame;
  if (acts.plan === undefined) return null;
  const own = formOf(form, 'plan');
  const plan = shown?.plan;
  const groups = scheme.assessment?.interviews ?? [];
  const sent = valueOf(form, 'act') === 'plan';
  const fields = (
    <Form
      {...{ frame, base }}
      draft={own}
      action={`/cycles/${cycle.id}/plan`}
      commandId={acts.plan}
      hidden={{ act: 'plan' }}
    >
      {(acts.change ?? acts.tookPlace) !== undefined && (
        <TextArea
          form={own}
          name="change"
          rows={3}
          optional={acts.change === undefined}
          label={t('plan.change')}
          hint={t(acts.change === undefined ? 'plan.took-place-hint' : 'plan.change-hint')}
        />
      )}
      <TextArea
        form={own}
        name="extent"
        rows={4}
        label={t('plan.extent')}
        hint={t('plan.extent-hint')}
        initial={plan?.extent ?? ''}
      />
      <DateField form={own} name="visitFrom" label={t('plan.visit-from')} {...dayOf(plan?.visitFrom)} />
      <DateField form={own} name="visitUntil" label={t('plan.visit-until')} {...dayOf(plan?.visitUntil)} />
      {acts.tookPlace !== undefined && (
        <CheckboxGroup
          form={own}
          name="tookPlace"
          optional
          label={t('plan.other-days')}
          initial={plan?.tookPlace === true ? ['true'] : []}
          choices={[{ value: 'true', label: t('plan.took-place') }]}
        />
      )}
      <MediaScan {...props} own={own} />
      <Stakeholders {...props} own={own} />
      {groups.map(({ atLeast, id, name }) => (
        <TextField
          form={own}
          name={`sample/${id}`}
          kind="whole-number"
          width={4}
          label={t('plan.sample-of', { group: t.text(name) })}
          hint={atLeast === null ? t('plan.no-least') : t('plan.at-least', { number: atLeast })}
          {...(atLeast === null || !asksStep(scheme, 'interview-sample') ? { optional: true } : {})}
          initial={plan?.sample?.find(({ group }) => group === id)?.number.toString() ?? ''}
        />
      ))}
      <TextArea
        form={own}
        name="sampling"
        rows={3}
        label={t('plan.sampling')}
        hint={t('plan.sampling-hint')}
        optional={!asksStep(scheme, 'interview-sample')}
        initial={plan?.sampling ?? ''}
      />
      <SubmitButton label={t('plan.submit')} kind={plan === undefined ? 'primary' : 'secondary'} />
    </Form>
  );
  if (shown === undefined || shown.answer?.stage === 'returned') return fields;
  return (
    <Details summary={t('plan.change-it')} open={sent}>
      {fields}
    </Details>
  );
}

interface PartProps extends PlanFormProps {
  readonly own: FormState;
}

function MediaScan({ frame: { t }, criteria, own, scheme, shown }: PartProps): VNode {
  const items = shown?.plan.mediaItems ?? [];
  return (
    <>
      <TextArea
        form={own}
        name="mediaScan"
        rows={3}
        label={t('plan.media-scan')}
        hint={t('plan.media-scan-hint')}
        optional={!asksStep(scheme, 'media-scan')}
        initial={shown?.plan.mediaScan ?? ''}
      />
      <CheckboxGroup
        form={own}
        name="nothingFound"
        label={t('plan.found')}
        hint={t('plan.found-hint')}
        initial={shown?.plan.nothingFound === true ? ['true'] : []}
        choices={[{ value: 'true', label: t('plan.nothing-found') }]}
      />
      <Entries
        form={own}
        name="mediaItems"
        label={t('plan.media-items')}
        hint={t('plan.entries-hint')}
        initial={items.length}
        entryLabel={(number) => t('plan.media-item', { number })}
        addLabel={t('plan.media-item-add')}
        fields={(at, index) => {
          const item = items[index];
          return (
            <>
              <TextField
                form={own}
                name={`${at}/source`}
                label={t('plan.source')}
                hint={t('plan.source-hint')}
                initial={item?.source ?? ''}
              />
              <DateField
                form={own}
                name={`${at}/publishedOn`}
                label={t('plan.published')}
                {...dayOf(item?.publishedOn)}
              />
              <TextArea
                form={own}
                name={`${at}/summary`}
                rows={3}
                label={t('plan.summary')}
                initial={item?.summary ?? ''}
              />
              <TextField
                form={own}
                name={`${at}/criteria`}
                optional
                label={t('plan.criteria')}
                hint={t('plan.criteria-hint', {
                  example: criteria
                    .slice(0, 2)
                    .map((one) => one.number)
                    .join(', '),
                })}
                initial={numbersOf(criteria, item?.criteria ?? [])}
              />
              <TextArea
                form={own}
                name={`${at}/followUp`}
                rows={2}
                label={t('plan.follow-up')}
                initial={item?.followUp ?? ''}
              />
            </>
          );
        }}
      />
    </>
  );
}

function Stakeholders({ frame: { t }, own, shown }: PartProps): VNode {
  const list = shown?.plan.stakeholderList ?? [];
  return (
    <>
      <TextArea
        form={own}
        name="stakeholders"
        rows={3}
        optional
        label={t('plan.stakeholders')}
        hint={t('plan.stakeholders-hint')}
        initial={shown?.plan.stakeholders ?? ''}
      />
      <Entries
        form={own}
        name="stakeholderList"
        label={t('plan.consulted')}
        hint={t('plan.consulted-hint')}
        initial={list.length}
        entryLabel={(number) => t('plan.stakeholder', { number })}
        addLabel={t('plan.stakeholder-add')}
        fields={(at, index) => {
          const one = list[index];
          return (
            <>
              <TextField
                form={own}
                name={`${at}/group`}
                label={t('plan.group')}
                hint={t('plan.group-hint')}
                initial={one?.group ?? ''}
              />
              <TextField
                form={own}
                name={`${at}/name`}
                label={t('plan.name')}
                hint={t('plan.name-hint')}
                initial={one?.name ?? ''}
              />
              <TextField
                form={own}
                name={`${at}/method`}
                label={t('plan.method')}
                hint={t('plan.method-hint')}
                initial={one?.method ?? ''}
              />
              <TextField
                form={own}
                name={`${at}/language`}
                optional
                width={20}
                label={t('plan.language')}
                initial={one?.language ?? ''}
              />
              <DateField
                form={own}
                name={`${at}/consultedOn`}
                optional
                label={t('plan.consulted-on')}
                hint={t('plan.consulted-on-hint')}
                {...dayOf(one?.consultedOn)}
              />
            </>
          );
        }}
      />
    </>
  );
}

function dayOf(day: string | undefined): Pick<Parameters<typeof DateField>[0], 'initial'> {
  return day === undefined ? {} : { initial: plainDate(day) };
}
