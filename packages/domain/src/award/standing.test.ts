import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import { cycleStage } from '../cycle/stage.ts';

const compiled = shippedScheme('copper-mark/rra-2.0');
const site = { siteType: 'rod-mill', metals: ['copper'] };
const day = plainDate('2023-03-01');

const awarded = playCycle(compiled, site, day);
playToAssessment(awarded, compiled, site, day);
playReport(awarded, compiled, day, () => 'fully-meets');
awarded.do(people.secretariat, { type: 'assessment.accept', body: {} });
const undecided = awarded.copy();
awarded.do(people.officer, {
  type: 'award.propose',
  body: { marks: ['copper-mark'], reason: '', seen: awarded.version() },
});
awarded.do(people.otherOfficer, { type: 'award.confirm', body: { seen: awarded.version() } });

const by = 'cycle_00000000-0000-7000-8000-00000000000b';
const supersede: PlayedCommand = { type: 'award.supersede', body: { by } };
const stageOf = (cycle: PlayedCycle) => cycleStage(cycle.state());

describe('an award whose place a later one takes', () => {
  const successor = awarded.running();

  it('ends, and its clocks with it', () => {
    const cycle = awarded.copy();
    cycle.on(plainDate('2026-02-01'));
    cycle.do(people.job, supersede, { successor });
    expect(cycle.running().award).toMatchObject({ stage: 'superseded', by, awardedOn: '2023-03-01' });
    expect(stageOf(cycle)).toBe('superseded');
    expect(cycle.give(people.job, supersede, { successor })).toMatchObject({ error: { code: 'award.not-standing' } });
    cycle.on(plainDate('2027-01-01'));
    const reach: PlayedCommand = { type: 'clock.reach', body: { clock: 'validity', asOf: '2027-01-01' } };
    expect(cycle.give(people.job, reach)).toMatchObject({ error: { code: 'clock.cycle-ended' } });
  });

  it('is a job’s to say, of another cycle of the site that holds an award', () => {
    const give = (facts: Parameters<PlayedCycle['give']>[2], who: Parameters<PlayedCycle['give']>[0] = people.job) =>
      awarded.copy().give(who, supersede, facts);
    for (const who of [people.secretariat, people.officer, people.site]) {
      expect(give({ successor }, who)).toMatchObject({ error: { code: 'access.duty-missing' } });
    }
    expect(give({})).toMatchObject({ error: { code: 'award.no-successor', at: 'by' } });
    expect(give({ successor: undecided.running() })).toMatchObject({ error: { code: 'award.no-successor' } });
    expect(give({ successor: { ...successor, site: 'site_other' } })).toMatchObject({
      error: { code: 'award.no-successor' },
    });
    expect(undecided.copy().give(people.job, supersede, { successor })).toMatchObject({
      error: { code: 'award.not-standing' },
    });
  });
});
