/**
 * Brings the tables up to date with an event, in the transaction that wrote it. A projection reads nothing but the event,
 * the state after it and other projections, so that a replay of the journal gives the same tables.
 */
/* eslint-disable @typescript-eslint/no-unsafe-type-assertion -- a stream's kind is fixed by its first event, and its state and
   events are of that kind; the compiler cannot follow that from one table row to the next */
import type { AnyEvent, CycleEvent, CycleState, Recorded, SiteState } from '@touchstone/domain';
import { entryOpening, publicEntry } from '@touchstone/domain';
import type { Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';
import { projectCycle } from './project-cycle.ts';
import { heldOfCycle, shownFrom } from './project-disclosure.ts';
import { projectAssessor, projectFirm, projectIndependence } from './project-assessors.ts';
import { projectOrganisation } from './project-organisation.ts';
import { projectSite } from './project-site.ts';
import { projectAccess, projectEvidence, projectScheme } from './project-registers.ts';

export async function project(
  transaction: Writer,
  schemes: Schemes,
  recorded: Recorded<AnyEvent>,
  state: unknown,
): Promise<void> {
  const site = await projectOne(transaction, schemes, recorded, state);
  const entry = publicEntry(recorded, site);
  if (entry === undefined) return;
  const held = recorded.stream.startsWith('cycle_')
    ? await heldOfCycle(transaction, schemes, state as CycleState)
    : undefined;
  await transaction
    .insertInto('public_entries')
    .values({
      stream: recorded.stream,
      version: recorded.version,
      site: site ?? null,
      at: recorded.at,
      entry: JSON.stringify(entry),
      shown_from: shownFrom(entryOpening(recorded.event.type, held)),
    })
    .execute();
}

/** The site that the event is about, where it is about one. */
async function projectOne(
  transaction: Writer,
  schemes: Schemes,
  recorded: Recorded<AnyEvent>,
  state: unknown,
): Promise<string | undefined> {
  const { event } = recorded;
  switch (event.type) {
    case 'access.granted':
    case 'access.revoked':
      await projectAccess(transaction, event);
      return undefined;
    case 'scheme.published':
      await projectScheme(transaction, recorded, event);
      return undefined;
    case 'organisation.registered':
    case 'organisation.corrected':
    case 'organisation.invited':
    case 'organisation.dismissed':
    case 'partnership.begun':
    case 'partnership.ended':
      await projectOrganisation(transaction, recorded, event);
      return undefined;
    case 'site.filed':
    case 'site.revised':
    case 'site.invited':
    case 'site.dismissed':
      await projectSite(transaction, recorded, event, state as SiteState);
      return recorded.stream;
    case 'evidence.added':
      await projectEvidence(transaction, recorded, event);
      return event.payload.site;
    case 'firm.approved':
    case 'firm.rescoped':
    case 'firm.suspended':
    case 'firm.reinstated':
    case 'firm.tie-recorded':
    case 'firm.tie-struck':
      await projectFirm(transaction, recorded, event);
      return undefined;
    case 'independence.declared':
      await projectIndependence(transaction, recorded, event);
      return undefined;
    case 'assessor.approved':
    case 'assessor.rescoped':
    case 'assessor.competence-recorded':
    case 'assessor.suspended':
    case 'assessor.reinstated':
    case 'assessor.declared':
      await projectAssessor(transaction, recorded, event);
      return undefined;
    default: {
      const cycle = state as Exclude<CycleState, { stage: 'none' }>;
      await projectCycle(transaction, schemes, recorded as Recorded<CycleEvent>, cycle);
      return cycle.site;
    }
  }
}
