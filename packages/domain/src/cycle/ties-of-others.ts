/**
 * What is known of the ties of those on whose work or word a decision on an award rests: the team, and once a decision is
 * proposed whoever proposed it or voted on it. A proposal says which of these ties it was made knowing of; one that becomes known
 * later keeps it from being confirmed.
 */
import type { PlainDate, Refusal } from '@touchstone/kernel';
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

/** Refuses a decision that does not know of a tie of somebody on whom it rests. `proposal`: where the decision is proposed just now. */
export function untoldTie(
  cycle: RunningCycle,
  proposal: { readonly tied?: readonly string[] } | undefined,
  { involved = [], today }: { readonly involved?: readonly Involved[]; readonly today: PlainDate },
  scheme: Scheme,
): Refusal | undefined {
  const { award } = cycle;
  const known = proposal === undefined ? (award.stage === 'proposed' ? award.tied : undefined) : proposal.tied;
  const untold = tiedAmong(cycle, involved, scheme, today).filter(({ account }) => known?.includes(account) !== true);
  if (untold.length === 0) return undefined;
  const facts = { people: untold.map(({ name }) => name).join(', ') };
  return proposal === undefined ? { code: 'award.tied-since', facts } : { code: 'award.tie-unsaid', facts, at: 'tied' };
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
