/**
 * The signed head of a log, after c2sp.org/tlog-checkpoint: which log, how many entries, which root. Two checkpoints of one
 * log that no consistency proof connects are evidence that the log was rewritten.
 */
import { assert, base64ToBytes, bytesToBase64, ok, refuse, type Refusal, type Result } from '@touchstone/kernel';
import { hashLength } from './merkle-hash.ts';
import { type NoteSigner, type NoteVerifier } from './note-key.ts';
import { openNote, signNote, type NoteRefusalCode } from './signed-note.ts';

export interface Checkpoint {
  /** identity of the log, such as `register.example/log` */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** further lines, which no other log software reads; normally none */
  readonly extensions: readonly string[];
}

/** A log as its reader knows it beforehand: what it calls itself and who may sign for it. */
export interface KnownLog {
  readonly origin: string;
  readonly verifiers: readonly NoteVerifier[];
}

export type CheckpointRefusalCode = NoteRefusalCode | 'checkpoint.malformed' | 'checkpoint.of-another-log';

export function checkpointText({ origin, size, root, extensions }: Checkpoint): string {
  assert(Number.isSafeInteger(size) && size >= 0, 'the size of a log is a whole number');
  assert(root.length === hashLength, 'a root is a SHA-256 hash');
  const lines = [origin, String(size), bytesToBase64(root), ...extensions];
  assert(
    lines.every((line) => line !== '' && !line.includes('\n')),
    'a line of a checkpoint is one line and not empty',
  );
  return `${lines.join('\n')}\n`;
}

/** Reads the text of a note as a checkpoint. Whether it is signed is the business of `openCheckpoint`. */
export function parseCheckpointText(text: string): Result<Checkpoint, Refusal<'checkpoint.malformed'>> {
  if (!text.endsWith('\n')) return refuse('checkpoint.malformed');
  const [origin = '', decimal = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = parseCount(decimal);
  const root = base64ToBytes(encoded);
  if (origin === '' || size === undefined || root?.length !== hashLength || extensions.includes('')) {
    return refuse('checkpoint.malformed');
  }
  return ok({ origin, size, root, extensions });
}

export async function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): Promise<string> {
  return signNote(checkpointText(checkpoint), signers);
}

/** The checkpoint in a signed note, if a key of the known log signed it and it speaks of that log. */
export async function openCheckpoint(
  note: string,
  log: KnownLog,
): Promise<Result<Checkpoint, Refusal<CheckpointRefusalCode>>> {
  const opened = await openNote(note, log.verifiers);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpointText(opened.value.text);
  if (checkpoint.ok && checkpoint.value.origin !== log.origin) {
    return refuse('checkpoint.of-another-log', { origin: checkpoint.value.origin });
  }
  return checkpoint;
}

/** A whole number in ASCII digits without leading zeroes, as sizes and indices are written; otherwise undefined. */
export function parseCount(decimal: string): number | undefined {
  if (!/^(?:0|[1-9]\d*)$/.test(decimal)) return undefined;
  const count = Number(decimal);
  return Number.isSafeInteger(count) ? count : undefined;
}
