import { plainDate } from '@touchstone/kernel';
import { describe, expect, it, test } from 'vitest';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { AssessmentRules, CompiledScheme } from '../scheme/scheme.ts';

const mill = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const finding = 'finding-mill-1';

/** Under these rules: one finding with a plan of two actions. */
function planned(rules: AssessmentRules): PlayedCycle {
  const scheme: CompiledScheme = {
    ...mill,
    scheme: { ...mill.scheme, assessment: { ...mill.scheme.assessment, ...rules } },
  };
  const cycle = playCycle(scheme, site, day);
  playToAssessment(cycle, scheme, site, day);
  playReport(cycle, scheme, day, (_criterion, index) => (index === 0 ? 'workable' : 'robust'));
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  const plan = { finding, cause: 'Old', action: 'Mend the gate', owner: 'Cleo', dueOn: '2025-05-01' };
  cycle.do(people.site, { type: 'improvement.plan', body: plan });
  const further = { finding, what: 'Mend the wheel', owner: 'Ola', dueOn: '2025-05-01' };
  cycle.do(people.site, { type: 'action.plan', body: further });
  return cycle;
}

const reported = (evidence: string[]): PlayedCommand => ({
  type: 'improvement.report',
  body: { finding, done: 'Mended.', evidence },
});
const actionDone = (action: string, evidence: string[]): PlayedCommand => ({
  type: 'action.report',
  body: { finding, action, progress: 'Mended.', done: true, evidence },
});
const verified = (more: object = {}): PlayedCommand => ({
  type: 'improvement.verify',
  body: { finding, level: 'robust', rationale: 'Seen.', method: 'remote', ...more },
});
const actionVerified = (action: string, more: object = {}): PlayedCommand => ({
  type: 'action.verify',
  body: { finding, action, holds: true, method: 'remote', rationale: 'Seen.', ...more },
});
const reopened = (more: object = {}): PlayedCommand => ({
  type: 'finding.reopen',
  body: { finding, level: 'underway', rationale: 'It broke again.', ...more },
});
const takenBack: PlayedCommand = { type: 'improvement.take-back', body: { finding, reason: 'The gate leaks.' } };
const lacking = { error: { code: 'improvement.evidence-missing', at: 'evidence' } };

describe('a scheme that asks for evidence of closure', () => {
  const asked = planned({ closureEvidence: 'required' });

  it.each([
    ['the site’s report', reported(['e']), {}],
    ['what the assessor saw', reported([]), { evidence: ['photo'] }],
  ])('has it cited in %s', (_by, report, more) => {
    const cycle = asked.copy();
    cycle.do(people.site, report);
    cycle.do(people.assessor, verified(more));
    expect(cycle.running().findings[finding]).toMatchObject({ stage: 'closed' });
    expect(cycle.events().at(-2)?.event.payload).toMatchObject(more);
  });

  it('lets nobody close without, and leaves a finding open without', () => {
    const cycle = asked.copy();
    cycle.do(people.site, reported([]));
    expect(cycle.give(people.assessor, verified())).toMatchObject(lacking);
    cycle.do(people.assessor, verified({ level: 'underway' }));
  });

  it('takes what was cited of one action for that action, and for the finding', () => {
    const cycle = asked.copy();
    cycle.do(people.site, actionDone('1', ['e']));
    cycle.do(people.site, actionDone('2', []));
    expect(cycle.give(people.assessor, actionVerified('2'))).toMatchObject(lacking);
    cycle.do(people.assessor, actionVerified('1', { evidence: [] }));
    cycle.do(people.assessor, verified());
  });

  it('takes what was cited of the whole for each of its actions', () => {
    const cycle = asked.copy();
    cycle.do(people.site, reported(['e']));
    cycle.do(people.assessor, actionVerified('1'));
  });

  it('counts what the assessor cited of an action for the finding, and no longer what an action had that was dropped', () => {
    const cycle = asked.copy();
    cycle.do(people.site, actionDone('1', []));
    const dropped = cycle.copy();
    cycle.do(people.assessor, actionVerified('1', { evidence: ['photo'] }));
    cycle.do(people.site, actionDone('2', []));
    cycle.do(people.assessor, verified());
    dropped.do(people.site, {
      type: 'action.report',
      body: { finding, action: '2', progress: 'Half.', done: false, evidence: ['e'] },
    });
    dropped.do(people.site, { type: 'action.drop', body: { finding, action: '2', reason: 'Another way.' } });
    expect(dropped.give(people.assessor, verified())).toMatchObject(lacking);
  });

  test.each([
    ['took its report back', [reported(['e']), takenBack]],
    ['took back what it had reported action by action', [actionDone('1', ['e']), actionDone('2', []), takenBack]],
    ['is told that it is not done', [actionDone('1', ['e']), actionDone('2', []), verified({ level: 'underway' })]],
    ['sees it opened again', [reported(['e']), verified(), reopened()]],
    ['is told so of the action', [actionDone('1', ['e']), actionVerified('1', { holds: false }), actionDone('1', [])]],
  ])('wants it anew where the site %s', (_when, acts) => {
    const cycle = asked.copy();
    for (const act of acts) {
      const assesses = act.type.endsWith('.verify') || act.type === 'finding.reopen';
      cycle.do(assesses ? people.assessor : people.site, act);
    }
    cycle.do(people.site, reported([]));
    expect(cycle.give(people.assessor, verified())).toMatchObject(lacking);
  });

  it.each([{}, { closureEvidence: null }, { closureEvidence: 'optional' as const }])(
    'is one that says so: %o asks for none',
    (rules) => {
      const cycle = planned(rules);
      cycle.do(people.site, reported([]));
      cycle.do(people.assessor, verified());
    },
  );
});

describe('what an assessor cites when they verify', () => {
  it.each([
    ['a finding', [reported([])], verified({ evidence: ['unknown'] })],
    ['an action', [actionDone('1', [])], actionVerified('1', { evidence: ['unknown'] })],
    ['what did not last', [reported([]), verified()], reopened({ evidence: ['unknown'] })],
  ])('of %s is on record for the site', (_what, acts, last) => {
    const cycle = planned({});
    for (const act of acts) cycle.do(act.type === 'improvement.verify' ? people.assessor : people.site, act);
    expect(cycle.give(people.assessor, last, { evidenceHeld: [] })).toMatchObject({
      error: { code: 'evidence.unknown', at: 'evidence' },
    });
    cycle.do(people.assessor, last);
  });
});

test.each([
  ['on-site', 'remote'],
  ['remote', 'on-site'],
] as const)('a scheme that has closures verified %s takes none that is %s', (verification, other) => {
  const cycle = planned({ verification });
  cycle.do(people.site, actionDone('1', []));
  const refused = { error: { code: 'improvement.method-other', at: 'method', facts: { asked: verification } } };
  expect(cycle.give(people.assessor, actionVerified('1', { method: other }))).toMatchObject(refused);
  cycle.do(people.site, reported([]));
  expect(cycle.give(people.assessor, verified({ method: other }))).toMatchObject(refused);
  cycle.do(people.assessor, verified({ method: verification }));
});
