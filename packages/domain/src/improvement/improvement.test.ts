import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCycle,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');

const reported = playCycle(compiled, site, signedOn);
playToAssessment(reported, compiled, site, signedOn);
reported.on(plainDate('2025-05-02'));
playReport(reported, compiled, plainDate('2025-05-01'), (_criterion, index) => (index < 2 ? 'workable' : 'robust'));
const open = reported.copy();
open.do(people.secretariat, { type: 'assessment.accept', body: {} });

const plan = (finding: string, dueOn = '2025-07-01'): PlayedCommand => ({
  type: 'improvement.plan',
  body: { finding, cause: 'Old', action: 'Mend', owner: 'Cleo', dueOn },
});
const done = (finding: string): PlayedCommand => ({
  type: 'improvement.report',
  body: { finding, done: 'Mended', evidence: ['e'] },
});
const verify = (finding: string, level: string, more: object = { method: 'remote' }): PlayedCommand => ({
  type: 'improvement.verify',
  body: { finding, level, rationale: 'Seen again.', ...more },
});

function closed(cycle: PlayedCycle, finding: string): void {
  cycle.do(people.site, plan(finding));
  cycle.do(people.site, done(finding));
  cycle.do(people.assessor, verify(finding, 'robust'));
}

describe('the improvement plan', () => {
  it('opens when the report is accepted', () => {
    const decision = reported.copy().give(people.site, plan('finding-mill-1'));
    expect(decision).toMatchObject({ error: { code: 'improvement.not-open' } });
  });

  it('is the site’s', () => {
    for (const who of [people.secretariat, people.assessor, people.everything]) {
      const decision = open.copy().give(who, plan('finding-mill-1'));
      expect(decision).toMatchObject({ error: { code: 'access.not-your-site' } });
    }
  });

  it.each(['finding-mill-3', 'constructor', '__proto__', 'toString'])('knows no finding “%s”', (finding) => {
    const decision = open.copy().give(people.site, plan(finding));
    expect(decision).toMatchObject({ error: { code: 'improvement.unknown-finding', at: 'finding' } });
  });

  it.each([
    ['2025-05-01', 'improvement.past'],
    ['2025-09-03', 'improvement.too-late'],
    ['2025-06-31', 'date.impossible'],
  ])('does not take %s: %s', (dueOn, code) => {
    expect(open.copy().give(people.site, plan('finding-mill-1', dueOn))).toMatchObject({
      error: { code, at: 'dueOn' },
    });
  });

  it('takes the very day of the scheme’s clock', () => {
    expect(open.copy().give(people.site, plan('finding-mill-1', '2025-09-02')).ok).toBe(true);
    const last = open.copy();
    last.on(plainDate('2025-09-02'));
    expect(last.give(people.site, plan('finding-mill-1', '2025-09-03'))).toMatchObject({
      error: { code: 'improvement.too-late', facts: { due: '2025-09-02' } },
    });
    expect(last.give(people.site, plan('finding-mill-1', '2025-09-02')).ok).toBe(true);
  });

  it('takes any day to come once the scheme’s day is past', () => {
    const late = open.copy();
    late.on(plainDate('2025-09-03'));
    expect(late.give(people.site, plan('finding-mill-1', '2025-09-02'))).toMatchObject({
      error: { code: 'improvement.past' },
    });
    expect(late.give(people.site, plan('finding-mill-1', '2026-01-31')).ok).toBe(true);
  });
});

describe('a finding', () => {
  it('is planned, then reported, then verified, in this order', () => {
    const cycle = open.copy();
    const id = 'finding-mill-1';
    expect(cycle.give(people.site, done(id))).toMatchObject({ error: { code: 'improvement.not-planned' } });
    cycle.do(people.site, plan(id));
    expect(cycle.give(people.assessor, verify(id, 'robust'))).toMatchObject({
      error: { code: 'improvement.not-reported' },
    });
    cycle.do(people.site, done(id));
    cycle.do(people.assessor, verify(id, 'robust'));
    expect(cycle.running().findings[id]).toMatchObject({ stage: 'closed', level: 'robust' });
    expect(cycle.give(people.site, plan(id))).toMatchObject({ error: { code: 'improvement.unknown-finding' } });
  });

  it('is closed only by somebody who says how they verified it', () => {
    const cycle = open.copy();
    const id = 'finding-mill-1';
    cycle.do(people.site, plan(id));
    cycle.do(people.site, done(id));
    expect(cycle.give(people.assessor, verify(id, 'robust', {}))).toMatchObject({
      error: { code: 'improvement.method-missing', at: 'method' },
    });
    // What stays open closes nothing.
    cycle.copy().do(people.assessor, verify(id, 'underway', {}));
    cycle.do(people.assessor, verify(id, 'robust', { method: 'on-site' }));
  });

  it('is verified by the appointed assessor only', () => {
    const cycle = open.copy();
    cycle.do(people.site, plan('finding-mill-1'));
    cycle.do(people.site, done('finding-mill-1'));
    for (const who of [people.site, people.secretariat, people.everything]) {
      const decision = cycle.give(who, verify('finding-mill-1', 'robust'));
      expect(decision).toMatchObject({ error: { code: 'access.not-your-engagement' } });
    }
  });

  it('stays open at a level that the scheme wants improved, and is planned again', () => {
    const cycle = open.copy();
    cycle.do(people.site, plan('finding-mill-1'));
    cycle.do(people.site, done('finding-mill-1'));
    cycle.do(people.assessor, verify('finding-mill-1', 'underway'));
    expect(cycle.running().findings['finding-mill-1']).toMatchObject({ stage: 'planned', level: 'underway' });
  });

  it('reports evidence that is on record only', () => {
    const cycle = open.copy();
    cycle.do(people.site, plan('finding-mill-1'));
    const decision = cycle.give(people.site, done('finding-mill-1'), { evidenceHeld: [] });
    expect(decision).toMatchObject({ error: { code: 'evidence.unknown' } });
  });

  it('that is the last one open completes the improvement', () => {
    const cycle = open.copy();
    closed(cycle, 'finding-mill-1');
    expect(cycle.running().anchors).not.toHaveProperty(['improvement.completed']);
    closed(cycle, 'finding-mill-2');
    expect(cycle.running().anchors).toMatchObject({ 'improvement.completed': '2025-05-02' });
  });

  it('that is opened again takes completion back once, and only where all were closed', () => {
    const reopen = (finding: string): PlayedCommand => ({
      type: 'finding.reopen',
      body: { finding, level: 'workable', rationale: 'Not seen any more.' },
    });
    const kinds = (cycle: PlayedCycle, from: number) =>
      cycle.events().flatMap(({ event }, index) => (index < from ? [] : [event.type]));
    const cycle = open.copy();
    closed(cycle, 'finding-mill-1');
    const partly = cycle.copy();
    partly.do(people.assessor, reopen('finding-mill-1'));
    expect(kinds(partly, cycle.version())).toEqual(['finding.reopened']);
    closed(cycle, 'finding-mill-2');
    const complete = cycle.version();
    cycle.do(people.assessor, reopen('finding-mill-1'));
    expect(kinds(cycle, complete)).toEqual(['finding.reopened', 'improvement.continued']);
    cycle.do(people.assessor, reopen('finding-mill-2'));
    expect(kinds(cycle, complete + 2)).toEqual(['finding.reopened']);
  });
});
