import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { dayScale } from './day-scale.ts';

const scale = dayScale(plainDate('2022-11-28'), plainDate('2024-11-27'));

describe('a scale of days', () => {
  it('lays its ends on the edges and the middle day in the middle', () => {
    expect(scale.at(plainDate('2022-11-28'))).toBe('0%');
    expect(scale.at(plainDate('2023-11-28'))).toBe('50%');
    expect(scale.at(plainDate('2024-11-27'))).toBe('100%');
  });

  it('holds days outside at the edge and says that they are outside', () => {
    expect(scale.at(plainDate('2030-01-01'))).toBe('100%');
    expect(scale.holds(plainDate('2030-01-01'))).toBe(false);
    expect(scale.width(plainDate('2024-01-01'), plainDate('2023-01-01'))).toBe('0%');
  });

  it('ticks at every quarter and names the years', () => {
    expect(scale.ticks.filter(({ label }) => label !== undefined)).toEqual([
      { day: '2023-01-01', label: '2023' },
      { day: '2024-01-01', label: '2024' },
    ]);
    expect(scale.ticks).toHaveLength(8);
  });

  it('does not divide by nothing where both ends are one day', () => {
    const day = plainDate('2022-11-28');
    expect(dayScale(day, day).at(day)).toBe('0%');
  });
});
