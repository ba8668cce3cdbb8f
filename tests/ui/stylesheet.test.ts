/** The stylesheet itself: its size, and the contrast of its colours in both themes, computed from the tokens. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readStylesheet } from './read-stylesheet.ts';

const css = readStylesheet();

/** Tokens of the light theme, and of the dark one over them. */
function tokens(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const dark = css.indexOf('@media screen and (prefers-color-scheme:dark)');
  const rest = css.slice(dark);
  const blocks = [css.slice(0, dark), rest.slice(0, rest.indexOf('@font-face'))];
  const wanted = theme === 'light' ? blocks.slice(0, 1) : blocks;
  return new Map(
    [...wanted.join('\n').matchAll(/--([a-z0-9-]+):(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'sheet', 'shade'];
const words = [
  'ink',
  'soft',
  'copper',
  'copper-deep',
  'patina',
  'adverse',
  'part',
  'good',
  ...[1, 2, 3, 4, 5, 6].map((hue) => `hue-${String(hue)}`),
];
const pairs: readonly (readonly [string, string, number])[] = [
  ...grounds.flatMap((ground) => words.map((word) => [word, ground, 4.5] as const)),
  ...grounds.map((ground) => ['edge', ground, 3] as const),
  ['ink', 'patina-wash', 4.5],
  ['patina', 'patina-wash', 4.5],
  ['ink', 'adverse-wash', 4.5],
  ['adverse', 'adverse-wash', 4.5],
  ['ink', 'part-wash', 4.5],
  ['on-fill', 'copper', 4.5],
  ['on-fill', 'copper-deep', 4.5],
  ['on-fill', 'adverse', 4.5],
  ['on-fill', 'good', 4.5],
  ['on-fill', 'patina', 4.5],
];

describe('the stylesheet', () => {
  it.each(['light', 'dark'] as const)('has enough contrast for every word on every ground, %s', (theme) => {
    const known = tokens(theme);
    const weak = pairs
      .map(([word, ground, least]) => ({
        word,
        ground,
        least,
        is: contrast(known.get(word) ?? '', known.get(ground) ?? ''),
      }))
      .filter(({ is, least }) => !(is >= least));
    expect(weak).toEqual([]);
  });

  it('stays within 6.5 kB on the wire', () => {
    expect(gzipSync(css).length).toBeLessThan(6_656);
  });

  it('uses only tokens that exist', () => {
    const set = new Set([...css.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name));
    const used = [...css.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !set.has(name))).toEqual([]);
  });
});
