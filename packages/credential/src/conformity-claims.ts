/**
 * The claims of our conformity credentials, member by member: the part of the UN Transparency Protocol 0.7.0 Digital
 * Conformity Credential that we use, closed. Narrower than the UN's schema, which leaves the assessments and the statement
 * of conformance optional and lets unknown members pass.
 */
import { limits } from '@touchstone/kernel';
import {
  count,
  day,
  did,
  list,
  moment,
  object,
  oneOrList,
  optional,
  text,
  url,
  word,
  words,
  yesOrNo,
} from './shape.ts';
import { type Shape } from './shape.ts';
import { statusPurposes, type StatusPurpose } from './award-attestation.ts';

export const conformityContext: readonly string[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://vocabulary.uncefact.org/untp/0.7.0/context/',
];
export const conformityType: readonly string[] = ['DigitalConformityCredential', 'VerifiableCredential'];

/** An assessor from outside whom the scheme approved; the scheme then certifies. */
export const assessorLevel = '3rdParty';
export const assessmentLevel = 'scheme-cab';
export const attestationType = 'certification';

export interface TypedName {
  readonly type: readonly string[];
  readonly id: string;
  readonly name: string;
}

export interface Link {
  readonly linkURL: string;
  readonly linkName: string;
  readonly mediaType?: string;
  readonly digestMultibase?: string;
}

export interface StatusEntry {
  readonly id?: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: StatusPurpose;
  /** text after W3C, number after UNTP 0.7.0 */
  readonly statusListIndex: string | number;
  readonly statusListCredential: string;
}

export interface ConformityAssessment extends TypedName {
  readonly assessmentCriteria: readonly (TypedName & { readonly conformityTopic: readonly TypedName[] })[];
  readonly assessmentDate: string;
  readonly assessedPerformance: readonly {
    readonly score: { readonly code: string; readonly rank: number; readonly definition: string };
  }[];
  readonly assessedFacility: readonly { readonly facility: TypedName }[];
  readonly assessedOrganisation: TypedName;
  readonly specifiedCondition?: readonly string[];
  readonly conformityTopic: readonly TypedName[];
  readonly conformance: boolean;
}

export interface ConformityAttestation extends TypedName {
  readonly description: string;
  readonly assessorLevel: typeof assessorLevel;
  readonly assessmentLevel: typeof assessmentLevel;
  readonly attestationType: typeof attestationType;
  readonly issuedToParty: TypedName;
  readonly authorisation: readonly {
    readonly name: string;
    readonly issuingAuthority: TypedName;
    readonly endorsementEvidence: Link;
  }[];
  readonly referenceScheme: TypedName;
  readonly referenceProfile: TypedName;
  readonly conformityCertificate: Link;
  readonly auditableEvidence?: Link;
  readonly conformityAssessment: readonly ConformityAssessment[];
}

export interface ConformityCredential {
  readonly '@context': readonly string[];
  readonly type: readonly string[];
  readonly id: string;
  readonly issuer: TypedName;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly name: string;
  readonly credentialStatus: StatusEntry | readonly StatusEntry[];
  readonly credentialSubject: ConformityAttestation;
}

// Longer than a name of the register, because titles are put together from several names.
const title = text(4 * limits.nameLength);
const prose = text(limits.rationaleLength);

const typedName = (type: string, id: Shape<string> = url): Shape<TypedName> =>
  object<TypedName>({ type: words(type), id, name: title });

const link: Shape<Link> = object<Link>({
  linkURL: url,
  linkName: title,
  mediaType: optional(text(limits.nameLength)),
  digestMultibase: optional(text(limits.nameLength)),
});

const statusEntryShape: Shape<StatusEntry> = object<StatusEntry>({
  id: optional(url),
  type: word('BitstringStatusListEntry'),
  statusPurpose: word(...statusPurposes),
  statusListIndex: (value, at, problems): value is string | number =>
    count(typeof value === 'string' && /^(?:0|[1-9]\d{0,15})$/.test(value) ? Number(value) : value, at, problems),
  statusListCredential: url,
});

const topics = list(typedName('ConformityTopic'), { min: 0, max: 20 });

const assessment: Shape<ConformityAssessment> = object<ConformityAssessment>({
  type: words('ConformityAssessment'),
  id: url,
  name: title,
  assessmentCriteria: list(
    object<ConformityAssessment['assessmentCriteria'][number]>({
      type: words('Criterion'),
      id: url,
      name: title,
      conformityTopic: topics,
    }),
    { min: 1, max: 20 },
  ),
  assessmentDate: day,
  assessedPerformance: list(
    object<ConformityAssessment['assessedPerformance'][number]>({
      score: object({ code: title, rank: count, definition: prose }),
    }),
    { min: 1, max: 20 },
  ),
  assessedFacility: list(object<{ facility: TypedName }>({ facility: typedName('Facility') }), { min: 1, max: 20 }),
  assessedOrganisation: typedName('Party'),
  specifiedCondition: optional(list(prose, { min: 1, max: 50 })),
  conformityTopic: topics,
  conformance: yesOrNo,
});

export const conformityCredentialShape: Shape<ConformityCredential> = object<ConformityCredential>({
  '@context': words(...conformityContext),
  type: words(...conformityType),
  id: url,
  issuer: typedName('CredentialIssuer', did),
  validFrom: moment,
  validUntil: moment,
  name: title,
  credentialStatus: oneOrList(statusEntryShape, statusPurposes.length),
  credentialSubject: object<ConformityAttestation>({
    type: words('ConformityAttestation'),
    id: url,
    name: title,
    description: prose,
    assessorLevel: word(assessorLevel),
    assessmentLevel: word(assessmentLevel),
    attestationType: word(attestationType),
    issuedToParty: typedName('Party'),
    authorisation: list(
      object<ConformityAttestation['authorisation'][number]>({
        name: title,
        issuingAuthority: typedName('Party', did),
        endorsementEvidence: link,
      }),
      { min: 1, max: 20 },
    ),
    referenceScheme: typedName('ConformityScheme'),
    referenceProfile: typedName('ConformityProfile'),
    conformityCertificate: link,
    auditableEvidence: optional(link),
    conformityAssessment: list(assessment, { min: 1, max: limits.criteriaPerScheme }),
  }),
});
