/** Tables of the assessor register and of declarations. */
import { plainDate } from '@touchstone/kernel';
import {
  tiesDeclared,
  type AssessorEvent,
  type DeclaredTie,
  type FirmEvent,
  type FirmTieEvent,
  type IndependenceEvent,
  type Recorded,
  type ApprovalScope,
} from '@touchstone/domain';
import { sql, type SqlBool } from 'kysely';
import type { Writer } from '../database.ts';

export async function projectFirm(transaction: Writer, recorded: Recorded, event: FirmEvent): Promise<void> {
  if (event.type === 'firm.approved') {
    const { country, fictional, firm, name } = event.payload;
    await transaction
      .insertInto('firms')
      .values({
        ...{ id: firm, name, country: country ?? null, fictional: fictional ?? false, approved_at: recorded.at },
        ...{ suspended: false, approval_reason: null, ...approvedFor(event.payload) },
      })
      .execute();
    return;
  }
  if (event.type === 'firm.tie-recorded') {
    const { begunOn, endedOn, organisation, source, tie } = event.payload;
    const row = {
      ...{ firm: recorded.stream, organisation, tie, recorded_at: recorded.at },
      begun_on: begunOn === undefined ? null : plainDate(begunOn),
      ended_on: endedOn === undefined ? null : plainDate(endedOn),
      ...{ source_title: source.title, source_url: source.url ?? null },
    };
    await transaction
      .insertInto('firm_ties')
      .values(row)
      .onConflict((conflict) => conflict.columns(['firm', 'organisation', 'tie']).doUpdateSet(row))
      .execute();
    return;
  }
  if (event.type === 'firm.tie-struck') {
    const { organisation, tie } = event.payload;
    await transaction
      .deleteFrom('firm_ties')
      .where('firm', '=', recorded.stream)
      .where('organisation', '=', organisation)
      .where('tie', '=', tie)
      .execute();
    return;
  }
  await transaction.updateTable('firms').set(changeOf(event)).where('id', '=', recorded.stream).execute();
}

export async function projectAssessor(transaction: Writer, recorded: Recorded, event: AssessorEvent): Promise<void> {
  switch (event.type) {
    case 'assessor.approved': {
      const { account, assessor, fictional, firm, firmEntry, name } = event.payload;
      await transaction
        .insertInto('assessors')
        .values({
          ...{ id: assessor, account, name, firm, firm_entry: firmEntry ?? null, fictional: fictional ?? false },
          ...{ suspended: false, approval_reason: null, approved_at: recorded.at, ...approvedFor(event.payload) },
        })
        .execute();
      return;
    }
    case 'assessor.competence-recorded': {
      const { competence, shownBy, until } = event.payload;
      const row = {
        ...{ assessor: recorded.stream, competence, shown_by: shownBy ?? null, recorded_at: recorded.at },
        until: until === undefined ? null : plainDate(until),
      };
      await transaction
        .insertInto('competences')
        .values(row)
        .onConflict((conflict) => conflict.columns(['assessor', 'competence']).doUpdateSet(row))
        .execute();
      return;
    }
    case 'assessor.declared': {
      const { assessor, conflict, reason, site } = event.payload;
      const { account } = await transaction
        .selectFrom('assessors')
        .select('account')
        .where('id', '=', assessor)
        .executeTakeFirstOrThrow();
      await declare(transaction, recorded, { account, site, conflict, reason, ties: [] });
      return;
    }
    case 'assessor.rescoped':
    case 'assessor.suspended':
    case 'assessor.reinstated':
      await transaction.updateTable('assessors').set(changeOf(event)).where('id', '=', recorded.stream).execute();
  }
}

export async function projectIndependence(
  transaction: Writer,
  recorded: Recorded,
  { payload }: IndependenceEvent,
): Promise<void> {
  const { account, conflict, reason, site } = payload;
  await declare(transaction, recorded, { account, site, conflict, reason, ties: tiesDeclared(payload) });
}

interface Declared {
  readonly account: string;
  readonly site: string;
  readonly conflict: boolean;
  readonly reason: string;
  readonly ties: readonly DeclaredTie[];
}

/** The last word on a site counts, in whatever order the streams are projected. */
async function declare(transaction: Writer, recorded: Recorded, { ties, ...declared }: Declared): Promise<void> {
  const row = { ...declared, ties: JSON.stringify(ties), stream: recorded.stream, declared_at: recorded.at };
  await transaction
    .insertInto('declarations')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['account', 'site'])
        .doUpdateSet(row)
        .where(sql<SqlBool>`(excluded.declared_at, excluded.stream) > (declarations.declared_at, declarations.stream)`),
    )
    .execute();
}

function approvedFor({ scope = {}, until }: { readonly scope?: ApprovalScope; readonly until?: string }) {
  return { scope: JSON.stringify(scope), until: until === undefined ? null : plainDate(until) };
}

type Change = Exclude<
  FirmEvent | AssessorEvent,
  {
    type:
      | FirmTieEvent['type']
      | 'firm.approved'
      | 'assessor.approved'
      | 'assessor.competence-recorded'
      | 'assessor.declared';
  }
>;

function changeOf(event: Change) {
  if ('scope' in event.payload) return approvedFor(event.payload);
  const suspended = event.type === 'firm.suspended' || event.type === 'assessor.suspended';
  return { suspended, approval_reason: event.payload.reason };
}
