/** What may be given to `touchstone demo` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface DemoFlags extends InstallationFlags {
  readonly until?: string;
  readonly keep?: boolean;
  readonly port: string;
}
