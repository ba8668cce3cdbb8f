/** What a clock counts from may happen again in a cycle: a change, a suspension, a contested decision, a finding. */
import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { clocksOfCycle, clocksOfFinding } from '../cycle/cycle-clocks.ts';
import { nextActs } from '../cycle/next-act.ts';
import {
  people,
  playAward,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  siteId,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { Clock, Scheme } from '../scheme/scheme.ts';

const day = plainDate('2025-03-01');
const site = { siteType: 'watermill', metals: ['lead'] };
const shipped = shippedScheme('example-mill/1.1');

/** The example's own scheme, in which officers may move the end of a suspension, and a suspension is contested in its time. */
const compiled = {
  ...shipped,
  scheme: {
    ...shipped.scheme,
    clocks: shipped.scheme.clocks.map((clock): Clock => {
      const right = { by: 'officer', reasonLength: 0 } as const;
      if (clock.id === 'objection') return { ...clock, due: { anchor: 'award.suspended', after: { days: 14 } } };
      return clock.id === 'mended-after-suspension' ? { ...clock, extension: right, pause: right } : clock;
    }),
  } satisfies Scheme,
};
const { scheme } = compiled;

const assessed = playCycle(compiled, site, day);
playToAssessment(assessed, compiled, site, day);
playReport(assessed, compiled, day, () => 'exemplary');
const star = assessed.copy();
playAward(star, ['mill-star']);

const reading = (cycle: PlayedCycle, clock: string, today: string) =>
  clocksOfCycle(cycle.running(), scheme, plainDate(today)).find((one) => one.clock === clock);

/** On that day the clock runs out, and a second time it does not. */
function runsOut(cycle: PlayedCycle, clock: string, on: string): void {
  cycle.on(plainDate(on));
  const reach: PlayedCommand = { type: 'clock.reach', body: { clock, asOf: on } };
  cycle.do(people.job, reach);
  expect(cycle.give(people.job, reach)).toMatchObject({ error: { code: 'clock.already-reached' } });
}

const change: PlayedCommand = {
  type: 'change.notify',
  body: { trigger: 'new-wheel', happenedOn: '2025-03-01', description: 'A new wheel.' },
};
const answer: PlayedCommand = { type: 'change.answer', body: { effect: 'none', reason: 'Like for like.' } };
const suspend: PlayedCommand = { type: 'award.suspend', body: { ground: 'closed-gate', reason: 'It was shut.' } };
const lift: PlayedCommand = { type: 'award.lift', body: { reason: 'It is open.' } };
const withdraw: PlayedCommand = { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } };

describe('the clock of a change', () => {
  it('is met by the answer, and runs anew with the next change', () => {
    const cycle = star.copy();
    for (const [due, late] of [
      ['2025-03-31', '2025-04-01'],
      ['2025-05-01', '2025-05-02'],
    ] as const) {
      cycle.do(people.site, change);
      expect(reading(cycle, 'change-weighed', due)).toEqual({ clock: 'change-weighed', due, state: 'running' });
      expect(nextActs(cycle.state(), cycle.version(), scheme)).toContainEqual(
        expect.objectContaining({ act: 'change.answer', due }),
      );
      runsOut(cycle, 'change-weighed', late);
      cycle.do(people.secretariat, answer);
      expect(reading(cycle, 'change-weighed', late)).toMatchObject({ due, state: 'met-late', metOn: late });
    }
  });
});

describe('the clock of a suspension', () => {
  const by = 'cycle_00000000-0000-7000-8000-00000000000b';

  it.each<[string, string, (cycle: PlayedCycle) => void]>([
    ['is lifted', '2025-04-01', (cycle) => cycle.do(people.otherOfficer, lift)],
    ['is withdrawn', '2025-04-01', (cycle) => cycle.do(people.officer, withdraw)],
    [
      'is superseded',
      '2025-04-01',
      (cycle) => cycle.do(people.job, { type: 'award.supersede', body: { by } }, { successor: star.running() }),
    ],
    [
      'expires',
      '2027-09-02',
      (cycle) => {
        cycle.on(plainDate('2027-09-02'));
        cycle.do(people.job, { type: 'clock.reach', body: { clock: 'lapse', asOf: '2027-09-02' } });
      },
    ],
  ])('is met when the award %s', (_how, on, end) => {
    const cycle = star.copy();
    cycle.do(people.officer, suspend);
    cycle.on(plainDate('2025-04-01'));
    end(cycle);
    expect(reading(cycle, 'mended-after-suspension', '2028-01-01')).toMatchObject({ due: '2025-06-01', metOn: on });
  });

  it('is not met by the end of an award that was not suspended, nor by a suspension before', () => {
    const cycle = star.copy();
    cycle.do(people.officer, withdraw);
    expect(cycle.running().anchors).not.toHaveProperty(['suspension.ended']);
    const again = star.copy();
    again.do(people.officer, suspend);
    again.do(people.otherOfficer, lift);
    again.do(people.officer, suspend);
    expect(reading(again, 'mended-after-suspension', '2025-03-02')).toMatchObject({ state: 'running' });
  });

  it('has its whole time with each suspension, whatever was granted in the one before', () => {
    const cycle = star.copy();
    const named = { clock: 'mended-after-suspension', reason: 'The gate is being rebuilt.' };
    cycle.do(people.officer, suspend);
    cycle.do(people.officer, { type: 'clock.extend', body: { ...named, to: '2026-12-31' } });
    cycle.do(people.officer, { type: 'clock.pause', body: named });
    cycle.on(plainDate('2025-03-11'));
    cycle.do(people.officer, { type: 'clock.resume', body: named });
    expect(reading(cycle, named.clock, '2025-03-11')).toMatchObject({ due: '2027-01-10' });
    runsOut(cycle, named.clock, '2027-01-11');
    cycle.do(people.otherOfficer, lift);

    cycle.do(people.officer, suspend);
    expect(reading(cycle, named.clock, '2027-01-11')).toMatchObject({ due: '2027-04-11', state: 'running' });
    cycle.do(people.officer, { type: 'clock.pause', body: named });
    cycle.on(plainDate('2027-01-21'));
    expect(reading(cycle, named.clock, '2027-01-21')).toMatchObject({ due: '2027-04-21', state: 'paused' });
    cycle.do(people.officer, { type: 'clock.resume', body: named });
    cycle.do(people.officer, { type: 'clock.extend', body: { ...named, to: '2027-05-01' } });
    expect(reading(cycle, named.clock, '2027-01-21')).toMatchObject({ due: '2027-05-01' });
    runsOut(cycle, named.clock, '2027-05-02');
  });
});

describe('the clocks of an appeal', () => {
  it('close the window after each decision', () => {
    const cycle = star.copy();
    for (const [suspendedOn, closed] of [
      ['2025-03-01', '2025-03-16'],
      ['2025-06-01', '2025-06-16'],
    ] as const) {
      cycle.on(plainDate(suspendedOn));
      cycle.do(people.officer, suspend);
      runsOut(cycle, 'objection', closed);
      expect(reading(cycle, 'objection', closed)).toEqual({ clock: 'objection', state: 'waiting' });
      cycle.do(people.otherOfficer, lift);
    }
  });

  it('ask for an answer to each appeal', () => {
    const cycle = star.copy();
    for (const [suspendedOn, late] of [
      ['2025-03-01', '2025-05-01'],
      ['2025-06-01', '2025-08-01'],
    ] as const) {
      cycle.on(plainDate(suspendedOn));
      cycle.do(people.officer, suspend);
      cycle.do(people.site, { type: 'appeal.lodge', body: { ground: 'wrong-facts', reason: 'The gate was open.' } });
      runsOut(cycle, 'objection-answered', late);
      const body = { outcome: 'set-aside', reason: 'It was.' } as const;
      for (const id of ['cleo', 'dan', 'ed']) {
        cycle.do({ id, duties: ['officer'], sites: [] }, { type: 'appeal.decide', body });
      }
      expect(reading(cycle, 'objection-answered', late)).toMatchObject({ state: 'met-late', metOn: late });
    }
  });
});

describe('the clock of a finding that is opened again', () => {
  const again = [
    { anchor: 'finding.raised', after: { months: 4 } },
    { anchor: 'finding.reopened', after: { days: 60 } },
    { anchor: 'commitment.signed', after: { years: 1 } },
  ];
  /** The example's own, which gives a finding that is opened again some time, too. */
  const giving: Scheme = {
    ...scheme,
    clocks: scheme.clocks.map((clock) => (clock.id === 'mending' ? { ...clock, due: { earliest: again } } : clock)),
  };

  /** One criterion is found wanting, closed on 1 May 2025 and found wanting again on 1 May 2026. */
  function reopened(under: Scheme): { readonly cycle: PlayedCycle; readonly finding: string } {
    const version = { ...compiled, scheme: under };
    const cycle = playCycle(version, site, day);
    playToAssessment(cycle, version, site, day);
    playReport(cycle, version, day, (_criterion, index) => (index === 0 ? 'workable' : 'exemplary'));
    cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
    const [finding = ''] = Object.keys(cycle.running().findings);
    const named = { clock: 'mending', finding, reason: 'The carpenter who makes such guards is ill until summer.' };
    cycle.do(people.officer, { type: 'clock.extend', body: { ...named, to: '2026-08-01' } });
    const plan = { finding, cause: 'Old.', action: 'Mend.', owner: 'Ola', dueOn: '2025-05-01' };
    cycle.do(people.site, { type: 'improvement.plan', body: plan });
    cycle.on(plainDate('2025-05-01'));
    cycle.do(people.site, { type: 'improvement.report', body: { finding, done: 'Done.', evidence: ['e'] } });
    const seen = { finding, rationale: 'Seen.', method: 'remote' } as const;
    cycle.do(people.assessor, { type: 'improvement.verify', body: { ...seen, level: 'exemplary' } });
    cycle.on(plainDate('2026-05-01'));
    const body = { finding, level: 'workable', rationale: 'It is broken again.' };
    cycle.do(people.assessor, { type: 'finding.reopen', body });
    return { cycle, finding };
  }
  const reported = (cycle: PlayedCycle, under: Scheme) =>
    nextActs(cycle.state(), cycle.version(), under).find(({ act }) => act === 'improvement.report');

  it('counts from that day, as the scheme says, and no longer from any day before', () => {
    const { cycle, finding } = reopened(giving);
    const due = '2026-06-30';
    expect(clocksOfFinding(cycle.running(), giving, finding, plainDate(due))).toEqual([
      { clock: 'mending', due, state: 'running' },
    ]);
    expect(reported(cycle, giving)).toMatchObject({ findings: [finding], due });
    cycle.on(plainDate('2026-07-01'));
    cycle.do(people.job, { type: 'clock.reach', body: { clock: 'mending', finding, asOf: '2026-07-01' } });
    expect(cycle.events().at(-1)?.event.payload).toMatchObject({ due, consequence: 'escalate' });
  });

  it('has no day where the scheme gives none', () => {
    const { cycle, finding } = reopened(scheme);
    expect(clocksOfFinding(cycle.running(), scheme, finding, plainDate('2030-01-01'))).toEqual([
      { clock: 'mending', state: 'waiting' },
    ]);
    expect(reported(cycle, scheme)).not.toHaveProperty('due');
    cycle.on(plainDate('2030-01-01'));
    const reach: PlayedCommand = { type: 'clock.reach', body: { clock: 'mending', finding, asOf: '2030-01-01' } };
    expect(cycle.give(people.job, reach)).toMatchObject({ error: { code: 'clock.not-run-out' } });
  });
});

describe('before its letter is accepted', () => {
  it('no clock of a cycle runs out', () => {
    const cycle = playCycle(compiled, site, day);
    cycle.do(people.site, {
      type: 'commitment.sign',
      body: {
        ...{ site: siteId, scheme: 'example-mill', signedOn: day, promises: ['open-doors', 'mend-gaps'] },
        signatory: { name: 'Cleo Vane', position: 'Miller' },
        contact: { name: 'Dan Moor', email: 'dan@mill.example' },
        answers: { 'has-pond': 'no', 'grinds-for-others': 'yes' },
      },
    });
    cycle.on(plainDate('2030-01-01'));
    expect(
      cycle.give(people.job, { type: 'clock.reach', body: { clock: 'all-mended', asOf: '2030-01-01' } }),
    ).toMatchObject({ error: { code: 'clock.not-run-out' } });
  });
});
