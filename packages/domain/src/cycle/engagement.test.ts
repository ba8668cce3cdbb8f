import { plainDate } from '@touchstone/kernel';
import { expect, it } from 'vitest';
import { readEngagement } from './engagement.ts';
import {
  approvedAssessor,
  candidate,
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
} from './played-cycle.test-support.ts';
import { needsTeam, teamConcern } from './team-concern.ts';

const mill = shippedScheme('example-mill/1.1');
const { scheme } = mill;
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const reason = 'Said at length, so that whoever reads it knows why.';

const begun = playCycle(mill, site, day);
playToAssessment(begun, mill, site, day);

it('an engagement tells how much is determined, when the visit is, and what waits to be verified', () => {
  const cycle = begun.copy();
  expect(readEngagement(cycle.running(), scheme)).toMatchObject({ determined: 0, toVerify: 0 });
  playReport(cycle, mill, day, (_criterion, index) => (index === 0 ? 'workable' : 'robust'));
  const reading = readEngagement(cycle.running(), scheme);
  expect(reading).toMatchObject({ visit: { stands: 'held', until: day }, toVerify: 0 });
  expect(reading?.determined).toBe(reading?.applicable);
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  const [finding = ''] = Object.keys(cycle.running().findings);
  const plan = { finding, cause: reason, action: reason, owner: 'Cleo', dueOn: '2025-05-01' };
  cycle.do(people.site, { type: 'improvement.plan', body: plan });
  cycle.do(people.site, { type: 'improvement.report', body: { finding, done: reason, evidence: ['e'] } });
  expect(readEngagement(cycle.running(), scheme)).toMatchObject({ toVerify: 1 });
});

it('a team is needed until its report is accepted, and while a finding is open', () => {
  const cycle = begun.copy();
  expect(needsTeam(cycle.running())).toBe(true);
  const sound = begun.copy();
  playReport(sound, mill, day, () => 'robust');
  expect(needsTeam(sound.running())).toBe(true);
  sound.do(people.secretariat, { type: 'assessment.accept', body: {} });
  expect(needsTeam(sound.running())).toBe(false);
  playReport(cycle, mill, day, () => 'workable');
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  expect(needsTeam(cycle.running())).toBe(true);
});

it('whoever could not be appointed today is a concern, and nobody else', () => {
  const concern = (one: Parameters<typeof candidate>[0]) =>
    teamConcern(begun.running(), candidate(one), scheme, day)?.code;
  expect(concern({})).toBeUndefined();
  // How many cycles in a row were judged at the appointment.
  expect(concern({ cyclesInRow: 99 })).toBeUndefined();
  const until = plainDate('2025-02-01');
  expect(concern({ assessor: { ...approvedAssessor, suspended: true } })).toBe('assessor.suspended');
  expect(concern({ assessor: { ...approvedAssessor, until } })).toBe('assessor.expired');
  expect(
    concern({
      assessor: { ...approvedAssessor, competences: { ...approvedAssessor.competences, 'river-life': until } },
    }),
  ).toBe('assessor.competence-expired');
  expect(concern({ ties: [{ tie: 'employment' }] })).toBe('assessor.conflict');
  expect(concern({ declaration: { conflict: true, ties: [], declaredOn: day } })).toBe('assessor.conflict');
});
