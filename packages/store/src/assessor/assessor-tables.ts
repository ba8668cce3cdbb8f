/** The tables of the assessor register and of ties, as `tables.ts` has those of everything else. */
import type { Instant, PlainDate } from '@touchstone/kernel';
import type { ApprovalScope, DeclaredTie, FirmTie } from '@touchstone/domain';
import type { JsonColumn } from '../json-column.ts';

export interface AssessorTables {
  firms: ApprovalRow & { id: string; name: string; country: string | null; fictional: boolean; approved_at: Instant };
  /** what ties a firm to an operator */
  firm_ties: {
    firm: string;
    organisation: string;
    tie: FirmTie['tie'];
    begun_on: PlainDate | null;
    /** null while it holds */
    ended_on: PlainDate | null;
    source_title: string;
    source_url: string | null;
    recorded_at: Instant;
  };
  assessors: ApprovalRow & {
    id: string;
    account: string;
    name: string;
    firm: string;
    firm_entry: string | null;
    fictional: boolean;
    approved_at: Instant;
  };
  competences: {
    assessor: string;
    competence: string;
    until: PlainDate | null;
    shown_by: string | null;
    recorded_at: Instant;
  };
  declarations: {
    account: string;
    /** where it was made */
    stream: string;
    site: string;
    conflict: boolean;
    reason: string;
    ties: JsonColumn<readonly DeclaredTie[]>;
    declared_at: Instant;
  };
  /** who was responsible for a site, or kept the operator's entry, until when */
  ended_employments: {
    /** the site or the organisation that let the person go */
    stream: string;
    account: string;
    /** the operator: its entry among the organisations, or its name where it has none */
    employer: string;
    ended_on: PlainDate;
  };
}

/** For what and until when a firm or a person is approved. */
interface ApprovalRow {
  scope: JsonColumn<ApprovalScope>;
  until: PlainDate | null;
  suspended: boolean;
  /** of the last suspension or reinstatement; the secretariat's only */
  approval_reason: string | null;
}
