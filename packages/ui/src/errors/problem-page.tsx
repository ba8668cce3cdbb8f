/**
 * What a person sees when a request could not be answered: what happened, whether anything changed, and the way on. A
 * refusal that belongs to a form is shown on the form instead.
 */
import type { VNode } from 'preact';
import type { Refusal } from '@touchstone/kernel';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { refusalSentence } from '../messages/refusal-sentence.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';

/** `fault` is trouble on our side; `reference` is the number under which the operator finds it. */
export type Problem =
  | { readonly kind: 'not-found' | 'forbidden' | 'sign-in' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'fault'; readonly reference: string };

export interface ProblemPageProps {
  readonly frame: PageFrame;
  readonly problem: Problem;
}

export function ProblemPage({ frame, problem }: ProblemPageProps): VNode {
  const { t } = frame;
  const title = t(`problem.${problem.kind}`);
  return (
    <Page frame={frame} title={title} visibility="private">
      <h1>{title}</h1>
      {problem.kind === 'refused' ? (
        <>
          <p class="lead">{refusalSentence(t, problem.refusal)}</p>
          <p>{t('problem.unchanged')}</p>
        </>
      ) : (
        <p class="lead">{t(`problem.${problem.kind}-text`)}</p>
      )}
      {problem.kind === 'fault' && <p>{t('problem.reference', { reference: problem.reference })}</p>}
      <ButtonRow>
        {problem.kind === 'sign-in' ? (
          <LinkButton href={`/sign-in?next=${encodeURIComponent(frame.path)}`} label={t('problem.go-sign-in')} />
        ) : (
          <LinkButton kind="secondary" href="/register" label={t('problem.go-register')} />
        )}
        <a href="/">{t('problem.go-home')}</a>
      </ButtonRow>
    </Page>
  );
}
