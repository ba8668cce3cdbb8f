/** An account as people know it: by its name and e-mail address. */
export interface NamedAccount {
  readonly account: string;
  readonly name: string;
  readonly email: string;
}
