/** What may be given to `touchstone account` and `touchstone grant` on the command line, as it is read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface AccountFlags extends InstallationFlags {
  readonly name: string;
  readonly json?: boolean;
}

/** What commander lets through as the first argument of `grant`. */
export type StaffDuty = 'secretariat' | 'officer' | 'operator';
