/**
 * The visit: its days and meetings, the interviews, and what was observed beside the determinations. Notes of an interview
 * are on this page only for those who may read them.
 */
import type { VNode } from 'preact';
import type { Instant, PlainDate } from '@touchstone/kernel';
import { asksStep, type Criterion, type Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { Details } from '../components/details.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { Select } from '../components/select.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { daysInWords } from './visit-days.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { ObservedAt } from '../rating/observed-at.tsx';
import { groupName } from './plan-words.ts';

/** Of what was written on a device: when, as that one says. */
interface Observed {
  readonly observedAt?: Instant;
}

export interface ShownInterview extends Observed {
  readonly group: string;
  readonly number: number;
  readonly heldOn: PlainDate;
  /** absent where this reader may not know them */
  readonly notes?: string;
}

export interface ShownObservation extends Observed {
  readonly kind: 'observation' | 'good-practice';
  readonly criterion: string | null;
  readonly text: string;
}

export interface VisitPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly criteria: readonly Criterion[];
  readonly form: FormState;
  readonly visit?: Observed & {
    readonly firstDay: PlainDate;
    readonly lastDay: PlainDate;
    readonly openingOn: PlainDate | null;
    readonly closingOn: PlainDate | null;
    readonly meetings: string;
  };
  /** empty for those who may not read the determinations yet */
  readonly interviews: readonly ShownInterview[];
  readonly observations: readonly ShownObservation[];
  /** the reader may know interviews and observations */
  readonly reads: boolean;
  /** absent where this reader does not record anything */
  readonly ids?: { readonly visit: string; readonly interview: string; readonly observation: string };
  readonly base: number;
}

export function VisitPage(props: VisitPageProps): VNode {
  const { frame, cycle, form, reads } = props;
  const { t } = frame;
  const title = t('visit.title');
  return (
    <CycleSubpage
      script={frame.assets.deskScript}
      {...{ frame, cycle, title }}
      below={[{ href: `/cycles/${cycle.id}/assessment`, label: t('assessment.title') }]}
      form={form}
      width="wide"
    >
      <Days {...props} />
      {reads ? (
        <>
          <Interviews {...props} />
          <Observations {...props} />
        </>
      ) : (
        <Notice title={t('assessment.not-yet')}>
          <p>{t('visit.later')}</p>
        </Notice>
      )}
    </CycleSubpage>
  );
}

function Days({ frame, base, cycle, form, ids, scheme, visit }: VisitPageProps): VNode {
  const { t } = frame;
  const own = formOf(form, 'visit');
  const day = (value: PlainDate | null | undefined): { readonly initial?: PlainDate } =>
    value === undefined || value === null ? {} : { initial: value };
  const fields = ids && (
    <Form
      {...{ frame, base }}
      action={`/cycles/${cycle.id}/visit`}
      commandId={ids.visit}
      hidden={{ act: 'visit' }}
      draft={own}
    >
      <DateField form={own} name="firstDay" label={t('visit.first-day')} {...day(visit?.firstDay)} />
      <DateField form={own} name="lastDay" label={t('visit.last-day')} {...day(visit?.lastDay)} />
      {(['opening', 'closing'] as const).map((meeting) => (
        <DateField
          form={own}
          name={`${meeting}On`}
          optional={!asksStep(scheme, `${meeting}-meeting`)}
          label={t(`visit.${meeting}`)}
          {...(asksStep(scheme, `${meeting}-meeting`) ? { hint: t('visit.meeting-asked') } : {})}
          {...day(visit?.[`${meeting}On`])}
        />
      ))}
      <TextArea
        form={own}
        name="meetings"
        optional
        rows={4}
        label={t('visit.meetings')}
        hint={t('visit.meetings-hint')}
        initial={visit?.meetings ?? ''}
      />
      <SubmitButton label={t('visit.save')} kind={visit === undefined ? 'primary' : 'secondary'} />
    </Form>
  );
  return (
    <section>
      <h2>{t('visit.days')}</h2>
      {visit === undefined ? (
        <p>{t('visit.none')}</p>
      ) : (
        <SummaryList
          rows={[
            {
              term: t('visit.days'),
              value: daysInWords(t, visit.firstDay, visit.lastDay),
            },
            ...(visit.openingOn === null ? [] : [{ term: t('visit.opening'), value: t.date(visit.openingOn) }]),
            ...(visit.closingOn === null ? [] : [{ term: t('visit.closing'), value: t.date(visit.closingOn) }]),
            ...(visit.meetings === ''
              ? []
              : [{ term: t('visit.meetings'), value: <span class="words">{visit.meetings}</span> }]),
            ...(visit.observedAt === undefined
              ? []
              : [{ term: t('rating.observed'), value: t.dateTime(visit.observedAt) }]),
          ]}
        />
      )}
      {fields !== undefined &&
        (visit === undefined ? (
          fields
        ) : (
          <Details summary={t('visit.mend')} open={own.errors.length > 0}>
            {fields}
          </Details>
        ))}
    </section>
  );
}

function Interviews({ frame, base, cycle, form, ids, interviews, scheme }: VisitPageProps): VNode {
  const { t } = frame;
  const own = formOf(form, 'interview');
  const groups = scheme.assessment?.interviews ?? [];
  const heard = (id: string): number =>
    interviews.reduce((sum, { group, number }) => (group === id ? sum + number : sum), 0);
  const withNotes = interviews.some(({ notes }) => notes !== undefined);
  return (
    <section>
      <h2>{t('visit.interviews')}</h2>
      <p>{t(withNotes || ids !== undefined ? 'visit.notes-read' : 'visit.notes-kept')}</p>
      {groups.length > 0 && (
        <SummaryList
          rows={groups.map(({ atLeast, id, name }) => ({
            term: t.text(name),
            value:
              atLeast === null
                ? t('visit.heard', { number: heard(id) })
                : t('visit.heard-of', { number: heard(id), atLeast }),
          }))}
        />
      )}
      {interviews.length > 0 && (
        <Table
          caption={t('visit.interviews')}
          captionUnseen
          columns={[
            { label: t('visit.group') },
            { label: t('visit.number'), numeric: true },
            { label: t('visit.held-on') },
            ...(withNotes ? [{ label: t('visit.notes') }] : []),
          ]}
          rows={interviews.map(({ group, heldOn, notes, number, observedAt }) => [
            groupName(t, scheme, group),
            t.number(number),
            <>
              {t.date(heldOn)}
              {observedAt !== undefined && <ObservedAt {...{ t, observedAt }} />}
            </>,
            ...(withNotes ? [<span class="words">{notes ?? ''}</span>] : []),
          ])}
        />
      )}
      {ids !== undefined && (
        <Details summary={t('visit.interview-add')} open={own.errors.length > 0}>
          <Form
            {...{ frame, base }}
            action={`/cycles/${cycle.id}/visit`}
            commandId={ids.interview}
            hidden={{ act: 'interview' }}
            draft={own}
          >
            {groups.length === 0 ? (
              <TextField form={own} name="group" label={t('visit.group')} hint={t('visit.group-hint')} />
            ) : (
              <RadioGroup
                form={own}
                name="group"
                label={t('visit.group')}
                choices={groups.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
              />
            )}
            <TextField form={own} name="number" kind="whole-number" width={4} label={t('visit.number')} />
            <DateField form={own} name="heldOn" label={t('visit.held-on')} />
            <TextArea form={own} name="notes" optional rows={5} label={t('visit.notes')} hint={t('visit.notes-hint')} />
            <SubmitButton kind="secondary" label={t('visit.interview-save')} />
          </Form>
        </Details>
      )}
    </section>
  );
}

function Observations({ frame, base, criteria, cycle, form, ids, observations }: VisitPageProps): VNode {
  const { t } = frame;
  const own = formOf(form, 'observation');
  const named = (id: string | null): string => {
    const criterion = criteria.find((one) => one.id === id);
    return criterion === undefined ? t('visit.whole-site') : `${criterion.number} ${t.text(criterion.title)}`;
  };
  return (
    <section>
      <h2>{t('visit.observations')}</h2>
      {observations.length === 0 ? (
        <p>{t('visit.no-observation')}</p>
      ) : (
        <Table
          caption={t('visit.observations')}
          captionUnseen
          columns={[{ label: t('visit.about') }, { label: t('visit.kind') }, { label: t('visit.text') }]}
          rows={observations.map(({ criterion, kind, observedAt, text }) => [
            named(criterion),
            t(`visit.kind.${kind}`),
            <>
              <span class="words">{text}</span>
              {observedAt !== undefined && <ObservedAt {...{ t, observedAt }} />}
            </>,
          ])}
        />
      )}
      {ids !== undefined && (
        <Details summary={t('visit.observation-add')} open={own.errors.length > 0}>
          <Form
            {...{ frame, base }}
            action={`/cycles/${cycle.id}/visit`}
            commandId={ids.observation}
            hidden={{ act: 'observation' }}
            draft={own}
          >
            <RadioGroup
              form={own}
              name="kind"
              label={t('visit.kind')}
              choices={(['observation', 'good-practice'] as const).map((kind) => ({
                value: kind,
                label: t(`visit.kind.${kind}`),
              }))}
            />
            <Select
              form={own}
              name="criterion"
              optional
              label={t('visit.about')}
              none={t('visit.whole-site')}
              choices={criteria.map(({ id }) => ({ value: id, label: named(id) }))}
            />
            <TextArea form={own} name="text" rows={4} label={t('visit.text')} />
            <SubmitButton kind="secondary" label={t('visit.observation-save')} />
          </Form>
        </Details>
      )}
    </section>
  );
}
