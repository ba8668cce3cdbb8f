/**
 * What verifying an award can find: every check by itself, in a closed list of codes, each with its one outcome. No
 * sentences stand here; they live with the pages and the command line, in the reader's language.
 */
import { type PlainFacts } from '@touchstone/kernel';
import { type ConformityProblem } from './check-conformity-credential.ts';
import { type ConformityCredential } from './conformity-claims.ts';

/** `not-checked` means: nothing speaks against it, and nothing was there to tell. */
export type CheckOutcome = 'passed' | 'failed' | 'not-checked';

/** In the order in which they are told. */
export const checkNames = [
  'form',
  'signature',
  'issuer',
  'dates',
  'schema',
  'vocabulary',
  'revocation',
  'suspension',
  'inclusion',
] as const;

export type CheckName = (typeof checkNames)[number];

/** The register of findings. `not-reached` stands where an earlier check left nothing to look at. */
export const checkOutcomes = {
  'form.readable': 'passed',
  'form.unreadable': 'failed',

  'signature.matches': 'passed',
  'signature.does-not-match': 'failed',
  'signature.key-not-in-document': 'failed',
  'signature.no-document': 'not-checked',
  'signature.not-checkable-here': 'not-checked',
  'signature.not-reached': 'not-checked',

  'issuer.confirmed': 'passed',
  'issuer.not-expected': 'failed',
  'issuer.differs-from-signer': 'failed',
  'issuer.document-unreadable': 'failed',
  'issuer.key-revoked': 'failed',
  'issuer.key-expired': 'failed',
  'issuer.no-document': 'not-checked',
  'issuer.document-not-confirmed': 'not-checked',
  'issuer.not-reached': 'not-checked',

  'dates.valid': 'passed',
  'dates.not-yet-valid': 'failed',
  'dates.expired': 'failed',
  'dates.unreadable': 'failed',
  'dates.not-reached': 'not-checked',

  'schema.conforms': 'passed',
  'schema.problems': 'failed',
  'schema.not-reached': 'not-checked',

  'vocabulary.known': 'passed',
  'vocabulary.unknown-criterion': 'failed',
  'vocabulary.not-given': 'not-checked',
  'vocabulary.not-reached': 'not-checked',

  'revocation.clear': 'passed',
  'revocation.set': 'failed',
  'revocation.withdrawn': 'failed',
  'revocation.replaced': 'failed',
  'revocation.list-not-trusted': 'failed',
  'revocation.list-unreadable': 'failed',
  'revocation.index-not-in-list': 'failed',
  'revocation.not-offered': 'not-checked',
  'revocation.no-list': 'not-checked',
  'revocation.list-of-another-time': 'not-checked',
  'revocation.not-checkable-here': 'not-checked',
  'revocation.not-reached': 'not-checked',

  'suspension.clear': 'passed',
  'suspension.set': 'failed',
  'suspension.list-not-trusted': 'failed',
  'suspension.list-unreadable': 'failed',
  'suspension.index-not-in-list': 'failed',
  'suspension.not-offered': 'not-checked',
  'suspension.no-list': 'not-checked',
  'suspension.list-of-another-time': 'not-checked',
  'suspension.not-checkable-here': 'not-checked',
  'suspension.not-reached': 'not-checked',

  'inclusion.proven': 'passed',
  'inclusion.proof-unreadable': 'failed',
  'inclusion.checkpoint-not-trusted': 'failed',
  'inclusion.not-in-the-log': 'failed',
  'inclusion.entry-of-another': 'failed',
  'inclusion.no-proof': 'not-checked',
  'inclusion.no-known-log': 'not-checked',
  'inclusion.not-checkable-here': 'not-checked',
  'inclusion.not-reached': 'not-checked',
} as const;

export type CheckCode = keyof typeof checkOutcomes;

export const checkCodes: readonly CheckCode[] = Object.keys(checkOutcomes).filter(isCheckCode);

function isCheckCode(code: string): code is CheckCode {
  return Object.hasOwn(checkOutcomes, code);
}

export interface Check {
  readonly check: CheckName;
  readonly outcome: CheckOutcome;
  readonly code: CheckCode;
  readonly facts: PlainFacts;
}

/** The codes of one check. */
export type CodeOf<Name extends CheckName> = Extract<CheckCode, `${Name}.${string}`>;

export function found<Name extends CheckName>(check: Name, code: CodeOf<Name>, facts: PlainFacts = {}): Check {
  return { check, outcome: checkOutcomes[code], code, facts };
}

export interface AwardVerification {
  /**
   * valid: everything that was asked for passed. invalid: something failed. incomplete: nothing failed, and something that
   * was asked for could not be told.
   */
  readonly verdict: 'valid' | 'incomplete' | 'invalid';
  /** each name once, in the order of `checkNames` */
  readonly checks: readonly Check[];
  /** what the schema check has against the claims */
  readonly problems: readonly ConformityProblem[];
  /** What the credential says of itself, where it has the shape to be shown. Only the verdict makes it more than a claim. */
  readonly claimed?: ConformityCredential;
  /** in which the days of the award are counted, as the published scheme says; absent where none was looked up */
  readonly timeZone?: string;
}

/** Left out by the reader, who named no log and no vocabulary: that takes nothing from the verdict. */
const notAskedFor: readonly CheckCode[] = ['inclusion.no-known-log', 'vocabulary.not-given'];

export function verdictOf(checks: readonly Check[]): AwardVerification['verdict'] {
  if (checks.some(({ outcome }) => outcome === 'failed')) return 'invalid';
  const open = checks.some(({ outcome, code }) => outcome === 'not-checked' && !notAskedFor.includes(code));
  return open ? 'incomplete' : 'valid';
}
