import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defined } from '@touchstone/kernel';
import type { CompiledScheme } from '@touchstone/domain';
import { openTestServer, type TestServer } from '@touchstone/testkit';

let server: TestServer;
let versions: readonly CompiledScheme[];

beforeAll(async () => {
  server = await openTestServer();
  versions = await server.installation.schemes.all(server.installation.database.read);
});
afterAll(() => server.close());

function version(id: string, of: string): CompiledScheme {
  return defined(
    versions.find(({ scheme }) => scheme.id === id && scheme.version === of),
    `${id} ${of}`,
  );
}

async function page(url: string, status = 200): Promise<string> {
  const answer = await server.http.inject({ url });
  expect(answer.statusCode).toBe(status);
  return answer.body;
}

describe('the pages of a scheme version', () => {
  it('are open to everybody, for every shipped version', async () => {
    for (const { hash, scheme } of versions) {
      for (const below of ['', '/process', '/origins', '/explain']) {
        expect(await page(`/schemes/${hash}${below}`)).toContain('<h1>');
      }
      for (const { id, number } of scheme.criteria) {
        expect(await page(`/schemes/${hash}/criteria/${id}`)).toContain(`<h1>${number} `);
      }
    }
  });

  it('are not there for what is no version and no criterion', async () => {
    const { hash } = version('example-mill', '1.1');
    await page(`/schemes/${'0'.repeat(64)}/process`, 404);
    await page('/schemes/nonsense', 404);
    await page(`/schemes/${hash}/criteria/nothing`, 404);
  });

  it('show two versions side by side, and take the one before where only the newer is named', async () => {
    const [older, newer] = [version('copper-mark', 'rra-2.0'), version('copper-mark', 'rra-3.0')];
    const html = await page(`/schemes/differences?to=${newer.hash}`);
    expect(html).toContain(`<option value="${older.hash}" selected>`);
    expect(html).toContain('Working hours become part of the terms of employment.');
    expect(await page(`/schemes/differences?from=${newer.hash}&to=${newer.hash}`)).toContain(
      'Both are the same version',
    );
    expect(await page('/schemes/differences?from=%27&to=x')).toContain('Choose');
  });
});

describe('“what would it advise?”', () => {
  async function ask(fields: Readonly<Record<string, string>>): Promise<string> {
    const answer = await server.http.inject({
      method: 'POST',
      url: `/schemes/${version('example-mill', '1.1').hash}/explain`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      payload: new URLSearchParams(fields).toString(),
    });
    expect(answer.statusCode).toBe(200);
    return answer.body;
  }
  const mill = { siteType: 'watermill', metals: 'iron' };

  it('advises with reasons and conditions, and keeps what was chosen', async () => {
    const html = await ask({ ...mill, everyOther: 'exemplary', 'answer-has-pond': 'true' });
    expect(html).toContain('The scheme advises Mill Star.');
    expect(html).toContain('The mill stays open to visitors.');
    expect(html).toContain('<option value="watermill" selected>');
    expect(html).toContain(
      'These criteria do not apply to such a site, so their ratings have no influence: R3 Lead kept',
    );
  });

  it('says what stands against a mark', async () => {
    const html = await ask({ ...mill, everyOther: 'exemplary', 'level-mill-1': 'unbegun' });
    expect(html).toContain('One of 5 criteria stands in the way of Mill Star.');
    expect(html).toContain('1 of the 2 critical criteria that apply is not rated “Workable” or better.');
    expect(html).toMatch(/Rated too low<.*criteria\/mill-1">P1 Hands kept safe</);
  });

  it('asks nothing of words that the scheme does not know', async () => {
    const html = await ask({ siteType: 'castle', metals: 'gold', country: '<', everyOther: 'splendid' });
    expect(html).toContain('The scheme does not advise Mill Star.');
    expect(html).toContain('Without a rating');
  });
});

describe('the schemes over the API', () => {
  it('tell mappings and differences as data and in words', async () => {
    const [older, newer] = [version('copper-mark', 'rra-2.0'), version('copper-mark', 'rra-3.0')];
    const at = `/api/v1/schemes/${newer.hash}`;
    const mapped = await server.http.inject({ url: `${at}/mappings` });
    expect(mapped.json()).toMatchObject({ mappings: [{ from: { version: 'rra-2.0' } }] });
    const found = await server.http.inject({ url: `${at}/differences?from=${older.hash}` });
    expect(found.json()).toMatchObject({ mapped: true, unaccounted: [], unknown: [] });
    expect(found.body).toContain('"kind":"merged"');
    expect((await server.http.inject({ url: `${at}/differences?from=x` })).statusCode).toBe(404);
  });
});
