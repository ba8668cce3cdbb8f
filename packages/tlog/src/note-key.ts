/**
 * The keys that sign notes, after c2sp.org/signed-note: a name, a type byte and a public key, together identified by four
 * bytes. Other types than Ed25519 can be named, so that a log may move to another algorithm; to check them, pass a verifier.
 */
import { base64ToBytes, bytesToBase64, sha256, utf8ToBytes } from '@touchstone/kernel';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';

/** Answers whether `signature` is the Ed25519 signature (RFC 8032) of `message` by `publicKey`. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** signature type byte of Ed25519 */
export const ed25519NoteType = 0x01;
const ed25519KeyLength = 32;

export interface NoteKey {
  /** such as `register.example/log` */
  readonly name: string;
  /** 0 to 255, as c2sp.org/signed-note assigns them */
  readonly type: number;
  readonly publicKey: Uint8Array;
}

/** The four bytes of a key's identity, as eight hexadecimal digits. */
function noteKeyId(key: NoteKey): string {
  const identity = concatBytes(utf8ToBytes(`${key.name}\n`), Uint8Array.of(key.type), key.publicKey);
  return bytesToHex(sha256(identity).subarray(0, 4));
}

/** One line of text for configuration and documentation: `name+id+key`. */
export function formatNoteKey(key: NoteKey): string {
  return `${key.name}+${noteKeyId(key)}+${bytesToBase64(concatBytes(Uint8Array.of(key.type), key.publicKey))}`;
}

/** Undefined where the text is not a key, or where its id is not that of its name and bytes. */
export function parseNoteKey(text: string): NoteKey | undefined {
  // Base64 has plus signs of its own, names have none.
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  if (parts === null) return undefined;
  const [, name = '', id, encoded = ''] = parts;
  const [type, ...publicKey] = base64ToBytes(encoded) ?? [];
  if (type === undefined || !isKeyName(name)) return undefined;
  if (type === ed25519NoteType && publicKey.length !== ed25519KeyLength) return undefined;
  const key = { name, type, publicKey: Uint8Array.from(publicKey) };
  return noteKeyId(key) === id ? key : undefined;
}

/** Not empty, no space of any kind, no plus sign. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\s+\u0000-\u001f\u0085]+$/.test(name);
}

/** Who may have signed a note, and how to tell. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: string;
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;
}

export function ed25519NoteVerifier(key: NoteKey, verify: VerifyEd25519): NoteVerifier {
  return {
    name: key.name,
    keyId: noteKeyId(key),
    verify: (message, signature) => key.type === ed25519NoteType && verify(key.publicKey, message, signature),
  };
}

export interface NoteSigner {
  readonly name: string;
  readonly keyId: string;
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
}

/** `sign` answers with the Ed25519 signature of the message by the private half of `key`. */
export function ed25519NoteSigner(key: NoteKey, sign: NoteSigner['sign']): NoteSigner {
  return { name: key.name, keyId: noteKeyId(key), sign };
}
