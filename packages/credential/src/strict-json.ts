/**
 * Reads JSON that strangers wrote. Stricter than JSON.parse, because two readers of one signed text must see the same: a
 * member that stands twice in an object is refused (RFC 7515 section 4 leaves that open), and so is deep nesting.
 */
import { ok, refuse, type Refusal, type Result } from '@touchstone/kernel';

export type JsonRefusalCode = 'json.malformed' | 'json.duplicate-member' | 'json.too-deep';

/** No document of ours nests half as deep. */
const depthLimit = 32;
/** Character codes, which are compared for every string of a document. */
const [colon, backslash] = [0x3a, 0x5c];

export function parseStrictJson(text: string): Result<unknown, Refusal<JsonRefusalCode>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('json.malformed');
  }
  const flaw = flawOf(text, value);
  return flaw === undefined ? ok(value) : refuse(flaw);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that stands twice in the text is once in the value, so the two are counted. */
function flawOf(text: string, value: unknown): JsonRefusalCode | undefined {
  const members = countMembers(value, 0);
  if (members === undefined) return 'json.too-deep';
  return members === countNames(text) ? undefined : 'json.duplicate-member';
}

/** Of all objects within the value; undefined where it nests deeper than `depthLimit`. */
function countMembers(value: unknown, depth: number): number | undefined {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === depthLimit) return undefined;
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : inner.length;
  for (const one of inner) {
    const within = countMembers(one, depth + 1);
    if (within === undefined) return undefined;
    count += within;
  }
  return count;
}

/** Of text that is known to be JSON: there a string with a colon behind it is a name, and nothing else is. */
function countNames(text: string): number {
  let count = 0;
  let end = 0;
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', end)) {
    end = endOfString(text, start);
    if (isName(text, end)) count += 1;
  }
  return count;
}

/** The place behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === backslash) first -= 1;
  return (at - first) % 2 === 1;
}

function isName(text: string, end: number): boolean {
  let next = end;
  while (isBlank(text.charCodeAt(next))) next += 1;
  return text.charCodeAt(next) === colon;
}

/** Of a character's code: space, line feed, carriage return, tab (RFC 8259 section 2). */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
