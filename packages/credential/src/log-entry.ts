/**
 * What the public log says when an award's credential is issued. The entry names an address and a hash only, so it may stand
 * for ever. Its bytes are canonical JSON; their leaf hash is what the inclusion proof is about.
 */
import { canonicalJson, utf8ToBytes } from '@touchstone/kernel';
import { moment, object, url, word, type Shape } from './shape.ts';
import { parseStrictJson } from './strict-json.ts';

export interface AwardLogEntry {
  readonly kind: 'award';
  /** address of the award in the register */
  readonly subject: string;
  /** when it was issued */
  readonly at: string;
  /** SHA-256 of the signed token, in hexadecimal */
  readonly sha256: string;
}

const shape: Shape<AwardLogEntry> = object<AwardLogEntry>({
  kind: word('award'),
  subject: url,
  at: moment,
  sha256: (value, at, problems): value is string => {
    if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) return true;
    problems.push({ code: 'shape.not-as-expected', at, facts: { expected: 'SHA-256' } });
    return false;
  },
});

export function awardLogEntryBytes(entry: AwardLogEntry): Uint8Array {
  return utf8ToBytes(canonicalJson({ ...entry }));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined where the bytes are no entry about an award; the log holds others too. */
export function parseAwardLogEntry(bytes: Uint8Array): AwardLogEntry | undefined {
  let json: string;
  try {
    json = utf8.decode(bytes);
  } catch {
    return undefined;
  }
  const parsed = parseStrictJson(json);
  return parsed.ok && shape(parsed.value, '', []) ? parsed.value : undefined;
}
