/**
 * Keeps other sites from acting with a visitor's session: a request that changes something must come from our own pages,
 * by what the browser itself says (Fetch Metadata, W3C; else the Origin header, RFC 6454). Requests without either come
 * from programs, which carry no browser's cookies.
 */
export interface OriginFacts {
  readonly method: string;
  readonly secFetchSite?: string | undefined;
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
}

export function isForeign({ host, method, origin, secFetchSite }: OriginFacts): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  if (secFetchSite !== undefined) return secFetchSite !== 'same-origin' && secFetchSite !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
