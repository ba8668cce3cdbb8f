import { describe, expect, it } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import type { RunningCycle } from '@touchstone/domain';
import { cyclePhases } from './cycle-steps.ts';

const signed: RunningCycle = {
  stage: 'running',
  site: 'site_1',
  scheme: 'hash',
  siteFacts: { siteType: 'yard', metals: [], country: 'PE', fictional: true },
  letter: 'signed',
  selfAssessment: { stage: 'closed' },
  assessment: { stage: 'none' },
  findings: {},
  award: { stage: 'none' },
  credential: { stage: 'none' },
  anchors: { 'commitment.signed': plainDate('2024-01-10') },
  findingAnchors: {},
  acts: {},
  reached: {},
};
const appointment = { assessor: 'assessor_1', members: [], account: 'nora' };
const assessed: RunningCycle = {
  ...signed,
  letter: 'accepted',
  selfAssessment: { stage: 'submitted', answers: {}, submittedOn: '2024-02-01' },
  assessment: { stage: 'accepted', appointment, determinations: {}, visitedOn: '2024-03-01' },
  anchors: { ...signed.anchors, 'commitment.accepted': plainDate('2024-01-12') },
};

const states = (cycle: RunningCycle): readonly string[] => cyclePhases(cycle).map(({ state }) => state);

describe('the phases of a cycle', () => {
  it('begin with the letter, which stops when it is returned', () => {
    expect(states(signed)).toEqual(['now', 'later', 'later', 'later', 'later']);
    expect(states({ ...signed, letter: 'returned' })[0]).toBe('stopped');
  });

  it('have the day on which each was done', () => {
    expect(cyclePhases(assessed)[0]).toEqual({ phase: 'commitment', state: 'done', on: '2024-01-12' });
  });

  it('let improvement and decision run beside each other', () => {
    const findings = { 'finding-one': { criterion: 'one', level: 'partly', stage: 'planned' as const } };
    expect(states({ ...assessed, findings })).toEqual(['done', 'done', 'done', 'now', 'now']);
    expect(states(assessed)).toEqual(['done', 'done', 'done', 'done', 'now']);
  });

  it('end with an award, and stop with a refusal or when every mark ran out', () => {
    const mark = { mark: 'star', validUntil: '2027-01-01' };
    const award = (expired: boolean): RunningCycle['award'] => ({
      ...{ stage: 'awarded', awardedOn: '2024-04-01', marks: [{ ...mark, expired }] },
    });
    expect(states({ ...assessed, award: award(false) }).at(-1)).toBe('done');
    expect(states({ ...assessed, award: award(true) }).at(-1)).toBe('stopped');
    expect(states({ ...assessed, award: { stage: 'refused', refusedOn: '2024-04-01' } }).at(-1)).toBe('stopped');
  });
});
