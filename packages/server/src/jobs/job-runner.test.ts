import { defined } from '@touchstone/kernel';
import { openTestServer } from '@touchstone/testkit';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startJobs } from './job-runner.ts';

test('a job that was under way when a server was killed is done by the next', async () => {
  const { close, installation } = await openTestServer();
  const client = new pg.Client(installation.connection);
  await client.connect();
  const jobs = async () =>
    (await client.query<{ locked_by: string | null }>('select locked_by from graphile_worker.jobs')).rows;
  await client.query(`select enqueue_job('sequence-log', '{}'::json, 'sequence-log:log')`);
  // What the queue writes when a worker begins with a job; this one never ends it.
  await client.query(`update graphile_worker._private_jobs set locked_by = 'killed', locked_at = now(), attempts = 1`);
  expect(defined((await jobs())[0], 'the job').locked_by).toBe('killed');
  const trouble: unknown[] = [];
  const running = await startJobs({
    ...{ connection: installation.connection, issuing: installation },
    report: (error) => trouble.push(error),
  });
  await expect.poll(jobs, { timeout: 5_000 }).toEqual([]);
  await running.stop();
  await client.end();
  await close();
  expect(trouble).toEqual([]);
});
