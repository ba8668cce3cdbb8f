/** What may be given to `touchstone show` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface ShowFlags extends InstallationFlags {
  readonly json?: boolean;
}

export interface DayFlags extends ShowFlags {
  /** a past day, at the end of which things are shown */
  readonly asOf?: string;
}

export interface RegisterFlags extends DayFlags {
  readonly search?: string;
  readonly status?: string;
  readonly country?: string;
}

export interface QueueFlags extends DayFlags {
  readonly act?: string;
  readonly as?: string;
}

export interface WorkFlags extends DayFlags {
  readonly as: string;
}
