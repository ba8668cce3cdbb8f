import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { adviceOnAnswers } from '../cycle/decide-cycle.ts';
import { scopedFacts } from '../cycle/cycle.ts';
import { nextActs } from '../cycle/next-act.ts';
import {
  people,
  playCycle,
  playRatings,
  type PlayedCommand,
  type PlayedCycle,
  playFieldwork,
  playToAppointment,
  sectionsOf,
  shippedScheme,
  siteId,
} from '../cycle/played-cycle.test-support.ts';
import { possibleQuestions } from '../scheme/index.ts';
import { evolveScope, takeAnswers } from './scope.ts';

// The made-up scheme asks a watermill whether it has a pond, which the assessor confirms, and if so what for; and every
// mill whether it grinds for others.
const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const today = plainDate('2025-03-01');

const others = { 'grinds-for-others': 'no' };

function sign(answers: Readonly<Record<string, string>>): PlayedCommand {
  return {
    type: 'commitment.sign',
    body: {
      ...{ site: siteId, scheme: compiled.scheme.id, signedOn: today },
      promises: compiled.scheme.letter.promises.map(({ id }) => id),
      ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
      answers: { ...others, ...answers },
    },
  };
}
const fresh = (): PlayedCycle => playCycle(compiled, site, today);
const confirm = (answers: Readonly<Record<string, string>>, reason?: string): PlayedCommand => ({
  type: 'scope.confirm',
  body: { answers: { ...others, ...answers }, ...(reason === undefined ? {} : { reason }) },
});
/** An assessor is appointed; the site answered that it has no pond. */
function assessed(): PlayedCycle {
  const cycle = fresh();
  playToAppointment(cycle, compiled, site, today);
  return cycle;
}

describe('answering the scheme’s questions with the letter', () => {
  it('makes the answers facts about the site that the rules can ask', () => {
    const cycle = fresh();
    cycle.do(people.site, sign({ 'has-pond': 'yes', 'pond-use': 'fish' }));
    expect(scopedFacts(cycle.running())).toMatchObject({ siteType: 'watermill', 'has-pond': true, 'pond-use': 'fish' });
    expect(adviceOnAnswers(cycle.running(), compiled.scheme).marks).not.toEqual([]);
  });

  it('takes no answer to a question that is not asked', () => {
    const cycle = fresh();
    cycle.do(people.site, sign({ 'has-pond': 'no', 'pond-use': 'fish' }));
    expect(cycle.running().scope).toEqual({
      answers: { 'has-pond': false, 'grinds-for-others': false },
      confirmed: [],
    });
    const windmill = playCycle(compiled, { ...site, siteType: 'windmill' }, today);
    windmill.do(people.site, sign({}));
    expect(windmill.running().scope?.answers).toEqual({ 'grinds-for-others': false });
    const copper = shippedScheme('copper-mark/rra-2.0');
    expect(takeAnswers(copper.scheme, site, {})).toEqual({ ok: true, value: {} });
  });

  it.each([
    ['without an answer', {}, 'scope.open-question', 'answers/has-pond'],
    ['without one that another answer brought up', { 'has-pond': 'yes' }, 'scope.open-question', 'answers/pond-use'],
    ['with an answer that is not offered', { 'has-pond': 'maybe' }, 'scope.open-question', 'answers/has-pond'],
    ['with an answer to nothing', { 'has-pond': 'no', ducks: 'yes' }, 'scope.unknown-question', 'answers/ducks'],
  ])('is refused %s', (_case, answers, code, at) => {
    expect(fresh().give(people.site, sign(answers))).toMatchObject({ error: { code, at } });
  });
});

describe('confirming the answers', () => {
  it('is the part of whom the scheme names, and the report waits for it', () => {
    const cycle = assessed();
    expect(nextActs(cycle.running(), cycle.version(), compiled.scheme)[0]).toMatchObject({
      ...{ act: 'scope.confirm', duty: 'assessor' },
    });
    expect(cycle.give(people.secretariat, confirm({ 'has-pond': 'no' }))).toMatchObject({
      error: { code: 'scope.not-yours' },
    });
    expect(cycle.give(people.site, confirm({ 'has-pond': 'no' }))).toMatchObject({
      error: { code: 'access.duty-missing' },
    });
    playRatings(cycle, compiled, 'assessment', () => ({ level: 'robust', rationale: 'Seen.', evidence: ['e'] }));
    playFieldwork(cycle, compiled.scheme, today);
    const sections = sectionsOf(compiled.scheme);
    const report: PlayedCommand = { type: 'assessment.submit', body: { visitedOn: today, summary: 'So.', sections } };
    expect(cycle.give(people.assessor, report)).toMatchObject({ error: { code: 'scope.unconfirmed' } });
    cycle.do(people.assessor, confirm({ 'has-pond': 'no' }));
    cycle.do(people.assessor, report);
    const late = cycle.give(people.assessor, confirm({ 'has-pond': 'yes', 'pond-use': 'fish' }, 'There is one.'));
    expect(late).toMatchObject({ error: { code: 'scope.frozen' } });
  });

  it('corrects an answer with the reason, and brings up the next question', () => {
    const cycle = assessed();
    expect(cycle.give(people.assessor, confirm({ 'has-pond': 'yes' }, 'There is one.'))).toMatchObject({
      error: { code: 'scope.open-question', at: 'answers/pond-use' },
    });
    const corrected = { 'has-pond': 'yes', 'pond-use': 'power' };
    expect(cycle.give(people.assessor, confirm(corrected))).toMatchObject({
      error: { code: 'scope.reason-missing', at: 'reason' },
    });
    cycle.do(people.assessor, confirm(corrected, 'There is one.'));
    expect(cycle.events().at(-1)?.event.payload).toMatchObject({ reason: 'There is one.', confirmed: ['has-pond'] });
    expect(cycle.running().scope).toEqual({
      answers: { 'has-pond': true, 'pond-use': 'power', 'grinds-for-others': false },
      confirmed: ['has-pond'],
    });
  });
});

describe('a confirmation by one person', () => {
  const before = { answers: { 'has-pond': true, 'pond-use': 'fish', 'grinds-for-others': false } };
  const after = (confirmed: readonly string[], answers: Readonly<Record<string, string | boolean>>) =>
    evolveScope({ ...before, confirmed }, { type: 'scope.confirmed', payload: { answers, confirmed: ['has-pond'] } });

  it('keeps what others confirmed of the answers that are the same', () => {
    expect(after(['grinds-for-others'], before.answers).confirmed).toEqual(['grinds-for-others', 'has-pond']);
    expect(after(['has-pond'], before.answers).confirmed).toEqual(['has-pond']);
  });

  it('takes it back for an answer that is another one, or that nobody gives any more', () => {
    expect(after(['pond-use'], { ...before.answers, 'pond-use': 'power' }).confirmed).toEqual(['has-pond']);
    const { 'pond-use': _gone, ...rest } = before.answers;
    expect(after(['pond-use'], rest).confirmed).toEqual(['has-pond']);
  });
});

describe('the questions that a form shows', () => {
  it('are those that can come up, whatever is answered', () => {
    const shown = (siteType: string) =>
      possibleQuestions(compiled.scheme, { siteType, metals: [] }).map(({ conditional, question }) => [
        question.id,
        conditional,
      ]);
    expect(shown('watermill')).toEqual([
      ['has-pond', false],
      ['pond-use', true],
      ['grinds-for-others', false],
    ]);
    expect(shown('windmill')).toEqual([['grinds-for-others', false]]);
  });
});
