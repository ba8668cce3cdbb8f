/**
 * The static files of a log after c2sp.org/tlog-tiles: tiles of 256 hashes and bundles of 256 entries, addressed by paths
 * that never change their content. Names the files, tells which a growing log must write, and makes their bytes; it writes
 * nothing.
 */
import { assert, defined } from '@touchstone/kernel';
import { hashLength, nodeHash } from './merkle-hash.ts';
import { readHashes, type NodeAt, type ReadNodes } from './node.ts';

/** hashes in a full tile, and entries in a full bundle */
export const tileWidth = 256;
/** levels of the tree that one level of tiles spans */
const tileHeight = 8;
const highestTileLevel = 63;
/** bytes of one entry: its length is written in 16 bits */
const entryLength = 65_535;

export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; below 256 the tile is a partial one at the right edge */
  readonly width: number;
}

export function tilePath({ level, index, width }: Tile): string {
  const groups: string[] = [];
  let rest = index;
  do {
    groups.unshift(String(rest % 1000).padStart(3, '0'));
    rest = Math.floor(rest / 1000);
  } while (rest > 0);
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`;
}

/** Undefined where the text is not exactly the path of a tile. */
export function parseTilePath(path: string): Tile | undefined {
  const parts = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (parts === null) return undefined;
  const level: Tile['level'] = parts[1] === 'entries' ? 'entries' : Number(parts[1]);
  const index = Number(defined(parts[2], 'the index of a tile').replaceAll(/[x/]/g, ''));
  const width = parts[3] === undefined ? tileWidth : Number(parts[3]);
  if (level !== 'entries' && level > highestTileLevel) return undefined;
  if (!Number.isSafeInteger(index) || width === 0) return undefined;
  const tile: Tile = { level, index, width };
  // Leading zeroes and full tiles written as partial ones would be second names for the same file.
  return tilePath(tile) === path ? tile : undefined;
}

/** The tiles and bundles that a log of `size` has and a log of `published` entries had not. Each is to be written once. */
export function newTiles(published: number, size: number): readonly Tile[] {
  const tiles: Tile[] = [...newRow('entries', published, size)];
  let had = published;
  let has = size;
  for (let level = 0; has > 0; level += 1) {
    tiles.push(...newRow(level, had, has));
    had = Math.floor(had / tileWidth);
    has = Math.floor(has / tileWidth);
  }
  return tiles;
}

function newRow(level: Tile['level'], had: number, has: number): readonly Tile[] {
  if (had === has) return [];
  const row: Tile[] = [];
  for (let index = Math.floor(had / tileWidth); index * tileWidth < has; index += 1) {
    row.push({ level, index, width: Math.min(tileWidth, has - index * tileWidth) });
  }
  return row;
}

/** The bytes of a tile of hashes. */
export async function tileContent(
  tile: { readonly level: number; readonly index: number; readonly width: number },
  read: ReadNodes,
): Promise<Uint8Array> {
  const places = Array.from({ length: tile.width }, (_, at) => ({
    level: tile.level * tileHeight,
    index: tile.index * tileWidth + at,
  }));
  const hashes = await readHashes(places, read);
  const content = new Uint8Array(tile.width * hashLength);
  hashes.forEach((hash, at) => content.set(hash, at * hashLength));
  return content;
}

/** The bytes of a bundle: each entry behind its length in two bytes, the higher first. */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  assert(entries.length <= tileWidth, 'a bundle holds at most 256 entries');
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    assert(entry.length <= entryLength, 'an entry of a log is at most 65,535 bytes long');
    bundle.set([entry.length >>> 8, entry.length & 0xff], at);
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

/** Undefined where the bytes are not a bundle. */
export function parseEntryBundle(bundle: Uint8Array): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const [high, low] = bundle.subarray(at, at + 2);
    if (high === undefined || low === undefined) return undefined;
    const end = at + 2 + high * 256 + low;
    if (end > bundle.length || entries.length === tileWidth) return undefined;
    entries.push(bundle.slice(at + 2, end));
    at = end;
  }
  return entries;
}

/**
 * Reads the nodes of a tree of `size` out of its tiles, for whoever has only the published files. The hashes are as
 * trustworthy as the files until a proof made of them is verified against a checkpoint.
 */
export function nodesOfTiles(size: number, readTile: (tile: Tile) => Uint8Array | Promise<Uint8Array>): ReadNodes {
  return async (places) => {
    const tiles = new Map<string, Promise<Uint8Array>>();
    const contentOf = (tile: Tile): Promise<Uint8Array> => {
      const path = tilePath(tile);
      const content = tiles.get(path) ?? Promise.resolve(readTile(tile));
      tiles.set(path, content);
      return content;
    };
    return Promise.all(places.map((place) => nodeInTile(place, size, contentOf)));
  };
}

async function nodeInTile(
  place: NodeAt,
  size: number,
  contentOf: (tile: Tile) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const level = Math.floor(place.level / tileHeight);
  const span = 2 ** (place.level % tileHeight);
  const first = place.index * span;
  const index = Math.floor(first / tileWidth);
  const width = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth);
  const content = await contentOf({ level, index, width });
  assert(content.length === width * hashLength, 'a tile is as long as its width says');
  const start = first - index * tileWidth;
  const hashes = Array.from({ length: span }, (_, at) =>
    content.slice((start + at) * hashLength, (start + at + 1) * hashLength),
  );
  return completeRoot(hashes);
}

/** The hash over a complete row of 2^n hashes. */
function completeRoot(row: readonly Uint8Array[]): Uint8Array {
  if (row.length === 1) return defined(row[0], 'the only hash of a row');
  const middle = row.length / 2;
  return nodeHash(completeRoot(row.slice(0, middle)), completeRoot(row.slice(middle)));
}
