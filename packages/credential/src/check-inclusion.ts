/**
 * Whether the public log holds an entry about exactly this signed credential. The entry travels in the proof's extra bytes;
 * the proof itself vouches for them, because its leaf is their hash.
 */
import { sha256Hex } from '@touchstone/kernel';
import { ed25519NoteVerifier, leafHash, parseTlogProof, verifyTlogProof, type VerifyEd25519 } from '@touchstone/tlog';
import { type TrustedLog } from './award-trust.ts';
import { type ConformityCredential } from './conformity-claims.ts';
import { parseAwardLogEntry } from './log-entry.ts';
import { found, type Check } from './verification.ts';

export interface InclusionQuestion {
  /** the signed credential, as it was published */
  readonly credential: string;
  readonly claims: ConformityCredential;
  readonly logProof: string | undefined;
  readonly log: TrustedLog | undefined;
  readonly verify: VerifyEd25519;
}

export async function checkInclusion({ credential, claims, logProof, log, verify }: InclusionQuestion): Promise<Check> {
  if (log === undefined) return found('inclusion', 'inclusion.no-known-log');
  if (logProof === undefined) return found('inclusion', 'inclusion.no-proof', { log: log.origin });
  const proof = parseTlogProof(logProof);
  if (!proof.ok || proof.value.extra === undefined) return found('inclusion', 'inclusion.proof-unreadable');
  const trouble: unknown[] = [];
  const verifier = ed25519NoteVerifier(log.key, async (...signed) => {
    try {
      return await verify(...signed);
    } catch (reason) {
      trouble.push(reason);
      return false;
    }
  });
  const verified = await verifyTlogProof(proof.value, leafHash(proof.value.extra), {
    origin: log.origin,
    verifiers: [verifier],
  });
  if (!verified.ok) {
    if (trouble.length > 0) return found('inclusion', 'inclusion.not-checkable-here');
    const outside = verified.error.code === 'tlog-proof.not-in-the-log';
    const code = outside ? 'inclusion.not-in-the-log' : 'inclusion.checkpoint-not-trusted';
    return found('inclusion', code, { problem: verified.error.code });
  }
  const facts = { log: log.origin, index: proof.value.index, size: verified.value.size };
  const entry = parseAwardLogEntry(proof.value.extra);
  return entry?.subject === claims.credentialSubject.id && entry.sha256 === sha256Hex(credential)
    ? found('inclusion', 'inclusion.proven', { ...facts, at: entry.at })
    : found('inclusion', 'inclusion.entry-of-another', facts);
}
