/** Ratings as the grid and the bars show them: the scheme's word, and the tone that follows from the level's own fields. */
import { levelOf, type Criterion, type Level, type Rating, type Scheme } from '@touchstone/domain';
import type { BarGroup, BarsPerGroupProps } from '../components/bars-per-group.tsx';
import type { GridCell } from '../components/criteria-grid.tsx';
import { levelTone } from '../components/tone.ts';
import type { Translator } from '../messages/translator.ts';

/** By criterion id; a criterion without a rating is missing here. */
export type RatingsShown = Readonly<Record<string, Rating>>;

export function ratingCell(t: Translator, scheme: Scheme, criterion: Criterion, rating: Rating | undefined): GridCell {
  if (rating === undefined) return { tone: 'open', word: t('rating.open') };
  if ('notApplicable' in rating) return { tone: 'neutral', word: t('rating.not-applicable') };
  const level = levelOf(scheme, criterion, rating.level);
  return level === undefined ? { tone: 'open', word: rating.level } : levelCell(t, scheme, criterion.scale, level);
}

/** What is said of a criterion that has its level while requirements below it have none. */
export function partlyRated(
  t: Translator,
  criterion: Criterion,
  ratings: RatingsShown,
  open: readonly Criterion[],
): { readonly note?: string } {
  const partly = ratings[criterion.id] !== undefined && open.includes(criterion);
  return partly ? { note: t('rating.requirements-open') } : {};
}

/** Every level that these criteria can have, best first within its scale, then what is no level. */
export function ratingLegend(t: Translator, scheme: Scheme, criteria: readonly Criterion[]): readonly GridCell[] {
  const used = new Set(criteria.map(({ scale }) => scale));
  const levels = scheme.scales
    .filter(({ id }) => used.has(id))
    .flatMap((scale) => scale.levels.map((level) => levelCell(t, scheme, scale.id, level)));
  const others: readonly GridCell[] = [
    ...(criteria.some(({ notApplicable }) => notApplicable === 'allowed')
      ? [{ tone: 'neutral', word: t('rating.not-applicable') } as const]
      : []),
    { tone: 'open', word: t('rating.open') },
  ];
  return [...levels, ...others].filter((cell, index, all) => index === all.findIndex(({ word }) => word === cell.word));
}

export interface CriteriaOfGroup {
  readonly label: string;
  /** place of the group in the scheme, from 0: gives its hue */
  readonly order: number;
  readonly criteria: readonly Criterion[];
}

/** In the scheme's order; groups without any of these criteria are left out. */
export function byGroup(t: Translator, scheme: Scheme, criteria: readonly Criterion[]): readonly CriteriaOfGroup[] {
  return scheme.groups
    .map(({ id, name }, order) => ({
      label: t.text(name),
      order,
      criteria: criteria.filter(({ group }) => group === id),
    }))
    .filter((group) => group.criteria.length > 0);
}

/** How many criteria of each group are at each level, not applicable, or open. */
export function ratingBars(
  t: Translator,
  scheme: Scheme,
  criteria: readonly Criterion[],
  ratings: RatingsShown,
): Pick<BarsPerGroupProps, 'levels' | 'groups'> {
  const legend = ratingLegend(t, scheme, criteria);
  return {
    levels: legend.map(({ tone, word }) => ({ label: word, tone })),
    groups: byGroup(t, scheme, criteria).map(({ criteria: own, label, order }): BarGroup => {
      const words = own.map((criterion) => ratingCell(t, scheme, criterion, ratings[criterion.id]).word);
      return { label, order, counts: legend.map(({ word }) => words.filter((one) => one === word).length) };
    }),
  };
}

function levelCell(t: Translator, scheme: Scheme, scaleId: string, level: Level): GridCell {
  const scale = scheme.scales.find(({ id }) => id === scaleId);
  return { tone: scale === undefined ? 'part' : levelTone(scale, level), word: t.text(level.name) };
}
