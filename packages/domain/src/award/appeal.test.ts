import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import { clocksOfCycle } from '../cycle/cycle-clocks.ts';
import { forecastOf } from '../cycle/forecast.ts';
import { nextActs } from '../cycle/next-act.ts';
import { cycleStage } from '../cycle/stage.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';

const day = plainDate('2025-03-01');
const mill = shippedScheme('example-mill/1.1');
const copper = shippedScheme('copper-mark/rra-3.0');
const third: Actor = { id: 'cleo', duties: ['officer'], sites: [] };
const fourth: Actor = { id: 'dan', duties: ['officer'], sites: [] };
const fifth: Actor = { id: 'ed', duties: ['officer'], sites: [] };

function decided(compiled: CompiledScheme, site: { siteType: string; metals: string[] }, marks: string[]): PlayedCycle {
  const cycle = playCycle(compiled, site, day);
  playToAssessment(cycle, compiled, site, day);
  const best = compiled.scheme.scales[0]?.levels.toSorted((a, b) => b.rank - a.rank)[0]?.id ?? '';
  playReport(cycle, compiled, day, () => best);
  cycle.do(people.everything, { type: 'assessment.accept', body: {} });
  const reason = marks.length === 0 ? 'x'.repeat(150) : '';
  cycle.do(people.officer, { type: 'award.propose', body: { marks, reason, seen: cycle.version() } });
  cycle.do(people.otherOfficer, { type: 'award.confirm', body: { seen: cycle.version() } });
  return cycle;
}

const refused = decided(copper, { siteType: 'rod-mill', metals: ['copper'] }, []);
const awarded = decided(copper, { siteType: 'rod-mill', metals: ['copper'] }, ['copper-mark']);
const star = decided(mill, { siteType: 'watermill', metals: ['lead'] }, ['mill-star', 'mill-star-distinction']);

const lodge: PlayedCommand = { type: 'appeal.lodge', body: { reason: 'The record of the second shift was there.' } };
const onGround: PlayedCommand = { type: 'appeal.lodge', body: { ground: 'wrong-facts', reason: 'The gate was open.' } };
const hear = (outcome: 'stands' | 'set-aside'): PlayedCommand => ({
  type: 'appeal.decide',
  body: { outcome, reason: 'What the record shows.' },
});
const stageOf = (cycle: PlayedCycle) => cycleStage(cycle.state());

describe('an appeal', () => {
  it('against a refusal is heard by others than decided, and reopens the decision where it is set aside', () => {
    const cycle = refused.copy();
    cycle.on(plainDate('2030-01-01'));
    cycle.do(people.site, lodge);
    expect(cycle.give(people.site, lodge)).toMatchObject({ error: { code: 'appeal.already-lodged' } });
    for (const who of [people.officer, people.otherOfficer]) {
      expect(cycle.give(who, hear('stands'))).toMatchObject({ error: { code: 'appeal.same-person' } });
    }
    expect(cycle.give(people.secretariat, hear('stands'))).toMatchObject({ error: { code: 'access.duty-missing' } });
    expect(cycle.give(third, hear('set-aside'), { otherCycle: true })).toMatchObject({
      error: { code: 'appeal.overtaken' },
    });
    cycle.do(third, hear('set-aside'));
    expect(stageOf(cycle)).toBe('deciding');
    cycle.do(third, { type: 'award.propose', body: { marks: ['copper-mark'], reason: '', seen: cycle.version() } });
  });

  it('leaves what stands as it is, once', () => {
    const cycle = refused.copy();
    cycle.do(people.site, lodge);
    cycle.do(third, hear('stands'));
    expect(stageOf(cycle)).toBe('refused');
    expect(cycle.give(people.site, lodge)).toMatchObject({ error: { code: 'appeal.already-decided' } });
    expect(cycle.give(third, hear('stands'))).toMatchObject({ error: { code: 'appeal.not-lodged' } });
  });

  it('lifts a suspension and undoes a withdrawal that are set aside; the next decision can be contested anew', () => {
    const cycle = awarded.copy();
    cycle.do(people.officer, { type: 'award.suspend', body: { reason: 'A spill.' } });
    cycle.do(people.site, lodge);
    expect(cycle.give(people.officer, hear('set-aside'))).toMatchObject({ error: { code: 'appeal.same-person' } });
    cycle.do(people.otherOfficer, hear('set-aside'));
    expect(stageOf(cycle)).toBe('awarded');
    cycle.do(people.officer, { type: 'award.withdraw', body: { reason: 'A second spill.' } });
    cycle.do(people.site, lodge);
    cycle.do(people.otherOfficer, hear('set-aside'));
    expect(cycle.running().award).toMatchObject({ stage: 'awarded', awardedOn: '2025-03-01' });
  });

  it('that sets a withdrawal aside leaves an award suspended that was so before, and no other', () => {
    const withdraw: PlayedCommand = { type: 'award.withdraw', body: { reason: 'A second spill.' } };
    const cycle = awarded.copy();
    cycle.do(people.officer, { type: 'award.suspend', body: { reason: 'A spill.' } });
    const lifted = cycle.copy();
    cycle.on(plainDate('2025-03-10'));
    cycle.do(people.officer, withdraw);
    cycle.do(people.site, lodge);
    cycle.on(plainDate('2025-03-20'));
    cycle.do(people.otherOfficer, hear('set-aside'));
    expect(cycle.running().award).toMatchObject({ stage: 'suspended', suspendedOn: '2025-03-20' });
    expect(cycle.running().anchors).toMatchObject({ 'award.suspended': '2025-03-20' });
    expect(cycle.running().anchors).not.toHaveProperty(['suspension.ended']);
    // Whoever heard the appeal has suspended nothing, so they may lift it.
    cycle.do(people.otherOfficer, { type: 'award.lift', body: { reason: 'The pond is dry.' } });
    expect(stageOf(cycle)).toBe('awarded');
    lifted.do(people.otherOfficer, { type: 'award.lift', body: { reason: 'The pond is dry.' } });
    lifted.do(people.officer, withdraw);
    lifted.do(people.site, lodge);
    lifted.do(third, hear('set-aside'));
    expect(stageOf(lifted)).toBe('awarded');
  });

  it('is lodged by the site, against something, on a ground of the scheme and in its time', () => {
    expect(awarded.copy().give(people.site, lodge)).toMatchObject({ error: { code: 'appeal.nothing-to-contest' } });
    expect(refused.copy().give(people.officer, lodge)).toMatchObject({ error: { code: 'access.not-your-site' } });
    const cycle = star.copy();
    cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } });
    expect(cycle.give(people.site, lodge)).toMatchObject({ error: { code: 'appeal.ground-missing', at: 'ground' } });
    cycle.on(plainDate('2025-03-16'));
    expect(cycle.give(people.site, onGround)).toMatchObject({
      error: { code: 'appeal.too-late', facts: { due: '2025-03-15' } },
    });
    cycle.on(plainDate('2025-03-15'));
    cycle.do(people.site, onGround);
  });

  it('is decided by a panel where the scheme has one, when all have voted', () => {
    const cycle = star.copy();
    cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } });
    cycle.do(people.site, onGround);
    cycle.do(third, hear('set-aside'));
    expect(cycle.give(third, hear('set-aside'))).toMatchObject({ error: { code: 'appeal.already-voted' } });
    cycle.do(fourth, hear('stands'));
    expect(stageOf(cycle)).toBe('withdrawn');
    const last = cycle.copy();
    cycle.do(fifth, hear('set-aside'));
    expect(stageOf(cycle)).toBe('awarded');
    expect(cycle.events().map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['appeal.voted', 'appeal.decided', 'award.restored']),
    );
    const votes = (one: PlayedCycle) => one.events().filter(({ event }) => event.type === 'appeal.voted').length;
    expect(votes(cycle)).toBe(3);
    expect(cycle.give(people.otherOfficer, hear('stands'))).toMatchObject({ error: { code: 'appeal.not-lodged' } });
    const overtaken = last.copy();
    expect(overtaken.give(fifth, hear('set-aside'), { otherCycle: true })).toMatchObject({
      error: { code: 'appeal.overtaken' },
    });
    expect(votes(overtaken)).toBe(2);
    last.do(fifth, hear('stands'));
    expect([stageOf(last), votes(last)]).toEqual(['withdrawn', 3]);
    expect(last.give(people.otherOfficer, hear('stands'))).toMatchObject({ error: { code: 'appeal.not-lodged' } });
  });

  it('is decided by one where only the decision on the award has a panel', () => {
    const panels = mill.scheme.duties.panels?.filter(({ act }) => act !== 'appeal.decide') ?? [];
    const pinned = { ...mill, scheme: { ...mill.scheme, duties: { ...mill.scheme.duties, panels } } };
    const cycle = star.copy();
    cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } });
    cycle.do(people.site, onGround);
    cycle.do(third, hear('set-aside'), { pinned });
    expect(stageOf(cycle)).toBe('awarded');
  });

  it('is heard by nobody who voted on what it contests', () => {
    const site = { siteType: 'watermill', metals: ['lead'] };
    const voters = [third, fourth];
    const again = playCycle(mill, site, day);
    playToAssessment(again, mill, site, day);
    playReport(again, mill, day, () => 'exemplary');
    again.do(people.everything, { type: 'assessment.accept', body: {} });
    const reason = 'x'.repeat(500);
    again.do(people.officer, { type: 'award.propose', body: { marks: [], reason, seen: again.version() } });
    for (const who of voters) {
      again.do(who, { type: 'award.vote', body: { vote: 'for', reason, seen: again.version() } });
    }
    again.do(people.otherOfficer, { type: 'award.confirm', body: { seen: again.version() } });
    again.do(people.site, onGround);
    for (const who of [people.officer, people.otherOfficer, ...voters]) {
      expect(again.give(who, hear('stands'))).toMatchObject({ error: { code: 'appeal.same-person' } });
    }
    again.do(fifth, hear('stands'));
  });

  it('names one of the grounds that the scheme gives, where it gives several', () => {
    const appeal = mill.scheme.afterAward?.appeal;
    const [ground] = appeal?.grounds ?? [];
    const grounds = [ground!, { ...ground!, id: 'wrong-rule' }];
    const afterAward = { ...mill.scheme.afterAward, appeal: { ...appeal!, grounds } };
    const pinned = { ...mill, scheme: { ...mill.scheme, afterAward } };
    const cycle = star.copy();
    cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } });
    const on = (id: string): PlayedCommand => ({ type: 'appeal.lodge', body: { ground: id, reason: 'See there.' } });
    expect(cycle.give(people.site, on('no-ground'), { pinned })).toMatchObject({
      error: { code: 'appeal.ground-missing' },
    });
    cycle.do(people.site, on('wrong-rule'), { pinned });
  });
});

describe('the clocks of an appeal', () => {
  const withdraw: PlayedCommand = { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } };
  const shut: PlayedCommand = { type: 'award.suspend', body: { ground: 'closed-gate', reason: 'Shut.' } };
  const clocksOn = (cycle: PlayedCycle, today: string) =>
    Object.fromEntries(
      clocksOfCycle(cycle.running(), mill.scheme, plainDate(today)).map(({ clock, due, state }) => [
        clock,
        due === undefined ? state : `${state} ${due}`,
      ]),
    );

  it('run while something can be contested, and nothing else runs once the award is withdrawn', () => {
    const cycle = star.copy();
    expect(clocksOn(cycle, '2025-06-01')).toMatchObject({ objection: 'waiting', lapse: 'running 2027-09-01' });
    cycle.do(people.officer, withdraw);
    const { objection, 'objection-answered': answered, ...others } = clocksOn(cycle, '2025-03-15');
    expect([objection, answered]).toEqual(['running 2025-03-15', 'waiting']);
    expect(Object.values(others).filter((state) => !state.startsWith('met'))).toEqual([]);
    expect(forecastOf(cycle.running(), mill.scheme, day, true).deadlines).toEqual([
      { clock: 'objection', due: '2025-03-15' },
    ]);
    expect(nextActs(cycle.state(), cycle.version(), mill.scheme)).toEqual([]);
    cycle.do(people.site, onGround);
    cycle.on(plainDate('2025-05-01'));
    const reach = (clock: string): PlayedCommand => ({ type: 'clock.reach', body: { clock, asOf: '2025-05-01' } });
    expect(cycle.give(people.job, reach('lapse'))).toMatchObject({ error: { code: 'clock.cycle-ended' } });
    cycle.do(people.job, reach('objection-answered'));
  });

  it('are late for nobody once the window closed', () => {
    const cycle = star.copy();
    cycle.do(people.officer, withdraw);
    expect(clocksOn(cycle, '2025-03-16')).toMatchObject({ objection: 'overdue 2025-03-15' });
    cycle.on(plainDate('2025-03-16'));
    cycle.do(people.job, { type: 'clock.reach', body: { clock: 'objection', asOf: '2025-03-16' } });
    expect(clocksOn(cycle, '2025-03-16')).toMatchObject({ objection: 'waiting' });
  });

  it('begin anew with each appeal', () => {
    const cycle = star.copy();
    cycle.do(people.officer, shut);
    cycle.do(people.site, onGround);
    for (const who of [third, fourth, fifth]) cycle.do(who, hear('set-aside'));
    expect(clocksOn(cycle, '2025-03-01')).toMatchObject({ 'objection-answered': 'met 2025-04-30' });
    cycle.on(plainDate('2026-02-01'));
    cycle.do(people.officer, withdraw);
    expect(clocksOn(cycle, '2026-02-01')).toMatchObject({ objection: 'running 2026-02-15' });
    cycle.do(people.site, onGround);
    expect(clocksOn(cycle, '2026-02-01')).toMatchObject({
      ...{ objection: 'met 2026-02-15', 'objection-answered': 'running 2026-04-02' },
    });
    expect(nextActs(cycle.state(), cycle.version(), mill.scheme)).toMatchObject([
      { act: 'appeal.decide', due: '2026-04-02' },
    ]);
  });
});

describe('while an award stands', () => {
  const visit = (visitedOn: string): PlayedCommand => ({
    type: 'surveillance.complete',
    body: { visitedOn, summary: 'Gate open, pond clear.' },
  });
  const notify = (trigger?: string, happenedOn = '2025-03-01'): PlayedCommand => ({
    type: 'change.notify',
    body: { ...(trigger === undefined ? {} : { trigger }), happenedOn, description: 'A new wheel.' },
  });

  it('surveillance meets its clock, put on record by the team or the secretariat', () => {
    const cycle = star.copy();
    for (const [wrong, code] of [
      ['2025-02-28', 'surveillance.day-outside'],
      ['2025-03-02', 'surveillance.day-outside'],
      ['2025-02-30', 'date.impossible'],
    ] as const) {
      expect(cycle.give(people.assessor, visit(wrong))).toMatchObject({ error: { code, at: 'visitedOn' } });
    }
    expect(cycle.give(people.site, visit('2025-03-01'))).toMatchObject({ error: { code: 'access.duty-missing' } });
    cycle.do(people.assessor, visit('2025-03-01'));
    cycle.on(plainDate('2026-09-03'));
    const reach: PlayedCommand = { type: 'clock.reach', body: { clock: 'surveillance', asOf: '2026-09-03' } };
    expect(cycle.give(people.job, reach)).toMatchObject({ error: { code: 'clock.not-run-out' } });
    expect(refused.copy().give(people.assessor, visit('2025-03-01'))).toMatchObject({
      error: { code: 'award.not-standing' },
    });
  });

  it('the site tells of a change, which the secretariat answers', () => {
    const cycle = star.copy();
    expect(cycle.give(people.site, notify('dead-fish'))).toMatchObject({ error: { code: 'change.unknown-trigger' } });
    expect(cycle.give(people.site, notify('new-wheel', '2025-03-02'))).toMatchObject({
      error: { code: 'change.future', at: 'happenedOn' },
    });
    expect(cycle.give(people.site, notify('new-wheel', '2025-02-30'))).toMatchObject({
      error: { code: 'date.impossible', at: 'happenedOn', facts: { day: '2025-02-30' } },
    });
    expect(cycle.give(people.secretariat, notify())).toMatchObject({ error: { code: 'access.not-your-site' } });
    const answer: PlayedCommand = { type: 'change.answer', body: { effect: 'none', reason: 'Like for like.' } };
    expect(cycle.give(people.secretariat, answer)).toMatchObject({ error: { code: 'change.not-waiting' } });
    cycle.do(people.site, notify('new-wheel'));
    expect(cycle.give(people.site, notify())).toMatchObject({ error: { code: 'change.already-waiting' } });
    cycle.do(people.secretariat, answer);
    expect(cycle.running()).toMatchObject({ changeWaits: false, anchors: { 'change.notified': '2025-03-01' } });
  });
});
