/**
 * What is known of the ties of those on whose work or word a decision on an award rests: the team, and once a decision is
 * proposed whoever proposed it or voted on it. A proposal says which of these ties it was made knowing of; one that becomes known
 * later keeps it from being confirmed.
 */
import type { PlainDate } from '@touchstone/kernel';
import { obstacleToAssess, teamOf } from '../assessment/team.ts';
import type { TiedPerson } from '../award/award.ts';
import { votesOn } from '../award/panel.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { isBarredBy, type KnownOfPerson } from './conflict.ts';
import type { RunningCycle } from './cycle.ts';

/** One of those on whom a decision rests, with their ties to the site. */
export interface Involved extends Pick<KnownOfPerson, 'declaration' | 'ties'> {
  readonly account: string;
  readonly name: string;
}

/** Accounts of those on whom this act rests; none where it rests on nobody else. */
export function involvedIn({ assessment, award }: RunningCycle, act: string): readonly string[] {
  if (assessment.stage === 'none' || (act !== 'award.propose' && act !== 'award.confirm')) return [];
  const team = teamOf(assessment.appointment).map(({ account }) => account);
  const decided = act === 'award.confirm' && award.stage === 'proposed' ? Object.keys(votesOn(award)) : [];
  return [...new Set([...team, ...decided])];
}

/** Of these, those whom a tie keeps from their part as things are known today. */
export function tiedAmong(
  { assessment }: RunningCycle,
  involved: readonly Involved[],
  scheme: Scheme,
  today: PlainDate,
): readonly TiedPerson[] {
  const team = assessment.stage === 'none' ? [] : teamOf(assessment.appointment);
  return involved.flatMap(({ account, name, ...known }) => {
    const tied = team.some((one) => one.account === account)
      ? obstacleToAssess({ ties: [], cyclesInRow: 0, ...known }, scheme, today) !== undefined
      : isBarredBy({ ...known, today }, scheme, 'award.propose');
    return tied ? [{ account, name }] : [];
  });
}
