/** Shapes of who may join, how a site is assessed, what assessors need, and what may happen to an award. */
import { Type, type TSchema } from 'typebox';
import type {
  AnswerReturners,
  ClosureEvidence,
  InterviewReaders,
  Presence,
  SitePlanPart,
  Verifiers,
} from './assurance.ts';
import { line, list, object, oneWord, yesOrNo } from './shape-parts.ts';
import { orUnset } from './shape-process.ts';
import { factRule, period } from './shape-rules.ts';
import { id, integer, source, text } from './shape-words.ts';
import { duties, scopeDimensions } from './vocabulary.ts';

const presence = ['on-site', 'remote', 'either'] as const satisfies readonly Presence[];
const readers = ['team', 'team-and-secretariat'] as const satisfies readonly InterviewReaders[];
const verifiers = ['lead', 'team'] as const satisfies readonly Verifiers[];
const closureEvidence = ['required', 'optional'] as const satisfies readonly ClosureEvidence[];
const returners = ['secretariat', 'team-or-secretariat'] as const satisfies readonly AnswerReturners[];
const sitePlanParts = [
  'visit-days',
  'extent',
  'media-scan',
  'stakeholders',
  'interview-sample',
] as const satisfies readonly SitePlanPart[];

/** May be absent, and may be null. */
const optional = <S extends TSchema>(shape: S, description: string) => Type.Optional(orUnset(shape, description));
const wordOrNull = <const W extends string>(words: readonly W[], description: string) =>
  orUnset(oneWord(words), `${description}, or null where the scheme leaves it unset`);

const ground = { id, text, source: Type.Optional(source) };
const grounds = (description: string) =>
  optional(list(object('a ground', ground), 'a list of grounds', { minItems: 1 }), description);

export const eligibility = object('who may take part', {
  eligibleWhen: orUnset(factRule, 'a rule about the site, or null where the scheme leaves it unset'),
  source: Type.Optional(source),
});

const interviewGroup = object('a group of people to hear', {
  id,
  name: text,
  atLeast: orUnset(integer('a number of people', 1, 10_000), 'a number of people, or null'),
  source: Type.Optional(source),
});

export const assessmentRules = object('how a site is assessed', {
  visit: Type.Optional(wordOrNull(presence, 'how a site is visited')),
  verification: Type.Optional(wordOrNull(presence, 'how closing a finding is verified')),
  verifiedBy: Type.Optional(wordOrNull(verifiers, 'who verifies that a finding is closed')),
  closureEvidence: Type.Optional(wordOrNull(closureEvidence, 'whether closing a finding needs evidence')),
  notApplicableConfirmedBy: Type.Optional(
    wordOrNull(['assessor', 'secretariat', 'officer'], 'who reads a report before it is accepted'),
  ),
  requirements: Type.Optional(oneWord(['listed', 'rated'])),
  interviews: optional(list(interviewGroup, 'a list of groups', { minItems: 1 }), 'a list of groups, or null'),
  interviewNotes: Type.Optional(wordOrNull(readers, 'who may read the notes')),
  planForSite: optional(list(oneWord(sitePlanParts), 'a list of parts of the plan'), 'a list of parts, or null'),
  answersReturnedBy: Type.Optional(wordOrNull(returners, 'who returns answers to the site')),
  source: Type.Optional(source),
});

const competence = object('a competence', {
  id,
  name: text,
  validFor: optional(period, 'a period, or null where the scheme leaves it unset'),
  source: Type.Optional(source),
});

export const assessorRules = object('what is asked of assessors', {
  scope: optional(
    list(oneWord(scopeDimensions), 'a list of what an approval is limited to', { minItems: 1 }),
    'what an approval is limited to, or null',
  ),
  competences: optional(list(competence, 'a list of competences', { minItems: 1 }), 'a list of competences, or null'),
  source: Type.Optional(source),
});

const clockId = line('the id of a clock');
const surveillance = object('the surveillance', {
  clock: clockId,
  visit: wordOrNull(presence, 'how a site is visited'),
  source: Type.Optional(source),
});
const conformance = object('the confirmation of full conformance', {
  confirmedBy: wordOrNull(['secretariat', 'officer'], 'a duty'),
  source: Type.Optional(source),
});
const reassessment = object('what a new assessment is triggered by', {
  triggers: list(object('a trigger', { ...ground, toldBySite: Type.Optional(yesOrNo) }), 'a list of triggers', {
    minItems: 1,
  }),
  noticeWithin: optional(period, 'a period, or null where the scheme leaves it unset'),
  source: Type.Optional(source),
});
const appeal = object('how a decision is contested', {
  heardBy: wordOrNull(duties, 'a duty'),
  lodgeClock: Type.Optional(clockId),
  decideClock: Type.Optional(clockId),
  grounds: grounds('a list of grounds, or null'),
  source: Type.Optional(source),
});

export const afterAward = object('what may happen to an award', {
  conformance: optional(conformance, 'the confirmation of full conformance, or null where the scheme leaves it unset'),
  surveillance: optional(surveillance, 'the surveillance, or null where the scheme leaves it unset'),
  suspension: grounds('grounds for suspension, or null where the scheme leaves them unset'),
  withdrawal: grounds('grounds for withdrawal, or null where the scheme leaves them unset'),
  reassessment: optional(reassessment, 'what triggers a new assessment, or null'),
  appeal: optional(appeal, 'how a decision is contested, or null'),
});
