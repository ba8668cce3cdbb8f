/** What a simulation plays on, and how one command reaches a cycle of it: given, answered and told. */
import { assert, defined, type PlainDate, type Refusal } from '@touchstone/kernel';
import {
  commandType,
  type AnyEvent,
  type CommandName,
  type CycleState,
  type Recorded,
  type RunningCycle,
  type Scheme,
  type StreamState,
} from '@touchstone/domain';
import type { MemoryRegister } from '../memory-register.ts';
import { sensibleBody, type Words } from '../sensible-body.ts';
import type { Crowd } from './crowd.ts';
import type { Random } from './random.ts';

export interface Stage {
  readonly register: MemoryRegister;
  readonly crowd: Crowd;
  readonly random: Random;
  /** how often people followed a wish for a command */
  readonly wished: Map<CommandName, number>;
  /** by cycle, with the state that they were found in: kept as the product keeps them in its table of clocks */
  readonly deadlines: Map<string, { readonly of: RunningCycle; readonly last: readonly Deadline[] }>;
  /** what stands in the registers beside the sites, oldest first: streams */
  readonly entered: Readonly<Record<'firm' | 'assessor' | 'organisation', string[]>>;
  /** Is told of every command on a cycle. */
  readonly told: (step: Step) => void;
  /** Is told of every command on another stream, once the years have begun. */
  readonly toldOfEntry: (step: EntryStep) => void;
}

/** A clock of a cycle, or of one of its findings, that runs out after a day. */
export interface Deadline {
  readonly clock: string;
  readonly finding?: string;
  readonly lastDay: PlainDate;
}

/** One command on a stream that is no cycle, with what it came to. */
export interface EntryStep {
  readonly register: MemoryRegister;
  /** of whose day it is a part */
  readonly site: SimulatedSite;
  readonly stream: string;
  readonly actor: string;
  readonly command: CommandName;
  readonly body: unknown;
  readonly before: StreamState;
  readonly after: StreamState;
  readonly events: readonly Recorded<AnyEvent>[];
  readonly refusals: readonly Refusal[];
}

/** What the letters of commitment of a site say, and the applications that may go before them. */
export interface LetterWords {
  readonly promises: readonly string[];
  readonly answers: Readonly<Record<string, string>>;
  /** those of the answers that are asked with the application */
  readonly applied: Readonly<Record<string, string>>;
}

/** A site on its way through the years. */
export interface SimulatedSite {
  readonly id: string;
  /** of the person responsible; another one's once that one was let go */
  account: string;
  readonly scheme: string;
  readonly letter: LetterWords;
  readonly evidence: string;
  /** days that pass between two looks, at most */
  readonly pace: number;
  /** streams, oldest first */
  readonly cycles: string[];
  /** by account: whether the last word of this person on the site was that there is a conflict */
  readonly declared: Map<string, boolean>;
}

/** One command on a cycle, with what it came to. */
export interface Step {
  readonly register: MemoryRegister;
  readonly site: SimulatedSite;
  readonly cycle: string;
  readonly actor: string;
  readonly command: CommandName;
  readonly body: unknown;
  readonly before: CycleState;
  readonly after: CycleState;
  readonly events: readonly Recorded<AnyEvent>[];
  readonly refusals: readonly Refusal[];
  /** the cycle waits for this act of this very person, who writes it as it should be */
  readonly rightful: boolean;
}

/** Where on the stage, and who. */
export interface Part {
  readonly site: SimulatedSite;
  readonly cycle: string;
  readonly who: string;
  readonly rightful?: boolean;
}

/** Answers whether it was accepted. */
export function give(stage: Stage, part: Part, command: CommandName, words: Words): boolean {
  const { register, told } = stage;
  const { cycle, rightful = false, site, who: actor } = part;
  const body = sensibleBody(commandType(command).body, words);
  const before = register.state('cycle', cycle);
  const answer = register.give(register.actor(actor), { type: command, stream: cycle, body });
  const after = register.state('cycle', cycle);
  const [events, refusals] = answer.ok ? [answer.value, []] : [[], answer.error];
  told({ register, site, cycle, actor, command, body, before, after, events, refusals, rightful });
  return answer.ok;
}

/** A command on another stream than a cycle. Answers whether it was accepted. */
export function enter(
  stage: Stage,
  { site, who: actor }: Pick<Part, 'site' | 'who'>,
  command: CommandName,
  stream: string,
  words: Words,
): boolean {
  const { register, toldOfEntry } = stage;
  const { body: shape, stream: kind } = commandType(command);
  const body = sensibleBody(shape, { today: register.today(), ...words });
  const before = register.state(kind, stream);
  const answer = register.give(register.actor(actor), { type: command, stream, body });
  const after = register.state(kind, stream);
  const [events, refusals] = answer.ok ? [answer.value, []] : [[], answer.error];
  toldOfEntry({ register, site, stream, actor, command, body, before, after, events, refusals });
  return answer.ok;
}

/** A command on another stream than a cycle, on which the rest relies. */
export function arrange({ register }: Stage, who: string, command: CommandName, stream: string, words: Words): string {
  const body = sensibleBody(commandType(command).body, { today: register.today(), ...words });
  const answer = register.give(register.actor(who), { type: command, stream, body });
  assert(answer.ok, `${who} may ${command}: ${answer.ok ? '' : JSON.stringify(answer.error)}`);
  return stream;
}

export function schemeOf({ schemes }: MemoryRegister, { scheme }: RunningCycle): Scheme {
  const pinned = schemes.find(({ hash }) => hash === scheme);
  return defined(pinned, 'the scheme of a running cycle').scheme;
}
