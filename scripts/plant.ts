/**
 * For the tests of the checks: a small repository with planted files in a temporary folder, so that each rule is seen to
 * catch what it is there to catch.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Writes the files, links every package by its name, and answers the folder, which is removed when the test is over. */
export function plant(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'touchstone-plant-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, 'node_modules/@touchstone'), { recursive: true });
  const names = Object.keys(files).flatMap((path) => /^packages\/([^/]+)\//.exec(path)?.[1] ?? []);
  for (const name of new Set(names)) {
    const exports = { '.': { 'touchstone-source': './src/index.ts' } };
    const manifest = { name: `@touchstone/${name}`, type: 'module', exports };
    writeFileSync(join(root, `packages/${name}/package.json`), JSON.stringify(manifest));
    symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@touchstone', name));
  }
  return root;
}
