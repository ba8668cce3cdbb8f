/**
 * The public register: one row for each site with a cycle of which something is public. It says what the public may know
 * and nothing else; a site's row appears when its letter is accepted or its history is imported.
 */
import { defined, plainDate, type PlainDate } from '@touchstone/kernel';
import {
  cycleStage,
  registerStatus,
  type CycleEvent,
  type CycleState,
  type Recorded,
  type RegisterStatus,
} from '@touchstone/domain';
import type { Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';
import type { Tables } from '../tables.ts';
import { registerSearch } from './project-site.ts';

type Begun = Exclude<CycleState, { stage: 'none' }>;
type Progress = Pick<
  Tables['register'],
  'status' | 'scheme' | 'scheme_version' | 'committed_on' | 'awarded_on' | 'valid_until' | 'marks' | 'imported'
>;

export async function projectRegister(
  transaction: Writer,
  schemes: Schemes,
  recorded: Recorded<CycleEvent>,
  state: Begun,
): Promise<void> {
  const progress =
    state.stage === 'imported'
      ? await importedProgress(transaction, recorded)
      : await ownProgress(transaction, schemes, state);
  if (progress === undefined) return;
  const site = await transaction
    .selectFrom('sites')
    .select(['name', 'operator', 'country', 'place', 'site_type', 'metals', 'fictional'])
    .where('id', '=', state.site)
    .executeTakeFirst();
  const facts = defined(site, `the site of ${recorded.stream}`);
  const row = {
    ...{ ...facts, ...progress, cycle: recorded.stream, updated_at: recorded.at },
    search: registerSearch(facts),
  };
  await transaction
    .insertInto('register')
    .values({ site: state.site, ...row })
    .onConflict((conflict) => conflict.column('site').doUpdateSet(row))
    .execute();
}

async function ownProgress(
  transaction: Writer,
  schemes: Schemes,
  state: Extract<Begun, { stage: 'running' }>,
): Promise<Progress | undefined> {
  const stage = cycleStage(state);
  const status = stage === undefined ? undefined : registerStatus(stage);
  if (status === undefined) return undefined;
  const { scheme } = defined(await schemes.byHash(transaction, state.scheme), 'the scheme of a running cycle');
  const { award } = state;
  const held = award.stage === 'awarded' ? award.marks.filter(({ expired }) => !expired) : [];
  const until = held.flatMap(({ validUntil }) => (validUntil === null ? [] : [validUntil])).sort()[0];
  return {
    status,
    imported: false,
    scheme: scheme.id,
    scheme_version: scheme.version,
    committed_on: state.anchors['commitment.signed'] ?? null,
    awarded_on: award.stage === 'awarded' ? plainDate(award.awardedOn) : null,
    valid_until: until === undefined ? null : plainDate(until),
    marks: held.map(({ mark }) => mark),
  };
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
    scheme,
    scheme_version: null,
    committed_on: knownOn('committed'),
    awarded_on: knownOn('awarded'),
    valid_until: null,
    marks: [],
  };
}
