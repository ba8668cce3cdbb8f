/**
 * A database for one test file: a copy of the migrated template in the run's shared PostgreSQL, made in some 50 milliseconds.
 * Needs the global set-up in `tests/global-setup.ts`.
 */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { SocketConnection } from '@touchstone/store';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestPostgresAnswer } from './test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** where to ask for the template: `TestPostgres.address` */
    readonly testPostgres: string;
  }
}

export interface TestDatabase {
  readonly connection: SocketConnection;
  /** Ends the sessions that are left. What is not dropped goes with the whole PostgreSQL. */
  readonly drop: () => Promise<void>;
}

export async function cloneDatabase(): Promise<TestDatabase> {
  const answer = JSON.parse(await text(connect(inject('testPostgres')))) as TestPostgresAnswer;
  if ('trouble' in answer) throw new Error(`The PostgreSQL for tests does not start: ${answer.trouble}`);
  const { template } = answer;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying files costs a fifth of the default, which writes every page to the log first.
  await administer(template, `create database ${name} template ${template.database} strategy file_copy`);
  return {
    connection: { ...template, database: name },
    drop: () => administer(template, `drop database if exists ${name} with (force)`),
  };
}

/** Outside of the template, which can be copied only while nobody uses it. */
async function administer(template: SocketConnection, statement: string): Promise<void> {
  const client = new pg.Client({ ...template, database: 'postgres' });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
