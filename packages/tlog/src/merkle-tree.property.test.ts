/** The Merkle tree on trees of any size: every proof verifies, every flipped bit fails, stored nodes equal computed ones. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definedRoot, flipBit, memoryLog, numberedEntries } from './memory-log.test-support.ts';
import { leafHash } from './merkle-hash.ts';
import { consistencyProof, inclusionProof, treeRoot } from './prove.ts';
import { nodesOfTiles, newTiles, tileContent, tilePath, type Tile } from './tile.ts';
import { verifyConsistency, verifyInclusion } from './verify-proof.ts';
import { defined } from '@touchstone/kernel';

const size = fc.integer({ min: 1, max: 300 });
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const bits = fc.nat(100_000);

test('nodes stored in any batches give the root that the definition gives', async () => {
  await fc.assert(
    fc.asyncProperty(size, fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), async (count, batches) => {
      const entries = numberedEntries(count);
      const log = await memoryLog(entries, batches);
      expect(log.root).toEqual(definedRoot(entries));
      for (const [place, hash] of log.nodes) {
        const [level = 0, index = 0] = place.split('/').map(Number);
        expect(hash).toEqual(definedRoot(entries.slice(index * 2 ** level, (index + 1) * 2 ** level)));
      }
    }),
    { numRuns: 12 },
  );
});

test('any entry of any tree has a proof that verifies, and no changed bit of it does', async () => {
  const log = await memoryLog(numberedEntries(300));
  await fc.assert(
    fc.asyncProperty(size, fraction, bits, async (count, share, bit) => {
      const index = Math.floor(share * count);
      const leaf = leafHash(defined(log.entries[index], 'the entry'));
      const root = await treeRoot(count, log.read);
      const proof = await inclusionProof(index, count, log.read);
      const claim = { index, size: count, leaf, proof, root };
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, leaf: flipBit(leaf, bit) })).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipBit(root, bit) })).toBe(false);
      for (const [at, hash] of proof.entries()) {
        expect(verifyInclusion({ ...claim, proof: proof.with(at, flipBit(hash, bit)) })).toBe(false);
      }
      if (count > 1) expect(verifyInclusion({ ...claim, index: (index + 1) % count })).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test('any two trees have a consistency proof that verifies, and no changed bit of it does', async () => {
  const log = await memoryLog(numberedEntries(300));
  await fc.assert(
    fc.asyncProperty(size, fraction, bits, async (count, share, bit) => {
      const first = 1 + Math.floor(share * count);
      const earlier = { size: first, root: await treeRoot(first, log.read) };
      const later = { size: count, root: await treeRoot(count, log.read) };
      const proof = await consistencyProof(first, count, log.read);
      expect(verifyConsistency({ earlier, later, proof })).toBe(true);
      const forged = { size: first, root: flipBit(earlier.root, bit) };
      expect(verifyConsistency({ earlier: forged, later, proof })).toBe(false);
      for (const [at, hash] of proof.entries()) {
        const changed = proof.with(at, flipBit(hash, bit));
        expect(verifyConsistency({ earlier, later, proof: changed })).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});

test('the checks answer any bytes with yes or no and never throw', () => {
  const hash = fc.uint8Array({ maxLength: 40 });
  const number = fc.oneof(fc.integer(), fc.double(), fc.nat(10));
  fc.assert(
    fc.property(number, number, hash, hash, fc.array(hash, { maxLength: 60 }), (one, other, leaf, root, proof) => {
      expect(verifyInclusion({ index: one, size: other, leaf, proof, root })).toBeTypeOf('boolean');
      const claim = { earlier: { size: one, root: leaf }, later: { size: other, root }, proof };
      expect(verifyConsistency(claim)).toBeTypeOf('boolean');
    }),
  );
});

test('the published tiles alone yield the same roots and proofs as the stored nodes', async () => {
  const count = 66_000;
  const log = await memoryLog(numberedEntries(count));
  const files = new Map<string, Uint8Array>();
  let published = 0;
  for (const grown of [1, 255, 256, 300, 65_536, count]) {
    for (const tile of newTiles(published, grown)) {
      if (tile.level !== 'entries') {
        files.set(tilePath(tile), await tileContent({ ...tile, level: tile.level }, log.read));
      }
    }
    published = grown;
  }
  const read = nodesOfTiles(count, (tile: Tile) => defined(files.get(tilePath(tile)), tilePath(tile)));
  expect(await treeRoot(count, read)).toEqual(log.root);
  await fc.assert(
    fc.asyncProperty(fc.nat(count - 1), fc.integer({ min: 1, max: count }), async (index, earlier) => {
      expect(await inclusionProof(index, count, read)).toEqual(await inclusionProof(index, count, log.read));
      expect(await consistencyProof(earlier, count, read)).toEqual(await consistencyProof(earlier, count, log.read));
    }),
    { numRuns: 40 },
  );
});
