import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Clock, Scheme } from '../scheme/scheme.ts';
import {
  clocksOfCycle,
  clocksOfFinding,
  findingDueOn,
  hasBegun,
  remindersOn,
  runsOn,
  startedAnchors,
} from './cycle-clocks.ts';
import type { RunningCycle } from './cycle.ts';
import { playAward, playCycle, playReport, playToAssessment, shippedScheme } from './played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const { scheme } = compiled;
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');
const late = plainDate('2027-06-01');

const played = playCycle(compiled, site, signedOn);
playToAssessment(played, compiled, site, signedOn);
playReport(played, compiled, signedOn, (_criterion, index) => (index < 2 ? 'workable' : 'exemplary'));
const reported = played.running();
const [finding = ''] = Object.keys(reported.findings);
playAward(played, ['mill-star']);
const awarded = played.running();

describe('clocks', () => {
  it('begin with the acceptance of the letter, those of findings with that of the report', () => {
    const returned: RunningCycle = { ...reported, letter: 'returned' };
    expect([reported, returned].map((cycle) => hasBegun(cycle, scheme, 'own-look'))).toEqual([true, false]);
    expect([reported, returned].map((cycle) => startedAnchors(cycle, scheme, 'own-look'))).toEqual([
      reported.anchors,
      undefined,
    ]);
    expect(startedAnchors(reported, scheme, 'mending', finding)).toBeUndefined();
    expect(startedAnchors(awarded, scheme, 'mending', finding)).toHaveProperty(['finding.raised']);
  });

  it('run before there is a letter where they ask for the answer to the application, and no other does', () => {
    const applied: RunningCycle = { ...reported, letter: 'awaited' };
    const asking = {
      ...scheme,
      clocks: [...scheme.clocks, { ...clock('own-look'), id: 'answer', metBy: 'application.answered' }],
    };
    expect(['answer', 'own-look'].map((id) => hasBegun(applied, asking, id))).toEqual([true, false]);
  });
});

describe('a cycle that has ended', () => {
  const lapsed: RunningCycle = { ...awarded, letter: 'lapsed', reached: { 'all-mended': late } };

  it('runs on in nothing but the appeal against its withdrawal', () => {
    const ended = (stage: 'withdrawn' | 'superseded'): RunningCycle => ({
      ...awarded,
      award:
        stage === 'withdrawn'
          ? { stage, withdrawnOn: late, awardedOn: signedOn, marks: [] }
          : { stage, by: 'another', awardedOn: signedOn, marks: [] },
    });
    const clocks = ['objection', 'objection-answered', 'surveillance'];
    expect(clocks.map((id) => runsOn(ended('withdrawn'), scheme, id))).toEqual([true, true, false]);
    expect(clocks.map((id) => runsOn(ended('superseded'), scheme, id))).toEqual([false, false, false]);
  });

  it('keeps the clocks that were met or ran out, those of its findings too', () => {
    const shown = clocksOfCycle(lapsed, scheme, late).map(({ clock: id, state }) => [id, state]);
    expect(shown).toContainEqual(['own-look', 'met']);
    expect(shown).toContainEqual(['all-mended', 'overdue']);
    expect(shown.map(([id]) => id)).not.toContain('surveillance');
    const closed = { ...awarded.findingAnchors[finding], 'finding.closed': plainDate('2025-06-01') };
    const ofFinding = (more: Partial<RunningCycle>) =>
      clocksOfFinding({ ...lapsed, ...more }, scheme, finding, late).map(({ state }) => state);
    expect(ofFinding({})).toEqual([]);
    expect(ofFinding({ findingAnchors: { [finding]: closed } })).toEqual(['met']);
    expect(ofFinding({ reached: { [`mending/${finding}`]: plainDate('2025-07-01') } })).toEqual(['overdue']);
  });
});

describe('what is due', () => {
  it('of a finding is the earliest day of its clocks', () => {
    const sooner: Clock = {
      ...clock('mending'),
      id: 'sooner',
      due: { anchor: 'finding.raised', after: { months: 1 } },
    };
    const both: Scheme = { ...scheme, clocks: [...scheme.clocks, sooner] };
    expect(findingDueOn(awarded, both, finding, signedOn)).toBe('2025-04-01');
  });

  it('is reminded of from the scheme’s days on, the nearest first, and not before a clock has begun', () => {
    const reminding: Scheme = { ...scheme, clocks: scheme.clocks.map((one) => ({ ...one, remindDaysBefore: [900] })) };
    const reminded = (cycle: RunningCycle) => remindersOn(cycle, reminding, signedOn).map(({ due }) => due);
    expect(reminded(awarded)).toEqual(reminded(awarded).toSorted());
    expect(reminded(awarded)).toContain('2025-07-01');
    expect(reminded(reported)).not.toContain('2025-07-01');
    expect(reminded({ ...awarded, letter: 'returned' })).toEqual([]);
  });
});

function clock(id: string): Clock {
  const found = scheme.clocks.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no clock ${id}`);
  return found;
}
