/** Entries of the assessor register as its pages show them. */
import type { PlainDate } from '@touchstone/kernel';
import type { ApprovalScope } from '@touchstone/domain';

export interface ShownApproval {
  readonly suspended: boolean;
  readonly until: PlainDate | null;
}

export interface FirmShown extends ShownApproval {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly fictional: boolean;
  readonly approvedOn: PlainDate;
  readonly scope: ApprovalScope;
}

export interface AssessorShown extends ShownApproval {
  readonly id: string;
  readonly name: string;
  readonly firm: string;
  readonly firmEntry: string | null;
  readonly fictional: boolean;
  readonly approvedOn: PlainDate;
}
