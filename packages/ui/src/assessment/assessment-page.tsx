/**
 * The assessment as a whole: who assesses, how far it is, and every criterion with the site's answer beside the
 * determination, where the two differ marked in words.
 */
import type { ComponentChildren, VNode } from 'preact';
import type { Criterion } from '@touchstone/domain';
import { ButtonRow, LinkButton } from '../components/button.tsx';
import { CriteriaGrid } from '../components/criteria-grid.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { Keys } from '../desk/keys.tsx';
import { SavedRating } from '../rating/saved-rating.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { byGroup, ratingCell, ratingLegend, type RatingsShown } from '../rating/rating-cells.ts';
import { AssessorName, type AppointedAssessor } from './appointed-assessor.tsx';
import type { AssessmentPageFacts } from './assessment-page-facts.ts';

export type DeterminationFilter = 'all' | 'open' | 'differing';

export interface AssessmentPageProps extends AssessmentPageFacts {
  readonly stage: 'under-way' | 'submitted' | 'accepted';
  readonly answers: RatingsShown;
  readonly shown: ShownDeterminations;
  /** the lead first */
  readonly team: readonly AppointedAssessor[];
  /** the reader is on the team */
  readonly mine: boolean;
  /** why the secretariat returned the report; for the assessor who mends it */
  readonly returnedBecause?: string;
  readonly filter: DeterminationFilter;
  /** the criterion whose rating was just saved */
  readonly saved?: Criterion;
}

/** `draft` and `later`: this reader may not know them yet, as the scheme's staff or as the site. */
export type ShownDeterminations =
  | {
      readonly are: 'shown';
      readonly determinations: RatingsShown;
      /** by criterion id: how many pieces of evidence a determination cites */
      readonly pieces: Readonly<Record<string, number>>;
    }
  | { readonly are: 'draft' | 'later' };

export function AssessmentPage(props: AssessmentPageProps): VNode {
  const { frame, assessor, cycle, returnedBecause, saved, shown, team } = props;
  const { t } = frame;
  const title = t('assessment.title');
  return (
    <CycleSubpage script={frame.assets.deskScript} {...{ frame, cycle, title }} width="wide">
      <SavedRating {...{ t, cycle, saved }} phase="assessment" />
      {returnedBecause !== undefined && (
        <Notice tone="important" title={t('assessment.returned')}>
          <p class="words">{returnedBecause}</p>
        </Notice>
      )}
      <p>
        {t('assessment.assessor')}: <AssessorName t={t} assessor={assessor} />
        {team.length > 1 && t('team.and-members', { count: team.length - 1 })}{' '}
        <a href={`/cycles/${cycle.id}/team`}>{t('team.title')}</a>
      </p>
      <p>
        <a href={`/cycles/${cycle.id}/plan`}>{t('plan.title')}</a>
        <br />
        <a href={`/cycles/${cycle.id}/visit`}>{t('visit.title')}</a>
      </p>
      {shown.are === 'shown' ? (
        <Determinations {...props} shown={shown} />
      ) : (
        <Notice title={t(shown.are === 'draft' ? 'assessment.draft' : 'assessment.not-yet')}>
          <p>{t(shown.are === 'draft' ? 'assessment.draft-text' : 'assessment.not-yet-text')}</p>
        </Notice>
      )}
      <Keys t={t} rates={false} />
    </CycleSubpage>
  );
}

type DeterminationsProps = AssessmentPageProps & {
  readonly shown: Extract<ShownDeterminations, { are: 'shown' }>;
};

function Determinations(props: DeterminationsProps): VNode {
  const { frame, answers, criteria, cycle, filter, mine, scheme, shown, stage } = props;
  const { t } = frame;
  const { determinations, pieces } = shown;
  const place = `/cycles/${cycle.id}/assessment`;
  const open = criteria.filter(({ id }) => determinations[id] === undefined);
  const differing = criteria.filter(({ id }) => differs(answers, determinations, id));
  const listed = filter === 'open' ? open : filter === 'differing' ? differing : criteria;
  return (
    <section>
      <h2>{t('assessment.determinations')}</h2>
      <p>
        {t('assessment.progress', {
          done: criteria.length - open.length,
          total: criteria.length,
          site: cycle.siteName,
        })}{' '}
        {t('assessment.differing', { count: differing.length })}
      </p>
      <Way {...{ frame, place, mine, stage }} {...(open[0] === undefined ? {} : { firstOpen: open[0].id })} />
      <nav class="filters" aria-label={t('assessment.filter')}>
        {(['all', 'open', 'differing'] as const).map((one) => (
          <a
            href={one === 'all' ? place : `${place}?show=${one}`}
            {...(one === filter ? { 'aria-current': 'true' as const } : {})}
          >
            {t(`assessment.show-${one}`, { count: { all: criteria, open, differing }[one].length })}
          </a>
        ))}
      </nav>
      {listed.length === 0 ? (
        <EmptyState title={t('assessment.none-shown')} />
      ) : (
        <CriteriaGrid
          t={t}
          caption={t('assessment.determinations')}
          columns={[{ label: t('assessment.self-assessment') }, { label: t('assessment.determination') }]}
          legend={ratingLegend(t, scheme, criteria)}
          groups={byGroup(t, scheme, listed).map(({ criteria: own, label, order }) => ({
            ...{ label, order },
            rows: own.map((criterion) => ({
              number: criterion.number,
              title: <SchemeWords t={t} words={criterion.title} />,
              href: `${place}/${criterion.id}`,
              ...noteOf(frame, pieces[criterion.id], differing.includes(criterion)),
              cells: [answers, determinations].map((ratings) =>
                ratingCell(t, scheme, criterion, ratings[criterion.id]),
              ),
            })),
          }))}
        />
      )}
    </section>
  );
}

/** Whether the assessor determined something else than the site answered. */
function differs(answers: RatingsShown, determinations: RatingsShown, criterion: string): boolean {
  const [answer, determination] = [answers[criterion], determinations[criterion]];
  if (answer === undefined || determination === undefined) return false;
  if ('level' in answer && 'level' in determination) return answer.level !== determination.level;
  return 'level' in answer || 'level' in determination;
}

function noteOf(
  { t }: PageFrame,
  count: number | undefined,
  different: boolean,
): { readonly note?: ComponentChildren } {
  if (count === undefined) return {};
  const evidence = t('assessment.pieces', { count });
  return { note: different ? `${evidence}, ${t('assessment.differs')}` : evidence };
}

interface WayProps extends Pick<AssessmentPageProps, 'frame' | 'mine' | 'stage'> {
  readonly place: string;
  readonly firstOpen?: string;
}

/** The next step of the assessor, or the report for everybody who may read it. */
function Way({ frame: { t }, place, mine, stage, firstOpen }: WayProps): VNode | null {
  if (stage !== 'under-way') {
    return (
      <ButtonRow>
        <LinkButton kind="secondary" href={`${place}/answer`} label={t('assessment.read-report')} />
      </ButtonRow>
    );
  }
  if (!mine) return null;
  return (
    <ButtonRow>
      {firstOpen === undefined ? (
        <LinkButton href={`${place}/submit`} label={t('assessment.check')} />
      ) : (
        <LinkButton href={`${place}/${firstOpen}`} label={t('assessment.first-open')} />
      )}
    </ButtonRow>
  );
}
