/**
 * An award as a UN Transparency Protocol 0.7.0 Digital Conformity Credential. Pure: the same award gives the same claims.
 * What the format cannot hold, or holds only as words, is listed as a loss, never dropped silently.
 */
import { bytesToBase64Url, type PlainFacts } from '@touchstone/kernel';
import { concatBytes } from '@noble/hashes/utils.js';
import { type AwardAttestation, type CriterionAssessment, type Named, type StatusPlace } from './award-attestation.ts';
import {
  assessmentLevel,
  assessorLevel,
  attestationType,
  conformityContext,
  conformityType,
  type ConformityAssessment,
  type ConformityCredential,
  type StatusEntry,
  type TypedName,
} from './conformity-claims.ts';

/**
 * UNTP 0.7.0 allows one status entry with a number for its index, W3C asks for a text and allows several: the default
 * follows W3C, the other mode makes UNTP's own validator pass until the two agree.
 */
export type ConformityMode = 'w3c' | 'untp-0.7.0-strict';

export type LossCode =
  | 'loss.award-id-only-in-words'
  | 'loss.mark-only-in-words'
  | 'loss.assessor-only-as-link'
  | 'loss.condition-only-in-words'
  | 'loss.criterion-without-topic'
  | 'loss.status-left-out'
  | 'loss.fictional-only-in-words';

export interface Loss {
  readonly code: LossCode;
  /** JSON pointer into the attestation */
  readonly at: string;
  readonly facts?: PlainFacts;
}

export interface BuiltCredential {
  readonly claims: ConformityCredential;
  readonly losses: readonly Loss[];
}

export function buildConformityCredential(award: AwardAttestation, mode: ConformityMode): BuiltCredential {
  const kept = mode === 'w3c' ? award.status : award.status.filter((place) => place === preferredStatus(award.status));
  const entries = kept.map((place) => statusEntry(place, mode));
  const [only] = entries;
  return {
    claims: {
      '@context': conformityContext,
      type: conformityType,
      id: award.credentialUrl,
      issuer: { type: ['CredentialIssuer'], id: award.issuer.did, name: award.issuer.name },
      validFrom: award.validFrom,
      validUntil: award.validUntil,
      name: titleOf(award),
      credentialStatus: entries.length === 1 && only !== undefined ? only : entries,
      credentialSubject: subjectOf(award),
    },
    losses: [...lossesOf(award), ...statusLosses(award.status, kept)],
  };
}

function subjectOf(award: AwardAttestation): ConformityCredential['credentialSubject'] {
  const { scheme, profile, assessor, report } = award;
  return {
    type: ['ConformityAttestation'],
    id: award.registerUrl,
    name: titleOf(award),
    description: descriptionOf(award),
    assessorLevel,
    assessmentLevel,
    attestationType,
    issuedToParty: typed('Party', award.party),
    authorisation: [
      {
        name: `Approval of ${assessor.name} as an assessment firm of ${scheme.name}`,
        issuingAuthority: { type: ['Party'], id: award.issuer.did, name: award.issuer.name },
        endorsementEvidence: { linkURL: assessor.id, linkName: assessor.name },
      },
    ],
    referenceScheme: typed('ConformityScheme', scheme),
    referenceProfile: typed('ConformityProfile', profile),
    conformityCertificate: { linkURL: award.registerUrl, linkName: `Award ${award.awardId} in the public register` },
    ...(report && {
      auditableEvidence: {
        linkURL: report.url,
        linkName: report.name,
        mediaType: report.mediaType,
        digestMultibase: multihash(report.sha256),
      },
    }),
    conformityAssessment: award.assessments.map((assessment, at) => assessmentClaims(award, assessment, at)),
  };
}

function assessmentClaims(award: AwardAttestation, assessment: CriterionAssessment, at: number): ConformityAssessment {
  const { criterion, level } = assessment;
  const conformityTopic = assessment.topics.map((topic) => typed('ConformityTopic', topic));
  return {
    type: ['ConformityAssessment'],
    id: `${award.registerUrl}#assessment-${at + 1}`,
    name: criterion.name,
    // The specification wants the topic on the criterion, its schema on the assessment: both have it.
    assessmentCriteria: [{ ...typed('Criterion', criterion), conformityTopic }],
    assessmentDate: assessment.assessmentDate,
    assessedPerformance: [{ score: { code: level.code, rank: level.rank, definition: level.definition } }],
    assessedFacility: [{ facility: typed('Facility', award.site) }],
    assessedOrganisation: typed('Party', award.party),
    ...(award.conditions.length > 0 && { specifiedCondition: award.conditions }),
    conformityTopic,
    conformance: assessment.conformance,
  };
}

function statusEntry({ purpose, listUrl, index }: StatusPlace, mode: ConformityMode): StatusEntry {
  return {
    id: `${listUrl}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: mode === 'w3c' ? String(index) : index,
    statusListCredential: listUrl,
  };
}

/** Where only one can be told, the one that cannot be taken back. */
function preferredStatus(status: readonly StatusPlace[]): StatusPlace | undefined {
  return status.find(({ purpose }) => purpose === 'revocation') ?? status[0];
}

function lossesOf(award: AwardAttestation): readonly Loss[] {
  return [
    { code: 'loss.award-id-only-in-words', at: '/awardId' },
    { code: 'loss.assessor-only-as-link', at: '/assessor' },
    ...award.marks.map(({ name }, at): Loss => ({
      code: 'loss.mark-only-in-words',
      at: `/marks/${at}`,
      facts: { mark: name },
    })),
    ...award.conditions.map((_, at): Loss => ({ code: 'loss.condition-only-in-words', at: `/conditions/${at}` })),
    ...award.assessments.flatMap(({ criterion, topics }, at): readonly Loss[] =>
      topics.length > 0
        ? []
        : [{ code: 'loss.criterion-without-topic', at: `/assessments/${at}`, facts: { criterion: criterion.name } }],
    ),
    ...(award.fictional ? [{ code: 'loss.fictional-only-in-words', at: '/fictional' } satisfies Loss] : []),
  ];
}

function statusLosses(all: readonly StatusPlace[], kept: readonly StatusPlace[]): readonly Loss[] {
  return all.flatMap((place, at): readonly Loss[] =>
    kept.includes(place)
      ? []
      : [{ code: 'loss.status-left-out', at: `/status/${at}`, facts: { purpose: place.purpose } }],
  );
}

function titleOf({ marks, site, fictional }: AwardAttestation): string {
  const title = `${marks.map(({ name }) => name).join(', ')}: ${site.name}`;
  return fictional ? `${title} (fictional demonstration)` : title;
}

const fictionalSentence = 'Fictional demonstration: no such site, assessment or award exists.';

/** Whether the credential says of itself that it is made up; the format has no member for that, only words. */
export function saysFictional({ credentialSubject }: ConformityCredential): boolean {
  return credentialSubject.description.startsWith(fictionalSentence);
}

function descriptionOf(award: AwardAttestation): string {
  const { awardId, scheme, profile, site, party, assessor, marks, fictional } = award;
  const sentences = [
    ...(fictional ? [fictionalSentence] : []),
    `Award ${awardId} of ${scheme.name} to ${site.name}, operated by ${party.name}.`,
    `Assessed by ${assessor.name} against ${profile.name}.`,
    `Marks: ${marks.map(({ name, id }) => `${name} (${id})`).join(', ')}.`,
  ];
  return sentences.join(' ');
}

function typed(type: string, { id, name }: Named): TypedName {
  return { type: [type], id, name };
}

/** A SHA-256 digest as multihash in multibase, which is how a digestMultibase names its own algorithm. */
function multihash(sha256: Uint8Array): string {
  return `u${bytesToBase64Url(concatBytes(Uint8Array.of(0x12, sha256.length), sha256))}`;
}
