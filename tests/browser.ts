/**
 * A real browser for tests: Debian's Chromium or the one that CHROMIUM names. Says in one sentence what to do where there
 * is none; no test is skipped for the lack of it.
 */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Only what hangs takes longer, on however busy a machine. */
const patienceMs = 120_000;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM'];
  const executablePath = [...(named === undefined ? [] : [named]), ...places].find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error('No Chromium found. Install it (Debian: apt-get install chromium) or name one in CHROMIUM.');
  }
  const browser = await chromium.launch({ executablePath, args: quiet, timeout: patienceMs });
  browser.on('context', (context) => {
    context.setDefaultTimeout(patienceMs);
  });
  return browser;
}
