/**
 * Who signed: the DID document in which the signing key must stand, the signature itself, and whether the signer is an
 * issuer that the reader expects.
 */
import { type Instant } from '@touchstone/kernel';
import { type VerifyEd25519 } from '@touchstone/tlog';
import { type AwardTrust } from './award-trust.ts';
import { didKeyDocument, parseDidDocument, type AssertionKey, type DidDocument } from './did-document.ts';
import { isObject } from './strict-json.ts';
import { verifyVcJwt, type VcJwt } from './vc-jwt.ts';
import { found, type Check } from './verification.ts';

/** The document by which a signature is judged, and whether it came from a source that the reader trusts. */
export type SignerDocument =
  | { readonly state: 'none' }
  | { readonly state: 'unreadable'; readonly problem: string }
  | { readonly state: 'read'; readonly document: DidDocument; readonly confirmed: boolean };

export function signerDocument(did: string, fromFile: unknown, trust: AwardTrust): SignerDocument {
  const byItself = didKeyDocument(did);
  if (byItself !== undefined) return { state: 'read', document: byItself, confirmed: true };
  const fromReader = trust.issuers.find((issuer) => issuer.did === did)?.document;
  const given = fromReader ?? fromFile;
  if (given === undefined) return { state: 'none' };
  const parsed = parseDidDocument(given, did);
  return parsed.ok
    ? { state: 'read', document: parsed.value, confirmed: fromReader !== undefined }
    : { state: 'unreadable', problem: parsed.error.code };
}

export function keyNamed(signer: SignerDocument, kid: string): AssertionKey | undefined {
  return signer.state === 'read' ? signer.document.assertionKeys.find(({ id }) => id === kid) : undefined;
}

/** How the use of a key ended, if it had ended at that moment. */
export function endOf(key: AssertionKey, at: Instant): 'revoked' | 'expired' | undefined {
  if (key.revoked !== undefined && key.revoked <= at) return 'revoked';
  return key.expires !== undefined && key.expires <= at ? 'expired' : undefined;
}

/** Undefined where the platform cannot tell. */
export async function signedBy(jwt: VcJwt, key: AssertionKey, verify: VerifyEd25519): Promise<boolean | undefined> {
  try {
    return await verifyVcJwt(jwt, key.publicKey, verify);
  } catch {
    return undefined;
  }
}

export async function checkSignature(jwt: VcJwt, signer: SignerDocument, verify: VerifyEd25519): Promise<Check> {
  const facts = { key: jwt.kid };
  if (signer.state !== 'read') return found('signature', 'signature.no-document', facts);
  const key = keyNamed(signer, jwt.kid);
  if (key === undefined) return found('signature', 'signature.key-not-in-document', facts);
  const signed = await signedBy(jwt, key, verify);
  if (signed === undefined) return found('signature', 'signature.not-checkable-here', facts);
  return found('signature', signed ? 'signature.matches' : 'signature.does-not-match', facts);
}

export function checkIssuer(jwt: VcJwt, signer: SignerDocument, trust: AwardTrust): Check {
  const issuer = issuerOf(jwt);
  const facts = { issuer: issuer ?? null, signer: jwt.signerDid };
  if (issuer !== jwt.signerDid) return found('issuer', 'issuer.differs-from-signer', facts);
  if (!trust.issuers.some(({ did }) => did === issuer)) return found('issuer', 'issuer.not-expected', facts);
  switch (signer.state) {
    case 'none':
      return found('issuer', 'issuer.no-document', facts);
    case 'unreadable':
      return found('issuer', 'issuer.document-unreadable', { ...facts, problem: signer.problem });
    case 'read': {
      const key = keyNamed(signer, jwt.kid);
      const end = key && endOf(key, trust.at);
      if (end !== undefined) return found('issuer', `issuer.key-${end}`, { ...facts, key: jwt.kid });
      return found('issuer', signer.confirmed ? 'issuer.confirmed' : 'issuer.document-not-confirmed', facts);
    }
  }
}

function issuerOf({ claims }: VcJwt): string | undefined {
  const id = isObject(claims.issuer) ? claims.issuer.id : claims.issuer;
  return typeof id === 'string' ? id : undefined;
}
