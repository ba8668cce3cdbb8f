/** The sites that a visitor looks after with their ratings, for the page and the API: each reader finds what they may know. */
import { assert } from '@touchstone/kernel';
import {
  applicableCriteria,
  caseReader,
  mayReadContent,
  mayReadDeterminations,
  plainRatings,
  ratingsForAward,
  scopedFacts,
  type Rating,
  type RunningCycle,
} from '@touchstone/domain';
import { readDesk, type DeskRow } from '@touchstone/store';
import type { PortfolioPageProps, PortfolioSite } from '@touchstone/ui';
import type { Services } from '../http/services.ts';
import type { Visit } from '../http/visit.ts';
import { readKnownAt, type KnownAt } from './known-of-person.ts';

export interface PortfolioRead {
  readonly versions: PortfolioPageProps['versions'];
  /** cycles that were read, of which some may have nothing to show */
  readonly count: number;
}

/** `limits.pageRows` cycles after the first `after`, those of each operator together. */
export async function readPortfolio(services: Services, visit: Visit, after: number): Promise<PortfolioRead> {
  const rows = await readDesk(services.database.read, visit.actor, after, { by: 'operator' });
  const knownAt = await readKnownAt(
    services,
    visit.actor,
    rows.map(({ site }) => site),
  );
  return { versions: await versionsOf(services, visit, rows, knownAt), count: rows.length };
}

/** The site’s answers; none before it may answer. */
export function answersOf({ selfAssessment }: RunningCycle): Readonly<Record<string, Rating>> {
  return selfAssessment.stage === 'closed' ? {} : plainRatings(selfAssessment.answers);
}

/** Each row under the version that its cycle is pinned to, in the order in which they come. */
async function versionsOf(
  services: Services,
  { actor, today }: Visit,
  rows: readonly DeskRow[],
  knownAt: KnownAt,
): Promise<PortfolioPageProps['versions']> {
  const sites = new Map<string, PortfolioSite[]>();
  const versions: PortfolioPageProps['versions'][number][] = [];
  for (const { cycle, operator, operatorEntry, siteName, stage, state } of rows) {
    if (state.stage !== 'running' || stage === 'superseded') continue;
    const compiled = await services.schemes.byHash(services.database.read, state.scheme);
    assert(compiled, 'a running cycle has its scheme');
    const reader = caseReader(state, actor, compiled.scheme, knownAt(state.site, today));
    if (!mayReadContent(reader)) continue;
    const mayRead = mayReadDeterminations(reader, state.assessment);
    const [answers, determinations] = [answersOf(state), mayRead ? ratingsForAward(state) : {}];
    const basis =
      Object.keys(determinations).length > 0 ? 'determinations' : Object.keys(answers).length > 0 ? 'answers' : 'none';
    const own = sites.get(state.scheme) ?? [];
    if (own.length === 0) {
      sites.set(state.scheme, own);
      versions.push({ compiled, sites: own });
    }
    own.push({
      ...{ cycle, site: state.site, name: siteName, operator: { name: operator, entry: operatorEntry }, basis },
      ratings: basis === 'determinations' ? determinations : answers,
      applicable: new Set(applicableCriteria(compiled.scheme, scopedFacts(state)).map(({ id }) => id)),
    });
  }
  return versions;
}
