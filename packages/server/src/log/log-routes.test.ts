import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  ed25519NoteVerifier,
  entryBundle,
  leafHash,
  nodesOfTiles,
  openCheckpoint,
  parseEntryBundle,
  parseTlogProof,
  tilePath,
  treeRoot,
  verifyTlogProof,
  type Checkpoint,
  type KnownLog,
} from '@touchstone/tlog';
import { verifyWithWebCrypto } from '@touchstone/credential';
import { logKey, playStory, sequenceLog } from '@touchstone/server';
import { openTestServer, type TestServer } from '@touchstone/testkit';

let server: TestServer;
let known: KnownLog;
const origin = 'http://localhost:4310';

beforeAll(async () => {
  server = await openTestServer();
  const empty = await server.http.inject({ url: '/log' });
  expect(empty.body).toContain('The log holds no entry yet.');
  expect((await server.http.inject({ url: '/log/checkpoint' })).statusCode).toBe(404);
  await playStory(server.installation, () => undefined);
  await sequenceLog(server.installation, server.installation.keys, origin);
  // The page that was empty is kept for a second.
  await vi.waitFor(
    async () => {
      expect((await server.http.inject({ url: '/log' })).body).not.toContain('The log holds no entry yet.');
    },
    { timeout: 120_000 },
  );
  const key = logKey(origin, server.installation.keys);
  known = { origin: key.name, verifiers: [ed25519NoteVerifier(key, verifyWithWebCrypto)] };
});
afterAll(() => server.close());

async function checkpoint(): Promise<Checkpoint> {
  const opened = await openCheckpoint((await server.http.inject({ url: '/log/checkpoint' })).body, known);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function file(path: string) {
  return server.http.inject({ url: `/log/${path}` });
}

describe('the public log', () => {
  it('has a checkpoint that its key signed, and tiles whose root is the checkpoint’s', async () => {
    const { root, size } = await checkpoint();
    expect(size).toBeGreaterThan(8);
    const read = nodesOfTiles(size, async (tile) => Uint8Array.from((await file(tilePath(tile))).rawPayload));
    expect([...(await treeRoot(size, read))]).toEqual([...root]);
  });

  it('has bundles of entries whose leaf hashes are those of the tiles', async () => {
    const { size } = await checkpoint();
    const entries = parseEntryBundle(
      Uint8Array.from((await file(tilePath({ level: 'entries', index: 0, width: size }))).rawPayload),
    );
    const tile = (await file(tilePath({ level: 0, index: 0, width: size }))).rawPayload;
    expect(entries).toHaveLength(size);
    expect(Buffer.concat((entries ?? []).map((entry) => leafHash(entry)))).toEqual(tile);
    expect(Buffer.from(entryBundle(entries ?? [])).toString()).not.toContain('Sam Site');
  });

  it('gives files that never change, and none that it does not have', async () => {
    const { size } = await checkpoint();
    expect((await file(tilePath({ level: 0, index: 0, width: 3 }))).headers['cache-control']).toContain('immutable');
    const beyond = tilePath({ level: 0, index: 0, width: size + 1 });
    for (const path of [beyond, 'tile/0/001', 'tile/1/000', 'tile/0/0', 'tile/entries/000', 'tile/x', 'tile/64/000']) {
      expect((await file(path)).statusCode).toBe(404);
    }
    expect(server.reported).toEqual([]);
  });

  it('proves every entry that its page shows', async () => {
    const html = (await server.http.inject({ url: '/log' })).body;
    const proofs = [...html.matchAll(/href="(\/log\/proof\/[^"]+)"/g)].map(([, url = '']) => url);
    const { size } = await checkpoint();
    expect(proofs).toHaveLength(size);
    const indices = await Promise.all(
      proofs.map(async (url) => {
        const proof = parseTlogProof((await server.http.inject({ url })).body);
        if (!proof.ok || proof.value.extra === undefined) throw new Error(`${url} holds no proof`);
        const verified = await verifyTlogProof(proof.value, leafHash(proof.value.extra), known);
        expect(verified.ok).toBe(true);
        return proof.value.index;
      }),
    );
    expect(indices).toEqual(Array.from({ length: size }, (_, at) => size - 1 - at));
    expect((await server.http.inject({ url: '/log/proof/cycle_x/1' })).statusCode).toBe(404);
    expect((await server.http.inject({ url: '/log/proof/%00/1' })).statusCode).toBe(404);
  });

  it('tells what happened in words, with the site it happened to', async () => {
    const html = (await server.http.inject({ url: '/log' })).body;
    expect(html).toContain('Award confirmed: The Copper Mark');
    expect(html).toContain('Scheme version published: The Copper Mark, Risk Readiness Assessment, version 3.0');
    expect(html).toContain('Partnership begun: The Copper Mark');
    expect(html).toMatch(/<a href="\/register\/site_[^"]+">Nexans Lens<\/a>/);
  });
});
