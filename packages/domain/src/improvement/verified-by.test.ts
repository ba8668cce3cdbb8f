/** Who of the assessment team verifies what the site reports of its findings: a rule of the scheme. */
import { plainDate } from '@touchstone/kernel';
import { expect, it } from 'vitest';
import { caseReader } from '../cycle/case-reader.ts';
import { isActOf, nextActs } from '../cycle/next-act.ts';
import {
  approvedAssessor,
  candidate,
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
} from '../cycle/played-cycle.test-support.ts';

const shipped = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const today = plainDate('2025-03-01');
const bea = { id: 'bea', duties: ['assessor'], sites: [] } as const;
const beside = candidate({ assessor: { ...approvedAssessor, assessor: 'assessor_bea', account: bea.id } });

it.each([
  ['team', [people.assessor.id, bea.id]],
  ['lead', [people.assessor.id]],
  [null, [people.assessor.id]],
] as const)('is left to %s by the scheme, so that these may: %s', (verifiedBy, expected) => {
  const scheme = { ...shipped.scheme, assessment: { ...shipped.scheme.assessment, verifiedBy } };
  const compiled = { ...shipped, scheme };
  const cycle = playCycle(compiled, site, today);
  playToAssessment(cycle, compiled, site, today, [beside]);
  playReport(cycle, compiled, today, (_criterion, index) => (index < 1 ? 'workable' : 'robust'));
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  const finding = 'finding-mill-1';
  const plan = { finding, cause: 'Old', action: 'Mend', owner: 'Cleo', dueOn: '2025-07-01' };
  cycle.do(people.site, { type: 'improvement.plan', body: plan });
  cycle.do(people.site, { type: 'improvement.report', body: { finding, done: 'Mended', evidence: ['e'] } });

  const running = cycle.running();
  const act = nextActs(running, cycle.version(), scheme).find((one) => one.act === 'improvement.verify')!;
  const body = { finding, level: 'robust', rationale: 'Seen again.', method: 'remote' } as const;
  const may = [people.assessor, bea, people.site, people.secretariat].filter(
    (who) => cycle.copy().give(who, { type: 'improvement.verify', body }).ok,
  );
  expect(may.map(({ id }) => id)).toEqual(expected);
  // Whoever may is offered it, and nobody else.
  for (const who of [people.assessor, bea]) {
    expect(caseReader(running, who, scheme, { today }).verifies).toBe(may.includes(who));
    expect(isActOf(who, running, act, scheme, { today })).toBe(may.includes(who));
  }
});
