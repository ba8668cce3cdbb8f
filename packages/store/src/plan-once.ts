/**
 * A pool whose connections have the database plan each statement once and keep the plan: writers send the same few dozen
 * statements all the time, and planning costs as much as doing. Not for readers, whose best plan depends on what is asked.
 */
import { assert } from '@touchstone/kernel';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** Statements that get a name of their own, in all connections of this process; what comes later is planned every time. */
const namesMost = 500;
const names = new Map<string, string>();

export function planOnce(pool: pg.Pool): PostgresPool {
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      return {
        query: named(client),
        release: () => {
          client.release();
        },
      };
    },
  };
}

/** Kysely's driver asks with a text, or with a cursor where it was given the means, which it was not. */
function named(client: pg.PoolClient): PostgresPoolClient['query'] {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    assert(typeof text === 'string', 'no cursor is ever asked for');
    const name = values.length === 0 ? undefined : nameOf(text);
    return client.query(name === undefined ? { text } : { name, text, values: [...values] });
  }
  return query;
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namesMost) return known;
  const name = `touchstone_${String(names.size)}`;
  names.set(text, name);
  return name;
}
