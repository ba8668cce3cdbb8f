import { defined, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { scopedFacts } from '../cycle/cycle.ts';
import { nextActs } from '../cycle/next-act.ts';
import {
  people,
  playCycle,
  playFieldwork,
  playRatings,
  playToAssessment,
  ratingWithAll,
  sectionsOf,
  shippedScheme,
  siteId,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import { isSameAnswer, type EarlierAnswers } from '../self-assessment/starting-points.ts';
import { openCriteria } from './check-rating.ts';
import { requirementsToRate } from './requirement-ratings.ts';

const mill = shippedScheme('example-mill/1.1');
const { scheme } = mill;
const signedOn = plainDate('2025-03-01');
const visited = plainDate('2025-05-02');
const site = { siteType: 'watermill', metals: ['iron'], activities: ['oil-pressing'] };
const facts = { scheme, site: { ...site, country: 'FR', fictional: true } };
const water = defined(
  scheme.criteria.find(({ id }) => id === 'mill-5'),
  'the criterion with requirements',
);
const said = { level: 'robust', rationale: 'Measured each week.', evidence: ['e'] };
const whole = ratingWithAll(facts, water, said);

/** The same scheme, where the criterion may be left out. */
const lenient: CompiledScheme = {
  ...mill,
  scheme: {
    ...scheme,
    criteria: scheme.criteria.map((one) => (one.id === water.id ? { ...one, notApplicable: 'allowed' } : one)),
  },
};
/** The same scheme, which has criteria alone rated. */
const { requirements: _rated, ...listed } = defined(scheme.assessment, 'its rules');
const coarse: CompiledScheme = { ...mill, scheme: { ...scheme, assessment: listed } };

function answering(compiled: CompiledScheme = mill): PlayedCycle {
  const cycle = playCycle(compiled, site, signedOn);
  cycle.do(people.site, {
    type: 'commitment.sign',
    body: {
      ...{ site: siteId, scheme: scheme.id, signedOn, promises: scheme.letter.promises.map(({ id }) => id) },
      ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
      answers: { 'has-pond': 'no', 'grinds-for-others': 'no' },
    },
  });
  cycle.do(people.secretariat, { type: 'commitment.accept', body: { contactConfirmed: true } });
  return cycle;
}

const rate = (requirements?: object) => {
  const { requirements: _all, ...body } = whole;
  return {
    type: 'self-assessment.rate' as const,
    body: { ...body, ...(requirements === undefined ? {} : { requirements }) } as typeof whole,
  };
};
const stateOf = (cycle: PlayedCycle) => {
  const { selfAssessment } = cycle.running();
  return selfAssessment.stage === 'closed' ? {} : selfAssessment.answers;
};

describe('requirements below a criterion', () => {
  it('are those that apply to the site, where the scheme has them rated', () => {
    const asked = requirementsToRate(facts, water).map(({ id }) => id);
    expect(asked).toEqual(['mill-5-race', 'mill-5-heat', 'mill-5-oil', 'mill-5-press']);
    expect(requirementsToRate({ ...facts, scheme: coarse.scheme }, water)).toEqual([]);
  });

  it('are saved with the criterion, some now and the rest later, and none is lost', () => {
    const cycle = answering();
    const left = () => openCriteria(stateOf(cycle), { scheme, site: scopedFacts(cycle.running()) }).length;
    const all = left();
    cycle.do(people.site, rate({ 'mill-5-race': said }));
    expect(left()).toBe(all);
    expect(nextActs(cycle.state(), cycle.version(), scheme)[0]).toMatchObject({
      act: 'self-assessment.rate',
      left: all,
    });
    // Whoever changes the criterion alone leaves them as they are.
    cycle.do(people.site, rate());
    expect(stateOf(cycle)['mill-5']).toMatchObject({ requirements: ['mill-5-race'] });
    cycle.do(people.site, rate(whole.requirements));
    expect(left()).toBe(all - 1);
    cycle.do(people.site, rate({}));
    expect(stateOf(cycle)['mill-5']).not.toHaveProperty('requirements');
  });

  it('are kept in one order, in whichever they come', () => {
    const [one, other] = [answering(), answering()];
    const all = Object.entries(whole.requirements ?? {});
    one.do(people.site, rate(Object.fromEntries(all)));
    other.do(people.site, rate(Object.fromEntries(all.toReversed())));
    expect(one.running().selfAssessment).toEqual(other.running().selfAssessment);
  });

  it.each([
    ['that the scheme does not have', { 'mill-99': said }, 'rating.unknown-requirement', 'mill-99'],
    ['of another criterion', { 'mill-1': said }, 'rating.unknown-requirement', 'mill-1'],
    ['that does not apply to the site', { 'mill-5-lead': said }, 'rating.unknown-requirement', 'mill-5-lead'],
    ['named after what every object has', { constructor: said }, 'rating.unknown-requirement', 'constructor'],
    [
      'at a level of another scale',
      { 'mill-5-heat': { ...said, level: 'AAA' } },
      'rating.unknown-level',
      'mill-5-heat/level',
    ],
    [
      'without its reason',
      { 'mill-5-heat': { ...said, rationale: ' ' } },
      'rating.rationale-missing',
      'mill-5-heat/rationale',
    ],
    [
      'without its evidence',
      { 'mill-5-heat': { ...said, level: 'exemplary', evidence: [] } },
      'rating.evidence-missing',
      'mill-5-heat/evidence',
    ],
    [
      'with evidence of others',
      { 'mill-5-heat': { ...said, evidence: ['f'] } },
      'evidence.unknown',
      'mill-5-heat/evidence',
    ],
    [
      'left out where none may be',
      { 'mill-5-heat': { ...said, level: 'not-applicable' } },
      'rating.always-applies',
      'mill-5-heat/level',
    ],
  ])('are refused %s', (_what, requirements, code, at) => {
    const decision = answering().give(people.site, rate(requirements), { evidenceHeld: ['e'] });
    expect(decision).toMatchObject({ error: { code, at: `requirements/${at}` } });
  });

  it('may be left out with a reason, where their criterion may be', () => {
    const out = { ...said, level: 'not-applicable', evidence: [] };
    const give = (rationale: string) =>
      answering(lenient).give(people.site, rate({ 'mill-5-heat': { ...out, rationale } }), { evidenceHeld: ['e'] });
    expect(give(' ')).toMatchObject({
      error: { code: 'rating.reason-missing', at: 'requirements/mill-5-heat/rationale' },
    });
    expect(give('The race is never warm.').ok).toBe(true);
  });

  it('are refused where the scheme has the criterion alone rated', () => {
    const decision = answering(coarse).give(people.site, rate(whole.requirements), { evidenceHeld: ['e'] });
    expect(decision).toMatchObject({ error: { code: 'rating.requirements-unrated' } });
  });

  const { 'mill-5-press': _press, ...some } = whole.requirements ?? {};
  const incomplete = {
    error: { code: 'rating.requirements-incomplete', facts: { number: 'R2', missing: 1, first: 'R2.2.1' } },
  };

  it('keep the self-assessment from being submitted until each has its level', () => {
    const cycle = answering();
    playRatings(cycle, mill, 'self-assessment', () => said);
    cycle.do(people.site, rate(some));
    const submit = { type: 'self-assessment.submit', body: {} } as const;
    expect(cycle.give(people.site, submit)).toMatchObject(incomplete);
    cycle.do(people.site, rate(whole.requirements));
    cycle.do(people.site, submit);
  });

  it('are determined by the assessors in the same way, before their report', () => {
    const cycle = playCycle(mill, site, signedOn);
    playToAssessment(cycle, mill, site, signedOn);
    cycle.on(visited);
    const determine = (requirements: object) => ({ ...rate(requirements), type: 'assessment.rate' as const });
    expect(cycle.give(people.assessor, determine({ 'mill-1': said }))).toMatchObject({
      error: { code: 'rating.unknown-requirement' },
    });
    playRatings(cycle, mill, 'assessment', () => said);
    cycle.do(people.assessor, determine(some));
    expect(nextActs(cycle.state(), cycle.version(), scheme).map(({ act }) => act)).not.toContain('assessment.submit');
    playFieldwork(cycle, scheme, visited);
    expect(nextActs(cycle.state(), cycle.version(), scheme)[0]).toMatchObject({ act: 'assessment.rate', left: 1 });
    const body = { visitedOn: visited, summary: 'Seen.', sections: sectionsOf(scheme) };
    expect(cycle.give(people.assessor, { type: 'assessment.submit', body })).toMatchObject(incomplete);
    cycle.do(people.assessor, determine(whole.requirements ?? {}));
    cycle.do(people.assessor, { type: 'assessment.submit', body });
  });

  it('are a part of the answer that is brought forward, as far as they still apply', () => {
    const answers = [{ ...whole, rating: { level: whole.level } }];
    const lead = { 'mill-5-lead': said };
    const earlierAnswers: EarlierAnswers = {
      ...{ cycle: 'cycle_00000000-0000-7000-8000-00000000000a', scheme },
      answers: answers.map((one) => ({ ...one, requirements: { ...one.requirements, ...lead } })),
    };
    const confirm = { type: 'self-assessment.confirm' as const, body: { criteria: [water.id] } };
    const decision = answering().give(people.site, confirm, { evidenceHeld: ['e'], earlierAnswers });
    expect(decision).toMatchObject({
      value: [{ type: 'self-assessment.rated', payload: { requirements: whole.requirements } }],
    });
    const [answer] = answers;
    const changed = { ...defined(answer, 'it'), requirements: { ...whole.requirements, ...lead } };
    expect(isSameAnswer(defined(answer, 'it'), defined(answer, 'it'))).toBe(true);
    expect(isSameAnswer(defined(answer, 'it'), changed)).toBe(false);
  });
});
