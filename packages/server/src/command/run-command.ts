/**
 * `runCommand` is the only way in which anything is ever written: for the pages, the API, the command line and the jobs.
 * One serializable transaction reads, decides, appends, projects and enqueues; an answer leaves only after it committed.
 * The same command id gets the same answer for ever.
 */
/* eslint-disable @typescript-eslint/no-unsafe-type-assertion -- a stream's kind is fixed by its first event, and its state and
   events are of that kind; the compiler cannot follow that from one table row to the next */
import { assert, limits, ok, type Instant, type Json, type Refusal, type Result } from '@touchstone/kernel';
import {
  beginnings,
  checkShape,
  commandType,
  decideAccess,
  decideAssessor,
  decideCycle,
  decideEvidence,
  decideFirm,
  decideIndependence,
  decideOrganisation,
  decideScheme,
  decideSite,
  evolve,
  isCommandName,
  stateOf,
  versionTouched,
  type Actor,
  type AnyCommand,
  type AnyEvent,
  type CycleCommand,
  type Recorded,
  type StreamKind,
  type StreamState,
  type StreamStates,
} from '@touchstone/domain';
import {
  append,
  enqueueJobs,
  fingerprint,
  keepRefusal,
  loadAccessFacts,
  loadAssessorFacts,
  loadCycleFacts,
  loadEvidenceFacts,
  loadFirmFacts,
  loadIndependenceFacts,
  loadOrganisationFacts,
  loadSchemeFacts,
  loadSiteFacts,
  noEntry,
  outcomeConstraint,
  project,
  readOutcome,
  readStream,
  serializable,
  violatedUnique,
  type Database,
  type EvidenceFiles,
  type Outcome,
  type Schemes,
  type StreamRow,
  type Writer,
} from '@touchstone/store';

/** `duplicate`: this very command was accepted before, and nothing new happened. */
export type Accepted =
  | { readonly outcome: 'accepted'; readonly stream: string; readonly version: number }
  | { readonly outcome: 'duplicate'; readonly stream: string; readonly version: number };

/** What a command came to. `version` is the stream's version after it, and the ETag of what it changed. */
export type Answer =
  | Accepted
  | { readonly outcome: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly outcome: 'conflict'; readonly current: number; readonly refusals: readonly Refusal[] };

/** A command as it arrives: its body is checked here, whoever sent it. */
export interface Request {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly body: unknown;
  readonly base?: number;
  readonly observedAt?: Instant;
}

export interface Runtime {
  readonly database: Database;
  readonly schemes: Schemes;
  readonly evidenceFiles: EvidenceFiles;
  readonly clock: () => Instant;
}

export type RunCommand = (request: Request, actor: Actor) => Promise<Answer>;

export function createRunCommand(runtime: Runtime): RunCommand {
  const inLine = createLines();
  return async (request, actor) => {
    const checked = check(request, actor);
    if (!checked.ok) return { outcome: 'refused', refusals: checked.error };
    return inLine(request.stream, () => attempt(runtime, checked.value, actor));
  };
}

/** A body of the wrong shape is answered before anything is read, and is not kept: it was never a command. */
function check(request: Request, actor: Actor): Result<AnyCommand, readonly Refusal[]> {
  const refuseAll = (refusal: Refusal): Result<never, readonly Refusal[]> => ({ ok: false, error: [refusal] });
  if (!isCommandName(request.type)) return refuseAll({ code: 'command.unknown', facts: { name: request.type } });
  if (actor.id === 'anonymous') return refuseAll({ code: 'access.sign-in-needed' });
  const { begins, body, stream: kind } = commandType(request.type);
  if (begins === true && !isNameFor(kind, request.stream)) {
    return refuseAll({ code: 'command.bad-stream', facts: { kind } });
  }
  const shaped = checkShape(body, request.body);
  if (!shaped.ok) return shaped;
  // The register pairs each name with its body's shape, which was just checked.
  return ok({ ...request, body: shaped.value } as AnyCommand);
}

/** Whether something new of this kind may have this name. */
function isNameFor(kind: StreamKind, stream: string): boolean {
  return stream.startsWith(`${kind}_`) && /^[\w-]{1,64}$/.test(stream.slice(kind.length + 1));
}

async function attempt(runtime: Runtime, command: AnyCommand, actor: Actor): Promise<Answer> {
  try {
    const answer = await serializable(runtime.database, limits.writeTries, (transaction) =>
      decideAndWrite(runtime, transaction, command, actor),
    );
    if (answer === undefined) return { outcome: 'refused', refusals: [{ code: 'command.busy' }] };
    if (answer.outcome !== 'conflict') return answer;
    return (await earlierAnswer(runtime, command, actor)) ?? answer;
  } catch (error) {
    if (violatedUnique(error) !== outcomeConstraint) throw error;
    const earlier = await earlierAnswer(runtime, command, actor);
    assert(earlier, 'an outcome that could not be written twice is there');
    return earlier;
  }
}

async function decideAndWrite(
  runtime: Runtime,
  transaction: Writer,
  command: AnyCommand,
  actor: Actor,
): Promise<Answer> {
  const { stream: kind } = commandType(command.type);
  const row = await readStream(transaction, kind, command.stream);
  const version = row?.version ?? 0;
  const at = runtime.clock();
  const outcome: Outcome = {
    commandId: command.id,
    type: command.type,
    stream: command.stream,
    actor: actor.id,
    fingerprint: fingerprintOf(command, actor),
    at,
  };
  if (command.base !== undefined) {
    const current = touched(row, command);
    if (command.base < current) return { outcome: 'conflict', current, refusals: [{ code: 'command.conflict' }] };
  }
  const decided = await decide(runtime, transaction, row, command, { actor, at });
  if (!decided.ok) {
    await keepRefusal(transaction, outcome, [decided.error]);
    return { outcome: 'refused', refusals: [decided.error] };
  }
  let { state } = decided.value;
  const recorded: Recorded<AnyEvent>[] = [];
  const states: StreamState[] = [];
  for (const event of decided.value.events) {
    const one: Recorded<AnyEvent> = {
      stream: command.stream,
      version: version + recorded.length + 1,
      ...{ at, actor: actor.id, commandId: command.id, event },
      ...(command.observedAt === undefined ? {} : { observedAt: command.observedAt }),
    };
    state = evolve(state, one);
    recorded.push(one);
    states.push(state);
  }
  const before = { version, head: row?.head ?? noEntry };
  await append(transaction, { kind, before, state, recorded }, outcome);
  for (const [index, one] of recorded.entries()) await project(transaction, runtime.schemes, one, states[index]);
  await enqueueJobs(transaction, recorded);
  return { outcome: 'accepted', stream: command.stream, version: version + recorded.length };
}

interface Decided {
  readonly state: StreamState;
  readonly events: readonly AnyEvent[];
}

/** Loads the facts that this kind of stream decides on, and decides. */
async function decide(
  runtime: Runtime,
  transaction: Writer,
  row: StreamRow | undefined,
  command: AnyCommand,
  asked: { readonly actor: Actor; readonly at: Instant },
): Promise<Result<Decided, Refusal>> {
  const { evidenceFiles, schemes } = runtime;
  const stateIn = <K extends StreamKind>(kind: K): StreamStates[K] =>
    row === undefined ? beginnings[kind] : stateOf(kind, row.state);
  switch (command.type) {
    case 'access.grant':
    case 'access.revoke': {
      const state = stateIn('access');
      return from(state, decideAccess(state, command, await loadAccessFacts(transaction, command, asked)));
    }
    case 'scheme.publish': {
      const state = stateIn('scheme');
      return from(state, decideScheme(state, command, await loadSchemeFacts(transaction, command, asked)));
    }
    case 'organisation.register':
    case 'organisation.correct':
    case 'organisation.invite':
    case 'organisation.dismiss':
    case 'partnership.begin':
    case 'partnership.end': {
      const state = stateIn('organisation');
      const facts = await loadOrganisationFacts(transaction, schemes, command, asked);
      return from(state, decideOrganisation(state, command, facts));
    }
    case 'site.file':
    case 'site.revise':
    case 'site.invite':
    case 'site.dismiss': {
      const state = stateIn('site');
      return from(state, decideSite(state, command, await loadSiteFacts(transaction, schemes, command, asked)));
    }
    case 'evidence.add': {
      const state = stateIn('evidence');
      const facts = await loadEvidenceFacts(transaction, schemes, command, asked, evidenceFiles.has);
      return from(state, decideEvidence(state, command, facts));
    }
    case 'firm.approve':
    case 'firm.rescope':
    case 'firm.suspend':
    case 'firm.reinstate':
    case 'firm.record-tie':
    case 'firm.strike-tie': {
      const state = stateIn('firm');
      return from(state, decideFirm(state, command, await loadFirmFacts(transaction, schemes, asked, command)));
    }
    case 'independence.declare': {
      const state = stateIn('independence');
      return from(state, decideIndependence(state, command, await loadIndependenceFacts(transaction, command, asked)));
    }
    case 'assessor.approve':
    case 'assessor.rescope':
    case 'assessor.record-competence':
    case 'assessor.suspend':
    case 'assessor.reinstate': {
      const state = stateIn('assessor');
      const facts = await loadAssessorFacts(transaction, schemes, command, asked);
      return from(state, decideAssessor(state, command, facts));
    }
    default: {
      const state = stateIn('cycle');
      const facts = await loadCycleFacts(transaction, schemes, { state, version: row?.version ?? 0 }, command, asked);
      return from(state, decideCycle(state, command, facts));
    }
  }
}

function from(state: StreamState, decision: Result<readonly AnyEvent[], Refusal>): Result<Decided, Refusal> {
  return decision.ok ? ok({ state, events: decision.value }) : decision;
}

/** The version of what the command changes: a part of a cycle, or a whole stream. */
function touched(row: StreamRow | undefined, command: AnyCommand): number {
  if (row === undefined) return 0;
  if (commandType(command.type).stream !== 'cycle') return row.version;
  return versionTouched(stateOf('cycle', row.state), command as CycleCommand, row.version);
}

function fingerprintOf(command: AnyCommand, actor: Actor): Buffer {
  return fingerprint(command.type, command.stream, actor.id, command.body as Json);
}

/** The answer that this very command got before; a refusal where its id was used for another one. */
async function earlierAnswer(runtime: Runtime, command: AnyCommand, actor: Actor): Promise<Answer | undefined> {
  const kept = await readOutcome(runtime.database.read, command.id);
  if (kept === undefined) return undefined;
  if (!kept.fingerprint.equals(fingerprintOf(command, actor))) {
    return { outcome: 'refused', refusals: [{ code: 'command.id-reused' }] };
  }
  if (kept.refusals !== null) return { outcome: 'refused', refusals: kept.refusals };
  assert(kept.version !== null, 'an outcome is a version or refusals');
  return { outcome: 'duplicate', stream: kept.stream, version: kept.version };
}

/**
 * Lets commands of one stream wait for each other within this process, so that they do not make each other try again.
 * Only a courtesy: the version check in the database decides, for this process and for every other.
 */
function createLines(): <T>(stream: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (stream, work) => {
    const before = last.get(stream) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    last.set(stream, settled);
    try {
      return await mine;
    } finally {
      if (last.get(stream) === settled) last.delete(stream);
    }
  };
}
