/**
 * One criterion of the self-assessment: what it asks, the site's answer as a form, or as it stands when it cannot be
 * changed, and beside it what the assessor determined. Where two people answered at once, both answers are shown.
 */
import type { VNode } from 'preact';
import type { Criterion, Scheme } from '@touchstone/domain';
import { ErrorSummary } from '../components/error-summary.tsx';
import { GroupName } from '../components/group-name.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { CycleOwner, CyclePath, type CycleFacts } from '../cycle/cycle-standing.tsx';
import type { Translator } from '../messages/translator.ts';
import { Page } from '../page/page.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { RatingSummary, type ShownRating } from '../rating/rating-summary.tsx';
import { AnswerForm, type AnswerFormProps } from './answer-form.tsx';

export interface CriterionPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  readonly answer?: ShownRating;
  readonly determination?: ShownRating;
  /** absent where this reader cannot change the answer */
  readonly edit?: Pick<
    AnswerFormProps,
    'form' | 'commandId' | 'excludeId' | 'uploadId' | 'version' | 'library' | 'last'
  >;
  /** somebody else's answer was saved after this reader had opened the page */
  readonly conflict: boolean;
  readonly previous?: Criterion;
  readonly next?: Criterion;
  /** number of the criterion that was just saved */
  readonly saved?: string;
}

export function CriterionPage(props: CriterionPageProps): VNode {
  const { frame, cycle, scheme, criterion, edit, conflict, saved } = props;
  const { t } = frame;
  const title = `${criterion.number} ${t.text(criterion.title)}`;
  const group = scheme.groups.findIndex(({ id }) => id === criterion.group);
  const wrong = edit !== undefined && edit.form.errors.length > 0;
  return (
    <Page {...{ frame, title, wrong }} visibility="private">
      <CyclePath
        t={t}
        cycle={cycle}
        below={[{ href: `/cycles/${cycle.id}/self-assessment`, label: t('self-assessment.title') }]}
      />
      {edit !== undefined && <ErrorSummary form={edit.form} />}
      <h1>
        {criterion.number} <SchemeWords t={t} words={criterion.title} />
      </h1>
      <CycleOwner t={t} cycle={cycle} />
      <GroupName label={t.text(scheme.groups[group]?.name ?? {})} order={group} />
      {saved !== undefined && (
        <Notice tone="verified">
          <p>{t('self-assessment.saved', { number: saved })}</p>
        </Notice>
      )}
      <Asked t={t} criterion={criterion} />
      {conflict ? <Conflict {...props} /> : <OnRecord {...props} />}
      {edit !== undefined && (
        <>
          {conflict && <h2>{t('self-assessment.your-answer')}</h2>}
          <AnswerForm {...{ frame, cycle, scheme, criterion, conflict, ...edit }} {...given(props.answer)} />
        </>
      )}
      <Neighbours {...props} />
    </Page>
  );
}

function given(answer: ShownRating | undefined): { readonly answer?: ShownRating } {
  return answer === undefined ? {} : { answer };
}

function Asked({
  t,
  criterion: { evidenceHints = [], summary },
}: {
  readonly t: Translator;
  readonly criterion: Criterion;
}): VNode {
  return (
    <>
      {summary !== undefined && (
        <p class="lead">
          <SchemeWords t={t} words={summary} />
        </p>
      )}
      {evidenceHints.length > 0 && (
        <>
          <h2>{t('self-assessment.hints')}</h2>
          <ul>
            {evidenceHints.map((hint) => (
              <li>
                <SchemeWords t={t} words={hint} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Conflict({ frame: { t }, answer, criterion, cycle, scheme }: CriterionPageProps): VNode | null {
  if (answer === undefined) return null;
  return (
    <Notice tone="important" title={t('self-assessment.conflict-title')}>
      <p>{t('self-assessment.conflict')}</p>
      <RatingSummary {...{ t, scheme, criterion, shown: answer }} />
      <p>
        <a href={`/cycles/${cycle.id}/self-assessment/${criterion.id}`}>{t('self-assessment.keep-theirs')}</a>
      </p>
    </Notice>
  );
}

/** Where the answer is a form, one line; else the answer in full, with the determination. */
function OnRecord({ frame: { t }, answer, criterion, determination, edit, scheme }: CriterionPageProps): VNode {
  return (
    <>
      {answer === undefined ? (
        <p>{t('self-assessment.unanswered')}</p>
      ) : edit !== undefined ? (
        <p>{t('self-assessment.answered', { who: answer.by, at: t.dateTime(answer.at) })}</p>
      ) : (
        <section>
          <h2>{t('self-assessment.answer')}</h2>
          <RatingSummary {...{ t, scheme, criterion, shown: answer }} />
        </section>
      )}
      {determination !== undefined && (
        <section>
          <h2>{t('self-assessment.determined')}</h2>
          <RatingSummary {...{ t, scheme, criterion, shown: determination }} />
        </section>
      )}
    </>
  );
}

function Neighbours({ frame: { t }, cycle, next, previous }: CriterionPageProps): VNode {
  const way = (criterion: Criterion): string => `/cycles/${cycle.id}/self-assessment/${criterion.id}`;
  const name = (criterion: Criterion): string => `${criterion.number} ${t.text(criterion.title)}`;
  return (
    <nav class="pagination" aria-label={t('component.pages')}>
      {previous !== undefined && (
        <a href={way(previous)} rel="prev">
          <span aria-hidden="true">←</span> {t('self-assessment.previous', { criterion: name(previous) })}
        </a>
      )}
      {next !== undefined && (
        <a class="pagination-next" href={way(next)} rel="next">
          {t('self-assessment.next', { criterion: name(next) })} <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  );
}
