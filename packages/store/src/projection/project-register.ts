/**
 * The public register: one row for each site with a cycle of which something is public. It says what the public may know
 * and nothing else; a site's row appears when its letter is accepted or its history is imported. Of several cycles the row
 * shows the one that counts for the public now.
 */
import { defined, type PlainDate } from '@touchstone/kernel';
import {
  heldFacts,
  isStanding,
  isUnderWay,
  isWithoutCommitment,
  registerStatus,
  type CycleEvent,
  type CycleState,
  type Recorded,
  type RegisterStatus,
} from '@touchstone/domain';
import type { Selectable } from 'kysely';
import type { Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';
import type { Tables } from '../tables.ts';
import { registerSearch } from './project-site.ts';

type Begun = Exclude<CycleState, { stage: 'none' }>;
type CycleOfSite = Pick<
  Selectable<Tables['cycles']>,
  'id' | 'stage' | 'scheme_hash' | 'signed_on' | 'anchors' | 'began_at'
>;
type Progress = Pick<
  Tables['register'],
  'status' | 'scheme' | 'scheme_version' | 'committed_on' | 'awarded_on' | 'valid_until' | 'marks' | 'imported'
> & {
  /** JSON */
  readonly held: string | null;
};

/**
 * Reads the rows of all cycles of the site, so that the row comes out the same whichever of them is projected last: a
 * replay goes through them one after the other.
 */
export async function projectRegister(
  transaction: Writer,
  schemes: Schemes,
  recorded: Recorded<CycleEvent>,
  state: Begun,
): Promise<void> {
  const cycles = await transaction
    .selectFrom('cycles')
    .select(['id', 'stage', 'scheme_hash', 'signed_on', 'anchors', 'began_at'])
    .where('site', '=', state.site)
    .execute();
  const shown = cycles.toSorted(byWhatCounts).find(({ stage }) => rank(stage) !== undefined);
  if (shown === undefined) return;
  const progress =
    shown.stage === 'imported'
      ? await importedProgress(transaction, recorded)
      : await ownProgress(transaction, schemes, shown);
  if (progress === undefined) return;
  const site = await transaction
    .selectFrom('sites')
    .select(['name', 'operator', 'operator_entry', 'country', 'place', 'site_type', 'metals', 'fictional'])
    .where('id', '=', state.site)
    .executeTakeFirst();
  const facts = defined(site, `the site of ${recorded.stream}`);
  const row = {
    ...{ ...facts, ...progress, cycle: shown.id },
    search: registerSearch(facts),
  };
  await transaction
    .insertInto('register')
    .values({ site: state.site, ...row })
    .onConflict((conflict) => conflict.column('site').doUpdateSet(row))
    .execute();
}

/**
 * A cycle whose award stands counts most, then the one that is under way, then what has ended, then what only others
 * say. Undefined while nothing of the cycle is public.
 */
function rank(stage: CycleOfSite['stage']): number | undefined {
  if (stage === 'imported') return 3;
  if (registerStatus(stage) === undefined) return undefined;
  return isStanding(stage) ? 0 : isUnderWay(stage) ? 1 : 2;
}

/** Of two that count the same, the one that began later. */
function byWhatCounts(one: CycleOfSite, other: CycleOfSite): number {
  const by = (rank(one.stage) ?? 4) - (rank(other.stage) ?? 4);
  if (by !== 0) return by;
  return `${one.began_at} ${one.id}` < `${other.began_at} ${other.id}` ? 1 : -1;
}

async function ownProgress(transaction: Writer, schemes: Schemes, shown: CycleOfSite): Promise<Progress> {
  const compiled = await schemes.byHash(transaction, shown.scheme_hash ?? '');
  const { scheme } = defined(compiled, 'the scheme of a running cycle');
  const imported = await restsOnSources(transaction, shown);
  // What a source tells is told already.
  const heldBack = imported ? undefined : heldFacts(scheme, shown.anchors);
  const marks = await transaction
    .selectFrom('awarded_marks')
    .select(['mark', 'valid_from', 'valid_until', 'ended_on'])
    .where('cycle', '=', shown.id)
    .orderBy('mark')
    .execute();
  const held = marks.filter(({ ended_on: ended }) => ended === null);
  const until = held.flatMap(({ valid_until: day }) => (day === null ? [] : [day])).sort()[0];
  return {
    status: defined(registerStatus(shown.stage), 'the status of a cycle that is shown'),
    imported,
    held: heldBack === undefined ? null : JSON.stringify(heldBack),
    scheme: scheme.id,
    scheme_version: scheme.version,
    committed_on: shown.signed_on,
    awarded_on: marks[0]?.valid_from ?? null,
    valid_until: until ?? null,
    marks: held.map(({ mark }) => mark),
  };
}

/** As `restsOnHistory` in the domain says it of a state, except that a commitment that ended here ended by an act of ours. */
async function restsOnSources(transaction: Writer, { anchors, id, stage }: CycleOfSite): Promise<boolean> {
  if (anchors['self-assessment.submitted'] !== undefined || isWithoutCommitment(stage)) return false;
  const fact = await transaction
    .selectFrom('imported_facts')
    .select('cycle')
    .where('cycle', '=', id)
    .executeTakeFirst();
  return fact !== undefined;
}

/** The furthest step that a source tells of, with the day of that source. */
async function importedProgress(transaction: Writer, recorded: Recorded<CycleEvent>): Promise<Progress | undefined> {
  if (recorded.event.type !== 'history.imported') return undefined;
  const { scheme } = recorded.event.payload;
  const facts = await transaction
    .selectFrom('imported_facts')
    .select(['step', 'known_on'])
    .where('cycle', '=', recorded.stream)
    .execute();
  const order: readonly RegisterStatus[] = ['committed', 'self-assessed', 'under-assessment', 'awarded'];
  const furthest = order.findLast((status) => facts.some(({ step }) => step === status));
  const knownOn = (step: string): PlainDate | null => facts.find((fact) => fact.step === step)?.known_on ?? null;
  return {
    status: defined(furthest, 'an imported fact'),
    imported: true,
    held: null,
    scheme,
    scheme_version: null,
    committed_on: knownOn('committed'),
    awarded_on: knownOn('awarded'),
    valid_until: null,
    marks: [],
  };
}
