/** The scope of an approval on forms: the words to choose from, and what was typed as lists. */
import type { FastifyRequest } from 'fastify';
import type { ApprovalScope, Term } from '@touchstone/domain';
import type { ScopeWords } from '@touchstone/ui';
import { fieldsOf } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export async function scopeWords({ database, schemes }: Services): Promise<ScopeWords> {
  const all = (await schemes.all(database.read)).map(({ scheme }) => scheme);
  return {
    metals: eachOnce(all.flatMap(({ metals }) => metals)),
    siteTypes: eachOnce(all.flatMap(({ siteTypes }) => siteTypes)),
    competences: eachOnce(all.flatMap(({ assessors }) => assessors?.competences ?? [])),
    schemes: eachOnce(all.map(({ id, name }) => ({ id, name }))),
  };
}

/** Versions of one scheme share their terms; the newest version's words are first. */
function eachOnce(terms: readonly Term[]): readonly Term[] {
  return [...Map.groupBy(terms, ({ id }) => id).values()].flatMap(([first]) => first ?? []);
}

/** Languages and countries are typed as codes, with commas or spaces between them. */
export function scopeOf(request: FastifyRequest): { readonly scope: ApprovalScope } {
  const fields = fieldsOf(request);
  const chosen = (name: string): string[] => {
    const value = fields[`scope/${name}`] ?? [];
    return (typeof value === 'string' ? [value] : [...value]).filter((one) => one !== '');
  };
  const typed = (name: string): string[] => chosen(name).flatMap((text) => text.split(/[\s,;]+/).filter(Boolean));
  return {
    scope: {
      ...{ metals: chosen('metals'), siteTypes: chosen('siteTypes'), schemes: chosen('schemes') },
      languages: typed('languages').map((code) => code.toLowerCase()),
      countries: typed('countries').map((code) => code.toUpperCase()),
    },
  };
}
