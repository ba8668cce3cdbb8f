/**
 * What is measured on: an installation for operation on a fresh database with real fsync, with one person responsible for
 * several sites whose self-assessments are open, and a register of as many further sites as asked.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { assert, defined, limits } from '@touchstone/kernel';
import { applicableCriteria, type Actor, type CommandName, type CompiledScheme } from '@touchstone/domain';
import { openInstallation, type Installation } from '@touchstone/server';
import { readActor } from '@touchstone/store';
import pg from 'pg';
import { v7 as uuid } from 'uuid';

export interface BenchWorld {
  readonly dataDir: string;
  readonly installation: Installation;
  readonly compiled: CompiledScheme;
  /** person responsible for every site here */
  readonly actor: Actor;
  readonly email: string;
  readonly password: string;
  readonly places: readonly { readonly site: string; readonly cycle: string; readonly evidence: string }[];
  readonly criteria: readonly { readonly id: string; readonly level: string }[];
  readonly remove: () => Promise<void>;
}

const password = 'a password for benchmarks only';

export async function makeBenchWorld(sites: number, registerSites: number): Promise<BenchWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'touchstone-bench-'));
  const installation = await openInstallation({ dataDir, origin: 'http://localhost:4399' });
  const { accounts, database, run, schemes } = installation;
  const compiled = defined((await schemes.all(database.read))[0], 'a published scheme');
  const { scheme } = compiled;
  const email = 'site@bench.example';
  const person = await accounts.signUp('Responsible person', email, password);
  assert(person.ok, 'an account can be made');
  const secretariat: Actor = { id: 'secretariat', duties: ['secretariat'], sites: [] };
  const take = async (type: CommandName, stream: string, body: unknown, actor: Actor): Promise<string> => {
    const answer = await run({ id: uuid(), type, stream, body }, actor);
    assert(answer.outcome === 'accepted', `${type}: ${JSON.stringify(answer)}`);
    return answer.stream;
  };
  const me = (): Promise<Actor> => readActor(database.read, person.value.person.id);
  const siteFacts = {
    country: 'SE',
    siteType: defined(scheme.siteTypes[0], 'a site type').id,
    metals: [defined(scheme.metals[0], 'a metal').id],
    fictional: true,
  };
  const signedOn = installation.clock().slice(0, 10);
  const file = await installation.evidenceFiles.hold(Readable.from([Buffer.from('evidence')]), limits.evidenceBytes);
  const { sha256, sizeBytes } = defined(file, 'a held file');
  const places: { site: string; cycle: string; evidence: string }[] = [];
  for (let index = 0; index < sites; index += 1) {
    const site = await take(
      'site.file',
      `site_${uuid()}`,
      { ...siteFacts, name: `Bench ${String(index)}`, operator: 'Bench' },
      await me(),
    );
    const letter = {
      ...{ site, scheme: scheme.id, signedOn },
      signatory: { name: 'Somebody', position: 'Director' },
      contact: { name: 'Somebody', email },
      promises: scheme.letter.promises.map(({ id }) => id),
    };
    const cycle = await take('commitment.sign', `cycle_${uuid()}`, letter, await me());
    await take('commitment.accept', cycle, { contactConfirmed: true }, secretariat);
    const added = { site, title: 'Manual', fileName: 'manual.txt', mediaType: 'text/plain', sizeBytes, sha256 };
    places.push({ site, cycle, evidence: await take('evidence.add', `evidence_${uuid()}`, added, await me()) });
  }
  await fillRegister(installation, registerSites);
  const criteria = applicableCriteria(scheme, siteFacts).map(({ id, scale }) => ({
    id,
    level: defined(scheme.scales.find((one) => one.id === scale)?.levels[0], 'a level').id,
  }));
  return {
    ...{ dataDir, installation, compiled, actor: await me(), email, password, places, criteria },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** As often as a site's row changes in a cycle or two. */
const formerRowsEach = 12;

/** Sites as the register shows them and showed them, written straight into its tables: only reading them is measured. */
async function fillRegister({ connection }: Installation, sites: number): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 1 });
  const columns = `site, cycle, name, operator, country, place, site_type, metals, fictional, imported, status,
    scheme, scheme_version, committed_on, awarded_on, valid_until, marks, search`;
  await pool.query(
    `insert into register (${columns}, stands_since)
     select 'site_' || n, 'cycle_' || n, 'Site ' || md5(n::text), 'Operator ' || n % 500,
       (array['SE','FR','CA','CL','PE','PL','US','AU'])[1 + n % 8], 'Place ' || n % 900, 'x', array['x'], true, false,
       (array['committed','self-assessed','under-assessment','awarded'])[1 + n % 4], 'x', '1', current_date - n % 900,
       case when n % 4 = 3 then current_date - n % 300 end, case when n % 4 = 3 then current_date + 700 end,
       case when n % 4 = 3 then array['x'] else '{}'::text[] end, lower('Site ' || md5(n::text) || ' operator ' || n % 500),
       now() - interval '1 month'
     from generate_series(1, $1) n`,
    [sites],
  );
  await pool.query(
    `insert into former_register (${columns}, stands_since, stood_until)
     select ${columns}, now() - make_interval(months => n + 1), now() - make_interval(months => n)
     from register, generate_series(1, $1) n where stands_since < now() - interval '1 day'`,
    [formerRowsEach],
  );
  await pool.query('analyze register, former_register');
  await pool.end();
}
