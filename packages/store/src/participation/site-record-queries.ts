/** Sites with what is on record of their participation, found by their names: what a table of history is compared with. */
import { limits } from '@touchstone/kernel';
import type { SiteOnRecord } from '@touchstone/domain';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';

/** Names are compared without case; whoever asks compares them more closely. */
export async function readSitesByName(from: Reader, names: readonly string[]): Promise<readonly SiteOnRecord[]> {
  const asked = [...new Set(names.map((name) => name.trim().toLowerCase()))].slice(0, limits.sheetRows);
  if (asked.length === 0) return [];
  const sites = await from
    .selectFrom('sites')
    .select(['id', 'name', 'operator', 'country', 'place', 'site_type', 'metals'])
    .where(sql`lower(name)`, '=', sql<string>`any(${asked}::text[])`)
    .orderBy('filed_at')
    .orderBy('id')
    .execute();
  const ids = sites.map(({ id }) => id);
  if (ids.length === 0) return [];
  const ofSites = sql<string>`any(${ids}::text[])`;
  const [cycles, marks, facts] = await Promise.all([
    from
      .selectFrom('cycles')
      .innerJoin('streams', 'streams.id', 'cycles.id')
      .leftJoin('schemes', 'schemes.hash', 'cycles.scheme_hash')
      .select(['cycles.id', 'cycles.site', 'cycles.stage', 'cycles.signed_on', 'streams.version'])
      .select(['schemes.scheme', 'schemes.version as schemeVersion'])
      .where('cycles.site', '=', ofSites)
      .orderBy('cycles.began_at')
      .orderBy('cycles.id')
      .execute(),
    from.selectFrom('awarded_marks').selectAll().where('site', '=', ofSites).orderBy('mark').execute(),
    from.selectFrom('imported_facts').selectAll().where('site', '=', ofSites).orderBy('position').execute(),
  ]);
  const [marksOf, factsOf] = [Map.groupBy(marks, ({ cycle }) => cycle), Map.groupBy(facts, ({ cycle }) => cycle)];
  const cyclesOf = Map.groupBy(cycles, ({ site }) => site);
  return sites.map(({ site_type: siteType, ...site }) => ({
    ...{ ...site, siteType },
    cycles: (cyclesOf.get(site.id) ?? []).map(({ id, scheme, schemeVersion, signed_on: signedOn, stage, version }) => {
      const all = marksOf.get(id) ?? [];
      const held = all.filter(({ ended_on: ended }) => ended === null);
      return {
        ...{ cycle: id, version, signedOn, factsOnly: stage === 'imported' },
        ...(scheme === null || schemeVersion === null ? {} : { scheme: { id: scheme, version: schemeVersion } }),
        awardedOn: all[0]?.valid_from ?? null,
        marks: (held.length > 0 ? held : all).map(({ mark, valid_until: validUntil }) => ({ mark, validUntil })),
        suspended: stage === 'suspended',
        withdrawn: stage === 'withdrawn',
        facts: (factsOf.get(id) ?? []).map(({ conditions, happened_on: happenedOn, step }) => ({
          ...{ step, happenedOn, conditions },
        })),
      };
    }),
  }));
}
