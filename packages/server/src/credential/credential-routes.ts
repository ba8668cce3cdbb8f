/**
 * Credentials at their own addresses: a page for people, the signed token for programs, and with `?bundle` everything that
 * a check without a network needs; beside them the issuer's keys (did:web) and its status lists.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import {
  envelopeCredential,
  formatBundle,
  isConformityCredential,
  parseVcJwt,
  statusPurposes,
  type ConformityCredential,
} from '@touchstone/credential';
import { assert } from '@touchstone/kernel';
import { isDisclosed, publicDay } from '@touchstone/domain';
import { readCredential, readCycle, type CredentialRow } from '@touchstone/store';
import { CredentialPage } from '@touchstone/ui';
import { sendRefusals } from '../api/problem.ts';
import { paramOf, queryNames } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { sendPage, sendProblem } from '../http/pages.ts';
import { openToAll } from '../http/public-file.ts';
import type { Services } from '../http/services.ts';
import { visitOf } from '../http/visit.ts';
import { wantedForm } from './wanted-form.ts';
import { didDocument, statusList, verificationBundle } from './issuer-documents.ts';

const tokenType = 'application/vc+jwt';

export function addCredentialPages(server: FastifyInstance, services: Services): void {
  const { read } = services.database;
  // The first number is that of the first credential of an award; without one, the last.
  for (const path of ['/credentials/:cycle', '/credentials/:cycle/:number'])
    getNow(server, services, path, 'now', async (request, reply) => {
      const cycle = paramOf(request, 'cycle');
      const number = paramOf(request, 'number') || undefined;
      const form = wantedForm(request);
      void reply.header('vary', 'accept, accept-language, cookie');
      const credential = isCycleId(cycle) ? await readShownCredential(services, cycle, number) : undefined;
      if (credential === undefined) {
        if (form === 'page') return sendProblem(reply, await visitOf(services, request), { kind: 'not-found' });
        return sendRefusals(request, reply, [{ code: 'credential.unknown' }]);
      }
      const { jwt } = credential;
      switch (form) {
        case 'token':
          return asFile(reply, `${cycle}.jwt`, queryNames(request)).type(tokenType).send(jwt);
        case 'envelope':
          return openToAll(reply)
            .type('application/vc')
            .send(JSON.stringify(envelopeCredential(jwt)));
        case 'bundle': {
          const bundle = await verificationBundle(services, credential);
          return asFile(reply, `${cycle}.json`, queryNames(request))
            .type('application/json')
            .send(formatBundle(bundle));
        }
        case 'page': {
          const [visit, view] = await Promise.all([visitOf(services, request), readCycle(read, cycle)]);
          assert(view, 'the cycle of a credential');
          const { id, name } = view.site;
          const place = number === undefined ? cycle : `${cycle}/${number}`;
          const page = { frame: visit.frame, cycle: place, site: { id, name }, claims: claimsOf(jwt), token: jwt };
          return sendPage(reply, CredentialPage(page));
        }
      }
    });
  getNow(server, services, '/.well-known/did.json', 'now', (_request, reply) =>
    openToAll(reply)
      .type('application/did+ld+json')
      .header('cache-control', 'public, max-age=300')
      .send(JSON.stringify(didDocument(services))),
  );
  for (const purpose of statusPurposes) {
    getNow(server, services, `/status/${purpose}`, 'now', async (request, reply) => {
      const list = await statusList(services, purpose);
      const etag = `"${createHash('sha256').update(list).digest('base64url')}"`;
      void openToAll(reply).header('etag', etag).header('cache-control', 'public, max-age=300');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type(tokenType).send(list);
    });
  }
}

/** Where the query itself asked for the form, a person asked in a browser and gets a file to keep. */
function asFile(reply: FastifyReply, name: string, asked: ReadonlySet<string>): FastifyReply {
  return asked.size > 0
    ? openToAll(reply).header('content-disposition', `attachment; filename="${name}"`)
    : openToAll(reply);
}

/** Undefined also while the scheme holds back who was awarded. */
async function readShownCredential(
  services: Services,
  cycle: string,
  number?: string,
): Promise<CredentialRow | undefined> {
  const { database, schemes } = services;
  if (number !== undefined && !/^[1-9]\d{0,3}$/.test(number)) return undefined;
  const [credential, view] = await Promise.all([
    readCredential(database.read, cycle, number === undefined ? undefined : Number(number)),
    readCycle(database.read, cycle),
  ]);
  if (credential === undefined || view?.state.stage !== 'running') return undefined;
  const { anchors, scheme: hash } = view.state;
  const compiled = await schemes.byHash(database.read, hash);
  assert(compiled, 'the scheme of a running cycle');
  return isDisclosed(compiled.scheme, 'award.marks', anchors, publicDay(services.clock())) ? credential : undefined;
}

function claimsOf(jwt: string): ConformityCredential {
  const parsed = parseVcJwt(jwt);
  assert(parsed.ok && isConformityCredential(parsed.value.claims), 'a credential that we issued can be read');
  return parsed.value.claims;
}

function isCycleId(text: string): boolean {
  return /^cycle_[0-9a-f-]{36}$/.test(text);
}
