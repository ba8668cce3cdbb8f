/** Holds an act back until whom the scheme names has confirmed what the site answered to its questions. */
import { refuse } from '@touchstone/kernel';
import type { Duty } from '../access/actor.ts';
import type { Decision } from '../envelope.ts';
import { unconfirmed } from '../participation/scope.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import { scopeOf, type CycleEvent, type CycleState } from './cycle.ts';

/** Acts that rest on the site's answers, and whose confirmation of them the scheme may want before. */
const restOnScope: Readonly<Record<string, Duty | undefined>> = {
  'commitment.accept': 'secretariat',
  'assessment.submit': 'assessor',
  'award.propose': 'officer',
};

/** The decision, where nobody's confirmation of the site's answers is waited for. */
export function onceConfirmed(
  state: CycleState,
  { type }: { readonly type: string },
  { pinned }: { readonly pinned?: CompiledScheme },
  decision: Decision<CycleEvent>,
): Decision<CycleEvent> {
  const duty = restOnScope[type];
  if (!decision.ok || duty === undefined || state.stage !== 'running' || pinned === undefined) return decision;
  const waiting = unconfirmed(pinned.scheme, state.siteFacts, scopeOf(state), duty);
  return waiting.length > 0 ? refuse('scope.unconfirmed') : decision;
}
