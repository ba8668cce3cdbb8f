/** The site that an address names, for those whom it concerns: a site that somebody may not see is not there. */
import type { Actor } from '@touchstone/domain';
import { mayReadCycle, readLetterOfSite, readSite, type LetterOfSite, type SiteRow } from '@touchstone/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { closedTo } from '../cycle/open-cycle.ts';
import { readWords } from '../evidence/receive-form.ts';
import { paramOf } from '../http/address.ts';
import { missingThen } from '../http/missing-then.ts';
import { sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { visitOf, type Visit } from '../http/visit.ts';
import { barToSite } from './bar-to-site.ts';

export interface OpenSite {
  readonly visit: Visit;
  readonly site: SiteRow;
  /** of its latest cycle */
  readonly letter?: LetterOfSite;
}

/** For the people responsible for it. Undefined where the answer is sent already. */
export function openOwnSite(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenSite | undefined> {
  return open(services, request, reply, (actor, site) => actor.sites.includes(site));
}

/** For everybody who may read its cycles. Undefined where the answer is sent already. */
export function openSite(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<OpenSite | undefined> {
  return open(services, request, reply, (actor, site, letter) =>
    mayReadCycle(actor, { site, team_accounts: [...(letter?.team ?? [])] }),
  );
}

/** Of the latest cycle; where a past day is read also that of today, which says who may open the site. */
export async function readLetters(
  { database, time }: Services,
  site: string,
): Promise<Readonly<Record<'letter' | 'ofToday', LetterOfSite | undefined>>> {
  const letter = await readLetterOfSite(database.read, site);
  return { letter, ofToday: time?.day === undefined ? letter : await readLetterOfSite(time.present.read, site) };
}

async function open(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  mayOpen: (actor: Actor, site: string, letter: LetterOfSite | undefined) => boolean,
): Promise<OpenSite | undefined> {
  const visit = await visitOf(services, request);
  if (visit.person === undefined) {
    sendProblem(reply, visit, { kind: 'sign-in' });
    return undefined;
  }
  const id = paramOf(request, 'site');
  const [site, { letter, ofToday }] = await Promise.all([
    readSite(services.database.read, id),
    readLetters(services, id),
  ]);
  const opens = mayOpen(visit.actor, id, ofToday);
  if (site === undefined || !opens) {
    const now = opens ? await readSite((services.time?.present ?? services.database).read, id) : undefined;
    const refusal = now === undefined ? undefined : missingThen(services, now.filed_at);
    sendProblem(reply, visit, refusal === undefined ? { kind: 'not-found' } : { kind: 'refused', refusal });
    return undefined;
  }
  const bar = await barToSite(services, visit.actor, id);
  if (bar !== undefined) {
    await readWords(request);
    sendProblem(reply, visit, closedTo({ bar }, letter && `/cycles/${letter.cycle}`));
    return undefined;
  }
  return { visit, site, ...(letter === undefined ? {} : { letter }) };
}
