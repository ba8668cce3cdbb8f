/** What a credential says of itself, as texts to be shown. Says nothing about whether it is true. */
import { saysFictional, type ConformityCredential } from '@touchstone/credential';
import { parseInstant, type Instant } from '@touchstone/kernel';

export interface ClaimsShown {
  readonly award: string;
  readonly site: string;
  readonly operator: string;
  readonly from: string;
  readonly until: string;
  readonly standard: string;
  readonly assessor: string;
  /** how many criteria were assessed, and how many of them are in conformance */
  readonly all: string;
  readonly met: string;
  readonly issuer: string;
}

export interface ShownClaims {
  readonly words: ClaimsShown;
  readonly fictional: boolean;
}

/** `date` writes a moment out in the reader's language. */
export function showClaims(claims: ConformityCredential, date: (moment: Instant) => string): ShownClaims {
  const { credentialSubject: subject } = claims;
  const assessments = subject.conformityAssessment;
  const facilities = assessments.flatMap(({ assessedFacility }) =>
    assessedFacility.map(({ facility }) => facility.name),
  );
  const momentIn = (text: string): string => {
    const moment = parseInstant(text);
    return moment === undefined ? text : date(moment);
  };
  return {
    words: {
      award: claims.name,
      site: [...new Set(facilities)].join(', '),
      operator: subject.issuedToParty.name,
      from: momentIn(claims.validFrom),
      until: momentIn(claims.validUntil),
      standard: subject.referenceProfile.name,
      assessor: subject.authorisation.map(({ endorsementEvidence }) => endorsementEvidence.linkName).join(', '),
      all: String(assessments.length),
      met: String(assessments.filter(({ conformance }) => conformance).length),
      issuer: `${claims.issuer.name} (${claims.issuer.id})`,
    },
    fictional: saysFictional(claims),
  };
}
