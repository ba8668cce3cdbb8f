/** The commands that work beside a running product: what they print, refuse and answer with. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { formatBundle, parseVcJwt, type AwardVerification } from '@touchstone/credential';
import { defined } from '@touchstone/kernel';
import { didDocument, logKey, verificationBundle } from '@touchstone/server';
import { readCredential } from '@touchstone/store';
import { formatNoteKey } from '@touchstone/tlog';
import {
  openPlayedInstallation,
  runTouchstone,
  type Finished,
  type PlayedInstallation,
} from './played-installation.test-support.ts';

let played: PlayedInstallation;
beforeAll(async () => {
  played = await openPlayedInstallation();
});
afterAll(() => played.close());

describe('touchstone verify', () => {
  const during = '2024-01-15';
  let award: string;
  let did: string;
  let key: string;
  beforeAll(async () => {
    const { installation, story } = played;
    installation.demoClock?.set('2024-01-15T09:00:00.000Z' as ReturnType<typeof installation.clock>);
    const credential = await readCredential(installation.database.read, story.northCycle);
    const bundle = await verificationBundle(installation, defined(credential, 'the credential of the award'));
    [award, did, key] = ['award.json', 'did.json', 'log-key.txt'].map((name) => join(played.folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(award, formatBundle(bundle));
    await writeFile(did, JSON.stringify(didDocument(installation)));
    await writeFile(key, `${formatNoteKey(logKey(installation.origin, installation.keys))}\n`);
  });

  test('finds an award in order, with nothing but files', async () => {
    const { code, stderr, stdout } = await runTouchstone([
      'verify',
      award,
      '--did',
      did,
      '--log-key',
      key,
      '--at',
      during,
    ]);
    expect(stdout).toMatch(/^This award is genuine and stands\./);
    expect(stdout.match(/^✓ /gm)).toHaveLength(8);
    expect(stdout).toMatch(/✓ Public log\s+In\sorder/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('refuses an award of which one claim was changed', async () => {
    const bundle = JSON.parse(await readFile(award, 'utf8')) as { credential: string };
    const [header, payload = '', signature] = bundle.credential.split('.');
    const claims = Buffer.from(payload, 'base64url').toString().replace('"conformance":true', '"conformance":false');
    const changed = join(played.folder, 'changed.json');
    const credential = [header, Buffer.from(claims).toString('base64url'), signature].join('.');
    await writeFile(changed, JSON.stringify({ ...bundle, credential }));
    const { code, stdout } = await runTouchstone(['verify', changed, '--did', did, '--log-key', key, '--at', during]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ Signature\s+Not\sin\sorder/);
    expect(stdout).toMatch(/✗ Public log\s+Not\sin\sorder/);
  });

  test('judges by the day that it is given, and says so in the terminal’s language', async () => {
    const { code, stdout } = await runTouchstone(['verify', award, '--did', did, '--at', '2031-01-01'], {
      LANG: 'fr_FR.UTF-8',
    });
    expect(code).toBe(1);
    expect(stdout).toContain('Sa validité a pris fin');
  });

  test('says that nobody confirmed the keys where none were named, and with --strict that this is not enough', async () => {
    const loose = await runTouchstone(['verify', award, '--at', during]);
    expect(loose.code).toBe(0);
    expect(loose.stdout).toContain('○ Issuer');
    expect(loose.stderr.replaceAll('\n', ' ')).toContain('says only whether the file fits itself');
    expect((await runTouchstone(['verify', award, '--at', during, '--strict'])).code).toBe(1);
  });

  test('takes the bare credential, and answers as JSON', async () => {
    const { credential } = JSON.parse(await readFile(award, 'utf8')) as { credential: string };
    const bare = join(played.folder, 'award.jwt');
    await writeFile(bare, credential);
    const { code, stdout } = await runTouchstone(['verify', bare, '--did', did, '--at', during, '--json']);
    const { checks, verdict } = JSON.parse(stdout) as AwardVerification;
    expect(code).toBe(0);
    expect(verdict).toBe('incomplete');
    expect(checks.find(({ check }) => check === 'signature')).toMatchObject({ outcome: 'passed' });
    expect(parseVcJwt(credential).ok).toBe(true);
  });

  test.each([
    ['no-such-file.json', [], 2, 'there is no such file'],
    ['.', [], 2, 'it is a folder'],
    ['award.json', ['--at', 'yesterday'], 2, 'is not a day or a moment'],
    ['award.json', ['--did', 'log-key.txt'], 2, 'is not a DID document'],
    ['award.json', ['--log-key', 'did.json'], 2, 'holds no key of a log'],
    ['did.json', [], 1, 'This is not a credential'],
    ['log-key.txt', [], 1, 'This is not a credential'],
  ])('%s %j ends with %i and one sentence', async (file, options, code, sentence) => {
    const inFolder = (name: string): string => (name.includes('.') ? join(played.folder, name) : name);
    const finished = await runTouchstone(['verify', inFolder(file), ...options.map(inFolder)]);
    expect(finished.code).toBe(code);
    expect(finished.stderr).toContain(sentence);
    expect(finished.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('touchstone run', () => {
  const site = [
    '--set',
    'operator=Example Rod Mills',
    '--set',
    'country=SE',
    '--set',
    'siteType=rod-mill',
    '--set',
    'metals=copper',
  ];
  const as = ['--as', 'site@demo.example'];

  test('carries out a command, and the same command only once', async () => {
    const again = ['run', 'site.file', ...as, '--set', 'name=Mill South', ...site, '--set', 'fictional=true'];
    const id = ['--id', '0190aaaa-0000-7000-8000-00000000000a', '--on', 'site_0190aaaa-0000-7000-8000-00000000000a'];
    const first = await played.touchstone(...again, ...id);
    const second = await played.touchstone(...again, ...id);
    expect(first.stdout).toContain('✓ Done: site.file on site_0190aaaa-0000-7000-8000-00000000000a');
    expect(second.stdout).toContain('accepted before');
    expect([first.code, second.code]).toEqual([0, 0]);
    expect((await played.touchstone('show', 'site', 'site_0190aaaa-0000-7000-8000-00000000000a')).stdout).toContain(
      'Nothing of it is public yet.',
    );
  });

  test('names each field that must change, in the terminal’s language, and changes nothing', async () => {
    const before = await count('sites');
    const { code, stderr } = await played.touchstone('run', 'site.file', ...as, ...site, '--set', 'bogus=1');
    expect(stderr).toMatch(/^✗ name: .+\n✗ bogus: .*“bogus”.*\n$/);
    expect(code).toBe(1);
    expect(await count('sites')).toBe(before);
  });

  test('refuses what the rules refuse, with the same sentence as everywhere', async () => {
    const confirm = [
      'run',
      'award.confirm',
      '--as',
      'site@demo.example',
      '--on',
      played.story.northCycle,
      '--set',
      'seen=1',
    ];
    const { code, stdout } = await played.touchstone(...confirm, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'refused', refusals: [{ code: 'access.duty-missing' }] });
  });

  test('tells of a conflict with the present version', async () => {
    const on = ['--on', played.story.northCycle, '--as', 'site@demo.example', '--base', '1'];
    const body = JSON.stringify({ finding: 'finding', cause: 'x', action: 'x', owner: 'x', dueOn: '2024-01-31' });
    const { code, stderr } = await played.touchstone('run', 'improvement.plan', ...on, '--body', body);
    expect(code).toBe(1);
    expect(stderr).toMatch(/The present version is \d+\./);
  });

  test('holds a file as evidence', async () => {
    const file = join(played.folder, 'manual.pdf');
    await writeFile(file, 'Fictional, for tests.');
    const set = ['--set', `site=${played.story.northSite}`, '--set', 'title=Manual'];
    const { code, stdout } = await played.touchstone('run', 'evidence.add', ...as, ...set, '--file', file, '--json');
    expect(code).toBe(0);
    const { stream } = JSON.parse(stdout) as { stream: string };
    const row = await played.installation.database.read
      .selectFrom('evidence')
      .selectAll()
      .where('id', '=', stream)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ title: 'Manual', file_name: 'manual.pdf', media_type: 'application/pdf' });
    expect(await played.installation.evidenceFiles.has(row.sha256)).toBe(true);
  });

  test('teaches every command of the register', async () => {
    const { stdout } = await played.touchstone('run', '--list');
    expect(stdout).toContain('award.propose');
    const { stdout: taught } = await played.touchstone('run', 'commitment.sign', '--help');
    expect(taught).toContain('signatory/position');
    expect(taught).toContain('touchstone run commitment.sign --as you@example.org');
    expect((await played.touchstone('run', '--help')).stdout).toContain('Usage: touchstone run');
  });

  test.each([
    [['run'], 'Name a command'],
    [['run', 'award.cnfirm', ...as], 'There is no command “award.cnfirm”'],
    [['run', 'site.file'], 'Say whose account acts'],
    [['run', 'award.confirm', ...as], 'name it with --on cycle_…'],
    [['run', 'site.file', ...as, '--body', '{'], 'The body is not JSON'],
    [['run', 'site.file', ...as, '--set', 'name'], 'is not a member of the body'],
    [['run', 'site.file', ...as, '--id', '7'], 'is not a UUID'],
    [['run', 'site.file', ...as, '--base', 'x'], 'is not a version'],
    [['nonsense'], 'unknown command'],
    [['serve', '--port', '99999999'], 'is not a port'],
    [['demo', '--until', '2020-01-01'], 'The story itself goes on until'],
  ])('%j is called wrongly', async (args, sentence) => {
    const { code, stderr } = await played.touchstone(...args);
    expect(stderr).toContain(sentence);
    expect(code).toBe(2);
  });
});

describe('touchstone history import', () => {
  const table = [
    'Site;Operator;Country;Kind of site;Metals;Letter date;Award date;Fictional',
    'Mill Moved;Example Rod Mills;Sweden;Rod mill;Copper;2021-03-01;2022-02-01;yes',
    'Mill Nowhere;Example Rod Mills;Atlantis;Rod mill;Copper;2021-03-01;;yes',
  ];
  const by = ['--as', 'secretariat@demo.example', '--scheme', 'copper-mark'];
  let file: string;
  beforeAll(() => writeFile((file = join(played.folder, 'register.csv')), table.join('\n')));

  test('tells every row in a dry run, puts the right ones on record, and nothing twice', async () => {
    const dry = await played.touchstone('history', 'import', file, ...by, '--dry-run');
    expect(dry.stdout).toContain('Row 2: Mill Moved');
    expect(dry.stderr).toContain('Country: “Atlantis” is no country.');
    expect(dry.stdout).toContain('Nothing is changed: this was a dry run.');
    expect((await played.touchstone('show', 'register', '--search', 'moved')).stdout).not.toContain('Mill Moved');
    const done = await played.touchstone('history', 'import', file, ...by);
    expect([done.code, done.stdout]).toEqual([1, expect.stringContaining('One row is on record now.') as string]);
    expect((await played.touchstone('show', 'register', '--search', 'moved')).stdout).toContain('(imported fact)');
    const again = await played.touchstone('history', 'import', file, ...by, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      rows: [
        { number: 2, kind: 'there' },
        { number: 3, kind: 'wrong', refusals: [{ at: 'country' }] },
      ],
      outcome: { done: 0 },
    });
  });

  test('is refused without the duty, and called wrongly without a file or a scheme', async () => {
    const site = await played.touchstone('history', 'import', file, '--as', 'site@demo.example');
    expect([site.code, site.stderr]).toEqual([1, expect.stringContaining('duty') as string]);
    const none = await played.touchstone('history', 'import', join(played.folder, 'no.csv'), ...by);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('cannot be read') as string]);
    const open = await played.touchstone('history', 'import', file, ...by.slice(0, 2));
    expect([open.code, open.stderr]).toEqual([2, expect.stringContaining('--scheme') as string]);
  });
});

describe('touchstone show', () => {
  test('shows the register with what is fictional and what is imported', async () => {
    const { stdout } = await played.touchstone('show', 'register');
    expect(stdout).toMatch(/Mill North \(fictional\) +Example Rod Mills +Sweden +Awarded/);
    expect(stdout).toMatch(/Nexans Lens +Nexans +France +Awarded \(imported fact\)/);
    const { stdout: json } = await played.touchstone('show', 'register', '--status', 'committed', '--json');
    expect(JSON.parse(json)).toMatchObject([{ name: 'Mill East', status: 'committed' }]);
  });

  test('shows a site with its public history and sources', async () => {
    const { stdout: found } = await played.touchstone('show', 'register', '--search', 'lens', '--json');
    const [lens] = JSON.parse(found) as { site: string }[];
    const { stdout: shown } = await played.touchstone('show', 'site', lens?.site ?? '');
    expect(shown).toContain('GlobeNewswire, 26 September 2023');
    const { stdout: north } = await played.touchstone('show', 'site', played.story.northSite);
    expect(north).toContain(`http://localhost:4310/credentials/${played.story.northCycle}`);
  });

  test('shows a cycle, its advice and whose turn it is', async () => {
    const cycle = await played.touchstone('show', 'cycle', played.story.northCycle);
    expect(cycle.stdout).toMatch(/\(improvement\.report\)[^]*^finding-\S+ .* \d{4} +planned$/m);
    expect(cycle.stdout).toMatch(/^Assurance plan +Approved$/m);
    const advice = await played.touchstone('show', 'advice', played.story.eastCycle);
    expect(advice.stdout).toContain('✗ No: Without a rating:');
    const proposals = await played.touchstone('show', 'advice', played.story.northCycle);
    expect(proposals.stdout).toMatch(/^The Copper Mark +Alex Officer .* Confirmed by Bo Officer/m);
    const work = await played.touchstone('show', 'work', '--as', 'site@demo.example');
    expect(work.stdout).toContain('(self-assessment.rate)');
    const idle = await played.touchstone('show', 'work', '--as', 'officer-a@demo.example');
    expect(idle.stdout).toContain('Nothing waits');
    const queue = await played.touchstone('show', 'queue', '--as-of', '2022-12-01', '--json');
    expect(JSON.parse(queue.stdout)).toMatchObject({ waiting: [{ act: { act: 'commitment.accept' } }] });
    const past = await played.touchstone('show', 'cycle', played.story.northCycle, '--as-of', '2023-06-22');
    expect(past.stdout).toMatch(/^How things stood at the end of 22 June 2023\.[^]*\(assessment\.rate\)/);
  });

  test('shows scheme versions and one of them by the beginning of its hash', async () => {
    const versions = JSON.parse((await played.touchstone('show', 'scheme', '--json')).stdout) as { hash: string }[];
    expect(versions.length).toBeGreaterThan(1);
    const { stdout } = await played.touchstone('show', 'scheme', versions[0]?.hash.slice(0, 8) ?? '');
    expect(stdout).toContain(versions[0]?.hash);
  });

  test.each([
    [['site', 'site_none'], 'There is no site site_none'],
    [['cycle', 'cycle_none'], 'There is no cycle cycle_none'],
    [['advice', 'cycle_none'], 'There is no cycle cycle_none'],
    [['scheme', 'ffff'], 'no published scheme version'],
    [['register', '--as-of', '2125-01-01'], 'has not come yet'],
    [['work', '--as', 'nobody@example.org'], 'There is no account'],
  ])('show %j says that there is none', async (args, sentence) => {
    const { code, stderr } = await played.touchstone('show', ...args);
    expect(stderr).toContain(sentence);
    expect(code).toBe(1);
  });

  test('makes no installation where there is none', async () => {
    const nowhere = join(played.folder, 'nowhere');
    const { code, stderr } = await runTouchstone(['show', 'register', '--data', nowhere]);
    expect(stderr).toContain('There is no installation in');
    expect(code).toBe(3);
  });
});

describe('touchstone grant and revoke', () => {
  const change = (act: string, duty = 'secretariat', to = 'officer-a@demo.example') => played.touchstone(act, duty, to);
  test.each([
    ['grant', 'holds the duty: Secretariat.', 'already holds that duty'],
    ['revoke', 'holds the duty no more: Secretariat.', 'does not hold that duty'],
  ])('%s a duty once', async (act, done, refused) => {
    expect(await change(act)).toMatchObject({ code: 0, stdout: `✓ officer-a@demo.example ${done}\n` });
    expect(await change(act)).toMatchObject({ code: 1, stderr: expect.stringContaining(refused) as string });
    expect((await change(act, 'king')).code).toBe(2);
    expect((await change(act, 'officer', 'nobody@example.org')).stderr).toContain('There is no account');
  });
});

describe('touchstone account', () => {
  afterEach(() => vi.restoreAllMocks());

  test('makes an account whose password comes from standard input', async () => {
    const create = ['account', 'create', 'new@example.org', '--name', 'Nell New (fictional)'];
    const withInput = async (password: string): Promise<Finished> => {
      vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([password]) as typeof process.stdin);
      return played.touchstone(...create);
    };
    const short = await withInput('short\n');
    expect(short.stderr).toContain('password: Choose a password of at least 12 characters.');
    const made = await withInput('a long enough password\na second line\n');
    expect(made.stdout).toContain('✓ Nell New (fictional) can sign in as new@example.org.');
    const again = await withInput('a long enough password\n');
    expect(again.stderr).toContain('email: There is an account');
    expect([short.code, made.code, again.code]).toEqual([1, 0, 1]);
    expect((await played.installation.accounts.signIn('new@example.org', 'a long enough password')).ok).toBe(true);
  });
});

describe('touchstone scheme', () => {
  const shipped = fileURLToPath(new URL('../../../schemes/example-mill/1.1', import.meta.url));

  test('finds a shipped scheme in order', async () => {
    const { code, stdout } = await runTouchstone(['scheme', 'check', shipped]);
    expect(stdout).toContain('✓ No mistakes.');
    expect(code).toBe(0);
  });

  test('tells a mistake with its place and the word that was meant', async () => {
    const folder = join(played.folder, 'my-scheme');
    await mkdir(folder);
    await writeFile(join(folder, 'scheme.yaml'), 'id: my-scheme\nversoin: 1\n');
    const { code, stdout } = await runTouchstone(['scheme', 'check', folder]);
    expect(stdout).toMatch(/scheme\.yaml:2:\d+ .*Did you mean “version”\?/);
    expect(code).toBe(1);
    expect((await runTouchstone(['scheme', 'check', join(folder, 'none')])).code).toBe(2);
  });

  test('explains what a scheme would say, and where the facts are mistyped', async () => {
    const facts = join(played.folder, 'facts.yaml');
    await writeFile(facts, 'site: { siteType: windmill, metals: [iron] }\neveryOther: workable\n');
    const { code, stdout } = await runTouchstone(['scheme', 'explain', shipped, '--facts', facts]);
    expect(stdout).toMatch(/The scheme (advises|does not advise) /);
    expect(stdout).toMatch(/[✓✗] (Yes|No): /);
    expect(code).toBe(0);
    await writeFile(facts, 'site: { siteType: windmil, metals: [iron] }\n');
    const mistyped = await runTouchstone(['scheme', 'explain', shipped, '--facts', facts]);
    expect(mistyped.stderr).toContain(
      'facts.yaml:1:19 site/siteType: There is no site type “windmil”. Did you mean “windmill”?',
    );
    expect(mistyped.code).toBe(1);
  });

  test('publishes a version once', async () => {
    const { code, stdout } = await played.touchstone('scheme', 'publish', shipped);
    expect([code, stdout]).toEqual([0, expect.stringContaining('was published before, exactly so')]);
  });
});

async function count(table: 'sites'): Promise<number> {
  return (await played.installation.database.read.selectFrom(table).select('id').execute()).length;
}
