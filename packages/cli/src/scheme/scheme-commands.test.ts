/** The commands of `touchstone scheme` that need no installation: what they write, print and refuse. */
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTouchstone } from '../played-installation.test-support.ts';

const shipped = fileURLToPath(new URL('../../../../schemes/example-mill/1.1', import.meta.url));
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'touchstone-scheme-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

describe('touchstone scheme new', () => {
  test.each([
    ['en', 'kupfer-güte/2.1', 'kupfer-gute', '2.1', /begun/],
    ['fr', 'Mon programme', 'mon-programme', '1.0', /est commencé/],
  ])('begins a scheme in %s that checks green, named by its folder', async (language, path, id, version, said) => {
    const folder = join(work, language, path);
    const begun = await runTouchstone(['scheme', 'new', folder], { LANG: language });
    expect(begun).toMatchObject({ code: 0, stderr: '' });
    expect(begun.stdout).toMatch(said);
    const { code, stdout } = await runTouchstone(['scheme', 'check', folder, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, scheme: id, version });
    expect(code).toBe(0);
    expect(await readFile(join(folder, 'scheme.yaml'), 'utf8')).toMatch(/^# /);
  });

  test('writes nothing where there is something already', async () => {
    const folder = join(work, 'taken');
    await mkdir(folder);
    const file = join(folder, 'notes.txt');
    await writeFile(file, 'mine');
    const { code, stderr } = await runTouchstone(['scheme', 'new', folder]);
    expect(stderr).toContain('is not empty (one entry)');
    expect(code).toBe(2);
    expect(await readdir(folder)).toEqual(['notes.txt']);
    expect((await runTouchstone(['scheme', 'new', file])).stderr).toContain('is a file');
    expect((await runTouchstone(['scheme', 'new', join(file, 'below')])).stderr).toContain('is a file');
  });
});

describe('touchstone scheme diff', () => {
  test('tells what differs, most weighty first, in the reader’s language, and nothing where nothing does', async () => {
    const newer = join(work, 'newer');
    await cp(shipped, newer, { recursive: true });
    const criteria = join(newer, 'criteria.yaml');
    const text = await readFile(criteria, 'utf8');
    await writeFile(
      criteria,
      text.replace('isOneOf: [watermill]', 'isOneOf: [windmill]').replace('en: Rest', 'en: Sleep'),
    );
    const { code, stdout } = await runTouchstone(['scheme', 'diff', shipped, newer]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'R1 Passage for fish is asked differently: which sites it applies to. Now: the type of the site is “Windmill”. Before: the type of the site is “Watermill”.',
    );
    expect(stdout.indexOf('asked differently or move')).toBeLessThan(stdout.indexOf('worded differently'));
    expect((await runTouchstone(['scheme', 'diff', shipped, newer], { LANG: 'fr_FR' })).stdout).toContain(
      '2 différences\u00a0:',
    );
    expect((await runTouchstone(['scheme', 'diff', shipped, shipped])).stdout).toContain('Nothing differs');
  });

  test('tells the mapping with its reasons where there is one', async () => {
    const [older = '', newer = ''] = ['rra-2.0', 'rra-3.0'].map((version) =>
      fileURLToPath(new URL(`../../../../schemes/copper-mark/${version}`, import.meta.url)),
    );
    const { stdout } = await runTouchstone(['scheme', 'diff', older, newer]);
    expect(stdout).toMatch(
      /Criteria that come, go, join or part[^]*Where the criteria went[^]* 8 → S14 {2}The older asks a part/,
    );
  });

  test('a version with mistakes, a missing one and a broken JSON are answered in words', async () => {
    const broken = join(work, 'broken');
    await mkdir(broken);
    await writeFile(join(broken, 'scheme.yaml'), 'format: 1\nnmae: { en: X }\n');
    const { code, stderr } = await runTouchstone(['scheme', 'diff', shipped, broken]);
    expect(stderr).toContain('✗ scheme.yaml:2:1 nmae: “nmae” is not part of a scheme. Did you mean “name”?');
    expect(code).toBe(1);
    expect((await runTouchstone(['scheme', 'diff', shipped, join(work, 'none')])).code).toBe(2);
    await writeFile(join(work, 'cut.json'), '{');
    expect((await runTouchstone(['scheme', 'diff', shipped, join(work, 'cut.json')])).stderr).toContain(
      'This is not JSON',
    );
    expect((await runTouchstone(['scheme', 'diff', shipped, join(work, 'no.json')])).stderr).toContain('is not a file');
  });
});

describe('touchstone scheme import', () => {
  test.each(['csv', 'xlsx'])(
    'takes back what export wrote as %s, and writes only after it was asked to',
    async (kind) => {
      const folder = join(work, `import-${kind}`);
      await cp(shipped, folder, { recursive: true });
      const file = join(work, `criteria.${kind}`);
      expect((await runTouchstone(['scheme', 'export', folder, file])).stdout).toContain('12 rows in');
      expect((await runTouchstone(['scheme', 'export', folder, file])).stderr).toContain('is there already');
      const same = await runTouchstone(['scheme', 'import', file, '--into', folder]);
      expect(same).toMatchObject({ code: 0, stdout: '12 rows, no change.\nNothing was written.\n' });
      const own = join(work, 'own.csv');
      await writeFile(own, 'number;title en\nP1;Hands and feet kept safe\n');
      const criteria = join(folder, 'criteria.yaml');
      const before = await readFile(criteria, 'utf8');
      const dry = await runTouchstone(['scheme', 'import', own, '--into', folder, '--dry-run']);
      expect(dry.stdout).toContain('is worded differently: title.');
      expect(await readFile(criteria, 'utf8')).toBe(before);
      expect((await runTouchstone(['scheme', 'import', own, '--into', folder])).stdout).toContain(
        '✓ Written: criteria.yaml',
      );
      expect((await readFile(criteria, 'utf8')).split('\n').length).toBe(before.split('\n').length);
      expect(await readFile(criteria, 'utf8')).toContain('en: Hands and feet kept safe');
    },
  );

  test('refuses with a sentence and writes nothing', async () => {
    const file = join(work, 'wrong.csv');
    await writeFile(file, 'id,group\nmill-1,peple\n');
    const { code, stderr } = await runTouchstone(['scheme', 'import', file, '--into', shipped]);
    expect(stderr).toBe(
      '✗ Sheet “wrong.csv”, B2 (group): There is no group “peple”. Did you mean “people”?\nNothing was written.\n',
    );
    expect(code).toBe(1);
    const missing = ['scheme', 'import', join(work, 'none.xlsx'), '--into', shipped];
    expect((await runTouchstone(missing)).stderr).toContain('is not a file that can be read');
    expect((await runTouchstone(['scheme', 'import', file, '--into', shipped, '--sheet', 'B'])).stderr).toContain(
      'There is no sheet “B”',
    );
    expect((await runTouchstone(['scheme', 'export', shipped, join(work, 'a.pdf')])).stderr).toContain('.csv or .xlsx');
  });
});

test('a folder that is far too large, and a folder named like a file of YAML, end no command with a stack', async () => {
  const large = join(work, 'large');
  await mkdir(large);
  await Promise.all(Array.from({ length: 1_001 }, (_, index) => writeFile(join(large, `${String(index)}.txt`), '')));
  const { code, stderr } = await runTouchstone(['scheme', 'check', large]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('holds more than 1000 files') as string,
  });
  await mkdir(join(work, 'odd', 'criteria.yaml'), { recursive: true });
  expect((await runTouchstone(['scheme', 'check', join(work, 'odd')])).stdout).toContain('There is no scheme here.');
});
