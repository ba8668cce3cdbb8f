/**
 * The outcome of anything that may be refused: plain data, no methods, so it crosses the wire and IndexedDB unchanged.
 * Throwing is kept for defects and infrastructure faults.
 */
export type Result<T, E> = Ok<T> | Err<E>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}
