/** What may be given to `touchstone run` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface RunFlags extends InstallationFlags {
  readonly as?: string;
  readonly on?: string;
  readonly body?: string;
  readonly bodyFile?: string;
  readonly set?: readonly string[];
  readonly file?: string;
  readonly base?: string;
  readonly id?: string;
  readonly observedAt?: string;
  readonly list?: boolean;
  readonly help?: boolean;
  readonly json?: boolean;
}
