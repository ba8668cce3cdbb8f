/**
 * An application as both sides read it: what the site answered, what the scheme's own rule says of it and why, and the
 * secretariat's answer; or the forms with which it is given, sent back or taken back.
 */
import type { VNode } from 'preact';
import {
  applicationQuestions,
  eligibilityOf,
  type Application,
  type EligibilityReading,
  type Scheme,
} from '@touchstone/domain';
import type { PlainDate } from '@touchstone/kernel';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { DueDay } from '../components/due-day.tsx';
import { formOf, type FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { RadioGroup } from '../components/radio-group.tsx';
import { ReasonTree } from '../components/reason-tree.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { TextArea } from '../components/text-area.tsx';
import { reasonNode } from '../cycle/reason-node.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { answerWords } from './question-fields.tsx';

export interface ApplicationPageProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly scheme: Scheme;
  readonly application: Application;
  /** the site's own page is open to this reader */
  readonly opensSite: boolean;
  /** what is on file of the site, as it applied */
  readonly siteRows: readonly SummaryRow[];
  /** the name of its type where the version does not list it */
  readonly unlistedType?: string;
  readonly said: ApplicationSaid;
  /** the day by which the scheme wants the answer; absent where it sets none */
  readonly due?: PlainDate;
  /** absent for readers who do not answer it */
  readonly answer?: ApplicationForms;
  /** absent for readers whose application it is not */
  readonly own?: {
    readonly form: FormState;
    readonly base: number;
    readonly commandId: string;
    readonly mayWithdraw: boolean;
  };
}

/** What people wrote in it. */
export interface ApplicationSaid {
  readonly submittedOn: PlainDate;
  readonly note?: string;
  readonly answer?: 'eligible' | 'pilot' | 'not-eligible';
  readonly answeredOn?: PlainDate;
  readonly rule?: 'eligible' | 'not-eligible' | 'unset';
  readonly reason?: string;
}

export interface ApplicationForms {
  readonly form: FormState;
  readonly base: number;
  /** of the answer and of sending it back */
  readonly commandIds: readonly [string, string];
}

export function ApplicationPage(props: ApplicationPageProps): VNode {
  const { frame, facts, answer, own } = props;
  const { t } = frame;
  const form = answer?.form ?? own?.form;
  return (
    <CycleSubpage
      {...{ frame, cycle: facts }}
      title={t('application.of', { site: facts.siteName })}
      width="wide"
      {...(form === undefined ? {} : { form })}
    >
      <Answered {...props} />
      <Applied {...props} />
      <RuleSays {...props} />
      {answer !== undefined && <Answer {...props} answer={answer} />}
      {own !== undefined && <Own {...props} own={own} />}
    </CycleSubpage>
  );
}

function Answered({ frame: { t }, said }: ApplicationPageProps): VNode | null {
  const { answer, answeredOn, reason, rule } = said;
  if (answer === undefined || answeredOn === undefined || rule === undefined) {
    if (reason === undefined) return null;
    return (
      <Notice tone="important" title={t('application.reason')}>
        <p class="words">{reason}</p>
      </Notice>
    );
  }
  return (
    <section>
      <h2>{t('application.the-answer')}</h2>
      <SummaryList
        rows={[
          { term: t('application.the-answer'), value: t(`application.answered.${answer}`) },
          { term: t('application.answered-on'), value: t.date(answeredOn) },
          { term: t('application.rule-says'), value: t(`application.rule-said.${rule}`) },
          ...(reason === undefined
            ? []
            : [{ term: t('application.reason'), value: <span class="words">{reason}</span> }]),
        ]}
      />
    </section>
  );
}

function Applied(props: ApplicationPageProps): VNode {
  const { frame, facts, scheme, application, opensSite, said, siteRows, due } = props;
  const { t } = frame;
  const answers = applicationQuestions(scheme).flatMap((question): readonly SummaryRow[] => {
    const given = application.answers[question.id];
    return given === undefined ? [] : [{ term: t.text(question.question), value: answerWords(t, question, given) }];
  });
  return (
    <section>
      <h2>{t('application.answers')}</h2>
      <SummaryList
        rows={[
          {
            term: t('application.applied-under'),
            value: (
              <a href={`/schemes/${application.scheme}`}>
                <SchemeWords t={t} words={scheme.name} />, <SchemeWords t={t} words={scheme.standardName} />
              </a>
            ),
          },
          { term: t('application.submitted-on'), value: t.date(said.submittedOn) },
          ...(said.answeredOn === undefined
            ? [
                {
                  term: t('application.clock'),
                  value: due === undefined ? t('application.clock-unset') : <DueDay frame={frame} due={due} />,
                },
              ]
            : []),
          {
            term: t('site.name'),
            value: opensSite ? <a href={`/sites/${facts.site}`}>{facts.siteName}</a> : facts.siteName,
          },
          ...siteRows,
          ...answers,
          ...(said.note === undefined
            ? []
            : [{ term: t('application.note-given'), value: <span class="words">{said.note}</span> }]),
        ]}
      />
    </section>
  );
}

function RuleSays({ frame: { t }, scheme, application, unlistedType }: ApplicationPageProps): VNode {
  const reading = eligibilityOf(scheme, application);
  const place = `/schemes/${application.scheme}/criteria`;
  return (
    <section>
      <h2>{t('application.rule-says')}</h2>
      <p>{reading.state === 'unset' ? t('application.rule-unset') : t(`application.rule-says.${reading.state}`)}</p>
      {'reason' in reading && <ReasonTree t={t} reasons={[reasonNode({ t, scheme, place }, reading.reason)]} />}
      {unlistedType !== undefined && (
        <Notice tone="important">
          <p>{t('application.type-unlisted', { type: unlistedType })}</p>
        </Notice>
      )}
    </section>
  );
}

function Answer({
  frame,
  facts,
  scheme,
  application,
  unlistedType,
  answer: { base, commandIds, form },
}: ApplicationPageProps & Required<Pick<ApplicationPageProps, 'answer'>>): VNode {
  const { t } = frame;
  const action = `/cycles/${facts.id}/application`;
  const offered =
    unlistedType === undefined
      ? (['eligible', 'pilot', 'not-eligible'] as const)
      : (['pilot', 'not-eligible'] as const);
  const first = firstChoice(eligibilityOf(scheme, application), unlistedType);
  const [answers, returns] = [formOf(form, 'answer'), formOf(form, 'return')];
  return (
    <section>
      <h2>{t('application.answer')}</h2>
      <p>{t('application.answer-hint')}</p>
      <Form {...{ frame, action, base }} commandId={commandIds[0]} hidden={{ act: 'answer' }}>
        <RadioGroup
          form={answers}
          name="answer"
          label={t('application.may')}
          choices={offered.map((value) => ({
            value,
            label: t(`application.may.${value}`),
            hint: t(`application.may.${value}-hint`),
          }))}
          {...(first === undefined ? {} : { initial: first })}
        />
        <TextArea
          form={answers}
          name="reason"
          optional
          rows={3}
          label={t('application.reason')}
          hint={t('application.reason-answer-hint')}
        />
        <SubmitButton label={t('application.send-answer')} />
      </Form>
      <Details summary={t('application.return')} open={returns.errors.length > 0}>
        <Form {...{ frame, action, base }} commandId={commandIds[1]} hidden={{ act: 'return' }}>
          <p>{t('application.return-hint')}</p>
          <TextArea form={returns} name="reason" rows={3} label={t('application.return-reason')} />
          <SubmitButton kind="secondary" label={t('application.return')} />
        </Form>
      </Details>
    </section>
  );
}

/** What the rule says is chosen already; a departure from it is chosen by a person. */
function firstChoice({ state }: EligibilityReading, unlistedType: string | undefined): string | undefined {
  return state === 'eligible' && unlistedType === undefined ? 'eligible' : undefined;
}

function Own({
  frame,
  facts,
  application,
  own: { base, commandId, form, mayWithdraw },
}: ApplicationPageProps & Required<Pick<ApplicationPageProps, 'own'>>): VNode {
  const { t } = frame;
  const again = application.stage !== 'submitted';
  const awaited =
    facts.stage === 'eligible' || facts.stage === 'application-returned' || facts.stage === 'not-eligible';
  return (
    <>
      {awaited && (
        <ButtonRow>
          {facts.stage === 'eligible' && (
            <LinkButton href={`/sites/${facts.site}/commitment`} label={t('application.sign')} />
          )}
          {again && (
            <LinkButton
              kind={facts.stage === 'eligible' ? 'secondary' : 'primary'}
              href={`/sites/${facts.site}/application`}
              label={t('application.again')}
            />
          )}
        </ButtonRow>
      )}
      {mayWithdraw && (
        <Details summary={t('application.withdraw')} open={form.errors.length > 0}>
          <Form {...{ frame, base, commandId }} action={`/cycles/${facts.id}/application`} hidden={{ act: 'withdraw' }}>
            <p>{t('application.withdraw-hint')}</p>
            <TextArea form={formOf(form, 'withdraw')} name="reason" rows={3} label={t('application.reason')} />
            <SubmitButton kind="warning" label={t('application.withdraw')} />
          </Form>
        </Details>
      )}
    </>
  );
}
