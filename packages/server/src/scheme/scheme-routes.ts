/** The rules of every published scheme version, for everybody to read, compare and try. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { CompiledScheme } from '@touchstone/domain';
import {
  SchemeCriterionPage,
  SchemeDifferencesPage,
  SchemeExplainPage,
  SchemeOriginsPage,
  SchemePage,
  SchemeProcessPage,
  SchemesPage,
} from '@touchstone/ui';
import { paramOf, queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, sendPage, sendProblem, sendPublicPage } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { explainSituation } from './explain-situation.ts';

export function addSchemePages(server: FastifyInstance, services: Services): void {
  const { database, schemes } = services;
  const all = () => schemes.all(database.read);
  getNow(server, services, '/schemes', 'record', (request, reply) =>
    sendPublicPage(services, request, reply, async ({ frame }) => SchemesPage({ frame, versions: await all() })),
  );
  getNow(server, services, '/schemes/differences', 'file', (request, reply) =>
    sendPublicPage(services, request, reply, async ({ frame }) => {
      const versions = await all();
      return SchemeDifferencesPage({ frame, versions, ...chosenVersions(request, versions) });
    }),
  );
  const addPage = (
    address: string,
    make: (visit: Visit, compiled: CompiledScheme, request: FastifyRequest) => VNode | undefined | Promise<VNode>,
  ): void => {
    getNow(server, services, address, 'file', (request, reply) =>
      sendPublicPage(services, request, reply, async (visit) => {
        const compiled = await schemeAt(services, request);
        return compiled === undefined ? undefined : make(visit, compiled, request);
      }),
    );
  };
  addPage('/schemes/:hash', ({ frame }, compiled, request) =>
    SchemePage({ frame, compiled, search: (queryOf(request, 'q') ?? '').trim().slice(0, searchLength) }),
  );
  addPage('/schemes/:hash/process', ({ frame }, compiled) => SchemeProcessPage({ frame, compiled }));
  addPage('/schemes/:hash/origins', async ({ frame }, compiled) =>
    SchemeOriginsPage({ frame, compiled, versions: await all() }),
  );
  addPage('/schemes/:hash/criteria/:criterion', ({ frame }, compiled, request) => {
    const criterion = compiled.scheme.criteria.find(({ id }) => id === paramOf(request, 'criterion'));
    return criterion === undefined ? undefined : SchemeCriterionPage({ frame, compiled, criterion });
  });
  addPage('/schemes/:hash/explain', (visit, compiled) =>
    SchemeExplainPage({ frame: visit.frame, compiled, form: freshForm(visit) }),
  );
  server.post('/schemes/:hash/explain', (request, reply) => answerExplain(services, request, reply));
}

/** Changes nothing, so the answer is the page itself. */
async function answerExplain(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const [visit, compiled] = await Promise.all([visitOf(services, request), schemeAt(services, request)]);
  if (compiled === undefined) return sendProblem(reply, visit, { kind: 'not-found' });
  const fields = fieldsOf(request);
  const result = explainSituation(compiled.scheme, fields);
  const form = freshForm(visit, fields);
  return sendPage(reply, SchemeExplainPage({ frame: visit.frame, compiled, form, result }));
}

/** characters of a search */
const searchLength = 200;

function schemeAt({ database, schemes }: Services, request: FastifyRequest): Promise<CompiledScheme | undefined> {
  const hash = paramOf(request, 'hash');
  return isSchemeHash(hash) ? schemes.byHash(database.read, hash) : Promise.resolve(undefined);
}

/** What the address names; where it names one only, the published version before or after it. */
function chosenVersions(
  request: FastifyRequest,
  versions: readonly CompiledScheme[],
): { readonly older?: CompiledScheme; readonly newer?: CompiledScheme } {
  const named = (name: string) => versions.find(({ hash }) => hash === queryOf(request, name));
  const newer = named('to');
  const before = versions.slice(newer === undefined ? versions.length : versions.indexOf(newer) + 1);
  const older = named('from') ?? before.find(({ scheme }) => scheme.id === newer?.scheme.id);
  return { ...(older === undefined ? {} : { older }), ...(newer === undefined ? {} : { newer }) };
}

export function isSchemeHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
