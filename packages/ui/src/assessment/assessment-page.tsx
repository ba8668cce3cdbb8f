/**
 * The assessment as a whole: who assesses, how far it is, and every criterion with the site's answer beside the
 * determination, where the two differ marked in words.
 */
import type { ComponentChildren, VNode } from 'preact';
import { levelOf, type Criterion, type Scheme } from '@touchstone/domain';
import { ButtonRow, LinkButton, SubmitButton } from '../components/button.tsx';
import { CheckboxGroup } from '../components/checkbox-group.tsx';
import { CriteriaGrid } from '../components/criteria-grid.tsx';
import { Details } from '../components/details.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { fieldId, formOf, formState } from '../components/form-state.ts';
import { Form } from '../components/form.tsx';
import { Notice } from '../components/notice.tsx';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import { CycleSubpage } from '../cycle/cycle-subpage.tsx';
import { Keys } from '../desk/keys.tsx';
import { ReplacedRatings } from '../rating/replaced-ratings.tsx';
import { SavedRating } from '../rating/saved-rating.tsx';
import type { PageFrame } from '../page/page-frame.ts';
import { byGroup, partlyRated, ratingCell, ratingLegend, type RatingsShown } from '../rating/rating-cells.ts';
import { AssessorName, type AppointedAssessor } from './appointed-assessor.tsx';
import type { AssessmentPageFacts } from './assessment-page-facts.ts';

export const determinationFilters = ['all', 'open', 'differing', 'finding', 'mine'] as const;
export type DeterminationFilter = (typeof determinationFilters)[number];

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
  /** id of the scheme's group whose criteria are shown; all without one */
  readonly group?: string;
  /** the criterion whose rating was just saved */
  readonly saved?: Criterion;
  /** criteria on which a determination of this reader was replaced */
  readonly replaced: readonly string[];
}

/** `draft` and `later`: this reader may not know them yet, as the scheme's staff or as the site. */
export type ShownDeterminations =
  | {
      readonly are: 'shown';
      readonly determinations: RatingsShown;
      /** of the criteria, those that are not determined, or not in all of their requirements */
      readonly open: readonly Criterion[];
      /** by criterion id, of what is determined */
      readonly made: Readonly<Record<string, MadeDetermination>>;
      /** by criterion id: how many pieces of evidence the site's answer cites */
      readonly answered: Readonly<Record<string, number>>;
      /** by criterion id; absent where this reader does not determine */
      readonly write?: Readonly<Record<string, DeterminationToWrite>>;
    }
  | { readonly are: 'draft' | 'later' };

export interface MadeDetermination {
  readonly rationale: string;
  /** ids of what is cited */
  readonly evidence: readonly string[];
  readonly version: number;
  /** the reader made it */
  readonly own: boolean;
}

export interface DeterminationToWrite {
  readonly commandId: string;
  /** what the site's answer or the determination cites, to be cited where the level is set */
  readonly cited: readonly { readonly id: string; readonly title: string }[];
}

export function AssessmentPage(props: AssessmentPageProps): VNode {
  const { frame, assessor, cycle, returnedBecause, saved, shown, team } = props;
  const { t } = frame;
  const title = t('assessment.title');
  return (
    <CycleSubpage script={frame.assets.deskScript} {...{ frame, cycle, title }} width="wide">
      <SavedRating {...{ t, saved }} phase="assessment" />
      <ReplacedRatings
        {...{ t, criteria: props.criteria, replaced: props.replaced }}
        phase="assessment"
        place={`/cycles/${cycle.id}/assessment`}
      />
      {returnedBecause !== undefined && (
        <Notice tone="important" title={t('assessment.returned')}>
          <p class="words">{returnedBecause}</p>
        </Notice>
      )}
      <p>
        {t('assessment.assessor')}
        {t('component.colon')} <AssessorName t={t} assessor={assessor} />
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
      <Keys t={t} on="list" />
    </CycleSubpage>
  );
}

type DeterminationsProps = AssessmentPageProps & {
  readonly shown: Extract<ShownDeterminations, { are: 'shown' }>;
};

function Determinations(props: DeterminationsProps): VNode {
  const { frame, answers, criteria, cycle, filter, group, mine, scheme, shown, stage } = props;
  const { t } = frame;
  const { determinations, made, open } = shown;
  const place = `/cycles/${cycle.id}/assessment`;
  const differing = criteria.filter(({ id }) => differs(answers, determinations, id));
  const found = criteria.filter((criterion) => raisesFinding(scheme, criterion, determinations));
  const own = criteria.filter(({ id }) => made[id]?.own === true);
  const among = { all: criteria, open, differing, finding: found, mine: own };
  const listed = among[filter].filter((criterion) => group === undefined || criterion.group === group);
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
        {determinationFilters.map((one) => (
          <a href={filterHref(place, one, group)} {...(one === filter ? { 'aria-current': 'true' as const } : {})}>
            {t(`assessment.show-${one}`, { count: among[one].length })}
          </a>
        ))}
      </nav>
      <nav class="filters" aria-label={t('assessment.groups')}>
        <a href={filterHref(place, filter)} {...(group === undefined ? { 'aria-current': 'true' as const } : {})}>
          {t('assessment.all-groups')}
        </a>
        {scheme.groups.map(({ id, name }) => (
          <a href={filterHref(place, filter, id)} {...(id === group ? { 'aria-current': 'true' as const } : {})}>
            {t.text(name)}
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
          groups={byGroup(t, scheme, listed).map(({ criteria: some, label, order }) => ({
            ...{ label, order },
            rows: some.map((criterion) => ({
              number: criterion.number,
              title: <SchemeWords t={t} words={criterion.title} />,
              href: `${place}/${criterion.id}`,
              ...noteOf(
                frame,
                made[criterion.id],
                shown.answered[criterion.id] ?? 0,
                differing.includes(criterion) && t('assessment.differs'),
                found.includes(criterion) && t('assessment.raises-one'),
                partlyRated(t, criterion, determinations, open).note ?? false,
              ),
              below: <SetLevel {...props} criterion={criterion} />,
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

/** Whether the scheme asks for an improvement at the level that was determined. */
function raisesFinding(scheme: Scheme, criterion: Criterion, determinations: RatingsShown): boolean {
  const rating = determinations[criterion.id];
  return rating !== undefined && 'level' in rating && levelOf(scheme, criterion, rating.level)?.finding === true;
}

function filterHref(place: string, show: DeterminationFilter, group?: string): string {
  const query = new URLSearchParams({ ...(show === 'all' ? {} : { show }), ...(group === undefined ? {} : { group }) });
  return query.size === 0 ? place : `${place}?${query.toString()}`;
}

function noteOf(
  { t }: PageFrame,
  made: MadeDetermination | undefined,
  answered: number,
  ...more: readonly (string | false)[]
): { readonly note: ComponentChildren } {
  const pieces =
    made === undefined
      ? t('assessment.pieces-of-site', { count: answered })
      : t('assessment.pieces', { count: made.evidence.length });
  return { note: [pieces, ...more.filter((one) => one !== false)].join(', ') };
}

/** Level, reason and evidence that is cited already in the list itself; other evidence, and what is refused, on the criterion’s page. */
function SetLevel({
  frame,
  criterion,
  cycle,
  filter,
  group,
  scheme,
  shown,
}: AssessmentPageProps & { readonly criterion: Criterion }): VNode | null {
  const { t } = frame;
  const write = shown.are === 'shown' ? shown.write?.[criterion.id] : undefined;
  if (shown.are !== 'shown' || write === undefined) return null;
  const { cited, commandId } = write;
  const place = `/cycles/${cycle.id}/assessment`;
  const made = shown.made[criterion.id];
  const rating = shown.determinations[criterion.id];
  const form = formOf(formState(t), 'rate', criterion.id);
  const levels = scheme.scales.find(({ id }) => id === criterion.scale)?.levels ?? [];
  return (
    <Details summary={t('assessment.set-level')}>
      <Form
        {...{ frame, commandId }}
        draft={form}
        action={`${place}/${criterion.id}`}
        base={made?.version ?? 0}
        hidden={{ act: 'rate', of: criterion.id, go: 'list', back: filterHref('', filter, group) }}
      >
        <Select
          form={form}
          name="level"
          label={t('rating.level')}
          choices={levels.map(({ id, name }) => ({ value: id, label: t.text(name) }))}
          {...(rating !== undefined && 'level' in rating ? { initial: rating.level } : {})}
        />
        <TextArea form={form} name="rationale" rows={3} label={t('rating.rationale')} initial={made?.rationale ?? ''} />
        {cited.length > 0 && (
          <CheckboxGroup
            form={form}
            name="evidence"
            label={t('rating.evidence')}
            hint={t('assessment.set-hint')}
            initial={made?.evidence ?? []}
            choices={cited.map(({ id, title }) => ({ value: id, label: title }))}
          />
        )}
        <p>
          <a href={`${place}/${criterion.id}#${fieldId(formOf(formState(t), 'rate'), 'evidence')}`}>
            {t('assessment.set-evidence')}
            <span class="unseen"> {t('assessment.set-about', { number: criterion.number })}</span>
          </a>
        </p>
        <SubmitButton kind="secondary" label={t('assessment.set-save')} />
      </Form>
    </Details>
  );
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
