/** What may be given to `touchstone verify` on the command line, as its options are read. */
export interface VerifyFlags {
  readonly did?: readonly string[];
  readonly at?: string;
  readonly logKey?: string;
  readonly strict?: boolean;
  readonly json?: boolean;
}
