/** What can be read, by address, and whether it has a past: links of a page of a past day go by it. */
import type { PageFrame } from '@touchstone/ui';

/** Why something that is read has no past. The OpenAPI document says it beside the operation. */
export const reasonsForNoPast = {
  form: 'It takes something new, and nobody acts in the past.',
  file: 'What it gives never changes once it is there.',
  record: 'It is the record of what happened itself, each entry with its day.',
  now: 'It says what holds at this moment, for those who rely on it.',
  program: 'It tells of the program, not of what happened in it.',
} as const;

export type Past = 'shown' | keyof typeof reasonsForNoPast;

export interface ReadPath {
  /** as routes are added: `/cycles/:cycle/award` */
  readonly path: string;
  readonly pattern: RegExp;
  /** members of the address that may be anything */
  readonly free: number;
  readonly past: Past;
}

export function readPath(path: string, past: Past): ReadPath {
  const parts = path.replaceAll('.', '\\.').split(/:\w+/);
  return { path, pattern: new RegExp(`^${parts.join('[^/]+')}$`), free: parts.length - 1, past };
}

/** Of several that fit, the one that names most of the address answers, as the router has it. */
export function leadsTo(paths: readonly ReadPath[], address: string): ReturnType<NonNullable<PageFrame['leadsTo']>> {
  const fitting = paths.filter(({ pattern }) => pattern.test(address));
  const past = fitting.toSorted((one, other) => one.free - other.free)[0]?.past;
  return past === 'shown' ? 'past' : past === 'form' ? 'form' : 'today';
}
