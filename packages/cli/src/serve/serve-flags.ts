/** What may be given to `touchstone serve` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface ServeFlags extends InstallationFlags {
  readonly port: string;
  readonly host: string;
  readonly origin?: string;
  readonly proxy?: string;
  readonly demo?: boolean;
}
