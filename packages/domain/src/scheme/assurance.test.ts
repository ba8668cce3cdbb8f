/** Joining, assessing and what may happen to an award, on the example and in words. */
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { compareSchemes } from './compare-schemes.ts';
import { compileScheme } from './compile.ts';
import { readEligibility } from './eligibility.ts';
import { problemInWords } from './problem.ts';
import type { Scheme } from './scheme.ts';
import { compiledExample, exampleText } from './shipped-schemes.test-support.ts';
import {
  afterAwardInWords,
  assessmentInWords,
  assessorRulesInWords,
  eligibilityInWords,
} from './words/assurance-in-words.ts';
import { changeInWords } from './words/change-in-words.ts';

const scheme = compiledExample();
const compile = (text: string) => compileScheme(new Map([['scheme.yaml', text]]));
const granary = { siteType: 'granary', metals: [] };

test.each([
  [{ siteType: 'windmill' }, { 'grinds-for-others': false }, 'eligible'],
  [granary, { 'grinds-for-others': true }, 'eligible'],
  [granary, { 'grinds-for-others': false }, 'not-eligible'],
  [granary, {}, 'open'],
  [granary, { 'grinds-for-others': 'perhaps' }, 'open'],
] as const)('%o with %o is %s', (site, answers, state) => {
  expect(readEligibility(scheme, site, answers).state).toBe(state);
});

test('without a rule nobody is eligible or not, and a question of scoping is no part of it', () => {
  const { eligibility: _rule, ...silent } = scheme;
  expect(readEligibility(silent, granary, {}).state).toBe('unset');
  expect(readEligibility({ ...scheme, eligibility: { eligibleWhen: null } }, granary, {}).state).toBe('unset');
  expect(readEligibility(scheme, { siteType: 'watermill' }, { 'grinds-for-others': true }).state).toBe('eligible');
});

test('what the example says of it is told in words, and so is what is unset', () => {
  expect(eligibilityInWords(scheme, 'en')).toEqual([
    'Who may take part: at least one of these holds: (1) the type of the site is “Watermill” or “Windmill”; (2) the answer to “Does the mill grind for others?” is yes.',
  ]);
  expect(assessmentInWords(scheme, 'en')).toEqual([
    'The assessor comes to the site.',
    'Millers: at least 3 are heard.',
    'Neighbours on the river: at least 2 are heard.',
    'Customers: heard, but the scheme does not say how many.',
    'Notes of interviews are read by the assessment team and the secretariat only.',
    'The site reads in the assurance plan what is assessed.',
    'The site reads in the assurance plan which groups of stakeholders are consulted and how, without names.',
    'The site reads in the assurance plan how many people of each group are heard, and why.',
    'The secretariat returns a self-assessment to the site; the assessment team asks for it.',
    'Every requirement below a criterion is rated by itself.',
    'The secretariat confirms that a criterion is not applicable.',
    'That a finding is closed is verified at the site or from afar.',
    'Every member of the assessment team may verify that a finding is closed.',
  ]);
  expect(assessorRulesInWords(scheme, 'en')).toEqual([
    'An assessor is approved for single values of: language and type of site.',
    'An assessor shows: Safety at wheels, again after 4 years.',
    'An assessor shows: Life of the river.',
  ]);
  expect(afterAwardInWords(scheme, 'en')).toEqual([
    'That every criterion is met and verified is confirmed by an award officer.',
    'Between two assessments the site is looked at by the clock “Surveillance visit”.',
    'The assessor comes to the site.',
    'An award may be suspended: The mill no longer opens its gate.',
    'An award may be suspended: The surveillance visit is missing.',
    'An award may be withdrawn: The mill misled the assessor.',
    'The site is assessed anew, and must tell of it itself: A wheel is replaced.',
    'The site is assessed anew: Dead fish float below the mill.',
    'What the site must tell of, it tells within 10 days.',
    'An appeal is heard by an award officer.',
    'An appeal may be lodged: A fact is wrong.',
    'It is lodged by the clock “Time to object”.',
    'It is decided by the clock “Objection answered”.',
  ]);
  const unset: Scheme = {
    ...scheme,
    eligibility: { eligibleWhen: null },
    assessment: {
      visit: null,
      verification: null,
      notApplicableConfirmedBy: null,
      interviews: null,
      interviewNotes: null,
      planForSite: null,
      answersReturnedBy: null,
      verifiedBy: null,
      closureEvidence: null,
    },
    assessors: { scope: null, competences: null },
    afterAward: {
      surveillance: null,
      suspension: null,
      withdrawal: null,
      reassessment: { triggers: [], noticeWithin: null },
      appeal: { heardBy: null, grounds: null },
    },
  };
  for (const language of ['en', 'fr']) {
    const inWords = [eligibilityInWords, assessmentInWords, assessorRulesInWords, afterAwardInWords];
    const told = inWords.flatMap((tell) => tell(unset, language));
    expect(told).toHaveLength(18);
    for (const line of told)
      expect(line).toMatch(language === 'en' ? /^The scheme does not say / : /^Le programme ne dit pas /);
    for (const line of inWords.flatMap((tell) => tell(scheme, language))) expect(line).toMatch(/^[A-ZÀÉ].*[^.]\.$/);
  }
  const { eligibility: _e, assessment: _a, assessors: _s, afterAward: _w, ...silent } = scheme;
  expect([eligibilityInWords, assessmentInWords, afterAwardInWords].flatMap((tell) => tell(silent, 'en'))).toEqual([]);
});

test.each([
  [
    'grinds-for-others, isOneOf: [true]',
    'has-pond, isOneOf: [true]',
    'eligibility/eligibleWhen/any/1/fact: There is no fact “has-pond”: expected “siteType”, “metals”, “activities”, “country”, “fictional”, “pilot” or “grinds-for-others”.',
  ],
  [
    'decideClock: objection-answered',
    'decideClock: objection-anwered',
    'afterAward/appeal/decideClock: There is no clock “objection-anwered”. Did you mean “objection-answered”?',
  ],
  [
    'lodgeClock: objection',
    'lodgeClock: mending',
    'afterAward/appeal/lodgeClock: Clock “mending” runs for a finding: expected one that runs for the cycle.',
  ],
  [
    'interviewNotes: team-and-secretariat',
    'interviewNotes: everybody',
    'assessment/interviewNotes: Expected “team” or “team-and-secretariat”; found “everybody”.',
  ],
  ['scope: [site-type, language]', 'scope: [site-typ]', 'Did you mean “site-type”?'],
  ['id: neighbours', 'id: millers', 'assessment/interviews/1: This is said before, in assessment/interviews/0.'],
  ['id: late-look', 'id: closed-gate', 'afterAward/suspension/1: This is said before, in afterAward/suspension/0.'],
  ['noticeWithin: { days: 10 }', 'noticeWithin: {}', 'noticeWithin: Expected a period in years, months and days.'],
  ['validFor: { years: 4 }', 'validFor: {}', 'validFor: Expected a period in years, months and days.'],
  ['atLeast: 3', 'atLeast: 0', 'assessment/interviews/0/atLeast: Expected a number of people; found the number 0.'],
  ['requirements: rated', 'requirements: rate', 'Expected “listed” or “rated”; found “rate”. Did you mean “rated”?'],
  [
    '    askedAt: application\n',
    '    askedAt: application\n    askedWhen: { fact: has-pond, isOneOf: [true] }\n',
    'questions/2/askedWhen/fact: There is no fact “has-pond”',
  ],
])('“%s” written as “%s” is answered in words', (right, wrong, said) => {
  const good = exampleText();
  expect(good).toContain(right);
  const outcome = compile(good.replace(right, wrong));
  expect(outcome.ok ? '' : outcome.error.map(problemInWords).join('\n')).toContain(said);
});

test('what says nothing new does not change the hash, and each rule does', () => {
  const plain: Scheme = { ...scheme, assessment: {}, assessors: {}, afterAward: {} };
  const { assessment: _a, assessors: _s, afterAward: _w, ...absent } = plain;
  const hashOf = (one: object) => {
    const outcome = compile(stringify(one));
    return outcome.ok ? outcome.value.hash : outcome.error.map(problemInWords).join();
  };
  const hash = hashOf(absent);
  expect(hashOf(plain)).toBe(hash);
  expect(hashOf({ ...absent, assessment: { requirements: 'listed' } })).toBe(hash);
  const ruled = [
    { ...absent, assessment: { requirements: 'rated' } },
    { ...absent, assessment: { visit: null } },
    { ...absent, assessors: { scope: ['metal', 'country'] } },
    { ...absent, afterAward: { surveillance: null } },
    absent,
  ];
  expect(new Set(ruled.map(hashOf)).size).toBe(ruled.length);
  expect(hashOf({ ...absent, assessors: { scope: ['country', 'metal', 'country'] } })).toContain('said before');
  expect(hashOf({ ...absent, assessors: { scope: ['country', 'metal'] } })).toBe(hashOf(ruled[2]!));
});

test('differences are told with what holds now and what held before', () => {
  const newer: Scheme = {
    ...scheme,
    version: '2.0',
    assessment: { ...scheme.assessment, visit: 'remote', interviews: scheme.assessment!.interviews!.slice(1) },
    afterAward: {
      ...scheme.afterAward,
      withdrawal: [{ id: 'sold', text: { fr: 'Le moulin est vendu.', en: 'The mill is sold.' } }],
      appeal: null,
    },
  };
  const told = (language: string) =>
    compareSchemes(scheme, newer).changes.map((change) => changeInWords(scheme, newer, change, language));
  expect(told('en')).toEqual([
    expect.stringMatching(
      /^How a site is assessed differs: how the site is visited\. Now: The assessor looks at the site from afar\. .* Before: The assessor comes to the site\./,
    ),
    'New: the ground for withdrawal “The mill is sold”.',
    'No longer there: the group to hear “Millers”.',
    'No longer there: the ground for withdrawal “The mill misled the assessor”.',
    'No longer there: the appeal.',
  ]);
  expect(told('fr').at(-1)).toBe('Supprimé\u00a0: le recours.');
});
