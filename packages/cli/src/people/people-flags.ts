/** What may be given to `touchstone account`, `grant` and `revoke` on the command line, as it is read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface AccountFlags extends InstallationFlags {
  readonly name: string;
  readonly json?: boolean;
}

/** What commander lets through as the first argument of `grant` and `revoke`. */
export type StaffDuty = 'secretariat' | 'officer' | 'operator';
