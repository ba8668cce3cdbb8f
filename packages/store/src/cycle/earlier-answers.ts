/** What the site answered in the cycle before, with the version under which it did. */
import type { EarlierAnswers } from '@touchstone/domain';
import type { Reader, Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';

/** Undefined where that cycle has no answers here, such as one that is known only from public facts. */
export async function readEarlierAnswers(
  from: Reader | Writer,
  schemes: Schemes,
  cycle: string,
): Promise<EarlierAnswers | undefined> {
  const row = await from.selectFrom('cycles').select('scheme_hash').where('id', '=', cycle).executeTakeFirst();
  const hash = row?.scheme_hash ?? undefined;
  const compiled = hash === undefined ? undefined : await schemes.byHash(from, hash);
  if (compiled === undefined) return undefined;
  const answers = await from
    .selectFrom('answers')
    .select(['criterion', 'level', 'rationale', 'evidence', 'requirements'])
    .where('cycle', '=', cycle)
    .orderBy('criterion')
    .execute();
  if (answers.length === 0) return undefined;
  return {
    ...{ cycle, scheme: compiled.scheme, versions: await schemes.versionsOf(from, compiled.scheme.id) },
    answers: answers.map(({ level, ...answer }) => ({
      ...answer,
      rating: level === null ? ({ notApplicable: true } as const) : { level },
    })),
  };
}
