/**
 * The closed words that a scheme may use to speak of what the software does: events that clocks count from, acts that
 * duties separate, facts that rules ask about, duties to escalate to. Everything else is the scheme's own word.
 */
import type { Duty } from '../access/actor.ts';
import type { ScopeDimension } from './assurance.ts';
import type { Relation } from './mapping.ts';
import type { Step, Tie } from './process.ts';

/**
 * Days of a cycle that clocks count from. `improvement.completed`: every finding is verified closed, or none was raised.
 * `suspension.ended`: it was lifted, or the award ended while it was suspended.
 */
export const cycleAnchors = [
  'application.submitted',
  'application.answered',
  'commitment.signed',
  'commitment.accepted',
  'reassessment.begun',
  'self-assessment.submitted',
  'desk-review.return-asked',
  'desk-review.return-answered',
  'assessment.team-proposed',
  'assessment.appointed',
  'assessment.visited',
  'assessment.submitted',
  'assessment.accepted',
  'improvement.completed',
  'conformance.confirmed',
  'award.confirmed',
  'award.refused',
  'award.suspended',
  'suspension.ended',
  'award.withdrawn',
  'surveillance.completed',
  'change.notified',
  'change.answered',
  'appeal.lodged',
  'appeal.decided',
] as const;

/** Days of one finding, for clocks that run per finding. Once there is a `finding.reopened`, no day before it counts. */
export const findingAnchors = ['finding.raised', 'finding.reopened', 'finding.closed'] as const;

export type Anchor = (typeof cycleAnchors)[number] | (typeof findingAnchors)[number];

/** Acts between which a scheme may ask for different people. */
export const acts = [
  'application.submit',
  'application.answer',
  'commitment.sign',
  'commitment.accept',
  'self-assessment.submit',
  'assessment.appoint',
  'assessment.plan',
  'assessment.submit',
  'assessment.accept',
  'improvement.verify',
  'award.propose',
  'award.confirm',
  'award.suspend',
  'award.lift',
  'award.keep',
  'award.withdraw',
  'surveillance.complete',
  'conformance.confirm',
  'appeal.decide',
] as const;

export type Act = (typeof acts)[number];

/** What is known of every site; the kind says what a rule may compare it with. */
export const siteFacts = {
  siteType: 'site type',
  metals: 'metal',
  activities: 'activity',
  country: 'country',
  fictional: 'yes or no',
  pilot: 'yes or no',
} as const;

export type SiteFact = keyof typeof siteFacts;

export const duties = [
  'site',
  'assessor',
  'secretariat',
  'officer',
  'operator',
  'system',
] as const satisfies readonly Duty[];

/** How a criterion of another version or standard stands to one of this. */
export const relations = [
  'equal',
  'subset',
  'superset',
  'intersect',
  'withdrawn',
  'new',
] as const satisfies readonly Relation[];

/** What an approval of an assessor may be limited to. */
export const scopeDimensions = [
  'standard',
  'site-type',
  'metal',
  'activity',
  'language',
  'country',
] as const satisfies readonly ScopeDimension[];

/** Ties that keep a person from acting. */
export const ties = ['employment', 'advice', 'ownership', 'family'] as const satisfies readonly Tie[];

/** Steps that a scheme may ask for, in the order in which they are taken. */
export const steps = [
  'application',
  'team-approval',
  'desk-review',
  'assurance-plan',
  'media-scan',
  'stakeholders',
  'interview-sample',
  'plan-check',
  'visit-notice',
  'opening-meeting',
  'closing-meeting',
] as const satisfies readonly Step[];

/** Facts of a cycle that a scheme may make public, field by field. What is not here is nobody's business but the parties'. */
export const publicFacts = [
  'site.name',
  'site.type',
  'site.country',
  'site.metals',
  'site.pilot',
  'commitment.letter',
  'commitment.signed-on',
  'self-assessment.submitted-on',
  'assessment.announced',
  'assessment.firm',
  'assessment.accepted-on',
  'assessment.ratings',
  'assessment.summary',
  'assessment.report',
  'improvement.plan',
  'improvement.completed-on',
  'conformance.confirmed-on',
  'award.marks',
  'award.valid-until',
  'award.conditions',
  'award.reasons',
  'award.standing',
  'surveillance.outcome',
  'appeal.outcome',
] as const;

export type PublicFact = (typeof publicFacts)[number];

export function isPublicFact(word: string): word is PublicFact {
  return (publicFacts as readonly string[]).includes(word);
}

export function isAnchor(word: string): word is Anchor {
  return ([...cycleAnchors, ...findingAnchors] as readonly string[]).includes(word);
}

export function isAct(word: string): word is Act {
  return (acts as readonly string[]).includes(word);
}

export function isSiteFact(word: string): word is SiteFact {
  return Object.hasOwn(siteFacts, word);
}
