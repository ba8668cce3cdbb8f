/** The Merkle tree on the eight entries that implementations of RFC 6962 share, and on every pair of small sizes. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { appendLeaves } from './append.ts';
import { definedRoot, memoryLog, numberedEntries } from './memory-log.test-support.ts';
import { emptyRoot, leafHash, sameBytes } from './merkle-hash.ts';
import { consistencyProof, inclusionProof, treeRoot } from './prove.ts';
import { verifyConsistency, verifyInclusion } from './verify-proof.ts';

// The eight entries and roots that implementations of RFC 6962 have shared since Certificate Transparency.
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const emptyRootHex = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const known = await memoryLog(entries.map((entry) => hexToBytes(entry)));
const hex = (hashes: readonly Uint8Array[]): readonly string[] => hashes.map((hash) => bytesToHex(hash));

describe('the published vectors of RFC 6962', () => {
  test('the empty tree has the hash of nothing as its root', async () => {
    expect(bytesToHex(emptyRoot())).toBe(emptyRootHex);
    expect(bytesToHex(await treeRoot(0, known.read))).toBe(emptyRootHex);
  });

  test.each(roots.map((root, at) => ({ size: at + 1, root })))(
    'the tree of $size entries has its root',
    async (row) => {
      expect(bytesToHex(await treeRoot(row.size, known.read))).toBe(row.root);
    },
  );

  test.each([
    { index: 0, size: 1, proof: [] },
    {
      index: 0,
      size: 8,
      proof: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      index: 5,
      size: 8,
      proof: [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    { index: 2, size: 3, proof: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
    {
      index: 1,
      size: 5,
      proof: [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ])('entry $index of $size has its inclusion proof', async ({ index, size, proof }) => {
    expect(hex(await inclusionProof(index, size, known.read))).toEqual(proof);
  });

  test.each([
    { earlier: 1, size: 1, proof: [] },
    {
      earlier: 1,
      size: 8,
      proof: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      earlier: 6,
      size: 8,
      proof: [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    {
      earlier: 2,
      size: 5,
      proof: [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ])('the trees of $earlier and $size have their consistency proof', async ({ earlier, size, proof }) => {
    expect(hex(await consistencyProof(earlier, size, known.read))).toEqual(proof);
  });
});

test('every pair of sizes up to 64 has a consistency proof that verifies, and verifies for no other pair', async () => {
  const log = await memoryLog(numberedEntries(64));
  const rootOf = (size: number): Uint8Array => definedRoot(log.entries.slice(0, size));
  const heads = Array.from({ length: 65 }, (_, size) => ({ size, root: rootOf(size) }));
  for (const later of heads) {
    for (const earlier of heads.slice(0, later.size + 1)) {
      const proof = await consistencyProof(earlier.size, later.size, log.read);
      expect(verifyConsistency({ earlier, later, proof })).toBe(true);
      const forgedRoot = { size: earlier.size, root: leafHash(earlier.root) };
      expect(verifyConsistency({ earlier: forgedRoot, later, proof })).toBe(false);
      const forgedSize = { size: earlier.size + 1, root: earlier.root };
      expect(verifyConsistency({ earlier: forgedSize, later, proof })).toBe(false);
    }
  }
});

describe('what is no proof', () => {
  const leaf = leafHash(hexToBytes(''));
  const root = hexToBytes(roots[7] ?? '');

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 8, 2 ** 53])(
    'index %d of eight is answered with no',
    (index) => {
      expect(verifyInclusion({ index, size: 8, leaf, proof: [], root })).toBe(false);
    },
  );

  test('a proof that is too short or too long is answered with no', async () => {
    const proof = await inclusionProof(0, 8, known.read);
    expect(verifyInclusion({ index: 0, size: 8, leaf, proof, root })).toBe(true);
    expect(verifyInclusion({ index: 0, size: 8, leaf, proof: proof.slice(1), root })).toBe(false);
    expect(verifyInclusion({ index: 0, size: 8, leaf, proof: [...proof, leaf], root })).toBe(false);
  });

  test('a later tree cannot be proven to be an earlier one', () => {
    const head = { size: 8, root };
    expect(verifyConsistency({ earlier: head, later: { size: 7, root }, proof: [] })).toBe(false);
    expect(verifyConsistency({ earlier: head, later: head, proof: [leaf] })).toBe(false);
    expect(verifyConsistency({ earlier: { size: 0, root }, later: head, proof: [] })).toBe(false);
  });
});

test('a node is never mistaken for an entry: the same bytes hash differently', () => {
  const [left, right] = [leafHash(hexToBytes('01')), leafHash(hexToBytes('02'))];
  const inside = new Uint8Array([...left, ...right]);
  expect(sameBytes(leafHash(inside), definedRoot([hexToBytes('01'), hexToBytes('02')]))).toBe(false);
});

test('a proof asks its reader once, for all places together', async () => {
  let reads = 0;
  const counting: typeof known.read = (places) => {
    reads += 1;
    return known.read(places);
  };
  await inclusionProof(2, 7, counting);
  expect(reads).toBe(1);
});

test('growth beyond 2^32 entries counts on without losing digits', async () => {
  const size = 2 ** 40;
  const top = leafHash(hexToBytes('aa'));
  const leaf = leafHash(hexToBytes('bb'));
  const growth = await appendLeaves(size, [leaf], (places) => {
    expect(places).toEqual([{ level: 40, index: 0 }]);
    return [top];
  });
  expect(growth.nodes).toEqual([{ level: 0, index: size, hash: leaf }]);
  const proof = [top];
  expect(verifyInclusion({ index: size, size: size + 1, leaf, proof, root: growth.root })).toBe(true);
});

test('a reader that forgets a hash is a defect, not a wrong root', async () => {
  await expect(treeRoot(3, () => [])).rejects.toThrow('one hash for each place');
  await expect(inclusionProof(3, 3, known.read)).rejects.toThrow('the entry is in the tree');
});
