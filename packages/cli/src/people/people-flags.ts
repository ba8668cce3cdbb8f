/** What may be given to `touchstone people` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface AccountFlags extends InstallationFlags {
  readonly name: string;
  readonly json?: boolean;
}
