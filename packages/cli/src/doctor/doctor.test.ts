import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectionTableNames } from '@touchstone/store';
import { openPlayedInstallation, type PlayedInstallation } from '../played-installation.test-support.ts';

let played: PlayedInstallation;
beforeAll(async () => {
  played = await openPlayedInstallation();
});
afterAll(() => played.close());

/** What the doctor says while something is wrong, and that all is well again when it was put right. */
async function examinedWith(wrong: string, right: string): Promise<string> {
  await played.tamper(wrong);
  const sick = await played.touchstone('doctor');
  await played.tamper(right);
  const well = await played.touchstone('doctor');
  expect(well.stdout).toContain('✓ All is well');
  expect(well.code).toBe(0);
  expect(sick.code).toBe(1);
  return sick.stdout.replaceAll(/\s+/g, ' ');
}

describe('touchstone doctor', () => {
  test('finds nothing where nothing was touched, and leaves nothing behind', async () => {
    const { code, stdout } = await played.touchstone('doctor', '--json');
    const { parts, well } = JSON.parse(stdout) as {
      well: boolean;
      parts: { part: string; examined: number; found: number }[];
    };
    expect(well).toBe(true);
    expect(code).toBe(0);
    expect(parts.map(({ found }) => found)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    for (const { examined } of parts) expect(examined).toBeGreaterThan(0);
    await expect(played.tamper('table pg_temp.sites')).rejects.toThrow();
  });

  test('names table, key and column of a row that was changed behind the journal’s back', async () => {
    const cycle = played.story.northCycle;
    const found = await examinedWith(
      `update findings set level = 'excellent' where cycle = '${cycle}' and stage = 'closed'`,
      `update findings f set level = s.state->'findings'->f.finding->>'level' from streams s where s.id = f.cycle`,
    );
    expect(found).toContain(`findings, row cycle=${cycle} finding=`);
    expect(found).toContain('changed behind the journal’s back in level.');
    expect(found).toContain('The way out:');
  });

  test('names a row that is missing, and one that nobody’s journal gives', async () => {
    const site = played.story.northSite;
    const found = await examinedWith(
      `create table kept as select * from register where site = '${site}'; delete from register where site = '${site}';
       insert into grants (account, duty) values ('intruder', 'officer')`,
      `insert into register select * from kept; drop table kept; delete from grants where account = 'intruder'`,
    );
    expect(found).toContain(`register, row site=${site}: missing, though the journal gives it.`);
    expect(found).toContain(
      'grants, row account=intruder duty=officer: stands there, though the journal does not give it.',
    );
  });

  test('finds a changed payload, and does not trust what follows from it', async () => {
    const stream = played.story.eastCycle;
    const payload = `journal_payloads where stream = '${stream}' and version = 3`;
    const found = await examinedWith(
      `create table kept as select * from ${payload};
       update journal_payloads set payload = payload || '{"rationale":"Better."}' where stream = '${stream}' and version = 3`,
      `update journal_payloads p set payload = kept.payload from kept where p.stream = kept.stream and p.version = kept.version;
       drop table kept`,
    );
    expect(found).toContain(`${stream}: the payload of version 3 is not the one that was written.`);
    expect(found).toContain('✓ Rows derived from the journal');
    expect(found).toContain('One stream could not be replayed');
  });

  test('finds a chain that was broken by changing, removing or renaming an entry', async () => {
    const stream = played.story.eastCycle;
    const changed = await examinedWith(
      `update journal set actor = 'somebody' || actor where stream = '${stream}' and version = 4`,
      `update journal set actor = substr(actor, 9) where stream = '${stream}' and version = 4`,
    );
    expect(changed).toContain(`${stream}: the chain is broken at version 4`);
    const removed = await examinedWith(
      `create table kept as select * from journal where stream = '${stream}' and version = 5;
       delete from journal where stream = '${stream}' and version = 5`,
      `insert into journal overriding system value select * from kept; drop table kept`,
    );
    expect(removed).toContain(`${stream}: version 6 does not follow the one before it.`);
    expect(removed).toContain(`${stream}: the chain is broken at version 6`);
  });

  test('finds a state, a version and an outcome that are not what the journal gives', async () => {
    const stream = played.story.eastCycle;
    const state = await examinedWith(
      `update streams set state = jsonb_set(state, '{letter}', '"returned"') where id = '${stream}'`,
      `update streams set state = jsonb_set(state, '{letter}', '"accepted"') where id = '${stream}'`,
    );
    expect(state).toContain(`${stream}: its state in streams is not what its events give.`);
    const version = await examinedWith(
      `update streams set version = version + 1 where id = '${stream}'`,
      `update streams set version = version - 1 where id = '${stream}'`,
    );
    expect(version).toContain(`${stream}: is at version`);
    const outcome = await examinedWith(
      `update outcomes set actor = 'x' || actor where stream = '${stream}' and version = 2`,
      `update outcomes set actor = substr(actor, 2) where stream = '${stream}' and version = 2`,
    );
    expect(outcome).toContain(`on ${stream}: its outcome and its events differ.`);
  });

  test('lets an erased payload be, and says so', async () => {
    const { eastCycle: stream } = played.story;
    await played.tamper(
      `create table kept as select * from journal_payloads where stream = '${stream}' and version = 3;
       update journal_payloads set payload = null, salt = null, erased_at = now(), erased_because = 'Asked for.'
       where stream = '${stream}' and version = 3`,
    );
    const { code, stdout } = await played.touchstone('doctor');
    await played.tamper(
      `update journal_payloads p set payload = kept.payload, salt = kept.salt, erased_at = null, erased_because = null
       from kept where p.stream = kept.stream and p.version = kept.version; drop table kept`,
    );
    expect(stdout).toContain('One payload was erased');
    expect(code).toBe(0);
  });

  test('finds what was done to the transparency log', async () => {
    const leaf = await examinedWith(
      `update public_entries set entry = entry || '{"at":"2001-01-01T00:00:00.000Z"}' where stream = '${played.story.northCycle}' and version = 2`,
      `update public_entries e set entry = entry || jsonb_build_object('at', to_char(j.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       from journal j where j.stream = e.stream and j.version = e.version`,
    );
    expect(leaf).toMatch(/Leaf \d+ is not the hash of its public entry, version 2 of cycle_/);
    const node = await examinedWith(
      `update log_nodes set hash = sha256(hash) where level = 1 and index = 0;
       update log_checkpoints set note = replace(note, '/log', '/lag')`,
      `update log_nodes n set hash = sha256('\\x01'::bytea || a.hash || b.hash) from log_nodes a, log_nodes b
       where n.level = 1 and n.index = 0 and a.level = 0 and a.index = 0 and b.level = 0 and b.index = 1;
       update log_checkpoints set note = replace(note, '/lag', '/log')`,
    );
    expect(node).toContain('Node 0 of level 1 is missing, or not what its leaves give.');
    expect(node).toContain('is not signed by this installation’s key.');
  });

  test('finds evidence that is gone, and evidence that is another', async () => {
    const evidence = join(played.folder, 'evidence');
    const [name = ''] = (await readdir(evidence, { recursive: true })).filter((path) => /[0-9a-f]{64}$/.test(path));
    await rename(join(evidence, name), join(played.folder, 'aside'));
    const gone = await played.touchstone('doctor');
    await writeFile(join(evidence, name), 'Something else.');
    const other = await played.touchstone('doctor');
    await rename(join(played.folder, 'aside'), join(evidence, name));
    expect(gone.stdout).toMatch(/evidence_\S+: its file [0-9a-f]{64} is not there\./);
    expect(other.stdout.replaceAll(/\s+/g, ' ')).toContain('the content of its file is not that of its hash');
    expect([gone.code, other.code]).toEqual([1, 1]);
  });

  test('finds guards that were switched off', async () => {
    const found = await examinedWith(
      'alter table journal disable trigger journal_is_append_only; grant update on journal to touchstone_app',
      'alter table journal enable trigger journal_is_append_only; revoke update on journal from touchstone_app',
    );
    expect(found).toContain('The trigger journal_is_append_only on journal is missing or switched off.');
    expect(found).toContain('The application’s role may change or remove rows of journal.');
  });

  test('knows every table that is derived from the journal', async () => {
    const { rows } = await played.installation.database.accounts.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    const own = [
      'journal',
      'journal_payloads',
      'log_checkpoints',
      'log_leaves',
      'log_nodes',
      'outcomes',
      'schema_migrations',
      'settings',
      'streams',
    ];
    expect(rows.map(({ name }) => name)).toEqual([...projectionTableNames, ...own].sort());
  });
});
