/**
 * What keeps a person who assesses or decides on a site from reading what is held for it: the same bar that keeps them from
 * the content of its cycles.
 */
import { assert, dayOf } from '@touchstone/kernel';
import { caseReader, mayReadContent, type Actor, type CaseReader } from '@touchstone/domain';
import { readCycle, readCyclesOfSite } from '@touchstone/store';
import { readKnownAt } from '../cycle/known-of-person.ts';
import type { Services } from '../http/services.ts';

/** Judged by the cycle that gives the person a part: the last one whose team they are on, for an officer the last one. */
export async function barToSite(services: Services, actor: Actor, site: string): Promise<CaseReader['bar']> {
  if (actor.sites.includes(site) || actor.duties.includes('secretariat')) return undefined;
  const { read } = services.time?.present ?? services.database;
  const cycles = await readCyclesOfSite(read, site);
  const running = cycles.filter(({ scheme }) => scheme !== null);
  const part = running.findLast(({ team }) => team.includes(actor.id)) ?? running.at(-1);
  const state = part === undefined ? undefined : (await readCycle(read, part.cycle))?.state;
  if (state?.stage !== 'running') return undefined;
  const compiled = await services.schemes.byHash(read, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  const knownAt = await readKnownAt(services, actor, [site]);
  const reader = caseReader(state, actor, scheme, knownAt(site, dayOf(services.clock(), scheme.timeZone)));
  return mayReadContent(reader) ? undefined : reader.bar;
}
