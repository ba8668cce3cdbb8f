/**
 * One criterion of the assessment: the site's answer beside the assessor's determination, which is a form for the
 * assessor while the report is not submitted. A determination saved meanwhile is shown, never overwritten unseen.
 */
import type { VNode } from 'preact';
import type { Criterion, Requirement, Scheme } from '@touchstone/domain';
import { Beside } from '../components/beside.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import type { CycleFacts } from '../cycle/cycle-standing.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { Keys } from '../desk/keys.tsx';
import { SavedRating } from '../rating/saved-rating.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { CriterionAsks } from '../rating/criterion-asks.tsx';
import { CriterionNeighbours } from '../rating/criterion-neighbours.tsx';
import { FormerRatings, ReplacedRating, type Former } from '../rating/former-ratings.tsx';
import { ObservedAt } from '../rating/observed-at.tsx';
import { RatingConflict } from '../rating/rating-conflict.tsx';
import { RatingForm, type RatingFormProps } from '../rating/rating-form.tsx';
import { RatingSummary } from '../rating/rating-summary.tsx';
import type { ShownRating } from '../rating/shown-rating.ts';
import { DeskNote, type ShownNote } from './desk-note.tsx';
import { ExclusionState, type ShownExclusion } from './exclusion-answer.tsx';

export interface DeterminationPageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  readonly criterion: Criterion;
  /** of its requirements, those that apply to the site */
  readonly asked: readonly Requirement[];
  readonly answer?: ShownRating;
  /** what stood before the answer, and before the determination for those whose drafts they are */
  /** of the determination, for the team */
  readonly former?: Former;
  /** of the desk review; absent for readers who may not know it */
  readonly note?: ShownNote;
  /** the form begins with the note, as the assessor asked */
  readonly noteTaken?: boolean;
  /** what this reader may know of the determination */
  readonly determination:
    { readonly is: 'draft' | 'later' | 'none' } | { readonly is: 'made'; readonly shown: ShownRating };
  /** of a determination as not applicable, where the scheme wants that confirmed */
  readonly exclusion?: ShownExclusion;
  /** absent where this reader cannot change the determination */
  readonly edit?: Pick<
    RatingFormProps,
    'form' | 'commandId' | 'excludeId' | 'uploadId' | 'version' | 'library' | 'last'
  >;
  /** another determination was saved after this reader had opened the page */
  readonly conflict: boolean;
  readonly previous?: Criterion;
  readonly next?: Criterion;
  /** the criterion whose rating was just saved */
  readonly saved?: Criterion;
}

const phase = 'assessment';

export function DeterminationPage(props: DeterminationPageProps): VNode {
  const { frame, cycle, scheme, criterion, asked, edit, former, previous, next, saved } = props;
  const { t } = frame;
  const title = `${criterion.number} ${t.text(criterion.title)}`;
  return (
    <CycleSubpage
      {...{ frame, cycle, title }}
      script={frame.assets.deskScript}
      heading={
        <>
          {criterion.number} <SchemeWords t={t} words={criterion.title} />
        </>
      }
      below={[{ href: `/cycles/${cycle.id}/assessment`, label: t('assessment.title') }]}
      form={edit?.form}
      standing={false}
      width="wide"
    >
      <SavedRating {...{ t, saved }} phase="assessment" />
      {!props.conflict && <ReplacedRating {...{ t, phase }} standing={madeIn(props)} former={former} />}
      <CriterionAsks {...{ t, scheme, criterion, asked }} />
      <Beside even reading={<Answer {...props} />} acting={<Determination {...props} />} />
      <CriterionNeighbours
        {...{ t, phase, cycle }}
        {...(previous === undefined ? {} : { previous })}
        {...(next === undefined ? {} : { next })}
      />
      <Keys t={t} on={edit === undefined ? 'criterion' : 'form'} />
    </CycleSubpage>
  );
}

function Answer({ frame, answer, criterion, cycle, note, scheme }: DeterminationPageProps): VNode {
  const { t } = frame;
  return (
    <section>
      <h2>{t('assessment.self-assessment')}</h2>
      {answer === undefined ? (
        <p>{t('assessment.no-answer')}</p>
      ) : (
        <RatingSummary {...{ t, scheme, criterion, shown: answer }} />
      )}
      {note !== undefined && <DeskNote {...{ frame, criterion, cycle }} shown={note} />}
    </section>
  );
}

function Determination({
  frame,
  asked,
  conflict,
  criterion,
  cycle,
  determination,
  edit,
  exclusion,
  former,
  noteTaken = false,
  scheme,
}: DeterminationPageProps): VNode {
  const { t } = frame;
  const made = madeIn({ determination });
  const before = <FormerRatings {...{ t, scheme, criterion }} former={former} />;
  if (edit === undefined) {
    return (
      <section>
        <h2>{t('assessment.determination')}</h2>
        {made === undefined ? (
          <p>{t(withheld[determination.is])}</p>
        ) : (
          <RatingSummary {...{ t, scheme, criterion, shown: made }} />
        )}
        {before}
        {exclusion !== undefined && <ExclusionState {...{ frame, exclusion }} />}
      </section>
    );
  }
  return (
    <section>
      {conflict && made !== undefined && <RatingConflict {...{ t, phase, cycle, scheme, criterion }} theirs={made} />}
      <h2>{t('assessment.your-determination')}</h2>
      {made?.observedAt !== undefined && <ObservedAt t={t} observedAt={made.observedAt} />}
      {!conflict && before}
      {exclusion !== undefined && <ExclusionState {...{ frame, exclusion }} />}
      {noteTaken && (
        <Notice>
          <p>{t('plan.note-taken')}</p>
        </Notice>
      )}
      <RatingForm
        {...{ phase, frame, cycle, scheme, criterion, asked, conflict, ...edit }}
        {...(made === undefined ? {} : { rating: made })}
      />
    </section>
  );
}

function madeIn({ determination }: Pick<DeterminationPageProps, 'determination'>): ShownRating | undefined {
  return determination.is === 'made' ? determination.shown : undefined;
}

/** Why there is no determination to read. */
const withheld = {
  draft: 'assessment.draft-text',
  later: 'assessment.not-yet-text',
  none: 'assessment.no-determination',
  made: 'assessment.no-determination',
} as const;
