/**
 * One JSON file with everything that is needed to check an award without a network: the signed credential, the issuer's DID
 * document, status lists, the proof from the log. Reading it promises form and size only; nothing in it is true yet.
 */
import { limits, ok, refuse, type Refusal, type Result } from '@touchstone/kernel';
import { tlogProofLength } from '@touchstone/tlog';
import { openEnvelope } from './enveloped-credential.ts';
import { anyObject, list, object, optional, text, word, type Shape } from './shape.ts';
import { parseStrictJson, type JsonRefusalCode } from './strict-json.ts';

export interface VerificationBundle {
  /** the signed credential, a vc+jwt */
  readonly credential: string;
  /** the issuer's DID document, parsed from JSON */
  readonly didDocument?: Readonly<Record<string, unknown>>;
  /** signed status lists, each a vc+jwt */
  readonly statusLists: readonly string[];
  /** a c2sp.org/tlog-proof@v1 text */
  readonly logProof?: string;
}

interface BundleFile extends VerificationBundle {
  readonly format: string;
}

export type BundleRefusalCode = JsonRefusalCode | 'bundle.empty' | 'bundle.too-long' | 'bundle.unknown-form';

const bundleFormat = 'touchstone-award/1';
/** characters of a whole file */
export const bundleLength: number = 4 * limits.credentialLength;
const statusListsPerBundle = 4;

const shape: Shape<BundleFile> = object<BundleFile>({
  format: word(bundleFormat),
  credential: text(limits.credentialLength),
  didDocument: optional(anyObject),
  statusLists: list(text(limits.credentialLength), { min: 0, max: statusListsPerBundle }),
  logProof: optional(text(tlogProofLength)),
});

export function formatBundle(bundle: VerificationBundle): string {
  return `${JSON.stringify({ format: bundleFormat, ...bundle }, null, 2)}\n`;
}

/** Reads a bundle; a bare vc+jwt or an EnvelopedVerifiableCredential is a bundle with nothing beside the credential. */
export function parseBundle(text: string): Result<VerificationBundle, Refusal<BundleRefusalCode>> {
  const content = text.trim();
  if (content === '') return refuse('bundle.empty');
  if (content.length > bundleLength) return refuse('bundle.too-long', { length: content.length, max: bundleLength });
  if (/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*$/.test(content)) {
    return ok({ credential: content, statusLists: [] });
  }
  const parsed = parseStrictJson(content);
  if (!parsed.ok) return parsed;
  const enveloped = openEnvelope(parsed.value);
  if (enveloped !== undefined) return ok({ credential: enveloped, statusLists: [] });
  const problems: Parameters<typeof shape>[2] = [];
  if (!shape(parsed.value, '', problems)) {
    const [first] = problems;
    return refuse('bundle.unknown-form', { problem: first?.code ?? '' }, first?.at);
  }
  const { format: _, ...bundle } = parsed.value;
  return ok(bundle);
}
