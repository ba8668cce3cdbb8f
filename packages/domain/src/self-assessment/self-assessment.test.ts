import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { people, playCycle, shippedScheme, siteId, type PlayedCycle } from '../cycle/played-cycle.test-support.ts';
import { versionTouched } from '../cycle/version-touched.ts';

const compiled = shippedScheme('copper-mark/rra-2.0');
const { scheme } = compiled;
const signedOn = plainDate('2022-11-28');
const optional = scheme.criteria.find(({ notApplicable }) => notApplicable === 'allowed')?.id ?? '';
const always = scheme.criteria.find(({ notApplicable }) => notApplicable === 'never')?.id ?? '';

function open(): PlayedCycle {
  const cycle = playCycle(compiled, { siteType: 'rod-mill', metals: ['copper'] }, signedOn);
  cycle.do(people.site, {
    type: 'commitment.sign',
    body: {
      ...{ site: siteId, scheme: scheme.id, signedOn, promises: scheme.letter.promises.map(({ id }) => id) },
      ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
    },
  });
  cycle.do(people.secretariat, { type: 'commitment.accept', body: { contactConfirmed: true } });
  return cycle;
}

const good = { criterion: always, level: 'fully-meets', rationale: 'Records show it.', evidence: ['e'] };

describe('answering a criterion', () => {
  it('keeps the level and the version that set it', () => {
    const cycle = open();
    cycle.do(people.site, { type: 'self-assessment.rate', body: good });
    expect(cycle.running().selfAssessment).toMatchObject({
      answers: { [always]: { rating: { level: 'fully-meets' }, version: 3 } },
    });
  });

  it.each([
    ['a criterion that the scheme does not have', { criterion: 'C99' }, 'rating.unknown-criterion', 'criterion'],
    ['a level of another scale', { level: 'AAA' }, 'rating.unknown-level', 'level'],
    ['no rationale where one is asked for', { rationale: ' ' }, 'rating.rationale-missing', 'rationale'],
    ['no evidence where it is asked for', { evidence: [] }, 'rating.evidence-missing', 'evidence'],
    ['evidence that is not on record', { evidence: ['nowhere'] }, 'evidence.unknown', 'evidence'],
  ])('is refused with %s', (_case, change, code, at) => {
    const rated = open().give(
      people.site,
      { type: 'self-assessment.rate', body: { ...good, ...change } },
      { evidenceHeld: ['e'] },
    );
    expect(rated).toMatchObject({ ok: false, error: { code, at } });
  });

  it('with “not applicable” is for criteria where the scheme allows it', () => {
    const exclude = (criterion: string) =>
      open().give(people.site, { type: 'self-assessment.exclude', body: { criterion, reason: 'No tailings here.' } });
    expect(exclude(optional).ok).toBe(true);
    expect(exclude(always)).toMatchObject({ error: { code: 'rating.always-applies' } });
  });

  it('is for the site’s own people', () => {
    for (const actor of [people.stranger, people.secretariat, people.assessor]) {
      expect(open().give(actor, { type: 'self-assessment.rate', body: good })).toMatchObject({
        error: { code: 'access.not-your-site' },
      });
    }
  });

  it('clashes only with an answer to the same criterion', () => {
    const cycle = open();
    cycle.do(people.site, { type: 'self-assessment.rate', body: good });
    const touched = (criterion: string): number =>
      versionTouched(
        cycle.state(),
        { id: '', stream: '', type: 'self-assessment.rate', body: { ...good, criterion } },
        cycle.version(),
      );
    expect([touched(always), touched(optional)]).toEqual([3, 0]);
  });
});

describe('submitting', () => {
  const answerAll = (cycle: PlayedCycle): void => {
    for (const { id: criterion } of scheme.criteria) {
      cycle.do(people.site, { type: 'self-assessment.rate', body: { ...good, criterion } });
    }
  };

  it('names how many criteria are open, and the first', () => {
    const cycle = open();
    cycle.do(people.site, { type: 'self-assessment.rate', body: { ...good, criterion: scheme.criteria[0]?.id ?? '' } });
    expect(cycle.give(people.site, { type: 'self-assessment.submit', body: {} })).toMatchObject({
      error: { code: 'rating.incomplete', facts: { missing: 31, first: scheme.criteria[1]?.number } },
    });
  });

  it('freezes the answers', () => {
    const cycle = open();
    answerAll(cycle);
    cycle.on(plainDate('2023-04-21'));
    cycle.do(people.site, { type: 'self-assessment.submit', body: {} });
    expect(cycle.running().anchors['self-assessment.submitted']).toBe('2023-04-21');
    expect(cycle.give(people.site, { type: 'self-assessment.rate', body: good })).toMatchObject({
      error: { code: 'self-assessment.frozen', facts: { day: '2023-04-21' } },
    });
  });

  it('is not possible before the letter is accepted', () => {
    const cycle = playCycle(compiled, { siteType: 'rod-mill', metals: ['copper'] }, signedOn);
    expect(cycle.give(people.site, { type: 'self-assessment.submit', body: {} })).toMatchObject({
      error: { code: 'cycle.unknown' },
    });
  });
});
