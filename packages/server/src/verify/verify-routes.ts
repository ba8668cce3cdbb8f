/**
 * Verifying for those whose browser runs no script: the same verification as in the browser, with this register's own
 * material in the place of what the browser would ask for.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bundleLength, formatBundle, verifyPasted, type TrustedRegister } from '@touchstone/credential';
import { readCredential } from '@touchstone/store';
import { schemeJson } from '@touchstone/domain';
import { formatNoteKey } from '@touchstone/tlog';
import { pastedRefusal, VerifyPage, type VerifyPageProps } from '@touchstone/ui';
import { issuerDid } from '../credential/issue-credential.ts';
import { didDocument, verificationBundle } from '../credential/issuer-documents.ts';
import { queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, sendPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { logKey } from '../log/sequence-log.ts';

export function addVerifyPages(server: FastifyInstance, services: Services): void {
  getNow(server, services, '/verify', 'program', async (request, reply) => {
    const { frame } = await visitOf(services, request);
    const credential = queryOf(request, 'credential') ?? '';
    const outcome = credential === '' ? { pasted: '' } : await verify(services, credential);
    return sendPage(reply, VerifyPage({ frame, ...trustIn(services), ...outcome }));
  });
  server.post('/verify', { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } }, async (request, reply) => {
    const { frame } = await visitOf(services, request);
    const outcome = await verify(services, await pastedIn(request));
    const page = VerifyPage({ frame, ...trustIn(services), ...outcome });
    return sendPage(reply, page, outcome.refused === undefined ? 200 : 422);
  });
}

/** In a demonstration the reader's clock tells another day than the page. */
function trustIn({ clock, demo, keys, origin }: Services): Pick<VerifyPageProps, 'trust'> {
  const trust = { issuer: issuerDid(origin), logKey: formatNoteKey(logKey(origin, keys)) };
  return { trust: demo ? { ...trust, at: clock() } : trust };
}

async function verify(
  services: Services,
  pasted: string,
): Promise<Pick<VerifyPageProps, 'pasted' | 'refused' | 'verification'>> {
  const outcome = await verifyPasted(pasted, ownRegister(services), { at: services.clock() });
  return outcome.ok ? { pasted, verification: outcome.value } : { pasted, refused: pastedRefusal(outcome.error.code) };
}

function ownRegister(services: Services): TrustedRegister {
  const { database, keys, origin, schemes } = services;
  const key = logKey(origin, keys);
  return {
    origin,
    issuerDid: issuerDid(origin),
    log: { origin: key.name, key },
    didDocument: () => Promise.resolve(didDocument(services)),
    bundleAt: async (address) => {
      const [, cycle = '', number] = /\/credentials\/(cycle_[0-9a-f-]{36})(?:\/([1-9]\d{0,3}))?$/.exec(address) ?? [];
      const named = number === undefined ? undefined : Number(number);
      const credential = cycle === '' ? undefined : await readCredential(database.read, cycle, named);
      return credential === undefined ? undefined : formatBundle(await verificationBundle(services, credential));
    },
    schemeJson: async (hash) => {
      const compiled = await schemes.byHash(database.read, hash);
      return compiled === undefined ? undefined : schemeJson(compiled.scheme);
    },
  };
}

/** The chosen file where there is one, else what was pasted. */
async function pastedIn(request: FastifyRequest): Promise<string> {
  if (!request.isMultipart()) {
    const { credential } = fieldsOf(request);
    return typeof credential === 'string' ? credential : '';
  }
  let pasted = '';
  let file = '';
  for await (const part of request.parts({ limits: { fileSize: bundleLength, fieldSize: bundleLength } })) {
    if (part.type === 'file') file = (await part.toBuffer()).toString('utf8');
    else if (part.fieldname === 'credential' && typeof part.value === 'string') pasted = part.value;
  }
  return file === '' ? pasted : file;
}
