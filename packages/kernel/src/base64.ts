/**
 * Base64 and base64url (RFC 4648 sections 4 and 5). Strict, because two spellings of the same bytes would be two credentials:
 * no other character, exact padding, no bits left over (section 3.5). What every browser and Node have built in does the
 * work, many times faster than a loop of ours; what it would forgive is refused before.
 */
/** From and to a text with one character for each byte. Standard in every runtime, though ECMAScript does not name them. */
declare const atob: (base64: string) => string;
declare const btoa: (binary: string) => string;
declare const TextEncoder: new () => { encodeInto: (text: string, into: Uint8Array) => { readonly read: number } };

const utf8 = new TextEncoder();

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** What `atob` strips, and the padding, which has been taken off before. */
const forgiven: readonly string[] = ['=', ' ', '\t', '\n', '\f', '\r'];
/** Bytes that are put into one call; more would not fit on the stack of every platform. */
const chunkLength = 8_192;

export function bytesToBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunkLength) {
    binary += String.fromCharCode(...bytes.subarray(at, at + chunkLength));
  }
  return btoa(binary);
}

/** Undefined where the text is not base64. */
export function base64ToBytes(text: string): Uint8Array | undefined {
  return text.length % 4 === 0 ? decode(text.replace(/={1,2}$/, '')) : undefined;
}

/** RFC 4648 section 5, without padding, as JOSE and multibase `u` use it. */
export function bytesToBase64Url(bytes: Uint8Array): string {
  return bytesToBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Undefined where the text is not unpadded base64url. */
export function base64UrlToBytes(text: string): Uint8Array | undefined {
  if (text.includes('+') || text.includes('/')) return undefined;
  return decode(text.replaceAll('-', '+').replaceAll('_', '/'));
}

/** `text` without padding. */
function decode(text: string): Uint8Array | undefined {
  if (forgiven.some((character) => text.includes(character)) || hasBitsLeft(text)) return undefined;
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  // UTF-8 of ASCII, which nearly all JSON is, is the bytes themselves; the first byte above needs two and leaves no room.
  if (utf8.encodeInto(binary, bytes).read < binary.length) {
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  }
  return bytes;
}

/** Whether the last character says more than its byte can hold. */
function hasBitsLeft(text: string): boolean {
  const unused = { 2: 0b1111, 3: 0b11 }[text.length % 4] ?? 0;
  return (alphabet.indexOf(text.at(-1) ?? 'A') & unused) !== 0;
}
