/**
 * Credentials as signed tokens: `application/vc+jwt` of VC-JOSE-COSE section 3.1.1, Ed25519 only. Signing and verifying
 * functions are passed in. A parsed token is a claim and nothing more until its signature has been checked.
 */
import {
  base64UrlToBytes,
  bytesToBase64Url,
  limits,
  ok,
  refuse,
  type Refusal,
  type Result,
  utf8ToBytes,
} from '@touchstone/kernel';
import { type VerifyEd25519 } from '@touchstone/tlog';
import { verifyWithWebCrypto } from './ed25519.ts';
import { isObject, parseStrictJson, type JsonRefusalCode } from './strict-json.ts';

export interface CredentialSigner {
  /** DID URL of the key, as the issuer's DID document names it */
  readonly kid: string;
  /** the Ed25519 signature of the bytes */
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

export interface VcJwt {
  readonly kid: string;
  /** the DID in front of the `#` of `kid` */
  readonly signerDid: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** what the signature is about */
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

export type VcJwtRefusalCode =
  | JsonRefusalCode
  | 'vc-jwt.too-long'
  | 'vc-jwt.malformed'
  | 'vc-jwt.wrong-algorithm'
  | 'vc-jwt.wrong-type'
  | 'vc-jwt.unknown-critical-header'
  | 'vc-jwt.no-key-named'
  | 'vc-jwt.issuer-differs-from-key'
  | 'vc-jwt.forbidden-claim';

const signatureLength = 64;

export async function signVcJwt(claims: object, signer: CredentialSigner): Promise<string> {
  const { kid } = signer;
  const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid, iss: didOfKeyId(kid) };
  const message = `${encodeJson(header)}.${encodeJson(claims)}`;
  return `${message}.${bytesToBase64Url(await signer.sign(utf8ToBytes(message)))}`;
}

export function parseVcJwt(jwt: string): Result<VcJwt, Refusal<VcJwtRefusalCode>> {
  if (jwt.length > limits.credentialLength) {
    return refuse('vc-jwt.too-long', { length: jwt.length, max: limits.credentialLength });
  }
  const [headerPart = '', claimsPart = '', signaturePart = '', ...more] = jwt.split('.');
  const signature = base64UrlToBytes(signaturePart);
  if (more.length > 0 || signature?.length !== signatureLength) return refuse('vc-jwt.malformed');
  const header = decodeJson(headerPart);
  if (!header.ok) return header;
  const flaw = flawOfHeader(header.value);
  if (flaw !== undefined) return refuse(flaw);
  const kid = String(header.value['kid']);
  const claims = decodeJson(claimsPart);
  if (!claims.ok) return claims;
  // VC-JOSE-COSE section 3.1.3: these belong to the first data model.
  if (Object.hasOwn(claims.value, 'vc') || Object.hasOwn(claims.value, 'vp')) return refuse('vc-jwt.forbidden-claim');
  const message = utf8ToBytes(jwt.slice(0, jwt.lastIndexOf('.')));
  return ok({ kid, signerDid: didOfKeyId(kid), claims: claims.value, message, signature });
}

/** Whether the holder of `publicKey` signed the token. Rejects where the platform cannot tell. */
export async function verifyVcJwt(
  { message, signature }: VcJwt,
  publicKey: Uint8Array,
  verify: VerifyEd25519 = verifyWithWebCrypto,
): Promise<boolean> {
  return verify(publicKey, message, signature);
}

function flawOfHeader(header: Readonly<Record<string, unknown>>): VcJwtRefusalCode | undefined {
  const { alg, typ, cty, kid, iss } = header;
  // RFC 9864 gave the same signatures a second name.
  if (alg !== 'EdDSA' && alg !== 'Ed25519') return 'vc-jwt.wrong-algorithm';
  if (typ !== 'vc+jwt' || (cty !== undefined && cty !== 'vc')) return 'vc-jwt.wrong-type';
  if (Object.hasOwn(header, 'crit')) return 'vc-jwt.unknown-critical-header';
  if (typeof kid !== 'string' || !/^did:[^#]+#[^#]+$/.test(kid)) return 'vc-jwt.no-key-named';
  if (iss !== undefined && iss !== didOfKeyId(kid)) return 'vc-jwt.issuer-differs-from-key';
  return undefined;
}

function didOfKeyId(kid: string): string {
  return kid.slice(0, kid.indexOf('#'));
}

function encodeJson(value: object): string {
  return bytesToBase64Url(utf8ToBytes(JSON.stringify(value)));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeJson(part: string): Result<Readonly<Record<string, unknown>>, Refusal<VcJwtRefusalCode>> {
  const bytes = base64UrlToBytes(part);
  if (bytes === undefined) return refuse('vc-jwt.malformed');
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuse('vc-jwt.malformed');
  }
  const parsed = parseStrictJson(text);
  if (!parsed.ok) return parsed;
  return isObject(parsed.value) ? ok(parsed.value) : refuse('vc-jwt.malformed');
}
