/**
 * Verifies an award with nothing but what is passed in: no network, no clock. Each check answers for itself, so that a
 * reader sees what holds and what does not; any content of the file, however broken, is answered and never thrown at.
 */
import { instant } from '@touchstone/kernel';
import { checkConformityCredential, isConformityCredential } from './check-conformity-credential.ts';
import { checkInclusion } from './check-inclusion.ts';
import { checkIssuer, checkSignature, signerDocument } from './check-issuer.ts';
import { checkStatus } from './check-status.ts';
import { type AwardTrust } from './award-trust.ts';
import { type ConformityCredential } from './conformity-claims.ts';
import { verifyWithWebCrypto } from './ed25519.ts';
import { hasShape, moment } from './shape.ts';
import { parseVcJwt, type VcJwt } from './vc-jwt.ts';
import { type VerificationBundle } from './verification-bundle.ts';
import { checkNames, found, verdictOf, type AwardVerification, type Check } from './verification.ts';

export async function verifyAward(bundle: VerificationBundle, trust: AwardTrust): Promise<AwardVerification> {
  const parsed = parseVcJwt(bundle.credential);
  if (!parsed.ok) return unreadable(parsed.error.code);
  const jwt = parsed.value;
  const verify = trust.verifyEd25519 ?? verifyWithWebCrypto;
  const signer = signerDocument(jwt.signerDid, bundle.didDocument, trust);
  const problems = checkConformityCredential(jwt.claims);
  const claimed = isConformityCredential(jwt.claims) ? jwt.claims : undefined;
  const status = { lists: bundle.statusLists, signer, at: trust.at, verify };
  const checks = [
    found('form', 'form.readable'),
    await checkSignature(jwt, signer, verify),
    checkIssuer(jwt, signer, trust),
    checkDates(jwt, trust),
    problems.length === 0
      ? found('schema', 'schema.conforms')
      : found('schema', 'schema.problems', { count: problems.length }),
    claimed ? checkVocabulary(claimed, trust) : found('vocabulary', 'vocabulary.not-reached'),
    claimed
      ? await checkStatus({ ...status, purpose: 'revocation', claims: claimed })
      : found('revocation', 'revocation.not-reached'),
    claimed
      ? await checkStatus({ ...status, purpose: 'suspension', claims: claimed })
      : found('suspension', 'suspension.not-reached'),
    claimed
      ? await checkInclusion({ ...bundle, logProof: bundle.logProof, claims: claimed, log: trust.log, verify })
      : found('inclusion', 'inclusion.not-reached'),
  ];
  return { verdict: verdictOf(checks), checks, problems, ...(claimed && { claimed }) };
}

function unreadable(problem: string): AwardVerification {
  const [, ...rest] = checkNames;
  const checks = [
    found('form', 'form.unreadable', { problem }),
    ...rest.map((name) => found(name, `${name}.not-reached`)),
  ];
  return { verdict: verdictOf(checks), checks, problems: [] };
}

function checkDates({ claims }: VcJwt, { at }: AwardTrust): Check {
  const { validFrom, validUntil } = claims;
  if (!hasShape(moment, validFrom) || !hasShape(moment, validUntil)) return found('dates', 'dates.unreadable');
  const facts = { at, from: validFrom, until: validUntil };
  if (at < instant(validFrom)) return found('dates', 'dates.not-yet-valid', facts);
  return found('dates', at > instant(validUntil) ? 'dates.expired' : 'dates.valid', facts);
}

/** Whether the award speaks of criteria that the scheme has published, and not of look-alikes. */
function checkVocabulary({ credentialSubject }: ConformityCredential, { criteria }: AwardTrust): Check {
  if (criteria === undefined) return found('vocabulary', 'vocabulary.not-given');
  const named = credentialSubject.conformityAssessment.flatMap(({ assessmentCriteria }) => assessmentCriteria);
  const unknown = named.find(({ id }) => !criteria.has(id));
  return unknown === undefined
    ? found('vocabulary', 'vocabulary.known')
    : found('vocabulary', 'vocabulary.unknown-criterion', { criterion: unknown.id });
}
