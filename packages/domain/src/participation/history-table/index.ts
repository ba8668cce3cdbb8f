/** A whole register that comes in as a table: its columns and its rows. */
export * from './columns.ts';
export { writeMarkEnds } from './mark-ends.ts';
export * from './read-day.ts';
export * from './read-history-table.ts';
