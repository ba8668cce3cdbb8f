/**
 * The calendar feed: the deadlines of a person's cycles under a secret address, for calendar programs, which cannot sign
 * in. It shows what the person may read at the moment it is asked, and nothing once the address was renewed or
 * stopped.
 */
import type { FastifyInstance } from 'fastify';
import { addPeriod, assert, dayOf } from '@touchstone/kernel';
import { caseReader, mayReadDeterminations, type Actor } from '@touchstone/domain';
import { readActor, readCycle, readDeadlines, readDesk, type DeadlineRow } from '@touchstone/store';
import { CalendarPage, calendarText, valueOf, type CalendarEvent, type Translator } from '@touchstone/ui';
import { readKnownAt } from '../cycle/known-of-person.ts';
import { paramOf, queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { translatorFor, visitOf } from '../http/visit.ts';
import { dropSecret, hasSecret, isSecretOf, makeSecret } from './feed-secret.ts';

export function addCalendarPages(server: FastifyInstance, services: Services): void {
  const { database, origin } = services;
  getNow(server, services, '/calendar', 'now', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return sendPage(reply, CalendarPage({ frame: visit.frame, made: await hasSecret(database, visit.actor.id) }));
  });

  server.post('/calendar', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const { actor, frame, t } = visit;
    if (valueOf(freshForm(visit, fieldsOf(request)), 'act') === 'stop') {
      await dropSecret(database, actor.id);
      return reply.redirect('/calendar', 303);
    }
    const secret = await makeSecret(database, actor.id);
    const all = `${origin}/calendar/${actor.id}/${secret}.ics?lang=${t.language}`;
    const desk = await readDesk(database.read, actor);
    const sites = new Map(desk.map(({ site, siteName }) => [site, siteName]));
    void reply.header('cache-control', 'no-store');
    return sendPage(
      reply,
      CalendarPage({
        ...{ frame, made: true },
        addresses: { all, sites: [...sites].map(([site, name]) => ({ name, address: `${all}&site=${site}` })) },
      }),
    );
  });

  getNow(server, services, '/calendar/:account/:secret.ics', 'now', async (request, reply) => {
    const account = paramOf(request, 'account');
    if (!(await isSecretOf(database, account, paramOf(request, 'secret')))) {
      return sendProblem(reply, await visitOf(services, request), { kind: 'not-found' });
    }
    const actor = await readActor(database.read, account);
    const [site, t, now] = [queryOf(request, 'site'), translatorFor(request), services.clock()];
    const rows = await readDeadlines(database.read, actor, {
      // Each scheme counts its days in its own zone, which may be a day behind.
      since: addPeriod(dayOf(now, 'UTC'), { days: -1 }),
      ...(site === undefined ? {} : { site }),
    });
    const closed = await closedCycles(services, actor, rows);
    const open = rows.filter(({ cycle, finding }) => finding === '' || !closed.has(cycle));
    const events = await Promise.all(open.map((row) => eventOf(services, t, row)));
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .send(calendarText({ name: t('calendar.title'), at: services.clock(), events: events.flat() }));
  });
}

/** Cycles of whose findings the person may not know: read one by one, but those alone of which something is on record. */
async function closedCycles(
  services: Services,
  actor: Actor,
  rows: readonly DeadlineRow[],
): Promise<ReadonlySet<string>> {
  const doubtful = rows.filter((row) => row.doubtful);
  const { clock, database, schemes } = services;
  const knownAt = await readKnownAt(
    services,
    actor,
    doubtful.map(({ site }) => site),
  );
  const closed = await Promise.all(
    [...new Set(doubtful.map(({ cycle }) => cycle))].map(async (cycle): Promise<readonly string[]> => {
      const state = (await readCycle(database.read, cycle))?.state;
      const compiled = state?.stage === 'running' ? await schemes.byHash(database.read, state.scheme) : undefined;
      if (state?.stage !== 'running' || compiled === undefined) return [cycle];
      const { scheme } = compiled;
      const reader = caseReader(state, actor, scheme, knownAt(state.site, dayOf(clock(), scheme.timeZone)));
      return mayReadDeterminations(reader, state.assessment) ? [] : [cycle];
    }),
  );
  return new Set(closed.flat());
}

/** Nothing where the day is past for the scheme. */
async function eventOf(
  { clock, database, origin, schemes }: Services,
  t: Translator,
  row: DeadlineRow,
): Promise<readonly CalendarEvent[]> {
  const compiled = await schemes.byHash(database.read, row.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  if (row.due < dayOf(clock(), scheme.timeZone)) return [];
  const rule = scheme.clocks.find(({ id }) => id === row.clock);
  const name = rule === undefined ? row.clock : t.text(rule.name);
  const criterion = scheme.criteria.find(({ id }) => id === row.criterion);
  const about = row.finding === '' ? '' : `.${row.finding}`;
  return [
    {
      uid: `${row.cycle}.${row.clock}${about}@${new URL(origin).hostname}`,
      ...{ on: row.due, changedAt: row.changedAt, changes: row.changes },
      title: t('calendar.event', {
        site: row.siteName,
        clock: criterion === undefined ? name : `${name} (${criterion.number})`,
      }),
      description: t('calendar.event-text', { scheme: t.text(scheme.name) }),
      href: `${origin}/cycles/${row.cycle}`,
    },
  ];
}
