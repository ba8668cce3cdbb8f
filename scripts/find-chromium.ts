/**
 * Which Chromium the browser tests drive: the one that CHROMIUM names, else one that is installed, else Debian's, installed
 * on the spot where this process may (root, with apt-get). Where there is none, one sentence says what to do.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Absolute path of a program that can be started. Throws an Error whose message is one sentence for a person. */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (mayRun(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not a program that can be started.`);
  }
  return installed() ?? install();
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places].find(mayRun);
}

function install(): string {
  const mayInstall = process.getuid?.() === 0 && apt('--version');
  if (mayInstall) {
    console.log('No Chromium here: installing Debian’s for the browser tests.');
    // Several test files may ask at once: the later ones wait for the first.
    const wait = 'DPkg::Lock::Timeout=300';
    apt('-o', wait, 'update');
    apt('-o', wait, 'install', '--yes', '--no-install-recommends', 'chromium');
  }
  const found = installed();
  if (found !== undefined) return found;
  throw new Error(
    'The browser tests need Chromium and found none: install it (on Debian `apt-get install chromium`) or name one in CHROMIUM.',
  );
}

function apt(...rest: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) {
  // Before the tests: install once, while nobody waits. What is missing fails the browser tests and no others.
  try {
    chromiumPath();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
