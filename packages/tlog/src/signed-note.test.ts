/// <reference types="node" />
import { generateKeyPairSync, createPublicKey, sign as signWith, verify as verifyWith } from 'node:crypto';
import { base64UrlToBytes, bytesToBase64Url, defined, sha256 } from '@touchstone/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkpointText, openCheckpoint, parseCheckpointText, signCheckpoint } from './checkpoint.ts';
import { memoryLog, numberedEntries } from './memory-log.test-support.ts';
import { leafHash } from './merkle-hash.ts';
import {
  ed25519NoteSigner,
  ed25519NoteVerifier,
  formatNoteKey,
  parseNoteKey,
  type NoteKey,
  type VerifyEd25519,
} from './note-key.ts';
import { inclusionProof } from './prove.ts';
import { openNote, parseNote, signNote } from './signed-note.ts';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts';

const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const x = bytesToBase64Url(publicKey);
  return verifyWith(
    null,
    message,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    signature,
  );
};

function newKey(name: string): { key: NoteKey; sign: (message: Uint8Array) => Uint8Array } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const x = defined(publicKey.export({ format: 'jwk' }).x, 'the public key');
  const key = { name, type: 1, publicKey: defined(base64UrlToBytes(x), 'the public key') };
  return { key, sign: (message) => signWith(null, message, privateKey) };
}

const origin = 'register.example/log';
const { key, sign } = newKey(origin);
const signer = ed25519NoteSigner(key, sign);
const verifier = ed25519NoteVerifier(key, verifyEd25519);
const log = { origin, verifiers: [verifier] };

describe('keys of notes', () => {
  // The example key of Go's sumdb/note package, which other implementations test against too.
  const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

  test('a published key reads, and writes back the same', () => {
    const read = defined(parseNoteKey(published), 'the key');
    expect(read).toMatchObject({ name: 'PeterNeumann', type: 1 });
    expect(formatNoteKey(read)).toBe(published);
  });

  test('a published note opens with its published key', async () => {
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const signature =
      '\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
    const known = ed25519NoteVerifier(defined(parseNoteKey(published), 'the key'), verifyEd25519);
    expect(await openNote(`${text}\n${signature}`, [known])).toEqual({
      ok: true,
      value: { text, signedBy: ['PeterNeumann'] },
    });
  });

  test('no part of a key and no changed character of it reads as a key', () => {
    for (let at = 0; at < published.length; at += 1) {
      expect(parseNoteKey(published.slice(0, at))).toBeUndefined();
      expect(parseNoteKey(published.slice(at + 1))).toBeUndefined();
      const next = String.fromCharCode(published.charCodeAt(at) + 1);
      expect(parseNoteKey(published.slice(0, at) + next + published.slice(at + 1))).toBeUndefined();
    }
  });

  test('a key of a type that this code does not know is named, and verifies nothing', () => {
    const other = { name: 'witness.example', type: 6, publicKey: new Uint8Array(1312) };
    expect(parseNoteKey(formatNoteKey(other))).toEqual(other);
    expect(ed25519NoteVerifier(other, () => true).verify(Uint8Array.of(1), Uint8Array.of(2))).toBe(false);
  });
});

describe('signed notes', () => {
  test('a text with empty lines comes back as it was signed', async () => {
    const text = 'one\n\ntwo: \u2014 three\n';
    expect(await openNote(await signNote(text, [signer]), [verifier])).toEqual({
      ok: true,
      value: { text, signedBy: [origin] },
    });
  });

  test('a second signature beside the known one is ignored, a wrong one of a known key refuses the note', async () => {
    const other = newKey('witness.example');
    const note = await signNote('text\n', [ed25519NoteSigner(other.key, other.sign), signer]);
    expect(await openNote(note, [verifier])).toMatchObject({ ok: true, value: { signedBy: [origin] } });
    const liar = ed25519NoteSigner(other.key, sign);
    const lied = await signNote('text\n', [signer, liar]);
    const both = [verifier, ed25519NoteVerifier(other.key, verifyEd25519)];
    expect(await openNote(lied, both)).toMatchObject({
      error: { code: 'note.wrong-signature', facts: { key: 'witness.example' } },
    });
  });

  test('a note that no known key signed is refused', async () => {
    const note = await signNote('text\n', [signer]);
    const code = 'note.not-signed-by-a-known-key';
    expect(await openNote(note, [])).toMatchObject({ error: { code } });
    const sameName = newKey(origin);
    expect(await openNote(note, [ed25519NoteVerifier(sameName.key, verifyEd25519)])).toMatchObject({ error: { code } });
  });

  test.each([
    '',
    '\n',
    'text\n',
    'text\n\n',
    'text\n\n\u2014 name\n',
    'text\n\n\u2014 name AAAAAA==\n',
    'text\n\n\u2014 na+me AAAAAAA=\n',
    'text\n\n\u2014  AAAAAAA=\n',
    'text\n\n- name AAAAAAA=\n',
    'text\n\n\u2014 name AAAAAAA=',
    'text\n\n\u2014 name AAAAAAA=\nmore\n',
    'te\rxt\n\n\u2014 name AAAAAAA=\n',
    'te\ud800xt\n\n\u2014 name AAAAAAA=\n',
    `text\n\n${'\u2014 name AAAAAAA=\n'.repeat(101)}`,
    `${'x'.repeat(200_000)}\n\n\u2014 name AAAAAAA=\n`,
  ])('malformed note %#', (note) => {
    expect(parseNote(note)).toMatchObject({ error: { code: 'note.malformed' } });
  });

  test('a text that no reader could give back is not signed', async () => {
    await expect(signNote('no newline', [signer])).rejects.toThrow('ends with a newline');
    await expect(signNote('tab\t\n', [signer])).rejects.toThrow('control characters');
    await expect(signNote('text\n', [])).rejects.toThrow('a note is signed');
  });
});

describe('checkpoints', () => {
  const root = sha256('root');
  const checkpoint = { origin, size: 20_852_163, root, extensions: [] };

  test('the text has three lines and reads back', () => {
    const text = checkpointText({ ...checkpoint, root: new Uint8Array(32) });
    expect(text).toBe('register.example/log\n20852163\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n');
    expect(parseCheckpointText(checkpointText(checkpoint))).toEqual({ ok: true, value: checkpoint });
    const extended = { ...checkpoint, extensions: ['one', 'two'] };
    expect(parseCheckpointText(checkpointText(extended))).toEqual({ ok: true, value: extended });
  });

  test.each([
    '',
    'log\n1\n',
    '\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'log\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'log\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'log\n1e3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'log\n9007199254740993\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n',
    'log\n1\nAAAA\n',
    'log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n',
    'log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  ])('%j is no checkpoint', (text) => {
    expect(parseCheckpointText(text)).toMatchObject({ error: { code: 'checkpoint.malformed' } });
  });

  test('a signed checkpoint opens for its own log only', async () => {
    const note = await signCheckpoint(checkpoint, [signer]);
    expect(await openCheckpoint(note, log)).toEqual({ ok: true, value: checkpoint });
    expect(await openCheckpoint(note, { ...log, origin: 'other.example/log' })).toMatchObject({
      error: { code: 'checkpoint.of-another-log', facts: { origin } },
    });
    expect(await openCheckpoint(await signNote('hello\n', [signer]), log)).toMatchObject({
      error: { code: 'checkpoint.malformed' },
    });
  });
});

describe('proof files', async () => {
  const tree = await memoryLog(numberedEntries(100));
  const checkpoint = await signCheckpoint({ origin, size: 100, root: tree.root, extensions: [] }, [signer]);
  const entry = defined(tree.entries[42], 'the entry');
  const proof = { index: 42, hashes: await inclusionProof(42, 100, tree.read), checkpoint, extra: entry };
  const file = formatTlogProof(proof);

  test('the file has the lines that the format names', () => {
    const lines = file.split('\n');
    expect(lines.slice(0, 3)).toEqual(['c2sp.org/tlog-proof@v1', 'extra ZW50cnkgNDI=', 'index 42']);
    expect(lines.slice(3).indexOf('')).toBe(proof.hashes.length);
    expect(file.endsWith(`\n\n${checkpoint}`)).toBe(true);
  });

  test('it reads back with and without extra bytes, and with an empty proof', () => {
    expect(parseTlogProof(file)).toEqual({ ok: true, value: proof });
    const { extra: _, ...plain } = proof;
    expect(parseTlogProof(formatTlogProof(plain))).toEqual({ ok: true, value: plain });
    const single = { index: 0, hashes: [], checkpoint };
    expect(formatTlogProof(single)).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${checkpoint}`);
    expect(parseTlogProof(formatTlogProof(single))).toEqual({ ok: true, value: single });
  });

  test('it proves its entry and no other', async () => {
    expect(await verifyTlogProof(proof, leafHash(entry), log)).toMatchObject({ ok: true, value: { size: 100 } });
    const other = leafHash(defined(tree.entries[43], 'the entry'));
    expect(await verifyTlogProof(proof, other, log)).toMatchObject({
      error: { code: 'tlog-proof.not-in-the-log', facts: { index: 42, size: 100 } },
    });
  });

  test('it proves nothing under a checkpoint of somebody else', async () => {
    const stranger = newKey(origin);
    const forged = await signCheckpoint({ origin, size: 100, root: tree.root, extensions: [] }, [
      ed25519NoteSigner(stranger.key, stranger.sign),
    ]);
    expect(await verifyTlogProof({ ...proof, checkpoint: forged }, leafHash(entry), log)).toMatchObject({
      error: { code: 'note.not-signed-by-a-known-key' },
    });
  });

  test.each([
    '',
    'c2sp.org/tlog-proof@v2\nindex 0\n\nx\n',
    'c2sp.org/tlog-proof@v1\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex 00\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex -1\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n',
    'c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nx\n',
    'c2sp.org/tlog-proof@v1\nindex 0',
    `c2sp.org/tlog-proof@v1\nindex 0\n${'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'.repeat(54)}\nx\n`,
  ])('malformed file %#', (text) => {
    expect(parseTlogProof(text)).toMatchObject({ error: { code: 'tlog-proof.malformed' } });
  });

  test('no changed character of the file still proves the entry', async () => {
    const leaf = leafHash(entry);
    // Only the unauthenticated extra line may change without effect on the proof of this leaf.
    const extraEnd = file.indexOf('index');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: extraEnd, max: file.length - 1 }),
        fc.integer({ min: 1, max: 120 }),
        async (at, shift) => {
          const changed = file.slice(0, at) + String.fromCharCode(file.charCodeAt(at) ^ shift) + file.slice(at + 1);
          const parsed = parseTlogProof(changed);
          const verified = parsed.ok ? await verifyTlogProof(parsed.value, leaf, log) : parsed;
          expect(verified.ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any text is read or refused, never a crash', async () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('', 'c2sp.org/tlog-proof@v1', 'index 0', 'extra AAAA', '\u2014 a AAAAAAA=', origin, '1'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const text = lines.join('\n');
        const parsed = parseTlogProof(text);
        if (parsed.ok) expect((await verifyTlogProof(parsed.value, leafHash(entry), log)).ok).toBe(false);
        expect((await openCheckpoint(text, log)).ok).toBe(false);
        expect(parseNoteKey(text)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
