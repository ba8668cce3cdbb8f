/**
 * Public pages that were asked for a moment ago, because many people read the register and few things change it. A page is
 * at most a second old, and never older than the last command that this process accepted; other processes' commands show
 * within that second. Pages of people who are signed in are not kept.
 */
export interface PageCache {
  readonly read: (key: string) => Buffer | undefined;
  readonly keep: (key: string, page: Buffer) => void;
  readonly clear: () => void;
}

const pagesMost = 500;
const freshMs = 1_000;

export function createPageCache(): PageCache {
  const kept = new Map<string, { readonly page: Buffer; readonly until: number }>();
  return {
    read: (key) => {
      const found = kept.get(key);
      return found === undefined || found.until < performance.now() ? undefined : found.page;
    },
    keep: (key, page) => {
      if (kept.size >= pagesMost) kept.clear();
      kept.set(key, { page, until: performance.now() + freshMs });
    },
    clear: () => {
      kept.clear();
    },
  };
}
