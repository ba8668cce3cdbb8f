/**
 * Runs jobs from the same database that the commands write to, calls the clocks every few minutes and sweeps the
 * evidence every hour. A job that fails is
 * tried again by the queue, with growing pauses; each job is safe to run twice.
 */
import { Logger, run as runWorker, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { assert } from '@touchstone/kernel';
import { checkShape } from '@touchstone/domain';
import { readNamedFiles, type JobName } from '@touchstone/store';
import { Type } from 'typebox';
import { reachClocks } from '../clock/reach-clocks.ts';
import { supersedeAwards } from '../award/supersede-awards.ts';
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

const CycleJob = Type.Object({ cycle: Type.String() });

const clockEveryMs = 5 * 60_000;
const sweepEveryMs = 60 * 60_000;

export async function startJobs({ connection, issuing, report }: JobOptions): Promise<JobRunner> {
  const { keys, origin, run } = issuing;
  const tasks: Record<JobName, TaskList[string]> = {
    'issue-credential': async (payload) => {
      const job = checkShape(CycleJob, payload);
      assert(job.ok, 'the job names a cycle');
      await issueCredential(issuing, job.value.cycle);
    },
    'supersede-awards': async (payload) => {
      const job = checkShape(CycleJob, payload);
      assert(job.ok, 'the job names a cycle');
      await supersedeAwards(issuing, job.value.cycle);
    },
    'sequence-log': async () => {
      await sequenceLog(issuing, keys, origin);
    },
  };
  const pool = new pg.Pool({ ...connection, max: 4 });
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  await freeJobs(pool);
  const runner: Runner = await runWorker({
    pgPool: pool,
    taskList: tasks,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    noPreparedStatements: true,
    logger: new Logger(() => (level, message, meta) => {
      const named: string = level;
      if (named === 'error') report(new Error(message, { cause: meta?.['error'] }));
    }),
  });
  const rounds = [
    repeat(clockEveryMs, report, async () => {
      await reachClocks(issuing, run);
      // What a scheme holds back until a day is told on that day, though nothing happens.
      await sequenceLog(issuing, keys, origin);
    }),
    repeat(sweepEveryMs, report, async () => {
      const named = (hashes: readonly string[]): Promise<ReadonlySet<string>> =>
        readNamedFiles(issuing.database.read, hashes);
      await issuing.evidenceFiles.sweep(named, new Date());
    }),
  ];
  return {
    stop: async () => {
      await Promise.all(rounds.map((stop) => stop()));
      await runner.stop();
      await pool.end();
    },
  };
}

/**
 * Jobs that were under way when a server was killed are taken up at once, and not after the hours for which the queue waits.
 * Where another server is at one of them now, it is done twice.
 */
async function freeJobs(pool: pg.Pool): Promise<void> {
  await pool.query(`select graphile_worker.force_unlock_workers(array(
    select distinct locked_by from graphile_worker.jobs where locked_by is not null))`);
}

/** Does the work now and again after each pause, never twice at once. The answer stops it and waits for what is under way. */
function repeat(pauseMs: number, report: JobOptions['report'], work: () => Promise<void>): () => Promise<void> {
  let underWay = work().catch(report);
  const timer = setInterval(() => {
    underWay = underWay.then(work).catch(report);
  }, pauseMs);
  return () => {
    clearInterval(timer);
    return underWay;
  };
}
