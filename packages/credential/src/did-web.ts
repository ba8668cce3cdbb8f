/**
 * Identifiers that live on a web site (the did:web method): from the address of a site to its identifier, and back to the
 * address of its document. Names of hosts only: whoever fetches the document must not be led to an IP address or out of the
 * path.
 */

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
// The last label begins with a letter, so an IPv4 address is not a name.
const topLabel = '[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?';
const host = `(?:${label}\\.)*${topLabel}`;
const segment = '(?!\\.{1,2}(?:$|:))[A-Za-z0-9._-]+';
const didWeb = new RegExp(`^did:web:(${host})(?:%3A(\\d{1,5}))?((?::${segment})*)$`);

/** Where the document of a did:web lies, always https; undefined where the text is not a did:web. */
export function didWebDocumentUrl(did: string): string | undefined {
  const parts = did.length <= 1_000 ? didWeb.exec(did) : null;
  if (parts === null) return undefined;
  const [, name = '', port, path = ''] = parts;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  const authority = port === undefined ? name : `${name}:${port}`;
  return `https://${authority}${path === '' ? '/.well-known' : path.replaceAll(':', '/')}/did.json`;
}

/**
 * The did:web of a site by its public address, such as `https://register.example` or `https://example.org/register`.
 * Undefined where the address is none that a did:web can name: another scheme, an IP address, a query, an odd path.
 */
export function didWebOf(siteAddress: string): string | undefined {
  const site = URL.parse(siteAddress);
  if (site === null || !/^https?:$/.test(site.protocol)) return undefined;
  if (site.search !== '' || site.hash !== '' || site.username !== '' || site.password !== '') return undefined;
  const port = site.port === '' ? '' : `%3A${site.port}`;
  const path = site.pathname.replace(/\/$/, '').replaceAll('/', ':');
  const did = `did:web:${site.hostname}${port}${path}`;
  return didWebDocumentUrl(did) === undefined ? undefined : did;
}
