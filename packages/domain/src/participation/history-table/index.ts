/** A whole register that comes in as a table: its columns, its rows, and what they would bring. */
export * from './columns.ts';
export * from './plan-history.ts';
export * from './read-day.ts';
export * from './read-history-table.ts';
