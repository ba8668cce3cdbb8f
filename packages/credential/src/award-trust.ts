/**
 * What the reader of an award brings along: the moment to judge by, whom to trust, and how to check a signature. Nothing of
 * this may come from the file under examination.
 */
import { type Instant } from '@touchstone/kernel';
import { type NoteKey, type VerifyEd25519 } from '@touchstone/tlog';

export interface AwardTrust {
  readonly at: Instant;
  readonly issuers: readonly TrustedIssuer[];
  readonly log?: TrustedLog;
  /** addresses of the published criteria and marks that an award may name */
  readonly criteria?: ReadonlySet<string>;
  /** Web Cryptography where it is left out */
  readonly verifyEd25519?: VerifyEd25519;
}

export interface TrustedIssuer {
  readonly did: string;
  /**
   * The DID document as the reader got it from the issuer's own address, or kept from earlier, parsed from JSON. Without
   * it, a document in the file can be used, but then nobody has confirmed that the keys are the issuer's.
   */
  readonly document?: unknown;
}

export interface TrustedLog {
  readonly origin: string;
  readonly key: NoteKey;
}
