/**
 * The installation's own secrets, made once and kept as files that only the operator can read: the key that signs
 * credentials, the key that signs the log's checkpoints, the secret of the session cookies. Losing them ends what they
 * prove, so they belong into the backup.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base64UrlToBytes, defined, Fault } from '@touchstone/kernel';

export interface SigningKey {
  /** 32 bytes, Ed25519 */
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export interface IssuerKeys {
  readonly credential: SigningKey;
  readonly log: SigningKey;
  readonly sessionSecret: string;
}

export async function openIssuerKeys(folder: string): Promise<IssuerKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const credential = await openOrMake(join(folder, 'credential-key.pem'), newKey);
  const log = await openOrMake(join(folder, 'log-key.pem'), newKey);
  const sessionSecret = await openOrMake(join(folder, 'session-secret'), () => randomBytes(32).toString('base64url'));
  return { credential: signingKey(credential), log: signingKey(log), sessionSecret };
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Written whole and synced before it is used: a key that has signed something is never lost to a crash. */
async function openOrMake(path: string, make: () => string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw new Fault('keys.unreadable', `The key file ${path} cannot be read. Check who owns it.`, { cause: error });
    }
  }
  const content = make();
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  return content;
}

function signingKey(pem: string): SigningKey {
  const privateKey: KeyObject = createPrivateKey(pem);
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    publicKey: defined(base64UrlToBytes(defined(x, 'the public key')), 'the public key'),
    sign: (message) => sign(null, message, privateKey),
  };
}
