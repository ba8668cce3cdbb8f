import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { CycleFacts } from '../cycle/decide-cycle.ts';
import {
  assessorId,
  candidate,
  people,
  playCycle,
  playRatings,
  playReport,
  sectionsOf,
  playToAssessment,
  shippedScheme,
  siteId,
  type PlayedCycle,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');

const underWay = playCycle(compiled, site, signedOn);
playToAssessment(underWay, compiled, site, signedOn);
underWay.on(plainDate('2025-05-02'));

/** Two of six criteria at a level that the scheme wants improved. */
const report = (cycle: PlayedCycle): void => {
  playReport(cycle, compiled, plainDate('2025-05-01'), (_criterion, index) => (index < 2 ? 'workable' : 'robust'));
};

describe('appointing an assessor', () => {
  const appointing = { type: 'assessment.appoint', body: { assessor: assessorId } } as const;
  const declared = (conflict: boolean): Partial<CycleFacts> => ({
    candidates: [candidate({ declaration: { conflict, ties: [], declaredOn: signedOn } })],
  });
  const beforeSubmitting = playCycle(compiled, site, signedOn);
  beforeSubmitting.do(people.site, {
    type: 'commitment.sign',
    body: {
      ...{ site: siteId, scheme: 'example-mill', signedOn, promises: ['open-doors', 'mend-gaps'] },
      ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
      answers: { 'has-pond': 'no', 'grinds-for-others': 'no' },
    },
  });
  beforeSubmitting.do(people.secretariat, { type: 'commitment.accept', body: { contactConfirmed: true } });
  const selfAssessed = beforeSubmitting.copy();
  playRatings(selfAssessed, compiled, 'self-assessment', () => {
    return { level: 'robust', rationale: 'So.', evidence: ['e'] };
  });
  selfAssessed.do(people.site, { type: 'self-assessment.submit', body: {} });

  it('waits for the self-assessment', () => {
    const decision = beforeSubmitting.copy().give(people.secretariat, appointing, declared(false));
    expect(decision).toMatchObject({ error: { code: 'assessment.not-ready' } });
  });

  it('needs the assessor’s own declaration for this very site', () => {
    const { declaration: _none, ...silent } = candidate();
    const decision = selfAssessed.copy().give(people.secretariat, appointing, { candidates: [silent] });
    expect(decision).toMatchObject({ error: { code: 'assessor.no-declaration', facts: { name: 'Ada' } } });
  });

  it('is refused where a conflict of interest is declared', () => {
    const decision = selfAssessed.copy().give(people.secretariat, appointing, declared(true));
    expect(decision).toMatchObject({ error: { code: 'assessor.conflict', at: 'assessor' } });
  });

  it('is refused for somebody whom the register shows as tied to the site, whatever was declared', () => {
    const tied = { candidates: [candidate({ ties: [{ tie: 'employment' }] })] };
    const decision = selfAssessed.copy().give(people.secretariat, appointing, tied);
    expect(decision).toMatchObject({ error: { code: 'assessor.conflict' } });
  });

  it('is for the secretariat and the site’s own people', () => {
    const facts = declared(false);
    expect(selfAssessed.copy().give(people.site, appointing, facts).ok).toBe(true);
    expect(selfAssessed.copy().give(people.secretariat, appointing, facts).ok).toBe(true);
    for (const who of [people.officer, people.assessor, people.stranger]) {
      const decision = selfAssessed.copy().give(who, appointing, facts);
      expect(decision).toMatchObject({ error: { code: 'access.not-your-site' } });
    }
  });

  it('happens once', () => {
    const decision = underWay.copy().give(people.secretariat, appointing, declared(false));
    expect(decision).toMatchObject({ error: { code: 'assessment.already-appointed' } });
  });
});

describe('determinations', () => {
  const rating = (level: string, evidence: readonly string[] = ['e']): PlayedCommand => ({
    type: 'assessment.rate',
    body: { criterion: 'mill-1', level, rationale: 'Seen.', evidence: [...evidence] },
  });

  it('are made by the appointed assessor only', () => {
    const other = { ...people.assessor, id: 'another' };
    for (const who of [other, people.site, people.secretariat, people.everything]) {
      expect(underWay.copy().give(who, rating('robust'))).toMatchObject({
        error: { code: 'access.not-your-engagement' },
      });
    }
  });

  it('need what the scheme asks of their level', () => {
    const cycle = underWay.copy();
    expect(cycle.give(people.assessor, rating('splendid'))).toMatchObject({ error: { code: 'rating.unknown-level' } });
    expect(cycle.give(people.assessor, rating('robust', []))).toMatchObject({
      error: { code: 'rating.evidence-missing' },
    });
    expect(cycle.give(people.assessor, rating('underway', [])).ok).toBe(true);
  });

  it('are not applicable only where the scheme allows it', () => {
    const exclude = (criterion: string): PlayedCommand => ({
      type: 'assessment.exclude',
      body: { criterion, reason: 'None here.' },
    });
    expect(underWay.copy().give(people.assessor, exclude('mill-1'))).toMatchObject({
      error: { code: 'rating.always-applies' },
    });
    expect(underWay.copy().give(people.assessor, exclude('mill-3')).ok).toBe(true);
  });

  it('are frozen by the report, until the secretariat returns it', () => {
    const cycle = underWay.copy();
    report(cycle);
    expect(cycle.give(people.assessor, rating('robust'))).toMatchObject({ error: { code: 'assessment.frozen' } });
    cycle.do(people.secretariat, { type: 'assessment.return', body: { reason: 'Page 3 is missing.' } });
    expect(cycle.give(people.assessor, rating('robust')).ok).toBe(true);
  });
});

describe('the report', () => {
  it('needs every criterion that applies', () => {
    const cycle = underWay.copy();
    const submitting = { type: 'assessment.submit', body: { visitedOn: '2025-05-01', summary: 'Seen.' } } as const;
    expect(cycle.give(people.assessor, submitting)).toMatchObject({
      error: { code: 'rating.incomplete', facts: { missing: 6, first: 'P1' } },
    });
  });

  it.each([
    ['2025-02-30', 'date.impossible'],
    ['2025-05-03', 'assessment.future'],
    ['2025-02-28', 'assessment.before-self-assessment'],
  ])('with a visit on %s is refused with %s', (visitedOn, code) => {
    const cycle = underWay.copy();
    playRatings(cycle, compiled, 'assessment', () => ({ level: 'robust', rationale: 'Seen.', evidence: ['e'] }));
    const decision = cycle.give(people.assessor, { type: 'assessment.submit', body: { visitedOn, summary: 'Seen.' } });
    expect(decision).toMatchObject({ error: { code, at: 'visitedOn' } });
  });

  it('raises a finding for every level that the scheme wants improved, and for no other', () => {
    const cycle = underWay.copy();
    report(cycle);
    expect(cycle.running().findings).toEqual({
      'finding-mill-1': { criterion: 'mill-1', level: 'workable', stage: 'raised' },
      'finding-mill-2': { criterion: 'mill-2', level: 'workable', stage: 'raised' },
    });
    expect(cycle.running().anchors).toMatchObject({
      'assessment.visited': '2025-05-01',
      'assessment.submitted': '2025-05-02',
    });
  });

  it('that is returned has raised nothing, and only the visit on record has happened', () => {
    const cycle = underWay.copy();
    report(cycle);
    cycle.do(people.secretariat, { type: 'assessment.return', body: { reason: 'Page 3 is missing.' } });
    const { anchors, assessment, findingAnchors, findings } = cycle.running();
    expect(findings).toEqual({});
    expect(findingAnchors).toEqual({});
    expect(anchors).toMatchObject({ 'assessment.visited': '2025-05-01' });
    expect(Object.keys(anchors)).not.toContain('assessment.submitted');
    expect(assessment).toMatchObject({ stage: 'under-way' });
    expect(Object.keys(assessment.stage === 'none' ? {} : assessment.determinations)).toHaveLength(6);
  });

  it('that is submitted again raises the findings of the new determinations', () => {
    const cycle = underWay.copy();
    report(cycle);
    cycle.do(people.secretariat, { type: 'assessment.return', body: { reason: 'Page 3 is missing.' } });
    const body = { criterion: 'mill-1', level: 'exemplary', rationale: 'Seen.', evidence: ['e'] };
    cycle.do(people.assessor, { type: 'assessment.rate', body });
    const sections = sectionsOf(compiled.scheme);
    const again = { visitedOn: '2025-05-01', summary: 'Seen.', sections };
    cycle.do(people.assessor, { type: 'assessment.submit', body: again });
    expect(Object.keys(cycle.running().findings)).toEqual(['finding-mill-2']);
  });

  it('is answered by the secretariat, once', () => {
    const cycle = underWay.copy();
    report(cycle);
    const accept = { type: 'assessment.accept', body: {} } as const;
    expect(cycle.give(people.assessor, accept)).toMatchObject({ error: { code: 'access.duty-missing' } });
    cycle.do(people.secretariat, accept);
    expect(cycle.give(people.secretariat, accept)).toMatchObject({ error: { code: 'assessment.not-submitted' } });
  });

  it('without a finding completes the improvement when it is accepted', () => {
    const cycle = underWay.copy();
    playReport(cycle, compiled, plainDate('2025-05-01'), () => 'robust');
    cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
    expect(cycle.running().anchors).toMatchObject({ 'improvement.completed': '2025-05-02' });
  });
});
