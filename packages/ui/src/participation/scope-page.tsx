/** What the site answered to the scheme's questions, who confirms it, and the form of those who do. */
import type { VNode } from 'preact';
import { scopeOf, type PossibleQuestion, type Question, type RunningCycle, type Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import { Table } from '../components/table.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { answerWords, QuestionFields } from './question-fields.tsx';

export interface ScopePageProps {
  readonly frame: PageFrame;
  readonly facts: CycleFacts;
  readonly cycle: RunningCycle;
  readonly scheme: Scheme;
  /** asked of the site with the answers that it gave, in the scheme's order */
  readonly asked: readonly Question[];
  /** how many criteria apply with these answers */
  readonly applicable: number;
  /** absent for readers who confirm nothing */
  readonly confirm?: {
    readonly form: FormState;
    readonly commandId: string;
    readonly base: number;
    readonly questions: readonly PossibleQuestion[];
  };
}

export function ScopePage(props: ScopePageProps): VNode {
  const { frame, facts, asked, applicable, confirm } = props;
  const { t } = frame;
  const title = t('scope.title');
  return (
    <CycleSubpage {...{ frame, title }} cycle={facts} form={confirm?.form} width="wide">
      <p>{t('scope.lead', { site: facts.siteName, count: applicable })}</p>
      {asked.length === 0 ? (
        <Notice>
          <p>{t('scope.nothing-asked')}</p>
        </Notice>
      ) : (
        <AnswersGiven {...props} />
      )}
      {confirm !== undefined && <Confirm {...props} confirm={confirm} />}
    </CycleSubpage>
  );
}

function AnswersGiven({ frame: { t }, asked, cycle }: ScopePageProps): VNode {
  const { answers, confirmed } = scopeOf(cycle);
  return (
    <Table
      caption={t('scope.answers')}
      columns={[{ label: t('scope.question') }, { label: t('scope.answer') }, { label: t('scope.confirmation') }]}
      rows={asked.map((question) => {
        const { confirmedBy, id } = question;
        const answer = answers[id];
        return [
          <SchemeWords t={t} words={question.question} />,
          answer === undefined ? t('scope.unanswered') : answerWords(t, question, answer),
          confirmedBy === undefined ? (
            t('scope.nobody-confirms')
          ) : confirmed.includes(id) ? (
            <StateMark tone="good">{t('scope.is-confirmed', { duty: t(`duty.${confirmedBy}`) })}</StateMark>
          ) : (
            <StateMark tone="open">{t('scope.waits', { duty: t(`duty.${confirmedBy}`) })}</StateMark>
          ),
        ];
      })}
    />
  );
}

function Confirm({
  frame,
  facts,
  cycle,
  scheme,
  confirm: { base, commandId, form, questions },
}: ScopePageProps & Required<Pick<ScopePageProps, 'confirm'>>): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('scope.confirm-title')}</h2>
      <p>{t('scope.confirm-hint')}</p>
      <Form {...{ frame, commandId, base }} action={`/cycles/${facts.id}/scope`}>
        <QuestionFields {...{ t, form, scheme, questions }} answers={scopeOf(cycle).answers} />
        <TextArea form={form} name="reason" optional rows={3} label={t('scope.reason')} hint={t('scope.reason-hint')} />
        <SubmitButton label={t('scope.confirm')} />
      </Form>
    </section>
  );
}
