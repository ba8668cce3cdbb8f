import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { people, type PlayedCommand } from '../cycle/played-cycle.test-support.ts';
import { nextActsOn } from '../cycle/act-of-day.ts';
import { nextActs } from '../cycle/next-act.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import type { Meeting } from './fieldwork.ts';
import {
  mill,
  strict,
  lenient,
  signedOn,
  visited,
  underWay,
  plan,
  approve,
  announce,
  review,
  visit,
  interview,
  report,
  early,
  late,
} from './under-way.test-support.ts';

describe('a visit, its plan and its notice', () => {
  const longer = { visitUntil: '2025-05-04', change: 'Snow: it took two days more.' };
  const ranLonger: PlayedCommand = { ...visit, body: { ...visit.body, lastDay: '2025-05-04' } };
  /** The plan is approved and the public told. */
  const announced = underWay(strict, early);
  announced.do(people.assessor, review);
  announced.do(people.assessor, plan());
  announced.do(people.secretariat, approve);
  const planned = announced.copy();
  announced.do(people.secretariat, announce);

  it.each([
    ['before', 'firstDay', { firstDay: '2025-04-30' }],
    ['after', 'lastDay', { lastDay: '2025-05-03' }],
  ])('agree: no day %s those of the plan and of the notice is visited', (_when, at, more) => {
    const cycle = announced.copy();
    cycle.on(late);
    const other: PlayedCommand = { ...visit, body: { ...visit.body, ...more } };
    const facts = { visitFrom: '2025-05-01', visitUntil: visited };
    expect(cycle.give(people.assessor, other)).toMatchObject({ error: { code: 'visit.not-planned', at, facts } });
    // Where the scheme asks for a plan and for no notice, the plan alone binds; where for neither, nothing does.
    const byPlan = underWay(mill, early);
    byPlan.do(people.assessor, plan());
    byPlan.on(late);
    expect(byPlan.give(people.assessor, other)).toMatchObject({ error: { code: 'visit.not-planned', at } });
    expect(underWay(lenient).give(people.assessor, other).ok).toBe(true);
    // A visit may be shorter.
    cycle.do(people.assessor, { ...visit, body: { ...visit.body, lastDay: '2025-05-01' } });
  });

  it('agree again once a visit that took longer is planned, approved and announced anew', () => {
    const cycle = announced.copy();
    cycle.on(late);
    cycle.do(people.assessor, plan(longer));
    expect(cycle.give(people.assessor, ranLonger)).toMatchObject({ error: { code: 'assurance-plan.not-ready' } });
    cycle.do(people.secretariat, { type: 'assurance-plan.return', body: { reason: 'Who was met?' } });
    cycle.do(people.assessor, plan({ ...longer, change: 'Snow; the council came on the third day.' }));
    cycle.do(people.secretariat, approve);
    expect(cycle.give(people.assessor, ranLonger)).toMatchObject({ error: { code: 'visit.announced-otherwise' } });
    cycle.do(people.secretariat, announce);
    cycle.do(people.assessor, ranLonger);
  });

  it('are told in time: days that are over are neither planned nor announced', () => {
    const cycle = underWay(strict, plainDate('2025-05-02'));
    cycle.do(people.assessor, review);
    const past = { error: { code: 'assurance-plan.past', at: 'visitFrom', facts: { today: '2025-05-02' } } };
    expect(cycle.give(people.assessor, plan())).toMatchObject(past);
    const unheard = planned.copy();
    unheard.on(plainDate(visited));
    const act = (): unknown => nextActsOn(unheard.state(), unheard.version(), strict.scheme, unheard.today())[0]?.act;
    expect(act()).toBe('visit.announce');
    unheard.copy().do(people.secretariat, announce);
    unheard.on(plainDate('2025-05-03'));
    expect(unheard.give(people.secretariat, announce)).toMatchObject({
      error: { code: 'visit.notice-late', facts: { visitUntil: visited } },
    });
    const again = plan({ visitFrom: '2025-05-03', visitUntil: '2025-05-03', change: 'Not announced.' });
    const takeBack: PlayedCommand = { type: 'assurance-plan.return', body: { reason: 'Nobody was told.' } };
    // By the assessors' own change, or once it is returned to them, which is what the list of work then asks for.
    for (const way of [[], [takeBack]]) {
      const cycle = unheard.copy();
      for (const command of way) cycle.do(people.secretariat, command);
      const [next] = nextActsOn(cycle.state(), cycle.version(), strict.scheme, cycle.today());
      expect(next).toMatchObject(
        way.length > 0
          ? { duty: 'assessor', act: 'assurance-plan.submit' }
          : { duty: 'secretariat', act: 'assurance-plan.return' },
      );
      cycle.do(people.assessor, again);
      cycle.do(people.secretariat, approve);
      cycle.do(people.secretariat, announce);
      expect(cycle.give(people.secretariat, takeBack)).toMatchObject({
        error: { code: 'assurance-plan.not-submitted' },
      });
    }
    expect(unheard.give(people.assessor, takeBack)).toMatchObject({ error: { code: 'access.duty-missing' } });
    const told = announced.copy();
    told.on(late);
    expect(told.give(people.secretariat, takeBack)).toMatchObject({ error: { code: 'assurance-plan.not-submitted' } });
  });

  describe('of which none was kept', () => {
    const other = { visitFrom: '2025-05-05', visitUntil: '2025-05-06', change: 'The mill was flooded.' };
    const told = plan({ ...other, tookPlace: true });
    const held: PlayedCommand = { ...visit, body: { ...visit.body, firstDay: '2025-05-05', lastDay: '2025-05-06' } };

    it('are told afterwards, approved and announced anew, and the visit is put on record', () => {
      const cycle = announced.copy();
      cycle.on(late);
      expect(cycle.give(people.assessor, held)).toMatchObject({ error: { code: 'visit.not-planned' } });
      expect(cycle.give(people.assessor, plan(other))).toMatchObject({ error: { code: 'assurance-plan.past' } });
      cycle.do(people.assessor, told);
      // What the secretariat does not take goes back, and may come again.
      cycle.do(people.secretariat, { type: 'assurance-plan.return', body: { reason: 'Who met them?' } });
      cycle.do(people.assessor, told);
      cycle.do(people.secretariat, approve);
      const next = (): unknown => nextActsOn(cycle.state(), cycle.version(), strict.scheme, late)[0]?.act;
      expect(next()).toBe('visit.announce');
      cycle.do(people.secretariat, announce);
      expect(next()).toBe('visit.record');
      cycle.do(people.assessor, held);
    });

    it('are told with the reason, also where nobody approves a plan', () => {
      const cycle = underWay(mill, early);
      cycle.do(people.assessor, plan());
      cycle.on(late);
      const { change: _why, ...unexplained } = told.body as Record<string, unknown>;
      expect(cycle.give(people.assessor, plan(unexplained))).toMatchObject({
        error: { code: 'assurance-plan.change-missing', at: 'change' },
      });
      cycle.do(people.assessor, told);
      cycle.do(people.assessor, held);
    });

    it.each([
      ['before the letter', { visitFrom: '2025-02-28' }, 'assurance-plan.past'],
      ['that are not over', { visitUntil: '2025-05-11' }, 'assurance-plan.not-over'],
    ])('are none %s', (_what, more, code) => {
      const cycle = announced.copy();
      cycle.on(late);
      expect(cycle.give(people.assessor, plan({ ...other, tookPlace: true, ...more }))).toMatchObject({
        error: { code },
      });
    });

    it('are told of no visit that the public was to hear of and did not', () => {
      const unheard = planned.copy();
      unheard.on(late);
      expect(unheard.give(people.assessor, told)).toMatchObject({ error: { code: 'assurance-plan.past' } });
      // And of none that was never planned.
      const unplanned = underWay(mill, late);
      expect(unplanned.give(people.assessor, told)).toMatchObject({ error: { code: 'assurance-plan.past' } });
    });

    it('say so once: a plan for days to come that changes it is announced in time again', () => {
      const cycle = announced.copy();
      cycle.on(late);
      cycle.do(people.assessor, told);
      cycle.do(people.secretariat, approve);
      const again = { visitFrom: '2025-05-20', visitUntil: '2025-05-20', change: 'It was no visit after all.' };
      cycle.do(people.assessor, plan(again));
      cycle.do(people.secretariat, approve);
      cycle.on(plainDate('2025-05-21'));
      expect(cycle.give(people.secretariat, announce)).toMatchObject({ error: { code: 'visit.notice-late' } });
    });
  });

  it('leave a change of past days to whoever was visited on one that was planned, and announced', () => {
    const change = 'Another week suited better.';
    const other = { visitFrom: '2025-05-03', visitUntil: '2025-05-05', change };
    const cycle = announced.copy();
    cycle.on(late);
    expect(cycle.give(people.assessor, plan(other))).toMatchObject({ error: { code: 'assurance-plan.past' } });
    expect(cycle.give(people.assessor, plan({ ...other, visitFrom: visited })).ok).toBe(true);
    // Before the letter nobody was visited.
    expect(cycle.give(people.assessor, plan({ change, visitFrom: '2025-02-28' }))).toMatchObject({
      error: { code: 'assurance-plan.past' },
    });
    // Of the change that was never announced, the public learns nothing afterwards.
    const unheard = planned.copy();
    unheard.on(late);
    unheard.do(people.assessor, plan(longer));
    unheard.do(people.secretariat, approve);
    expect(unheard.give(people.secretariat, announce)).toMatchObject({ error: { code: 'visit.notice-late' } });
    // Under a scheme that has no plan approved, the one handed in last is in force.
    const unchecked = underWay(mill, early);
    unchecked.do(people.assessor, plan());
    unchecked.on(late);
    unchecked.do(people.assessor, plan(longer));
    unchecked.do(people.assessor, ranLonger);
    // Where one waits for approval, nothing is in force that could be changed.
    const waiting = underWay(strict, early);
    waiting.do(people.assessor, review);
    waiting.do(people.assessor, plan());
    waiting.on(late);
    expect(waiting.give(people.assessor, plan(longer))).toMatchObject({ error: { code: 'assurance-plan.past' } });
  });
});

describe('the days of a visit and of its interviews', () => {
  const body = { firstDay: '2025-05-01', lastDay: visited, meetings: '' };
  it.each([
    ['date.impossible', 'firstDay', { firstDay: '2025-02-30' }],
    ['visit.day-outside', 'firstDay', { firstDay: '2025-02-28' }],
    ['visit.day-outside', 'lastDay', { lastDay: '2025-05-11' }],
    ['visit.day-outside', 'closingOn', { closingOn: '2025-05-11' }],
    ['visit.days-reversed', 'lastDay', { firstDay: visited, lastDay: '2025-05-01' }],
    ['visit.meeting-outside', 'openingOn', { openingOn: '2025-04-30' }],
    ['visit.meeting-outside', 'openingOn', { openingOn: '2025-05-03' }],
    ['visit.meeting-outside', 'closingOn', { closingOn: '2025-04-30' }],
    ['visit.meeting-outside', 'closingOn', { openingOn: '2025-05-01', closingOn: '2025-05-03' }],
    ['visit.meetings-reversed', 'closingOn', { openingOn: visited, closingOn: '2025-05-01' }],
  ])('are refused with %s at %s', (code, at, more) => {
    const cycle = underWay(lenient);
    expect(cycle.give(people.assessor, { type: 'visit.record', body: { ...body, ...more } })).toMatchObject({
      error: { code, at },
    });
  });

  it('are those of its meetings, on one day or on two', () => {
    for (const closingOn of ['2025-05-01', visited]) {
      const meetings = { openingOn: '2025-05-01', closingOn };
      expect(underWay(lenient).give(people.assessor, { type: 'visit.record', body: { ...body, ...meetings } }).ok).toBe(
        true,
      );
    }
  });

  it('reach from the letter to today, both included', () => {
    const cycle = underWay(lenient);
    for (const heldOn of ['2025-02-28', '2025-05-11']) {
      const late = { group: 'millers', number: 1, heldOn, notes: 'Said.' };
      expect(cycle.give(people.assessor, { type: 'interview.record', body: late })).toMatchObject({
        error: { code: 'visit.day-outside', at: 'heldOn' },
      });
    }
    expect(
      cycle.give(people.assessor, {
        type: 'visit.record',
        body: { ...body, firstDay: signedOn, lastDay: '2025-05-10' },
      }).ok,
    ).toBe(true);
  });
});

describe('the meetings of a visit', () => {
  const asking = (...meetings: readonly Meeting[]): CompiledScheme => ({
    ...lenient,
    scheme: { ...lenient.scheme, steps: meetings.map((meeting) => ({ step: `${meeting}-meeting` as const })) },
  });
  const [first, last] = [{ openingOn: '2025-05-01' }, { closingOn: visited }];

  it.each([
    [['opening'], last, 'opening'],
    [['closing'], first, 'closing'],
    [['opening', 'closing'], first, 'closing'],
    [['opening', 'closing'], {}, 'both'],
  ] as const)(
    'are on record before the report, where the scheme asks for %j: %j does not do',
    (asked, held, meeting) => {
      const compiled = asking(...asked);
      const cycle = underWay(compiled);
      const next = (): unknown => nextActs(cycle.state(), cycle.version(), compiled.scheme)[0];
      expect(next()).not.toHaveProperty('meetings');
      expect(next()).toMatchObject({ act: 'visit.record', duty: 'assessor' });
      cycle.do(people.assessor, { ...visit, body: { ...visit.body, ...held } });
      expect(next()).toMatchObject({ act: 'visit.record', meetings: meeting === 'both' ? asked : [meeting] });
      expect(cycle.give(people.assessor, report)).toMatchObject({
        error: { code: 'visit.meeting-missing', facts: { meeting } },
      });
      cycle.do(people.assessor, { ...visit, body: { ...visit.body, ...first, ...last } });
      expect(next()).toMatchObject({ act: 'assessment.submit' });
      // A record that is mended without them lacks them again.
      cycle.do(people.assessor, visit);
      expect(next()).toMatchObject({ act: 'visit.record' });
    },
  );

  it('are nobody’s duty where the scheme does not ask for them', () => {
    const cycle = underWay(lenient);
    cycle.do(people.assessor, visit);
    cycle.do(people.assessor, report);
  });
});

it.each([
  visit,
  interview('millers', 1),
  { type: 'observation.record', body: { kind: 'observation', text: 'Dust.' } },
] as const)('nothing is added to a visit whose report is handed in: %o', (command) => {
  const cycle = underWay(lenient);
  cycle.copy().do(people.assessor, command);
  cycle.do(people.assessor, report);
  expect(cycle.give(people.assessor, command)).toMatchObject({ error: { code: 'assessment.frozen' } });
});
