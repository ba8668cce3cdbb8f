import { describe, expect, test } from 'vitest';
import { entryBundle, newTiles, parseEntryBundle, parseTilePath, tilePath, type Tile } from './tile.ts';

describe('paths of tiles', () => {
  test.each<readonly [string, Tile]>([
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/1/005.p/17', { level: 1, index: 5, width: 17 }],
    ['tile/63/x001/000.p/255', { level: 63, index: 1000, width: 255 }],
    ['tile/entries/273.p/112', { level: 'entries', index: 273, width: 112 }],
  ])('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    'tile/0/1',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/007',
    'tile/0/000/',
    'tile/0/../checkpoint',
    '/tile/0/000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/000\n',
    '',
  ])('%j is no path of a tile', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('which tiles a growing log writes', () => {
  const paths = (published: number, size: number): readonly string[] => newTiles(published, size).map(tilePath);

  test('a log of 70,000 entries has the tiles that the specification counts', () => {
    const tiles = newTiles(0, 70_000);
    const count = (level: Tile['level'], full: boolean): number =>
      tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).length;
    expect([count(0, true), count(1, true), count(2, true)]).toEqual([273, 1, 0]);
    expect(tiles.filter((tile) => tile.width < 256)).toEqual([
      { level: 'entries', index: 273, width: 112 },
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
  });

  test('a log of 256 entries has a full tile and one hash above it', () => {
    expect(paths(0, 256)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  });

  test('what is published is not written again', () => {
    expect(paths(300, 300)).toEqual([]);
    expect(paths(300, 301)).toEqual(['tile/entries/001.p/45', 'tile/0/001.p/45']);
    expect(paths(511, 512)).toEqual(['tile/entries/001', 'tile/0/001', 'tile/1/000.p/2']);
  });
});

describe('bundles of entries', () => {
  test('hold each entry behind its length, and read back', () => {
    const entries = [Uint8Array.of(), Uint8Array.of(7), new Uint8Array(300).fill(9)];
    const bundle = entryBundle(entries);
    expect([...bundle.subarray(0, 7)]).toEqual([0, 0, 0, 1, 7, 1, 44]);
    expect(parseEntryBundle(bundle)).toEqual(entries);
  });

  test('that break off are none', () => {
    expect(parseEntryBundle(Uint8Array.of(0))).toBeUndefined();
    expect(parseEntryBundle(Uint8Array.of(0, 2, 1))).toBeUndefined();
    expect(parseEntryBundle(new Uint8Array(2 * 257))).toBeUndefined();
  });

  test('take no entry that is longer than two bytes can count', () => {
    expect(() => entryBundle([new Uint8Array(65_536)])).toThrow('65,535');
  });
});
