/**
 * Published scheme versions, kept in memory once read: a version never changes, so its hash is a safe key for ever.
 */
import { assert, type PlainDate } from '@touchstone/kernel';
import { parseCompiledScheme, type CompiledScheme, type Scheme } from '@touchstone/domain';
import type { Reader, Writer } from '../database.ts';

export interface Schemes {
  /** Undefined where no such version is published. */
  readonly byHash: (from: Reader | Writer, hash: string) => Promise<CompiledScheme | undefined>;
  /** The version of a scheme under which a cycle may begin on that day. */
  readonly inForce: (from: Reader | Writer, scheme: string, day: PlainDate) => Promise<CompiledScheme | undefined>;
  /** By what it calls itself; with no version, the newest of the scheme. */
  readonly byVersion: (
    from: Reader | Writer,
    scheme: string,
    version: string | null,
  ) => Promise<CompiledScheme | undefined>;
  /** Every published version, newest first within its scheme. */
  readonly all: (from: Reader | Writer) => Promise<readonly CompiledScheme[]>;
  /** Every published version of one scheme, the latest first. */
  readonly versionsOf: (from: Reader | Writer, scheme: string) => Promise<readonly Scheme[]>;
}

export function createSchemes(): Schemes {
  const kept = new Map<string, CompiledScheme>();
  const hashes = new Map<string, string>();
  const keep = (hash: string, content: string): CompiledScheme => {
    const known = kept.get(hash);
    if (known !== undefined) return known;
    const parsed = parseCompiledScheme(content);
    assert(parsed.ok, `the content of scheme version ${hash} is a scheme`);
    kept.set(hash, parsed.value);
    return parsed.value;
  };
  return {
    byHash: async (from, hash) => {
      const known = kept.get(hash);
      if (known !== undefined) return known;
      const row = await from.selectFrom('schemes').select('content').where('hash', '=', hash).executeTakeFirst();
      return row === undefined ? undefined : keep(hash, row.content);
    },
    inForce: async (from, scheme, day) => {
      const row = await from
        .selectFrom('schemes')
        .select(['hash', 'content'])
        .where('scheme', '=', scheme)
        .where('in_force_from', '<=', day)
        .where((where) => where.or([where('in_force_until', 'is', null), where('in_force_until', '>=', day)]))
        .orderBy('in_force_from', 'desc')
        .executeTakeFirst();
      return row === undefined ? undefined : keep(row.hash, row.content);
    },
    byVersion: async (from, scheme, version) => {
      const known = version === null ? undefined : kept.get(hashes.get(`${scheme} ${version}`) ?? '');
      if (known !== undefined) return known;
      let query = from.selectFrom('schemes').select(['hash', 'content']).where('scheme', '=', scheme);
      if (version !== null) query = query.where('version', '=', version);
      const row = await query.orderBy('in_force_from', 'desc').limit(1).executeTakeFirst();
      if (row === undefined) return undefined;
      if (version !== null) hashes.set(`${scheme} ${version}`, row.hash);
      return keep(row.hash, row.content);
    },
    all: async (from) => {
      const rows = await from
        .selectFrom('schemes')
        .select(['hash', 'content'])
        .orderBy('scheme')
        .orderBy('in_force_from', 'desc')
        .execute();
      return rows.map(({ content, hash }) => keep(hash, content));
    },
    versionsOf: async (from, scheme) => {
      const rows = await from
        .selectFrom('schemes')
        .select(['hash', 'content'])
        .where('scheme', '=', scheme)
        .orderBy('in_force_from', 'desc')
        .execute();
      return rows.map(({ content, hash }) => keep(hash, content).scheme);
    },
  };
}
