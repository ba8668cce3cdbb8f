import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');

const underWay = playCycle(compiled, site, signedOn);
playToAssessment(underWay, compiled, site, signedOn);

const awarded = underWay.copy();
awarded.on(plainDate('2025-05-02'));
playReport(awarded, compiled, plainDate('2025-05-01'), (_criterion, index) => (index === 0 ? 'workable' : 'exemplary'));
awarded.do(people.secretariat, { type: 'assessment.accept', body: {} });
awarded.do(people.officer, {
  type: 'award.propose',
  body: { marks: ['mill-star'], reason: '', seen: awarded.version() },
});
awarded.do(people.otherOfficer, { type: 'award.confirm', body: { seen: awarded.version() } });

const reach = (clock: string, asOf: string, finding?: string): PlayedCommand => ({
  type: 'clock.reach',
  body: { clock, asOf, ...(finding === undefined ? {} : { finding }) },
});

describe('a clock', () => {
  it('is put on record by jobs only', () => {
    const cycle = underWay.copy();
    cycle.on(plainDate('2026-01-01'));
    expect(cycle.give(people.everything, reach('visit', '2026-01-01'))).toMatchObject({
      error: { code: 'access.duty-missing' },
    });
  });

  it('runs out on the day after it is due, not on the day', () => {
    const cycle = underWay.copy();
    cycle.on(plainDate('2026-01-01'));
    expect(cycle.give(people.job, reach('visit', '2025-08-01'))).toMatchObject({
      error: { code: 'clock.not-run-out' },
    });
    cycle.do(people.job, reach('visit', '2025-08-02'));
    expect(cycle.events().at(-1)?.event).toEqual({
      type: 'clock.reached',
      payload: { clock: 'visit', due: '2025-08-01', asOf: '2025-08-02', consequence: 'escalate', to: 'assessor' },
    });
  });

  it('runs out once', () => {
    const cycle = underWay.copy();
    cycle.on(plainDate('2026-01-01'));
    cycle.do(people.job, reach('visit', '2026-01-01'));
    expect(cycle.give(people.job, reach('visit', '2026-01-01'))).toMatchObject({
      error: { code: 'clock.already-reached' },
    });
  });

  it('cannot be told of a day that has not come, or of none', () => {
    const cycle = underWay.copy();
    cycle.on(plainDate('2025-12-31'));
    for (const asOf of ['2026-01-01', '2025-02-30']) {
      expect(cycle.give(people.job, reach('visit', asOf))).toMatchObject({ error: { code: 'clock.not-run-out' } });
    }
  });

  it('that was met, that the scheme does not have, or that is a finding’s does not run out for the cycle', () => {
    const cycle = underWay.copy();
    cycle.on(plainDate('2030-01-01'));
    for (const clock of ['own-look', 'nothing', 'mending', 'constructor']) {
      expect(cycle.give(people.job, reach(clock, '2030-01-01'))).toMatchObject({
        error: { code: 'clock.not-run-out' },
      });
    }
  });

  it('of a finding runs out for that finding alone', () => {
    const cycle = awarded.copy();
    cycle.on(plainDate('2030-01-01'));
    for (const finding of ['finding-mill-2', 'constructor', '__proto__']) {
      expect(cycle.give(people.job, reach('mending', '2030-01-01', finding))).toMatchObject({
        error: { code: 'clock.not-run-out' },
      });
    }
    cycle.do(people.job, reach('mending', '2025-10-01', 'finding-mill-1'));
    expect(cycle.running().reached).toEqual({ 'mending/finding-mill-1': '2025-09-02' });
  });
});

describe('the clock of validity', () => {
  it('ends every mark that it is the clock of', () => {
    const cycle = awarded.copy();
    cycle.on(plainDate('2027-11-03'));
    cycle.do(people.job, reach('lapse', '2027-11-03'));
    expect(cycle.running().award).toMatchObject({
      stage: 'awarded',
      marks: [{ mark: 'mill-star', validUntil: '2027-11-02', expired: true }],
    });
    expect(
      cycle
        .events()
        .slice(-2)
        .map(({ event }) => event.type),
    ).toEqual(['clock.reached', 'award.expired']);
  });

  it('ends nothing on the last day of validity', () => {
    const cycle = awarded.copy();
    cycle.on(plainDate('2027-11-02'));
    expect(cycle.give(people.job, reach('lapse', '2027-11-02'))).toMatchObject({
      error: { code: 'clock.not-run-out' },
    });
  });

  it.each([
    ['told', '2025-10-01', { consequence: 'notice', to: 'site' }],
    ['all-mended', '2027-02-02', { consequence: 'lapse' }],
  ])('of “%s” says what the scheme makes of it', (clock, asOf, follows) => {
    const cycle = underWay.copy();
    cycle.on(plainDate(asOf));
    cycle.do(people.job, reach(clock, asOf));
    expect(cycle.events().find(({ event }) => event.type === 'clock.reached')?.event.payload).toMatchObject(follows);
  });

  it('that another clock runs out beside does not end', () => {
    const cycle = awarded.copy();
    cycle.on(plainDate('2027-01-01'));
    cycle.do(people.job, reach('surveillance', '2027-01-01'));
    expect(cycle.running().award).toMatchObject({ marks: [{ expired: false }] });
  });
});
