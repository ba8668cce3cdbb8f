/** What may be given to `touchstone doctor` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface DoctorFlags extends InstallationFlags {
  readonly json?: boolean;
}
