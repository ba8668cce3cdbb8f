/**
 * The calendar feed: the deadlines of a person's cycles under a secret address, for calendar programs, which cannot sign
 * in. It shows what the person may read at the moment it is asked, and nothing once the address was renewed.
 */
import type { FastifyInstance } from 'fastify';
import { assert, dayOf } from '@touchstone/kernel';
import { forecastOf, mayReadDeterminations, type Actor } from '@touchstone/domain';
import { readActor, readDesk, type DeskRow } from '@touchstone/store';
import { CalendarPage, calendarText, type CalendarEvent, type Translator } from '@touchstone/ui';
import { paramOf, queryOf } from '../http/address.ts';
import { sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { translatorFor, visitOf } from '../http/visit.ts';
import { hasSecret, isSecretOf, makeSecret } from './feed-secret.ts';

export function addCalendarPages(server: FastifyInstance, services: Services): void {
  const { database, origin } = services;
  server.get('/calendar', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    return sendPage(reply, CalendarPage({ frame: visit.frame, made: await hasSecret(database, visit.actor.id) }));
  });

  server.post('/calendar', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person === undefined) return sendProblem(reply, visit, { kind: 'sign-in' });
    const { actor, frame, t } = visit;
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

  server.get('/calendar/:account/:secret.ics', async (request, reply) => {
    const account = paramOf(request, 'account');
    if (!(await isSecretOf(database, account, paramOf(request, 'secret')))) {
      return sendProblem(reply, await visitOf(services, request), { kind: 'not-found' });
    }
    const actor = await readActor(database.read, account);
    const desk = await readDesk(database.read, actor);
    const site = queryOf(request, 'site');
    const t = translatorFor(request);
    const rows = desk.filter((row) => site === undefined || row.site === site);
    const events = await Promise.all(rows.map((row) => eventsOf(services, actor, t, row)));
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .send(calendarText({ name: t('calendar.title'), at: services.clock(), events: events.flat() }));
  });
}

/** Deadlines of findings are for those who may know of the findings. */
async function eventsOf(
  { clock, database, origin, schemes }: Services,
  actor: Actor,
  t: Translator,
  { cycle, siteName, state }: DeskRow,
): Promise<readonly CalendarEvent[]> {
  if (state.stage !== 'running') return [];
  const compiled = await schemes.byHash(database.read, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  const today = dayOf(clock(), scheme.timeZone);
  const known = mayReadDeterminations(actor, state.site, state.assessment);
  return forecastOf(state, scheme, today, known).deadlines.map(({ clock: id, due, finding }) => {
    const rule = scheme.clocks.find((one) => one.id === id);
    const name = rule === undefined ? id : t.text(rule.name);
    const criterion = scheme.criteria.find(
      (one) => finding !== undefined && one.id === state.findings[finding]?.criterion,
    );
    return {
      uid: `${cycle}.${id}${finding === undefined ? '' : `.${finding}`}@${new URL(origin).hostname}`,
      on: due,
      title: t('calendar.event', {
        site: siteName,
        clock: criterion === undefined ? name : `${name} (${criterion.number})`,
      }),
      description: t('calendar.event-text', { scheme: t.text(scheme.name) }),
      href: `${origin}/cycles/${cycle}`,
    };
  });
}
