/** Differences between versions: of the shipped scheme with its mapping, and of the example with one thing changed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSchemes, type SchemeChange } from './compare-schemes.ts';
import { compileScheme } from './compile.ts';
import type { Scheme } from './scheme.ts';
import { compiledExample, readSchemeFolder } from './shipped-schemes.test-support.ts';
import { changeInWords, relationInWords } from './words/change-in-words.ts';

const example = compiledExample();

function shipped(folder: string): Scheme {
  const outcome = compileScheme(readSchemeFolder(folder));
  if (!outcome.ok) throw new Error(`${folder} does not compile.`);
  return outcome.value.scheme;
}

const told = (older: Scheme, newer: Scheme, changes: readonly SchemeChange[], language = 'en') =>
  changes.map((change) => changeInWords(older, newer, change, language));

test('a version does not differ from itself, nor from one whose sources differ', () => {
  const source = { title: 'Elsewhere', confidence: 'inferred' as const };
  const read = { ...example, clocks: example.clocks.map((clock) => ({ ...clock, source })) };
  expect(compareSchemes(example, read).changes).toEqual([]);
  expect(compareSchemes(example, read).pairs.map(({ from, to }) => from === to)).toEqual(
    example.criteria.map(() => true),
  );
});

test('without a mapping criteria are followed by their ids, and every kind of difference is told', () => {
  const [first, second, ...rest] = example.criteria;
  const added = { ...first!, id: 'new-1', number: 'N1', title: { fr: 'Nouveau', en: 'Something new' } };
  const newer: Scheme = {
    ...example,
    version: '2.0',
    timeZone: 'Europe/London',
    criteria: [
      { ...second!, group: 'river', summary: { fr: 'Autre chose.' }, notApplicable: 'allowed' },
      ...rest,
      added,
    ],
    clocks: example.clocks
      .filter(({ id }) => id !== 'visit')
      .map((clock) =>
        clock.id === 'surveillance' ? { ...clock, due: { anchor: 'award.confirmed', after: { months: 12 } } } : clock,
      ),
    marks: example.marks.map((mark) => (mark.id === 'mill-star' ? { ...mark, awardedWhen: { rated: {} } } : mark)),
    duties: { ...example.duties, differ: [{ acts: ['award.confirm', 'award.propose'] }] },
  };
  const { changes, mapped } = compareSchemes(example, newer);
  expect(mapped).toBe(false);
  const lines = told(example, newer, changes);
  expect(lines).toContain('P2 Rest for the miller moves from “People” to “River”.');
  expect(lines).toContain('P2 Rest for the miller is worded differently: summary.');
  expect(lines).toContain('P2 Rest for the miller is asked differently: whether “not applicable” is allowed.');
  expect(lines).toContain('New: N1 Something new.');
  expect(lines).toContain('Withdrawn: P1 Hands kept safe.');
  expect(lines).toContain('The scheme “Example Mill (fictional)” differs: time zone.');
  expect(lines).toContain('No longer there: the clock “Visit to the mill”.');
  expect(lines).toContain(
    'The clock “Surveillance visit” differs: when it is due. ' +
      'Now: 12 months after the award is confirmed. When it runs out, the award is suspended. ' +
      'Before: 18 months after the award is confirmed. When it runs out, the award is suspended.',
  );
  expect(
    lines.find((line) => line.startsWith('The mark “Mill Star” differs: what it takes. Now: All criteria')),
  ).toMatch(/are rated\. Before: All of these hold/);
  expect(lines).toContain(
    'No longer there: the separation of acts: Confirming an award and accepting the letter of commitment are done by different people.',
  );
  expect(lines).toHaveLength(9 + 3);
  expect(told(example, newer, changes, 'fr')[0]).toBe(
    'P2 Repos du meunier passe de «\u00a0Personnes\u00a0» à «\u00a0Rivière\u00a0».',
  );
});

test('the shipped mapping accounts for every criterion of both versions, with a reason in two languages', () => {
  const [older, newer] = [shipped('copper-mark/rra-2.0'), shipped('copper-mark/rra-3.0')];
  const { mapped, pairs, changes, unaccounted, unknown } = compareSchemes(older, newer);
  expect({ mapped, unaccounted, unknown }).toEqual({ mapped: true, unaccounted: [], unknown: [] });
  expect(pairs.filter(({ reason }) => reason?.['en'] === undefined || reason['fr'] === undefined)).toEqual([]);
  const kinds = (kind: SchemeChange['kind']) =>
    told(
      older,
      newer,
      changes.filter((one) => one.kind === kind),
    );
  expect(kinds('added')).toEqual(['New: S18 Emergency Preparedness.', 'New: E30 Circular Economy.']);
  expect(kinds('removed')).toEqual([]);
  expect(kinds('merged')).toContain('S16 Employment Terms brings together 10 Working Hours and 11 Remuneration.');
  expect(kinds('split')).toContain(
    '32 Transparency and Disclosure is spread over G4 Revenue Transparency and G6 Sustainability Reporting.',
  );
  expect(kinds('moved')).toContain(
    '5 Child Labor (now S11 No Child Labor) moves from “Labor and Working Conditions” to “Social”.',
  );
  for (const language of ['en', 'fr', 'sw']) {
    for (const line of told(older, newer, changes, language)) {
      expect(line).toMatch(/^\S.*\.$/);
      expect(line).not.toMatch(/undefined|\[object|rra[23]-|something else|autre chose$/);
    }
  }
});

test('a mapping that names a criterion which the older version lacks, and forgets one, is found out', () => {
  const [older, newer] = [shipped('copper-mark/rra-2.0'), shipped('copper-mark/rra-3.0')];
  const renamed = {
    ...older,
    criteria: older.criteria.map((one, index) => (index === 0 ? { ...one, id: 'other' } : one)),
  };
  const { unaccounted, unknown } = compareSchemes(renamed, newer);
  expect(unaccounted).toEqual(['other']);
  expect(unknown).toEqual([older.criteria[0]!.id]);
});

test('how two criteria stand to each other is a sentence in English and French', () => {
  expect(relationInWords('subset', 'en')).toBe('The older asks a part of what the newer asks.');
  expect(relationInWords('new', 'fr-CA')).toBe('N’était pas demandé auparavant.');
});

test('what one direction adds the other withdraws, whatever is left out, and every change can be told', () => {
  const some = <T>(all: readonly T[]) => fc.subarray([...all]);
  const lists = ['siteTypes', 'metals', 'aims', 'criteria', 'clocks', 'marks', 'publication', 'documents'] as const;
  const cut = fc
    .record({
      ...Object.fromEntries(lists.map((name) => [name, some<unknown>(example[name] ?? [])])),
      duties: fc.record({
        ...Object.fromEntries(
          (['differ', 'panels', 'rotation', 'coolingOff', 'recusal'] as const).map((name) => [
            name,
            some<unknown>(example.duties[name] ?? []),
          ]),
        ),
        departureReasonLength: fc.nat(200),
      }),
    })
    // Any subset of a scheme's parts, whether or not they still fit each other: the comparison must take whatever it gets.
    .map((parts) => ({ ...example, ...parts }) as unknown as Scheme);
  const gone = (changes: readonly SchemeChange[], criterion: string, part: string) =>
    changes.flatMap((one) =>
      one.kind === criterion && 'criterion' in one
        ? [one.criterion]
        : one.kind === part && 'id' in one
          ? [`${one.part} ${one.id}`]
          : [],
    );
  fc.assert(
    fc.property(cut, cut, fc.constantFrom('en', 'fr'), (older, newer, language) => {
      const [there, back] = [compareSchemes(older, newer).changes, compareSchemes(newer, older).changes];
      expect(gone(there, 'added', 'part-added').sort()).toEqual(gone(back, 'removed', 'part-removed').sort());
      expect(there.length).toBe(back.length);
      expect(compareSchemes(older, older).changes).toEqual([]);
      for (const line of told(older, newer, there, language)) {
        expect(line).toMatch(/^\S.*\.$/);
        expect(line).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 40 },
  );
});
