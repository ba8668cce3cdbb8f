/**
 * What is said about an award when it is put into a credential: plain data, in the words of this house, complete before any
 * outside format is chosen. Every identifier is a permanent public address.
 */
import { type Instant, type PlainDate } from '@touchstone/kernel';

/** Something that others can look up. */
export interface Named {
  /** permanent address */
  readonly id: string;
  readonly name: string;
}

export interface AwardAttestation {
  /** how the scheme counts the award, such as `2023-017` */
  readonly awardId: string;
  /** address of the award in the public register */
  readonly registerUrl: string;
  /** address of the credential; a credential that replaces another has its own */
  readonly credentialUrl: string;
  readonly issuer: { readonly did: string; readonly name: string };
  readonly scheme: Named;
  /** the version of the standard that the site was assessed against */
  readonly profile: Named;
  readonly site: Named;
  /** who operates the site */
  readonly party: Named;
  /** the firm that assessed the site, with the address of its approval */
  readonly assessor: Named;
  readonly marks: readonly Named[];
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  /** limits and conditions of the whole award, in words */
  readonly conditions: readonly string[];
  readonly assessments: readonly CriterionAssessment[];
  readonly report?: EvidenceReport;
  readonly status: readonly StatusPlace[];
  /** played for demonstration: no such site, assessment or award exists */
  readonly fictional: boolean;
}

export interface CriterionAssessment {
  readonly criterion: Named;
  /** what the criterion is about, in the UN's list of topics */
  readonly topics: readonly Named[];
  readonly assessmentDate: PlainDate;
  readonly level: {
    readonly code: string;
    /** 1 is the best */
    readonly rank: number;
    readonly definition: string;
  };
  readonly conformance: boolean;
}

export interface EvidenceReport {
  readonly url: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: Uint8Array;
}

export const statusPurposes = ['revocation', 'suspension', 'refresh'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** The bit that tells whether the award has ended (revocation), is suspended, or was replaced by a newer one (refresh). */
export interface StatusPlace {
  readonly purpose: StatusPurpose;
  /** address of the status list */
  readonly listUrl: string;
  readonly index: number;
}
