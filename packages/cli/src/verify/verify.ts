/** The work of `touchstone verify`: reads what the person brings, verifies, tells. Asks no network and no installation. */
import { instant, parseInstant, parsePlainDate, type Instant } from '@touchstone/kernel';
import {
  bundleLength,
  didWebDocumentUrl,
  parseBundle,
  parseVcJwt,
  verifyAward,
  type AwardTrust,
  type TrustedIssuer,
  type VerificationBundle,
} from '@touchstone/credential';
import { parseNoteKey, type NoteKey } from '@touchstone/tlog';
import { pastedRefusal } from '@touchstone/ui';
import { calledWrongly, foundWanting } from '../terminal/exit.ts';
import { readInput } from '../terminal/read-input.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { wrapped } from '../terminal/text-table.ts';
import { foundIn, printVerification } from './print-verification.ts';
import type { VerifyFlags } from './verify-flags.ts';
import { verifyMessages } from './verify-messages.ts';

export async function verify(file: string, flags: VerifyFlags): Promise<void> {
  const terminal = openTerminal();
  const at = momentOf(flags.at);
  const log = flags.logKey === undefined ? undefined : await readLogKey(flags.logKey);
  const issuers = await Promise.all((flags.did ?? []).map(readIssuer));
  const parsed = parseBundle(await readInput(file, bundleLength));
  if (!parsed.ok) {
    terminal.warn(`✗ ${terminal.t(`verify.refused.${pastedRefusal(parsed.error.code)}`)}`);
    foundWanting();
    return;
  }
  const named = issuerNamedIn(parsed.value);
  const trust: AwardTrust = {
    at,
    // Whoever names nobody gets told what the file says of itself, and that nobody confirmed it.
    issuers: issuers.length > 0 || named === undefined ? issuers : [{ did: named }],
    ...(log === undefined ? {} : { log: { origin: log.name, key: log } }),
  };
  const verification = await verifyAward(parsed.value, trust);
  if (flags.json === true) {
    const checks = verification.checks.map((check) => ({ ...check, sentence: foundIn(terminal, check) }));
    printJson(terminal, { ...verification, at, checks });
  } else {
    printVerification(terminal, verification);
    if (issuers.length === 0) warnOfOwnKeys(terminal, named);
  }
  const { verdict } = verification;
  if (verdict === 'invalid' || (verdict === 'incomplete' && flags.strict === true)) foundWanting();
}

function warnOfOwnKeys(terminal: Terminal, issuer: string | undefined): void {
  const say = speaker(terminal, verifyMessages);
  const address = issuer === undefined ? undefined : didWebDocumentUrl(issuer);
  const sentence = address === undefined ? say('own-keys-elsewhere') : say('own-keys', { address });
  for (const line of wrapped(sentence)) terminal.warn(line);
}

function issuerNamedIn(bundle: VerificationBundle): string | undefined {
  const parsed = parseVcJwt(bundle.credential);
  return parsed.ok ? parsed.value.signerDid : undefined;
}

/** A day means its noon in UTC, when it is that day nearly everywhere. */
function momentOf(text: string | undefined): Instant {
  if (text === undefined) return instant(new Date().toISOString());
  const day = parsePlainDate(text);
  const moment = parseInstant(day === undefined ? text : `${day}T12:00:00Z`);
  if (moment === undefined) {
    throw calledWrongly(`“${text}” is not a day or a moment. Write --at 2026-01-31 or --at 2026-01-31T12:00:00Z.`);
  }
  return moment;
}

const keyLength = 100_000;

async function readLogKey(given: string): Promise<NoteKey> {
  const key = parseNoteKey(given.trim()) ?? parseNoteKey((await readInput(given, keyLength)).trim());
  if (key === undefined) {
    throw calledWrongly(`“${given}” holds no key of a log. It is one line, name+id+key, as the log's page shows it.`);
  }
  return key;
}

async function readIssuer(file: string): Promise<TrustedIssuer> {
  const text = await readInput(file, keyLength);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    document = undefined;
  }
  if (typeof document === 'object' && document !== null && 'id' in document && typeof document.id === 'string') {
    return { did: document.id, document };
  }
  throw calledWrongly(`“${file}” is not a DID document: a JSON file whose "id" is the issuer's DID.`);
}
