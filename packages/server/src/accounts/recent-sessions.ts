/**
 * Who is behind a session that was seen in the last seconds, because looking one up costs more than most requests. Signing
 * out here forgets at once; a session that ended elsewhere ends here within these seconds. What a person may do is read
 * afresh every time.
 */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface RecentSessions {
  readonly read: (key: string) => Person | undefined;
  /** Before a session is looked up: what this answers keeps the person, unless somebody signed out meanwhile. */
  readonly begin: (key: string) => (person: Person) => void;
  readonly forget: (key: string | undefined) => void;
}

const recentMs = 5_000;
const recentMost = 10_000;

export function createRecentSessions(): RecentSessions {
  const kept = new Map<string, { readonly person: Person; readonly until: number }>();
  let signedOut = 0;
  return {
    read: (key) => {
      const found = kept.get(key);
      return found === undefined || found.until < performance.now() ? undefined : found.person;
    },
    begin: (key) => {
      const before = signedOut;
      const until = performance.now() + recentMs;
      return (person) => {
        if (before !== signedOut) return;
        if (kept.size >= recentMost) kept.clear();
        kept.set(key, { person, until });
      };
    },
    forget: (key) => {
      signedOut += 1;
      if (key !== undefined) kept.delete(key);
    },
  };
}
