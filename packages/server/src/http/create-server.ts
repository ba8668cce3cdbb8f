/**
 * The HTTP server: plug-ins, what holds for every request, and the routes of the features. Every answer that is not a
 * page or a file is JSON; every refusal on the API is a problem document (RFC 9457).
 */
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Fault, limits, type Refusal } from '@touchstone/kernel';
import { asFault } from '@touchstone/store';
import { parse as parseQuery } from 'node:querystring';
import { addApi } from '../api/add-api.ts';
import { addPages } from './add-pages.ts';
import { sendRefusals } from '../api/problem.ts';
import { finishWork } from './finish-work.ts';
import { isForeign } from './guard-origin.ts';
import { requirePast } from './look-back.ts';
import { packPages } from './pack-pages.ts';
import { sendProblem } from './pages.ts';
import type { Services } from './services.ts';
import { askedLanguage, mayBeSignedIn, visitOf } from './visit.ts';

/** `proxies`: see `ServeOptions`. What anybody else says of the visitor's address is not believed. */
export async function createServer(
  given: Omit<Services, 'paths'>,
  proxies: readonly string[] = [],
): Promise<FastifyInstance> {
  const services: Services = { ...given, paths: [] };
  const server = Fastify({
    bodyLimit: limits.bodyBytes,
    trustProxy: proxies.length === 0 ? false : [...proxies],
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // The shapes are the domain's; what they do not name is refused there with a sentence, never dropped or converted.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  server.addHook('onRoute', requirePast);
  server.decorate('reads', services.paths);
  await server.register(cookie);
  await server.register(formbody, { parser: (text) => parseQuery(text, '&', '=', { maxKeys: 1_000 }) });
  await server.register(multipart, { limits: { fileSize: limits.evidenceBytes, files: 1, fields: 50 } });
  await server.register(rateLimit, { global: false });
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
        'upgrade-insecure-requests': services.origin.startsWith('https:') ? [] : null,
      },
      useDefaults: false,
    },
    strictTransportSecurity: services.origin.startsWith('https:'),
  });

  server.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    const fetched: string | readonly string[] | undefined = request.headers['sec-fetch-site'];
    const site = typeof fetched === 'string' ? fetched : fetched?.[0];
    const asked = askedLanguage(request);
    if (asked !== undefined)
      reply.setCookie('lang', asked, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true });
    // The database keeps no text with the character NUL, so an address with it leads to nothing and must not be asked for.
    if (request.url.includes('%00')) await sendNotFound(services, request, reply);
    else if (isForeign({ method: request.method, host, origin, secFetchSite: site }))
      await refuseRequest(services, request, reply, { code: 'access.foreign-form' });
  });
  // Pages differ by person, language and moment: nobody in between keeps one for somebody else, and a browser asks again.
  server.addHook('onSend', async (request, reply) => {
    if (reply.hasHeader('cache-control')) return;
    void reply.header('cache-control', mayBeSignedIn(request) ? 'private, no-cache' : 'no-cache');
  });
  server.setNotFoundHandler((request, reply) => sendNotFound(services, request, reply));
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return refuseRequest(services, request, reply, refusal);
    const reference = services.report(error);
    const trouble = asFault(error);
    const fault = trouble instanceof Fault;
    if (isApi(request)) {
      return reply
        .code(fault ? 503 : 500)
        .type('application/problem+json')
        .send({
          type: 'about:blank',
          title: fault ? trouble.message : 'Something broke on our side. Nothing was saved.',
          status: fault ? 503 : 500,
          reference,
        });
    }
    const frame = await frameWithoutPerson(services, request);
    return sendProblem(reply, frame, { kind: fault ? 'unavailable' : 'fault', reference });
  });

  finishWork(server);
  packPages(server);
  addApi(server, services);
  addPages(server, services);
  return server;
}

function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/');
}

async function sendNotFound(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (isApi(request)) return sendRefusals(request, reply, [{ code: 'api.unknown-address' }]);
  return sendProblem(reply, await visitOf(services, request), { kind: 'not-found' });
}

async function refuseRequest(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): Promise<FastifyReply> {
  if (isApi(request)) return sendRefusals(request, reply, [refusal]);
  return sendProblem(reply, await visitOf(services, request), { kind: 'refused', refusal });
}

/** What went wrong before a route was reached, where it is the sender's to mend. */
function refusalOf(error: FastifyError): Refusal | undefined {
  switch (error.statusCode) {
    case 413:
      return {
        code: 'api.too-large',
        facts: { kilobytes: limits.bodyBytes / 1_024, megabytes: limits.evidenceBytes / 1_048_576 },
      };
    case 415:
      return { code: 'api.media-type' };
    case 429:
      return { code: 'access.too-often', facts: { seconds: 60 } };
    case 400:
      return { code: 'api.not-readable' };
    default:
      return undefined;
  }
}

/** When the database is gone, nobody can be recognised; the page still comes in the right language. */
async function frameWithoutPerson(services: Services, request: FastifyRequest): ReturnType<typeof visitOf> {
  const nobody: Services = {
    ...services,
    accounts: { ...services.accounts, personOf: () => Promise.resolve(undefined) },
  };
  return visitOf(nobody, request);
}
