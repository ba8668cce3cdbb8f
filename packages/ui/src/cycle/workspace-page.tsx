/**
 * Every criterion of a cycle with its answer, determination and finding side by side, and filters that have an address;
 * the same for everybody who may read the cycle, each seeing what they may.
 */
import type { VNode } from 'preact';
import type { Criterion, Rating, Scheme } from '@touchstone/domain';
import { BarsPerGroup } from '../components/bars-per-group.tsx';
import { SubmitButton } from '../components/button.tsx';
import { CriteriaGrid, type GridCell } from '../components/criteria-grid.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { formState } from '../components/form-state.ts';
import { SchemeWords } from '../components/scheme-words.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import type { Translator } from '../messages/translator.ts';
import type { PageFrame } from '../page/page-frame.ts';
import { byGroup, ratingBars, ratingCell, ratingLegend, type RatingsShown } from '../rating/rating-cells.ts';
import { ReplacedRatings } from '../rating/replaced-ratings.tsx';
import type { CycleFacts } from './cycle-standing.tsx';
import { CycleSubpage } from './cycle-subpage.tsx';

const workspaceStates = ['unanswered', 'answered', 'determined', 'differs'] as const;
const workspaceFindings = ['none', 'open', 'late', 'closed'] as const;

export interface WorkspaceFilter {
  readonly q: string;
  readonly group: string;
  readonly level: string;
  readonly state: string;
  readonly finding: string;
}

export interface WorkspacePageProps {
  readonly frame: PageFrame;
  readonly cycle: CycleFacts;
  readonly scheme: Scheme;
  /** those that apply to the site, in the scheme's order */
  readonly criteria: readonly Criterion[];
  readonly answers: RatingsShown;
  /** absent while this reader may not know them */
  readonly determinations?: RatingsShown;
  /** by criterion id; absent where there is none */
  readonly findings: Readonly<Record<string, 'open' | 'late' | 'closed'>>;
  readonly filter: WorkspaceFilter;
  /** criteria on which an answer of this reader was replaced */
  readonly replaced: readonly string[];
}

export function WorkspacePage(props: WorkspacePageProps): VNode {
  const { frame, answers, criteria, cycle, determinations, filter, scheme } = props;
  const { t } = frame;
  const title = t('workspace.title');
  const place = workspaceHref(cycle.id);
  const shown = criteria.filter((criterion) => fits(props, criterion));
  const filtered = Object.values(filter).some((value) => value !== '');
  const rated = determinations ?? answers;
  return (
    <CycleSubpage {...{ frame, cycle, title }} width="wide">
      <BarsPerGroup
        t={t}
        caption={t(determinations === undefined ? 'workspace.bars-answers' : 'workspace.bars-determinations')}
        {...ratingBars(t, scheme, criteria, rated)}
      />
      <ReplacedRatings {...{ t, criteria, place }} phase="self-assessment" replaced={props.replaced} />
      {determinations === undefined && <p class="aside">{t('workspace.withheld')}</p>}
      <Filters {...props} />
      <p>
        {t('workspace.shown', { shown: shown.length, all: criteria.length })}{' '}
        {filtered && <a href={place}>{t('workspace.show-all')}</a>}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={t('workspace.none')}>
          <p>{t('workspace.none-text')}</p>
        </EmptyState>
      ) : (
        <Grid {...props} shown={shown} />
      )}
    </CycleSubpage>
  );
}

export function workspaceHref(cycle: string, criterion?: string): string {
  const place = `/cycles/${cycle}/criteria`;
  return criterion === undefined ? place : `${place}/${encodeURIComponent(criterion)}`;
}

function Grid({
  frame: { t },
  answers,
  criteria,
  cycle,
  determinations,
  findings,
  scheme,
  shown,
}: WorkspacePageProps & { readonly shown: readonly Criterion[] }): VNode {
  const rated = [answers, ...(determinations === undefined ? [] : [determinations])];
  return (
    <CriteriaGrid
      t={t}
      caption={t('workspace.lead')}
      words
      columns={[
        { label: t('workspace.answer') },
        ...(determinations === undefined ? [] : [{ label: t('workspace.determination') }]),
        { label: t('workspace.finding') },
      ]}
      legend={ratingLegend(t, scheme, criteria)}
      groups={byGroup(t, scheme, shown).map(({ criteria: own, label, order }) => ({
        ...{ label, order },
        rows: own.map((criterion) => ({
          number: criterion.number,
          title: <SchemeWords t={t} words={criterion.title} />,
          href: workspaceHref(cycle.id, criterion.id),
          cells: [
            ...rated.map((ratings) => ratingCell(t, scheme, criterion, ratings[criterion.id])),
            findingCell(t, findings[criterion.id]),
          ],
        })),
      }))}
    />
  );
}

function findingCell(t: Translator, finding: 'open' | 'late' | 'closed' | undefined): GridCell {
  const tones = { none: 'neutral', open: 'part', late: 'late', closed: 'good' } as const;
  return { tone: tones[finding ?? 'none'], word: t(`workspace.finding.${finding ?? 'none'}`) };
}

function Filters({ frame: { t }, cycle, criteria, filter, scheme }: WorkspacePageProps): VNode {
  const form = formState(t, { ...filter });
  const none = t('workspace.any');
  const used = new Set(criteria.map(({ group }) => group));
  return (
    <form class="filter filter-even" method="get" action={workspaceHref(cycle.id)} role="search">
      <TextField form={form} name="q" label={t('workspace.find')} kind="search" />
      <Select
        {...{ form, none }}
        name="group"
        label={t('workspace.group')}
        choices={scheme.groups
          .filter(({ id }) => used.has(id))
          .map(({ id, name }) => ({ value: id, label: t.text(name) }))}
      />
      <Select
        {...{ form, none }}
        name="level"
        label={t('workspace.level')}
        choices={scheme.scales.flatMap(({ levels }) =>
          levels.map(({ id, name }) => ({ value: id, label: t.text(name) })),
        )}
      />
      <Select
        {...{ form, none }}
        name="state"
        label={t('workspace.state')}
        choices={workspaceStates.map((value) => ({ value, label: t(`workspace.state.${value}`) }))}
      />
      <Select
        {...{ form, none }}
        name="finding"
        label={t('workspace.finding')}
        choices={workspaceFindings.map((value) => ({ value, label: t(`workspace.finding.${value}`) }))}
      />
      <SubmitButton label={t('workspace.show')} kind="secondary" />
    </form>
  );
}

function fits(props: WorkspacePageProps, criterion: Criterion): boolean {
  const { answers, determinations, filter, findings, frame } = props;
  const { finding, group, level, q, state } = filter;
  const [answer, determination] = [answers[criterion.id], determinations?.[criterion.id]];
  const words = `${criterion.number} ${frame.t.text(criterion.title)}`.toLowerCase();
  return (
    words.includes(q.trim().toLowerCase()) &&
    (group === '' || criterion.group === group) &&
    (level === '' || levelIn(determination ?? answer) === level) &&
    (finding === '' || (findings[criterion.id] ?? 'none') === finding) &&
    (state === '' || statesOf(answer, determination).includes(state))
  );
}

function levelIn(rating: Rating | undefined): string {
  return rating !== undefined && 'level' in rating ? rating.level : '';
}

function statesOf(answer: Rating | undefined, determination: Rating | undefined): readonly string[] {
  if (determination === undefined) return [answer === undefined ? 'unanswered' : 'answered'];
  const differs = answer !== undefined && levelIn(answer) !== levelIn(determination);
  return [...(answer === undefined ? ['unanswered'] : []), 'determined', ...(differs ? ['differs'] : [])];
}
