/** What may be given to `touchstone scheme` on the command line, as its options are read. */
import type { InstallationFlags } from '../installation-options.ts';

export interface CheckFlags {
  readonly json?: boolean;
}

export interface ImportFlags {
  readonly into: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
}

export interface ExplainFlags extends CheckFlags {
  readonly facts: string;
}

export interface PublishFlags extends InstallationFlags {
  readonly json?: boolean;
}
