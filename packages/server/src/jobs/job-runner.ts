/**
 * Runs jobs from the same database that the commands write to, and calls the clocks every few minutes. A job that fails is
 * tried again by the queue, with growing pauses; each job is safe to run twice.
 */
import { Logger, run as runWorker, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import type { JobName } from '@touchstone/store';
import { reachClocks } from '../clock/reach-clocks.ts';
import { issueCredential, type Issuing } from '../credential/issue-credential.ts';
import { sequenceLog } from '../log/sequence-log.ts';

export interface JobRunner {
  readonly stop: () => Promise<void>;
}

export interface JobOptions {
  /** with the rights of the owner: the queue's tables are its own */
  readonly connection: pg.PoolConfig;
  readonly issuing: Issuing;
  readonly report: (error: unknown) => void;
}

const clockEveryMs = 5 * 60_000;

export async function startJobs({ connection, issuing, report }: JobOptions): Promise<JobRunner> {
  const { keys, origin, run } = issuing;
  const tasks: Record<JobName, TaskList[string]> = {
    'issue-credential': async (payload) => {
      await issueCredential(issuing, (payload as { readonly cycle: string }).cycle);
    },
    'sequence-log': async () => {
      await sequenceLog(issuing, keys, origin);
    },
  };
  const pool = new pg.Pool({ ...connection, max: 4 });
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  const runner: Runner = await runWorker({
    pgPool: pool,
    taskList: tasks,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    noPreparedStatements: true,
    logger: new Logger(() => (level, message, meta) => {
      if (level === 'error') report(new Error(message, { cause: meta?.['error'] }));
    }),
  });
  const callClocks = (): void => {
    reachClocks(issuing, run).catch(report);
  };
  callClocks();
  const timer = setInterval(callClocks, clockEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await pool.end();
    },
  };
}
