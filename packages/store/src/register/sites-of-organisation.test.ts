/** Lists of sites that are longer than a page, on rows put in by hand: nothing is on two pages, and nothing on none. */
import { cloneDatabase } from '@touchstone/testkit';
import { limits, plainDate } from '@touchstone/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../database.ts';
import { readSitesToDeclareOn } from '../work/work-queries.ts';
import { readSitesOfOrganisation } from './register-queries.ts';

const many = limits.pageRows + 3;
const today = plainDate('2024-06-01');
let database: Database;
let drop: () => Promise<void>;

/** Every second site is in the register; of the first of these nothing may be told before the next day. */
beforeAll(async () => {
  const clone = await cloneDatabase();
  database = openDatabase({ connection: { ...clone.connection } });
  drop = clone.drop;
  await sql`insert into sites (id, name, operator, operator_entry, country, site_type, metals, fictional, filed_at)
    select 'site_' || n, 'Mill ' || lpad(n::text, 3, '0'), 'Mills', 'organisation_a', 'SE', 'mill', '{iron}', true, now()
    from generate_series(1, ${many}::int) n`.execute(database.read);
  await sql`insert into register (site, cycle, name, operator, operator_entry, country, site_type, metals, fictional,
      imported, status, scheme, marks, search, held)
    select id, 'cycle_' || id, name, operator, operator_entry, country, site_type, metals, true, false, 'committed', 'x', '{}', '',
      case id when 'site_2' then '{"site.name":"2024-06-02"}'::jsonb end
    from sites where substr(id, 6)::int % 2 = 0`.execute(database.read);
  await sql`insert into cycles (id, site, stage, anchors, began_at, updated_at)
    select 'cycle_' || id, id, 'self-assessed', '{}', now(), now() from sites`.execute(database.read);
});
afterAll(async () => {
  await database.close();
  await drop();
});

test('the sites of an organisation come page by page, to each reader those that the public sees or that they open', async () => {
  const read = async (opens: 'all' | readonly string[], after = 0) => {
    const page = await readSitesOfOrganisation(database.read, 'organisation_a', { after, opens, today });
    return { ...page, names: page.sites.map(({ shown, site }) => `${site.id}${shown === undefined ? '' : '*'}`) };
  };
  const published = Math.floor(many / 2) - 1;
  const anybody = await read([]);
  expect([anybody.published, anybody.names.length]).toEqual([published, published]);
  expect(anybody.names.slice(0, 2)).toEqual(['site_4*', 'site_6*']);
  expect((await read(['site_1', 'site_2'])).names.slice(0, 3)).toEqual(['site_1', 'site_2', 'site_4*']);
  const [first, second] = [await read('all'), await read('all', limits.pageRows)];
  expect([first.names.length, second.names.length]).toEqual([limits.pageRows, 3]);
  expect([first.published, second.published]).toEqual([published, published]);
  expect(new Set([...first.names, ...second.names]).size).toBe(many);
});

test('sites that wait for a declaration come page by page, each page with how many they are', async () => {
  const read = (after: number) => readSitesToDeclareOn(database.read, 'ada', ['self-assessed'], after);
  const [first, second] = [await read(0), await read(limits.pageRows)];
  expect([first.length, second.length, second[0]?.total]).toEqual([limits.pageRows, 3, many]);
  expect(new Set([...first, ...second].map(({ site }) => site)).size).toBe(many);
});
