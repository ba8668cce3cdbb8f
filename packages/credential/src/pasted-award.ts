/**
 * From what a reader pastes (a signed credential, a bundle, or the address of a credential) to its verification. What the
 * text lacks is asked for at the one register that the reader trusts, and nowhere else; asking is the caller's work.
 */
import { ok, refuse, sha256Hex, type Instant, type Refusal, type Result } from '@touchstone/kernel';
import { type VerifyEd25519 } from '@touchstone/tlog';
import { type TrustedLog } from './award-trust.ts';
import { isObject, parseStrictJson } from './strict-json.ts';
import { parseVcJwt } from './vc-jwt.ts';
import { parseBundle, type BundleRefusalCode, type VerificationBundle } from './verification-bundle.ts';
import { type AwardVerification } from './verification.ts';
import { verifyAward } from './verify-award.ts';

/** The register that the reader trusts, and how to ask it. Each answer is undefined where there is none. */
export interface TrustedRegister {
  /** scheme and host, such as `https://register.example` */
  readonly origin: string;
  readonly issuerDid: string;
  readonly log: TrustedLog;
  /** the issuer's DID document, from the issuer's own address */
  readonly didDocument: () => Promise<unknown>;
  /** the text of the bundle that is published for the credential at this address below `origin` */
  readonly bundleAt: (address: string) => Promise<string | undefined>;
  /** the canonical JSON of the scheme version with this hash */
  readonly schemeJson: (hash: string) => Promise<string | undefined>;
}

export type PastedRefusalCode =
  BundleRefusalCode | 'pasted.elsewhere' | 'pasted.not-a-credential' | 'pasted.no-credential-there';

export async function verifyPasted(
  text: string,
  register: TrustedRegister,
  how: { readonly at: Instant; readonly verifyEd25519?: VerifyEd25519 },
): Promise<Result<AwardVerification, Refusal<PastedRefusalCode>>> {
  const given = await givenBundle(text.trim(), register);
  if (!given.ok) return given;
  const parsed = parseVcJwt(given.value.credential);
  const claims = parsed.ok ? parsed.value.claims : {};
  const bundle = await completed(given.value, claims['id'], register);
  const document = await register.didDocument();
  const { criteria, timeZone } = (await publishedScheme(claims, register)) ?? {};
  const verification = await verifyAward(bundle, {
    ...how,
    issuers: [{ did: register.issuerDid, ...(document !== undefined && { document }) }],
    log: register.log,
    ...(criteria && { criteria }),
  });
  return ok(timeZone === undefined ? verification : { ...verification, timeZone });
}

async function givenBundle(
  text: string,
  register: TrustedRegister,
): Promise<Result<VerificationBundle, Refusal<PastedRefusalCode>>> {
  if (!/^https?:\/\/\S+$/i.test(text)) return parseBundle(text);
  const address = URL.parse(text);
  if (address === null) return refuse('pasted.not-a-credential');
  if (address.origin !== register.origin) return refuse('pasted.elsewhere', { host: address.host });
  if (!isCredentialPath(address.pathname)) return refuse('pasted.not-a-credential');
  const published = await register.bundleAt(`${address.origin}${address.pathname}`);
  return published === undefined ? refuse('pasted.no-credential-there') : parseBundle(published);
}

/** Status lists are asked for anew, because those in a file tell nothing about today. */
async function completed(
  given: VerificationBundle,
  id: unknown,
  { bundleAt, origin }: TrustedRegister,
): Promise<VerificationBundle> {
  const address = typeof id === 'string' ? URL.parse(id) : null;
  if (address?.origin !== origin || !isCredentialPath(address.pathname)) return given;
  const text = await bundleAt(`${origin}${address.pathname}`);
  const published = text === undefined ? undefined : parseBundle(text);
  if (!published?.ok) return given;
  const { didDocument, logProof, statusLists } = published.value;
  return {
    ...(didDocument && { didDocument }),
    ...(logProof !== undefined && { logProof }),
    ...given,
    statusLists: [...statusLists, ...given.statusLists],
  };
}

function isCredentialPath(path: string): boolean {
  return /^\/credentials\/[^/]+$/.test(path);
}

interface PublishedScheme {
  /** addresses of its criteria and marks */
  readonly criteria: ReadonlySet<string>;
  readonly timeZone?: string;
}

/** The scheme version that the award names, if what is published there is what its hash says. */
async function publishedScheme(
  claims: Readonly<Record<string, unknown>>,
  { origin, schemeJson }: TrustedRegister,
): Promise<PublishedScheme | undefined> {
  const subject = claims['credentialSubject'];
  const profile = isObject(subject) && isObject(subject['referenceProfile']) ? subject['referenceProfile']['id'] : '';
  if (typeof profile !== 'string' || !profile.startsWith(`${origin}/schemes/`)) return undefined;
  const hash = profile.slice(`${origin}/schemes/`.length);
  const content = /^[0-9a-f]{64}$/.test(hash) ? await schemeJson(hash) : undefined;
  if (content === undefined || sha256Hex(content) !== hash) return undefined;
  const parsed = parseStrictJson(content);
  const { criteria, marks = [], timeZone } = parsed.ok && isObject(parsed.value) ? parsed.value : {};
  if (!Array.isArray(criteria) || !Array.isArray(marks)) return undefined;
  const addresses = (kind: string, all: readonly unknown[]) =>
    all.map((one) => `${profile}#${kind}-${isObject(one) ? String(one['id']) : ''}`);
  return {
    criteria: new Set([...addresses('criterion', criteria), ...addresses('mark', marks)]),
    ...(typeof timeZone === 'string' && { timeZone }),
  };
}
