/** Beginning to assess a site again: what it rests on, what becomes of the award that stands, and the reason for it. */
import type { VNode } from 'preact';
import type { Answers, PossibleQuestion, Scheme } from '@touchstone/domain';
import { SubmitButton } from '../components/button.tsx';
import type { FormState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { QuestionFields } from './question-fields.tsx';

export interface ReassessmentPageProps {
  readonly frame: PageFrame;
  /** the cycle before */
  readonly facts: CycleFacts;
  /** an award of it still stands */
  readonly standing: boolean;
  /** version that the cycle before is pinned to, and the one in force today; absent where there is none */
  readonly before: Scheme;
  readonly inForce?: { readonly hash: string; readonly scheme: Scheme };
  /** the version in force does not list sites of this type, and whoever reads this can begin all the same, or cannot */
  readonly unlisted?: 'as-pilot' | 'not-by-site';
  /** what the version in force asks of such a site, and what was answered before */
  readonly questions: readonly PossibleQuestion[];
  readonly answers: Answers;
  readonly form: FormState;
  readonly commandId: string;
}

export function ReassessmentPage(props: ReassessmentPageProps): VNode {
  const { answers, before, commandId, facts, form, frame, inForce, questions, standing, unlisted } = props;
  const { t } = frame;
  const title = t('reassessment.title', { site: facts.siteName });
  return (
    <CycleSubpage {...{ frame, title }} cycle={facts} form={form} standing={false}>
      <p>{t('reassessment.letter')}</p>
      <p>
        {inForce === undefined ? (
          t('reassessment.no-version')
        ) : (
          <>
            {t(inForce.scheme.version === before.version ? 'reassessment.same-version' : 'reassessment.other-version')}{' '}
            <a href={`/schemes/${inForce.hash}`}>
              <SchemeWords t={t} words={inForce.scheme.standardName} />
            </a>
          </>
        )}
      </p>
      {unlisted !== undefined && <p>{t(`reassessment.${unlisted}`)}</p>}
      {standing && <p>{t('reassessment.award-stands')}</p>}
      {unlisted !== 'not-by-site' && (
        <Form frame={frame} action={`/cycles/${facts.id}/reassessment`} commandId={commandId}>
          {inForce !== undefined && <QuestionFields {...{ t, form, questions, answers }} scheme={inForce.scheme} />}
          <TextArea
            form={form}
            name="reason"
            rows={4}
            label={t('reassessment.reason')}
            hint={t('reassessment.reason-hint')}
          />
          <SubmitButton label={t('reassessment.begin')} />
        </Form>
      )}
    </CycleSubpage>
  );
}
