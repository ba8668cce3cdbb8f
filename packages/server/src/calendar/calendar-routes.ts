/**
 * The calendar feed: the coming days of a person's cycles under a secret address, for calendar programs, which cannot sign
 * in. One address is of all sites in which the person has a part whenever it is asked, others are of one site each. Each
 * shows what the person may read at that moment, and nothing once it was renewed or stopped.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addPeriod, dayOf } from '@touchstone/kernel';
import { readActor, type SiteRow } from '@touchstone/store';
import { CalendarPage, calendarText, valueOf } from '@touchstone/ui';
import { paramOf, queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { fieldsOf, freshForm, sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { translatorFor, visitOf, type Visit } from '../http/visit.ts';
import { openSite } from '../site/open-site.ts';
import { calendarEvents } from './calendar-events.ts';
import { dropSecret, hasSecret, makeSecret, opensFeed } from './feed-secret.ts';

interface OpenCalendar {
  readonly visit: Visit;
  /** absent for all sites */
  readonly site?: SiteRow;
}

type Open = (request: FastifyRequest, reply: FastifyReply) => Promise<OpenCalendar | undefined>;

export function addCalendarPages(server: FastifyInstance, services: Services): void {
  addCalendarPage(server, services, '/calendar', async (request, reply) => {
    const visit = await visitOf(services, request);
    if (visit.person !== undefined) return { visit };
    sendProblem(reply, visit, { kind: 'sign-in' });
    return undefined;
  });
  addCalendarPage(server, services, '/sites/:site/calendar', (request, reply) => openSite(services, request, reply));

  const { clock, database } = services;
  getNow(server, services, '/calendar/:account/:secret.ics', 'now', async (request, reply) => {
    const owner = { account: paramOf(request, 'account'), site: queryOf(request, 'site') };
    if (!(await opensFeed(database, owner, paramOf(request, 'secret')))) {
      return sendProblem(reply, await visitOf(services, request), { kind: 'not-found' });
    }
    const [actor, t, at] = [await readActor(database.read, owner.account), translatorFor(request), clock()];
    // Each scheme counts its days in its own zone, which may be a day behind.
    const since = addPeriod(dayOf(at, 'UTC'), { days: -1 });
    const events = await calendarEvents(services, t, actor, { since, site: owner.site });
    return reply
      .type('text/calendar; charset=utf-8')
      .header('cache-control', 'private, no-cache')
      .send(calendarText({ name: t('calendar.title'), at, events }));
  });
}

/** On which an address is made, made anew and stopped. */
function addCalendarPage(server: FastifyInstance, services: Services, path: string, open: Open): void {
  const { database, origin } = services;
  getNow(server, services, path, 'now', async (request, reply) => {
    const opened = await open(request, reply);
    if (opened === undefined) return reply;
    const { site, visit } = opened;
    const made = await hasSecret(database, { account: visit.actor.id, site: site?.id });
    return sendPage(reply, CalendarPage({ frame: visit.frame, site, made }));
  });

  server.post(path, async (request, reply) => {
    const opened = await open(request, reply);
    if (opened === undefined) return reply;
    const { site, visit } = opened;
    const { frame, t } = visit;
    const owner = { account: visit.actor.id, site: site?.id };
    if (valueOf(freshForm(visit, fieldsOf(request)), 'act') === 'stop') {
      await dropSecret(database, owner);
      return reply.redirect(site === undefined ? '/calendar' : `/sites/${site.id}/calendar`, 303);
    }
    const query = new URLSearchParams({ lang: t.language, ...(site === undefined ? {} : { site: site.id }) });
    const address = `${origin}/calendar/${owner.account}/${await makeSecret(database, owner)}.ics?${query.toString()}`;
    void reply.header('cache-control', 'no-store');
    return sendPage(reply, CalendarPage({ frame, site, made: true, address }));
  });
}
