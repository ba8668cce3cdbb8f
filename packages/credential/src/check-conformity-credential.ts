/**
 * Our own strict check of a conformity credential's claims: the closed shape, and what no shape can say. Stricter than the
 * UN Transparency Protocol on purpose; it says nothing about signature, status or time of reading.
 */
import { addPeriod, instant, plainDate } from '@touchstone/kernel';
import { conformityCredentialShape, type ConformityCredential, type StatusEntry } from './conformity-claims.ts';
import { hasShape, type Problem, type ShapeProblemCode } from './shape.ts';

export type ConformityProblemCode =
  | ShapeProblemCode
  | 'conformity.ends-before-it-begins'
  | 'conformity.assessed-after-the-award'
  | 'conformity.same-identifier-twice'
  | 'conformity.same-status-twice'
  | 'conformity.other-certifier-than-issuer';

export type ConformityProblem = Problem<ConformityProblemCode>;

/** Problems beyond this number are not told: whoever sends so many does not want to know. */
const problemsTold = 100;

/** Empty where the claims are in order. */
export function checkConformityCredential(claims: unknown): readonly ConformityProblem[] {
  const problems: Problem<ShapeProblemCode>[] = [];
  const told = conformityCredentialShape(claims, '', problems) ? meaningProblems(claims) : problems;
  return told.slice(0, problemsTold);
}

export function isConformityCredential(claims: unknown): claims is ConformityCredential {
  return hasShape(conformityCredentialShape, claims);
}

export function statusEntriesOf({ credentialStatus }: ConformityCredential): readonly StatusEntry[] {
  return isList(credentialStatus) ? credentialStatus : [credentialStatus];
}

function meaningProblems(claims: ConformityCredential): readonly ConformityProblem[] {
  return [
    ...dateProblems(claims),
    ...identifierProblems(claims),
    ...statusProblems(claims),
    ...certifierProblems(claims),
  ];
}

function dateProblems({
  validFrom,
  validUntil,
  credentialSubject,
}: ConformityCredential): readonly ConformityProblem[] {
  const problems: ConformityProblem[] = [];
  const begin = instant(validFrom);
  if (instant(validUntil) <= begin) problems.push({ code: 'conformity.ends-before-it-begins', at: '/validUntil' });
  // The day of an assessment is the site's, which may already be tomorrow in UTC.
  const latest = addPeriod(plainDate(begin.slice(0, 'YYYY-MM-DD'.length)), { days: 1 });
  credentialSubject.conformityAssessment.forEach(({ assessmentDate }, at) => {
    if (assessmentDate > latest) {
      const place = `/credentialSubject/conformityAssessment/${at}/assessmentDate`;
      problems.push({ code: 'conformity.assessed-after-the-award', at: place, facts: { day: assessmentDate } });
    }
  });
  return problems;
}

function identifierProblems({ credentialSubject }: ConformityCredential): readonly ConformityProblem[] {
  const problems: ConformityProblem[] = [];
  const seen = new Set<string>();
  const see = (id: string, at: string): void => {
    if (seen.has(id)) problems.push({ code: 'conformity.same-identifier-twice', at, facts: { id } });
    seen.add(id);
  };
  credentialSubject.conformityAssessment.forEach((assessment, at) => {
    const place = `/credentialSubject/conformityAssessment/${at}`;
    see(assessment.id, `${place}/id`);
    assessment.assessmentCriteria.forEach(({ id }, which) => {
      see(id, `${place}/assessmentCriteria/${which}/id`);
    });
  });
  return problems;
}

function statusProblems(claims: ConformityCredential): readonly ConformityProblem[] {
  const entries = statusEntriesOf(claims);
  return entries.flatMap(({ statusPurpose: purpose }, at) =>
    entries.findIndex((one) => one.statusPurpose === purpose) === at
      ? []
      : [{ code: 'conformity.same-status-twice' as const, at: `/credentialStatus/${at}`, facts: { purpose } }],
  );
}

/** The scheme that issues the award is the one that approved the assessor. */
function certifierProblems({ issuer, credentialSubject }: ConformityCredential): readonly ConformityProblem[] {
  return credentialSubject.authorisation.flatMap(({ issuingAuthority }, at) =>
    issuingAuthority.id === issuer.id
      ? []
      : [
          {
            code: 'conformity.other-certifier-than-issuer',
            at: `/credentialSubject/authorisation/${at}/issuingAuthority/id`,
            facts: { issuer: issuer.id },
          },
        ],
  );
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value);
}
