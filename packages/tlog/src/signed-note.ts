/**
 * Text with signatures below it, after c2sp.org/signed-note: what a log publishes about itself. The text of a note means
 * nothing until `openNote` has answered; signatures of keys that nobody asked for are ignored, as the format demands.
 */
import {
  assert,
  base64ToBytes,
  bytesToBase64,
  ok,
  refuse,
  type Refusal,
  type Result,
  utf8ToBytes,
} from '@touchstone/kernel';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { isKeyName, type NoteSigner, type NoteVerifier } from './note-key.ts';

/** characters; room for 16 signatures of the largest kind and more text than a checkpoint has */
export const noteLength = 200_000;
const signaturesPerNote = 100;

export interface NoteSignature {
  readonly name: string;
  /** eight hexadecimal digits */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface Note {
  /** ends with a newline; this is what is signed */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface OpenedNote {
  readonly text: string;
  /** names of the keys whose signature was checked, at least one */
  readonly signedBy: readonly string[];
}

export type NoteRefusalCode = 'note.malformed' | 'note.wrong-signature' | 'note.not-signed-by-a-known-key';

/** Signs and formats a note. `text` must end with a newline and hold no control character but newlines. */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  assert(isNoteText(text), 'the text of a note ends with a newline and has no control characters');
  assert(signers.length > 0, 'a note is signed');
  const message = utf8ToBytes(text);
  let lines = '';
  for (const { name, keyId, sign } of signers) {
    assert(isKeyName(name), 'the name of a key has no spaces and no plus sign');
    lines += `\u2014 ${name} ${bytesToBase64(concatBytes(hexToBytes(keyId), await sign(message)))}\n`;
  }
  return `${text}\n${lines}`;
}

/** Reads the parts of a note and checks no signature. */
export function parseNote(note: string): Result<Note, Refusal<NoteRefusalCode>> {
  if (note.length > noteLength || !isNoteText(note)) return refuse('note.malformed');
  // The text may have empty lines: the last one parts it from the signatures.
  const end = note.lastIndexOf('\n\n');
  if (end === -1) return refuse('note.malformed');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > signaturesPerNote) return refuse('note.malformed');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name = '', encoded = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = base64ToBytes(encoded);
    if (!isKeyName(name) || bytes === undefined || bytes.length < 5) return refuse('note.malformed');
    signatures.push({ name, keyId: bytesToHex(bytes.subarray(0, 4)), signature: bytes.slice(4) });
  }
  return ok({ text: note.slice(0, end + 1), signatures });
}

/**
 * The text, if at least one of the `verifiers` signed it. One wrong signature of a known key refuses the whole note: it was
 * tampered with, or the key is not what it seems.
 */
export async function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): Promise<Result<OpenedNote, Refusal<NoteRefusalCode>>> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.value;
  const message = utf8ToBytes(text);
  const signedBy = new Set<string>();
  for (const { name, keyId, signature } of signatures) {
    const verifier = verifiers.find((known) => known.name === name && known.keyId === keyId);
    if (verifier === undefined) continue;
    if (!(await verifier.verify(message, signature))) return refuse('note.wrong-signature', { key: name });
    signedBy.add(name);
  }
  return signedBy.size === 0 ? refuse('note.not-signed-by-a-known-key') : ok({ text, signedBy: [...signedBy] });
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
}
