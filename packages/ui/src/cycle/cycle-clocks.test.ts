import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { readClocks, type Clock, type Scheme } from '@touchstone/domain';
import { createTranslator } from '../messages/translator.ts';
import { timelineClocks, timelineEvents, timelineSpan } from './cycle-clocks.ts';

const clock = (id: string, due: Clock['due'], metBy?: string): Clock => ({
  ...{ id, name: { en: `Clock ${id}` }, due, per: 'cycle', whenReached: { kind: 'none' } },
  ...(metBy === undefined ? {} : { metBy }),
});
const clocks: readonly Clock[] = [
  clock('self', { anchor: 'commitment.signed', after: { months: 6 } }, 'self-assessment.submitted'),
  clock('both', {
    earliest: [
      { anchor: 'assessment.visited', after: { months: 12 } },
      { anchor: 'commitment.signed', after: { months: 24 } },
    ],
  }),
  clock('later', { anchor: 'award.confirmed', after: { years: 3 } }),
  clock('silent', null),
];
// Only its clocks are asked for.
const scheme = { clocks } as unknown as Scheme;
const anchors = {
  'commitment.signed': plainDate('2024-01-31'),
  'self-assessment.submitted': plainDate('2024-05-01'),
  'assessment.visited': plainDate('2024-06-01'),
};
const t = createTranslator('en');
const today = plainDate('2024-06-15');

describe('the clocks of a cycle', () => {
  const drawn = timelineClocks({
    t,
    scheme,
    anchors,
    readings: readClocks(scheme, anchors, today),
    movesOf: () => ({}),
  });

  it('run from the first anchor that has happened to the day that is due', () => {
    expect(drawn[0]).toEqual({
      ...{ label: 'Clock self', state: 'met', from: '2024-01-31', due: '2024-07-31', metOn: '2024-05-01' },
    });
    expect(drawn[1]).toMatchObject({ from: '2024-01-31', due: '2025-06-01', state: 'running' });
  });

  it('have no beginning where their anchor has not happened or the scheme sets no day', () => {
    expect(drawn[2]).toEqual({ label: 'Clock later', state: 'waiting' });
    expect(drawn[3]).toEqual({ label: 'Clock silent', state: 'unset' });
  });

  it('are drawn from the first day that is known to the last', () => {
    expect(timelineSpan(drawn, anchors, today, undefined)).toEqual({ begins: '2024-01-31', ends: '2025-06-01' });
    expect(timelineSpan(drawn, anchors, plainDate('2026-01-01'), undefined)).toMatchObject({ ends: '2026-01-01' });
    const award = { earliest: today, latest: plainDate('2027-02-01') };
    expect(timelineSpan(drawn, anchors, today, award)).toMatchObject({ ends: '2027-02-01' });
  });

  it('that people moved say which day was set before', () => {
    const extendedTo = plainDate('2024-12-31');
    const movesOf = (id: string) => (id === 'both' ? { extendedTo: plainDate('2025-09-01') } : { extendedTo });
    const readings = readClocks(scheme, anchors, today, 'cycle', movesOf);
    const moved = timelineClocks({ t, scheme, anchors, readings, movesOf });
    expect(moved.map(({ due, movedFrom }) => [due, movedFrom])).toEqual([
      ['2024-12-31', '2024-07-31'],
      ['2025-09-01', '2025-06-01'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('stand beside what has happened, in its order and up to the day that is asked for', () => {
    expect(timelineEvents(t, anchors, today).map(({ label, on }) => `${on} ${label}`)).toEqual([
      '2024-01-31 The letter of commitment is signed',
      '2024-05-01 The self-assessment is submitted',
      '2024-06-01 The site visit',
    ]);
    expect(timelineEvents(t, anchors, plainDate('2024-05-31'))).toHaveLength(2);
  });
});
