/**
 * Every table that is derived from the journal, with the stream that each of its rows comes from. A table that is missing
 * here is not compared with a replay, so a test holds this list against the schema.
 */
import type { StreamKind } from '@touchstone/domain';

export interface ProjectionTable {
  readonly name: string;
  /** absent where streams of every kind have rows in it */
  readonly kind?: StreamKind;
  /** holds the stream's id, or what follows `prefix` in it */
  readonly column: string;
  readonly prefix?: string;
  /** its rows have no past: who may do what, and what is published once for ever, is a matter of today */
  readonly ofToday?: true;
}

export const projectionTables: readonly ProjectionTable[] = [
  { name: 'grants', kind: 'access', column: 'account', prefix: 'access_', ofToday: true },
  { name: 'schemes', kind: 'scheme', column: 'hash', prefix: 'scheme_', ofToday: true },
  { name: 'organisations', kind: 'organisation', column: 'id' },
  { name: 'organisation_keepers', kind: 'organisation', column: 'organisation' },
  { name: 'partnerships', kind: 'organisation', column: 'organisation' },
  { name: 'sites', kind: 'site', column: 'id' },
  { name: 'site_people', kind: 'site', column: 'site' },
  { name: 'ended_employments', column: 'stream' },
  { name: 'evidence', kind: 'evidence', column: 'id' },
  { name: 'firms', kind: 'firm', column: 'id' },
  { name: 'firm_ties', kind: 'firm', column: 'firm' },
  { name: 'assessors', kind: 'assessor', column: 'id' },
  { name: 'competences', kind: 'assessor', column: 'assessor' },
  { name: 'declarations', column: 'stream' },
  { name: 'cycles', kind: 'cycle', column: 'id' },
  { name: 'applications', kind: 'cycle', column: 'cycle' },
  { name: 'answers', kind: 'cycle', column: 'cycle' },
  { name: 'self_assessment_returns', kind: 'cycle', column: 'cycle' },
  { name: 'answer_comments', kind: 'cycle', column: 'cycle' },
  { name: 'determinations', kind: 'cycle', column: 'cycle' },
  { name: 'exclusion_answers', kind: 'cycle', column: 'cycle' },
  ...(['desk_notes', 'assurance_plan_versions', 'visits', 'interviews', 'observations', 'disagreements'] as const).map(
    (name) => ({
      name,
      ...({ kind: 'cycle', column: 'cycle' } as const),
    }),
  ),
  { name: 'findings', kind: 'cycle', column: 'cycle' },
  { name: 'finding_actions', kind: 'cycle', column: 'cycle' },
  { name: 'clocks', kind: 'cycle', column: 'cycle' },
  { name: 'staff_queue', kind: 'cycle', column: 'cycle' },
  { name: 'award_decisions', kind: 'cycle', column: 'cycle' },
  { name: 'awarded_marks', kind: 'cycle', column: 'cycle' },
  { name: 'award_votes', kind: 'cycle', column: 'cycle' },
  { name: 'award_conditions', kind: 'cycle', column: 'cycle' },
  { name: 'appeals', kind: 'cycle', column: 'cycle' },
  { name: 'appeal_votes', kind: 'cycle', column: 'cycle' },
  { name: 'after_award_acts', kind: 'cycle', column: 'cycle' },
  { name: 'standing_acts', kind: 'cycle', column: 'cycle' },
  { name: 'credentials', kind: 'cycle', column: 'cycle' },
  { name: 'imported_facts', kind: 'cycle', column: 'cycle' },
  { name: 'register', kind: 'cycle', column: 'cycle' },
  { name: 'public_entries', column: 'stream' },
];
