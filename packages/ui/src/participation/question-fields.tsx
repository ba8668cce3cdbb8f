/**
 * The scheme's questions about a site, each with the answers that it offers. A question that only an earlier answer brings
 * up says so in the words of its rule; what is answered to one that is not asked has no influence.
 */
import type { VNode } from 'preact';
import {
  givenAnswer,
  ruleInWords,
  type Answers,
  type PossibleQuestion,
  type Question,
  type Scheme,
} from '@touchstone/domain';
import type { FormState } from '../components/form-state.ts';
import { RadioGroup } from '../components/radio-group.tsx';
import type { Translator } from '../messages/translator.ts';

export interface QuestionFieldsProps {
  readonly t: Translator;
  readonly form: FormState;
  readonly scheme: Scheme;
  readonly questions: readonly PossibleQuestion[];
  /** what was answered before */
  readonly answers?: Answers;
}

export function QuestionFields({ t, form, scheme, questions, answers = {} }: QuestionFieldsProps): VNode {
  return (
    <>
      {questions.map(({ conditional, question }) => {
        const { askedWhen, confirmedBy, id } = question;
        const before = answers[id];
        const hints = [
          ...(conditional && askedWhen !== undefined
            ? [t('scope.asked-when', { rule: ruleInWords(scheme, askedWhen, t.language) })]
            : []),
          ...(confirmedBy === undefined ? [] : [t('scope.confirmed-by', { duty: t(`duty.${confirmedBy}`) })]),
        ];
        return (
          <RadioGroup
            form={form}
            name={`answers/${id}`}
            label={t.text(question.question)}
            choices={choicesOf(t, question)}
            {...(hints.length === 0 ? {} : { hint: hints.join(' ') })}
            {...(before === undefined ? {} : { initial: givenAnswer(before) })}
          />
        );
      })}
    </>
  );
}

function choicesOf(
  t: Translator,
  { answers }: Question,
): readonly { readonly value: string; readonly label: string }[] {
  if (answers !== undefined) return answers.map(({ id, name }) => ({ value: id, label: t.text(name) }));
  return [
    { value: 'yes', label: t('scope.yes') },
    { value: 'no', label: t('scope.no') },
  ];
}

/** An answer in the words in which it was offered. */
export function answerWords(t: Translator, question: Question, answer: string | boolean): string {
  const given = givenAnswer(answer);
  return choicesOf(t, question).find(({ value }) => value === given)?.label ?? given;
}
