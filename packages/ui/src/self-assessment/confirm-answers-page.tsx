/**
 * Confirming several answers of the cycle before at once: only those of criteria that ask the same now, each in full, and
 * none ticked beforehand. Those that ask something else are named, with the way to each.
 */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import type { Choice } from '../components/choice.ts';
import { EmptyState } from '../components/empty-state.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { RatedRequirements } from '../rating/rated-requirements.tsx';
import { ratingCell } from '../rating/rating-cells.ts';
import { Lapsed, type EarlierCycle, type EarlierPoint } from './earlier-answers.tsx';
import { CriterionLinks } from '../rating/criterion-links.tsx';

export interface ConfirmAnswersPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  /** without an answer, and an answer of the cycle before leads to them; in the scheme's order */
  readonly waiting: readonly Criterion[];
  readonly earlier: EarlierCycle;
  readonly form: FormState;
  readonly commandId: string;
}

export function ConfirmAnswersPage(props: ConfirmAnswersPageProps): VNode {
  const { frame, commandId, cycle, earlier, form, scheme, waiting } = props;
  const { t } = frame;
  const title = t('earlier.confirm-title');
  const place = `/cycles/${cycle.id}/self-assessment`;
  const confirmable = waiting.flatMap((criterion) => {
    const point = earlier.points.find((one) => one.criterion === criterion.id && one.confirmable);
    return point === undefined ? [] : [{ criterion, point }];
  });
  const others = waiting.filter((criterion) => confirmable.every((one) => one.criterion !== criterion));
  const before = earlier.version?.scheme ?? scheme;
  return (
    <CycleSubpage
      {...{ frame, cycle, title, form }}
      below={[{ href: place, label: t('self-assessment.title') }]}
      standing={false}
    >
      {confirmable.length === 0 ? (
        <EmptyState title={t('earlier.nothing-to-confirm')} />
      ) : (
        <>
          <p>{t('earlier.confirm-lead', { site: cycle.siteName })}</p>
          <Form {...{ frame, commandId }} action={`${place}/confirm`}>
            <CheckboxGroup
              form={form}
              name="criteria"
              label={t('earlier.criteria')}
              choices={confirmable.map(({ criterion, point }) => choiceOf(t, before, criterion, point))}
            />
            <SubmitButton label={t('earlier.confirm')} />
          </Form>
        </>
      )}
      {others.length > 0 && (
        <section>
          <h2>{t('earlier.one-by-one')}</h2>
          <p>{t('earlier.one-by-one-lead')}</p>
          <CriterionLinks t={t} criteria={others} place={place} />
        </section>
      )}
    </CycleSubpage>
  );
}

function choiceOf(t: Translator, before: Scheme, { id, number, title }: Criterion, point: EarlierPoint): Choice {
  const { answer, determination, was } = point;
  const { tone, word } = ratingCell(t, before, was, answer.rating);
  const cites = t('earlier.cites', { count: answer.evidence.length });
  return {
    value: id,
    label: (
      <>
        {number} <SchemeWords t={t} words={title} />
      </>
    ),
    hint: (
      <>
        <div>
          <StateMark tone={tone}>{word}</StateMark>, {cites}
        </div>
        <div class="words">{answer.rationale}</div>
        <RatedRequirements {...{ t, scheme: before, criterion: was }} requirements={answer.requirements} />
        <Lapsed t={t} point={point} />
        {determination !== undefined && (
          <div>{t('earlier.determined-as', { level: ratingCell(t, before, was, determination.rating).word })}</div>
        )}
      </>
    ),
  };
}
