/** What the HTTP layer works with: made once at start, handed to every route. */
import type { PlainDate } from '@touchstone/kernel';
import type { Database } from '@touchstone/store';
import type { PageFrame } from '@touchstone/ui';
import type { Accounts } from '../accounts/accounts.ts';
import type { RunCommand, Runtime } from '../command/run-command.ts';
import type { PageCache } from './page-cache.ts';
import type { ReadPath } from './read-paths.ts';
import type { IssuerKeys } from '../credential/issuer-keys.ts';

export interface Services extends Runtime {
  readonly run: RunCommand;
  readonly accounts: Accounts;
  readonly keys: IssuerKeys;
  /** scheme and host under which this installation is known */
  readonly origin: string;
  readonly demo: boolean;
  readonly publicPages: PageCache;
  readonly assets: PageFrame['assets'];
  /** built files by address, such as `/assets/style.0f3a….css` */
  readonly files: ReadonlyMap<string, AssetFile>;
  /** filled while the routes are added */
  readonly paths: ReadPath[];
  /** absent where the route answers for today only */
  readonly time?: PastDay;
  /** tells the operator about trouble; answers the number under which it is found */
  readonly report: (error: unknown) => string;
}

/** Of a route that answers for past days too. */
export interface PastDay {
  /** absent where the route answers for today */
  readonly day?: PlainDate;
  /** in which its days are counted */
  readonly zone: string;
  /** which day it is for the public now */
  readonly publicDay: PlainDate;
  readonly now: PlainDate;
  /** for what is decided by today: who somebody is, and whether something is there at all */
  readonly present: Database;
}

export interface AssetFile {
  readonly mediaType: string;
  readonly content: Buffer;
  /** the same in the encodings of HTTP that make it smaller, the smallest first */
  readonly packed?: Readonly<Record<'br' | 'gzip', Buffer>>;
}
