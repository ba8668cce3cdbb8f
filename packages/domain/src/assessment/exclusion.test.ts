import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { nextActs } from '../cycle/next-act.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  sectionsOf,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';

const mill = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const excluded = mill.scheme.criteria.find(({ notApplicable }) => notApplicable !== 'never')!;

const confirmedBy = (by: 'assessor' | 'officer' | null): CompiledScheme => ({
  ...mill,
  scheme: { ...mill.scheme, assessment: { ...mill.scheme.assessment, notApplicableConfirmedBy: by } },
});

const exclude: PlayedCommand = { type: 'assessment.exclude', body: { criterion: excluded.id, reason: 'No pond.' } };
const confirm: PlayedCommand = { type: 'exclusion.confirm', body: { criterion: excluded.id } };
const decline: PlayedCommand = { type: 'exclusion.decline', body: { criterion: excluded.id, reason: 'There is one.' } };
const accept: PlayedCommand = { type: 'assessment.accept', body: {} };
const submit: PlayedCommand = {
  type: 'assessment.submit',
  body: { visitedOn: day, summary: 'Seen.', sections: sectionsOf(mill.scheme) },
};

/** The report waits, and says of one criterion that it is not applicable. */
function reported(scheme: CompiledScheme = mill): PlayedCycle {
  const cycle = playCycle(scheme, site, day);
  playToAssessment(cycle, scheme, site, day);
  playReport(cycle, scheme, day, () => 'robust');
  cycle.do(people.secretariat, { type: 'assessment.return', body: { reason: 'One more look.' } });
  cycle.do(people.assessor, exclude);
  cycle.do(people.assessor, submit);
  return cycle;
}

describe('a criterion that is determined as not applicable', () => {
  it('keeps the report from being accepted until it is confirmed', () => {
    const cycle = reported();
    expect(nextActs(cycle.state(), cycle.version(), mill.scheme)[0]).toMatchObject({
      ...{ act: 'exclusion.confirm', duty: 'secretariat', left: 1 },
    });
    expect(cycle.give(people.secretariat, accept)).toMatchObject({
      error: { code: 'exclusion.undecided', facts: { count: 1, first: excluded.number } },
    });
    cycle.do(people.secretariat, confirm);
    expect(nextActs(cycle.state(), cycle.version(), mill.scheme)[0]).toMatchObject({ act: 'assessment.accept' });
    cycle.do(people.secretariat, accept);
  });

  it('that is declined sends the report back, and is determined again before it comes once more', () => {
    const cycle = reported();
    cycle.do(people.secretariat, decline);
    expect(cycle.give(people.secretariat, accept)).toMatchObject({ error: { code: 'exclusion.declined' } });
    expect(nextActs(cycle.state(), cycle.version(), mill.scheme)[0]).toMatchObject({ act: 'assessment.return' });
    cycle.do(people.secretariat, { type: 'assessment.return', body: { reason: 'There is a pond.' } });
    expect(cycle.give(people.assessor, submit)).toMatchObject({ error: { code: 'exclusion.stands-declined' } });
    expect(nextActs(cycle.state(), cycle.version(), mill.scheme)[0]).toMatchObject({ act: 'assessment.rate', left: 1 });
    const other = cycle.copy();
    // Said again, with whatever reason, it waits for an answer again.
    cycle.do(people.assessor, exclude);
    cycle.do(people.assessor, submit);
    expect(cycle.give(people.secretariat, accept)).toMatchObject({ error: { code: 'exclusion.undecided' } });
    // With a level, nothing is left to answer.
    const level = { criterion: excluded.id, level: 'robust', rationale: 'Seen.', evidence: ['e'] };
    other.do(people.assessor, { type: 'assessment.rate', body: level });
    other.do(people.assessor, submit);
    expect(other.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'exclusion.none' } });
    other.do(people.secretariat, accept);
  });

  it('is answered by those whom the scheme names, and by no other', () => {
    const cycle = reported();
    for (const who of [people.site, people.officer, people.stranger])
      expect(cycle.give(who, confirm)).toMatchObject({ error: { code: 'access.duty-missing' } });
    const ofTeam = { ...people.assessor, duties: ['assessor', 'secretariat'] as const };
    expect(cycle.give(ofTeam, confirm)).toMatchObject({ error: { code: 'exclusion.own-team' } });
    cycle.do(people.secretariat, confirm);
    expect(cycle.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'exclusion.answered' } });
    // A mistake can be mended as long as the report waits.
    cycle.do(people.secretariat, decline);
    const byOfficer = confirmedBy('officer');
    const other = reported(byOfficer);
    expect(other.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'access.duty-missing' } });
    other.do(people.officer, confirm);
    other.do(people.secretariat, accept);
  });

  it.each(['assessor', null] as const)('is nobody’s to answer where the scheme says %s', (by) => {
    const cycle = reported(confirmedBy(by));
    expect(cycle.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'exclusion.not-asked' } });
    cycle.do(people.secretariat, accept);
  });

  it('is answered while the report waits, not before and not after', () => {
    const cycle = reported();
    const before = cycle.copy();
    before.do(people.secretariat, { type: 'assessment.return', body: { reason: 'Later.' } });
    expect(before.give(people.secretariat, confirm)).toMatchObject({ error: { code: 'assessment.not-submitted' } });
    cycle.do(people.secretariat, confirm);
    cycle.do(people.secretariat, accept);
    expect(cycle.give(people.secretariat, decline)).toMatchObject({ error: { code: 'assessment.not-submitted' } });
  });
});
