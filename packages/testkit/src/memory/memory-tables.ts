/** What a register in memory keeps beside the folded states of its streams, so that no fact is looked for in all of them. */
import type { PlainDate } from '@touchstone/kernel';
import {
  beginnings,
  organisationNameKey,
  stateOf,
  type CompiledScheme,
  type Declaration,
  type Duty,
  type EarlierAnswer,
  type PreviousCycle,
  type SiteOnFile,
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

interface Stream {
  readonly state: StreamState;
  readonly version: number;
}

export type Lists = Map<string, readonly string[]>;

export interface EndedEmployment {
  readonly stream: string;
  readonly employer: string;
  readonly endedOn: PlainDate;
}

export interface Tables {
  readonly schemes: readonly CompiledScheme[];
  readonly schemesByHash: ReadonlyMap<string, CompiledScheme>;
  readonly accounts: ReadonlyMap<string, MemoryAccount>;
  readonly accountsByEmail: ReadonlyMap<string, MemoryAccount>;
  readonly streams: Map<string, Stream>;
  readonly cyclesOfSite: Lists;
  readonly sitesOf: Lists;
  readonly assessorOf: Map<string, string>;
  /** by account: duties of the staff that an operator gave */
  readonly granted: Map<string, readonly Duty[]>;
  /** by country and name */
  readonly organisations: Map<string, string>;
  /** by account and site, with a space between them: the last declaration */
  readonly declarations: Map<string, Declaration>;
  /** by account: where they stopped acting for an operator, which is an entry or a name */
  readonly endedEmployments: Map<string, readonly EndedEmployment[]>;
  /** by site: the letter that was signed last */
  readonly letters: Map<string, NonNullable<PreviousCycle['letter']>>;
  /** by cycle and criterion */
  readonly answers: Map<string, Map<string, EarlierAnswer>>;
}

export function stateIn<K extends StreamKind>({ streams }: Tables, kind: K, stream: string): StreamStates[K] {
  const row = streams.get(stream);
  return row === undefined ? beginnings[kind] : stateOf(kind, row.state);
}

/** Whoever was responsible for a site, or kept the operator's entry, does so no more. */
export function endEmployment({ endedEmployments }: Tables, account: string, ended: EndedEmployment): void {
  const others = (endedEmployments.get(account) ?? []).filter(
    ({ employer, stream }) => employer !== ended.employer || stream !== ended.stream,
  );
  endedEmployments.set(account, [...others, ended]);
}

/** The operator by its entry, or by its name where it has none. */
export function employerOf({ operator, operatorEntry }: Pick<SiteOnFile, 'operator' | 'operatorEntry'>): string {
  return operatorEntry ?? operator;
}

export interface NamedOrganisation {
  readonly country: string;
  readonly name: string;
}

/** Equal for two organisations that people would take for one. */
export function nameOf({ country, name }: NamedOrganisation): string {
  return `${country} ${organisationNameKey(name)}`;
}
