/** What a credential says of itself, as texts to be shown. Says nothing about whether it is true. */
import { saysFictional, type ConformityCredential } from '@touchstone/credential';
import { parseInstant, type Instant } from '@touchstone/kernel';

export interface ClaimsShown {
  readonly award: string;
  readonly site: string;
  readonly operator: string;
  /** the days on which it begins and ends to be valid, and the exact moments */
  readonly from: string;
  readonly until: string;
  readonly begins: string;
  readonly ends: string;
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

/** `day` writes out the day of a moment in the reader's language. */
export function showClaims(claims: ConformityCredential, day: (moment: Instant) => string): ShownClaims {
  const { credentialSubject: subject } = claims;
  const assessments = subject.conformityAssessment;
  const facilities = assessments.flatMap(({ assessedFacility }) =>
    assessedFacility.map(({ facility }) => facility.name),
  );
  const dayIn = (text: string): string => {
    const moment = parseInstant(text);
    return moment === undefined ? text : day(moment);
  };
  return {
    words: {
      award: claims.name,
      site: [...new Set(facilities)].join(', '),
      operator: subject.issuedToParty.name,
      from: dayIn(claims.validFrom),
      until: dayIn(claims.validUntil),
      begins: claims.validFrom,
      ends: claims.validUntil,
      standard: subject.referenceProfile.name,
      assessor: subject.authorisation.map(({ endorsementEvidence }) => endorsementEvidence.linkName).join(', '),
      all: String(assessments.length),
      met: String(assessments.filter(({ conformance }) => conformance).length),
      issuer: `${claims.issuer.name} (${claims.issuer.id})`,
    },
    fictional: saysFictional(claims),
  };
}
