/**
 * Builds the scripts that enhance pages, one file each, from the sources of the packages: `packages/ui/dist/islands/`, with a
 * packed copy beside each. Does nothing where they are newer than what `tsc -b` last built, so that a start stays fast.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'packages/ui/dist/islands');
/** Packages whose code runs in the browser. */
const packages = ['kernel', 'tlog', 'credential', 'ui'];
const islands = {
  verify: join(root, 'packages/ui/src/verify/verify-island.ts'),
  desk: join(root, 'packages/ui/src/desk/desk-island.ts'),
};

/** Milliseconds; zero where there is no such file. */
function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const files = Object.keys(islands).map((name) => join(outDir, `${name}.js`));
const built = Math.min(...files.map(changedAt));
const compiled = Math.max(...packages.map((name) => changedAt(join(root, 'packages', name, 'dist/.tsbuildinfo'))));

if (built === 0 || built < compiled) {
  // Loaded only when needed: it is most of the time of a start without changes.
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { conditions: ['touchstone-source', 'browser', 'module', 'import', 'default'] },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'es2022', modulePreload: false },
      rolldownOptions: { input: islands, output: { entryFileNames: '[name].js' } },
    },
  });
  // Packed here as small as can be, which takes too long for every start of the server.
  for (const file of files) writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
}
