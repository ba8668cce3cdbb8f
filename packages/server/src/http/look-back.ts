/**
 * Pages and reads as of a past day, asked for with `asOf`: the same route answers with services whose database shows the
 * rows that stood when that day was over and whose clock stands there. Who may read what is today's matter; nobody acts.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { addPeriod, dayOf, instant, ok, plainDate, refuse, startOfDay } from '@touchstone/kernel';
import type { PlainDate, Refusal, Result } from '@touchstone/kernel';
import { checkDay, publicDay } from '@touchstone/domain';
import { readPast } from '@touchstone/store';
import { sendRefusals } from '../api/problem.ts';
import { paramOf, queryNames, queryOf } from './address.ts';
import { sendProblem } from './pages.ts';
import type { Services } from './services.ts';
import { visitOf } from './visit.ts';

type Answer = (services: Services, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

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
  services.pathsInTime.push(new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`));
  server.get(path, options, async (request, reply) => {
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
    const now = services.clock();
    const zone = await zoneOf(services, request);
    const asked = readDay(queryOf(request, 'asOf') ?? '', dayOf(now, zone));
    if (!asked.ok) return sendRefusal(services, request, reply, asked.error);
    const day = asked.value;
    const before = startOfDay(addPeriod(day, { days: 1 }), zone);
    const last = instant(new Date(Date.parse(before) - 1).toISOString());
    return readPast(present, { before, publicDay: today.publicDay }, (read) =>
      answer(
        {
          ...services,
          database: { ...present, read },
          clock: () => (last < now ? last : now),
          time: { ...today, day, zone },
        },
        request,
        reply,
      ),
    );
  });
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

function readDay(asked: string, today: PlainDate): Result<PlainDate, Refusal> {
  const impossible = checkDay(asked, 'asOf');
  if (impossible !== undefined) return impossible;
  const day = plainDate(asked);
  return day > today ? refuse('time.future', { day }, 'asOf') : ok(day);
}

/** A cycle's days are those of its scheme; lists are read by those of UTC. */
async function zoneOf({ database, schemes }: Services, request: FastifyRequest): Promise<string> {
  const cycle = paramOf(request, 'cycle');
  if (cycle === '') return 'UTC';
  const row = await database.read.selectFrom('cycles').select('scheme_hash').where('id', '=', cycle).executeTakeFirst();
  const compiled = await schemes.byHash(database.read, row?.scheme_hash ?? '');
  return compiled?.scheme.timeZone ?? 'UTC';
}
