/**
 * Closed shapes of JSON documents, as small composable checks. A shape tells every problem with the JSON pointer of its
 * place, refuses members that it does not know, and doubles as a type guard. Written here because the verifier must stay
 * small enough to be read by those who rely on it.
 */
import { parseInstant, parsePlainDate, type PlainFacts } from '@touchstone/kernel';
import { isObject } from './strict-json.ts';

export type ShapeProblemCode =
  | 'shape.missing'
  | 'shape.unknown-member'
  | 'shape.not-an-object'
  | 'shape.not-a-list'
  | 'shape.too-few'
  | 'shape.too-many'
  | 'shape.not-text'
  | 'shape.empty'
  | 'shape.too-long'
  | 'shape.not-an-address'
  | 'shape.not-a-moment'
  | 'shape.not-a-day'
  | 'shape.not-a-count'
  | 'shape.not-yes-or-no'
  | 'shape.not-as-expected';

export interface Problem<Code extends string = string> {
  readonly code: Code;
  /** JSON pointer (RFC 6901); empty for the whole document */
  readonly at: string;
  readonly facts?: PlainFacts;
}

type ShapeProblem = Problem<ShapeProblemCode>;

/** Adds what is wrong to `problems` and answers whether nothing was. */
export type Shape<T> = (value: unknown, at: string, problems: ShapeProblem[]) => value is T;

export interface OptionalMember<T> {
  readonly optional: Shape<T>;
}

/** For each member of T its shape, in `optional` exactly where T allows its absence. */
export type Members<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K>
    ? OptionalMember<Exclude<T[K], undefined>>
    : Shape<T[K]>;
};

export function optional<T>(shape: Shape<T>): OptionalMember<T> {
  return { optional: shape };
}

export function object<T>(members: Members<T>): Shape<T> {
  const known = Object.entries<Shape<unknown> | OptionalMember<unknown>>(members).map(([name, member]) => ({
    name,
    // Put together once, because a large award has many members and few problems.
    pointer: below('', name),
    required: typeof member === 'function',
    shape: typeof member === 'function' ? member : member.optional,
  }));
  const names = new Set(known.map(({ name }) => name));
  return (value, at, problems): value is T => {
    const before = problems.length;
    if (!isObject(value)) {
      problems.push({ code: 'shape.not-an-object', at });
      return false;
    }
    for (const { name, pointer, required, shape } of known) {
      if (Object.hasOwn(value, name)) shape(value[name], `${at}${pointer}`, problems);
      else if (required) problems.push({ code: 'shape.missing', at: `${at}${pointer}` });
    }
    for (const name of Object.keys(value)) {
      if (!names.has(name)) problems.push({ code: 'shape.unknown-member', at: below(at, name) });
    }
    return problems.length === before;
  };
}

/** An object of which more is read elsewhere. */
export function anyObject(
  value: unknown,
  at: string,
  problems: ShapeProblem[],
): value is Readonly<Record<string, unknown>> {
  if (isObject(value)) return true;
  problems.push({ code: 'shape.not-an-object', at });
  return false;
}

export function list<T>(item: Shape<T>, { min, max }: { min: number; max: number }): Shape<readonly T[]> {
  return (value, at, problems): value is readonly T[] => {
    const before = problems.length;
    if (!Array.isArray(value)) {
      problems.push({ code: 'shape.not-a-list', at });
    } else if (value.length < min) {
      problems.push({ code: 'shape.too-few', at, facts: { min } });
    } else if (value.length > max) {
      problems.push({ code: 'shape.too-many', at, facts: { max } });
    } else {
      value.forEach((each: unknown, index) => item(each, `${at}/${index}`, problems));
    }
    return problems.length === before;
  };
}

/** A single thing or a list of such things, as JSON-LD allows for many members. */
export function oneOrList<T>(item: Shape<T>, max: number): Shape<T | readonly T[]> {
  const several = list(item, { min: 1, max });
  return (value, at, problems): value is T | readonly T[] =>
    Array.isArray(value) ? several(value, at, problems) : item(value, at, problems);
}

export function text(max: number): Shape<string> {
  return (value, at, problems): value is string => {
    const before = problems.length;
    if (typeof value !== 'string') problems.push({ code: 'shape.not-text', at });
    else if (value.trim() === '') problems.push({ code: 'shape.empty', at });
    else if (value.length > max) problems.push({ code: 'shape.too-long', at, facts: { max } });
    return problems.length === before;
  };
}

/** One of the given texts and nothing else. */
export function word<const T extends string>(...words: readonly T[]): Shape<T> {
  return (value, at, problems): value is T => {
    if (words.some((known) => known === value)) return true;
    problems.push({ code: 'shape.not-as-expected', at, facts: { expected: words.join(', ') } });
    return false;
  };
}

/** Exactly this list of texts. */
export function words(...expected: readonly string[]): Shape<readonly string[]> {
  return (value, at, problems): value is readonly string[] => {
    const same =
      Array.isArray(value) &&
      value.length === expected.length &&
      expected.every((each, index) => each === value[index]);
    if (!same) problems.push({ code: 'shape.not-as-expected', at, facts: { expected: expected.join(', ') } });
    return same;
  };
}

const addressLength = 2_000;
// RFC 3986 characters. The schemes are closed, because pages make links of these texts.
const address = /^(?:https?|did|urn):[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/;

export const url: Shape<string> = matching(
  'shape.not-an-address',
  (value) => value.length <= addressLength && address.test(value) && URL.canParse(value),
);

export const did: Shape<string> = matching(
  'shape.not-an-address',
  (value) => value.length <= addressLength && /^did:[a-z0-9]+:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})+$/.test(value),
);

/** A moment with its offset from UTC (RFC 3339); in UTC too its year has four digits, so that moments compare as text. */
export const moment: Shape<string> = matching(
  'shape.not-a-moment',
  (value) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(value) &&
    parseInstant(value)?.length === '2023-09-26T08:15:00.000Z'.length,
);

export const day: Shape<string> = matching('shape.not-a-day', (value) => parsePlainDate(value) !== undefined);

/** A whole number from zero on. */
export function count(value: unknown, at: string, problems: ShapeProblem[]): value is number {
  if (Number.isSafeInteger(value) && Number(value) >= 0) return true;
  problems.push({ code: 'shape.not-a-count', at });
  return false;
}

export function yesOrNo(value: unknown, at: string, problems: ShapeProblem[]): value is boolean {
  if (typeof value === 'boolean') return true;
  problems.push({ code: 'shape.not-yes-or-no', at });
  return false;
}

export function hasShape<T>(shape: Shape<T>, value: unknown): value is T {
  return shape(value, '', []);
}

/** The pointer to a member below `at`. */
function below(at: string, name: string): string {
  return `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function matching(code: ShapeProblemCode, test: (value: string) => boolean): Shape<string> {
  return (value, at, problems): value is string => {
    if (typeof value === 'string' && test(value)) return true;
    problems.push({ code, at });
    return false;
  };
}
