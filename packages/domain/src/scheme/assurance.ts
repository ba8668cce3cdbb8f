/**
 * Who may join, how a site is assessed, what an assessor must be approved for, and what may happen to an award, as
 * data. Where a member may be null, null means that the scheme leaves it unset; where it is absent, the scheme has no such
 * rule.
 */
import type { Period } from '@touchstone/kernel';
import type { Duty } from '../access/actor.ts';
import type { FactRule } from './rule.ts';
import type { Source, Text } from './text.ts';

/** Which sites may take part. */
export interface Eligibility {
  /** asks facts, and questions that are asked with the application */
  readonly eligibleWhen: FactRule | null;
  readonly source?: Source;
}

/** Where an assessor looks: at the site, from afar, or as the assessor sees fit. */
export type Presence = 'on-site' | 'remote' | 'either';

/** How a site is assessed. */
export interface AssessmentRules {
  readonly visit?: Presence | null;
  /** how it is verified that a finding is closed */
  readonly verification?: Presence | null;
  /** who of the team verifies it; where unset, its lead */
  readonly verifiedBy?: Verifiers | null;
  /** whether a finding, or an action of its plan, is verified as done only where evidence of that is on record */
  readonly closureEvidence?: ClosureEvidence | null;
  /** who confirms that a criterion does not apply although the scheme's rules say that it does */
  readonly notApplicableConfirmedBy?: Extract<Duty, 'assessor' | 'secretariat' | 'officer'> | null;
  /** `rated`: every requirement is rated on the scale of its criterion, beside the criterion; absent: they are only read */
  readonly requirements?: 'listed' | 'rated';
  /** who is heard, at the least */
  readonly interviews?: readonly InterviewGroup[] | null;
  /** who may read the notes of interviews; where unset, only the team */
  readonly interviewNotes?: InterviewReaders | null;
  /** what the site reads of an assurance plan in force, beside the days that are announced; where unset, nothing */
  readonly planForSite?: readonly SitePlanPart[] | null;
  /** who returns a self-assessment to the site; where unset, the team as well as the secretariat */
  readonly answersReturnedBy?: AnswerReturners | null;
  readonly source?: Source;
}

export type InterviewReaders = 'team' | 'team-and-secretariat';

/** A part of an assurance plan that a scheme may let the site read. */
export type SitePlanPart = 'visit-days' | 'extent' | 'media-scan' | 'stakeholders' | 'interview-sample';

/** Where the secretariat alone returns answers, the team asks for it. */
export type AnswerReturners = 'secretariat' | 'team-or-secretariat';

/** Cited by the site that reports, or by the assessor who verifies. */
export type ClosureEvidence = 'required' | 'optional';

/** Of an assessment team: the one who leads it, or each of its members. */
export type Verifiers = 'lead' | 'team';

export interface InterviewGroup {
  readonly id: string;
  readonly name: Text;
  /** how many people of the group are heard, at the least */
  readonly atLeast: number | null;
  readonly source?: Source;
}

/** What an approval of an assessor is limited to. */
export type ScopeDimension = 'standard' | 'site-type' | 'metal' | 'activity' | 'language' | 'country';

/** What the scheme asks of assessors. */
export interface AssessorRules {
  readonly scope?: readonly ScopeDimension[] | null;
  readonly competences?: readonly Competence[] | null;
  readonly source?: Source;
}

export interface Competence {
  readonly id: string;
  readonly name: Text;
  /** how long a record of it counts; absent: for ever */
  readonly validFor?: Period | null;
  readonly source?: Source;
}

/** What may happen to an award while it stands. */
export interface AfterAward {
  readonly conformance?: Conformance | null;
  readonly surveillance?: Surveillance | null;
  readonly suspension?: readonly Ground[] | null;
  readonly withdrawal?: readonly Ground[] | null;
  readonly reassessment?: Reassessment | null;
  readonly appeal?: Appeal | null;
}

/** That every criterion which applies is met and verified, said by somebody. */
export interface Conformance {
  readonly confirmedBy: 'secretariat' | 'officer' | null;
  readonly source?: Source;
}

/** A look at the site between two assessments. */
export interface Surveillance {
  /** id of the clock by which it is done */
  readonly clock: string;
  readonly visit: Presence | null;
  readonly source?: Source;
}

/** A reason that the scheme accepts for a decision. */
export interface Ground {
  readonly id: string;
  readonly text: Text;
  readonly source?: Source;
}

/** When a site is assessed again before its time. */
export interface Reassessment {
  readonly triggers: readonly Trigger[];
  /** how long after it happened the site tells of what it must tell */
  readonly noticeWithin?: Period | null;
  readonly source?: Source;
}

export interface Trigger extends Ground {
  /** the site itself must tell of it */
  readonly toldBySite?: boolean;
}

/** How a decision is contested. That those who decided do not hear it is said among the duties. */
export interface Appeal {
  readonly heardBy: Duty | null;
  /** id of the clock within which it is lodged */
  readonly lodgeClock?: string;
  /** id of the clock within which it is decided */
  readonly decideClock?: string;
  readonly grounds?: readonly Ground[] | null;
  readonly source?: Source;
}
