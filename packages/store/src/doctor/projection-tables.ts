/**
 * Every table that is derived from the journal, with the stream that each of its rows comes from. A table that is missing
 * here is not compared with a replay, so a test holds this list against the schema.
 */
/** The id of the stream, as SQL over the columns of the table's row. */
export const projectionTables = {
  grants: "'access_' || account",
  schemes: "'scheme_' || hash",
  sites: 'id',
  evidence: 'id',
  assessors: 'id',
  declarations: 'assessor',
  cycles: 'id',
  answers: 'cycle',
  determinations: 'cycle',
  findings: 'cycle',
  clocks: 'cycle',
  award_decisions: 'cycle',
  awarded_marks: 'cycle',
  credentials: 'cycle',
  imported_facts: 'cycle',
  public_entries: 'stream',
  register: 'cycle',
} as const;

export type ProjectionTable = keyof typeof projectionTables;

export const projectionTableNames: readonly ProjectionTable[] = Object.keys(projectionTables) as ProjectionTable[];
