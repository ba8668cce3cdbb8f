/**
 * Public pages that were asked for a moment ago, because many people read the register and few things change it. A page is
 * at most a second old, and never older than the last command that this process accepted; other processes' commands show
 * within that second. Pages of people who are signed in are not kept.
 */
export interface PageCache {
  readonly read: (key: string) => Buffer | undefined;
  /** Before a page is drawn: what this answers keeps it, unless a command was accepted while it was drawn. */
  readonly begin: (key: string) => (page: Buffer) => void;
  readonly clear: () => void;
}

const pagesMost = 500;
const freshMs = 1_000;

export function createPageCache(): PageCache {
  let kept = new Map<string, { readonly page: Buffer; readonly until: number }>();
  return {
    read: (key) => {
      const found = kept.get(key);
      return found === undefined || found.until < performance.now() ? undefined : found.page;
    },
    begin: (key) => {
      const begunIn = kept;
      const until = performance.now() + freshMs;
      return (page) => {
        if (begunIn.size >= pagesMost) begunIn.clear();
        begunIn.set(key, { page, until });
      };
    },
    clear: () => {
      // A page that is being drawn is kept in the old store, where nobody looks.
      kept = new Map();
    },
  };
}
