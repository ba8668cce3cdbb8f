import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyWithWebCrypto } from '@touchstone/credential';
import { examine, formerOf, projectionTables, tablesWithPast, type Examined } from '@touchstone/store';
import { openPlayedInstallation, type PlayedInstallation } from '../played-installation.test-support.ts';

let played: PlayedInstallation;
beforeAll(async () => {
  played = await openPlayedInstallation();
});
afterAll(() => played.close());

/** What is found while something is wrong: codes, and the facts that their sentences name. */
async function foundWith(wrong: string, right: string): Promise<readonly string[]> {
  await played.tamper(wrong);
  const { parts } = await examinePlayed();
  await played.tamper(right);
  return parts.flatMap(({ discrepancies }) =>
    discrepancies.map(({ code, facts }) => [code, ...Object.values(facts)].join(' ')),
  );
}

function examinePlayed(): Promise<Examined> {
  const { clock, database, evidenceFiles, keys } = played.installation;
  const log = { publicKey: keys.log.publicKey, verifyEd25519: verifyWithWebCrypto, now: clock() };
  return examine({ database, evidenceFiles, log });
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

  test('tells what was found, where, and the way out', async () => {
    const cycle = played.story.northCycle;
    const excellent = `update findings set level = 'excellent' where cycle = '${cycle}' and stage = 'closed'`;
    await played.tamper(`create table kept as select * from findings; ${excellent}`);
    const { code, stdout } = await played.touchstone('doctor');
    await played.tamper('delete from findings; insert into findings select * from kept; drop table kept');
    const words = stdout.replaceAll(/\s+/g, ' ');
    expect(code).toBe(1);
    expect(words).toContain('✗ Rows derived from the journal');
    expect(words).toMatch(/findings, row cycle=cycle_\S+ finding=\S+: changed behind the journal’s back in level\./);
    expect(words).toContain('The way out: The journal still tells what is right');
    expect(words).toContain('✗ One thing was found. Nothing was changed.');
    expect((await played.touchstone('doctor')).stdout).toContain('✓ All is well');
  });
});

describe('an examination', () => {
  test('names a row that is missing, and one that nobody’s journal gives', async () => {
    const site = played.story.northSite;
    const found = await foundWith(
      `create table kept as select * from register where site = '${site}'; delete from register where site = '${site}';
       insert into grants (account, duty) values ('intruder', 'officer')`,
      `insert into register select * from kept; drop table kept; delete from grants where account = 'intruder'`,
    );
    expect(found).toEqual([
      'projection.row-extra grants account=intruder duty=officer',
      `projection.row-missing register site=${site}`,
    ]);
  });

  test('names every column that was changed in a row', async () => {
    const site = played.story.northSite;
    const found = await foundWith(
      `create table kept as select * from register; update register set status = 'committed', marks = '{}' where site = '${site}'`,
      'delete from register; insert into register select * from kept; drop table kept',
    );
    expect(found).toEqual([`projection.row-changed register site=${site} marks, status`]);
  });

  test('counts what it does not tell one by one', async () => {
    await played.tamper(
      'create table kept as select * from answers; update answers set rationale = rationale || chr(33)',
    );
    const { parts } = await examinePlayed();
    await played.tamper('delete from answers; insert into answers select * from kept; drop table kept');
    const projections = parts.find(({ part }) => part === 'projections');
    expect(projections?.discrepancies.length).toBeLessThan(10);
    expect(projections?.found).toBe(41);
  });

  test('finds a changed payload, and does not trust what would follow from it', async () => {
    const stream = played.story.eastCycle;
    const found = await foundWith(
      `create table kept as select * from journal_payloads where stream = '${stream}';
       update journal_payloads set payload = payload || '{"rationale":"Better."}' where stream = '${stream}' and version = 3`,
      `update journal_payloads p set payload = kept.payload from kept where p.stream = kept.stream and p.version = kept.version;
       drop table kept`,
    );
    expect(found).toEqual([`journal.payload-changed ${stream} 3`]);
  });

  test('goes on with what builds on a stream that cannot be replayed', async () => {
    const { stream } = await played.installation.database.read
      .selectFrom('journal')
      .select('stream')
      .where('type', '=', 'scheme.published')
      .orderBy('stream')
      .executeTakeFirstOrThrow();
    const found = await foundWith(
      `create table kept as select * from journal where stream = '${stream}'; update journal set at = now() where stream = '${stream}'`,
      `delete from journal where stream = '${stream}'; insert into journal overriding system value select * from kept; drop table kept`,
    );
    expect(found).toEqual([`journal.entry-changed ${stream} 1`, expect.stringMatching(/^outcome\.changed /)]);
  });

  test('finds a chain that was broken by changing an entry or removing one', async () => {
    const stream = played.story.eastCycle;
    const changed = await foundWith(
      `update journal set actor = 'x' || actor where stream = '${stream}' and version = 4`,
      `update journal set actor = substr(actor, 2) where stream = '${stream}' and version = 4`,
    );
    expect(changed).toEqual([`journal.entry-changed ${stream} 4`, expect.stringMatching(/^outcome\.changed /)]);
    const removed = await foundWith(
      `create table kept as select * from journal where stream = '${stream}' and version = 5;
       delete from journal where stream = '${stream}' and version = 5`,
      'insert into journal overriding system value select * from kept; drop table kept',
    );
    expect(removed.slice(0, 2)).toEqual([`journal.gap ${stream} 6`, `journal.entry-changed ${stream} 6`]);
  });

  test('finds a state, a version and an outcome that are not what the journal gives', async () => {
    const stream = played.story.eastCycle;
    const found = await foundWith(
      `update streams set state = jsonb_set(state, '{letter}', '"returned"') where id = '${stream}';
       update streams set version = version + 1 where id = '${played.story.northCycle}';
       update outcomes set actor = 'x' || actor where stream = '${stream}' and version = 2`,
      `update streams set state = jsonb_set(state, '{letter}', '"accepted"') where id = '${stream}';
       update streams set version = version - 1 where id = '${played.story.northCycle}';
       update outcomes set actor = substr(actor, 2) where stream = '${stream}' and version = 2`,
    );
    expect(found.map((one) => one.split(' ').slice(0, 2).join(' ')).sort()).toEqual([
      expect.stringMatching(/^outcome\.changed /),
      `stream.state-changed ${stream}`,
      `stream.version-changed ${played.story.northCycle}`,
    ]);
  });

  test('finds a stream without a journal, and a journal without its stream', async () => {
    const stream = played.story.eastCycle;
    const found = await foundWith(
      `create table kept as select * from streams where id = '${stream}'; delete from streams where id = '${stream}';
       insert into streams (id, kind, version, state, head) select 'cycle_nowhere', kind, version, state, head from kept`,
      `delete from streams where id = 'cycle_nowhere'; insert into streams select * from kept; drop table kept`,
    );
    expect(found).toEqual(['stream.journal-missing cycle_nowhere', `stream.row-missing ${stream}`]);
  });

  test('lets an erased payload be, and says so', async () => {
    const { eastCycle: stream } = played.story;
    await played.tamper(
      `create table kept as select * from journal_payloads where stream = '${stream}' and version = 3;
       update journal_payloads set payload = null, salt = null, erased_at = now(), erased_because = 'Asked for.'
       where stream = '${stream}' and version = 3`,
    );
    const { erased, parts, unreplayed } = await examinePlayed();
    await played.tamper(
      `update journal_payloads p set payload = kept.payload, salt = kept.salt, erased_at = null, erased_because = null
       from kept where p.stream = kept.stream and p.version = kept.version; drop table kept`,
    );
    expect(parts.map(({ found }) => found)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    // Its site comes with it, and by their operator the other mill and its cycle.
    expect({ erased, unreplayed }).toEqual({ erased: 1, unreplayed: 5 });
  });

  test('finds what was done to the transparency log', async () => {
    const { size } = await played.installation.database.read
      .selectFrom('log_checkpoints')
      .select('size')
      .orderBy('size', 'desc')
      .executeTakeFirstOrThrow();
    const last = String(size - 1);
    const found = await foundWith(
      `create table kept_nodes as select * from log_nodes; create table kept_leaves as select * from log_leaves;
       update log_nodes set hash = sha256(hash) where level = 1 and index = 0;
       update log_leaves set leaf_hash = sha256(leaf_hash) where index = ${last};
       update log_checkpoints set note = replace(note, '/log', '/lag') where size = ${String(size)}`,
      `delete from log_nodes; insert into log_nodes select * from kept_nodes; drop table kept_nodes;
       delete from log_leaves; insert into log_leaves select * from kept_leaves; drop table kept_leaves;
       update log_checkpoints set note = replace(note, '/lag', '/log')`,
    );
    const codes = found.map((one) => one.split(' ').slice(0, 2).join(' '));
    expect(codes).toContain('log.node-changed 1');
    expect(codes).toContain(`log.leaf-changed ${last}`);
    expect(codes).toContain(`log.root-changed ${String(size)}`);
    expect(codes).toContain(`log.checkpoint-unsigned ${String(size)}`);
  });

  test('finds leaves that are missing, and entries that wait for too long', async () => {
    const found = await foundWith(
      'create table kept as select * from log_leaves; delete from log_leaves where index = 2',
      'insert into log_leaves select * from kept where index = 2; drop table kept',
    );
    expect(found.map((one) => one.split(' ')[0])).toEqual(['log.entry-waiting', 'log.gap']);
  });

  test('finds evidence that is gone, and evidence that is another', async () => {
    const evidence = join(played.folder, 'evidence');
    const [name = ''] = (await readdir(evidence, { recursive: true })).filter((path) => /[0-9a-f]{64}$/.test(path));
    const codes = async (): Promise<unknown> =>
      (await examinePlayed()).parts.flatMap(({ discrepancies }) => discrepancies.map(({ code }) => code));
    await rename(join(evidence, name), join(played.folder, 'aside'));
    expect(await codes()).toEqual(['evidence.file-missing']);
    await writeFile(join(evidence, name), 'Something else.');
    expect(await codes()).toEqual(['evidence.file-changed']);
    await rename(join(played.folder, 'aside'), join(evidence, name));
  });

  test('finds guards that were switched off', async () => {
    const found = await foundWith(
      'alter table journal disable trigger journal_is_append_only; grant update on journal to touchstone_app',
      'alter table journal enable trigger journal_is_append_only; revoke update on journal from touchstone_app',
    );
    expect(found).toEqual(['guard.trigger-missing journal journal_is_append_only', 'guard.may-change journal']);
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
    const derived = [...projectionTables.map((table) => table.name), ...tablesWithPast.map(formerOf)];
    expect(rows.map(({ name }) => name)).toEqual([...derived, ...own].sort());
  });

  test('leaves everything as it was', async () => {
    const { parts } = await examinePlayed();
    expect(parts.flatMap(({ discrepancies }) => discrepancies)).toEqual([]);
  });
});
