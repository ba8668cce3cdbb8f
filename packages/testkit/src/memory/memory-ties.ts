/** Who assesses a site in a register in memory, who could, and what ties people to it. */
import {
  barFromTeam,
  isOnTeam,
  type Actor,
  type Candidate,
  type Context,
  type CycleState,
  type FirmFacts,
  type Involved,
  type KnownOfPerson,
  type RegisterEntry,
  type RegisteredTie,
  type SiteOnFile,
} from '@touchstone/domain';
import type { Refusal } from '@touchstone/kernel';
import { stateIn, type Tables } from './memory-tables.ts';

export function assesses(tables: Tables, account: string, site: string): boolean {
  const cycles = tables.cyclesOfSite.get(site) ?? [];
  return cycles.some((cycle) => isAppointed(stateIn(tables, 'cycle', cycle), account));
}

/** In the latest cycle of the site on whose team the person is. */
export function barFromSite(tables: Tables, { actor, today }: Context, site: string): Refusal | undefined {
  const own = (tables.cyclesOfSite.get(site) ?? []).findLast((one) =>
    isAppointed(stateIn(tables, 'cycle', one), actor.id),
  );
  const state = own === undefined ? undefined : stateIn(tables, 'cycle', own);
  const pinned = state?.stage === 'running' ? tables.schemesByHash.get(state.scheme) : undefined;
  if (state?.stage !== 'running' || pinned === undefined) return undefined;
  return barFromTeam(state, actor, pinned.scheme, { ...knownOfPerson(tables, actor, site), today });
}

export function knownOfPerson(tables: Tables, actor: Actor, site: string): Omit<KnownOfPerson, 'today'> {
  const declaration = tables.declarations.get(`${actor.id} ${site}`);
  const ties = tiesShown(tables, actor, site);
  return {
    ...(declaration === undefined ? {} : { declaration }),
    ...(ties.length === 0 ? {} : { ties }),
    ...(actor.assessor === undefined ? {} : { entry: entryOf(tables, actor.assessor) }),
    ...colleaguesOf(tables, actor),
  };
}

export function tiesOf(tables: Tables, account: string, site: string): Involved {
  const declaration = tables.declarations.get(`${account} ${site}`);
  const ties = tiesShown(tables, { id: account, sites: tables.sitesOf.get(account) ?? [] }, site);
  return { account, name: account, ties, ...(declaration === undefined ? {} : { declaration }) };
}

function entryOf(tables: Tables, id: string): RegisterEntry {
  const assessor = stateIn(tables, 'assessor', id);
  const firm = assessor.stage === 'none' ? undefined : assessor.firmEntry;
  return { assessor, ...(firm === undefined ? {} : { firm: stateIn(tables, 'firm', firm) }) };
}

function colleaguesOf(tables: Tables, actor: Actor): Pick<KnownOfPerson, 'colleagues'> {
  const { ownFirm } = ownFirmOf(tables, actor);
  const staff = actor.duties.some((duty) => duty === 'secretariat' || duty === 'officer');
  if (ownFirm === undefined || !staff) return {};
  const entries = [...tables.assessorOf].filter(([account]) => account !== actor.id);
  const ofFirm = entries.filter(([, id]) => {
    const entry = stateIn(tables, 'assessor', id);
    return entry.stage === 'approved' && entry.firmEntry === ownFirm;
  });
  return ofFirm.length === 0 ? {} : { colleagues: ofFirm.map(([account]) => account) };
}

/** The firm under which the person stands in the register. */
export function ownFirmOf(tables: Tables, { assessor }: Pick<Actor, 'assessor'>): Pick<FirmFacts, 'ownFirm'> {
  const entry = assessor === undefined ? undefined : stateIn(tables, 'assessor', assessor);
  return entry?.stage !== 'approved' || entry.firmEntry === undefined ? {} : { ownFirm: entry.firmEntry };
}

function isAppointed(cycle: CycleState, account: string): boolean {
  if (cycle.stage !== 'running' || cycle.assessment.stage === 'none') return false;
  return isOnTeam(cycle.assessment.appointment, account);
}

export function candidateFor(
  tables: Tables,
  id: string,
  { cycle, site }: { readonly cycle: string; readonly site: string },
): Candidate {
  const { assessor, firm } = entryOf(tables, id);
  if (assessor.stage === 'none') return { assessor, ties: [], cyclesInRow: 0 };
  const { account } = assessor;
  const declaration = tables.declarations.get(`${account} ${site}`);
  const ties = tiesShown(tables, { id: account, sites: tables.sitesOf.get(account) ?? [] }, site);
  const earlier = (tables.cyclesOfSite.get(site) ?? []).filter((one) => one !== cycle).reverse();
  const rested = earlier.findIndex((one) => !isAppointed(stateIn(tables, 'cycle', one), account));
  return {
    ...{ assessor, ties, cyclesInRow: rested < 0 ? earlier.length : rested },
    ...(firm === undefined ? {} : { firm }),
    ...(declaration === undefined ? {} : { declaration }),
  };
}

function assessorIn({ assessorOf }: Tables, account: string): Pick<Actor, 'assessor'> {
  const assessor = assessorOf.get(account);
  return assessor === undefined ? {} : { assessor };
}

/** What `registeredTies` reads from the tables of `store`. */
function tiesShown(tables: Tables, { id, sites }: Pick<Actor, 'id' | 'sites'>, site: string): readonly RegisteredTie[] {
  const filed = stateIn(tables, 'site', site);
  if (filed.stage !== 'filed') return [];
  const ended = (tables.endedEmployments.get(id) ?? []).filter(({ employer, stream }) => {
    const employed = stateIn(tables, 'organisation', employer);
    const names = [employer, employed.stage === 'registered' ? employed.name : employer];
    return stream === site || employer === filed.operatorEntry || names.includes(filed.operator);
  });
  const present = isEmployed(tables, { id, sites }, filed) ? [{ tie: 'employment' } as const] : [];
  const firm = stateIn(tables, 'firm', ownFirmOf(tables, assessorIn(tables, id)).ownFirm ?? '');
  const ofFirm =
    firm.stage === 'none'
      ? []
      : (firm.ties ?? []).filter(({ organisation }) => {
          const operator = stateIn(tables, 'organisation', organisation);
          return (
            operator.stage === 'registered' &&
            (organisation === filed.operatorEntry || operator.name === filed.operator)
          );
        });
  return [
    ...present,
    ...ended.map(({ endedOn }) => ({ tie: 'employment', endedOn }) as const),
    ...ofFirm.map(({ organisation: _operator, ...tie }) => ({ ...tie, ofFirm: true }) as const),
  ];
}

/** One of the person's sites has the same operator, or the person keeps the operator's entry. */
function isEmployed(
  tables: Tables,
  { id, sites }: Pick<Actor, 'id' | 'sites'>,
  { operator, operatorEntry }: SiteOnFile,
): boolean {
  const entry = operatorEntry === undefined ? undefined : stateIn(tables, 'organisation', operatorEntry);
  if (entry?.stage === 'registered' && entry.keepers.includes(id)) return true;
  return sites.some((one) => {
    const own = stateIn(tables, 'site', one);
    return own.stage === 'filed' && own.operator === operator;
  });
}
