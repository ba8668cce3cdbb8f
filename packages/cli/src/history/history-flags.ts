/** What may be given to `touchstone history` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface HistoryFlags extends InstallationFlags {
  readonly as: string;
  readonly dryRun?: boolean;
  readonly scheme?: string;
  readonly siteType?: string;
  readonly source?: string;
  readonly sourceUrl?: string;
  readonly sourceDate?: string;
  readonly json?: boolean;
}
