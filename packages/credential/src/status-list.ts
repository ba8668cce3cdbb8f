/**
 * Bitstring Status List 1.0 (W3C): one bit for each award, published as a credential of its own, so that a withdrawn or
 * suspended award can be told without saying which award somebody asks about. Choosing random indices and keeping the bits
 * is the caller's work.
 */
import { assert, base64UrlToBytes, bytesToBase64Url, defined, type Instant } from '@touchstone/kernel';
import { statusPurposes, type StatusPurpose } from './award-attestation.ts';
import { gunzip, gzip, type Gunzip, type Gzip } from './gzip.ts';
import { count, did, moment, object, optional, text, url, word, words, type Shape } from './shape.ts';

/** The least that W3C allows, so that one award hides among many. */
export const statusListEntries = 131_072;
/** bytes of an unpacked list that a reader accepts: 16 million awards */
const statusListBytes = 2_097_152;

export interface StatusListCredential {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly issuer: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly credentialSubject: {
    readonly id: string;
    readonly type: 'BitstringStatusList';
    readonly statusPurpose: StatusPurpose;
    readonly encodedList: string;
    /** milliseconds for which a reader may keep the list */
    readonly ttl?: number;
  };
}

const context = ['https://www.w3.org/ns/credentials/v2'];
const type = ['VerifiableCredential', 'BitstringStatusListCredential'];

/** A list in which every award is in order. */
export function emptyStatusList(entries: number = statusListEntries): Uint8Array {
  assert(
    entries >= statusListEntries && entries % 8 === 0,
    'a status list has whole bytes and at least 131,072 entries',
  );
  return new Uint8Array(entries / 8);
}

/** A copy of the list in which one award has the status, or has it no longer. */
export function withStatus(bits: Uint8Array, index: number, set: boolean): Uint8Array {
  const changed = Uint8Array.from(bits);
  const byte = defined(changed[Math.floor(index / 8)], 'the byte of an index in the list');
  changed[Math.floor(index / 8)] = set ? byte | maskOf(index) : byte & ~maskOf(index);
  return changed;
}

/** The list in which just these awards have the status. */
export function statusListOf(indexes: readonly number[]): Uint8Array {
  const bits = emptyStatusList();
  for (const index of indexes) {
    const byte = Math.floor(index / 8);
    bits[byte] = defined(bits[byte], 'the byte of an index in the list') | maskOf(index);
  }
  return bits;
}

/** Undefined where the list has no such index. */
export function readStatus(bits: Uint8Array, index: number): boolean | undefined {
  const byte = bits[Math.floor(index / 8)];
  return byte === undefined ? undefined : (byte & maskOf(index)) !== 0;
}

/** The first index is the highest bit of the first byte. */
function maskOf(index: number): number {
  return 0x80 >>> (index % 8);
}

/** Packed, in multibase `u`. */
export async function encodeStatusList(bits: Uint8Array, pack: Gzip = gzip): Promise<string> {
  return `u${bytesToBase64Url(await pack(bits))}`;
}

/** Undefined where the text is no packed list, or the list is shorter than W3C allows or longer than anybody needs. */
export async function decodeStatusList(encoded: string, unpack: Gunzip = gunzip): Promise<Uint8Array | undefined> {
  const packed = encoded.startsWith('u') ? base64UrlToBytes(encoded.slice(1)) : undefined;
  const bits = packed && (await unpack(packed, statusListBytes));
  return bits !== undefined && bits.length * 8 >= statusListEntries ? bits : undefined;
}

export interface StatusListStatement {
  /** address where the list is published */
  readonly listUrl: string;
  readonly issuerDid: string;
  readonly purpose: StatusPurpose;
  /** what `encodeStatusList` made */
  readonly encodedList: string;
  readonly validFrom: Instant;
  /** From then on a kept copy tells nothing more: publish the next one before. */
  readonly validUntil: Instant;
}

/** The claims of a list, to be signed like any credential. */
export function statusListCredential(statement: StatusListStatement): StatusListCredential {
  const { listUrl, issuerDid, purpose, encodedList, validFrom, validUntil } = statement;
  return {
    '@context': context,
    id: listUrl,
    type,
    issuer: issuerDid,
    validFrom,
    validUntil,
    credentialSubject: { id: `${listUrl}#list`, type: 'BitstringStatusList', statusPurpose: purpose, encodedList },
  };
}

export const statusListShape: Shape<StatusListCredential> = object<StatusListCredential>({
  '@context': words(...context),
  id: url,
  type: words(...type),
  issuer: did,
  validFrom: moment,
  validUntil: moment,
  credentialSubject: object<StatusListCredential['credentialSubject']>({
    id: url,
    type: word('BitstringStatusList'),
    statusPurpose: word(...statusPurposes),
    encodedList: text(statusListBytes),
    ttl: optional(count),
  }),
});
