/** What may be given to `touchstone show` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface ShowFlags extends InstallationFlags {
  readonly json?: boolean;
}

export interface RegisterFlags extends ShowFlags {
  readonly search?: string;
  readonly status?: string;
  readonly country?: string;
}

export interface QueueFlags extends ShowFlags {
  readonly act?: string;
  readonly as?: string;
}

export interface WorkFlags extends ShowFlags {
  readonly as: string;
}
