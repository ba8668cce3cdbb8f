import { expect, test } from 'vitest';
import { compileScheme, parseCompiledScheme, schemeJson } from './compile.ts';
import { problemInWords } from './problem.ts';
import { exampleFolder, exampleText, readSchemeFolder } from './shipped-schemes.test-support.ts';

const good = exampleText();

function problemsOf(text: string): readonly string[] {
  const outcome = compileScheme(new Map([['scheme.yaml', text]]));
  return outcome.ok ? [] : outcome.error.map(problemInWords);
}

function hashOf(files: ReadonlyMap<string, string>): string {
  const outcome = compileScheme(files);
  return outcome.ok ? outcome.value.hash : outcome.error.map(problemInWords).join('\n');
}

const hashOfText = (text: string): string => hashOf(new Map([['scheme.yaml', text]]));

/** The written mistake, and what the compiler says of it, its place left out. */
const mistakes: readonly (readonly [string, string, string])[] = [
  ['group: people', 'group: poeple', 'criteria/0/group: There is no group “poeple”. Did you mean “people”?'],
  ['scale: steps', 'scale: step', 'criteria/0/scale: There is no scale “step”. Did you mean “steps”?'],
  [
    'notApplicable: never',
    'notApplicable: nevr',
    'criteria/0/notApplicable: Expected “allowed” or “never”; found “nevr”. Did you mean “never”?',
  ],
  ['adverse: true', 'adverse: maybe', 'scales/0/levels/3/adverse: Expected true or false; found “maybe”.'],
  ["version: '1.0'", 'version: 1.0', 'version: Expected a version such as "1.0", in quotes; found the number 1.'],
  ['Europe/Paris', 'Europe/Pariss', 'timeZone: There is no time zone “Europe/Pariss”. Did you mean “Europe/Paris”?'],
  ['2025-01-02', '2025-02-30', 'inForce/from: “2025-02-30” is not a day of the calendar.'],
  ['rank: 4', 'rank: 5', 'scales/0/levels/1/rank: Another level has rank 5 too. Expected every level to have its own.'],
  [
    'score: 80',
    'score: 30',
    'scales/0/levels/1/score: A lower level has a higher score. Expected scores to grow with the rank.',
  ],
  ['id: mill-2', 'id: mill-1', 'criteria/1/id: “mill-1” is also the id of criteria/0. Expected another.'],
  ['number: P2', 'number: P1', 'criteria/1/number: “P1” is also the number of criteria/0. Expected another.'],
  [
    'aims: [clean-river]',
    'aims: [clean-rivers]',
    'criteria/3/aims/0: There is no aim “clean-rivers”. Did you mean “clean-river”?',
  ],
  [
    'appliesWhen: { fact: siteType',
    'appliesWhen: { fact: sitetype',
    'criteria/3/appliesWhen/fact: There is no fact “sitetype”: expected “siteType”, “metals”, “activities”, “country”, “fictional”, “pilot”, “has-pond”, “pond-use” or “grinds-for-others”. Did you mean “siteType”?',
  ],
  [
    'isOneOf: [watermill]',
    'isOneOf: [watermil]',
    'criteria/3/appliesWhen/isOneOf/0: There is no site type “watermil”. Did you mean “watermill”?',
  ],
  [
    'atLeast: workable',
    'atLeast: workabel',
    'marks/0/awardedWhen/all/1/every/atLeast: Scale “steps” has no level “workabel”. Did you mean “workable”?',
  ],
  [
    '{ critical: true }',
    '{ groups: [rivers] }',
    'marks/0/awardedWhen/all/1/every/of/groups/0: There is no group “rivers”. Did you mean “river”?',
  ],
  [
    '{ critical: true }',
    '{ critical: true, criteria: [mill-2] }',
    'marks/0/awardedWhen/all/1/every/of: No criterion is selected here, so this asks nothing.',
  ],
  [
    'min: 2',
    'min: 4',
    'marks/0/awardedWhen/all/3/any/1/atLeast/min: Only 3 criteria are counted; 4 can never be reached.',
  ],
  [
    'min: 50',
    'min: 101',
    'marks/0/awardedWhen/all/3/any/0/atLeast/min: A share is in per cent: expected a number from 0 to 100.',
  ],
  ['min: 85', 'min: 101', 'marks/1/awardedWhen/all/1/atLeast/min: The highest score is 100; 101 can never be reached.'],
  [
    'rated: {}',
    'ratted: {}',
    'marks/0/awardedWhen/all/0: Expected a rule: “fact”, “all”, “any”, “not”, “every”, “rated”, “applies”, “within” or “atLeast”; found “ratted”. Did you mean “rated”?',
  ],
  [
    'validityClock: lapse',
    'validityClock: laps',
    'marks/0/validityClock: There is no clock “laps”. Did you mean “lapse”?',
  ],
  [
    'validityClock: lapse',
    'validityClock: visit',
    'marks/0/validityClock: Clock “visit” does not end the award: expected one whose whenReached is “expire-award”.',
  ],
  [
    'metBy: finding.closed',
    'metBy: finding.clossed',
    'clocks/3/metBy: No event “finding.clossed” can be counted from here',
  ],
  [
    'metBy: assessment.visited',
    'metBy: finding.closed',
    'clocks/1/metBy: No event “finding.closed” can be counted from here',
  ],
  [
    'after: { days: 45 }',
    'after: { day: 45 }',
    'clocks/0/due/after/day: “day” is not part of a period in years, months and days. Did you mean “days”?',
  ],
  ['after: { days: 45 }', 'after: {}', 'clocks/0/due/after: Expected a period in years, months and days.'],
  [
    'kind: expire-award',
    'kind: expire-mark',
    'clocks/6/whenReached: Expected what follows when the clock runs out: “escalate”, “notice”, “suspend-award”, “lapse”, “expire-award” or “none”; found “expire-mark”. Did you mean “expire-award”?',
  ],
  [
    'to: assessor',
    'to: asessor',
    'clocks/1/whenReached/to: Expected “site”, “assessor”, “secretariat”, “officer”, “operator” or “system”; found “asessor”. Did you mean “assessor”?',
  ],
  [
    'kind: escalate, to: secretariat }\n    extension',
    'kind: lapse }\n    extension',
    'clocks/3/whenReached: A clock of a finding cannot end the commitment. Expected “escalate”, “notice”, “suspend-award” or “none”.',
  ],
  ['[award.propose, award.confirm]', '[award.propose, award.conform]', 'Did you mean “award.confirm”?'],
  ['[award.propose, award.confirm]', '[award.propose]', 'duties/differ/0/acts: Expected two acts, exactly 2; found 1.'],
  [
    '[award.propose, award.confirm]',
    '[award.propose, award.propose]',
    'duties/differ/0/acts: Expected two different acts.',
  ],
  [
    'fr: Repos du meunier, en',
    'de: Ruhe, en',
    'criteria/1/title: The text in the authoritative language “fr” is missing.',
  ],
  [
    'fr: Repos du meunier, en',
    'fr: Repos, de: Ruhe, en',
    'criteria/1/title/de: Language “de” is not among the languages of the scheme.',
  ],
  [
    'languages: [fr, en]',
    'languages: [en]',
    'authoritativeLanguage: The authoritative language “fr” is not among the languages.',
  ],
  [
    "url: 'https://mill.example'",
    "url: 'javascript:alert(1)'",
    'owner/url: Expected a web address that begins with https://; found “javascript:alert(1)”.',
  ],
  [
    'fr: Repos du meunier, en',
    'fr: Repos, et sommeil, en',
    'criteria/1/title/et sommeil: “et sommeil” cannot be a name in a text per language, such as { en: …, fr: … }. Put a text that holds a comma in quotes.',
  ],
  [
    'event: self-assessment.submitted',
    'event: self-assessment.submited',
    'marks/0/conditions/3/when/all/0/within/event: No event “self-assessment.submited” can be counted from here',
  ],
  [
    'isOneOf: [oil-pressing]',
    'isOneOf: [oil-presing]',
    'appliesWhen/isOneOf/0: There is no activity “oil-presing”. Did you mean “oil-pressing”?',
  ],
  ['marks:', 'mark:', 'mark: “mark” is not part of a scheme. Did you mean “marks”?'],
  ['id: unbegun', 'id: not-applicable', 'scales/0/levels/4/id: This word is taken'],
  [
    'name: { fr: Fer, en: Iron }',
    'name: &iron { fr: Fer, en: Iron }, nom: *iron',
    'References such as “*iron” are not used in scheme files. Write it out.',
  ],
  [
    'departureReasonLength: 120',
    'departureReasonLength: .inf',
    'duties/departureReasonLength: Expected an ordinary number.',
  ],
  ['departureReasonLength: 120', 'departureReasonLength: !!set {}', 'Expected a number of characters'],
  ['departureReasonLength: 120', 'departureReasonLength: !n 3', 'Tags such as “!word” are not used in scheme files.'],
  ['to: mill-4', 'to: mill-44', 'mappings/0/entries/0/to: There is no criterion “mill-44”. Did you mean “mill-4”?'],
  ['relation: superset', 'relation: supersat', 'mappings/0/entries/1/relation: Expected “equal”, “subset”'],
  [
    'relation: withdrawn',
    'relation: equal',
    'mappings/0/entries/2: “to” is missing; only a pair that is withdrawn has none.',
  ],
  [
    'from: keeper-3\n        relation: withdrawn',
    'from: keeper-3\n        to: mill-1\n        relation: withdrawn',
    'mappings/0/entries/2/to: A criterion that is withdrawn has no “to”.',
  ],
  [
    'from: keeper-2\n        to: mill-5',
    'from: keeper-1\n        to: mill-4',
    'mappings/0/entries/1: This pair is said before, in mappings/0/entries/0.',
  ],
  [
    'to: mill-5\n        relation: superset',
    'to: mill-6\n        relation: superset',
    'mappings/0/entries/3/relation: “new” stands alone, but “mill-6” has other pairs too.',
  ],
  [
    'scheme: river-keepers',
    'scheme: example-mill',
    'mappings/0/entries: Criterion “mill-1” is not named here. Say where it comes from, or that it is new.',
  ],
  [
    'has-pond, isOneOf: [true]',
    'has-pond, isOneOf: [maybe]',
    'isOneOf/0: Question “has-pond” is answered with yes or no: expected true or false.',
  ],
  [
    'askedWhen: { fact: has-pond',
    'askedWhen: { fact: pond-use',
    'questions/1/askedWhen/fact: There is no fact “pond-use”',
  ],
  ['id: has-pond', 'id: siteType', 'questions/0/id: Expected an id'],
  [
    'fact: assessment.ratings',
    'fact: assessment.rating',
    'publication/1/fact: There is no fact “assessment.rating” that can become public',
  ],
  ['fact: assessment.ratings', 'fact: commitment.letter', 'publication/1: This is said before, in publication/0.'],
  ['act: improvement.verify', 'act: improvement.verified', 'Did you mean “improvement.verify”?'],
  ['quorum: 2', 'quorum: 4', 'duties/panels/0/quorum: The panel has 3 members; 4 can never take part.'],
  ['period: { years: 2 }', 'period: {}', 'duties/coolingOff/0/period: Expected a period in years, months and days.'],
  [
    'act: award.confirm, ties',
    'act: assessment.submit, ties',
    'duties/recusal/1: This is said before, in duties/recusal/0.',
  ],
  [
    'extension: { by: officer, reasonLength: 40 }\n',
    '\n',
    'clocks/3/outerBound: Nobody may move this clock, so it needs no bound.',
  ],
  [
    'due: { anchor: commitment.accepted, after: { days: 45 } }',
    'due: null',
    'clocks/0/remindDaysBefore: This clock is unset, so there is no day to speak of.',
  ],
  [
    'metBy: appeal.lodged',
    'metBy: appeal.lodged\n    thenEvery: { years: 1 }',
    'clocks/7/thenEvery: Only a clock of the cycle that “surveillance.completed” meets comes round.',
  ],
  [
    'metBy: surveillance.completed',
    'metBy: surveillance.completed\n    thenEvery: {}',
    'clocks/5/thenEvery: Expected a period in years, months and days.',
  ],
  [
    '        clock: surveillance',
    '        clock: surveilance',
    'marks/0/conditions/1/clock: There is no clock “surveilance”. Did you mean “surveillance”?',
  ],
  [
    'id: mill-5-oil',
    'id: mill-1',
    'criteria/4/requirements/1/id: “mill-1” is the id of another criterion or requirement.',
  ],
  [
    'number: R2.1.2.1',
    'number: R2.2.1\n                numbre: R2',
    'requirements/1/requirements/0/numbre: “numbre” is not part of a requirement.',
  ],
  [
    'number: R2.2\n',
    'number: R2.1\n',
    'criteria/4/requirements/1/number: “R2.1” is the number of another requirement here.',
  ],
  ['criteria: [mill-4]', 'criteria: [mill-44]', 'frameworks/0/parts/0/criteria/0: There is no criterion “mill-44”.'],
  ['format: 1', 'format: 2', 'format: Expected “1”; found the number 2.'],
  ['format: 1', '1: 1', 'Expected a name in plain text before the colon'],
];

test.each(mistakes)('“%s” written as “%s” is answered with where, what and the nearest word', (right, wrong, said) => {
  expect(good).toContain(right);
  expect(problemsOf(good.replace(right, wrong)).join('\n')).toContain(said);
});

test('the text without a mistake compiles', () => {
  expect(problemsOf(good)).toEqual([]);
});

test('a problem names file, line and column of the mistake', () => {
  const lines = good.split('\n');
  const line = lines.findIndex((text) => text.includes('timeZone'));
  const broken = lines.with(line, 'timeZone:   Mars/Olympus').join('\n');
  const outcome = compileScheme(new Map([['a/rules.yaml', broken]]));
  expect(outcome).toMatchObject({
    ok: false,
    error: [{ file: 'a/rules.yaml', line: line + 1, column: 13, path: 'timeZone' }],
  });
});

test('a name said in two files is refused, and a list goes on in the next file', () => {
  const files = readSchemeFolder(exampleFolder);
  const twice = new Map([...files, ['zz.yaml', 'id: again\n']]);
  expect(hashOf(twice)).toContain('zz.yaml:1:1 id: “id” is said before, in scheme.yaml line');
  const [scheme = '', criteria = ''] = [files.get('scheme.yaml'), files.get('criteria.yaml')];
  const cut = criteria.indexOf('  - id: mill-4');
  const split = new Map([
    ...files,
    ['scheme.yaml', scheme],
    ['criteria.yaml', criteria.slice(0, cut)],
    ['criteria/river.yaml', `criteria:\n${criteria.slice(cut)}`],
  ]);
  expect(hashOf(split)).toBe(hashOf(files));
});

test('an empty folder, an empty file, too many files and a file that is too long are answered in words', () => {
  expect(hashOf(new Map())).toContain('There is no scheme here. Expected a file scheme.yaml.');
  expect(hashOfText('')).toContain('“criteria” is missing from a scheme: expected a list of criteria.');
  expect(hashOfText(`# ${'x'.repeat(1_000_000)}`)).toContain('longer than 1000000 characters');
  expect(hashOf(new Map(Array.from({ length: 51 }, (_, index) => [`${index}.yaml`, ''])))).toContain('51 files');
});

test('what nests too deep is answered in words, in brackets, by indentation and as a rule', () => {
  expect(hashOfText('['.repeat(900_000))).toContain('nests deeper than 40 levels');
  expect(hashOfText(Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'))).toContain(
    'nests deeper',
  );
  const rule = `${'{ not: '.repeat(13)}{ rated: {} }${' }'.repeat(13)}`;
  expect(hashOfText(good.replace('{ rated: {} }', rule))).toContain('This rule nests deeper than 12 levels');
  expect(parseCompiledScheme('['.repeat(60) + ']'.repeat(60))).toMatchObject({ ok: false });
});

test('comments, the order of names, the order of levels and members that say nothing new do not change the hash', () => {
  const hash = hashOfText(good);
  const same = [
    `# a remark\n${good}`,
    good.replace("id: example-mill\nversion: '1.1'", 'version: "1.1" # quoted otherwise\nid: example-mill'),
    good.replace('{ fr: Fer, en: Iron }', '{ en: Iron, fr: Fer }'),
    good.replace('rank: 5\n', 'rank: 9\n').replace('rank: 9\n', 'rank: 5\n'),
    good.replace('isOneOf: [watermill, windmill]', 'isOneOf: [windmill, watermill, windmill]'),
    good.replace(
      'scale: steps\n    notApplicable: never\n  - id: mill-3',
      'scale: steps\n    notApplicable: never\n    weight: 1\n    critical: false\n  - id: mill-3',
    ),
    good.replace('rated: {}', 'rated: { of: {} }'),
  ];
  expect(same.map(hashOfText)).toEqual(same.map(() => hash));
});

test('a change of meaning changes the hash', () => {
  const changed = [
    good,
    good.replace('months: 18', 'months: 17'),
    good.replace('en: Iron', 'en: iron'),
    good.replace('weight: 2', 'weight: 3'),
    good.replace('min: 55', 'min: 56'),
    good.replace('critical: true', 'critical: false'),
    good.replace('finding: true', 'finding: false'),
    good.replace('atLeast: workable', 'atLeast: robust'),
    good.replace('{ id: open-doors', '{ id: open-gates').replace('- id: open-doors', '- id: open-gates'),
  ].map(hashOfText);
  expect(new Set(changed).size).toBe(changed.length);
});

test('what is compiled reads back as the same, and a changed or broken text does not pass', () => {
  const outcome = compileScheme(readSchemeFolder(exampleFolder));
  if (!outcome.ok) throw new Error('The example does not compile.');
  const json = schemeJson(outcome.value.scheme);
  expect(parseCompiledScheme(json)).toEqual(outcome);
  expect(parseCompiledScheme(json.replace('"months":18', '"months":17'))).not.toEqual(outcome);
  expect(parseCompiledScheme(json.replace('"critical":true', '"critical":"very"'))).toMatchObject({ ok: false });
  expect(parseCompiledScheme('{')).toMatchObject({
    ok: false,
    error: [{ sentence: expect.stringContaining('This is not JSON') as string }],
  });
});
