/**
 * What deciders ask about the world outside of their own stream, for every kind of stream but cycles: read before they
 * decide and inside the same transaction, so that a fact which changes meanwhile makes the transaction be tried again.
 */
import { dayOf, type Refusal } from '@touchstone/kernel';
import {
  barFromTeam,
  knownWords,
  organisationNameKey,
  parseCompiledScheme,
  type AccessCommand,
  type AccessFacts,
  type AssessorCommand,
  type AssessorFacts,
  type EvidenceCommand,
  type EvidenceFacts,
  type FirmCommand,
  type FirmFacts,
  type IndependenceCommand,
  type IndependenceFacts,
  type OrganisationCommand,
  type OrganisationFacts,
  type SchemeCommand,
  type SchemeFacts,
  type SiteCommand,
  type SiteFileFacts,
} from '@touchstone/domain';
import { sql } from 'kysely';
import type { Writer } from '../database.ts';
import { readCyclesOfSite } from '../cycle/cycles-of-site.ts';
import { readKnownOfPerson } from '../independence/known-of-person.ts';
import { readStream } from '../journal/journal.ts';
import type { Schemes } from '../scheme/schemes.ts';
import { contextOf, readFiledSite, type Asked } from './asked.ts';

export async function loadAccessFacts(transaction: Writer, command: AccessCommand, asked: Asked): Promise<AccessFacts> {
  return { ...contextOf(asked), ...(await accountOf(transaction, command.body.email)) };
}

export async function loadSchemeFacts(transaction: Writer, command: SchemeCommand, asked: Asked): Promise<SchemeFacts> {
  const parsed = parseCompiledScheme(command.body.content);
  if (!parsed.ok) return { ...contextOf(asked), versionTaken: false };
  const compiled = parsed.value;
  const other = await transaction
    .selectFrom('schemes')
    .select('hash')
    .where('scheme', '=', compiled.scheme.id)
    .where('version', '=', compiled.scheme.version)
    .executeTakeFirst();
  return { ...contextOf(asked), compiled, versionTaken: other !== undefined && other.hash !== compiled.hash };
}

export async function loadSiteFacts(
  transaction: Writer,
  schemes: Schemes,
  command: SiteCommand,
  asked: Asked,
): Promise<SiteFileFacts> {
  const invited = command.type === 'site.invite' ? await accountOf(transaction, command.body.email) : {};
  const all = await schemes.all(transaction);
  return {
    ...contextOf(asked),
    siteTypes: all.flatMap(({ scheme }) => scheme.siteTypes.map(({ id }) => id)),
    metals: all.flatMap(({ scheme }) => scheme.metals.map(({ id }) => id)),
    ...invited,
    ...('operatorEntry' in command.body ? await operatorName(transaction, command.body.operatorEntry) : {}),
    assessesSite: 'account' in invited && (await assesses(transaction, invited.account, command.stream)),
  };
}

async function operatorName(transaction: Writer, entry: string): Promise<Pick<SiteFileFacts, 'operatorName'>> {
  const row = await readStream(transaction, 'organisation', entry);
  return row?.state.stage === 'registered' ? { operatorName: row.state.name } : {};
}

export async function loadOrganisationFacts(
  transaction: Writer,
  schemes: Schemes,
  command: OrganisationCommand,
  asked: Asked,
): Promise<OrganisationFacts> {
  const { body } = command;
  const facts = { ...contextOf(asked), nameTaken: false, schemeKnown: false };
  if ('email' in body) return { ...facts, ...(await accountOf(transaction, body.email)) };
  if ('account' in body) return facts;
  if ('scheme' in body) {
    const all = await schemes.all(transaction);
    return { ...facts, schemeKnown: all.some(({ scheme }) => scheme.id === body.scheme) };
  }
  const other = await transaction
    .selectFrom('organisations')
    .select('id')
    .where('name_key', '=', organisationNameKey(body.name))
    .where('country', '=', body.country)
    .where('id', '!=', command.stream)
    .executeTakeFirst();
  return { ...facts, nameTaken: other !== undefined };
}

/** `fileHeld` says whether the evidence store has bytes with this hash. */
export async function loadEvidenceFacts(
  transaction: Writer,
  schemes: Schemes,
  command: EvidenceCommand,
  asked: Asked,
  fileHeld: (sha256: string) => Promise<boolean>,
): Promise<EvidenceFacts> {
  const { sha256, site } = command.body;
  const appointedHere = await assesses(transaction, asked.actor.id, site);
  const barHere = appointedHere ? await barFromSite(transaction, schemes, asked, site) : undefined;
  return {
    ...contextOf(asked),
    siteKnown: (await readFiledSite(transaction, site)) !== undefined,
    fileHeld: await fileHeld(sha256),
    appointedHere,
    ...(barHere === undefined ? {} : { barHere }),
  };
}

export async function loadAssessorFacts(
  transaction: Writer,
  schemes: Schemes,
  command: AssessorCommand,
  asked: Asked,
): Promise<AssessorFacts> {
  const common = await loadRegisterFacts(transaction, schemes, asked);
  if (command.type !== 'assessor.approve') return { ...common, registered: true };
  const account = await accountOf(transaction, command.body.email);
  const entry =
    account.account === undefined
      ? undefined
      : await transaction
          .selectFrom('assessors')
          .select('id')
          .where('account', '=', account.account)
          .executeTakeFirst();
  const firm = await readStream(transaction, 'firm', command.body.firm);
  return {
    ...{ ...common, ...account, registered: entry !== undefined },
    ...(firm === undefined ? {} : { firm: firm.state }),
  };
}

export async function loadFirmFacts(
  transaction: Writer,
  schemes: Schemes,
  asked: Asked,
  command: FirmCommand,
): Promise<FirmFacts> {
  const named = command.type === 'firm.record-tie' ? command.body.organisation : '';
  const operatorKnown = named !== '' && (await readStream(transaction, 'organisation', named)) !== undefined;
  return { ...(await loadRegisterFacts(transaction, schemes, asked)), operatorKnown };
}

/** What every act of the secretariat on an entry of the register asks. */
async function loadRegisterFacts(
  transaction: Writer,
  schemes: Schemes,
  asked: Asked,
): Promise<Omit<FirmFacts, 'operatorKnown'>> {
  const { assessor } = asked.actor;
  const row = assessor === undefined ? undefined : await readStream(transaction, 'assessor', assessor);
  const ownFirm = row?.state.stage === 'approved' ? row.state.firmEntry : undefined;
  const known = knownWords((await schemes.all(transaction)).map(({ scheme }) => scheme));
  return { ...contextOf(asked), known, ...(ownFirm === undefined ? {} : { ownFirm }) };
}

export async function loadIndependenceFacts(
  transaction: Writer,
  command: IndependenceCommand,
  asked: Asked,
): Promise<IndependenceFacts> {
  return { ...contextOf(asked), siteKnown: (await readFiledSite(transaction, command.body.site)) !== undefined };
}

/** In the latest cycle of the site on whose team the person is. */
async function barFromSite(
  transaction: Writer,
  schemes: Schemes,
  { actor, at }: Asked,
  site: string,
): Promise<Refusal | undefined> {
  const cycles = await readCyclesOfSite(transaction, site);
  const id = cycles.findLast(({ team }) => team.includes(actor.id))?.cycle ?? '';
  const state = (await readStream(transaction, 'cycle', id))?.state;
  const pinned = state?.stage === 'running' ? await schemes.byHash(transaction, state.scheme) : undefined;
  if (state?.stage !== 'running' || pinned === undefined) return undefined;
  const known = (await readKnownOfPerson(transaction, actor, [site]))(site);
  const today = dayOf(at, pinned.scheme.timeZone);
  return barFromTeam(state, actor, pinned.scheme, { ...known, today });
}

/** The account belongs to somebody on the team of a cycle of the site. */
async function assesses(transaction: Writer, account: string, site: string): Promise<boolean> {
  const appointment = await transaction
    .selectFrom('cycles')
    .select('id')
    .where('site', '=', site)
    .where(sql<boolean>`team_accounts @> array[${account}]`)
    .executeTakeFirst();
  return appointment !== undefined;
}

async function accountOf(transaction: Writer, email: string): Promise<{ readonly account?: string }> {
  const row = await transaction
    .selectFrom('accounts.user')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row === undefined ? {} : { account: row.id };
}
