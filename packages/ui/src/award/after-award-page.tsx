/**
 * What follows a decision on the award: the site's appeal and what became of it, the surveillance while the award stands,
 * and notices of significant changes with the secretariat's answers.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { PlainDate } from '@touchstone/kernel';
import type { Contested, Criterion, Duty, Ground, Text } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { DateField } from '../components/date-field.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { CriterionLinks } from '../rating/criterion-links.tsx';
import { Appeal, type ShownAppeal } from './appeal.tsx';

export type AfterAwardForm = 'conformance' | 'appeal' | 'hear' | 'surveillance' | 'change' | 'answer';

export interface AfterAwardPageProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly form: FormState;
  /** absent where the scheme knows none, no award stands, or this reader may not know the determinations */
  readonly conformance?: ShownConformance;
  /** the latest first */
  readonly appeals: readonly ShownAppeal[];
  /** the latest first */
  readonly acts: readonly ShownAct[];
  readonly mayAssessAgain: boolean;
  /** what the site can contest now, with the last day of the scheme's window; null where the scheme sets none */
  readonly window?: { readonly against: Contested; readonly until: PlainDate | null };
  readonly grounds: readonly Ground[];
  readonly triggers: readonly Ground[];
  /** a panel hears appeals */
  readonly byPanel: boolean;
  /** how soon the scheme wants to be told of a change, in its words */
  readonly notice?: string;
  /** why this reader, whose duty it is to hear the appeal, must leave it to others */
  readonly notHeardBy?: string;
  /** forms that this reader can send, with the id of each one's command */
  readonly open: Readonly<Partial<Record<AfterAwardForm, string>>>;
}

export interface ShownConformance {
  readonly confirmedOn?: PlainDate;
  readonly confirmedBy: Duty;
  /** criteria that are not met, or not verified */
  readonly unmet: readonly Criterion[];
}

export interface ShownAct {
  readonly kind: 'surveillance' | 'change' | 'answer';
  readonly day: PlainDate;
  readonly trigger?: Text;
  /** of a change: when the site told of it */
  readonly toldOn?: PlainDate;
  readonly effect?: 'none' | 'reassess';
  readonly said: string;
}

export function AfterAwardPage(props: AfterAwardPageProps): VNode {
  const { facts, form, frame } = props;
  const { t } = frame;
  const title = t('after-award.title');
  return (
    <CycleSubpage {...{ frame, title }} cycle={facts} form={form}>
      <Conformance {...props} />
      <Appeals {...props} />
      <Surveillance {...props} />
      <Changes {...props} />
    </CycleSubpage>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Conformance(props: AfterAwardPageProps): VNode | null {
  const { conformance, facts, frame } = props;
  const { t } = frame;
  if (conformance === undefined) return null;
  const { confirmedBy, confirmedOn, unmet } = conformance;
  return (
    <Part title={t('after-award.conformance')}>
      {confirmedOn !== undefined ? (
        <Notice tone="verified">
          <p>{t('after-award.conformance-on', { date: t.date(confirmedOn) })}</p>
        </Notice>
      ) : unmet.length === 0 ? (
        <p>{t('after-award.conformance-waits', { duty: t(`duty.${confirmedBy}`) })}</p>
      ) : (
        <>
          <p>{t('after-award.conformance-unmet', { count: unmet.length })}</p>
          <CriterionLinks t={t} criteria={unmet} place={`/cycles/${facts.id}/criteria`} />
        </>
      )}
      <Sent {...props} which="conformance" label={t('after-award.conformance-confirm')}>
        {() => null}
      </Sent>
    </Part>
  );
}

function Appeals(props: AfterAwardPageProps): VNode {
  const { appeals, byPanel, frame, grounds, notHeardBy, window } = props;
  const { t } = frame;
  return (
    <Part title={t('after-award.appeals')}>
      {appeals.length === 0 && <p>{t('after-award.no-appeal')}</p>}
      {appeals.map((appeal) => (
        <Appeal t={t} appeal={appeal} />
      ))}
      {window !== undefined && (
        <p>
          {window.until === null ? t('after-award.no-window') : t('after-award.window', { date: t.date(window.until) })}
        </p>
      )}
      <Sent {...props} which="appeal" label={t('after-award.lodge')}>
        {(own) => (
          <>
            <Grounds {...props} form={own} label={t('standing.ground')} name="ground" choices={grounds} />
            <TextArea form={own} name="reason" rows={5} label={t('after-award.appeal-reason')} />
          </>
        )}
      </Sent>
      {notHeardBy !== undefined && (
        <Notice tone="important" title={t('award.not-you')}>
          <p>{notHeardBy}</p>
        </Notice>
      )}
      <Sent {...props} which="hear" label={t(byPanel ? 'panel.cast-button' : 'after-award.hear')}>
        {(own) => (
          <>
            <RadioGroup
              form={own}
              name="outcome"
              label={t('after-award.outcome')}
              choices={(['stands', 'set-aside'] as const).map((value) => ({
                value,
                label: t(`after-award.outcome.${value}`),
              }))}
            />
            <TextArea form={own} name="reason" rows={4} label={t('standing.reason')} />
          </>
        )}
      </Sent>
    </Part>
  );
}

function Surveillance(props: AfterAwardPageProps): VNode {
  const { acts, frame } = props;
  const { t } = frame;
  const visits = acts.filter(({ kind }) => kind === 'surveillance');
  return (
    <Part title={t('after-award.surveillance')}>
      {visits.length === 0 && <p>{t('after-award.no-surveillance')}</p>}
      {visits.map(({ day, said }) => (
        <Notice title={t('after-award.visited', { date: t.date(day) })}>
          <p class="words">{said}</p>
        </Notice>
      ))}
      <Sent {...props} which="surveillance" label={t('after-award.record')}>
        {(own) => (
          <>
            <DateField form={own} name="visitedOn" label={t('after-award.visited-on')} />
            <TextArea form={own} name="summary" rows={5} label={t('after-award.summary')} />
          </>
        )}
      </Sent>
    </Part>
  );
}

function Changes(props: AfterAwardPageProps): VNode {
  const { acts, facts, frame, mayAssessAgain, notice, triggers } = props;
  const { t } = frame;
  // The latest first, and one at a time: what answers a change stands right before it.
  const told = acts.filter(({ kind }) => kind !== 'surveillance');
  return (
    <Part title={t('after-award.changes')}>
      {told.length === 0 && <p>{t('after-award.no-change')}</p>}
      {told.map((act, index) => {
        const before = told[index - 1];
        const answer = before?.kind === 'answer' ? { answer: before } : {};
        if (act.kind !== 'change') return null;
        return (
          <>
            <Change {...{ facts, frame, mayAssessAgain, ...answer }} change={act} />
            {before?.kind !== 'answer' && <AnswerForm {...props} />}
          </>
        );
      })}
      <Sent {...props} which="change" label={t('after-award.notify')}>
        {(own) => (
          <>
            <Grounds
              {...props}
              form={own}
              label={t('after-award.trigger')}
              name="trigger"
              choices={triggers}
              other={t('after-award.trigger-other')}
            />
            <DateField
              form={own}
              name="happenedOn"
              label={t('after-award.happened-on')}
              {...(notice === undefined ? {} : { hint: notice })}
            />
            <TextArea form={own} name="description" rows={5} label={t('after-award.description')} />
          </>
        )}
      </Sent>
    </Part>
  );
}

/** Right under the change that waits for it. */
function AnswerForm(props: AfterAwardPageProps): VNode {
  const { t } = props.frame;
  return (
    <Sent {...props} which="answer" label={t('after-award.answer')}>
      {(own) => (
        <>
          <RadioGroup
            form={own}
            name="effect"
            label={t('after-award.effect')}
            choices={(['none', 'reassess'] as const).map((value) => ({
              value,
              label: t(`after-award.effect.${value}`),
            }))}
          />
          <TextArea form={own} name="reason" rows={4} label={t('standing.reason')} />
        </>
      )}
    </Sent>
  );
}

interface ChangeProps extends Pick<AfterAwardPageProps, 'facts' | 'frame' | 'mayAssessAgain'> {
  readonly change: ShownAct;
  /** absent while it waits */
  readonly answer?: ShownAct;
}

function Change({ answer, change, facts, frame: { t }, mayAssessAgain }: ChangeProps): VNode {
  return (
    <Notice
      tone={answer === undefined ? 'important' : 'quiet'}
      title={t('after-award.changed', { date: t.date(change.day) })}
    >
      {change.trigger !== undefined && (
        <p>
          <SchemeWords t={t} words={change.trigger} />
        </p>
      )}
      <p class="words">{change.said}</p>
      {change.toldOn !== undefined && <p class="aside">{t('after-award.told-on', { date: t.date(change.toldOn) })}</p>}
      {answer === undefined ? (
        <p>{t('after-award.change-waits')}</p>
      ) : (
        <>
          <p>
            <strong>{t(`after-award.effect.${answer.effect ?? 'none'}`)}</strong>, {t.date(answer.day)}
          </p>
          <p class="words">{answer.said}</p>
        </>
      )}
      {answer?.effect === 'reassess' && mayAssessAgain && (
        <p>
          <a href={`/cycles/${facts.id}/reassessment`}>{t('cycle.assess-again')}</a>
        </p>
      )}
    </Notice>
  );
}

interface GroundsProps {
  readonly form: FormState;
  readonly frame: PageFrame;
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Ground[];
  /** it can be none of them */
  readonly other?: string;
}

function Grounds({ choices, form, frame: { t }, label, name, other }: GroundsProps): VNode | null {
  if (choices.length === 0) return null;
  return (
    <RadioGroup
      {...{ form, label, name }}
      choices={[
        ...choices.map(({ id, text }) => ({ value: id, label: t.text(text) })),
        ...(other === undefined ? [] : [{ value: '', label: other }]),
      ]}
    />
  );
}

interface SentProps extends AfterAwardPageProps {
  readonly which: AfterAwardForm;
  readonly label: string;
  /** the fields, given what was sent with this form and no other */
  readonly children: (own: FormState) => ComponentChildren;
}

/** A form of this page; nothing for readers who cannot send it. */
function Sent({ children, facts, form, frame, label, open, which }: SentProps): VNode | null {
  const commandId = open[which];
  if (commandId === undefined) return null;
  return (
    <Form {...{ frame, commandId }} action={`/cycles/${facts.id}/after-award`} hidden={{ act: which }}>
      {children(formOf(form, which))}
      <SubmitButton kind="secondary" label={label} />
    </Form>
  );
}
