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

const act = (
  type: 'award.suspend' | 'award.lift' | 'award.withdraw',
  reason = 'What was seen since.',
): PlayedCommand => ({
  type,
  body: { reason },
});

describe('a commitment', () => {
  it('is not withdrawn beside an award, be it suspended or over, and until the decision it is', () => {
    const leave: PlayedCommand = { type: 'commitment.withdraw', body: { reason: 'The mill is sold.' } };
    const suspended = awarded.copy();
    suspended.do(people.officer, act('award.suspend'));
    for (const cycle of [awarded, suspended]) {
      expect(cycle.give(people.site, leave)).toMatchObject({ error: { code: 'commitment.award-stands' } });
    }
    const over = awarded.copy();
    over.on(plainDate('2030-01-01'));
    over.do(people.job, { type: 'clock.reach', body: { clock: 'validity', asOf: '2030-01-01' } });
    expect(over.give(people.site, leave)).toMatchObject({ error: { code: 'commitment.decided' } });
    const proposed = undecided.copy();
    const body = { marks: ['copper-mark'], reason: '', seen: proposed.version() };
    proposed.do(people.officer, { type: 'award.propose', body });
    for (const cycle of [undecided, proposed]) expect(cycle.copy().give(people.site, leave).ok).toBe(true);
  });
});

describe('suspending an award', () => {
  it('holds until another officer lifts it, and can be done again by anybody', () => {
    const cycle = awarded.copy();
    cycle.on(plainDate('2024-01-10'));
    cycle.do(people.officer, act('award.suspend'));
    expect(cycle.running().award).toMatchObject({ stage: 'suspended', suspendedOn: '2024-01-10' });
    expect(stageOf(cycle)).toBe('suspended');
    expect(cycle.give(people.otherOfficer, act('award.suspend'))).toMatchObject({
      error: { code: 'award.already-suspended' },
    });
    expect(cycle.give(people.officer, act('award.lift'))).toMatchObject({
      error: { code: 'duty.same-person', facts: { other: 'award.suspend' } },
    });
    cycle.do(people.otherOfficer, act('award.lift'));
    expect(stageOf(cycle)).toBe('awarded');
    cycle.do(people.otherOfficer, act('award.suspend'));
    cycle.do(people.officer, act('award.lift'));
    expect(stageOf(cycle)).toBe('awarded');
  });

  it('does not stop its validity, which runs out all the same', () => {
    const cycle = awarded.copy();
    cycle.do(people.officer, act('award.suspend'));
    cycle.on(plainDate('2026-03-02'));
    cycle.do(people.job, { type: 'clock.reach', body: { clock: 'validity', asOf: '2026-03-02' } });
    expect(stageOf(cycle)).toBe('expired');
    expect(cycle.give(people.otherOfficer, act('award.lift'))).toMatchObject({ error: { code: 'award.not-standing' } });
  });

  it('is for officers, of an award that stands', () => {
    for (const type of ['award.suspend', 'award.lift', 'award.withdraw'] as const) {
      for (const who of [people.secretariat, people.site, people.assessor, people.job]) {
        expect(awarded.copy().give(who, act(type))).toMatchObject({ error: { code: 'access.duty-missing' } });
      }
      expect(undecided.copy().give(people.officer, act(type))).toMatchObject({ error: { code: 'award.not-standing' } });
    }
    expect(awarded.copy().give(people.officer, act('award.lift'))).toMatchObject({
      error: { code: 'award.not-suspended' },
    });
  });

  it('follows where the scheme says so of a clock that ran out', () => {
    const mill = { siteType: 'watermill', metals: ['lead'] };
    const scheme = shippedScheme('example-mill/1.1');
    const cycle = playCycle(scheme, mill, day);
    playToAssessment(cycle, scheme, mill, day);
    playReport(cycle, scheme, day, () => 'exemplary');
    cycle.do(people.everything, { type: 'assessment.accept', body: {} });
    const marks = ['mill-star', 'mill-star-distinction'];
    cycle.do(people.officer, { type: 'award.propose', body: { marks, reason: '', seen: cycle.version() } });
    cycle.do(people.otherOfficer, { type: 'award.confirm', body: { seen: cycle.version() } });
    cycle.on(plainDate('2024-09-02'));
    cycle.do(people.job, { type: 'clock.reach', body: { clock: 'surveillance', asOf: '2024-09-02' } });
    expect(cycle.events().at(-1)?.event).toEqual({
      type: 'award.suspended',
      payload: { suspendedOn: '2024-09-02', clock: 'surveillance' },
    });
    cycle.do(people.officer, act('award.lift'));
    expect(stageOf(cycle)).toBe('awarded');

    for (const ground of [{}, { ground: 'false-words' }]) {
      const suspend = { type: 'award.suspend', body: { ...ground, reason: 'It was shut.' } } as const;
      expect(cycle.give(people.officer, suspend)).toMatchObject({
        error: { code: 'award.ground-missing', at: 'ground' },
      });
    }
    cycle.do(people.officer, { type: 'award.suspend', body: { ground: 'closed-gate', reason: 'It was shut.' } });
    expect(cycle.running().anchors['award.suspended']).toBe('2024-09-02');
  });
});

describe('withdrawing an award', () => {
  it('ends it, suspended or not, and its clocks with it', () => {
    for (const suspended of [false, true]) {
      const cycle = awarded.copy();
      if (suspended) cycle.do(people.otherOfficer, act('award.suspend'));
      cycle.do(people.officer, act('award.withdraw'));
      expect(stageOf(cycle)).toBe('withdrawn');
      expect(cycle.give(people.officer, act('award.withdraw'))).toMatchObject({
        error: { code: 'award.not-standing' },
      });
      cycle.on(plainDate('2027-01-01'));
      const reach: PlayedCommand = { type: 'clock.reach', body: { clock: 'validity', asOf: '2027-01-01' } };
      expect(cycle.give(people.job, reach)).toMatchObject({ error: { code: 'clock.cycle-ended' } });
    }
  });
});

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

  it('ends though the later one was suspended before the job came to it', () => {
    const later = awarded.copy();
    later.do(people.officer, act('award.suspend'));
    const cycle = awarded.copy();
    cycle.do(people.job, supersede, { successor: later.running() });
    expect(stageOf(cycle)).toBe('superseded');
  });

  it('is a job’s to say, of another cycle of the site that holds an award', () => {
    const give = (facts: Parameters<PlayedCycle['give']>[2], who: Parameters<PlayedCycle['give']>[0] = people.job) =>
      awarded.copy().give(who, supersede, facts);
    for (const who of [people.secretariat, people.officer, people.site]) {
      expect(give({ successor }, who)).toMatchObject({ error: { code: 'access.duty-missing' } });
    }
    expect(give({})).toMatchObject({ error: { code: 'award.no-successor', at: 'by' } });
    const itself = awarded.copy();
    const own = itself.events()[0]?.stream ?? '';
    expect(itself.give(people.job, { type: 'award.supersede', body: { by: own } }, { successor })).toMatchObject({
      error: { code: 'award.no-successor' },
    });
    expect(give({ successor: undecided.running() })).toMatchObject({ error: { code: 'award.no-successor' } });
    expect(give({ successor: { ...successor, site: 'site_other' } })).toMatchObject({
      error: { code: 'award.no-successor' },
    });
    expect(undecided.copy().give(people.job, supersede, { successor })).toMatchObject({
      error: { code: 'award.not-standing' },
    });
  });
});
