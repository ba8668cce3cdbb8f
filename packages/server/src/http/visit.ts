/** Who is asking, in which language, on which day: made once for each request, when a route asks for it. */
import type { FastifyRequest } from 'fastify';
import { dayOf, type PlainDate } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import { anonymousActor, countQueue, readActor, readTeamConcerns, type QueueDuty } from '@touchstone/store';
import {
  chooseLanguage,
  createTranslator,
  isLanguage,
  languages,
  type Language,
  type PageFrame,
  type Translator,
} from '@touchstone/ui';
import { queryOf } from './address.ts';
import { leadsTo } from './read-paths.ts';
import type { Person } from '../accounts/accounts.ts';
import type { Services } from './services.ts';

export interface Visit {
  readonly actor: Actor;
  readonly person?: Person;
  readonly t: Translator;
  readonly today: PlainDate;
  /** nobody acts on a page of a past day */
  readonly mayAct: boolean;
  readonly frame: PageFrame;
}

const translators = new Map<Language, Translator>(languages.map((language) => [language, createTranslator(language)]));

/** Whether the request carries anything by which somebody could be recognised. */
export function mayBeSignedIn({ headers }: FastifyRequest): boolean {
  return headers.authorization !== undefined || headers.cookie?.includes('session_token=') === true;
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) headers.set('authorization', authorization);
  if (cookie !== undefined) headers.set('cookie', cookie);
  return headers;
}

/** The language that the address itself asks for, as the language links do. */
export function askedLanguage(request: FastifyRequest): Language | undefined {
  const lang = queryOf(request, 'lang');
  return isLanguage(lang) ? lang : undefined;
}

export function translatorFor(request: FastifyRequest): Translator {
  const asked = askedLanguage(request);
  const language = asked ?? chooseLanguage(request.cookies['lang'], request.headers['accept-language']);
  return translators.get(language) ?? createTranslator(language);
}

export async function visitOf(services: Services, request: FastifyRequest): Promise<Visit> {
  const t = translatorFor(request);
  const { time } = services;
  const today = dayOf(services.clock(), 'UTC');
  const now = time?.day === undefined ? {} : { now: time.now };
  const person = await services.accounts.personOf(headersOf(request));
  const actor =
    person === undefined ? anonymousActor : await readActor((time?.present ?? services.database).read, person.id);
  const staff = actor.duties.filter((duty) => duty === 'secretariat' || duty === 'officer');
  // Every page of theirs says it; programs ask for it where they want it.
  const says = staff.length > 0 && !request.url.startsWith('/api/');
  const waiting = says ? await countFor(services, staff) : undefined;
  const frame: PageFrame = {
    ...{ ...now, t, today, path: request.url, origin: services.origin, demo: services.demo, assets: services.assets },
    ...(waiting === undefined ? {} : { waiting }),
    ...(person === undefined ? {} : { person: { account: person.id, name: person.name, duties: actor.duties } }),
    ...(time === undefined ? {} : { asOf: time.day ?? 'today', leadsTo: (path) => leadsTo(services.paths, path) }),
  };
  return { actor, t, today, mayAct: time?.day === undefined, frame, ...(person === undefined ? {} : { person }) };
}

/** What waits for these duties: acts, and for the secretariat people on teams. */
async function countFor({ clock, database, schemes, time }: Services, staff: readonly QueueDuty[]): Promise<number> {
  const [acts, concerns] = await Promise.all([
    countQueue(database.read, staff),
    // Whom somebody could appoint is asked of today alone.
    staff.includes('secretariat') && time?.day === undefined ? readTeamConcerns(database.read, schemes, clock()) : [],
  ]);
  return acts + concerns.length;
}
