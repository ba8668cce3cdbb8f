import { describe, expect, it } from 'vitest';
import { instant, plainDate } from '@touchstone/kernel';
import { createTranslator } from './translator.ts';
import { refusalSentence } from './refusal-sentence.ts';

const en = createTranslator('en');
const fr = createTranslator('fr');

describe('a translator', () => {
  it('writes dates out, the first of a month as French does', () => {
    expect(en.date(plainDate('2026-03-12'))).toBe('12 March 2026');
    expect(fr.date(plainDate('2026-03-12'))).toBe('12 mars 2026');
    expect(fr.date(plainDate('2026-03-01'))).toBe('1er mars 2026');
  });

  it('shows a moment in the time zone that it was made for', () => {
    const moment = instant('2026-03-31T22:30:00.000Z');
    expect(en.dateTime(moment)).toBe('31 March 2026 at 22:30 UTC');
    expect(createTranslator('fr', 'Europe/Paris').dateTime(moment)).toBe('1er avril 2026 à 00:30 UTC+2');
  });

  it('counts days in words', () => {
    expect([18, 1, 0, -1, -3].map((days) => en.daysLeft(days))).toEqual([
      '18 days left',
      '1 day left',
      'due today',
      '1 day late',
      '3 days late',
    ]);
    expect(fr.daysLeft(1)).toBe('1 jour restant');
  });

  it('writes lists and numbers in the language', () => {
    expect(en.list(['Lens', 'Montreal', 'Lima'])).toBe('Lens, Montreal and Lima');
    expect(fr.list(['Lens', 'Montréal'])).toBe('Lens et Montréal');
    expect(en.number(230_000)).toBe('230,000');
  });

  it('gives the scheme’s words in the page’s language, or says which language it gives', () => {
    expect([fr.text({ en: 'level', fr: 'niveau' }), fr.textLanguage({ en: 'level', fr: 'niveau' })]).toEqual([
      'niveau',
      undefined,
    ]);
    expect([fr.text({ zh: '级', en: 'level' }), fr.textLanguage({ zh: '级', en: 'level' })]).toEqual(['level', 'en']);
    expect([fr.text({ zh: '级' }), fr.textLanguage({ zh: '级' })]).toEqual(['级', 'zh']);
  });

  it('lets no line break before French double punctuation', () => {
    expect(fr('component.error')).toBe('Erreur\u00a0:');
    expect(refusalSentence(fr, { code: 'site.unknown-metal', facts: { metal: 'tin' } })).toContain('«\u00a0tin\u00a0»');
  });

  it('stops at a missing argument', () => {
    expect(() => en('word.days-left')).toThrow();
  });
});

describe('the sentence of a refusal', () => {
  it('names its facts in the person’s language, days written out', () => {
    const refusal = { code: 'improvement.too-late', at: 'due', facts: { due: '2026-03-01' } };
    expect(refusalSentence(en, refusal)).toBe(
      'The scheme asks for this by 1 March 2026. Choose that day or an earlier one.',
    );
    expect(refusalSentence(fr, refusal)).toContain('au plus tard le 1er mars 2026');
  });

  it('says what people do in their words, not in the command’s', () => {
    const refusal = { code: 'duty.same-person', facts: { act: 'award.propose', other: 'assessment.submit' } };
    expect(refusalSentence(en, refusal)).toContain(
      'submitting the assessment report and proposing an award are for two',
    );
    expect(refusalSentence(fr, refusal)).toContain('remettre le rapport d’évaluation et proposer une attribution');
  });

  it('calls what the scheme has words for by them, and a country or a language by its name', () => {
    const group = { en: 'Millers', fr: 'Meuniers' };
    const few = { code: 'interview.too-few', facts: { group, atLeast: 3, number: 1 } };
    expect(refusalSentence(en, few)).toContain('“Millers”');
    expect(refusalSentence(fr, few)).toContain('Meuniers');
    const beyond = (dimension: string, wanted: string | typeof group): string =>
      refusalSentence(fr, { code: 'assessor.out-of-scope', facts: { name: 'Ada', dimension, wanted } });
    expect(beyond('countries', 'SE')).toContain('Suède');
    expect(beyond('languages', 'sv')).toContain('suédois');
    expect(beyond('metals', { fr: 'Plomb', en: 'Lead' })).toContain('Plomb');
    // As it was kept before the scheme’s words came with it.
    expect(refusalSentence(en, { ...few, facts: { ...few.facts, group: 'millers' } })).toContain('“millers”');
  });

  it('names a duty in the reader’s words', () => {
    const refusal = { code: 'access.duty-missing', facts: { duty: 'officer' } };
    expect(refusalSentence(en, refusal)).toContain('the duty “Awards officer”');
    expect(refusalSentence(fr, refusal)).toContain('Chargé des attributions');
  });

  it('stops at a code that is not in the register', () => {
    expect(() => refusalSentence(en, { code: 'nothing.known' })).toThrow(/nothing\.known/);
    expect(() => refusalSentence(fr, { code: 'constructor' })).toThrow();
  });
});
