/**
 * Full conformance: every criterion that applies is met and verified, and whom the scheme names has said so. It is more than
 * an award, which may stand while findings are open, and it falls when one of them is opened again.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import { requireDuty } from '../access/require.ts';
import type { Duty } from '../access/actor.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { levelOf, type AfterAward, type Rating } from '../scheme/index.ts';
import type { Criterion, Scheme } from '../scheme/scheme.ts';
import { closed, Day } from '../shapes.ts';
import { standsYet, type AwardState } from './award.ts';

export const conformanceCommands = {
  'conformance.confirm': {
    stream: 'cycle',
    duties: ['secretariat', 'officer'],
    body: Type.Object({}, closed),
    purpose: 'Confirm that a site whose award stands meets every criterion that applies to it, each of them verified.',
  },
} as const satisfies CommandRegister;

export const conformanceEvents = {
  'conformance.confirmed': {
    stream: 'cycle',
    payload: Type.Object({ confirmedOn: Day }, closed),
    meaning: 'Every criterion that applies is met and verified: the site conforms fully.',
    public: true,
  },
} as const satisfies EventRegister;

export const conformanceRefusals = {
  'conformance.not-offered': { status: 409, sentence: 'The scheme knows no confirmation of full conformance.' },
  'conformance.not-met': {
    status: 409,
    sentence:
      '{count, plural, one {One criterion is} other {# criteria are}} not met and verified yet: {criteria}. Close what is open there first.',
  },
  'conformance.already-confirmed': { status: 409, sentence: 'Full conformance was confirmed on {day} already.' },
} as const satisfies RefusalRegister;

export type ConformanceCommand = CommandsOf<typeof conformanceCommands>;
export type ConformanceEvent = EventsOf<typeof conformanceEvents>;

/** Undefined where the scheme knows none; where it leaves unset who confirms it, the secretariat does. */
export function conformanceConfirmedBy({ conformance }: AfterAward): Duty | undefined {
  return conformance === undefined ? undefined : (conformance?.confirmedBy ?? 'secretariat');
}

/** Those of the criteria that are not rated, or at a level at which something is left to improve. */
export function notMet(
  scheme: Scheme,
  criteria: readonly Criterion[],
  ratings: Readonly<Record<string, Rating>>,
): readonly Criterion[] {
  return criteria.filter((criterion) => {
    const rating = ratings[criterion.id];
    if (rating === undefined) return true;
    if ('notApplicable' in rating) return false;
    const level = levelOf(scheme, criterion, rating.level);
    return level === undefined || level.adverse || level.finding;
  });
}

export interface ConformanceFacts extends Context {
  readonly award: AwardState;
  readonly confirmedBy?: Duty;
  /** the day of an earlier confirmation that holds */
  readonly confirmedOn?: string;
  /** criteria that apply and are not met, or not verified */
  readonly unmet: readonly Criterion[];
}

export function confirmConformance(facts: ConformanceFacts): Decision<ConformanceEvent> {
  const { actor, award, confirmedBy, confirmedOn, today, unmet } = facts;
  if (confirmedBy === undefined) return refuse('conformance.not-offered');
  const refused = requireDuty(actor, confirmedBy);
  if (refused !== undefined) return refused;
  if (!standsYet(award)) return refuse('award.not-standing');
  if (confirmedOn !== undefined) return refuse('conformance.already-confirmed', { day: confirmedOn });
  if (unmet.length > 0) {
    const criteria = unmet.map(({ number }) => number).join(', ');
    return refuse('conformance.not-met', { count: unmet.length, criteria });
  }
  return ok([{ type: 'conformance.confirmed', payload: { confirmedOn: today } }]);
}
