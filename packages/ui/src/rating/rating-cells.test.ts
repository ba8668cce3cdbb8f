import { describe, expect, it } from 'vitest';
import type { Criterion, Level, Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import { byGroup, ratingBars, ratingCell, ratingLegend } from './rating-cells.ts';

const level = (id: string, rank: number, adverse = false): Level => ({
  ...{ id, rank, adverse, name: { en: id.toUpperCase() }, finding: adverse },
  ...{ rationale: 'optional', evidence: 'optional' },
});
const criterion = (id: string, group: string, scale = 'three'): Criterion => ({
  ...{ id, group, scale, number: id, title: { en: id } },
  notApplicable: id === 'b' ? 'allowed' : 'never',
});
const criteria = [
  criterion('a', 'air'),
  criterion('b', 'air'),
  criterion('c', 'soil'),
  criterion('d', 'soil', 'other'),
];
// Of a scheme only what ratings are shown with.
const scheme = {
  groups: [
    { id: 'soil', name: { en: 'Soil' } },
    { id: 'empty', name: { en: 'Empty' } },
    { id: 'air', name: { en: 'Air' } },
  ],
  scales: [
    { id: 'three', levels: [level('full', 3), level('half', 2), level('none', 1, true)] },
    { id: 'other', levels: [level('yes', 2), level('none', 1, true)] },
    { id: 'unused', levels: [level('never', 1)] },
  ],
  criteria,
} as unknown as Scheme;
const t = createTranslator('en');

describe('ratings on a page', () => {
  it('have the scheme’s word and the tone of their level', () => {
    const cells = [
      { level: 'full' },
      { level: 'half' },
      { level: 'none' },
      { notApplicable: true } as const,
      undefined,
    ];
    expect(cells.map((rating) => ratingCell(t, scheme, criteria[0]!, rating))).toEqual([
      { tone: 'good', word: 'FULL' },
      { tone: 'part', word: 'HALF' },
      { tone: 'adverse', word: 'NONE' },
      { tone: 'neutral', word: 'Does not apply' },
      { tone: 'open', word: 'No rating yet' },
    ]);
  });

  it('are explained once each, by the scales that are used', () => {
    expect(ratingLegend(t, scheme, criteria).map(({ word }) => word)).toEqual([
      ...['FULL', 'HALF', 'NONE', 'YES', 'Does not apply', 'No rating yet'],
    ]);
    expect(ratingLegend(t, scheme, [criteria[3]!]).map(({ word }) => word)).toEqual(['YES', 'NONE', 'No rating yet']);
  });

  it('stand in the scheme’s groups, without those that are empty, each with its own place', () => {
    expect(byGroup(t, scheme, criteria).map(({ criteria: own, label, order }) => [label, order, own.length])).toEqual([
      ['Soil', 0, 2],
      ['Air', 2, 2],
    ]);
  });

  it('are counted so that each group’s bar has all of its criteria', () => {
    const { groups, levels } = ratingBars(t, scheme, criteria, { a: { level: 'half' }, b: { notApplicable: true } });
    const air = groups.find(({ label }) => label === 'Air')!;
    expect(levels.flatMap(({ label }, index) => (air.counts[index]! > 0 ? [label] : []))).toEqual([
      'HALF',
      'Does not apply',
    ]);
    expect(groups.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))).toEqual([2, 2]);
  });
});
