/**
 * A transparency log without a place to keep it: Merkle tree, proofs, tiles, checkpoints. Storage, keys and clock are the
 * caller's; every format is a public one (RFC 6962, c2sp.org).
 */
export * from './append.ts';
export * from './checkpoint.ts';
export * from './merkle-hash.ts';
export * from './node.ts';
export * from './note-key.ts';
export * from './prove.ts';
export * from './signed-note.ts';
export * from './tile.ts';
export * from './tlog-proof.ts';
export * from './verify-proof.ts';
