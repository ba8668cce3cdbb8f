/** Whether the next cycle of a site can be begun from this one, as far as pages can tell; the decider asks for itself. */
import { isUnderWay } from '@touchstone/domain';
import type { CycleOfSite } from '@touchstone/store';
import type { Services } from '../http/services.ts';
import type { OpenCycle } from './open-cycle.ts';

/** `cycles` are all of the site, the latest last. What is imported is no cycle of this register. */
export function mayAssessAgain(
  { time }: Services,
  { facts, running, view, visit: { actor } }: OpenCycle,
  cycles: readonly CycleOfSite[],
): boolean {
  const own = cycles.filter(({ stage }) => stage !== 'imported');
  const concerned = actor.duties.includes('secretariat') || actor.sites.includes(view.site.id);
  return (
    time?.day === undefined &&
    concerned &&
    running?.cycle.letter === 'accepted' &&
    !isUnderWay(facts.stage) &&
    own.at(-1)?.cycle === facts.id
  );
}
