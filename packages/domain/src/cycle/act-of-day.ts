/** What the passing of days makes of an act that a cycle waits for: no event tells of it, so whoever shows an act asks for the day. */
import type { PlainDate } from '@touchstone/kernel';
import { isNoticeLate } from '../assessment/fieldwork.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { fieldworkOf, type CycleState } from './cycle.ts';
import type { NextAct } from './act.ts';
import { nextActs } from './next-act.ts';

/** Nobody is told of a visit whose days are over: its plan goes back to the assessors, who plan others. */
export function actOfDay(next: NextAct, state: CycleState, today: PlainDate): NextAct {
  if (next.act !== 'visit.announce' || state.stage !== 'running') return next;
  return isNoticeLate(fieldworkOf(state), today) ? { ...next, act: 'assurance-plan.return' } : next;
}

/** As `nextActs`, for whoever looks on this day. */
export function nextActsOn(state: CycleState, version: number, scheme: Scheme, today: PlainDate): readonly NextAct[] {
  return nextActs(state, version, scheme).map((next) => actOfDay(next, state, today));
}
