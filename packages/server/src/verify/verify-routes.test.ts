import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playStory, type PlayedStory } from '@touchstone/server';
import { openTestServer, type TestServer } from '@touchstone/testkit';

let server: TestServer;
let story: PlayedStory;
let token: string;
let bundle: string;

beforeAll(async () => {
  server = await openTestServer();
  story = await playStory(server.installation, () => undefined);
  token = (await server.http.inject({ url: `/credentials/${story.northCycle}` })).body;
  bundle = (await server.http.inject({ url: `/credentials/${story.northCycle}?bundle` })).body;
});
afterAll(() => server.close());

/** What the page says, without the blank report that only the browser's script uses. */
async function verified(credential: string): Promise<{ readonly status: number; readonly said: string }> {
  const answer = await server.http.inject({
    method: 'POST',
    url: '/verify',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: String(new URLSearchParams({ credential })),
  });
  return { status: answer.statusCode, said: answer.body.replaceAll(/<template.*?<\/template>/gs, '') };
}

function changed(jwt: string): string {
  const [header = '', claims = '', signature = ''] = jwt.split('.');
  const text = Buffer.from(claims, 'base64url').toString().replaceAll('Mill North', 'Mill Worth');
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

describe('verifying without script', () => {
  it.each([
    ['the token', () => token],
    ['the bundle', () => bundle],
    ['the address, as a QR code gives it', () => `http://localhost:4310/credentials/${story.northCycle}`],
  ])('confirms an award by %s, check by check, and says that it is fictional', async (_what, pasted) => {
    const { said, status } = await verified(pasted());
    expect(status).toBe(200);
    expect(said).toContain('This award is genuine and stands');
    expect(said.match(/In\u00a0order/g)).toHaveLength(9);
    expect(said).toContain('The Copper Mark: Mill North (fictional demonstration)');
    expect(said).toContain('Made up for demonstration');
    expect(said).toContain('at place');
  });

  it('says of a changed credential that its signature does not fit, and that its words are not confirmed', async () => {
    const { said } = await verified(changed(token));
    expect(said).toContain('Do not rely on this credential');
    expect(said).toContain('The signature does not fit the content');
    expect(said).toContain('The log’s entry is about another credential');
    expect(said).toContain('This is only what the text says of itself.');
    expect(said).toContain('Mill Worth');
  });

  it('says when the validity is over', async () => {
    const { clock } = server;
    const before = clock.now();
    clock.set('2027-01-01T00:00:00.000Z' as typeof before);
    const { said } = await verified(token);
    clock.set(before);
    expect(said).toContain('Its validity ended: 26 September 2026.');
    expect(said).toContain('Do not rely on this credential');
  });

  it.each([
    ['', 'Paste a credential, or choose its file.'],
    ['hello', 'This is not a credential.'],
    ['{"a":1}', 'This is not a credential.'],
    ['https://other.example/credentials/x', 'This is the address of another register.'],
    ['http://localhost:4310/register', 'This address does not lead to a credential.'],
    ['http://localhost:4310/credentials/cycle_x', 'There is no credential at this address.'],
  ])('answers “%s” with a clear sentence and keeps it', async (pasted, sentence) => {
    const { said, status } = await verified(pasted);
    expect(status).toBe(422);
    expect(said).toContain(sentence);
    expect(said).toContain('href="#field-credential"');
    if (pasted !== '') expect(said).toContain(pasted.replaceAll('"', '&quot;'));
  });

  it('takes a file, and an address in its own address', async () => {
    const payload = `--x\r\ncontent-disposition: form-data; name="credential"\r\n\r\n\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="award.json"\r\ncontent-type: application/json\r\n\r\n${bundle}\r\n--x--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const byFile = await server.http.inject({ method: 'POST', url: '/verify', headers, payload });
    expect(byFile.body.split('<template')[0]).toContain('This award is genuine and stands');
    const address = encodeURIComponent(`http://localhost:4310/credentials/${story.northCycle}`);
    const byAddress = await server.http.inject({ url: `/verify?credential=${address}` });
    expect(byAddress.body.split('<template')[0]).toContain('This award is genuine and stands');
  });

  it('shows text of a credential as text', async () => {
    const [header = '', claims = ''] = token.split('.');
    const text = Buffer.from(claims, 'base64url').toString().replaceAll('Mill North', '<script>x</script>');
    const { said } = await verified([header, Buffer.from(text).toString('base64url'), token.split('.')[2]].join('.'));
    expect(said).toContain('&lt;script>x');
    expect(said).not.toContain('<script>x');
  });
});
