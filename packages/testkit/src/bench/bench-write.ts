/**
 * Writing: one answer with its journal entry, payload, outcome and projection through `runCommand`, against the very same
 * rows put into the very same tables by plain SQL in one transaction.
 */
import { createHash, randomBytes } from 'node:crypto';
import { assert, defined } from '@touchstone/kernel';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { compare, type Metric } from './measure.ts';
import type { BenchWorld } from './bench-world.ts';

const rationale = 'Procedures, records and interviews show that this is in place and at work on all shifts. '.repeat(4);

export async function benchWrite(world: BenchWorld): Promise<readonly Metric[]> {
  const { actor, criteria, installation, places } = world;
  const [ours, raw] = [defined(places[0], 'a site'), defined(places[1], 'a second site')];
  const pool = new pg.Pool({ ...installation.connection, max: 1, options: '-c role=touchstone_app' });
  const client = await pool.connect();
  const answerOf = (
    round: number,
    evidence: string,
  ): { criterion: string; level: string; rationale: string; evidence: string[] } => {
    const { id, level } = defined(criteria[round % criteria.length], 'a criterion');
    return { criterion: id, level, rationale: `${rationale}${String(round)}`, evidence: [evidence] };
  };
  const state = await client.query<{ state: object; version: number }>(
    'select state, version from streams where id = $1',
    [raw.cycle],
  );
  let { state: rawState, version } = defined(state.rows[0], 'a stream');
  try {
    const result = await compare(
      400,
      async (round) => {
        const answer = await installation.run(
          { id: uuid(), type: 'self-assessment.rate', stream: ours.cycle, body: answerOf(round, ours.evidence) },
          actor,
        );
        assert(answer.outcome === 'accepted', JSON.stringify(answer));
      },
      async (round) => {
        version += 1;
        const body = answerOf(round, raw.evidence);
        rawState = grown(rawState, body, version);
        await insertRaw(client, raw.cycle, version, rawState, body);
      },
    );
    return [
      { name: 'write.ratio', value: result.ratio, unit: 'of raw' },
      { name: 'write.ours.ms', value: result.oursMs, unit: 'ms' },
      { name: 'write.raw.ms', value: result.rawMs, unit: 'ms' },
    ];
  } finally {
    client.release();
    await pool.end();
  }
}

/** The stream's state as large as ours is after the same answers. */
function grown(state: object, { criterion, level }: { criterion: string; level: string }, version: number): object {
  const running = state as { selfAssessment: { answers: object } };
  const answers = { ...running.selfAssessment.answers, [criterion]: { rating: { level }, version } };
  return { ...running, selfAssessment: { ...running.selfAssessment, answers } };
}

async function insertRaw(
  client: pg.PoolClient,
  stream: string,
  version: number,
  state: object,
  body: { criterion: string; level: string; rationale: string; evidence: string[] },
): Promise<void> {
  const at = new Date().toISOString();
  const command = uuid();
  const hash = createHash('sha256').update(command).digest();
  await client.query('begin');
  await client.query(
    `insert into outcomes (command_id, type, stream, actor, fingerprint, version, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [command, 'self-assessment.rate', stream, 'raw', hash, version, at],
  );
  await client.query(
    `insert into journal (stream, version, type, format, at, actor, command_id, payload_hash, entry_hash)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $7)`,
    [stream, version, 'self-assessment.rated', at, 'raw', command, hash],
  );
  await client.query('insert into journal_payloads (stream, version, salt, payload) values ($1, $2, $3, $4)', [
    ...[stream, version, randomBytes(16), JSON.stringify(body)],
  ]);
  await client.query('update streams set version = $2, state = $3, head = $4 where id = $1', [
    stream,
    version,
    JSON.stringify(state),
    hash,
  ]);
  await client.query(
    `insert into answers (cycle, criterion, level, not_applicable, rationale, evidence, version, answered_by, answered_at)
     values ($1, $2, $3, false, $4, $5, $6, 'raw', $7)
     on conflict (cycle, criterion) do update set level = excluded.level, rationale = excluded.rationale,
       evidence = excluded.evidence, version = excluded.version, answered_at = excluded.answered_at`,
    [stream, body.criterion, body.level, body.rationale, body.evidence, version, at],
  );
  await client.query('commit');
}
