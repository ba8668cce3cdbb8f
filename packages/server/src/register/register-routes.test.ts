import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf, defined, limits } from '@touchstone/kernel';
import { playStory, type PlayedStory } from '@touchstone/server';
import { createCommandDriver, createScenario, openTestServer, type TestServer } from '@touchstone/testkit';
import pg from 'pg';

let server: TestServer;
let story: PlayedStory;

beforeAll(async () => {
  server = await openTestServer();
  story = await playStory(server.installation, () => undefined);
});
afterAll(() => server.close());

async function page(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await server.http.inject({ url, headers });
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

describe('the register', () => {
  it('shows every public site with where it stands, what is fictional and what is imported', async () => {
    const html = await page('/register');
    expect(html).toMatch(/Mill North<\/a> <span class="fictional">Fictional/);
    expect(html).toMatch(/Nexans Lens<\/a>.*Awarded<\/span><\/span> <span class="fictional">Imported facts/s);
    expect(html).toContain('26 September 2026');
  });

  it('is read in French by whoever asks for it', async () => {
    expect(await page('/register', { 'accept-language': 'fr' })).toContain('Valable jusqu’au');
  });

  it('finds part of a name, whatever its case, and takes signs of patterns as they are', async () => {
    expect(await page('/register?q=mILL+n')).toContain('Mill North');
    expect(await page('/register?q=mILL+n')).not.toContain('Mill East');
    expect(await page('/register?q=%25')).toContain('No site fits');
  });

  it('filters by where a site stands and by country, and keeps what was asked', async () => {
    const html = await page('/register?status=awarded&country=SE');
    expect(html).toContain('Mill North');
    expect(html).not.toContain('Nexans Lens');
    expect(html).toContain('<option value="SE" selected>Sweden');
    expect(await page('/register?status=nonsense&country=%27')).toContain('Mill East');
  });

  it('leads through more than one page and back without missing or repeating a site', async () => {
    await addSites(server, 2 * limits.pageRows);
    const seen: string[] = [];
    let url: string | undefined = '/register?q=paged';
    while (url !== undefined) {
      const html: string = await page(url);
      seen.push(...[...html.matchAll(/href="\/register\/(site_[^"]+)"/g)].map(([, site = '']) => site));
      url = linkOf(html, 'next');
    }
    expect(seen).toHaveLength(2 * limits.pageRows);
    expect(new Set(seen).size).toBe(seen.length);
    const second = await page(`/register?q=paged&after=${seen[limits.pageRows - 1] ?? ''}`);
    const first = await page(linkOf(second, 'prev') ?? '');
    expect(first).toContain(`/register/${seen[0] ?? ''}`);
    expect(linkOf(first, 'prev')).toBeUndefined();
  });
});

describe('the public page of a site', () => {
  it('says where an awarded site stands, with what happened in public and the way to check it', async () => {
    const html = await page(`/register/${story.northSite}`);
    expect(html).toContain('Mill North holds The Copper Mark, valid until 26 September 2026.');
    expect(html).toContain('There is no such site, operator, assessment or award.');
    expect(html).toContain('Independent assessor appointed: Example Assurance (fictional)');
    expect(html).toContain(`/verify?credential=${encodeURIComponent('http://localhost:4310/credentials/')}`);
    expect(html).toMatch(/href="\/log\/proof\/cycle_[^"]+"/);
  });

  it('names no person, no rating of the site itself, no finding and no reason', async () => {
    const html = await page(`/register/${story.northSite}`);
    const { rows } = await query(
      server,
      'select name from accounts."user" union select contact->>\'name\' from cycles',
    );
    const names = rows.map(({ name }) => String(name)).filter((name) => name !== 'null');
    expect(names.length).toBeGreaterThan(5);
    const findings = await query(server, 'select finding as name from findings');
    expect(findings.rows.length).toBeGreaterThan(0);
    for (const word of [...names, ...findings.rows.map(({ name }) => String(name)), 'Partially Meets']) {
      expect(html).not.toContain(word);
    }
  });

  it('tells imported facts with their source, and that this register did not find them', async () => {
    const { rows } = await query(server, "select site as name from register where name = 'Nexans Lens'");
    const html = await page(`/register/${String(rows[0]?.['name'])}`);
    expect(html).toContain('According to public sources, Nexans Lens was awarded a mark');
    expect(html).toContain('This register has not assessed the site');
    expect(html).toContain('nexans.com');
    expect(html).not.toContain('Verify this award');
  });

  it('names the owner of the scheme to whoever wants to be heard, but sends nobody there about what is made up', async () => {
    const { rows } = await query(server, "select site as name from register where name = 'Nexans Lens'");
    const html = await page(`/register/${String(rows[0]?.['name'])}`);
    expect(html).toContain('The Copper Mark Company runs the scheme. Turn to it');
    expect(html).toContain('<a href="https://coppermark.org">');
    expect(await page(`/register/${story.northSite}`)).not.toContain('Turn to it');
  });

  it('is not there for a site whose letter is not accepted yet', async () => {
    const { installation } = server;
    const today = dayOf(installation.clock(), 'Europe/London');
    const compiled = defined(
      await installation.schemes.inForce(installation.database.read, 'copper-mark', today),
      'it',
    );
    const scenario = createScenario(createCommandDriver(installation), compiled.scheme, today);
    const place = await scenario.signsLetter(await scenario.filesSite('Mill South'));
    expect((await server.http.inject({ url: `/register/${place.site}` })).statusCode).toBe(404);
    expect(await page('/register?q=south')).not.toContain('Mill South');
    await scenario.acceptsLetter(place);
    expect(await page('/register?q=south')).toContain('Mill South');
    expect(await page(`/register/${place.site}`)).toContain('Mill South has committed to The Copper Mark');
    expect(await page(`/register/${place.site}`)).toContain('No mark is held');
  });

  it('is not there for what is no site', async () => {
    for (const site of ['site_00000000-0000-7000-8000-000000000000', 'x', '%00', 'site_%27']) {
      expect((await server.http.inject({ url: `/register/${site}` })).statusCode).toBe(404);
    }
    expect(server.reported).toEqual([]);
  });
});

function linkOf(html: string, rel: 'next' | 'prev'): string | undefined {
  const link = [...html.matchAll(/<a [^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`rel="${rel}"`));
  return /href="([^"]+)"/.exec(link ?? '')?.[1]?.replaceAll('&amp;', '&');
}

/** Rows as a projection would have left them; the register alone is what these tests read. */
async function addSites(to: TestServer, count: number): Promise<void> {
  await query(
    to,
    `insert into register (site, cycle, name, operator, country, site_type, metals, fictional, imported, status, scheme,
       marks, search)
     select 'site_' || lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000', 'cycle_' || n, 'Paged ' || n % 7, 'Op',
       'SE', 'rod-mill', array['copper'], true, false, 'committed', 'copper-mark', '{}', 'paged ' || n % 7
     from generate_series(1, ${String(count)}) n`,
  );
}

async function query(
  { installation }: TestServer,
  text: string,
): Promise<{ readonly rows: readonly Record<string, unknown>[] }> {
  const client = new pg.Client(installation.connection);
  await client.connect();
  return client.query<Record<string, unknown>>(text).finally(() => client.end());
}
