/** The assessor register, and what assessors have declared about sites. */
import { limits, type Instant } from '@touchstone/kernel';
import type { DeclaredTie } from '@touchstone/domain';
import type { Selectable } from 'kysely';
import type { Reader, Writer } from '../database.ts';
import type { Tables } from '../tables.ts';

export type FirmEntry = Selectable<Tables['firms']>;
export type AssessorEntry = Selectable<Tables['assessors']>;

/** By name, `limits.pageRows` of them after the first `after`. */
export function readAssessorRegister(from: Reader, after: number): Promise<readonly AssessorEntry[]> {
  return from
    .selectFrom('assessors')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(limits.pageRows)
    .offset(after)
    .execute();
}

/**
 * Of the whole register, as many as a page takes, in the order in which they come into question for the site: those who
 * declared about it, without whose word nobody is appointed, before all others.
 */
export function readAssessorsFor(from: Reader, site: string): Promise<readonly AssessorEntry[]> {
  return from
    .selectFrom('assessors')
    .selectAll()
    .orderBy(
      ({ exists, selectFrom }) =>
        exists(
          selectFrom('declarations')
            .select('declarations.account')
            .whereRef('declarations.account', '=', 'assessors.account')
            .where('declarations.site', '=', site),
        ),
      'desc',
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limits.pageRows)
    .execute();
}

export function readAssessor(from: Reader, id: string): Promise<AssessorEntry | undefined> {
  return from.selectFrom('assessors').selectAll().where('id', '=', id).executeTakeFirst();
}

export function readFirms(from: Reader): Promise<readonly FirmEntry[]> {
  return from.selectFrom('firms').selectAll().orderBy('name').orderBy('id').limit(limits.firms).execute();
}

export function readFirm(from: Reader, id: string): Promise<FirmEntry | undefined> {
  return from.selectFrom('firms').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Those that hold first, then those that ended last. */
export function readFirmTies(
  from: Reader,
  firm: string,
): Promise<readonly (Selectable<Tables['firm_ties']> & { readonly operator: string })[]> {
  return from
    .selectFrom('firm_ties')
    .innerJoin('organisations', 'organisations.id', 'firm_ties.organisation')
    .selectAll('firm_ties')
    .select('organisations.name as operator')
    .where('firm', '=', firm)
    .orderBy('ended_on', (by) => by.desc().nullsFirst())
    .orderBy('organisations.name')
    .orderBy('tie')
    .execute();
}

export function readAssessorsOfFirm(from: Reader, firm: string): Promise<readonly AssessorEntry[]> {
  return from
    .selectFrom('assessors')
    .selectAll()
    .where('firm_entry', '=', firm)
    .orderBy('name')
    .orderBy('id')
    .limit(limits.pageRows)
    .execute();
}

/** Those that run out first stand first. */
export function readCompetences(from: Reader, assessor: string): Promise<readonly Selectable<Tables['competences']>[]> {
  return from
    .selectFrom('competences')
    .selectAll()
    .where('assessor', '=', assessor)
    .orderBy('until')
    .orderBy('competence')
    .execute();
}

/** What each of these accounts has declared about the site, by account. */
export async function readDeclaredAbout(
  from: Reader | Writer,
  site: string,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, Selectable<Tables['declarations']>>> {
  if (accounts.length === 0) return new Map();
  const rows = await from
    .selectFrom('declarations')
    .selectAll()
    .where('site', '=', site)
    .where('account', 'in', accounts)
    .execute();
  return new Map(rows.map((row) => [row.account, row]));
}

export interface DeclarationMade {
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly conflict: boolean;
  readonly reason: string;
  readonly ties: readonly DeclaredTie[];
  readonly declaredAt: Instant;
}

/** What this account has declared, the latest word on each site, newest first, after the first `after` of them. */
export function readDeclarations(from: Reader, account: string, after: number): Promise<readonly DeclarationMade[]> {
  return from
    .selectFrom('declarations')
    .innerJoin('sites', 'sites.id', 'declarations.site')
    .select([
      'sites.id as site',
      'sites.name as siteName',
      'sites.operator',
      'sites.fictional',
      'declarations.conflict',
      'declarations.reason',
      'declarations.ties',
      'declarations.declared_at as declaredAt',
    ])
    .where('declarations.account', '=', account)
    .orderBy('declarations.declared_at', 'desc')
    .orderBy('declarations.site')
    .limit(limits.pageRows)
    .offset(after)
    .execute();
}
