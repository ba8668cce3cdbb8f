/** The built files that pages link to: the stylesheet and the scripts that enhance them, named by their content. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
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
  const keep = (name: string, mediaType: string, content: Buffer, br: Buffer = brotli(content)): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const extension = extname(name);
    const address = `/assets/${basename(name, extension)}.${hash}${extension}`;
    files.set(address, { mediaType, content, packed: { br, gzip: gzipSync(content, { level: 9 }) } });
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
  const icon = keep('icon.svg', 'image/svg+xml', await readFile(join(stylesFolder, 'icon.svg')));
  const keepIsland = async (name: string): Promise<string | undefined> => {
    const built = join(stylesFolder, '../../dist/islands', `${name}.js`);
    const [script, br] = await Promise.all([readBuilt(built), readBuilt(`${built}.br`)]);
    return script && keep(`${name}.js`, 'text/javascript; charset=utf-8', script, br);
  };
  const [verifyScript, deskScript] = [await keepIsland('verify'), await keepIsland('desk')];
  return {
    assets: {
      ...{ stylesheet, font, icon },
      ...(verifyScript === undefined ? {} : { verifyScript }),
      ...(deskScript === undefined ? {} : { deskScript }),
    },
    files,
  };
}

/** Less than brotli's best, which costs a tenth of a second at each start. */
function brotli(content: Buffer): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}

/** Undefined where it is not built: every page works without script. */
async function readBuilt(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
