/** The public pages in a real browser: it verifies by itself, sends nothing that was pasted, and gets little to load. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playStory, type PlayedStory } from '@touchstone/server';
import { freePort, openTestServer, type TestServer } from '@touchstone/testkit';
import { openBrowser } from '../browser.ts';

let server: TestServer;
let story: PlayedStory;
let browser: Browser;
let origin: string;
let address: string;

beforeAll(async () => {
  const script = fileURLToPath(new URL('../../scripts/build-islands.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [script]);
  const port = await freePort();
  origin = `http://localhost:${String(port)}`;
  server = await openTestServer(undefined, origin);
  await server.http.listen({ port, host: '127.0.0.1' });
  story = await playStory(server.installation, () => undefined);
  address = `${origin}/credentials/${story.northCycle}`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Opened {
  readonly page: Page;
  /** method and address of every request that the page made */
  readonly requests: readonly string[];
  /** what the browser complained about */
  readonly complaints: readonly string[];
}

async function open(path: string, { script = true, width = 1280, policy = true } = {}): Promise<Opened> {
  const context = await browser.newContext({
    ...{ javaScriptEnabled: script, viewport: { width, height: 900 } },
    bypassCSP: !policy,
  });
  const requests: string[] = [];
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('request', (request) => requests.push(`${request.method()} ${request.url().replace(origin, '')}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${origin}${path}`);
  return { page, requests, complaints };
}

async function token(): Promise<string> {
  return (await server.http.inject({ url: `/credentials/${story.northCycle}` })).body;
}

function changed(jwt: string): string {
  const [header = '', claims = '', signature = ''] = jwt.split('.');
  const text = Buffer.from(claims, 'base64url').toString().replaceAll('Mill North', 'Mill <b>Worth</b>');
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

async function paste(page: Page, text: string): Promise<string> {
  await page.getByLabel('The credential').fill(text);
  await page.getByRole('button', { name: 'Verify' }).click();
  await page.locator('#verification:focus').waitFor();
  return page.locator('#verification').innerText();
}

describe('verifying in the reader’s own browser', () => {
  it('confirms an award that a link leads to, check by check, under the strict policy', async () => {
    const { complaints, page } = await open(`/verify?credential=${encodeURIComponent(address)}`);
    await page.getByText('Checked in your own browser.').waitFor();
    const said = await page.locator('#verification').innerText();
    expect(said).toContain('This award is genuine and stands');
    expect(said.match(/In\u00a0order/g)).toHaveLength(9);
    expect(said).toContain('The Copper Mark: Mill North (fictional demonstration)');
    expect(said).toContain('Made up for demonstration');
    expect(said).toMatch(/at place \d+; the log has \d+ entries/);
    expect(said).toContain('Valid from 26 September 2023 until 26 September 2026.');
    expect(await page.locator('#verification time').first().getAttribute('datetime')).toBe('2023-09-25T23:00:00.000Z');
    expect(said).not.toMatch(/\{\w+\}/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('confirms what is pasted and lets nothing of it out', async () => {
    const { page, requests } = await open('/verify');
    await page.waitForLoadState('networkidle');
    const before = requests.length;
    const said = await paste(page, await token());
    expect(said).toContain('This award is genuine and stands');
    expect(requests.slice(before).sort()).toEqual([
      'GET /.well-known/did.json',
      expect.stringMatching(/^GET \/api\/v1\/schemes\/[0-9a-f]{64}$/),
      `GET /credentials/${story.northCycle}?bundle`,
    ]);
    await page.context().close();
  });

  it('refuses a changed credential, shows its text as text, and says what was not confirmed', async () => {
    const { page } = await open('/verify');
    const said = await paste(page, changed(await token()));
    expect(said).toContain('Do not rely on this credential');
    expect(said).toContain('The signature does not fit the content');
    expect(said).toContain('This is only what the text says of itself.');
    expect(said).toContain('Mill <b>Worth</b>');
    await page.context().close();
  });

  it('says what could not be checked when the network is gone', async () => {
    const { page } = await open('/verify');
    const bundle = (await server.http.inject({ url: `/credentials/${story.northCycle}?bundle` })).body;
    await page.context().setOffline(true);
    const said = await paste(page, bundle);
    expect(said).toContain('Not everything could be checked');
    expect(said).toContain('The keys stand in the file itself');
    await page.context().close();
  });

  it('answers what is no credential with a sentence', async () => {
    const { page } = await open('/verify');
    expect(await paste(page, 'hello')).toContain('This is not a credential.');
    expect(await paste(page, 'https://other.example/credentials/x')).toContain(
      'This is the address of another register.',
    );
    await page.context().close();
  });

  it('takes a file', async () => {
    const { page } = await open('/verify');
    await page.getByLabel('Or its file').setInputFiles({
      ...{ name: 'award.jwt', mimeType: 'application/jwt' },
      buffer: Buffer.from(await token()),
    });
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('This award is genuine and stands').waitFor();
    await page.context().close();
  });

  it('is done by the server where there is no script, with the same words', async () => {
    const { page } = await open(`/verify?credential=${encodeURIComponent(address)}`, { script: false });
    const said = await page.locator('#verification').innerText();
    expect(said).toContain('This award is genuine and stands');
    expect(said).toContain('Checked by this register’s server.');
    await page.context().close();
  });
});

describe('public pages', () => {
  /** Beside these, journeys look at every page that they come to. */
  const paths = (): readonly string[] => [
    ...['/', '/register', '/verify', '/log', '/schemes', '/sign-in', '/sign-up'],
    `/register/${story.northSite}`,
    `/credentials/${story.northCycle}`,
    `/verify?credential=${encodeURIComponent(address)}`,
  ];

  it('are accessible by axe and never scroll sideways, on a phone and on a desk', async () => {
    for (const path of paths()) {
      const { page } = await open(path, { width: 320, policy: false });
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect([path, 320, await page.evaluate(over)]).toEqual([path, 320, 0]);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect([path, 1280, await page.evaluate(over)]).toEqual([path, 1280, 0]);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => ({ path, id, at: nodes.map(({ html }) => html) }))).toEqual([]);
      await page.context().close();
    }
  });

  it('weigh at most 60 kB on a first visit, with everything that they load', async () => {
    for (const path of [...paths(), '/api/refusals']) {
      const headers = { 'accept-encoding': 'gzip, br', accept: 'text/html' };
      const html = await server.http.inject({ url: path, headers: { accept: 'text/html' } });
      const loaded = [...new Set(html.body.match(/\/assets\/[\w.-]+/g))];
      const sizes = await Promise.all(
        [path, ...loaded].map(async (url) => (await server.http.inject({ url, headers })).rawPayload.length),
      );
      expect(loaded.length).toBeGreaterThanOrEqual(2);
      expect([path, sizes.reduce((sum, size) => sum + size, 0) <= 60_000, sizes]).toEqual([path, true, sizes]);
    }
  });
});
