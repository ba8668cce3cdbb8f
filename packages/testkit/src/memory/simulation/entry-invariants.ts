/** What holds after every step on a stream that is no cycle: the entries of sites, organisations, firms and people. */
import { refusalTypes } from '@touchstone/domain';
import type { EntryStep } from './stage.ts';

/** Throws where a step broke what must hold. */
export function checkEntryStep(step: EntryStep): void {
  const wrong = invariants.flatMap((holds) => holds(step) ?? []);
  if (wrong.length === 0) return;
  const { actor, after, before, body, command, events, refusals, stream } = step;
  throw new Error(
    `${wrong.join('; ')}\n${JSON.stringify({ command, actor, stream, body, refusals, events, before, after })}`,
  );
}

const invariants: readonly ((step: EntryStep) => string | undefined)[] = [
  ({ after, before, events, refusals }) => {
    if (refusals.length === 0) return events.length > 0 ? undefined : 'a command was accepted and nothing happened';
    return after === before ? undefined : 'a refused command changed an entry';
  },
  ({ refusals }) => refusals.find(({ code }) => !Object.hasOwn(refusalTypes, code))?.code,
  ({ actor, events }) => (actor === 'stranger' && events.length > 0 ? 'a stranger changed an entry' : undefined),
  ({ register, site }) => {
    const filed = register.state('site', site.id);
    return filed.stage === 'filed' && filed.responsible.length > 0
      ? undefined
      : 'a site has nobody who is responsible for it';
  },
  ({ after, before }) => {
    if (before.stage !== 'registered' || after.stage !== 'registered') return undefined;
    if (new Set(after.keepers).size < after.keepers.length) return 'somebody keeps an organisation twice';
    return before.keepers.length > 0 && after.keepers.length === 0 ? 'an organisation lost its last keeper' : undefined;
  },
  ({ events, register, site }) => {
    const invited = events.flatMap(({ event }) => (event.type === 'site.invited' ? [event.payload.account] : []));
    const assess = site.cycles.flatMap((cycle) => {
      const state = register.state('cycle', cycle);
      return state.stage === 'running' && state.assessment.stage !== 'none'
        ? [state.assessment.appointment.account]
        : [];
    });
    return invited.some((account) => assess.includes(account)) ? 'a site took in whoever assesses it' : undefined;
  },
];
