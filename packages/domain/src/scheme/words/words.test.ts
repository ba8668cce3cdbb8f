import { plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import { advise } from '../advise.ts';
import { evaluate, type Reason } from '../evaluate.ts';
import { compiledExample } from '../shipped-schemes.test-support.ts';
import { clockInWords, separationInWords } from './clock-in-words.ts';
import { reasonCounted, reasonInWords } from './reason-in-words.ts';
import { ruleInWords } from './rule-in-words.ts';
import { textIn } from './words.ts';

const scheme = compiledExample();
const clockNamed = (id: string) => scheme.clocks.find((clock) => clock.id === id)!;
const nbsp = '\u00a0';

test('an award rule is told in one sentence with its parts numbered', () => {
  expect(ruleInWords(scheme, scheme.marks[0]!.awardedWhen, 'en')).toBe(
    'All of these hold: (1) all criteria that apply are rated; (2) all critical criteria that apply are rated “Workable” or better; ' +
      '(3) the score over the criteria that apply is at least 55; (4) at least one of these holds: ' +
      '(1) at least 50 % of the criteria that apply in River are rated “Robust” or better; ' +
      '(2) at least 2 of the criteria that apply in People are rated “Exemplary” or better.',
  );
});

test('a rule about the site names the scheme’s own words in the reader’s language', () => {
  const rule = scheme.criteria[5]!.appliesWhen!;
  expect(ruleInWords(scheme, rule, 'en')).toBe(
    'All of these hold: (1) a metal of the site is “Lead”; (2) this does not hold: the type of the site is “Granary”.',
  );
  expect(ruleInWords(scheme, rule, 'fr-CH')).toBe(
    `Toutes ces conditions sont remplies${nbsp}: (1) un métal du site est «${nbsp}Plomb${nbsp}»${nbsp}; ` +
      `(2) cette condition n’est pas remplie${nbsp}: le type du site est «${nbsp}Grenier${nbsp}».`,
  );
  const country = { fact: 'country', isOneOf: ['FR', 'CA'] };
  expect(ruleInWords(scheme, country, 'fr')).toBe('Le pays du site est France ou Canada.');
  expect(ruleInWords(scheme, { fact: 'fictional', isOneOf: [true] }, 'en')).toBe('Whether the site is made up is yes.');
});

test('a reason says how each part came out, and which criteria stand against it', () => {
  const ratings = Object.fromEntries(
    [
      ['mill-1', 'workable'],
      ['mill-2', 'exemplary'],
      ['mill-5', 'unbegun'],
    ].map(([id = '', level = '']) => [id, { level }]),
  );
  const { marks } = advise(scheme, { site: { siteType: 'windmill', metals: ['iron'] }, ratings });
  const lines = (reason: Reason, depth = 0): readonly string[] => [
    `${'  '.repeat(depth)}${reason.holds ? 'yes' : 'no'}: ${reasonInWords(scheme, reason, 'en')}`,
    ...reason.because.flatMap((below) => lines(below, depth + 1)),
  ];
  expect(lines(marks[0]!.reason)).toEqual([
    'no: Not all of these hold.',
    '  no: Without a rating: P3 Honest measure (1 of 4).',
    '  yes: All critical criteria that apply (1) are rated “Workable” or better.',
    '  no: The score over the criteria that apply is 30; at least 55 is needed. Without a rating: P3 Honest measure (1 of 4).',
    '  no: None of these holds.',
    '    no: Of the criteria that apply in River (1), 0 % are rated “Robust” or better; at least 50 % are needed. Rated below “Robust”: R2 Water given back clean (1 of 1).',
    '    no: Of the criteria that apply in People, 1 of 3 are rated “Exemplary” or better; at least 2 are needed. Rated below “Exemplary”: P1 Hands kept safe (1 of 3). Without a rating: P3 Honest measure (1 of 3).',
  ]);
});

test('where the criteria are listed beside it, a reason counts them', () => {
  const every: Reason = {
    ...{ asked: 'every', holds: false, level: 'robust', considered: 33, against: ['mill-1'], missing: [], because: [] },
  };
  expect(reasonCounted(scheme, every, 'en')).toBe('1 of the 33 criteria that apply is not rated “Robust” or better.');
  expect(reasonCounted(scheme, { ...every, missing: ['mill-2'] }, 'fr')).toBe(
    `2 des 33 critères applicables ne sont pas évalués «${nbsp}Solide${nbsp}» ou mieux.`,
  );
  const rated: Reason = {
    ...{ asked: 'rated', holds: false, considered: 33, missing: ['mill-1', 'mill-2'], because: [] },
  };
  expect(reasonCounted(scheme, rated, 'en')).toBe('2 of the 33 criteria that apply have no rating.');
  expect(reasonCounted(scheme, { ...every, holds: true, against: [] }, 'en')).toBe(
    'All criteria that apply (33) are rated “Robust” or better.',
  );
});

test('a part that speaks of no criterion that applies says so', () => {
  const reason: Reason = {
    asked: 'every',
    holds: true,
    of: { critical: true },
    level: 'robust',
    considered: 0,
    because: [],
  };
  expect(reasonInWords(scheme, reason, 'en')).toBe('There are no critical criteria that apply, so nothing is asked.');
});

test('clocks say when they are due and what follows, or that the scheme leaves it unset', () => {
  expect(clockInWords(clockNamed('surveillance'), 'en')).toBe(
    '18 months after the award is confirmed. When it runs out, the award is suspended.',
  );
  const yearly = { ...clockNamed('surveillance'), thenEvery: { years: 1 } };
  expect(clockInWords(yearly, 'en')).toContain(' Then each time 1 year after the surveillance is completed. When it ');
  expect(clockInWords(yearly, 'fr')).toContain(' Puis, chaque fois, 1 an après la fin de la surveillance. ');
  expect(clockInWords(clockNamed('told'), 'en')).toBe(
    '150 days after the self-assessment is submitted. When it runs out, the responsible person of the site is told.',
  );
  expect(clockInWords(clockNamed('all-mended'), 'fr')).toBe(
    '23 mois après la signature de la lettre d’engagement. À l’échéance, l’engagement devient caduc.',
  );
  expect(clockInWords(clockNamed('mending'), 'en')).toBe(
    'For every finding, the earliest of: 4 months after the finding is raised; ' +
      '1 year and 10 days after the letter of commitment is signed. When it runs out, the secretariat must act.',
  );
  expect(clockInWords(clockNamed('lapse'), 'fr')).toBe(
    '30 mois après la confirmation de l’attribution. À l’échéance, l’attribution prend fin.',
  );
  expect(clockInWords({ ...clockNamed('lapse'), due: null }, 'en')).toBe('The scheme sets no time for this.');
});

test('who must differ from whom is a sentence', () => {
  expect(separationInWords(['award.propose', 'award.confirm'], 'en')).toBe(
    'Proposing an award and confirming an award are done by different people.',
  );
});

test('a text is given in the reader’s language, else in its base language, else in the authoritative one', () => {
  expect(textIn(scheme, { fr: 'oui', en: 'yes' }, 'en')).toBe('yes');
  expect(textIn(scheme, { fr: 'oui', en: 'yes' }, 'en-GB')).toBe('yes');
  expect(textIn(scheme, { fr: 'oui', en: 'yes' }, 'zh')).toBe('oui');
});

test('rules about days and about what applies are told as they are asked and as they came out', () => {
  const conditions = scheme.marks[0]!.conditions!;
  const ruleOf = (id: string) => conditions.find((one) => one.id === id)!.when!;
  expect(ruleInWords(scheme, ruleOf('lock-lead-away'), 'en')).toBe('There are criteria that apply among R3.');
  expect(ruleInWords(scheme, ruleOf('show-others'), 'en')).toBe(
    'All of these hold: (1) this has happened in time: the self-assessment is submitted, until 14 days after the letter of commitment is accepted; ' +
      '(2) this has happened: the site visit.',
  );
  const told = (days: Readonly<Record<string, string>>, language: string) =>
    evaluate(scheme, ruleOf('show-others'), {
      ...{ site: {}, applicable: [], ratings: {} },
      anchors: Object.fromEntries(Object.entries(days).map(([name, day]) => [name, plainDate(day)])),
    }).because.map((one) => reasonInWords(scheme, one, language));
  expect(told({ 'commitment.accepted': '2025-01-31', 'self-assessment.submitted': '2025-02-14' }, 'en')).toEqual([
    'The self-assessment is submitted: on 14 February 2025, in time until 14 February 2025.',
    'The site visit: not yet.',
  ]);
  expect(told({ 'commitment.accepted': '2025-01-31' }, 'fr')[0]).toBe(
    `La remise de l’auto-évaluation${nbsp}: pas encore, à temps jusqu’au 14 février 2025.`,
  );
});
