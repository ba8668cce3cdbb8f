/**
 * Reads JSON that strangers wrote. Stricter than JSON.parse, because two readers of one signed text must see the same: a
 * member that stands twice in an object is refused (RFC 7515 section 4 leaves that open), and so is deep nesting.
 */
import { ok, refuse, type Refusal, type Result } from '@touchstone/kernel';

export type JsonRefusalCode = 'json.malformed' | 'json.duplicate-member' | 'json.too-deep';

/** No document of ours nests half as deep. */
const depthLimit = 32;

export function parseStrictJson(text: string): Result<unknown, Refusal<JsonRefusalCode>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('json.malformed');
  }
  const flaw = flawOf(text);
  return flaw === undefined ? ok(value) : refuse(flaw);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks over text that is known to be JSON, so only brackets and strings need looking at. */
function flawOf(text: string): JsonRefusalCode | undefined {
  const names: Set<string>[] = [];
  let at = 0;
  while (at < text.length) {
    switch (text[at]) {
      case '{':
      case '[':
        if (names.length === depthLimit) return 'json.too-deep';
        names.push(new Set());
        break;
      case '}':
      case ']':
        names.pop();
        break;
      case '"': {
        const end = endOfString(text, at);
        if (isName(text, end)) {
          const raw = text.slice(at, end);
          const name = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
          const known = names.at(-1);
          if (known?.has(name)) return 'json.duplicate-member';
          known?.add(name);
        }
        at = end - 1;
        break;
      }
      default:
    }
    at += 1;
  }
  return undefined;
}

/** The place behind the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

function isName(text: string, end: number): boolean {
  let next = end;
  while (' \n\r\t'.includes(text[next] ?? ':')) next += 1;
  return text[next] === ':';
}
