/**
 * The chain of a stream: each entry's hash covers the one before it, so that no entry can be changed, dropped from the
 * middle or moved without every later hash showing it. The payload enters as a salted hash, so that it can be erased.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type Instant, type Json } from '@touchstone/kernel';

export interface EntryFacts {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly format: number;
  readonly at: Instant;
  readonly observedAt?: Instant;
  readonly actor: string;
  readonly commandId: string;
  readonly payloadHash: Buffer;
}

/** What the first entry of a stream follows. */
export const noEntry: Buffer = Buffer.alloc(32);

export function payloadHash(salt: Buffer, payload: Json): Buffer {
  return createHash('sha256').update(salt).update(canonicalJson(payload)).digest();
}

export function entryHash(before: Buffer, entry: EntryFacts): Buffer {
  const { payloadHash: payload, ...facts } = entry;
  return createHash('sha256')
    .update(before)
    .update(canonicalJson({ ...facts, payload: payload.toString('hex') }))
    .digest();
}

/** Tells a repeated command from another one that carries the same id. */
export function fingerprint(type: string, stream: string, actor: string, body: Json): Buffer {
  return createHash('sha256')
    .update(canonicalJson([type, stream, actor, body]))
    .digest();
}
