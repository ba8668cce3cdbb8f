/**
 * Awards as credentials that anyone can check: building, signing, publishing their status, verifying. Keys, clock, network
 * and randomness are the caller's.
 */
export * from './award-attestation.ts';
export * from './award-trust.ts';
export * from './check-conformity-credential.ts';
export * from './conformity-claims.ts';
export * from './conformity-credential.ts';
export * from './did-document.ts';
export * from './did-key.ts';
export * from './did-web.ts';
export * from './ed25519.ts';
export * from './enveloped-credential.ts';
export * from './gzip.ts';
export * from './log-entry.ts';
export * from './pasted-award.ts';
export * from './status-list.ts';
export * from './vc-jwt.ts';
export * from './verification.ts';
export * from './verification-bundle.ts';
export * from './verify-award.ts';
