import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { nextActs } from '../cycle/next-act.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';

const mill = shippedScheme('example-mill/1.1');
/** The same scheme, with a clock for the answer. */
const hurried: CompiledScheme = {
  ...mill,
  scheme: {
    ...mill.scheme,
    clocks: [
      ...mill.scheme.clocks,
      {
        ...{ id: 'answer', name: { en: 'Answer' }, per: 'cycle', whenReached: { kind: 'none' } },
        due: { anchor: 'desk-review.return-asked', after: { days: 5 } },
        metBy: 'desk-review.return-answered',
      },
    ],
  },
};
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');

const ask: PlayedCommand = {
  type: 'desk-review.ask-return',
  body: { reason: 'Two answers name no evidence.', comments: { 'mill-1': 'Which guard?' } },
};
const decline: PlayedCommand = { type: 'desk-review.decline-return', body: { reason: 'The visit will show.' } };
const giveBack: PlayedCommand = {
  type: 'self-assessment.return',
  body: { reason: 'Two answers name no evidence.', comments: { 'mill-1': 'Which guard?' } },
};

function underWay(scheme: CompiledScheme = mill): PlayedCycle {
  const cycle = playCycle(scheme, site, day);
  playToAssessment(cycle, scheme, site, day);
  return cycle;
}

describe('a request to return the self-assessment', () => {
  it('waits for the secretariat, by the day that the scheme sets, and is answered by the return', () => {
    const cycle = underWay(hurried);
    cycle.do(people.assessor, ask);
    expect(nextActs(cycle.state(), cycle.version(), hurried.scheme)).toContainEqual({
      ...{ act: 'self-assessment.return', duty: 'secretariat', notBy: [], due: plainDate('2025-03-06') },
    });
    cycle.do(people.secretariat, giveBack);
    expect(cycle.running().fieldwork).not.toHaveProperty('returnAsked');
    expect(cycle.running().anchors).toMatchObject({ 'desk-review.return-answered': day });
    expect(cycle.give(people.secretariat, decline)).toMatchObject({ error: { code: 'desk-review.no-return-asked' } });
    // The answers are with the site: there is nothing to ask back.
    expect(cycle.give(people.assessor, ask)).toMatchObject({ error: { code: 'self-assessment.not-submitted' } });
  });

  it('is declined with a reason, and can then be made again', () => {
    const cycle = underWay(hurried);
    cycle.do(people.assessor, ask);
    expect(cycle.give(people.assessor, ask)).toMatchObject({ error: { code: 'desk-review.return-waits' } });
    for (const who of [people.assessor, people.site, people.officer])
      expect(cycle.give(who, decline)).toMatchObject({ error: { code: 'access.duty-missing' } });
    cycle.do(people.secretariat, decline);
    const acts = nextActs(cycle.state(), cycle.version(), hurried.scheme).map(({ act }) => act);
    expect(acts).not.toContain('self-assessment.return');
    cycle.on(plainDate('2025-03-09'));
    cycle.do(people.assessor, ask);
    // The clock runs from the new request.
    expect(nextActs(cycle.state(), cycle.version(), hurried.scheme)).toContainEqual(
      expect.objectContaining({ act: 'self-assessment.return', due: '2025-03-14' }),
    );
  });

  it('is the lead’s, on criteria that apply, before the report', () => {
    const cycle = underWay();
    const foreign = { ...ask, body: { reason: 'So.', comments: { 'mill-99': 'What?' } } } as PlayedCommand;
    expect(cycle.give(people.assessor, foreign)).toMatchObject({
      error: { code: 'rating.unknown-criterion', at: 'comments/mill-99' },
    });
    expect(cycle.give(people.secretariat, ask)).toMatchObject({ error: { code: 'access.not-your-engagement' } });
    const asked = cycle.copy();
    asked.do(people.assessor, ask);
    expect(() => playReport(asked, mill, day, () => 'robust')).toThrow('desk-review.return-waits');
    expect(nextActs(asked.state(), asked.version(), mill.scheme).map(({ act }) => act)).toEqual([
      'self-assessment.return',
    ]);
    playReport(cycle, mill, day, () => 'robust');
    expect(cycle.give(people.assessor, ask)).toMatchObject({ error: { code: 'assessment.frozen' } });
  });
});
