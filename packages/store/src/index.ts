/** The store: PostgreSQL and files. Everything that is kept, and nothing that decides. */
export * from './access/read-actor.ts';
export * from './cycle/cycle-queries.ts';
export * from './database.ts';
export * from './evidence/evidence-files.ts';
export * from './facts/load-facts.ts';
export * from './jobs/enqueue-jobs.ts';
export * from './journal/entry-hash.ts';
export * from './journal/journal.ts';
export * from './log/log-store.ts';
export * from './migrate/migrate.ts';
export * from './postgres/connection.ts';
export * from './postgres/open-postgres.ts';
export * from './projection/project.ts';
export * from './register/credential-queries.ts';
export * from './register/register-queries.ts';
export * from './scheme/schemes.ts';
export type * from './tables.ts';
