/**
 * A whole register in memory: the streams with their folded states, and the facts that `store` would read from its tables,
 * taken from those states. Deciders and folds are the product's own; there is no database, no clock and no randomness,
 * so that tests and simulations play years within seconds. `decide` stands beside `loadCycleFacts` and its siblings.
 */
import { instant, ok, type Instant, type PlainDate, type Refusal, type Result } from '@touchstone/kernel';
import {
  beginnings,
  checkShape,
  commandType,
  decideAssessor,
  decideCycle,
  decideEvidence,
  decideSite,
  evolve,
  stateOf,
  versionTouched,
  type Actor,
  type AnyCommand,
  type AnyEvent,
  type CommandName,
  type CompiledScheme,
  type Context,
  type CycleCommand,
  type CycleFacts,
  type CycleState,
  type Decision,
  type Duty,
  type Recorded,
  type StreamKind,
  type StreamState,
  type StreamStates,
} from '@touchstone/domain';

export interface MemoryAccount {
  readonly id: string;
  readonly email: string;
  /** granted; `site` and `assessor` come from what the account is entered for */
  readonly grants: readonly Duty[];
}

/** A command as a person gives it. */
export interface GivenCommand {
  readonly type: CommandName;
  readonly stream: string;
  readonly body: unknown;
  readonly id?: string;
  readonly base?: number;
}

export interface MemoryRegister {
  readonly schemes: readonly CompiledScheme[];
  /** From now on it is noon of this day. */
  readonly on: (day: PlainDate) => void;
  readonly today: () => PlainDate;
  /** Who an account is at this moment; throws where there is none. */
  readonly actor: (account: string) => Actor;
  /** The recorded events; a refusal has changed nothing. */
  readonly give: (actor: Actor, command: GivenCommand) => Result<readonly Recorded<AnyEvent>[], readonly Refusal[]>;
  readonly state: <K extends StreamKind>(kind: K, stream: string) => StreamStates[K];
  readonly version: (stream: string) => number;
  /** As it stands, to go on from twice. */
  readonly copy: () => MemoryRegister;
  /** An id for a stream that is about to begin. */
  readonly fresh: (kind: StreamKind) => string;
}

interface Stream {
  readonly state: StreamState;
  readonly version: number;
}

type Lists = Map<string, readonly string[]>;

interface Tables {
  readonly schemes: readonly CompiledScheme[];
  readonly schemesByHash: ReadonlyMap<string, CompiledScheme>;
  readonly accounts: ReadonlyMap<string, MemoryAccount>;
  readonly accountsByEmail: ReadonlyMap<string, MemoryAccount>;
  readonly streams: Map<string, Stream>;
  readonly cyclesOfSite: Lists;
  readonly sitesOf: Lists;
  readonly assessorOf: Map<string, string>;
}

export function createMemoryRegister(
  schemes: readonly CompiledScheme[],
  accounts: readonly MemoryAccount[],
  day: PlainDate,
): MemoryRegister {
  const tables: Tables = {
    schemes,
    schemesByHash: new Map(schemes.map((compiled) => [compiled.hash, compiled])),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    accountsByEmail: new Map(accounts.map((account) => [account.email, account])),
    ...{ streams: new Map(), cyclesOfSite: new Map(), sitesOf: new Map(), assessorOf: new Map() },
  };
  return registerOver(tables, day, 0);
}

/** `begun`: how many streams have begun, which is what fresh ids are made of. */
function registerOver(tables: Tables, day: PlainDate, begun: number): MemoryRegister {
  let today = day;
  let at: Instant = instant(`${day}T12:00:00Z`);
  let streams = begun;
  let commands = 0;
  const commandOf = (given: GivenCommand): Result<AnyCommand, readonly Refusal[]> => {
    const shaped = checkShape(commandType(given.type).body, given.body);
    if (!shaped.ok) return shaped;
    commands += 1;
    // The register pairs each name with its body's shape, which was just checked.
    return ok({ id: `command-${String(commands)}`, ...given, body: shaped.value } as AnyCommand);
  };
  const decideOn = (actor: Actor, command: AnyCommand): Result<readonly AnyEvent[], readonly Refusal[]> => {
    const decision = decide(tables, command, { actor, at, today });
    return decision.ok ? decision : { ok: false, error: [decision.error] };
  };
  return {
    schemes: tables.schemes,
    on: (next) => {
      today = next;
      at = instant(`${next}T12:00:00Z`);
    },
    today: () => today,
    actor: (id) => actorOf(tables, id),
    give: (actor, given) => {
      const command = commandOf(given);
      if (!command.ok) return command;
      const events = decideOn(actor, command.value);
      if (!events.ok) return events;
      return ok(events.value.map((event) => record(tables, command.value, { actor, at, today }, event)));
    },
    state: (kind, stream) => stateIn(tables, kind, stream),
    version: (stream) => tables.streams.get(stream)?.version ?? 0,
    copy: () => {
      const { assessorOf, cyclesOfSite, sitesOf } = tables;
      const lists = { cyclesOfSite: new Map(cyclesOfSite), sitesOf: new Map(sitesOf), assessorOf: new Map(assessorOf) };
      return registerOver({ ...tables, ...lists, streams: new Map(tables.streams) }, today, streams);
    },
    fresh: (kind) => {
      streams += 1;
      return `${kind}_00000000-0000-7000-8000-${String(streams).padStart(12, '0')}`;
    },
  };
}

function actorOf(tables: Tables, id: string): Actor {
  const account = tables.accounts.get(id);
  if (account === undefined) throw new Error(`There is no account ${id}`);
  const sites = tables.sitesOf.get(id) ?? [];
  const assessor = tables.assessorOf.get(id);
  const duties = sites.length > 0 ? [...account.grants, 'site' as const] : account.grants;
  if (assessor === undefined) return { id, duties, sites };
  return { id, duties: [...duties, 'assessor'], sites, assessor };
}

function stateIn<K extends StreamKind>({ streams }: Tables, kind: K, stream: string): StreamStates[K] {
  const row = streams.get(stream);
  return row === undefined ? beginnings[kind] : stateOf(kind, row.state);
}

function record(tables: Tables, command: AnyCommand, { actor, at }: Context, event: AnyEvent): Recorded<AnyEvent> {
  const { id: commandId, stream, type } = command;
  const row = tables.streams.get(stream);
  const recorded = { stream, version: (row?.version ?? 0) + 1, at, actor: actor.id, commandId, event };
  const state = evolve(row?.state ?? beginnings[commandType(type).stream], recorded);
  tables.streams.set(stream, { state, version: recorded.version });
  switch (event.type) {
    case 'site.filed':
      if (event.payload.responsible !== null) push(tables.sitesOf, event.payload.responsible, stream);
      break;
    case 'site.invited':
      push(tables.sitesOf, event.payload.account, stream);
      break;
    case 'site.dismissed': {
      const { account } = event.payload;
      tables.sitesOf.set(
        account,
        (tables.sitesOf.get(account) ?? []).filter((site) => site !== stream),
      );
      break;
    }
    case 'assessor.approved':
      tables.assessorOf.set(event.payload.account, stream);
      break;
    case 'commitment.signed':
    case 'history.imported':
      if (row === undefined) push(tables.cyclesOfSite, event.payload.site, stream);
      break;
    default:
      break;
  }
  return recorded;
}

function push(lists: Lists, key: string, value: string): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}

function decide(tables: Tables, command: AnyCommand, context: Context): Decision<AnyEvent> {
  switch (command.type) {
    case 'site.file':
    case 'site.revise':
    case 'site.invite':
    case 'site.dismiss': {
      const account = command.type === 'site.invite' ? tables.accountsByEmail.get(command.body.email)?.id : undefined;
      const siteTypes = tables.schemes.flatMap(({ scheme }) => scheme.siteTypes.map(({ id }) => id));
      const metals = tables.schemes.flatMap(({ scheme }) => scheme.metals.map(({ id }) => id));
      return decideSite(stateIn(tables, 'site', command.stream), command, {
        ...{ ...context, siteTypes, metals },
        ...(account === undefined ? {} : { account }),
        assessesSite: account !== undefined && assesses(tables, account, command.stream),
      });
    }
    case 'evidence.add': {
      const { site } = command.body;
      return decideEvidence(stateIn(tables, 'evidence', command.stream), command, {
        ...context,
        siteKnown: tables.streams.has(site),
        fileHeld: true,
        appointedHere: assesses(tables, context.actor.id, site),
      });
    }
    case 'assessor.approve': {
      const account = tables.accountsByEmail.get(command.body.email)?.id;
      return decideAssessor(stateIn(tables, 'assessor', command.stream), command, {
        ...context,
        ...(account === undefined ? {} : { account }),
        registered: account !== undefined && tables.assessorOf.has(account),
        siteKnown: false,
      });
    }
    case 'assessor.declare':
      return decideAssessor(stateIn(tables, 'assessor', command.stream), command, {
        ...context,
        registered: true,
        siteKnown: tables.streams.has(command.body.site),
      });
    case 'access.grant':
    case 'scheme.publish':
      throw new Error(`${command.type} is not played in memory: accounts and schemes are given`);
    default: {
      const state = stateIn(tables, 'cycle', command.stream);
      const version = tables.streams.get(command.stream)?.version ?? 0;
      if (command.base !== undefined && command.base < versionTouched(state, command, version)) {
        return { ok: false, error: { code: 'command.conflict' } };
      }
      return decideCycle(state, command, cycleFacts(tables, state, version, command, context));
    }
  }
}

function assesses(tables: Tables, account: string, site: string): boolean {
  const cycles = tables.cyclesOfSite.get(site) ?? [];
  return cycles.some((cycle) => isAppointed(stateIn(tables, 'cycle', cycle), account));
}

function isAppointed(cycle: CycleState, account: string): boolean {
  if (cycle.stage !== 'running' || cycle.assessment.stage === 'none') return false;
  return cycle.assessment.appointment.account === account;
}

function cycleFacts(
  tables: Tables,
  state: CycleState,
  version: number,
  command: CycleCommand,
  context: Context,
): CycleFacts {
  const pinned = state.stage === 'running' ? tables.schemesByHash.get(state.scheme) : undefined;
  const ownSite = state.stage === 'running' ? state.site : undefined;
  const common = { ...context, version, ...(pinned === undefined ? {} : { pinned }), otherCycle: false };
  switch (command.type) {
    case 'commitment.sign':
    case 'history.import': {
      const { scheme, site } = command.body;
      const candidate = inForce(
        tables,
        scheme,
        command.type === 'commitment.sign' ? command.body.signedOn : context.today,
      );
      return {
        ...common,
        ...(candidate === undefined ? {} : { candidate }),
        ...siteFacts(tables, site),
        otherCycle: (tables.cyclesOfSite.get(site) ?? []).some((cycle) => cycle !== command.stream),
        evidenceHeld: [],
      };
    }
    case 'assessment.appoint':
      return {
        ...common,
        ...siteFacts(tables, ownSite),
        assessor: stateIn(tables, 'assessor', command.body.assessor),
        evidenceHeld: [],
      };
    case 'self-assessment.rate':
    case 'assessment.rate':
    case 'improvement.report':
      return { ...common, evidenceHeld: command.body.evidence.filter((id) => isHeld(tables, id, ownSite)) };
    default:
      return { ...common, evidenceHeld: [] };
  }
}

function isHeld(tables: Tables, evidence: string, site: string | undefined): boolean {
  const held = stateIn(tables, 'evidence', evidence);
  return held.stage === 'held' && held.site === site;
}

/** The latest version of a scheme that was in force on a day. */
function inForce({ schemes }: Tables, id: string, day: string): CompiledScheme | undefined {
  const versions = schemes.filter(
    ({
      scheme: {
        id: own,
        inForce: { from, until },
      },
    }) => own === id && from <= day && (until === undefined || until >= day),
  );
  return versions.sort((a, b) => (a.scheme.inForce.from < b.scheme.inForce.from ? 1 : -1))[0];
}

function siteFacts(tables: Tables, id: string | undefined): Pick<CycleFacts, 'site'> {
  const site = id === undefined ? undefined : stateIn(tables, 'site', id);
  if (site?.stage !== 'filed') return {};
  const { country, fictional = false, metals, responsible, siteType } = site;
  return { site: { country, fictional, metals, siteType, responsible } };
}
