/**
 * What a person sees when a request could not be answered: what happened, whether anything changed, and the way on. A
 * refusal that belongs to a form is shown on the form instead.
 */
import type { VNode } from 'preact';
import type { Refusal } from '@touchstone/kernel';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { refusalSentence } from '../messages/refusal-sentence.ts';
import { addressOfToday } from '../page/as-of.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { Page } from '../page/page.tsx';
import { SentWords, type SentFields } from './sent-words.tsx';

/**
 * `not-found-then`: on a past day; `fault` is trouble on our side, `unavailable` such that passes by itself or by the operator's
 * work; `reference` is the number under which the operator finds it.
 */
export type Problem =
  | { readonly kind: 'not-found' | 'not-found-then' | 'forbidden' | 'sign-in' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** somebody has a part there and is kept from what is in it; `href` is what they may still read */
  | { readonly kind: 'closed'; readonly refusal: Refusal; readonly href?: string }
  | { readonly kind: 'fault' | 'unavailable'; readonly reference: string };

/** A form that was sent and could not be taken. */
export interface SentForm {
  readonly fields: SentFields;
  /** a file came with it; nobody but its sender can send that again */
  readonly file: boolean;
}

export interface ProblemPageProps {
  readonly frame: PageFrame;
  readonly problem: Problem;
  readonly sent?: SentForm;
}

export function ProblemPage({ frame, problem, sent }: ProblemPageProps): VNode {
  const { t } = frame;
  const title = t(`problem.${problem.kind}`);
  // What cannot be shown today is not offered for another day.
  const { asOf, ...today } = frame;
  return (
    <Page frame={asOf === 'today' ? today : frame} title={title} visibility="private">
      <h1>{title}</h1>
      {problem.kind === 'refused' ? (
        <>
          <p class="lead">{refusalSentence(t, problem.refusal)}</p>
          <p>{t('problem.unchanged')}</p>
        </>
      ) : problem.kind === 'closed' ? (
        <p class="lead">{refusalSentence(t, problem.refusal)}</p>
      ) : (
        <p class="lead">{t(`problem.${problem.kind}-text`)}</p>
      )}
      {'reference' in problem && <p>{t('problem.reference', { reference: problem.reference })}</p>}
      {sent !== undefined && <Sent {...{ frame, problem, sent }} />}
      <ButtonRow>
        {problem.kind === 'closed' && problem.href !== undefined && (
          <LinkButton href={problem.href} label={t('problem.go-case')} />
        )}
        {problem.kind === 'refused' && problem.refusal.at === 'asOf' && (
          <LinkButton href={addressOfToday(frame)} label={t('as-of.today')} />
        )}
        {problem.kind === 'sign-in' && sent === undefined ? (
          <LinkButton href={`/sign-in?next=${encodeURIComponent(frame.path)}`} label={t('problem.go-sign-in')} />
        ) : (
          <LinkButton kind="secondary" href="/register" label={t('problem.go-register')} />
        )}
        <a href="/">{t('problem.go-home')}</a>
      </ButtonRow>
    </Page>
  );
}

/** Nothing that was written is lost: it can be read and copied, and sent again where that can help. */
function Sent({ frame, problem, sent }: ProblemPageProps & Required<Pick<ProblemPageProps, 'sent'>>): VNode {
  const { t } = frame;
  const pairs = Object.entries(sent.fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  );
  const again = problem.kind === 'sign-in' || 'reference' in problem;
  return (
    <section>
      <SentWords {...{ t, fields: sent.fields }} copy={!again} />
      {problem.kind === 'sign-in' && (
        <p>
          {t('problem.again-sign-in')}{' '}
          <a href="/sign-in" target="_blank">
            {t('problem.sign-in-window')}
          </a>
        </p>
      )}
      {again && (
        <form class="form" method="post" action={frame.path}>
          {pairs.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {sent.file && <p>{t('problem.no-file')}</p>}
          <SubmitButton label={t('problem.again')} />
        </form>
      )}
    </section>
  );
}
