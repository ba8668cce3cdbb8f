import { plainDate } from '@touchstone/kernel';
import type { Static } from 'typebox';
import { describe, expect, it } from 'vitest';
import {
  assessorId,
  candidate,
  people,
  playCycle,
  shippedScheme,
  siteId,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import { clocksOfCycle, lastDayOfClock } from '../cycle/cycle-clocks.ts';
import { cycleStage } from '../cycle/stage.ts';
import { nextActs } from '../cycle/next-act.ts';
import type { Clock, CompiledScheme } from '../scheme/scheme.ts';
import type { ImportedFact, ImportHistory } from './history.ts';
import { dayOfHistory } from './import-history.ts';

type Fact = Static<typeof ImportedFact>;

const copper = shippedScheme('copper-mark/rra-2.0');
const mill = shippedScheme('example-mill/1.1');
const today = plainDate('2025-10-01');
const source = { title: 'Register of the scheme, 1 October 2025', row: 2 };
const fact = (step: Fact['step'], happenedOn?: string, more: Partial<Fact> = {}): Fact => ({
  ...{ step, knownOn: today, source },
  ...(happenedOn === undefined ? {} : { happenedOn }),
  ...more,
});
const letter = fact('committed', '2023-03-01');
const award = fact('awarded', '2024-01-15');

const history = (
  { scheme }: CompiledScheme,
  facts: readonly Fact[],
  more: Partial<Static<typeof ImportHistory>> = {},
): PlayedCommand => ({ type: 'history.import', body: { site: siteId, scheme: scheme.id, facts: [...facts], ...more } });
const fresh = (compiled = copper): PlayedCycle => playCycle(compiled, siteOf(compiled), today);
const siteOf = (compiled: CompiledScheme) =>
  compiled.scheme.id === copper.scheme.id
    ? { siteType: 'mine', metals: ['copper', 'molybdenum'] }
    : { siteType: mill.scheme.siteTypes[0]?.id ?? '', metals: mill.scheme.metals.map(({ id }) => id).slice(0, 1) };
const imported = (facts: readonly Fact[], more: Partial<Static<typeof ImportHistory>> = {}, compiled = copper) => {
  const cycle = fresh(compiled);
  cycle.do(people.secretariat, history(compiled, facts, more));
  return cycle;
};
const refusal = (facts: readonly Fact[], more: Partial<Static<typeof ImportHistory>> = {}) => {
  const given = fresh().give(people.secretariat, history(copper, facts, more));
  return given.ok ? undefined : [given.error.code, given.error.at];
};

describe('importing history without a day to continue from', () => {
  it('keeps facts with their source, more than once, and no rating', () => {
    const cycle = fresh();
    cycle.do(people.secretariat, history(copper, [fact('awarded')]));
    cycle.do(people.secretariat, history(copper, [fact('awarded')]));
    expect(cycle.state()).toEqual({ stage: 'imported', site: siteId });
  });

  it('continues nothing in the midst of an assessment, and nothing whose questions are open', () => {
    expect(imported([letter, fact('under-assessment')]).state().stage).toBe('imported');
    expect(imported([letter], {}, mill).state().stage).toBe('imported');
  });

  it('goes on as soon as a later source names the day', () => {
    const cycle = imported([fact('awarded')]);
    cycle.do(people.secretariat, history(copper, [award]));
    expect(cycleStage(cycle.state())).toBe('awarded');
    expect(cycle.give(people.secretariat, history(copper, [award]))).toMatchObject({
      error: { code: 'history.not-imported' },
    });
  });
});

it('goes by what was told last of a step, and binds by the letter before the award', () => {
  const again = fact('awarded', '2024-02-01');
  expect(imported([award, again]).running().award).toMatchObject({ awardedOn: '2024-02-01' });
  expect(dayOfHistory({ facts: [fact('committed', '2022-01-01'), letter, award] })).toBe('2023-03-01');
});

/** Clocks of what leads to an award are met elsewhere, or not: nobody here can know. */
describe('a clock that was met before the import', () => {
  const met = (id: string, metBy: string): Clock => ({
    ...{ id, metBy, name: { en: id }, per: 'cycle', whenReached: { kind: 'escalate', to: 'secretariat' } },
    due: { anchor: 'commitment.signed', after: { years: 9 } },
  });
  const clocks = [...copper.scheme.clocks, met('answer', 'commitment.accepted'), met('star', 'award.confirmed')];
  const timed = { ...copper, scheme: { ...copper.scheme, clocks } };
  const runs = (facts: readonly Fact[], clock: string) =>
    lastDayOfClock(imported(facts, {}, timed).running(), timed.scheme, clock);

  it('does not run', () => {
    expect([runs([letter], 'answer'), runs([letter], 'star')]).toEqual([undefined, '2032-03-01']);
    expect([runs([letter, award], 'answer'), runs([letter, award], 'star')]).toEqual([undefined, undefined]);
  });
});

describe('an imported letter', () => {
  const cycle = imported([letter]);

  it('opens the self-assessment under the version that binds it, and makes nobody its signatory', () => {
    expect(cycle.running()).toMatchObject({
      ...{ fromHistory: true, letter: 'accepted', scheme: copper.hash },
      selfAssessment: { stage: 'open', answers: {} },
      anchors: { 'commitment.signed': '2023-03-01' },
      acts: {},
      siteFacts: { siteType: 'mine', metals: ['copper', 'molybdenum'], country: 'FR', fictional: true },
    });
    expect(nextActs(cycle.state(), cycle.version(), copper.scheme)[0]?.act).toBe('self-assessment.rate');
  });

  it('lets nothing follow from clocks that had run out before', () => {
    const late = clocksOfCycle(cycle.running(), copper.scheme, today).filter(({ state }) => state === 'overdue');
    expect(late.map(({ clock }) => clock)).toEqual(['self-assessment', 'site-assessment', 'full-conformance']);
    for (const { clock } of late) {
      expect(cycle.give(people.job, { type: 'clock.reach', body: { clock, asOf: today } })).toMatchObject({
        error: { code: 'clock.already-reached' },
      });
    }
  });

  it('lets follow what runs out on the day itself', () => {
    const due = lastDayOfClock(cycle.running(), copper.scheme, 'self-assessment');
    const touching = playCycle(copper, siteOf(copper), plainDate(due ?? ''));
    const known = { knownOn: plainDate(due ?? '') };
    touching.do(people.secretariat, history(copper, [fact('committed', '2023-03-01', known)]));
    expect(touching.running().reached).not.toHaveProperty('self-assessment');
    expect(cycle.running().reached).toHaveProperty('self-assessment');
  });

  it('is withdrawn like any other, in public', () => {
    const left = cycle.copy();
    left.do(people.site, { type: 'commitment.withdraw', body: { reason: 'The site closes.' } });
    expect(cycleStage(left.state())).toBe('left');
  });
});

describe('an imported award', () => {
  const cycle = imported([letter, award]);

  it('stands for the marks of the site’s metals, without a rating, a finding, a person or a credential', () => {
    expect(cycle.running()).toMatchObject({
      award: {
        stage: 'awarded',
        awardedOn: '2024-01-15',
        marks: [
          { mark: 'copper-mark', validUntil: '2027-01-15', expired: false },
          { mark: 'molybdenum-mark', validUntil: '2027-01-15', expired: false },
        ],
      },
      ...{ selfAssessment: { stage: 'closed' }, assessment: { stage: 'none' }, findings: {}, acts: {} },
      credential: { stage: 'none' },
    });
    expect(nextActs(cycle.state(), cycle.version(), copper.scheme)).toEqual([]);
  });

  it('is not assessed in its own cycle, but in the next one', () => {
    const appoint: PlayedCommand = { type: 'assessment.appoint', body: { assessor: assessorId } };
    const given = cycle.copy().give(people.secretariat, appoint, { candidates: [candidate()] });
    expect(given).toMatchObject({ ok: false });
  });

  it('holds only the marks that the source names', () => {
    expect(imported([award], { marks: ['molybdenum-mark'] }).running().award).toMatchObject({
      marks: [{ mark: 'molybdenum-mark' }],
    });
  });

  it('starts the clocks that count from it, and none of what was before', () => {
    const running = clocksOfCycle(cycle.running(), copper.scheme, today).filter(({ due }) => due !== undefined);
    expect(running).toEqual([{ clock: 'validity', due: '2027-01-15', state: 'running' }]);
    expect(
      clocksOfCycle(imported([fact('awarded', '2025-03-01')], {}, mill).running(), mill.scheme, today),
    ).toContainEqual({ clock: 'surveillance', due: '2026-09-01', state: 'running' });
  });

  it('ends with its validity, on the day that the source names where it names one', () => {
    const until = imported([award], { validUntil: '2026-06-30' });
    expect(cycle.running().moves).not.toHaveProperty('validity');
    expect(lastDayOfClock(until.running(), copper.scheme, 'validity')).toBe('2026-06-30');
    const longer = imported([fact('awarded', '2021-01-15')], { validUntil: '2026-06-30' });
    expect([until, longer].map((one) => one.running().reached)).toEqual([{}, {}]);
    until.on(plainDate('2026-07-01'));
    until.do(people.job, { type: 'clock.reach', body: { clock: 'validity', asOf: '2026-07-01' } });
    expect(cycleStage(until.state())).toBe('expired');
  });

  it('ends mark by mark where the source names an end for each, though one clock ends them all', () => {
    const ends = [
      { mark: 'copper-mark', validUntil: '2026-12-31' },
      { mark: 'molybdenum-mark', validUntil: '2026-06-30' },
    ];
    const each = imported([award], { ends });
    expect(lastDayOfClock(each.running(), copper.scheme, 'validity')).toBe('2026-06-30');
    const reach = (asOf: string): PlayedCommand => ({ type: 'clock.reach', body: { clock: 'validity', asOf } });
    each.on(plainDate('2026-07-01'));
    each.do(people.job, reach('2026-07-01'));
    expect(each.running().award).toMatchObject({ stage: 'awarded', marks: [{ expired: false }, { expired: true }] });
    expect(lastDayOfClock(each.running(), copper.scheme, 'validity')).toBe('2026-12-31');
    expect(each.give(people.job, reach('2026-07-01'))).toMatchObject({ error: { code: 'clock.not-run-out' } });
    each.on(plainDate('2027-01-01'));
    each.do(people.job, reach('2027-01-01'));
    expect(cycleStage(each.state())).toBe('expired');
    expect(each.give(people.job, reach('2027-01-01'))).toMatchObject({ error: { code: 'clock.already-reached' } });
  });

  it('ends those of its marks that were over before, and goes on with the others', () => {
    const ends = [{ mark: 'molybdenum-mark', validUntil: '2025-06-30' }];
    const other = imported([award], { ends, validUntil: '2026-12-31' });
    expect(other.running().award).toMatchObject({
      marks: [
        { mark: 'copper-mark', validUntil: '2026-12-31', expired: false },
        { mark: 'molybdenum-mark', expired: true },
      ],
    });
    expect(lastDayOfClock(other.running(), copper.scheme, 'validity')).toBe('2026-12-31');
    const over = imported([award], { ends: [...ends, { mark: 'copper-mark', validUntil: '2025-07-31' }] });
    expect(cycleStage(over.state())).toBe('expired');
    expect(lastDayOfClock(over.running(), copper.scheme, 'validity')).toBe('2025-07-31');
    const touching = imported([award], {
      ends: [{ mark: 'molybdenum-mark', validUntil: today }],
      validUntil: '2026-12-31',
    });
    expect(lastDayOfClock(touching.running(), copper.scheme, 'validity')).toBe(today);
  });

  it('has ended already where its validity is over, on its own day and not on that of the import', () => {
    const over = imported([fact('awarded', '2021-01-15')], { validUntil: '2024-01-15' });
    expect(cycleStage(over.state())).toBe('expired');
    expect(over.events().map(({ event }) => event)).toMatchObject([
      { type: 'history.imported' },
      { type: 'award.expired', payload: { expiredOn: '2024-01-16' } },
      { type: 'award.expired', payload: { expiredOn: '2024-01-16' } },
    ]);
  });

  it('is suspended, lifted and withdrawn by officers of this register', () => {
    const suspended = cycle.copy();
    suspended.do(people.officer, { type: 'award.suspend', body: { reason: 'A source tells of an accident.' } });
    suspended.do(people.otherOfficer, { type: 'award.lift', body: { reason: 'It was another site.' } });
    suspended.do(people.officer, { type: 'award.withdraw', body: { reason: 'It was this site after all.' } });
    expect(suspended.running().award).toMatchObject({ stage: 'withdrawn', withdrawnOn: '2025-10-01' });
  });

  it('has a clock of its own for each suspension, of which one had run out before the import', () => {
    const first = imported([fact('awarded', '2025-01-15'), fact('suspended', '2025-02-01')], {}, mill);
    const reachIt = (asOf: string): PlayedCommand => ({
      type: 'clock.reach',
      body: { clock: 'mended-after-suspension', asOf },
    });
    expect(first.give(people.job, reachIt(today))).toMatchObject({ error: { code: 'clock.already-reached' } });
    first.do(people.otherOfficer, { type: 'award.lift', body: { reason: 'The gate is open.' } });
    first.do(people.officer, { type: 'award.suspend', body: { ground: 'closed-gate', reason: 'It is shut.' } });
    first.on(plainDate('2026-01-02'));
    first.do(people.job, reachIt('2026-01-02'));
  });

  it('was suspended until it was withdrawn, where the source tells of both', () => {
    const both = [award, fact('suspended', '2025-02-01'), fact('withdrawn', '2025-03-01')];
    expect(imported(both).running().anchors).toMatchObject({ 'suspension.ended': '2025-03-01' });
    expect(imported([award, fact('withdrawn', '2025-03-01')]).running().anchors).not.toHaveProperty([
      'suspension.ended',
    ]);
  });

  it('comes suspended or withdrawn where the source says since when', () => {
    const since = fact('suspended', '2025-02-01');
    expect(cycleStage(imported([award, since]).state())).toBe('suspended');
    expect(cycleStage(imported([award, { ...since, step: 'withdrawn' }]).state())).toBe('withdrawn');
    // What was withdrawn ended then, and not again with its validity.
    const over = imported([award, { ...since, step: 'withdrawn' }], { validUntil: '2025-03-01' });
    expect(over.events()).toHaveLength(1);
  });

  it('leads to a re-assessment on the letter that the source tells of', () => {
    const again = playCycle(copper, siteOf(copper), today);
    const previous = { cycle: `cycle_${siteId.slice(5)}`, underWay: false, letter: { signedOn: '2023-03-01' } };
    const body = { site: siteId, previous: previous.cycle, reason: 'The award ends.' };
    again.do(people.secretariat, { type: 'reassessment.begin', body }, { previous });
    expect(again.events()[0]?.event.payload).toMatchObject({ letter: { signedOn: '2023-03-01' } });
  });
});

describe('a history that cannot be', () => {
  it('is refused for each day that contradicts another, at its place', () => {
    expect(refusal([fact('awarded', undefined, { knownOn: '2025-10-02' })])).toEqual([
      'history.future',
      'facts/0/knownOn',
    ]);
    expect(refusal([fact('awarded', '2025-02-31')])).toEqual(['date.impossible', 'facts/0/happenedOn']);
    expect(refusal([fact('awarded', undefined, { knownOn: '2024-13-45' })])?.[0]).toBe('date.impossible');
    expect(refusal([fact('awarded', '2025-10-02')])).toEqual(['history.known-before', 'facts/0/happenedOn']);
    expect(refusal([letter, fact('awarded', '2023-02-28')])).toEqual([
      'history.award-before-letter',
      'facts/1/happenedOn',
    ]);
    expect(refusal([award], { validUntil: '2024-01-14' })).toEqual(['history.ends-before-award', 'validUntil']);
    expect(refusal([award], { validUntil: '2024-02-30' })).toEqual(['date.impossible', 'validUntil']);
    expect(refusal([letter], { validUntil: '2026-01-01' })).toEqual(['history.no-award-day', 'validUntil']);
    expect(refusal([award, fact('suspended')])).toEqual(['history.no-standing-day', 'facts/1/happenedOn']);
    expect(refusal([award, fact('withdrawn', '2024-01-14')])).toEqual([
      'history.ends-before-award',
      'facts/1/happenedOn',
    ]);
    const end = { mark: 'copper-mark', validUntil: '2026-01-01' };
    expect(refusal([letter], { ends: [end] })).toEqual(['history.no-award-day', 'ends']);
    expect(refusal([award], { ends: [{ ...end, validUntil: '2024-01-14' }] })).toEqual([
      'history.ends-before-award',
      'ends/0/validUntil',
    ]);
    expect(refusal([award], { ends: [{ ...end, validUntil: '2026-02-30' }] })).toEqual([
      'date.impossible',
      'ends/0/validUntil',
    ]);
    expect(refusal([award], { ends: [end, end] })).toEqual(['history.mark-twice', 'ends/1/mark']);
    expect(refusal([award], { ends: [{ ...end, mark: 'zinc-mark' }] })).toEqual([
      'history.mark-not-held',
      'ends/0/mark',
    ]);
    expect(refusal([award], { marks: ['gold-mark'] })).toEqual(['award.unknown-mark', 'marks']);
  });

  it('is not refused where days only touch', () => {
    const on = '2024-01-15';
    expect(refusal([fact('committed', on), fact('awarded', on)])).toBeUndefined();
    expect(refusal([fact('committed', undefined), fact('awarded', today)])).toBeUndefined();
    expect(refusal([award], { validUntil: on })).toBeUndefined();
    expect(refusal([award], { ends: [{ mark: 'copper-mark', validUntil: on }] })).toBeUndefined();
    expect(refusal([award, fact('suspended', on)])).toBeUndefined();
    expect(cycleStage(imported([award], { validUntil: today }).state())).toBe('awarded');
  });

  it('is refused for marks without the day of their award', () => {
    expect(refusal([letter], { marks: ['copper-mark'] })).toEqual(['history.no-award-day', 'marks']);
    expect(refusal([letter, fact('suspended', '2025-02-01')])).toEqual(['history.no-award-day', 'facts/1']);
  });

  it('is refused where no version is known to bind it', () => {
    const given = (version?: string) => {
      const cycle = playCycle(copper, siteOf(copper), today);
      const { candidate: _none, ...facts } = { candidate: undefined };
      const body = version === undefined ? {} : { version };
      return cycle.give(people.secretariat, history(copper, [award], body), {
        ...facts,
        candidate: undefined as never,
      });
    };
    expect(given('rra-9.0')).toMatchObject({ error: { code: 'history.unknown-version', at: 'version' } });
    expect(given()).toMatchObject({ error: { code: 'history.no-version', facts: { day: '2024-01-15' } } });
  });

  it('is refused to others than the secretariat, over a cycle of our own, and for a site that the scheme does not admit', () => {
    expect(fresh().give(people.site, history(copper, [award]))).toMatchObject({
      error: { code: 'access.duty-missing' },
    });
    expect(fresh().give(people.secretariat, history(copper, [award]), { otherCycle: true })).toMatchObject({
      error: { code: 'history.not-imported' },
    });
    const quarry = playCycle(copper, { siteType: 'quarry', metals: ['copper'] }, today);
    expect(quarry.give(people.secretariat, history(copper, [award]))).toMatchObject({
      error: { code: 'commitment.site-not-eligible' },
    });
    const gold = playCycle(copper, { siteType: 'mine', metals: ['gold'] }, today);
    expect(gold.give(people.secretariat, history(copper, [award]))).toMatchObject({
      error: { code: 'commitment.no-mark' },
    });
  });
});
