/**
 * What an examination can find wanting: a closed list of codes, each with the facts that its sentence names. No sentences
 * stand here; they live with whoever tells them, in the operator's language.
 */
import type { PlainFacts } from '@touchstone/kernel';

/** The parts of an examination, in the order in which they are told. */
export const examinationParts = ['guards', 'journal', 'streams', 'projections', 'outcomes', 'log', 'evidence'] as const;
export type ExaminationPart = (typeof examinationParts)[number];

/** Every code, with the part that finds it. */
export const discrepancyTypes = {
  'guard.trigger-missing': 'guards',
  'guard.may-change': 'guards',

  'journal.gap': 'journal',
  'journal.payload-missing': 'journal',
  'journal.payload-changed': 'journal',
  'journal.entry-changed': 'journal',

  'stream.row-missing': 'streams',
  'stream.journal-missing': 'streams',
  'stream.head-changed': 'streams',
  'stream.version-changed': 'streams',
  'stream.state-changed': 'streams',
  'stream.not-replayable': 'streams',

  'projection.row-changed': 'projections',
  'projection.row-missing': 'projections',
  'projection.row-extra': 'projections',

  'outcome.missing': 'outcomes',
  'outcome.changed': 'outcomes',
  'outcome.without-events': 'outcomes',

  'log.gap': 'log',
  'log.entry-missing': 'log',
  'log.leaf-changed': 'log',
  'log.node-changed': 'log',
  'log.node-extra': 'log',
  'log.root-changed': 'log',
  'log.checkpoint-unsigned': 'log',
  'log.checkpoint-missing': 'log',
  'log.entry-waiting': 'log',

  'evidence.file-missing': 'evidence',
  'evidence.file-changed': 'evidence',
} as const;

export type DiscrepancyCode = keyof typeof discrepancyTypes;

export interface Discrepancy {
  readonly code: DiscrepancyCode;
  readonly facts: PlainFacts;
}

/** What one part of the examination came to. */
export interface PartExamined {
  readonly part: ExaminationPart;
  /** how many things were looked at: triggers, entries, streams, rows, outcomes, leaves, files */
  readonly examined: number;
  /** in all; the list below is cut */
  readonly found: number;
  readonly discrepancies: readonly Discrepancy[];
}
