/**
 * Pages and reads as of a past day, asked for with `asOf`: the same route answers with services whose database shows the
 * rows that stood when that day was over and whose clock stands there. Who may read what is today's matter; nobody acts.
 * What is read is added with `getInTime`, or with `getNow` and the reason why it has no past; anything else is a defect.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions, RouteShorthandOptions } from 'fastify';
import { Type } from 'typebox';
import { assert, dayOf, type PlainDate, type Refusal } from '@touchstone/kernel';
import { publicDay } from '@touchstone/domain';
import { sendRefusals } from '../api/problem.ts';
import { onPastDay } from '../installation/on-past-day.ts';
import { paramOf, queryNames, queryOf } from './address.ts';
import { sendProblem } from './pages.ts';
import { readPath, reasonsForNoPast, type Past, type ReadPath } from './read-paths.ts';
import type { Services } from './services.ts';
import { visitOf } from './visit.ts';

type Answer = (services: Services, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

declare module 'fastify' {
  interface FastifyInstance {
    /** everything that can be read */
    readonly reads: readonly ReadPath[];
  }
  interface FastifyContextConfig {
    readonly past?: Past;
  }
}

/** For the hook `onRoute`: whatever can be read says whether it can be read as of a past day, or why not. */
export function requirePast({ config, method, url }: RouteOptions): void {
  const reads = [method].flat().includes('GET');
  assert(!reads || config?.past !== undefined, `GET ${url} says whether it answers for past days, or why it has none`);
}

/** A route that answers for this moment only. Whoever asks for a past day is told so, instead of being shown today. */
export function getNow(
  server: FastifyInstance,
  services: Services,
  path: string,
  past: Exclude<Past, 'shown'>,
  answer: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | FastifyReply,
  options: RouteShorthandOptions = {},
): void {
  services.paths.push(readPath(path, past));
  server.get(path, withPast(options, past), async (request, reply) =>
    queryNames(request).has('asOf')
      ? sendRefusal(services, request, reply, { code: 'time.no-past', at: 'asOf' })
      : answer(request, reply),
  );
}

/** The route's options with what it declares: in its configuration, and in the OpenAPI document where it stands in it. */
function withPast(options: RouteShorthandOptions, past: Past): RouteShorthandOptions {
  const { config, schema } = options;
  const declared = { ...options, config: { ...config, past } };
  if (schema === undefined) return declared;
  if (past !== 'shown')
    return { ...declared, schema: { description: `No past: ${reasonsForNoPast[past]}`, ...schema } };
  const { properties = {} } = (schema.querystring ?? {}) as { readonly properties?: object };
  return { ...declared, schema: { ...schema, querystring: Type.Object({ ...asOfQuery, ...properties }) } };
}

const asOfQuery = {
  asOf: Type.Optional(Type.String({ description: 'a past day such as 2026-03-31: how things stood at its end' })),
};

/**
 * A route that answers for today, or for the past day that its address names. Only reading: what a person may do is shown
 * and done today.
 */
export function getInTime(
  server: FastifyInstance,
  services: Services,
  path: string,
  answer: Answer,
  options: RouteShorthandOptions = {},
): void {
  services.paths.push(readPath(path, 'shown'));
  server.get(path, withPast(options, 'shown'), async (request, reply) => {
    const present = services.database;
    // Reckoned where they are asked for: the clock and its days cost more than a whole page that is kept.
    const today = {
      present,
      get publicDay(): PlainDate {
        return publicDay(services.clock());
      },
      get now(): PlainDate {
        return dayOf(services.clock(), 'UTC');
      },
      zone: 'UTC',
    };
    if (!queryNames(request).has('asOf') || queryOf(request, 'asOf') === '') {
      return answer({ ...services, time: today }, request, reply);
    }
    const asked = { asked: queryOf(request, 'asOf') ?? '', cycle: paramOf(request, 'cycle') };
    const read = await onPastDay(services, asked, ({ day, zone, ...past }) =>
      answer({ ...services, ...past, time: { ...today, day, zone } }, request, reply),
    );
    return read.ok ? read.value : sendRefusal(services, request, reply, read.error);
  });
}

/** Leads on to another page that can show past days, on the same day. */
export function leadOn({ time }: Services, reply: FastifyReply, path: string): FastifyReply {
  return reply.redirect(time?.day === undefined ? path : `${path}?asOf=${time.day}`, 303);
}

async function sendRefusal(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): Promise<FastifyReply> {
  if (request.url.startsWith('/api/')) return sendRefusals(request, reply, [refusal]);
  return sendProblem(reply, await visitOf(services, request), { kind: 'refused', refusal });
}
