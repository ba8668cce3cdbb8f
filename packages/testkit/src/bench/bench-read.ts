/**
 * Reading: one assessment, and one page of the register, as the product reads them, against the same SQL run raw; and a
 * search in the register of a past day, against the same of today.
 */
import { defined, instant } from '@touchstone/kernel';
import { publicDay } from '@touchstone/domain';
import { readAnswers, readCycle, readPast, readRegister } from '@touchstone/store';
import pg from 'pg';
import { compare, type Metric } from './measure.ts';
import type { BenchWorld } from './bench-world.ts';

const halfYearMs = 183 * 24 * 60 * 60 * 1_000;

export async function benchRead({ installation, places }: BenchWorld): Promise<readonly Metric[]> {
  const { cycle, site } = defined(places[0], 'a site');
  const { database } = installation;
  const today = publicDay(installation.clock());
  const pool = new pg.Pool({ ...installation.connection, max: 8 });
  try {
    const assessment = await compare(
      400,
      () => Promise.all([readCycle(database.read, cycle), readAnswers(database.read, cycle)]),
      async () => {
        const first = Promise.all([
          pool.query('select * from cycles where id = $1', [cycle]),
          pool.query('select state, version from streams where id = $1', [cycle]),
        ]);
        const rest = first.then(() => pool.query('select * from sites where id = $1', [site]));
        await Promise.all([rest, pool.query('select * from answers where cycle = $1', [cycle])]);
      },
    );
    const register = await compare(
      400,
      () => readRegister(database.read, {}, today),
      () => pool.query('select * from register order by lower(name), site limit 51'),
    );
    const search = { search: 'c0ffee' };
    const past = { before: instant(new Date(Date.now() - halfYearMs).toISOString()), publicDay: today };
    // A search that finds next to nothing reads every row.
    const pastSearch = await compare(
      50,
      () => readPast(database, past, (from) => readRegister(from, search, today)),
      () => readRegister(database.read, search, today),
    );
    return [
      { name: 'read.assessment.ratio', value: assessment.ratio, unit: 'of raw' },
      { name: 'register.ratio', value: register.ratio, unit: 'of raw' },
      { name: 'register.past-search.ms', value: pastSearch.oursMs, unit: 'ms' },
      { name: 'register.past-search.ratio', value: pastSearch.ratio, unit: 'of today’s' },
    ];
  } finally {
    await pool.end();
  }
}
