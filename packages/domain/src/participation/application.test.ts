import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { isPilot, scopedFacts } from '../cycle/cycle.ts';
import { nextActs } from '../cycle/next-act.ts';
import { people, playCycle, shippedScheme, siteId, type PlayedCommand } from '../cycle/played-cycle.test-support.ts';
import { cycleStage, isUnderWay, registerStatus } from '../cycle/stage.ts';
import { evaluate } from '../scheme/evaluate.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import { takesApplications } from './application.ts';

const compiled = shippedScheme('example-mill/1.1');
const { scheme } = compiled;
const today = plainDate('2025-03-01');
const watermill = { siteType: 'watermill', metals: ['lead'] };
const granary = { siteType: 'granary', metals: ['lead'] };
const grinds = { 'grinds-for-others': 'yes' };
const stores = { 'grinds-for-others': 'no' };

const apply = (answers: Readonly<Record<string, string>> = stores, more: object = {}): PlayedCommand => ({
  type: 'application.submit',
  body: { site: siteId, scheme: scheme.id, answers, ...more },
});
const answer = (said: 'eligible' | 'pilot' | 'not-eligible', reason?: string): PlayedCommand => ({
  type: 'application.answer',
  body: { answer: said, ...(reason === undefined ? {} : { reason }) },
});
const sign = (answers: Readonly<Record<string, string>> = { 'has-pond': 'no' }): PlayedCommand => ({
  type: 'commitment.sign',
  body: {
    ...{ site: siteId, scheme: scheme.id, signedOn: today, answers },
    promises: scheme.letter.promises.map(({ id }) => id),
    ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
  },
});
const fresh = (site = watermill, of: CompiledScheme = compiled) => playCycle(of, site, today);
const applied = (site = watermill, answers = stores) => {
  const cycle = fresh(site);
  cycle.do(people.site, apply(answers));
  return cycle;
};
const nameOfNext = (cycle: ReturnType<typeof fresh>) =>
  nextActs(cycle.state(), cycle.version(), scheme).map(({ act, duty, due }) => [duty, act, due]);

describe('an application', () => {
  it('waits for the secretariat, and the letter follows the answer on the same stream', () => {
    const cycle = applied();
    expect([cycleStage(cycle.state()), nameOfNext(cycle)]).toEqual([
      'applied',
      [['secretariat', 'application.answer', undefined]],
    ]);
    expect(registerStatus('applied')).toBeUndefined();
    expect(cycle.give(people.site, sign())).toMatchObject({ error: { code: 'application.unanswered' } });
    cycle.do(people.secretariat, answer('eligible'));
    expect([cycleStage(cycle.state()), nameOfNext(cycle)]).toEqual([
      'eligible',
      [['site', 'commitment.sign', undefined]],
    ]);
    cycle.do(people.site, sign());
    expect(cycle.running()).toMatchObject({
      ...{ letter: 'signed', scope: { answers: { 'grinds-for-others': false, 'has-pond': false } } },
      anchors: { 'application.submitted': today, 'application.answered': today, 'commitment.signed': today },
      acts: { 'application.submit': [people.site.id], 'application.answer': [people.secretariat.id] },
    });
    expect(isPilot(cycle.running())).toBe(false);
    cycle.do(people.secretariat, { type: 'commitment.accept', body: { contactConfirmed: true } });
    expect(cycleStage(cycle.state())).toBe('self-assessing');
  });

  it('keeps its answers in a letter that was returned and is signed again', () => {
    const cycle = applied();
    cycle.do(people.secretariat, answer('eligible'));
    cycle.do(people.site, sign());
    cycle.do(people.secretariat, { type: 'commitment.return', body: { reason: 'Who signs?' } });
    cycle.do(people.site, sign({ 'has-pond': 'yes', 'pond-use': 'fish' }));
    expect(cycle.running().scope?.answers).toMatchObject({ 'grinds-for-others': false, 'pond-use': 'fish' });
    expect(cycle.running().application?.stage).toBe('eligible');
  });

  it.each([
    ['by somebody else', people.stranger, stores, {}, {}, 'access.not-your-site', undefined],
    [
      'for an organisation',
      people.site,
      stores,
      { site: siteId.replace('site', 'organisation') },
      {},
      'application.not-a-site',
      'site',
    ],
    [
      'while a cycle of the site is under way',
      people.site,
      stores,
      {},
      { otherCycle: true },
      'application.open',
      undefined,
    ],
    ['with an unanswered question', people.site, {}, {}, {}, 'application.open-question', 'answers/grinds-for-others'],
    [
      'with an answer that nobody offered',
      people.site,
      { 'grinds-for-others': 'at times' },
      {},
      {},
      'application.open-question',
      'answers/grinds-for-others',
    ],
    [
      'with an answer to what is asked with the letter',
      people.site,
      { ...stores, 'has-pond': 'no' },
      {},
      {},
      'scope.unknown-question',
      'answers/has-pond',
    ],
  ])('is refused %s', (_case, actor, answers, more, facts, code, at) => {
    const decision = fresh().give(actor, apply(answers, more), facts);
    expect(decision).toMatchObject({ ok: false, error: { code, ...(at === undefined ? {} : { at }) } });
  });

  it('is refused where no version is in force, and where the scheme takes none', () => {
    const { eligibility: _rule, ...silent } = scheme;
    const asksNothing = {
      ...silent,
      questions: silent.questions?.filter(({ askedAt }) => askedAt !== 'application') ?? [],
    };
    expect([takesApplications(scheme), takesApplications(asksNothing)]).toEqual([true, false]);
    const none = fresh().give(people.site, apply({}), { candidate: { ...compiled, scheme: asksNothing } });
    expect(none).toMatchObject({ error: { code: 'application.not-asked' } });
  });

  it('is one at a time: a second one while the first waits is refused, and a returned one is sent again', () => {
    const cycle = applied();
    expect(cycle.give(people.site, apply())).toMatchObject({ error: { code: 'application.open' } });
    cycle.do(people.secretariat, { type: 'application.return', body: { reason: 'Which river?' } });
    expect([cycleStage(cycle.state()), nameOfNext(cycle)]).toEqual([
      'application-returned',
      [['site', 'application.submit', undefined]],
    ]);
    cycle.do(people.site, apply(grinds));
    expect(cycle.running().application).toMatchObject({ stage: 'submitted', answers: { 'grinds-for-others': true } });
  });

  it('lets nothing else happen before the letter', () => {
    const act = applied().give(people.site, { type: 'self-assessment.submit', body: {} });
    expect(act).toMatchObject({ error: { code: 'application.no-letter' } });
  });

  it('is taken back by the site until a letter is signed on it', () => {
    const back: PlayedCommand = { type: 'application.withdraw', body: { reason: 'Sold.' } };
    const cycle = applied();
    expect(cycle.give(people.stranger, back)).toMatchObject({ error: { code: 'access.not-your-site' } });
    cycle.do(people.site, back);
    expect([cycleStage(cycle.state()), isUnderWay('application-withdrawn'), nameOfNext(cycle)]).toEqual([
      'application-withdrawn',
      false,
      [],
    ]);
    expect(cycle.give(people.site, back)).toMatchObject({ error: { code: 'application.nothing-open' } });
    const signed = applied();
    signed.do(people.secretariat, answer('eligible'));
    signed.do(people.site, sign());
    expect(signed.give(people.site, back)).toMatchObject({ error: { code: 'application.nothing-open' } });
  });
});

describe('the answer', () => {
  it('is the secretariat’s, once, and never by somebody of the site itself', () => {
    const cycle = applied();
    expect(cycle.give(people.site, answer('eligible'))).toMatchObject({ error: { code: 'access.duty-missing' } });
    const both = { ...people.secretariat, sites: [siteId] };
    for (const act of [answer('eligible'), { type: 'application.return', body: { reason: 'Why?' } } as const]) {
      expect(cycle.give(both, act)).toMatchObject({ error: { code: 'application.own-site' } });
    }
    cycle.do(people.secretariat, answer('eligible'));
    expect(cycle.give(people.secretariat, answer('eligible'))).toMatchObject({
      error: { code: 'application.not-waiting' },
    });
  });

  it.each([
    ['eligible against the rule', granary, stores, 'eligible', true, 'not-eligible'],
    ['not eligible against the rule', watermill, stores, 'not-eligible', true, 'eligible'],
    ['not eligible with the rule', granary, stores, 'not-eligible', true, 'not-eligible'],
    ['a pilot', watermill, stores, 'pilot', true, 'eligible'],
    ['eligible with the rule', granary, grinds, 'eligible', false, 'eligible'],
  ] as const)('%s: needs a reason or not, and keeps what the rule said', (_case, site, answers, said, needs, rule) => {
    const cycle = applied(site, answers);
    const plain = cycle.copy().give(people.secretariat, answer(said));
    expect(plain.ok ? 'accepted' : plain.error).toEqual(
      needs ? { code: 'application.reason-missing', at: 'reason' } : 'accepted',
    );
    const decision = cycle.give(people.secretariat, answer(said, 'We looked at it.'));
    expect(decision).toMatchObject({ value: [{ payload: { answer: said, rule, answeredOn: today } }] });
  });

  it('“not eligible” ends it, and no letter can be signed on it or beside it', () => {
    const cycle = applied(granary);
    cycle.do(people.secretariat, answer('not-eligible', 'It only stores.'));
    expect([cycleStage(cycle.state()), nameOfNext(cycle)]).toEqual(['not-eligible', []]);
    expect(cycle.give(people.site, sign({}))).toMatchObject({ error: { code: 'application.not-eligible' } });
    const beside = fresh().give(people.site, sign({ ...stores, 'has-pond': 'no' }), { turnedDown: true });
    expect(beside).toMatchObject({ error: { code: 'application.not-eligible' } });
    expect(cycle.give(people.site, apply())).toMatchObject({ error: { code: 'application.open' } });
  });
});

describe('the letter', () => {
  it('needs an application where the scheme wants one, and otherwise only what its rule admits', () => {
    const wants = {
      ...compiled,
      scheme: { ...scheme, steps: [...(scheme.steps ?? []), { step: 'application' as const }] },
    };
    const both = { ...stores, 'has-pond': 'no' };
    expect(fresh(watermill, wants).give(people.site, sign(both))).toMatchObject({
      error: { code: 'application.needed' },
    });
    expect(fresh().give(people.site, sign(both)).ok).toBe(true);
    expect(fresh(granary).give(people.site, sign(stores))).toMatchObject({
      error: { code: 'application.rule-against' },
    });
    expect(fresh(granary).give(people.site, sign(grinds)).ok).toBe(true);
    const admitted = applied(granary);
    admitted.do(people.secretariat, answer('eligible', 'It is the only one in the valley.'));
    expect(admitted.give(people.site, sign({})).ok).toBe(true);
  });

  it('says nothing else about what was answered with the application', () => {
    const cycle = applied();
    cycle.do(people.secretariat, answer('eligible'));
    expect(cycle.give(people.site, sign({ ...grinds, 'has-pond': 'no' }))).toMatchObject({
      error: { code: 'application.answered-before', at: 'answers/grinds-for-others' },
    });
  });

  it.each([
    ['the site', { site: { siteType: 'windmill', metals: ['lead'], country: 'FR', fictional: true, responsible: [] } }],
    ['the version', { candidate: { ...compiled, hash: 'another' } }],
  ])('is not signed on an answer that %s has overtaken, until the site applies again', (_what, facts) => {
    const cycle = applied();
    cycle.do(people.secretariat, answer('eligible'));
    expect(cycle.give(people.site, sign(), facts)).toMatchObject({ error: { code: 'application.overtaken' } });
    cycle.do(people.site, apply(stores), facts);
    expect(cycleStage(cycle.state())).toBe('applied');
  });
});

describe('a pilot', () => {
  const mine = { siteType: 'mine', metals: ['lead'] };
  const pilot = () => {
    const cycle = applied(mine);
    cycle.do(people.secretariat, answer('pilot', 'To see whether the rule for mills fits a mine.'));
    return cycle;
  };

  it('is the only way for a type of site that the version does not list', () => {
    const cycle = applied(mine);
    expect(cycle.give(people.secretariat, answer('eligible', 'Why not.'))).toMatchObject({
      error: { code: 'application.pilot-only', at: 'answer' },
    });
    const direct = fresh(mine).give(people.site, sign(stores));
    expect(direct).toMatchObject({ error: { code: 'commitment.site-not-eligible' } });
  });

  it('goes through as one: its letter, its state and the facts that rules may ask say so', () => {
    const cycle = pilot();
    expect(isPilot(cycle.running())).toBe(true);
    cycle.do(people.site, sign({}));
    cycle.do(people.secretariat, { type: 'commitment.accept', body: { contactConfirmed: true } });
    expect([cycleStage(cycle.state()), isPilot(cycle.running())]).toEqual(['self-assessing', true]);
    const asks = { fact: 'pilot', isOneOf: [true] } as const;
    const holds = (site: ReturnType<typeof scopedFacts>) =>
      evaluate(scheme, asks, { site, applicable: [], ratings: {} }).holds;
    expect([holds(scopedFacts(cycle.running())), holds({ siteType: 'watermill' })]).toEqual([true, false]);
  });
});
