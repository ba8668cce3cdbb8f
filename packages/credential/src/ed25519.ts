/**
 * The check of Ed25519 signatures with what browsers and Node have built in (Web Cryptography). Slower per call than a
 * server's native function, so every check of this package takes another one in its place.
 */
import { type VerifyEd25519 } from '@touchstone/tlog';

/** Rejects where the platform has no Ed25519, or none outside of secure contexts: that is not a "no". */
export const verifyWithWebCrypto: VerifyEd25519 = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
};
