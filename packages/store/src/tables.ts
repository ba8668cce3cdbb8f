/**
 * The tables as Kysely sees them, one interface each, in the order of the migrations. Days are `YYYY-MM-DD` strings and
 * moments ISO strings in UTC, as everywhere else; the parsers in `database.ts` see to that.
 */
import type { Instant, Json, PlainDate, Refusal } from '@touchstone/kernel';
import type {
  CycleStage,
  Duty,
  HeldFacts,
  ImportedStep,
  RegisterStatus,
  RequirementRatings,
  ScopeNeeded,
  StreamKind,
  StreamState,
} from '@touchstone/domain';
import type { ColumnType, Generated, Selectable } from 'kysely';
import type { AssessorTables } from './assessor/assessor-tables.ts';
import type { FieldworkTables } from './assessment/fieldwork-tables.ts';
import type { JsonColumn } from './json-column.ts';
import type { OrganisationTables } from './organisation/organisation-tables.ts';
import type { ApplicationTables } from './participation/application-tables.ts';
import type { QueueTables } from './queue/queue-tables.ts';

export interface Tables extends ApplicationTables, AssessorTables, FieldworkTables, OrganisationTables, QueueTables {
  streams: { id: string; kind: StreamKind; version: number; state: JsonColumn<StreamState>; head: Buffer };
  journal: {
    stream: string;
    version: number;
    type: string;
    format: number;
    at: Instant;
    observed_at: Instant | null;
    actor: string;
    command_id: string;
    payload_hash: Buffer;
    entry_hash: Buffer;
    position: Generated<number>;
  };
  journal_payloads: {
    stream: string;
    version: number;
    salt: Buffer | null;
    payload: JsonColumn<Json>;
    erased_at: Instant | null;
    erased_because: string | null;
  };
  outcomes: {
    command_id: string;
    type: string;
    stream: string;
    actor: string;
    fingerprint: Buffer;
    version: number | null;
    refusals: JsonColumn<readonly Refusal[] | null>;
    at: Instant;
  };
  'accounts.user': { id: string; name: string; email: string };
  settings: { key: string; value: JsonColumn<unknown> };
  grants: { account: string; duty: Duty };
  schemes: {
    hash: string;
    scheme: string;
    version: string;
    in_force_from: PlainDate;
    in_force_until: PlainDate | null;
    content: string;
    published_at: Instant;
  };
  sites: {
    id: string;
    name: string;
    operator: string;
    /** the operator among the organisations */
    operator_entry: string | null;
    country: string;
    place: string | null;
    site_type: string;
    metals: string[];
    fictional: boolean;
    activities: string[];
    latitude: number | null;
    longitude: number | null;
    capacity_amount: number | null;
    capacity_unit: string | null;
    filed_at: Instant;
  };
  /** the people responsible for a site */
  site_people: { site: string; account: string };
  evidence: {
    id: string;
    site: string;
    title: string;
    file_name: string;
    media_type: string;
    size_bytes: number;
    sha256: string;
    about: PlainDate | null;
    /** the last day on which it holds */
    valid_until: PlainDate | null;
    added_by: string;
    added_at: Instant;
  };
  cycles: {
    id: string;
    site: string;
    /** the cycle of the site before this one, where this one assesses again */
    previous: string | null;
    scheme_hash: string | null;
    stage: CycleStage;
    signed_on: PlainDate | null;
    signatory: JsonColumn<{ name: string; position: string } | null>;
    contact: JsonColumn<{ name: string; email: string } | null>;
    letter_reason: string | null;
    assessor: string | null;
    team_accounts: string[];
    team_reason: string | null;
    /** what the approvals of the team must reach to; null while nobody is appointed */
    scope_needed: ColumnType<ScopeNeeded | null, string | null, string>;
    report_summary: string | null;
    report_reason: string | null;
    report_sections: JsonColumn<readonly { readonly section: string; readonly text: string }[]>;
    review_summary: string | null;
    return_asked: string | null;
    return_comments: JsonColumn<Readonly<Record<string, string>>>;
    return_declined: string | null;
    visited_on: PlainDate | null;
    anchors: JsonColumn<Readonly<Record<string, PlainDate>>>;
    began_at: Instant;
    updated_at: Instant;
  };
  answers: RatingColumns & {
    answered_by: string;
    answered_at: Instant;
    /** the answer of the cycle before that it started from */
    brought_cycle: string | null;
    brought_criterion: string | null;
  };
  self_assessment_returns: {
    cycle: string;
    version: number;
    returned_on: PlainDate;
    returned_by: string;
    reason: string;
  };
  answer_comments: { cycle: string; criterion: string; version: number; comment: string };
  determinations: RatingColumns & { determined_by: string; determined_at: Instant; observed_at: Instant | null };
  findings: {
    cycle: string;
    finding: string;
    criterion: string;
    raised_level: string;
    level: string;
    stage: 'raised' | 'planned' | 'reported' | 'closed';
    cause: string | null;
    done: string | null;
    evidence: string[];
    verified_rationale: string | null;
    /** what the assessor cited when they verified it last */
    verified_evidence: string[];
    /** how it was verified last, where that is known */
    method: 'remote' | 'on-site' | null;
    closed_on: PlainDate | null;
    /** the finding of an earlier cycle that the same criterion raised */
    repeats_cycle: string | null;
    repeats_finding: string | null;
  };
  finding_actions: {
    cycle: string;
    finding: string;
    action: string;
    what: string;
    owner: string;
    due_on: PlainDate;
    stage: 'planned' | 'done' | 'verified' | 'dropped';
    /** the latest report on it, with the evidence that it cites */
    progress: string | null;
    evidence: string[];
    verified_rationale: string | null;
    verified_evidence: string[];
    method: 'remote' | 'on-site' | null;
  };
  /** `finding` is empty for a clock of the cycle */
  clocks: {
    cycle: string;
    clock: string;
    finding: string;
    due: PlainDate | null;
    met_on: PlainDate | null;
    reached_on: PlainDate | null;
  };
  award_decisions: {
    cycle: string;
    version: number;
    proposed_by: string;
    proposed_at: Instant;
    marks: string[];
    advised: string[];
    departs: boolean;
    reason: string;
    /** accounts of those on the team of whose tie to the site it was made knowing */
    tied: string[];
    stage: 'proposed' | 'declined' | 'overtaken' | 'confirmed';
    confirmed_by: string | null;
    confirmed_at: Instant | null;
    declined_reason: string | null;
  };
  awarded_marks: {
    cycle: string;
    mark: string;
    site: string;
    valid_from: PlainDate;
    valid_until: PlainDate | null;
    suspended_on: PlainDate | null;
    ended_on: PlainDate | null;
    ended_how: 'expired' | 'withdrawn' | 'superseded' | null;
  };
  /** without a vote: withdrew from every decision of the cycle */
  award_votes: {
    cycle: string;
    version: number;
    account: string;
    vote: 'for' | 'against' | 'abstain' | null;
    reason: string;
    at: Instant;
  };
  award_conditions: {
    cycle: string;
    mark: string;
    condition: string;
    fulfilled_on: PlainDate | null;
    note: string | null;
  };
  appeals: {
    cycle: string;
    version: number;
    against: 'refusal' | 'suspension' | 'withdrawal';
    ground: string | null;
    reason: string;
    lodged_on: PlainDate;
    decided_by: string[];
    outcome: 'stands' | 'set-aside' | null;
    outcome_reason: string | null;
    outcome_on: PlainDate | null;
    heard_by: string[];
  };
  appeal_votes: {
    cycle: string;
    version: number;
    account: string;
    outcome: 'stands' | 'set-aside';
    reason: string;
    at: Instant;
  };
  after_award_acts: {
    cycle: string;
    version: number;
    kind: 'surveillance' | 'change' | 'answer';
    day: PlainDate;
    word: string | null;
    said: string;
    by: string;
  };
  standing_acts: {
    cycle: string;
    version: number;
    kind: 'suspended' | 'lifted' | 'kept' | 'withdrawn' | 'restored' | 'reopened' | 'superseded';
    day: PlainDate;
    ground: string | null;
    reason: string | null;
    clock: string | null;
    decided_by: string;
  };
  credentials: {
    cycle: string;
    /** of the event that put it on record */
    version: number;
    id: string;
    jwt: string;
    status_index: number;
    issued_at: Instant;
    /** its award was withdrawn, whatever became of that since */
    revoked: boolean;
  };
  imported_facts: {
    cycle: string;
    position: number;
    site: string;
    step: ImportedStep;
    known_on: PlainDate;
    source_title: string;
    source_url: string | null;
    happened_on: PlainDate | null;
    conditions: string | null;
    source_row: number | null;
  };
  public_entries: {
    stream: string;
    version: number;
    site: string | null;
    at: Instant;
    entry: JsonColumn<PublicEntry>;
    /** null: at once; `infinity`: no day is known */
    shown_from: PlainDate | 'infinity' | null;
  };
  register: {
    site: string;
    cycle: string;
    name: string;
    operator: string;
    operator_entry: string | null;
    country: string;
    place: string | null;
    site_type: string;
    metals: string[];
    fictional: boolean;
    imported: boolean;
    status: RegisterStatus;
    scheme: string;
    scheme_version: string | null;
    committed_on: PlainDate | null;
    awarded_on: PlainDate | null;
    valid_until: PlainDate | null;
    marks: string[];
    search: string;
    /** facts that are not shown at once, with their days; null where all are */
    held: ColumnType<HeldFacts | null, string | null, string | null>;
  };
  log_leaves: { index: number; stream: string; version: number; leaf_hash: Buffer; sequenced_at: Instant };
  log_nodes: { level: number; index: number; hash: Buffer };
  log_checkpoints: { size: number; root: Buffer; note: string; at: Instant };
}

export interface RatingColumns {
  cycle: string;
  criterion: string;
  level: string | null;
  not_applicable: boolean;
  rationale: string;
  evidence: string[];
  /** of what is rated below the criterion */
  requirements: JsonColumn<RequirementRatings>;
  version: number;
}
export type RatingRow = Selectable<RatingColumns>;

/** A public entry as `register/public-entry.ts` in the domain builds it: an event, or an award with its token's hash. */
export type PublicEntry =
  | {
      readonly type: string;
      readonly at: Instant;
      readonly case: string;
      readonly site?: string;
      readonly facts: Readonly<Record<string, Json>>;
    }
  | { readonly kind: 'award'; readonly subject: string; readonly at: Instant; readonly sha256: string };
