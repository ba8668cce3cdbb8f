/**
 * A whole register in memory: the streams with their folded states, and the facts that `store` would read from its tables,
 * taken from those states. Deciders and folds are the product's own; there is no database, no clock and no randomness,
 * so that tests and simulations play years within seconds.
 */
import { dayOf, instant, ok, type Instant, type PlainDate, type Refusal, type Result } from '@touchstone/kernel';
import {
  beginnings,
  checkShape,
  commandType,
  evolve,
  stateOf,
  tiesDeclared,
  type Actor,
  type AnyCommand,
  type AnyEvent,
  type CommandName,
  type CompiledScheme,
  type Context,
  type EarlierAnswer,
  type Recorded,
  type StreamKind,
  type StreamStates,
} from '@touchstone/domain';
import { decide } from './memory-facts.ts';
import {
  employerOf,
  endEmployment,
  nameOf,
  stateIn,
  type Lists,
  type MemoryAccount,
  type Tables,
} from './memory-tables.ts';

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
    ...{
      letters: new Map(),
      declarations: new Map(),
      endedEmployments: new Map(),
      answers: new Map(),
      organisations: new Map(),
      granted: new Map(),
    },
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
    const id = given.id ?? `command-${String(commands)}`;
    return ok({ ...given, id, body: shaped.value } as AnyCommand);
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
      const {
        answers,
        assessorOf,
        cyclesOfSite,
        declarations,
        endedEmployments,
        granted,
        letters,
        organisations,
        sitesOf,
      } = tables;
      const own = {
        ...{
          letters: new Map(letters),
          declarations: new Map(declarations),
          endedEmployments: new Map(endedEmployments),
          organisations: new Map(organisations),
          granted: new Map(granted),
        },
        answers: new Map([...answers].map(([cycle, own]) => [cycle, new Map(own)])),
        ...{ streams: new Map(tables.streams), assessorOf: new Map(assessorOf) },
      };
      const lists = { cyclesOfSite: new Map(cyclesOfSite), sitesOf: new Map(sitesOf) };
      return registerOver({ ...tables, ...own, ...lists }, today, streams);
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
  const granted = tables.granted.get(id);
  const staff = granted === undefined ? account.grants : [...account.grants, ...granted];
  const duties = sites.length > 0 ? [...staff, 'site' as const] : staff;
  if (assessor === undefined) return { id, duties, sites };
  return { id, duties: [...duties, 'assessor'], sites, assessor };
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
    case 'site.revised': {
      const before = row === undefined ? undefined : stateOf('site', row.state);
      if (before?.stage !== 'filed' || employerOf(before) === employerOf(event.payload)) break;
      const ended = { stream, employer: employerOf(before), endedOn: dayOf(at, 'UTC') };
      for (const account of before.responsible) endEmployment(tables, account, ended);
      break;
    }
    case 'site.dismissed': {
      const { account } = event.payload;
      const site = stateIn(tables, 'site', stream);
      if (site.stage === 'filed')
        endEmployment(tables, account, { stream, employer: employerOf(site), endedOn: dayOf(at, 'UTC') });
      tables.sitesOf.set(
        account,
        (tables.sitesOf.get(account) ?? []).filter((site) => site !== stream),
      );
      break;
    }
    case 'independence.declared': {
      const { account, conflict, site } = event.payload;
      const declaredOn = dayOf(at, 'UTC');
      tables.declarations.set(`${account} ${site}`, { conflict, ties: tiesDeclared(event.payload), declaredOn });
      break;
    }
    case 'access.granted': {
      const { account, duty } = event.payload;
      tables.granted.set(account, [...(tables.granted.get(account) ?? []), duty]);
      break;
    }
    case 'access.revoked': {
      const { account, duty } = event.payload;
      tables.granted.set(
        account,
        (tables.granted.get(account) ?? []).filter((one) => one !== duty),
      );
      break;
    }
    case 'organisation.dismissed':
      endEmployment(tables, event.payload.account, { stream, employer: stream, endedOn: dayOf(at, 'UTC') });
      break;
    case 'organisation.registered':
    case 'organisation.corrected': {
      const before = row === undefined ? undefined : stateOf('organisation', row.state);
      if (before?.stage === 'registered') tables.organisations.delete(nameOf(before));
      tables.organisations.set(nameOf(event.payload), stream);
      break;
    }
    case 'assessor.approved':
      tables.assessorOf.set(event.payload.account, stream);
      break;
    case 'application.submitted':
      if (row === undefined) push(tables.cyclesOfSite, event.payload.site, stream);
      break;
    case 'commitment.signed': {
      const { contact, signatory, signedOn, site } = event.payload;
      tables.letters.set(site, { contact, signatory, signedOn });
      if (row === undefined) push(tables.cyclesOfSite, site, stream);
      break;
    }
    case 'self-assessment.rated':
    case 'self-assessment.excluded': {
      const answers = tables.answers.get(stream) ?? new Map<string, EarlierAnswer>();
      const { criterion } = event.payload;
      tables.answers.set(stream, answers.set(criterion, answerOf(event, answers.get(criterion))));
      break;
    }
    case 'reassessment.begun':
      // Nobody asks for the answers of any cycle but the one before.
      for (const cycle of tables.cyclesOfSite.get(event.payload.site) ?? [])
        if (cycle !== event.payload.previous) tables.answers.delete(cycle);
      if (row === undefined) push(tables.cyclesOfSite, event.payload.site, stream);
      break;
    case 'history.imported': {
      const { continues, site } = event.payload;
      if (continues?.signedOn !== undefined) tables.letters.set(site, { signedOn: continues.signedOn });
      if (row === undefined) push(tables.cyclesOfSite, site, stream);
      break;
    }
    default:
      break;
  }
  return recorded;
}

/** What was rated below the criterion before stays where the answer says nothing of it. */
function answerOf(
  event: Extract<AnyEvent, { readonly type: 'self-assessment.rated' | 'self-assessment.excluded' }>,
  before: EarlierAnswer | undefined,
): EarlierAnswer {
  if (event.type === 'self-assessment.excluded') {
    const { criterion, reason } = event.payload;
    return { criterion, rating: { notApplicable: true }, rationale: reason, evidence: [] };
  }
  const { criterion, evidence, level, rationale, requirements = before?.requirements ?? {} } = event.payload;
  return { criterion, rating: { level }, rationale, evidence, requirements };
}

function push(lists: Lists, key: string, value: string): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}
