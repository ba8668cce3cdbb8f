/**
 * What travels around a decision: the command that asks, the event that tells, and the context that every decider is given.
 * A decider is a pure function `(state, command, facts) -> events | refusal`; this file gives it no I/O to reach for.
 */
import type { Instant, PlainDate, Refusal, RefusalType, Result } from '@touchstone/kernel';
import type { Static, TSchema } from 'typebox';
import type { Actor, Duty } from './access/actor.ts';

/** Streams are the cases of the scheme; the prefix of a stream's id is its kind, as in `cycle_0190…`. */
export type StreamKind =
  'organisation' | 'site' | 'cycle' | 'firm' | 'assessor' | 'independence' | 'evidence' | 'access' | 'scheme';

export interface Command<Type extends string = string, Body = unknown> {
  /** UUID, made where the intent was formed; the same id never takes effect twice */
  readonly id: string;
  readonly type: Type;
  /** the stream that it changes, or begins */
  readonly stream: string;
  readonly body: Body;
  /** the version of the thing that the person saw; an older one than the present is a conflict, never a merge */
  readonly base?: number;
  /** when the person says it was observed; `at` of the event is the server's own time */
  readonly observedAt?: Instant;
}

export interface EventBody<Type extends string = string, Payload = unknown> {
  readonly type: Type;
  readonly payload: Payload;
}

/** An event as it stands in the journal. */
export interface Recorded<E extends EventBody = EventBody> {
  readonly stream: string;
  /** 1 for the first event of a stream, then without a gap */
  readonly version: number;
  readonly at: Instant;
  /** when the actor says it was observed, where that differs */
  readonly observedAt?: Instant;
  readonly actor: string;
  readonly commandId: string;
  readonly event: E;
}

/** Facts that every decider gets. Time and identity arrive as data. */
export interface Context {
  readonly actor: Actor;
  readonly at: Instant;
  /** the day of `at` in the scheme's time zone */
  readonly today: PlainDate;
}

export type Decision<E extends EventBody> = Result<readonly E[], Refusal>;

/** One line of the command register: drives the API, its documentation, the command line and the forms. */
export interface CommandType {
  readonly stream: StreamKind;
  /** begins its stream, so the caller need not name one */
  readonly begins?: true;
  /** duties of which the actor needs one; deciders check the finer part (whose site, whose engagement) */
  readonly duties: readonly Duty[];
  readonly body: TSchema;
  /** one sentence in English for documentation */
  readonly purpose: string;
}

/** One line of the event register. `public` events go to the transparency log in the form that `register` publishes. */
export interface EventType {
  readonly stream: StreamKind;
  readonly payload: TSchema;
  readonly meaning: string;
  readonly public?: true;
}

export type CommandRegister = Readonly<Record<string, CommandType>>;
export type EventRegister = Readonly<Record<string, EventType>>;
export type RefusalRegister = Readonly<Record<string, RefusalType>>;

/** Every command of a register, with the body that its shape allows. */
export type CommandsOf<R extends CommandRegister> = {
  [Name in keyof R & string]: Command<Name, Static<R[Name]['body']>>;
}[keyof R & string];

/** Every event of a register, with the payload that its shape allows. */
export type EventsOf<R extends EventRegister> = {
  [Name in keyof R & string]: EventBody<Name, Static<R[Name]['payload']>>;
}[keyof R & string];
