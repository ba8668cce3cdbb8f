import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defined } from '@touchstone/kernel';
import { playStory, type PlayedStory } from '@touchstone/server';
import { openTestServer, type TestServer } from '@touchstone/testkit';

let server: TestServer;
let story: PlayedStory;

beforeAll(async () => {
  server = await openTestServer();
  story = await playStory(server.installation, () => undefined);
});
afterAll(() => server.close());

async function page(url: string, who?: Parameters<TestServer['signIn']>[0]) {
  const headers = who === undefined ? {} : await server.signIn(who);
  const { body, statusCode } = await server.http.inject({ url, headers });
  return { body, statusCode };
}

describe('the workspace of a cycle', () => {
  it('is for those who may read the cycle, and is not there for others', async () => {
    const url = `/cycles/${story.northCycle}/criteria`;
    for (const who of ['site', 'assessor', 'secretariat', 'officer-a'] as const) {
      expect([who, (await page(url, who)).statusCode]).toEqual([who, 200]);
    }
    expect((await page(url)).statusCode).toBe(401);
    for (const address of [url, `${url}/any`]) expect((await page(address, 'conflicted')).statusCode).toBe(404);
    expect((await page(`${url}/nothing`, 'site')).statusCode).toBe(404);
  });

  it('is kept by nobody between the server and its reader', async () => {
    const kept = async (url: string, headers = {}) =>
      (await server.http.inject({ url, headers })).headers['cache-control'];
    expect(await kept(`/cycles/${story.northCycle}/criteria`, await server.signIn('site'))).toBe('private, no-cache');
    expect(await kept('/register')).toBe('no-cache');
    expect(await kept('/register', { authorization: 'Bearer x' })).toBe('private, no-cache');
  });

  it('keeps to what the address asks, and takes what it does not know as fitting nothing', async () => {
    const url = `/cycles/${story.northCycle}/criteria`;
    const closed = (await page(`${url}?finding=closed`, 'site')).body;
    const href = defined(
      /\/cycles\/[^"]+\/criteria\/[^"]+(?=")/.exec(closed)?.[0],
      'a criterion with a closed finding',
    );
    const one = (await page(href, 'site')).body;
    for (const part of ['Self-assessment', 'Determination', 'Finding', 'Verification', 'Level since then']) {
      expect(one).toContain(part);
    }
    expect((await page(`${url}?level=%3Cscript%3E`, 'site')).body).toContain('No criterion fits');
  });
});

describe('the portfolio', () => {
  it('shows the staff every site, a site its own, an assessor the engagement, and others nothing', async () => {
    expect((await page('/portfolio', 'secretariat')).body).toContain('Mill North');
    expect((await page('/portfolio?as=table', 'site')).body).toContain('Mill East');
    expect((await page('/portfolio', 'assessor')).body).not.toContain('Mill East');
    expect((await page('/portfolio', 'conflicted')).body).toContain('There is no site to show');
    expect((await page('/portfolio')).statusCode).toBe(401);
  });
});

describe('the level of a closed finding', () => {
  it('is the one that was verified, on the portfolio as on the page of its criterion', async () => {
    const table = (await page('/portfolio?as=table', 'secretariat')).body;
    const [, north = ''] = /Mill North.*?<\/th>(.*?)<\/tr>/s.exec(table) ?? [];
    expect(north.match(/Partially Meets/g)).toHaveLength(1);
  });
});

describe('the pipeline', () => {
  it('leads to the cases that are late, and to no other', async () => {
    const all = (await page('/cycles', 'secretariat')).body;
    expect(all).toContain('href="/cycles?late=1"');
    const late = (await page('/cycles?late=1', 'secretariat')).body;
    expect([late.includes('Mill East</a>'), late.includes('Mill North</a>')]).toEqual([true, false]);
  });
});
