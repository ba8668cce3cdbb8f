/** The people of a simulated register: one responsible person for each site, and staff and assessors in proportion. */
import type { Duty } from '@touchstone/domain';
import type { MemoryAccount } from '../memory-tables.ts';

export interface Crowd {
  readonly accounts: readonly MemoryAccount[];
  readonly secretariat: readonly string[];
  readonly officers: readonly string[];
  readonly assessors: readonly string[];
  /** who take nobody's part at first: sites take them in, firms hire them, an operator gives them duties */
  readonly newcomers: readonly string[];
}

/** An assessor for so many sites, so that each has as much to do in a large register as in a small one. */
const sitesPerAssessor = 20;

export function gatherCrowd(sites: number): Crowd {
  const account = (id: string, ...grants: readonly Duty[]): MemoryAccount => ({
    ...{ id, email: emailOf(id), grants },
  });
  const named = (word: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${word}-${String(index)}`);
  const secretariat = named('secretary', 3);
  const officers = named('officer', 5);
  const assessors = named('assessor', Math.max(6, Math.ceil(sites / sitesPerAssessor)));
  const newcomers = named('newcomer', 12);
  return {
    ...{ secretariat, officers, assessors, newcomers },
    accounts: [
      ...secretariat.map((id) => account(id, 'secretariat')),
      ...officers.map((id) => account(id, 'officer')),
      ...[...assessors, ...newcomers].map((id) => account(id)),
      ...named('site', sites).map((id) => account(id)),
      account('operator', 'operator'),
      account('system', 'system'),
      account('stranger'),
    ],
  };
}

export function emailOf(account: string): string {
  return `${account}@years.example`;
}
