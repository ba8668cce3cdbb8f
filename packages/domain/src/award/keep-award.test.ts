/** What becomes of an award when the assessors see, after it, at a level that speaks against it. */
import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { nextActs } from '../cycle/next-act.ts';
import {
  people,
  playAward,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import { publicEntry } from '../register/public-entry.ts';

const compiled = shippedScheme('copper-mark/rra-2.0');
const { scheme } = compiled;
const site = { siteType: 'rod-mill', metals: ['copper'] };
const day = plainDate('2023-03-01');
const finding = 'finding-rra2-15';

const undecided = playCycle(compiled, site, day);
playToAssessment(undecided, compiled, site, day);
playReport(undecided, compiled, day, (id) => (id === 'rra2-15' ? 'partially-meets' : 'fully-meets'));
undecided.do(people.secretariat, { type: 'assessment.accept', body: {} });
const dueOn = '2023-06-01';
const plan = { finding, cause: 'New.', action: 'Train.', owner: 'Kim', dueOn };
undecided.do(people.site, { type: 'improvement.plan', body: plan });
undecided.do(people.site, { type: 'improvement.report', body: { finding, done: 'Done.', evidence: ['e'] } });

const seen = (level: string): PlayedCommand => ({
  type: 'improvement.verify',
  body: { finding, level, rationale: 'Seen.', method: 'remote' },
});
const reopen = (level: string): PlayedCommand => ({
  type: 'finding.reopen',
  body: { finding, level, rationale: 'It broke.' },
});
const keep = (reason = 'It is being mended, and nobody is in danger until then.'): PlayedCommand => ({
  type: 'award.keep',
  body: { reason },
});
const refusedWith = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });

const asked = (cycle: PlayedCycle) =>
  nextActs(cycle.state(), cycle.version(), scheme).filter(({ act }) => act === 'award.keep');

const awarded = undecided.copy();
awarded.do(people.assessor, seen('fully-meets'));
playAward(awarded, ['copper-mark']);
const doubted = awarded.copy();
doubted.do(people.assessor, reopen('does-not-meet'));

describe('a finding that speaks against an award that stands', () => {
  it('has the officers say what becomes of the award, until one of them has', () => {
    expect(asked(awarded)).toEqual([]);
    expect(asked(doubted)).toEqual([{ act: 'award.keep', duty: 'officer', notBy: [] }]);
    const kept = doubted.copy();
    kept.do(people.officer, keep());
    expect(kept.events().at(-1)?.event).toMatchObject({ type: 'award.kept', payload: { findings: [finding] } });
    expect(kept.running().award).toEqual(doubted.running().award);
    expect(asked(kept)).toEqual([]);
    for (const type of ['award.suspend', 'award.withdraw'] as const) {
      const other = doubted.copy();
      other.do(people.officer, { type, body: { reason: 'It is dangerous.' } });
      expect(asked(other)).toEqual([]);
    }
  });

  it('asks anew each time, be it opened again, found no better, or there still when a suspension is lifted', () => {
    const cycle = doubted.copy();
    cycle.do(people.officer, keep());
    cycle.do(people.site, { type: 'improvement.report', body: { finding, done: 'Done.', evidence: ['e'] } });
    cycle.do(people.assessor, seen('does-not-meet'));
    expect(asked(cycle)).toHaveLength(1);
    cycle.do(people.officer, { type: 'award.suspend', body: { reason: 'It is dangerous.' } });
    expect(asked(cycle)).toEqual([]);
    cycle.do(people.otherOfficer, { type: 'award.lift', body: { reason: 'A fence stands.' } });
    expect(asked(cycle)).toHaveLength(1);
    cycle.do(people.site, { type: 'improvement.report', body: { finding, done: 'Done.', evidence: ['e'] } });
    cycle.do(people.assessor, seen('fully-meets'));
    expect(asked(cycle)).toEqual([]);
    cycle.do(people.assessor, reopen('does-not-meet'));
    expect(asked(cycle)).toHaveLength(1);
  });

  it('is nothing to ask about at another level, nor where the award was given in spite of it', () => {
    const mild = awarded.copy();
    mild.do(people.assessor, reopen('partially-meets'));
    expect(asked(mild)).toEqual([]);
    const before = undecided.copy();
    before.do(people.assessor, seen('partially-meets'));
    playAward(before, ['copper-mark']);
    expect(asked(before)).toEqual([]);
    expect(mild.give(people.officer, keep())).toMatchObject(refusedWith('award.nothing-against'));
  });
});

describe('an award is not kept', () => {
  it.each([
    ['by whoever is no officer', people.secretariat, keep(), 'access.duty-missing'],
    ['by one of the team', { ...people.assessor, duties: ['officer'] }, keep(), 'award.conflicted'],
    ['without a reason that outweighs the advice', people.officer, keep('So.'), 'award.departure-reason-missing'],
  ] as const)('%s', (_why, who, command, code) => {
    expect(doubted.copy().give(who, command)).toMatchObject(refusedWith(code));
  });

  it('while it is suspended, or once it is over', () => {
    const cycle = doubted.copy();
    cycle.do(people.officer, { type: 'award.suspend', body: { reason: 'It is dangerous.' } });
    expect(cycle.give(people.otherOfficer, keep())).toMatchObject(refusedWith('award.already-suspended'));
    cycle.do(people.officer, { type: 'award.withdraw', body: { reason: 'It is dangerous.' } });
    expect(cycle.give(people.otherOfficer, keep())).toMatchObject(refusedWith('award.not-standing'));
  });

  it('for everybody to read', () => {
    const cycle = doubted.copy();
    cycle.do(people.officer, keep());
    const [last] = cycle.events().slice(-1);
    expect(publicEntry(last!, 'site')).toBeUndefined();
  });
});
