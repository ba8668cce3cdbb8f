/**
 * People whom somebody wants to appoint to a site, with all that decides whether they can be: their entry, their firm's,
 * what they declared, what the register itself shows, and the cycles of this site that they have assessed in a row.
 */
import { dayOf } from '@touchstone/kernel';
import type { AssessorState, Candidate, stateOf } from '@touchstone/domain';
import type { Reader, Writer } from '../database.ts';
import { readRegisteredTies } from '../independence/registered-ties.ts';
import { readStateOf } from '../journal/read-state-at.ts';
import { readDeclaredAbout } from './assessor-queries.ts';

type From = Reader | Writer;

/** In the order of `assessors`; an id that is no entry is a candidate of the stage `none`. */
export async function readCandidates(
  from: From,
  assessors: readonly string[],
  { cycle, site }: { readonly cycle: string; readonly site: string },
): Promise<readonly Candidate[]> {
  const entries = await readStates(from, 'assessor', assessors);
  const people = [...entries.values()].flatMap((entry) => (entry.stage === 'none' ? [] : [entry]));
  const accounts = people.map(({ account }) => account);
  const [firms, declared, registered, earlier] = await Promise.all([
    readStates(
      from,
      'firm',
      people.flatMap(({ firmEntry }) => firmEntry ?? []),
    ),
    readDeclaredAbout(from, site, accounts),
    readRegisteredTies(from, accounts, [site]),
    readEarlierTeams(from, site, cycle),
  ]);
  return assessors.map((id): Candidate => {
    const assessor: AssessorState = entries.get(id) ?? { stage: 'none' };
    if (assessor.stage === 'none') return { assessor, ties: [], cyclesInRow: 0 };
    const { account, firmEntry } = assessor;
    const firm = firmEntry === undefined ? undefined : firms.get(firmEntry);
    const row = declared.get(account);
    const firstWithout = earlier.findIndex((team) => !team.includes(account));
    return {
      ...{ assessor, ties: registered(account, site), cyclesInRow: firstWithout < 0 ? earlier.length : firstWithout },
      ...(firm === undefined ? {} : { firm }),
      ...(row === undefined
        ? {}
        : { declaration: { conflict: row.conflict, ties: row.ties, declaredOn: dayOf(row.declared_at, 'UTC') } }),
    };
  });
}

async function readStates<K extends 'assessor' | 'firm'>(from: From, kind: K, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ReturnType<typeof stateOf<K>>>();
  const rows = await from
    .selectFrom('streams')
    .select(['id', 'state', 'version'])
    .where('kind', '=', kind)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  const states = await Promise.all(
    rows.map(({ id: stream, state, version }) => readStateOf(from, kind, { stream, state, version })),
  );
  return new Map(
    rows.flatMap(({ id }, index) => {
      const state = states[index];
      return state === undefined ? [] : [[id, state] as const];
    }),
  );
}

/** The teams of the site's other cycles, newest first. */
async function readEarlierTeams(from: From, site: string, cycle: string): Promise<readonly (readonly string[])[]> {
  const rows = await from
    .selectFrom('cycles')
    .select('team_accounts')
    .where('site', '=', site)
    .where('id', '!=', cycle)
    .orderBy('began_at', 'desc')
    .execute();
  return rows.map(({ team_accounts: team }) => team);
}
