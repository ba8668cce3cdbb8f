import { addPeriod, plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clocksOfCycle, clocksOfFinding, lastDayOfClock, remindersOn } from '../cycle/cycle-clocks.ts';
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
import type { ClockMoves } from '../scheme/index.ts';
import type { Clock, Scheme } from '../scheme/scheme.ts';

const example = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');
const why = 'The only road to the mill is flooded until the weir is mended.';

/** The example's own scheme, with more rights on the visit than it gives, and no other clock that runs beside it. */
const compiled = {
  ...example,
  scheme: {
    ...example.scheme,
    clocks: example.scheme.clocks
      .filter(({ id }) => id !== 'told')
      .map((clock): Clock =>
        clock.id === 'visit'
          ? {
              ...clock,
              extension: { by: 'site', reasonLength: 10 },
              pause: { by: 'assessor', reasonLength: 0 },
              outerBound: { anchor: 'commitment.signed', after: { months: 9 } },
            }
          : clock.id === 'surveillance'
            ? { ...clock, pause: null }
            : clock,
      ),
  } satisfies Scheme,
};
const { scheme } = compiled;

// Due on 1 August 2025, five months after the letter, and bound by 1 December.
const underWay = playCycle(compiled, site, signedOn);
playToAssessment(underWay, compiled, site, signedOn);

const reported = underWay.copy();
playReport(reported, compiled, signedOn, (_criterion, index) => (index === 0 ? 'workable' : 'exemplary'));
reported.do(people.secretariat, { type: 'assessment.accept', body: {} });
const [finding = ''] = Object.keys(reported.running().findings);

const extend = (to: string, clock = 'visit', reason = why): PlayedCommand => ({
  type: 'clock.extend',
  body: { clock, to, reason },
});
const pause = (clock = 'visit'): PlayedCommand => ({ type: 'clock.pause', body: { clock, reason: why } });
const resume: PlayedCommand = { type: 'clock.resume', body: { clock: 'visit', reason: why } };
const reach = (asOf: string): PlayedCommand => ({ type: 'clock.reach', body: { clock: 'visit', asOf } });

function visit(cycle: PlayedCycle, today: string): unknown {
  return clocksOfCycle(cycle.running(), scheme, plainDate(today)).find(({ clock }) => clock === 'visit');
}

describe('a clock that people move', () => {
  it('is due on the later day everywhere: for readers, for who acts next, and when it runs out', () => {
    const cycle = underWay.copy();
    cycle.do(people.site, extend('2025-10-15'));
    expect(cycle.events().at(-1)?.event.payload).toEqual({
      ...{ clock: 'visit', set: '2025-08-01', due: '2025-08-01', to: '2025-10-15', by: 'site', reason: why },
    });
    expect(visit(cycle, '2025-09-01')).toEqual({ clock: 'visit', due: '2025-10-15', state: 'running' });
    expect(nextActs(cycle.state(), cycle.version(), scheme)[0]).toMatchObject({ due: '2025-10-15' });
    cycle.on(plainDate('2025-10-16'));
    expect(cycle.give(people.job, reach('2025-10-15'))).toMatchObject({ error: { code: 'clock.not-run-out' } });
    cycle.do(people.job, reach('2025-10-16'));
    expect(cycle.events().at(-1)?.event.payload).toMatchObject({ due: '2025-10-15' });
  });

  it('stands still while it is paused, and is due later by the days of the pause', () => {
    const cycle = underWay.copy();
    cycle.on(plainDate('2025-07-01'));
    cycle.do(people.assessor, pause());
    expect(visit(cycle, '2025-07-11')).toEqual({
      ...{ clock: 'visit', due: '2025-08-11', state: 'paused', pausedOn: '2025-07-01' },
    });
    expect(lastDayOfClock(cycle.running(), scheme, 'visit')).toBe('2025-12-01');
    cycle.on(plainDate('2025-07-21'));
    cycle.do(people.assessor, resume);
    expect(visit(cycle, '2025-07-21')).toEqual({ clock: 'visit', due: '2025-08-21', state: 'running' });
    expect(lastDayOfClock(cycle.running(), scheme, 'visit')).toBe('2025-08-21');
  });

  it('is paused after it was extended, and extended after it was paused', () => {
    const cycle = underWay.copy();
    cycle.on(plainDate('2025-07-01'));
    cycle.do(people.assessor, pause());
    cycle.on(plainDate('2025-07-11'));
    cycle.do(people.assessor, resume);
    cycle.do(people.site, extend('2025-09-01'));
    expect(visit(cycle, '2025-07-11')).toMatchObject({ due: '2025-09-01' });
    cycle.on(plainDate('2025-08-20'));
    cycle.do(people.assessor, pause());
    cycle.on(plainDate('2025-08-30'));
    cycle.do(people.assessor, resume);
    expect(visit(cycle, '2025-08-30')).toMatchObject({ due: '2025-09-11', state: 'running' });
  });

  it('is bounded while it is paused too', () => {
    const cycle = underWay.copy();
    cycle.do(people.assessor, pause());
    cycle.on(plainDate('2025-12-02'));
    expect(visit(cycle, '2025-12-01')).toMatchObject({ state: 'paused', due: '2025-12-01' });
    expect(visit(cycle, '2025-12-02')).toMatchObject({ state: 'overdue', due: '2025-12-01' });
    cycle.do(people.job, reach('2025-12-02'));
  });

  it('keeps nothing of a pause that ended on its own day', () => {
    const cycle = underWay.copy();
    cycle.do(people.assessor, pause());
    cycle.do(people.assessor, resume);
    expect(cycle.running().moves).toEqual({ visit: { set: '2025-08-01', pauses: [] } });
  });

  it('of a finding moves for that finding, and its plan may use the days', () => {
    const cycle = reported.copy();
    const body = { clock: 'mending', finding, to: '2025-09-30', reason: why };
    const plan: PlayedCommand = {
      type: 'improvement.plan',
      body: { finding, cause: 'So.', action: 'This.', owner: 'Ola', dueOn: '2025-09-30' },
    };
    expect(cycle.give(people.site, plan)).toMatchObject({ error: { code: 'improvement.too-late' } });
    cycle.do(people.officer, { type: 'clock.extend', body });
    expect(clocksOfFinding(cycle.running(), scheme, finding, signedOn)).toMatchObject([{ due: '2025-09-30' }]);
    cycle.do(people.site, plan);
  });
});

describe('a reminder', () => {
  const remindingScheme: Scheme = {
    ...scheme,
    clocks: scheme.clocks.map((clock): Clock => ({ ...clock, remindDaysBefore: [14, 3] })),
  };
  it.each([
    ['2025-07-17', []],
    ['2025-07-18', [{ clock: 'visit', due: '2025-08-01' }]],
    ['2025-08-01', [{ clock: 'visit', due: '2025-08-01' }]],
    ['2025-08-02', []],
  ])('is there on %s as %j: from the first day that the scheme names until the clock is due', (today, expected) => {
    expect(remindersOn(underWay.running(), remindingScheme, plainDate(today))).toEqual(expected);
  });

  it('follows a day that was moved, and stops while the clock stands still', () => {
    const cycle = underWay.copy();
    cycle.do(people.site, extend('2025-10-15'));
    expect(remindersOn(cycle.running(), remindingScheme, plainDate('2025-08-01'))).toEqual([]);
    cycle.do(people.assessor, pause());
    expect(remindersOn(cycle.running(), remindingScheme, plainDate('2025-10-15'))).toEqual([]);
  });

  it('is there for each finding whose clock comes near', () => {
    expect(remindersOn(reported.running(), remindingScheme, plainDate('2025-06-30'))).toEqual([
      { clock: 'mending', finding, due: '2025-07-01' },
    ]);
  });
});

describe('a clock is not moved', () => {
  const met = reported.copy();
  const late = underWay.copy();
  late.on(plainDate('2025-08-02'));
  const paused = underWay.copy();
  paused.do(people.assessor, pause());
  const fresh = playCycle(compiled, site, signedOn);
  fresh.do(people.site, {
    type: 'commitment.sign',
    body: {
      ...{ site: 'site_00000000-0000-7000-8000-000000000001', scheme: scheme.id, signedOn },
      promises: scheme.letter.promises.map(({ id }) => id),
      ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
      answers: { 'has-pond': 'no', 'grinds-for-others': 'no' },
    },
  });
  it.each([
    ['that the scheme does not have', underWay, people.site, extend('2025-10-01', 'none'), 'clock.unknown'],
    ['of a finding as one of the cycle', underWay, people.site, extend('2025-10-01', 'mending'), 'clock.unknown'],
    ['that nobody may move', underWay, people.officer, extend('2025-10-01', 'own-look'), 'clock.fixed'],
    ['whose right is unset', underWay, people.secretariat, pause('surveillance'), 'clock.right-unset'],
    ['by another duty', underWay, people.officer, extend('2025-10-01'), 'clock.not-yours'],
    ['by an assessor of other sites', underWay, people.everything, pause(), 'clock.not-yours'],
    [
      'for too short a reason',
      underWay,
      people.site,
      extend('2025-10-01', 'visit', 'Because'),
      'clock.reason-too-short',
    ],
    ['before the letter is accepted', fresh, people.site, extend('2025-10-01'), 'clock.not-running'],
    ['when its event has happened', met, people.site, extend('2025-10-01'), 'clock.met'],
    ['after it ran out', late, people.site, extend('2025-10-01'), 'clock.ran-out'],
    ['to a day that is none', underWay, people.site, extend('2025-02-30'), 'date.impossible'],
    ['to a day that is not later', underWay, people.site, extend('2025-08-01'), 'clock.not-later'],
    ['beyond its bound', underWay, people.site, extend('2025-12-02'), 'clock.beyond-bound'],
    ['further while it stands still', paused, people.site, extend('2025-10-01'), 'clock.is-paused'],
    ['out of a pause that is none', underWay, people.assessor, resume, 'clock.not-paused'],
  ] as const)('%s', (_why, from, who, command, code) => {
    const cycle = from.copy();
    expect(cycle.give(who, command)).toMatchObject({ ok: false, error: { code } });
    expect(cycle.state()).toBe(from.state());
  });
});

test('of two clocks that run beside each other the earlier always wins, whatever was granted to either', () => {
  const limit = (id: string, months: number): Clock => ({
    ...{ id, name: { en: id }, metBy: 'assessment.visited', per: 'cycle', whenReached: { kind: 'none' } },
    due: { anchor: 'commitment.signed', after: { months } },
  });
  const anyDay = fc.integer({ min: 0, max: 600 }).map((days) => addPeriod(signedOn, { days }));
  const anyMoves = fc
    .record({
      extendedTo: fc.option(anyDay, { nil: undefined }),
      ended: fc.array(fc.record({ from: anyDay, until: anyDay }), { maxLength: 2 }),
      open: fc.option(anyDay, { nil: undefined }),
    })
    .map(({ ended, extendedTo, open }): ClockMoves => {
      // A pause that still runs began after those that ended.
      const from = [...ended.map(({ until }) => until), ...(open === undefined ? [] : [open])].sort().at(-1);
      return {
        ...(extendedTo === undefined ? {} : { extendedTo }),
        pauses: [...ended, ...(open === undefined || from === undefined ? [] : [{ from }])],
      };
    });
  const running = underWay.running();
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), anyMoves, anyMoves, anyDay, (one, other, ofOne, ofOther, today) => {
      const both: Scheme = { ...scheme, clocks: [limit('one', one), limit('other', other)] };
      const cycle = { ...running, moves: { one: ofOne, other: ofOther } };
      const days = ['one', 'other'].flatMap((id) => lastDayOfClock(cycle, both, id) ?? []).sort();
      const [next] = nextActs(cycle, 1, both);
      expect(next?.due).toBe(days[0]);
      const late = clocksOfCycle(cycle, both, today).filter(({ state }) => state === 'overdue');
      const [earliest] = days;
      if (earliest !== undefined && today > earliest) expect(late.length).toBeGreaterThan(0);
      else expect(late).toEqual([]);
    }),
  );
});
