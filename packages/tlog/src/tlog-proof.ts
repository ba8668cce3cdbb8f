/**
 * One text file that shows, with no network, that an entry is in a log: c2sp.org/tlog-proof@v1. It holds the entry's index,
 * the inclusion proof and the signed checkpoint; the reader brings the log's key.
 */
import { assert, base64ToBytes, bytesToBase64, ok, refuse, type Refusal, type Result } from '@touchstone/kernel';
import {
  openCheckpoint,
  parseCount,
  type Checkpoint,
  type CheckpointRefusalCode,
  type KnownLog,
} from './checkpoint.ts';
import { hashLength } from './merkle-hash.ts';
import { noteLength } from './signed-note.ts';
import { verifyInclusion } from './verify-proof.ts';

const header = 'c2sp.org/tlog-proof@v1';
/** characters of a whole proof file */
export const tlogProofLength: number = noteLength + 100_000;
/** A tree of fewer than 2^53 entries is at most 53 levels high. */
const hashesPerProof = 53;

export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  /** the signed note, verbatim */
  readonly checkpoint: string;
  /** Nothing vouches for these bytes by themselves; an entry whose leaf hash the proof confirms may stand here. */
  readonly extra?: Uint8Array;
}

export type TlogProofRefusalCode = CheckpointRefusalCode | 'tlog-proof.malformed' | 'tlog-proof.not-in-the-log';

export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  assert(Number.isSafeInteger(index) && index >= 0, 'the index of an entry is a whole number');
  const lines = [
    header,
    ...(extra === undefined ? [] : [`extra ${bytesToBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(bytesToBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads the parts and proves nothing. */
export function parseTlogProof(text: string): Result<TlogProof, Refusal<'tlog-proof.malformed'>> {
  const malformed = refuse('tlog-proof.malformed');
  if (text.length > tlogProofLength) return malformed;
  const end = text.indexOf('\n\n');
  if (end === -1) return malformed;
  const [first, ...lines] = text.slice(0, end).split('\n');
  if (first !== header) return malformed;
  const extra = lines[0]?.startsWith('extra ') ? base64ToBytes(lines[0].slice('extra '.length)) : undefined;
  if (lines[0]?.startsWith('extra ')) {
    if (extra === undefined) return malformed;
    lines.shift();
  }
  const [indexLine = '', ...hashLines] = lines;
  const index = indexLine.startsWith('index ') ? parseCount(indexLine.slice('index '.length)) : undefined;
  if (index === undefined || hashLines.length > hashesPerProof) return malformed;
  const hashes: Uint8Array[] = [];
  for (const line of hashLines) {
    const hash = base64ToBytes(line);
    if (hash?.length !== hashLength) return malformed;
    hashes.push(hash);
  }
  return ok({ index, hashes, checkpoint: text.slice(end + 2), ...(extra === undefined ? {} : { extra }) });
}

/** The checkpoint whose tree holds the leaf at the proof's index, if a key of the known log signed it. */
export async function verifyTlogProof(
  proof: TlogProof,
  leaf: Uint8Array,
  log: KnownLog,
): Promise<Result<Checkpoint, Refusal<TlogProofRefusalCode>>> {
  const checkpoint = await openCheckpoint(proof.checkpoint, log);
  if (!checkpoint.ok) return checkpoint;
  const { size, root } = checkpoint.value;
  return verifyInclusion({ index: proof.index, size, leaf, proof: proof.hashes, root })
    ? checkpoint
    : refuse('tlog-proof.not-in-the-log', { index: proof.index, size });
}
