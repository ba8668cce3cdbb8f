import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import {
  people,
  playAward,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import { nextActs } from '../cycle/next-act.ts';
import { publicEntry } from '../register/public-entry.ts';
import type { Rating } from '../scheme/index.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import { notMet } from './conformance.ts';

const compiled = shippedScheme('copper-mark/rra-2.0');
const site = { siteType: 'rod-mill', metals: ['copper'] };
const day = plainDate('2023-03-01');
const finding = 'finding-rra2-15';
const confirm = { type: 'conformance.confirm', body: {} } as const;

function awarded(version: CompiledScheme, gap?: string): PlayedCycle {
  const cycle = playCycle(version, site, day);
  playToAssessment(cycle, version, site, day);
  playReport(cycle, version, day, (criterion) => (criterion === gap ? 'partially-meets' : 'fully-meets'));
  playAward(cycle, ['copper-mark']);
  return cycle;
}

function close(cycle: PlayedCycle): void {
  const plan = { finding, cause: 'New.', action: 'Train.', owner: 'Kim', dueOn: plainDate('2023-06-01') };
  cycle.do(people.site, { type: 'improvement.plan', body: plan });
  cycle.do(people.site, { type: 'improvement.report', body: { finding, done: 'Trained.', evidence: ['e'] } });
  const seen = { finding, level: 'fully-meets', rationale: 'Seen.', method: 'remote' } as const;
  cycle.do(people.assessor, { type: 'improvement.verify', body: seen });
}

const waits = (cycle: PlayedCycle, version = compiled) =>
  nextActs(cycle.state(), cycle.version(), version.scheme).filter(({ act }) => act === 'conformance.confirm');

/** As a scheme might say it. */
const saying = (conformance: object | undefined): CompiledScheme => {
  const { conformance: _unset, ...afterAward } = compiled.scheme.afterAward ?? {};
  return {
    ...compiled,
    scheme: { ...compiled.scheme, afterAward: { ...afterAward, ...conformance } },
  };
};

describe('a criterion that is not met', () => {
  const [criterion] = compiled.scheme.criteria;
  /** the scheme with one scale, whose only level says this of itself */
  const unmet = (level: { adverse: boolean; finding: boolean }, rating: Rating | undefined) => {
    const scales = compiled.scheme.scales.map((scale) => ({
      ...scale,
      levels: scale.levels.slice(0, 1).map((one) => ({ ...one, id: 'seen', ...level })),
    }));
    const ratings = rating === undefined ? {} : { [criterion!.id]: rating };
    return notMet({ ...compiled.scheme, scales }, [criterion!], ratings).length === 1;
  };

  it.each([
    [{ adverse: false, finding: false }, false],
    [{ adverse: true, finding: false }, true],
    [{ adverse: false, finding: true }, true],
  ])('is at a level of %o: %s', (level, expected) => {
    expect(unmet(level, { level: 'seen' })).toBe(expected);
  });

  it('or is not rated, or at a level that the scheme does not know', () => {
    const sound = { adverse: false, finding: false };
    expect([unmet(sound, undefined), unmet(sound, { level: 'unknown' })]).toEqual([true, true]);
    expect(unmet(sound, { notApplicable: true })).toBe(false);
  });
});

describe('full conformance', () => {
  it('is refused by the names of the criteria that are not met and verified, however far they are', () => {
    const cycle = awarded(compiled, 'rra2-15');
    const refused = { error: { code: 'conformance.not-met', facts: { count: 1, criteria: '15' } } };
    expect(cycle.give(people.secretariat, confirm)).toMatchObject(refused);
    expect(waits(cycle)).toEqual([]);
    cycle.do(people.site, {
      type: 'improvement.plan',
      body: { finding, cause: 'New.', action: 'Train.', owner: 'Kim', dueOn: '2023-06-01' },
    });
    cycle.do(people.site, { type: 'improvement.report', body: { finding, done: 'Trained.', evidence: ['e'] } });
    expect(cycle.give(people.secretariat, confirm)).toMatchObject(refused);
  });

  it('is confirmed once every criterion is, by whom the scheme names, with a day that clocks count from', () => {
    const cycle = awarded(compiled, 'rra2-15');
    close(cycle);
    expect(waits(cycle)).toMatchObject([{ duty: 'secretariat' }]);
    expect(cycle.give(people.officer, confirm)).toMatchObject({ error: { code: 'access.duty-missing' } });
    cycle.on(plainDate('2023-06-07'));
    cycle.do(people.secretariat, confirm);
    expect(cycle.running().anchors['conformance.confirmed']).toBe('2023-06-07');
    expect(waits(cycle)).toEqual([]);
    expect(cycle.give(people.secretariat, confirm)).toMatchObject({
      error: { code: 'conformance.already-confirmed', facts: { day: '2023-06-07' } },
    });
    const last = cycle.events().at(-1);
    if (last === undefined) throw new Error('nothing happened');
    expect(publicEntry(last, 'site')).toMatchObject({
      type: 'conformance.confirmed',
      facts: { confirmedOn: '2023-06-07' },
    });
  });

  it('falls with a finding that is opened again, and is confirmed anew', () => {
    const cycle = awarded(compiled, 'rra2-15');
    close(cycle);
    cycle.do(people.secretariat, confirm);
    const worse = { finding, level: 'partially-meets', rationale: 'The shift is new.' };
    cycle.do(people.assessor, { type: 'finding.reopen', body: worse });
    expect(cycle.running().anchors['conformance.confirmed']).toBeUndefined();
    expect(cycle.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'conformance.not-met' } });
    cycle.do(people.site, { type: 'improvement.report', body: { finding, done: 'Again.', evidence: ['e'] } });
    cycle.do(people.assessor, {
      type: 'improvement.verify',
      body: { finding, level: 'fully-meets', rationale: 'Seen.', method: 'remote' },
    });
    cycle.do(people.secretariat, confirm);
  });

  it('asks for an award that stands', () => {
    const undecided = playCycle(compiled, site, day);
    playToAssessment(undecided, compiled, site, day);
    playReport(undecided, compiled, day, () => 'fully-meets');
    undecided.do(people.secretariat, { type: 'assessment.accept', body: {} });
    expect(undecided.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'award.not-standing' } });
    const withdrawn = awarded(compiled);
    withdrawn.do(people.officer, { type: 'award.withdraw', body: { reason: 'Closed.' } });
    expect(withdrawn.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'award.not-standing' } });
  });

  it('follows the scheme: another duty, or none at all', () => {
    const byOfficer = saying({ conformance: { confirmedBy: 'officer' } });
    const cycle = awarded(byOfficer);
    expect(waits(cycle, byOfficer)).toMatchObject([{ duty: 'officer' }]);
    expect(cycle.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'access.duty-missing' } });
    cycle.do(people.officer, confirm);
    const unknown = saying(undefined);
    const other = awarded(unknown);
    expect(waits(other, unknown)).toEqual([]);
    expect(other.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'conformance.not-offered' } });
  });
});
