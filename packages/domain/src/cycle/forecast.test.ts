import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Clock, Scheme } from '../scheme/scheme.ts';
import type { RunningCycle } from './cycle.ts';
import { forecastOf } from './forecast.ts';
import { people, playCycle, playReport, playToAssessment, shippedScheme } from './played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const { scheme } = compiled;
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');
const clock = (id: string, metBy: string, months: number, anchor = 'commitment.signed'): Clock => ({
  ...{ id, metBy, name: { en: id }, per: 'cycle', whenReached: { kind: 'none' } },
  due: { anchor, after: { months } },
});

const underWay = playCycle(compiled, site, signedOn);
playToAssessment(underWay, compiled, site, signedOn);
const cycle = underWay.running();
const today = plainDate('2025-04-01');

describe('the forecast of an award', () => {
  it('has no latest day where the scheme sets none for a step, and names the step', () => {
    expect(forecastOf(cycle, scheme, today, true).award).toEqual({
      earliest: today,
      open: ['assessment.accepted', 'award.confirmed'],
    });
  });

  it('counts each step from the last day of the one before', () => {
    const whole: Scheme = {
      ...scheme,
      clocks: [
        clock('later', 'assessment.visited', 6),
        clock('visit', 'assessment.visited', 5),
        { ...clock('of a finding', 'assessment.visited', 2), per: 'finding' },
        clock('report', 'assessment.submitted', 1, 'assessment.visited'),
        clock('answer', 'assessment.accepted', 1, 'assessment.submitted'),
        clock('decision', 'award.confirmed', 2, 'assessment.accepted'),
      ],
    };
    expect(forecastOf(cycle, whole, today, true).award).toEqual({ earliest: today, latest: '2025-12-01', open: [] });
    const moved = { ...cycle, moves: { visit: { extendedTo: plainDate('2025-08-11') } } };
    expect(forecastOf(moved, whole, today, true).award).toMatchObject({ latest: '2025-12-11' });
    const visited = { ...cycle, anchors: { ...cycle.anchors, 'assessment.visited': plainDate('2025-03-20') } };
    expect(forecastOf(visited, whole, today, true).award).toMatchObject({ latest: '2025-07-20' });
  });

  it('is bounded by a day for the award itself, whatever is open before it', () => {
    const bounded: Scheme = { ...scheme, clocks: [clock('decision', 'award.confirmed', 24)] };
    expect(forecastOf(cycle, bounded, today, true).award).toEqual({ earliest: today, latest: '2027-03-01', open: [] });
  });

  it('counts what is late already from today', () => {
    const late: Scheme = {
      ...scheme,
      clocks: [clock('visit', 'assessment.visited', 5), clock('decision', 'award.confirmed', 1, 'assessment.visited')],
    };
    expect(forecastOf(cycle, late, plainDate('2025-10-10'), true).award?.latest).toBe('2025-11-10');
  });

  it('waits for the planned visit, which may come later than its clock says', () => {
    const plan = { stage: 'approved', visitFrom: '2025-08-28', visitUntil: '2025-08-30' } as const;
    const planned: RunningCycle = { ...cycle, anchors: {}, fieldwork: { review: 'completed', heard: {}, plan } };
    const visit: Scheme = {
      ...scheme,
      clocks: [clock('visit', 'assessment.visited', 5), clock('decision', 'award.confirmed', 1, 'assessment.visited')],
    };
    const anchored = { ...planned, anchors: { 'commitment.signed': signedOn } };
    expect(forecastOf(anchored, visit, today, true).award).toEqual({
      ...{ earliest: '2025-08-30', visitUntil: '2025-08-30', latest: '2025-09-30', open: [] },
    });
    const decided: Scheme = { ...scheme, clocks: [clock('decision', 'award.confirmed', 2)] };
    expect(forecastOf(anchored, decided, today, true).award).toMatchObject({ latest: '2025-08-30' });
    expect(forecastOf(anchored, visit, plainDate('2025-08-30'), true).award).toMatchObject({ earliest: '2025-08-30' });
    expect(forecastOf(anchored, visit, plainDate('2025-08-30'), true).award).not.toHaveProperty('visitUntil');
    const visited = { ...anchored, anchors: { ...anchored.anchors, 'assessment.visited': plainDate('2025-03-20') } };
    expect(forecastOf(visited, visit, today, true).award).toMatchObject({ earliest: today });
    const unchecked = {
      ...anchored,
      fieldwork: { ...planned.fieldwork, plan: { ...plan, stage: 'returned' } },
    } as const;
    expect(forecastOf(unchecked as RunningCycle, visit, today, true).award).toMatchObject({ earliest: today });
  });

  it('lets a self-assessment that went back be submitted before the planned visit', () => {
    const plan = { stage: 'approved', visitFrom: '2025-08-28', visitUntil: '2025-08-30' } as const;
    const returned: RunningCycle = {
      ...cycle,
      ...{ anchors: { 'commitment.signed': signedOn }, fieldwork: { review: 'completed', heard: {}, plan } },
    };
    const clocks = [
      clock('own-look', 'self-assessment.submitted', 2),
      clock('decision', 'award.confirmed', 6, 'self-assessment.submitted'),
    ];
    expect(forecastOf(returned, { ...scheme, clocks }, today, true).award).toMatchObject({ latest: '2025-11-01' });
  });

  it('is over once the award is decided', () => {
    const decided = underWay.copy();
    playReport(decided, compiled, signedOn, () => 'exemplary');
    decided.do(people.secretariat, { type: 'assessment.accept', body: {} });
    const proposed = { stage: 'proposed', proposedBy: 'alex', marks: [], reason: '', version: 9 } as const;
    expect(forecastOf({ ...decided.running(), award: proposed }, scheme, today, true).award).toBeDefined();
    const award = { stage: 'refused', refusedOn: signedOn } as const;
    expect(forecastOf({ ...decided.running(), award }, scheme, today, true)).not.toHaveProperty('award');
  });
});

describe('coming deadlines', () => {
  it('are those of clocks that run, the nearest first, and those of findings for who may know of them', () => {
    const reported = underWay.copy();
    playReport(reported, compiled, signedOn, (_criterion, index) => (index === 0 ? 'workable' : 'exemplary'));
    const days = (withFindings: boolean): readonly string[] =>
      forecastOf(reported.running(), scheme, today, withFindings).deadlines.map(({ clock: id, due }) => `${due} ${id}`);
    expect(days(true)).toEqual(['2027-02-01 all-mended']);
    reported.do(people.secretariat, { type: 'assessment.accept', body: {} });
    expect(days(true)).toEqual(['2025-07-01 mending', '2027-02-01 all-mended']);
    expect(days(false)).toEqual(['2027-02-01 all-mended']);
    expect(forecastOf({ ...reported.running(), letter: 'returned' }, scheme, today, true)).toEqual({ deadlines: [] });
  });
});
