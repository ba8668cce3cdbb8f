/**
 * GZIP (RFC 1952) with the streams that browsers and Node have built in. Unpacking stops at a given number of bytes,
 * because a few kilobytes from a stranger can unpack to gigabytes.
 */
import { concatBytes } from '@noble/hashes/utils.js';

export type Gzip = (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>;
/** Undefined where the bytes are not GZIP or unpack to more than `limit` bytes. */
export type Gunzip = (bytes: Uint8Array, limit: number) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

export const gzip: Gzip = async (bytes) => {
  const packed = await readAll(through(bytes, new CompressionStream('gzip')), Infinity);
  if (packed === undefined) throw new Error('Broken invariant: packing has no limit');
  return packed;
};

export const gunzip: Gunzip = async (bytes, limit) => {
  try {
    return await readAll(through(bytes, new DecompressionStream('gzip')), limit);
  } catch {
    return undefined;
  }
};

function through(bytes: Uint8Array, transform: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  return new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(transform);
}

async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(...parts);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
}
