/**
 * The end of the story: the award is verified as a stranger would, with the bundle that the register publishes and the
 * keys that a reader brings along; then a changed one is refused.
 */
import {
  assert,
  base64UrlToBytes,
  bytesToBase64Url,
  dayOf,
  defined,
  utf8ToBytes,
  type Instant,
} from '@touchstone/kernel';
import { verifyAward, type AwardTrust, type AwardVerification, type VerificationBundle } from '@touchstone/credential';
import { didDocument, issuerDid, logKey, verificationBundle, type Installation } from '@touchstone/server';
import { readCredential, readCycle } from '@touchstone/store';
import { parseTlogProof } from '@touchstone/tlog';
import { speaker, type Terminal } from '../terminal/terminal.ts';
import { wrapped } from '../terminal/text-table.ts';
import { printVerification } from '../verify/print-verification.ts';
import { demoMessages } from './demo-messages.ts';
import { storyMessages } from './story-messages.ts';
import { heading } from './tell-story.ts';

export async function checkAward(
  terminal: Terminal,
  installation: Installation,
  cycle: string,
): Promise<AwardVerification> {
  const { print, t } = terminal;
  const say = speaker(terminal, demoMessages);
  const bundle = await bundleOf(installation, cycle);
  const at = installation.clock();
  for (const line of heading(terminal, speaker(terminal, storyMessages)('chapter.verification'))) print(line);
  for (const line of wrapped(say('bundle', { day: t.date(dayOf(at, 'UTC')) }))) print(line);
  print();
  const verification = await verifyAward(bundle, await trustOf(installation, cycle, at));
  printVerification(terminal, verification);
  const proof = parseTlogProof(bundle.logProof ?? '');
  if (!proof.ok) return verification;
  for (const line of wrapped(say('proof', { hashes: proof.value.hashes.length }))) print(line);
  return verification;
}

/** One word in the claims is changed, and everything else left as it was. */
export async function checkChangedAward(
  terminal: Terminal,
  installation: Installation,
  cycle: string,
): Promise<AwardVerification> {
  const { print } = terminal;
  const say = speaker(terminal, demoMessages);
  const { site } = defined(await readCycle(installation.database.read, cycle), 'the cycle of the award');
  const other = `${site.name} II`;
  const bundle = await bundleOf(installation, cycle);
  const changed = { ...bundle, credential: withOtherWord(bundle.credential, site.name, other) };
  print();
  for (const line of wrapped(say('changed', { site: site.name, other }))) print(line);
  print();
  const verification = await verifyAward(changed, await trustOf(installation, cycle, installation.clock()));
  printVerification(terminal, verification);
  for (const line of wrapped(say('changed-why'))) print(line);
  return verification;
}

async function bundleOf(installation: Installation, cycle: string): Promise<VerificationBundle> {
  const credential = await readCredential(installation.database.read, cycle);
  return verificationBundle(installation, defined(credential, 'the credential of the award'));
}

async function trustOf(installation: Installation, cycle: string, at: Instant): Promise<AwardTrust> {
  const { database, keys, origin, schemes } = installation;
  const key = logKey(origin, keys);
  const view = await readCycle(database.read, cycle);
  assert(view?.state.stage === 'running', 'the cycle of the award runs');
  const { hash, scheme } = defined(await schemes.byHash(database.read, view.state.scheme), 'its scheme');
  return {
    at,
    issuers: [{ did: issuerDid(origin), document: didDocument(installation) }],
    log: { origin: key.name, key },
    criteria: new Set([
      ...scheme.criteria.map(({ id }) => `${origin}/schemes/${hash}#criterion-${id}`),
      ...scheme.marks.map(({ id }) => `${origin}/schemes/${hash}#mark-${id}`),
    ]),
  };
}

/** The token with another payload under the same signature. */
function withOtherWord(jwt: string, word: string, other: string): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const claims = new TextDecoder().decode(defined(base64UrlToBytes(payload), 'the payload of a token'));
  assert(claims.includes(JSON.stringify(word)), 'the word to change stands in the claims');
  const changed = claims.replaceAll(JSON.stringify(word), JSON.stringify(other));
  return [header, bytesToBase64Url(utf8ToBytes(changed)), signature].join('.');
}
