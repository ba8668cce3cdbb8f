/** What every scheme in `schemes/` must be: free of mistakes, shown by its cases, in two languages, with sources. */
import { describe, expect, test } from 'vitest';
import { checkScheme } from './check-scheme.ts';
import { compileScheme } from './compile.ts';
import { isMonotone } from './evaluate.ts';
import { problemInWords } from './problem.ts';
import { readSchemeFolder, shippedFolders } from './shipped-schemes.test-support.ts';

describe.each(shippedFolders)('%s', (folder) => {
  const files = readSchemeFolder(folder);
  const { compiled, problems, cases, uncoveredNodes } = checkScheme(files);

  test('compiles, its cases come out as expected, and they show every part of its rules', () => {
    expect(problems.map(problemInWords)).toEqual([]);
    expect(cases.filter(({ failures }) => failures.length > 0)).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
    expect(uncoveredNodes).toEqual([]);
  });

  test('stands in the folder of its id and version', () => {
    expect(folder).toBe(`${compiled?.scheme.id ?? ''}/${compiled?.scheme.version ?? ''}`);
  });

  test('says every text in English and French', () => {
    const lacking: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const members = Object.keys(value);
      const said = ['en', 'fr'].filter((language) => members.includes(language));
      if (said.length === 1) lacking.push(path);
      for (const [name, member] of Object.entries(value)) look(member, `${path}/${name}`);
    };
    look(compiled?.scheme, '');
    expect(lacking).toEqual([]);
  });

  test('gives no mark for worse ratings that it refuses for better ones', () => {
    expect(compiled?.scheme.marks.filter(({ awardedWhen }) => !isMonotone(awardedWhen))).toEqual([]);
  });
});

test('a real scheme gives the source of every criterion, promise, clock, mark, condition and publication', () => {
  const real = shippedFolders.filter((folder) => !folder.startsWith('example-'));
  expect(real.length).toBeGreaterThan(1);
  for (const folder of real) {
    const outcome = compileScheme(readSchemeFolder(folder));
    if (!outcome.ok) throw new Error(`${folder} does not compile.`);
    const { criteria, clocks, marks, letter, duties, scales, publication = [], documents = [] } = outcome.value.scheme;
    const conditions = marks.flatMap((mark) => mark.conditions ?? []);
    const ruled = [...clocks, ...marks, ...conditions, ...duties.differ, ...publication];
    const facts = [...criteria, ...ruled, ...letter.promises, ...scales, ...documents];
    expect(facts.filter(({ source }) => source === undefined)).toEqual([]);
  }
});

test('500 requirements with 40 rules of applicability compile in under a second', () => {
  const kept = ['scheme.yaml', 'process.yaml', 'award.yaml', 'questions.yaml'];
  const texts = [...readSchemeFolder('example-mill/1.1')]
    .filter(([path]) => kept.includes(path))
    .map(([path, text]) => [path, text.replaceAll('mill-6', 'req-0')] as const);
  const rule = '{ all: [{ fact: metals, isOneOf: [lead] }, { not: { fact: siteType, isOneOf: [granary] } }] }';
  const criteria = Array.from({ length: 500 }, (_, index) =>
    [
      `  - id: req-${index}`,
      `    number: 'R${index}'`,
      `    title: { fr: Exigence ${index}, en: Requirement ${index} }`,
      `    group: ${index % 2 === 0 ? 'people' : 'river'}`,
      `    summary: { fr: Ce que demande la règle ${index}., en: What rule ${index} asks for. }`,
      '    scale: steps',
      '    notApplicable: never',
      `    critical: ${String(index % 9 === 0)}`,
      ...(index % 12 === 0 ? [`    appliesWhen: ${rule}`] : []),
    ].join('\n'),
  );
  const files = new Map([...texts, ['criteria.yaml', `criteria:\n${criteria.join('\n')}\n`]]);
  // Time of the processor, not of the clock: other tests run beside this one.
  const start = process.cpuUsage();
  const outcome = compileScheme(files);
  const { user, system } = process.cpuUsage(start);
  if (!outcome.ok) throw new Error(outcome.error.map(problemInWords).join('\n'));
  expect(outcome.value.scheme.criteria.filter(({ appliesWhen }) => appliesWhen !== undefined).length).toBeGreaterThan(
    40,
  );
  expect((user + system) / 1e6).toBeLessThan(1);
});
