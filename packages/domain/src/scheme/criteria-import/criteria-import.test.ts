/** The scheme owner's own text in: what is named changes, every other character stays, and nothing is guessed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileScheme } from '../compile.ts';
import { problemInWords } from '../problem.ts';
import type { Scheme } from '../scheme.ts';
import { compiledExample, exampleFolder, readSchemeFolder } from '../shipped-schemes.test-support.ts';
import { applyCriteria } from './apply-criteria.ts';
import { criteriaToTable } from './criteria-to-table.ts';
import { readCriteriaTable } from './read-criteria-table.ts';
import { readCriteriaYaml } from './read-criteria-yaml.ts';

const files = readSchemeFolder(exampleFolder);
const scheme = compiledExample();
const table = (rows: readonly (readonly string[])[]) => ({
  name: 'T',
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
});

function imported(rows: readonly (readonly string[])[], into = files): Scheme {
  const read = readCriteriaTable(scheme, table(rows));
  expect(read.problems).toEqual([]);
  const applied = applyCriteria(into, scheme, read.rows);
  expect(applied.problems).toEqual([]);
  const outcome = compileScheme(applied.files);
  if (!outcome.ok) throw new Error(outcome.error.map(problemInWords).join('\n'));
  return outcome.value.scheme;
}

function refused(rows: readonly (readonly string[])[]): readonly string[] {
  const { rows: read, problems } = readCriteriaTable(scheme, table(rows));
  const all = problems.length > 0 ? problems : applyCriteria(files, scheme, read).problems;
  return all.map(({ at, sentence }) => `${at}: ${sentence}`);
}

test('what is exported and imported again changes no character of any file', () => {
  const read = readCriteriaTable(scheme, table(criteriaToTable(scheme)));
  expect(read.problems).toEqual([]);
  expect(read.rows.length).toBe(12);
  expect(applyCriteria(files, scheme, read.rows)).toEqual({ files, problems: [] });
});

test('a row changes what it says, by id or by number, and remarks and every other criterion stay as they are', () => {
  const remarked = new Map([
    ...files,
    [
      'criteria.yaml',
      (files.get('criteria.yaml') ?? '')
        .replace('  - id: mill-2\n', '  # before the second\n  - id: mill-2 # beside it\n')
        .replace('    number: P2\n', '    # inside of it\n    number: P2\n'),
    ],
  ]);
  const read = readCriteriaTable(
    scheme,
    table([
      ['Number', 'Title (FR)', 'guidance.fr', '# mine', 'Group'],
      ['P2', 'Sommeil', 'Line one: with a colon\n# and a sign', 'x', 'Rivière'],
    ]),
  );
  const { files: written, problems } = applyCriteria(remarked, scheme, read.rows);
  expect(problems).toEqual([]);
  const text = written.get('criteria.yaml') ?? '';
  expect(text).toMatch(/ {2}# before the second\n {2}- id: mill-2 # beside it\n {4}# inside of it\n {4}number: P2\n/);
  const outcome = compileScheme(written);
  if (!outcome.ok) throw new Error(outcome.error.map(problemInWords).join('\n'));
  expect(outcome.value.scheme.criteria).toEqual(
    scheme.criteria.map((one) =>
      one.id === 'mill-2'
        ? {
            ...one,
            title: { ...one.title, fr: 'Sommeil' },
            guidance: { fr: 'Line one: with a colon\n# and a sign' },
            group: 'river',
          }
        : one,
    ),
  );
  const [before, after] = [remarked.get('criteria.yaml') ?? '', text].map((one) => one.split('\n'));
  expect(before?.filter((line) => !after?.includes(line))).toHaveLength(1);
});

test('a new criterion stands last, a new requirement below what it names, with ids made of their numbers', () => {
  // A version that says where its criteria come from says it of a new one too, which is written by hand.
  const unmapped = new Map([...files].filter(([path]) => path !== 'mapping.yaml'));
  const rows = [
    ['number', 'parent', 'title fr', 'group', 'critical', 'evidenceHints fr', 'sdgs', 'notApplicable'],
    ['S 7', '', 'Silence', 'people', 'oui', 'Un\nDeux', '3, 8', 'yes'],
    ['S 7.1', 'S 7', 'La nuit', '', '', '', '', ''],
    ['R2.1.3', 'R2.1', 'Son goût', '', '', '', '', ''],
  ];
  const { criteria } = imported(rows, unmapped);
  expect(criteria.at(-1)).toEqual({
    id: 's-7',
    number: 'S 7',
    title: { fr: 'Silence' },
    group: 'people',
    scale: 'steps',
    critical: true,
    evidenceHints: [{ fr: 'Un' }, { fr: 'Deux' }],
    sdgs: [3, 8],
    notApplicable: 'allowed',
    requirements: [{ id: 's-7-1', number: 'S 7.1', text: { fr: 'La nuit' } }],
  });
  expect(criteria[4]?.requirements?.[0]?.requirements?.at(-1)).toEqual({
    id: 'r2-1-3',
    number: 'R2.1.3',
    text: { fr: 'Son goût' },
  });
});

test('any text in any cell arrives as it was written', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.trim() === one && one !== '');
  fc.assert(
    fc.property(text, text, (title, guidance) => {
      const [first] = imported([
        ['id', 'title fr', 'guidance fr'],
        ['mill-1', title, guidance],
      ]).criteria;
      expect(first).toMatchObject({ title: { fr: title, en: 'Hands kept safe' }, guidance: { fr: guidance } });
    }),
    { numRuns: 40 },
  );
});

test('mistakes name sheet, cell and heading, what was expected and the nearest word', () => {
  expect(refused([['id', 'titel fr', 'title de', 'group', 'Group']])).toEqual([
    expect.stringMatching(/^Sheet “T”, B1 \(titel fr\): There is no such column: expected .* Did you mean “title”\?/),
    'Sheet “T”, C1 (title de): Language “de” is not among the languages of the scheme: expected “fr” or “en”.',
    'Sheet “T”, E1 (Group): Another column says the same. Keep one of the two.',
  ]);
  expect(
    refused([
      ['id', 'group', 'critical', 'sdgs', 'weight', 'notApplicable', 'scale'],
      ['mill-1', 'Peple', 'maybe', 'a', 'b', 'c', 'step'],
    ]),
  ).toEqual([
    'Sheet “T”, B2 (group): There is no group “Peple”. Did you mean “people”?',
    'Sheet “T”, C2 (critical): Expected “yes” or “no”; found “maybe”.',
    'Sheet “T”, D2 (sdgs): Expected goals from 1 to 17, such as “8, 12”; found “a”.',
    'Sheet “T”, E2 (weight): Expected a whole number; found “b”.',
    'Sheet “T”, F2 (notApplicable): Expected “allowed” or “never”; found “c”.',
    'Sheet “T”, G2 (scale): There is no scale “step”. Did you mean “steps”?',
  ]);
  expect(
    refused([
      ['id', 'title fr', 'parent'],
      ['mill-1', 'a', ''],
      ['mill-1', 'b', ''],
      ['new-1', 'c', ''],
      ['new-2', 'd', 'nothing'],
      ['', 'e', ''],
    ]),
  ).toEqual([
    'Sheet “T”, row 3: A row before speaks of “mill-1” too.',
    'Sheet “T”, row 4: This criterion is new, so it needs a number.',
    'Sheet “T”, row 4: This criterion is new, so it needs a group.',
    'Sheet “T”, C5 (parent): There is no criterion or requirement “nothing” to stand below.',
    'Sheet “T”, row 6: This row has neither an id nor a number.',
  ]);
  expect(refused([])).toEqual(['Sheet “T”: It is empty.']);
  expect(refused([['title fr']])[0]).toContain('There is neither a column “id” nor a column “number”');
});

test('YAML says the same as a table, in parts, and its mistakes are told with their lines', () => {
  const text = `criteria:
  - id: mill-1
    guidance: { fr: Le texte officiel. }
  - id: mill-5
    requirements:
      - { number: R2.1, text: { en: Measured daily. } }
`;
  const { rows, problems } = readCriteriaYaml('own.yaml', text);
  expect(problems).toEqual([]);
  const outcome = compileScheme(applyCriteria(files, scheme, rows).files);
  if (!outcome.ok) throw new Error(outcome.error.map(problemInWords).join('\n'));
  expect(outcome.value.scheme.criteria[0]?.guidance).toEqual({ fr: 'Le texte officiel.' });
  expect(outcome.value.scheme.criteria[4]?.requirements?.[0]?.text.en).toBe('Measured daily.');
  expect(readCriteriaYaml('own.yaml', text.replace('guidance', 'guidence')).problems[0]?.sentence).toBe(
    'own.yaml:3:5 criteria/0/guidence: “guidence” is not part of a criterion. Did you mean “guidance”?',
  );
  expect(readCriteriaYaml('own.yaml', 'a: [').problems[0]?.sentence).toContain('own.yaml:1');
  expect(readCriteriaYaml('own.yaml', 'marks: []').problems).toHaveLength(1);
});
