/** Sending a submitted self-assessment back to the site, and its answers being open again. */
import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'windmill', metals: ['tin'] };
const today = plainDate('2025-03-01');
const back = (comments: Readonly<Record<string, string>> = {}): PlayedCommand => ({
  type: 'self-assessment.return',
  body: { reason: 'Some answers are thin.', comments },
});

/** An assessor is appointed and looks at the answers at the desk. */
function atTheDesk(): PlayedCycle {
  const cycle = playCycle(compiled, site, today);
  playToAssessment(cycle, compiled, site, today);
  return cycle;
}

describe('returning a self-assessment', () => {
  it('opens its answers as they are, until they come back', () => {
    const cycle = atTheDesk();
    const { selfAssessment } = cycle.running();
    cycle.do(people.secretariat, back({ 'mill-1': 'Which stones have no guard?' }));
    const open = cycle.running();
    expect(open.selfAssessment).toEqual({
      stage: 'open',
      answers: 'answers' in selfAssessment && selfAssessment.answers,
    });
    expect(open.anchors['self-assessment.submitted']).toBeUndefined();
    const body = { criterion: 'mill-1', level: 'robust', rationale: 'All have one now.', evidence: ['e'] };
    cycle.do(people.site, { type: 'self-assessment.rate', body });
    cycle.do(people.site, { type: 'self-assessment.submit', body: {} });
    expect(cycle.running().anchors['self-assessment.submitted']).toBe(today);
  });

  it.each([
    ['secretariat', false],
    ['team-or-secretariat', true],
    [null, true],
  ] as const)('is left to %s by the scheme, so that the team may do it: %s', (answersReturnedBy, may) => {
    const scheme = { ...compiled.scheme, assessment: { ...compiled.scheme.assessment, answersReturnedBy } };
    const cycle = playCycle({ ...compiled, scheme }, site, today);
    playToAssessment(cycle, { ...compiled, scheme }, site, today);
    expect(cycle.give(people.assessor, back())).toMatchObject(
      may ? { ok: true } : { error: { code: 'access.duty-missing' } },
    );
    expect(cycle.give(people.stranger, back())).toMatchObject({ error: { code: 'access.duty-missing' } });
  });

  it('is never the part of others than those, and on criteria that apply', () => {
    for (const who of [people.assessor, people.site, people.officer, people.stranger]) {
      expect(atTheDesk().give(who, back())).toMatchObject({ error: { code: 'access.duty-missing' } });
    }
    expect(atTheDesk().give(people.secretariat, back({ 'mill-4': 'No fish?' }))).toMatchObject({
      error: { code: 'rating.unknown-criterion', at: 'comments/mill-4' },
    });
  });

  it('happens once, and not under a report; the report waits for the answers', () => {
    const cycle = atTheDesk();
    const reported = cycle.copy();
    playReport(reported, compiled, today, () => 'robust');
    expect(reported.give(people.secretariat, back())).toMatchObject({ error: { code: 'self-assessment.reported' } });
    cycle.do(people.secretariat, back());
    expect(cycle.give(people.secretariat, back())).toMatchObject({ error: { code: 'self-assessment.not-submitted' } });
    expect(
      cycle.give(people.assessor, { type: 'assessment.submit', body: { visitedOn: today, summary: 'So.' } }),
    ).toMatchObject({ error: { code: 'self-assessment.with-site' } });
  });
});
