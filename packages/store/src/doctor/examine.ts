/**
 * `touchstone doctor`: derives everything again from the journal and tells what differs. All of it happens in one
 * transaction on one snapshot, so a running server neither disturbs it nor is disturbed; the replay stands in temporary
 * tables and is rolled back with the transaction, however this ends. Nothing that is kept is changed.
 */
import type { ControlledTransaction } from 'kysely';
import { asFault, type Database, type Writer } from '../database.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { Tables } from '../tables.ts';
import { compareProjections } from './compare-projections.ts';
import type { PartExamined } from './discrepancy.ts';
import { examineEvidence } from './examine-evidence.ts';
import { examineGuards } from './examine-guards.ts';
import { examineLog, type LogExamination } from './examine-log.ts';
import { examineOutcomes } from './examine-outcomes.ts';
import { examineStreams } from './examine-streams.ts';
import { takeNotes } from './notes.ts';
import { openReplay } from './replay-tables.ts';

export interface Examination {
  readonly database: Database;
  readonly evidenceFiles: EvidenceFiles;
  readonly log: LogExamination;
  /** told now and then how many streams are done */
  readonly progress?: (streams: number) => void;
}

export interface Examined {
  readonly parts: readonly PartExamined[];
  /** payloads that were erased, each with its reason on record */
  readonly erased: number;
  /** streams of which rows could not be compared, because they were erased or cannot be replayed */
  readonly unreplayed: number;
}

export async function examine(examination: Examination): Promise<Examined> {
  const transaction = await begin(examination.database);
  try {
    return await examineAll(transaction, examination);
  } catch (error) {
    throw asFault(error);
  } finally {
    await transaction.rollback().execute();
  }
}

async function begin({ read }: Database): Promise<ControlledTransaction<Tables>> {
  try {
    return await read.startTransaction().setIsolationLevel('repeatable read').execute();
  } catch (error) {
    throw asFault(error);
  }
}

async function examineAll(transaction: Writer, examination: Examination): Promise<Examined> {
  const { evidenceFiles, log, progress = () => undefined } = examination;
  const notes = takeNotes();
  await examineGuards(transaction, notes);
  await openReplay(transaction);
  const { erased, unreplayed } = await examineStreams(transaction, notes, progress);
  await compareProjections(transaction, notes);
  await examineOutcomes(transaction, notes);
  await examineLog(transaction, notes, log);
  await examineEvidence(transaction, notes, evidenceFiles);
  return { parts: notes.parts(), erased, unreplayed };
}
