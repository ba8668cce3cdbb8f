import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Compile } from 'typebox/compile';
import { stringify } from 'yaml';
import { checkShape } from './check-shape.ts';
import { checkScheme } from './check-scheme.ts';
import { compileScheme, parseCompiledScheme, schemeJson } from './compile.ts';
import { problemList } from './problem.ts';
import { schemeShape } from './shape.ts';
import { compiledExample, exampleFolder, exampleText, readSchemeFolder } from './shipped-schemes.test-support.ts';
import { writtenFromJson } from './written.ts';

const good = exampleText();
const example = compiledExample();
const byTheBook = Compile(schemeShape);

/** Pieces that YAML and the language give a meaning to, so that random text reaches further than the first line. */
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    ' ',
    '  ',
    '\t',
    ': ',
    '- ',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '#',
    '&a ',
    '*a',
    '!x ',
    '!!map ',
    '|',
    '>',
    '"',
    "'",
  ),
  fc.constantFrom(
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '<<: ',
    '\\ud800',
    '\u0000',
    '\ufeff',
    '.nan',
    '0x',
    '__proto__',
    'null',
    '~',
  ),
  fc.constantFrom(
    'criteria:',
    'scales:',
    'marks:',
    'id: ',
    'all: ',
    'not: ',
    'due: ',
    'kind: ',
    'of: ',
    'en: ',
    'cases:',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
);

/** The good text with a stretch cut out, doubled or replaced. */
const damaged = fc
  .record({ at: fc.nat(good.length), length: fc.nat(60), put: fc.oneof(fc.constant(''), anyText) })
  .map(({ at, length, put }) => good.slice(0, at) + put + good.slice(at + length));

function expectProblemsWithPlaces(files: ReadonlyMap<string, string>): void {
  const { compiled, problems } = checkScheme(files);
  if (compiled === undefined) expect(problems.length).toBeGreaterThan(0);
  for (const { file, line, column, sentence } of problems) {
    expect(files.has(file)).toBe(true);
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual((files.get(file) ?? '').split(/\r\n|\r|\n/).length + 1);
    expect(column).toBeGreaterThan(0);
    expect(sentence).toMatch(/[.”?]$/);
  }
}

test('the compiler never throws on any text, and says at least one problem with its place', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expectProblemsWithPlaces(new Map([['scheme.yaml', text]]));
    }),
    { numRuns: 300 },
  );
});

test('the compiler never throws on a damaged scheme', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expectProblemsWithPlaces(new Map([['scheme.yaml', text]]));
    }),
    { numRuns: 40 },
  );
});

test('the compiler never throws on any tree of values, in YAML or JSON, nor on any file of cases', () => {
  const tree = fc.jsonValue({ maxDepth: 6 });
  fc.assert(
    fc.property(tree, fc.constantFrom(...Object.keys(example)), (value, member) => {
      const changed = { ...example, [member]: value };
      expectProblemsWithPlaces(new Map([['scheme.yaml', stringify(changed)]]));
      const read = parseCompiledScheme(JSON.stringify(changed));
      expect(read.ok).toBe(compileScheme(new Map([['scheme.yaml', stringify(changed)]])).ok);
      const files = readSchemeFolder(exampleFolder);
      const { compiled } = checkScheme(new Map([...files, ['cases/award.yaml', stringify({ cases: value })]]));
      expect(compiled).toBeDefined();
    }),
    { numRuns: 15 },
  );
});

test('the shape check finds nothing exactly where the JSON Schema is satisfied', () => {
  const place = { file: 'scheme.json', line: 1, column: 1 };
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), fc.nat(), (value, at) => {
      const changed = replaceSomewhere(example, value, at);
      const problems = problemList();
      const written = writtenFromJson(changed, place);
      if (written === undefined) return;
      checkShape(schemeShape, written, problems);
      expect(problems.problems.length === 0).toBe(byTheBook.Check(changed));
    }),
    { numRuns: 150 },
  );
});

/** Names and values of the example, so that the replaced part may be any of them. */
const nodes = JSON.stringify(example).split(/[,[{]/).length;

/** The tree with one part, found by counting, replaced. */
function replaceSomewhere(tree: unknown, put: unknown, at: number): unknown {
  let left = at % nodes;
  const walk = (value: unknown): unknown => {
    left -= 1;
    if (left < 0 && left > -2) return put;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]));
  };
  return walk(tree);
}

test('compile, canonical JSON, compile again is the identity, whatever the words, weights and times', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => /\S/.test(text));
  const change = fc.record({
    name: word,
    weight: fc.integer({ min: 1, max: 1_000 }),
    months: fc.integer({ min: 0, max: 1_200 }),
    critical: fc.boolean(),
    min: fc.double({ min: 0, max: 100, noNaN: true }),
  });
  fc.assert(
    fc.property(change, ({ name, weight, months, critical, min }) => {
      const changed = {
        ...example,
        name: { fr: name, en: name },
        criteria: example.criteria.map((one) => ({ ...one, weight, critical: one.id === 'mill-1' || critical })),
        clocks: example.clocks.map((one) => ({ ...one, due: { anchor: 'award.confirmed', after: { months } } })),
        marks: example.marks.map((one) => ({ ...one, awardedWhen: { atLeast: { value: { score: {} }, min } } })),
      };
      const compiled = compileScheme(new Map([['scheme.yaml', stringify(changed)]]));
      if (!compiled.ok) throw new Error(compiled.error[0]?.sentence);
      const json = schemeJson(compiled.value.scheme);
      expect(parseCompiledScheme(json)).toEqual(compiled);
      expect(compileScheme(new Map([['scheme.yaml', json]]))).toEqual(compiled);
    }),
    { numRuns: 25 },
  );
});

test('the order of names, at every depth, does not change the hash', () => {
  const shuffled = (value: unknown, seed: number): unknown => {
    if (Array.isArray(value)) return value.map((item) => shuffled(item, seed));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, member]) => [name, shuffled(member, seed)] as const);
    const turned = entries.map((entry, index) => ({ entry, key: (index * 7919 + seed) % 101 }));
    return Object.fromEntries(turned.sort((a, b) => a.key - b.key).map(({ entry }) => entry));
  };
  const hash = parseCompiledScheme(schemeJson(example));
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(compileScheme(new Map([['scheme.yaml', stringify(shuffled(example, seed))]]))).toEqual(hash);
    }),
    { numRuns: 10 },
  );
});
