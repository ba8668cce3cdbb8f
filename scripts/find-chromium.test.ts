/** Where Chromium is looked for, and the one sentence that a person gets when there is none. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { chromiumPath } from './find-chromium.ts';
import { plant } from './plant.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('the program that CHROMIUM names is taken first', () => {
  vi.stubEnv('CHROMIUM', process.execPath);
  expect(chromiumPath()).toBe(process.execPath);
});

test('a wrong CHROMIUM is named, not passed over', () => {
  vi.stubEnv('CHROMIUM', join(import.meta.dirname, 'no-such-browser'));
  expect(() => chromiumPath()).toThrow('is not a program that can be started');
});

test('one on the PATH is found', () => {
  const folder = plant({ chromium: '#!/bin/sh\n' });
  chmodSync(join(folder, 'chromium'), 0o755);
  vi.stubEnv('CHROMIUM', '');
  vi.stubEnv('PATH', folder);
  expect(chromiumPath()).toBe(join(folder, 'chromium'));
});

// On a Mac the browser is found in its own folder, whatever the PATH says.
test.skipIf(process.platform === 'darwin')(
  'without a browser and without apt-get, one sentence says what to do',
  () => {
    vi.stubEnv('CHROMIUM', '');
    vi.stubEnv('PATH', plant({}));
    expect(() => chromiumPath()).toThrow(/^The browser tests need Chromium and found none: install it .*\.$/);
  },
);

test.skipIf(process.getuid?.() !== 0)('root gets Debian’s on the spot', () => {
  // Stands for apt-get: `install … chromium` puts a program of that name beside it.
  const folder = plant({
    'apt-get': '#!/bin/sh\ncase "$*" in *install*chromium) /bin/cp "$0" "${0%/*}/chromium" ;; esac\n',
  });
  chmodSync(join(folder, 'apt-get'), 0o755);
  vi.stubEnv('CHROMIUM', '');
  vi.stubEnv('PATH', folder);
  expect(chromiumPath()).toBe(join(folder, 'chromium'));
});
