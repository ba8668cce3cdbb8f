/**
 * Runs in the reader's browser on the page that verifies: takes over its form, checks the credential by itself and fills the
 * report that the page brought along. Asks only the register that served the page. Where the browser cannot check Ed25519
 * signatures, it leaves the form to the server.
 */
import { verifyPasted, type AwardVerification, type TrustedRegister } from '@touchstone/credential';
import { defined, instant, limits, type Instant } from '@touchstone/kernel';
import { parseNoteKey } from '@touchstone/tlog';
import { showClaims } from './claims-shown.ts';
import { pastedRefusal } from './pasted-refusal.ts';
import { printFacts } from './print-facts.ts';

const form = defined(document.querySelector<HTMLFormElement>('#verify-form'), 'the form');
const region = defined(document.querySelector<HTMLElement>('#verification'), 'the place of the report');
const textArea = defined(form.querySelector('textarea'), 'the field for the credential');
const fileInput = defined(form.querySelector<HTMLInputElement>('input[type=file]'), 'the field for its file');

const { issuer = '', logKey = '', at } = form.dataset;
const key = defined(parseNoteKey(logKey), 'the key of the log');

const register: TrustedRegister = {
  origin: location.origin,
  issuerDid: issuer,
  log: { origin: key.name, key },
  didDocument: async () => {
    const text = await ask('/.well-known/did.json');
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  },
  bundleAt: (address) => ask(`${new URL(address).pathname}?bundle`),
  schemeJson: (hash) => ask(`/api/v1/schemes/${hash}`),
};

/** Undefined where there is nothing, or the network is gone: the check that needed it then says so. */
async function ask(path: string): Promise<string | undefined> {
  try {
    const response = await fetch(path, { credentials: 'omit' });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

async function canVerify(): Promise<boolean> {
  try {
    await crypto.subtle.importKey('raw', Uint8Array.from(key.publicKey), 'Ed25519', false, ['verify']);
    return true;
  } catch {
    return false;
  }
}

async function verify(text: string): Promise<void> {
  region.setAttribute('aria-busy', 'true');
  const outcome = await verifyPasted(text, register, { at: at === undefined ? now() : instant(at) });
  region.replaceChildren(outcome.ok ? report(outcome.value) : refusal(pastedRefusal(outcome.error.code)));
  region.removeAttribute('aria-busy');
}

function now(): Instant {
  return instant(new Date().toISOString());
}

/** The blank report without everything that was not found, and with what was found in its places. */
function report({ checks, claimed, timeZone, verdict }: AwardVerification): DocumentFragment {
  const day = timeZone === undefined ? moment : dayIn(timeZone);
  const filled = copyOf('#verification-blank');
  keep(filled, '[data-verdict]', (element) => element.dataset['verdict'] === verdict);
  const claims = claimed === undefined ? undefined : showClaims(claimed, day);
  keep(filled, '[data-claims]', () => claims !== undefined);
  keep(filled, '[data-fictional]', () => claims?.fictional === true);
  const section = filled.querySelector('[data-claims]');
  if (section !== null && claims !== undefined) fill(section, { ...claims.words });
  for (const place of filled.querySelectorAll<HTMLElement>('[data-code]')) {
    const row = place.closest('tr');
    const check = checks.find(({ code }) => code === place.dataset['code']);
    if (check === undefined) row?.remove();
    else if (row !== null) fill(row, printFacts(check.facts, day));
  }
  return filled;
}

function refusal(code: string): DocumentFragment {
  const filled = copyOf('#refusal-blank');
  keep(filled, '[data-refusal]', (element) => element.dataset['refusal'] === code);
  return filled;
}

function copyOf(template: string): DocumentFragment {
  const found = defined(document.querySelector<HTMLTemplateElement>(template), template);
  return document.importNode(found.content, true);
}

function keep(within: DocumentFragment, selector: string, wanted: (element: HTMLElement) => boolean): void {
  for (const element of within.querySelectorAll<HTMLElement>(selector)) if (!wanted(element)) element.remove();
}

/** Puts texts in the place of `{names}`; as text, so that nothing in a credential can become part of the page. */
function fill(element: Element, facts: Readonly<Record<string, string>>): void {
  const filled = (text: string): string =>
    text.replaceAll(/\{([a-z]+)\}/g, (whole, name: string) => facts[name] ?? whole);
  for (const time of element.querySelectorAll('time')) time.dateTime = filled(time.dateTime);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    node.nodeValue = filled(node.nodeValue ?? '');
}

type Write = (moment: Instant) => string;

function writer(options: Intl.DateTimeFormatOptions): Write {
  const locale = document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', ...options });
  return (moment) => format.format(new Date(moment));
}

function dayIn(timeZone: string): Write {
  return writer({ timeZone });
}

/** Where nobody knows whose days are meant. */
function moment(at: Instant): string {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return writer({ ...time, timeZone: 'UTC', timeZoneName: 'short' })(at);
}

async function submitted(): Promise<void> {
  const file = fileInput.files?.[0];
  const size = file?.size ?? 0;
  // A file that is far too long is not even read.
  const text =
    file !== undefined && size > 0 && size < 8 * limits.credentialLength ? await file.text() : textArea.value;
  await verify(text);
  region.focus();
}

if (await canVerify()) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submitted();
  });
  // The server has answered already where the address names a credential; now the reader's own browser does.
  if (textArea.value !== '' && new URL(location.href).searchParams.has('credential')) await verify(textArea.value);
}
