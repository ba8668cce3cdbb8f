/** The assessor register, and what assessors have declared about sites. */
import { limits, type Instant } from '@touchstone/kernel';
import { sql } from 'kysely';
import type { Reader } from '../database.ts';
import type { Tables } from '../tables.ts';

export type AssessorEntry = Readonly<Tables['assessors']>;

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

export function readAssessor(from: Reader, id: string): Promise<AssessorEntry | undefined> {
  return from.selectFrom('assessors').selectAll().where('id', '=', id).executeTakeFirst();
}

export interface AssessorForSite extends AssessorEntry {
  /** null where this assessor has declared nothing about the site */
  readonly conflict: boolean | null;
  readonly reason: string | null;
  readonly declaredAt: Instant | null;
}

/** The register with what each has declared about this site: those without a conflict first, then those who may yet declare. */
export function readAssessorsForSite(from: Reader, site: string): Promise<readonly AssessorForSite[]> {
  return from
    .selectFrom('assessors')
    .leftJoin('declarations', (join) =>
      join.onRef('declarations.assessor', '=', 'assessors.id').on('declarations.site', '=', site),
    )
    .selectAll('assessors')
    .select(['declarations.conflict', 'declarations.reason', 'declarations.declared_at as declaredAt'])
    .orderBy(sql`case when declarations.conflict then 2 when declarations.conflict is null then 1 else 0 end`)
    .orderBy('assessors.name')
    .limit(limits.pageRows)
    .execute();
}

export interface DeclarationMade {
  readonly site: string;
  readonly siteName: string;
  readonly operator: string;
  readonly fictional: boolean;
  readonly conflict: boolean;
  readonly reason: string;
  readonly declaredAt: Instant;
}

/** What this assessor has declared, the latest word on each site, newest first. */
export function readDeclarations(from: Reader, assessor: string): Promise<readonly DeclarationMade[]> {
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
      'declarations.declared_at as declaredAt',
    ])
    .where('declarations.assessor', '=', assessor)
    .orderBy('declarations.declared_at', 'desc')
    .limit(limits.pageRows)
    .execute();
}
