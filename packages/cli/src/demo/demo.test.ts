import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { plainDate } from '@touchstone/kernel';
import { openInstallation, passTime, playYearsAfter, type RunOutLine } from '@touchstone/server';
import { readReachedClocks } from '@touchstone/store';
import { openPlayedInstallation, runTouchstone, type PlayedInstallation } from '../played-installation.test-support.ts';
import { createTerminal } from '../terminal/terminal.ts';
import { checkAward, checkChangedAward } from './check-award.ts';
import { storyTeller } from './tell-story.ts';

describe('the story', () => {
  let played: PlayedInstallation;
  beforeAll(async () => {
    played = await openPlayedInstallation();
  });
  afterAll(() => played.close());

  function told(language: 'en' | 'fr'): string {
    const said: string[] = [];
    const tell = storyTeller(createTerminal(language, (line) => said.push(line)));
    for (const line of played.lines) tell(line);
    return said.join('\n');
  }

  test('is the same each time, goes on with the years after, and leaves something to do for everybody', async () => {
    const again = await openPlayedInstallation();
    const { installation, lines, story } = again;
    expect(JSON.stringify(lines)).toBe(JSON.stringify(played.lines));
    await playYearsAfter(story);
    const told = lines.slice(played.lines.length);
    const steps = told.flatMap((line) => (line.kind === 'step' ? [line.what] : []));
    expect(steps.slice(steps.indexOf('surveillance-recorded'))).toEqual([
      ...['surveillance-recorded', 'change-notified', 'change-answered', 'award-suspended', 'appeal-lodged'],
      ...['appeal-decided', 'action-reported', 'action-verified', 'suspension-lifted', 'conformance-confirmed'],
      ...['assessed-again', 'answers-confirmed', 'later-change-notified', 'action-reported'],
    ]);
    expect(told.filter((line) => line.kind === 'refused').map(({ refusal }) => refusal.code)).toEqual([
      ...['conformance.not-met', 'appeal.same-person', 'duty.same-person', 'self-assessment.not-confirmable'],
    ]);
    const { verdict } = await checkAward(
      createTerminal('en', () => undefined),
      installation,
      story.northCycle,
    );
    expect(verdict).toBe('valid');
    for (const id of ['site', 'assessor', 'secretariat', 'officer-a', 'officer-b']) {
      const { stdout } = await again.touchstone('show', 'work', '--as', `${id}@demo.example`, '--json');
      expect((JSON.parse(stdout) as { work: readonly unknown[] }).work, id).not.toEqual([]);
    }
    await again.close();
  });

  test('is told in both languages, with every refusal’s sentence and every reason', () => {
    const english = told('en');
    expect(english).toContain('28 November 2022 · What is public about two real rod mills');
    expect(english).toContain('Refused: Whoever proposed an award cannot confirm it.');
    expect(english).toContain('✓ Yes: All criteria that apply');
    expect(english).toContain('Mill East: the clock');
    const french = told('fr');
    expect(french).toContain('26 septembre 2023 · L’attribution');
    expect(french).toMatch(/Refusé\s: Qui a proposé une attribution ne peut pas la confirmer\./);
    expect(french).not.toMatch(/Why|Refused/);
  });

  test('says of nobody real what is not public', () => {
    // The advice brings the whole scheme along, whose sources name companies.
    const told = played.lines.filter(({ kind }) => kind !== 'advice');
    const real = told.filter((line) => JSON.stringify(line).includes('Nexans'));
    expect(real.length).toBeGreaterThan(0);
    for (const line of real) {
      expect(line.kind === 'source' || (line.kind === 'step' && /^(site-filed|facts-imported)$/.test(line.what))).toBe(
        true,
      );
    }
  });

  test('ends with an award that verifies, and a changed one that does not', async () => {
    const said: string[] = [];
    const terminal = createTerminal('en', (line) => said.push(line));
    const { installation, story } = played;
    expect((await checkAward(terminal, installation, story.northCycle)).verdict).toBe('valid');
    const changed = await checkChangedAward(terminal, installation, story.northCycle);
    expect(changed.checks.filter(({ outcome }) => outcome === 'failed').map(({ check }) => check)).toEqual([
      'signature',
      'inclusion',
    ]);
    expect(said.join('\n')).toContain('The proof leads from this very credential');
  });

  test('is about organisations that the terminal shows with their sites, a partner with the name of the scheme', async () => {
    const { stdout } = await played.touchstone('show', 'organisation', '--json');
    const ids = new Map((JSON.parse(stdout) as { id: string; name: string }[]).map(({ id, name }) => [name, id]));
    const mills = await played.touchstone('show', 'organisation', ids.get('Example Rod Mills') ?? '');
    expect(mills.stdout).toMatch(/Example Rod Mills \(fictional\)[^]*Mill East +Committed[^]*Mill North +Awarded/);
    const partner = await played.touchstone('show', 'organisation', ids.get('Example Cable Works') ?? '');
    expect(partner.stdout).toContain('The Copper Mark, 28 November 2022');
    const unknown = await played.touchstone('show', 'organisation', 'organisation_x');
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain('organisation_x');
  });

  test('is not played twice on the same data', async () => {
    const { code, stderr } = await played.touchstone('demo', '--keep');
    expect(stderr).toContain('was played in the folder');
    expect(code).toBe(1);
  });

  test('goes on when time passes: clocks run out with what follows, up to the end of the mark', async () => {
    const { installation, story } = played;
    const ranOut: RunOutLine[] = [];
    await passTime(installation, plainDate('2026-10-01'), (line) => ranOut.push(line));
    expect(ranOut.map(({ day, kind, site }) => `${day} ${kind} ${site}`)).toEqual([
      '2023-12-13 clock Mill East',
      '2024-06-23 clock Mill North',
      '2024-11-29 clock Mill North',
      '2024-12-13 clock Mill East',
      '2026-09-27 clock Mill North',
      '2026-09-27 expired Mill North',
    ]);
    expect(ranOut[0]).toMatchObject({ consequence: 'escalate', to: 'secretariat' });
    expect(await readReachedClocks(installation.database.read, story.eastCycle)).toHaveLength(3);
    const { verdict, checks } = await checkAward(
      createTerminal('en', () => undefined),
      installation,
      story.northCycle,
    );
    expect(verdict).toBe('invalid');
    expect(checks.find(({ check }) => check === 'dates')).toMatchObject({ code: 'dates.expired' });
  });
});

test('touchstone demo plays in a folder of its own that is gone afterwards', async () => {
  // A place for temporary files of its own, because others may play a demonstration beside this one.
  const place = await mkdtemp(join(tmpdir(), 'touchstone-place-'));
  vi.stubEnv('TMPDIR', place);
  const { code, stdout } = await runTouchstone(['demo']);
  expect(stdout).toContain('This award is genuine and stands.');
  expect(stdout).toContain('Do not rely on this credential.');
  expect(code).toBe(0);
  expect(await readdir(place)).toEqual([]);
  await rm(place, { recursive: true });
});

test('touchstone demo --keep leaves an installation alone that is in operation', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'touchstone-operated-'));
  const migrated = await runTouchstone(['migrate', '--data', dataDir]);
  expect(migrated.stdout).toContain('A new installation was made');
  const installation = await openInstallation({ dataDir, origin: 'http://localhost:4310' });
  const made = await installation.accounts.signUp('Olga Operator', 'olga@example.org', 'correct horse battery');
  expect(made.ok).toBe(true);
  await installation.close();
  const { code, stderr, stdout } = await runTouchstone(['demo', '--keep', '--data', dataDir]);
  expect(stderr).toContain('is in operation and cannot become a demonstration');
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  await rm(dataDir, { recursive: true });
});
