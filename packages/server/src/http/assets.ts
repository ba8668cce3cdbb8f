/** The built files that pages link to: the stylesheet and the scripts that enhance them, named by their content. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { createRequire } from 'node:module';
import { buildStylesheet, stylesheetParts, type Assets } from '@touchstone/ui';
import type { AssetFile } from './services.ts';

export interface ReadAssets {
  readonly assets: Assets;
  readonly files: ReadonlyMap<string, AssetFile>;
}

const require = createRequire(import.meta.url);
const stylesFolder = dirname(require.resolve('@touchstone/ui/styles/tokens.css'));
const fontFile = require.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2');

export async function readAssets(): Promise<ReadAssets> {
  const files = new Map<string, AssetFile>();
  const parts = new Map<string, string>(
    await Promise.all(
      stylesheetParts.map(async (part) => [part, await readFile(join(stylesFolder, part), 'utf8')] as const),
    ),
  );
  const keep = (name: string, mediaType: string, content: Buffer): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const extension = extname(name);
    const address = `/assets/${basename(name, extension)}.${hash}${extension}`;
    files.set(address, { mediaType, content });
    return address;
  };
  // The stylesheet names the typeface as its neighbour; its own name carries no hash, so a new version needs a new name.
  const font = '/assets/source-sans-3.woff2';
  files.set(font, { mediaType: 'font/woff2', content: await readFile(fontFile) });
  const stylesheet = keep(
    'style.css',
    'text/css; charset=utf-8',
    Buffer.from(buildStylesheet((part) => parts.get(part) ?? '')),
  );
  return { assets: { stylesheet, font }, files };
}
