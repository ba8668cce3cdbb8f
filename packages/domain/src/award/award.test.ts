import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { adviceFor } from '../cycle/decide-on-award.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCycle,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';
import { decideAward, isGiven, standsYet, type AwardState } from './award.ts';

const compiled = shippedScheme('copper-mark/rra-2.0');
const { scheme } = compiled;
const site = { siteType: 'rod-mill', metals: ['copper', 'zinc'] };
const signedOn = plainDate('2022-11-28');
const reasonLength = scheme.duties.departureReasonLength;

function accepted(levelOf: (criterion: string, index: number) => string): PlayedCycle {
  const cycle = playCycle(compiled, site, signedOn);
  playToAssessment(cycle, compiled, site, signedOn);
  cycle.on(plainDate('2023-09-01'));
  playReport(cycle, compiled, plainDate('2023-06-15'), levelOf);
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  cycle.on(plainDate('2023-09-26'));
  return cycle;
}

const good = accepted((_criterion, index) => (index === 3 ? 'partially-meets' : 'fully-meets'));
const bad = accepted((_criterion, index) => (index === 3 ? 'does-not-meet' : 'fully-meets'));
const both = ['copper-mark', 'zinc-mark'];

const propose = (cycle: PlayedCycle, marks: readonly string[], reason = ''): PlayedCommand => ({
  type: 'award.propose',
  body: { marks: [...marks], reason, seen: cycle.version() },
});
const confirm = (seen: number): PlayedCommand => ({ type: 'award.confirm', body: { seen } });
const plan = {
  type: 'improvement.plan',
  body: { finding: 'finding-rra2-04', cause: 'Old', action: 'Mend', owner: 'Cleo', dueOn: '2024-01-31' },
} as const;

describe('proposing an award', () => {
  it('waits for the accepted report', () => {
    const cycle = playCycle(compiled, site, signedOn);
    playToAssessment(cycle, compiled, site, signedOn);
    expect(cycle.give(people.officer, propose(cycle, both))).toMatchObject({ error: { code: 'award.not-ready' } });
  });

  it('is for officers', () => {
    for (const who of [people.secretariat, people.assessor, people.site, people.stranger]) {
      expect(good.copy().give(who, propose(good, both))).toMatchObject({ error: { code: 'access.duty-missing' } });
    }
  });

  it('is not for the assessor, even one who is an officer too', () => {
    const assessorAndOfficer = { ...people.assessor, duties: ['assessor', 'officer'] as const };
    const decision = good.copy().give(assessorAndOfficer, propose(good, both));
    expect(decision).toMatchObject({ error: { code: 'duty.same-person', facts: { other: 'assessment.submit' } } });
  });

  it('on the advice needs no reason', () => {
    expect(good.copy().give(people.officer, propose(good, both))).toMatchObject({
      value: [{ payload: { marks: both, advised: both, departs: false } }],
    });
  });

  it('against the advice, as of fewer marks, needs a reason of the length that the scheme names, blanks not counted', () => {
    for (const reason of ['', 'x'.repeat(reasonLength - 1), `${' '.repeat(reasonLength)}x`]) {
      const decision = good.copy().give(people.officer, propose(good, ['copper-mark'], reason));
      expect(decision).toMatchObject({ error: { code: 'award.departure-reason-missing', at: 'reason' } });
    }
    expect(good.copy().give(people.officer, propose(good, ['copper-mark'], 'x'.repeat(reasonLength)))).toMatchObject({
      value: [{ payload: { advised: both, departs: true } }],
    });
  });

  it('is refused against the advice while a determination is adverse, whatever the reason', () => {
    expect(bad.copy().give(people.officer, propose(bad, ['copper-mark'], 'x'.repeat(500)))).toMatchObject({
      error: { code: 'award.adverse', at: 'marks', facts: { count: 1, criteria: '4' } },
    });
  });

  it('to refuse, as advised, needs words for the site', () => {
    const decision = bad.copy().give(people.officer, propose(bad, []));
    expect(decision).toMatchObject({ error: { code: 'award.refusal-reason-missing' } });
  });

  it('takes only marks that the scheme offers this site', () => {
    const decision = good.copy().give(people.officer, propose(good, ['nickel-mark'], 'x'.repeat(200)));
    expect(decision).toMatchObject({ error: { code: 'award.unknown-mark', facts: { mark: 'nickel-mark' } } });
  });

  it('needs the state that stands, not an earlier one', () => {
    const cycle = good.copy();
    const early = propose(cycle, both);
    cycle.do(people.site, plan);
    expect(cycle.give(people.officer, early)).toMatchObject({ error: { code: 'award.state-changed' } });
  });

  it('waits while another proposal stands', () => {
    const cycle = good.copy();
    cycle.do(people.officer, propose(cycle, both));
    expect(cycle.give(people.otherOfficer, propose(cycle, both))).toMatchObject({
      error: { code: 'award.already-proposed' },
    });
  });
});

describe('confirming', () => {
  const proposed = good.copy();
  proposed.do(people.officer, propose(proposed, both));

  it('by whoever proposed is refused', () => {
    const decision = proposed.copy().give(people.officer, confirm(proposed.version()));
    expect(decision).toMatchObject({ error: { code: 'award.same-person' } });
  });

  it('by another officer awards the marks, valid as long as the scheme says', () => {
    const cycle = proposed.copy();
    cycle.do(people.otherOfficer, confirm(cycle.version()));
    expect(cycle.events().at(-1)).toMatchObject({
      actor: people.otherOfficer.id,
      event: {
        type: 'award.confirmed',
        payload: {
          proposedBy: people.officer.id,
          validFrom: '2023-09-26',
          marks: both.map((mark) => ({ mark, validUntil: '2026-09-26' })),
        },
      },
    });
    expect(cycle.give(people.officer, confirm(cycle.version()))).toMatchObject({
      error: { code: 'award.already-decided' },
    });
  });

  it('of a state other than the one that stands is refused', () => {
    const decision = proposed.copy().give(people.otherOfficer, confirm(proposed.version() - 1));
    expect(decision).toMatchObject({ error: { code: 'award.state-changed' } });
  });

  it('is reopened by whatever happens in between, and a fresh proposal takes the place of the old', () => {
    const cycle = proposed.copy();
    cycle.do(people.site, plan);
    for (const seen of [proposed.version(), cycle.version()]) {
      expect(cycle.give(people.otherOfficer, confirm(seen))).toMatchObject({ error: { code: 'award.state-changed' } });
    }
    cycle.do(people.otherOfficer, propose(cycle, both));
    expect(cycle.give(people.otherOfficer, confirm(cycle.version()))).toMatchObject({
      error: { code: 'award.same-person' },
    });
    cycle.do(people.officer, confirm(cycle.version()));
    expect(cycle.running().award.stage).toBe('awarded');
  });

  it('a proposal to refuse refuses, with the reason', () => {
    const cycle = bad.copy();
    cycle.do(people.officer, propose(cycle, [], 'Criterion 4 is not met.'));
    cycle.do(people.otherOfficer, confirm(cycle.version()));
    expect(cycle.running().award).toEqual({ stage: 'refused', refusedOn: '2023-09-26' });
  });

  it('awards nothing beside an adverse determination, even of a proposal from before such were refused', () => {
    const proposal = { stage: 'proposed', proposedBy: people.officer.id, marks: both, reason: '', version: 9 } as const;
    const command = { id: 'command', stream: 'cycle', type: 'award.confirm', body: { seen: 9 } } as const;
    const decision = decideAward(proposal, command, {
      ...{ actor: people.otherOfficer, at: instant('2023-09-26T12:00:00Z'), today: plainDate('2023-09-26') },
      ...{ ready: true, version: 9, advice: adviceFor(bad.running(), scheme), adverse: () => ['4'] },
      ...{ departureReasonLength: reasonLength, validUntil: {}, conditionsOf: () => [], tied: () => [] },
      obstacleOfPanel: () => undefined,
    });
    expect(decision).toMatchObject({ error: { code: 'award.adverse', facts: { criteria: '4' } } });
  });

  it('nothing is refused', () => {
    expect(good.copy().give(people.officer, confirm(good.version()))).toMatchObject({
      error: { code: 'award.not-proposed' },
    });
  });
});

describe('sending back', () => {
  it('opens the decision again', () => {
    const cycle = good.copy();
    cycle.do(people.officer, propose(cycle, both));
    cycle.do(people.otherOfficer, { type: 'award.decline', body: { reason: 'Read criterion 4 again.' } });
    expect(cycle.running().award).toEqual({ stage: 'none' });
    cycle.do(people.otherOfficer, propose(cycle, both));
    cycle.do(people.officer, confirm(cycle.version()));
    expect(cycle.running().award.stage).toBe('awarded');
  });
});

describe('the advice', () => {
  it('follows the verified level of a closed finding', () => {
    const cycle = bad.copy();
    const id = 'finding-rra2-04';
    cycle.do(people.site, plan);
    cycle.do(people.site, { type: 'improvement.report', body: { finding: id, done: 'Mended', evidence: ['e'] } });
    expect(adviceFor(cycle.running(), scheme).marks.map(({ advised }) => advised)).toEqual([false, false]);
    cycle.do(people.assessor, {
      type: 'improvement.verify',
      body: { finding: id, level: 'fully-meets', rationale: 'Seen.', method: 'remote' },
    });
    expect(adviceFor(cycle.running(), scheme).marks.map(({ advised }) => advised)).toEqual([true, true]);
  });
});

describe('what became of an award', () => {
  const mark = (expired: boolean) => ({ mark: 'copper-mark', validUntil: '2026-09-26', expired });
  const given = { awardedOn: '2023-09-26', marks: [mark(true), mark(false)] };
  const over = { ...given, marks: [mark(true), mark(true)] };
  const suspended = { stage: 'suspended', suspendedOn: '2024-01-01' } as const;
  const open: AwardState = { stage: 'proposed', proposedBy: 'alex', marks: ['copper-mark'], reason: '', version: 1 };

  it.each<readonly [AwardState, boolean, boolean]>([
    [{ stage: 'none' }, false, false],
    [open, false, false],
    [{ stage: 'refused', refusedOn: '2023-09-26' }, false, false],
    [{ stage: 'awarded', ...given }, true, true],
    [{ ...suspended, ...given }, true, true],
    [{ stage: 'awarded', ...over }, true, false],
    [{ ...suspended, ...over }, true, false],
    [{ stage: 'withdrawn', withdrawnOn: '2024-01-01', ...given }, true, false],
    [{ stage: 'superseded', by: 'cycle_2', ...given }, true, false],
  ])('%o: given %s, stands %s', (award, isOne, stands) => {
    expect([isGiven(award), standsYet(award)]).toEqual([isOne, stands]);
  });
});

describe('a mark that the scheme’s own rule allows beside an adverse determination', () => {
  it('is awarded on its advice; one that the rule denies is not', () => {
    const reasons = good.copy();
    const { id } = people.officer;
    const facts = {
      ...{ actor: people.officer, at: instant('2023-09-26T12:00:00Z'), today: plainDate('2023-09-26') },
      ...{ ready: true, version: 7, departureReasonLength: 3, validUntil: {}, tied: () => [] },
      advice: {
        ...adviceFor(reasons.running(), scheme),
        marks: adviceFor(reasons.running(), scheme).marks.map((one, index) => ({ ...one, advised: index === 0 })),
      },
      ...{ adverse: () => ['4'], conditionsOf: () => [], obstacleOfPanel: () => undefined },
    };
    const asked = (marks: readonly string[]) =>
      decideAward(
        { stage: 'none' },
        { type: 'award.propose', id, stream: 'cycle_1', body: { marks: [...marks], reason: 'Because.', seen: 7 } },
        facts,
      );
    const [advised, denied] = facts.advice.marks.map(({ mark }) => mark);
    expect(asked([advised!])).toMatchObject({ ok: true });
    expect(asked([advised!, denied!])).toMatchObject({ error: { code: 'award.adverse', facts: { criteria: '4' } } });
  });
});
