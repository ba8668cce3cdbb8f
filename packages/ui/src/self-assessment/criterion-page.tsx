/**
 * One criterion of the self-assessment: what it asks, the site's answer as a form, or as it stands when it cannot be
 * changed, and beside it what the assessor determined. Where two people answered at once, both answers are shown.
 */
import type { VNode } from 'preact';
import type { Criterion, Requirement, Scheme } from '@touchstone/domain';
import { Beside } from '../components/beside.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import type { Translator } from '../messages/translator.ts';
import { Keys } from '../desk/keys.tsx';
import { SavedRating } from '../rating/saved-rating.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { CriterionAsks } from '../rating/criterion-asks.tsx';
import { CriterionNeighbours } from '../rating/criterion-neighbours.tsx';
import { FormerRatings, ReplacedRating, type Former } from '../rating/former-ratings.tsx';
import { RatingConflict } from '../rating/rating-conflict.tsx';
import { RatingForm, type RatingFormProps, type RatingStart } from '../rating/rating-form.tsx';
import { RatingSummary } from '../rating/rating-summary.tsx';
import type { ShownRating } from '../rating/shown-rating.ts';
import { EarlierAnswers, type EarlierCycle } from './earlier-answers.tsx';

export interface CriterionPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  /** of its requirements, those that apply to the site */
  readonly asked: readonly Requirement[];
  readonly answer?: ShownRating;
  /** what stood there before it */
  readonly former?: Former;
  readonly determination?: ShownRating;
  /** absent where this reader cannot change the answer */
  readonly edit?: Pick<
    RatingFormProps,
    'form' | 'commandId' | 'excludeId' | 'uploadId' | 'version' | 'library' | 'last' | 'start'
  >;
  /** of the cycle before, where the site was assessed before */
  readonly earlier?: EarlierCycle;
  /** why the criterion is to be looked at again, where the self-assessment came back for it */
  readonly comment?: { readonly who: string; readonly text: string };
  /** somebody else's answer was saved after this reader had opened the page */
  readonly conflict: boolean;
  readonly previous?: Criterion;
  readonly next?: Criterion;
  /** the criterion whose rating was just saved */
  readonly saved?: Criterion;
}

const phase = 'self-assessment';

export function CriterionPage(props: CriterionPageProps): VNode {
  const { frame, cycle, scheme, criterion, asked, answer, edit, conflict, former, previous, next, saved } = props;
  const { t } = frame;
  const title = `${criterion.number} ${t.text(criterion.title)}`;
  const earlier = earlierIn(props);
  return (
    <CycleSubpage
      {...{ frame, cycle, title }}
      {...(earlier === undefined ? {} : { width: 'wide' })}
      script={frame.assets.deskScript}
      heading={
        <>
          {criterion.number} <SchemeWords t={t} words={criterion.title} />
        </>
      }
      below={[{ href: `/cycles/${cycle.id}/self-assessment`, label: t('self-assessment.title') }]}
      form={edit?.form}
      standing={false}
    >
      <SavedRating {...{ t, saved }} phase="self-assessment" />
      {!conflict && <ReplacedRating {...{ t, phase, former }} standing={answer} />}
      <CriterionAsks {...{ t, scheme, criterion, asked }} />
      {props.comment !== undefined && (
        <Notice tone="important" title={t('self-assessment.comment', { who: props.comment.who })}>
          <p class="words">{props.comment.text}</p>
        </Notice>
      )}
      {conflict && answer !== undefined ? (
        <RatingConflict {...{ t, phase, cycle, scheme, criterion }} theirs={answer} />
      ) : (
        <OnRecord {...props} />
      )}
      {earlier === undefined || edit === undefined ? (
        <>
          {earlier}
          <Edit {...props} />
        </>
      ) : (
        <Beside even reading={earlier} acting={<Edit {...props} />} />
      )}
      <CriterionNeighbours
        {...{ t, phase, cycle }}
        {...(previous === undefined ? {} : { previous })}
        {...(next === undefined ? {} : { next })}
      />
      <Keys t={t} on={edit === undefined ? 'criterion' : 'form'} />
    </CycleSubpage>
  );
}

/** To read beside the form; undefined where there is nothing to read. */
function earlierIn({ frame, answer, criterion, cycle, earlier, edit, scheme }: CriterionPageProps): VNode | undefined {
  if (earlier?.version === undefined || !earlier.mapped) return undefined;
  const href = `/cycles/${cycle.id}/self-assessment/${criterion.id}`;
  const begun = edit?.start === undefined ? {} : { begun: edit.start.criterion };
  return (
    <EarlierAnswers
      {...{ t: frame.t, scheme, criterion, earlier, version: earlier.version }}
      {...(edit === undefined || answer !== undefined ? {} : { startAt: { href, ...begun } })}
    />
  );
}

function Edit(props: CriterionPageProps): VNode | null {
  const { frame, answer, asked, conflict, criterion, cycle, earlier, edit, scheme } = props;
  const { t } = frame;
  if (edit === undefined) return null;
  return (
    <div id="form">
      {edit.start !== undefined && <Started {...{ t, earlier, start: edit.start }} />}
      {conflict && <h2>{t('self-assessment.your-answer')}</h2>}
      <RatingForm
        {...{ phase, frame, cycle, scheme, criterion, asked, conflict, ...edit }}
        {...(answer === undefined ? {} : { rating: answer })}
      />
    </div>
  );
}

/** Says where the words in the form come from, so that nobody takes them for a saved answer. */
function Started({
  t,
  earlier,
  start,
}: {
  readonly t: Translator;
  readonly start: RatingStart;
  readonly earlier: EarlierCycle | undefined;
}): VNode {
  const number = earlier?.points.find(({ was }) => was.id === start.criterion)?.was.number ?? start.criterion;
  return (
    <Notice>
      <p>
        {t('earlier.started', { number })} {start.rating === undefined && t('earlier.level-anew')}
      </p>
    </Notice>
  );
}

/** Where the answer is a form, one line; else the answer in full, with the determination. */
function OnRecord({ frame: { t }, answer, criterion, determination, edit, former, scheme }: CriterionPageProps): VNode {
  return (
    <>
      {answer === undefined ? (
        <p>{t('self-assessment.unanswered')}</p>
      ) : edit !== undefined ? (
        <p>
          {t('self-assessment.answered', { who: answer.by, at: t.dateTime(answer.at) })}
          {answer.brought !== undefined && ` ${t('earlier.brought')}${t('component.colon')} ${answer.brought}.`}
        </p>
      ) : (
        <section>
          <h2>{t('self-assessment.answer')}</h2>
          <RatingSummary {...{ t, scheme, criterion, shown: answer }} />
        </section>
      )}
      <FormerRatings {...{ t, scheme, criterion, former }} />
      {determination !== undefined && (
        <section>
          <h2>{t('self-assessment.determined')}</h2>
          <RatingSummary {...{ t, scheme, criterion, shown: determination }} />
        </section>
      )}
    </>
  );
}
