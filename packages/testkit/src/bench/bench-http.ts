/**
 * The product as its users meet it: a server process of its own, asked over HTTP by 1 and by 8 connections. Measures what it
 * answers per second, the memory it takes while it does, and how long a second start takes.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { assert, defined } from '@touchstone/kernel';
import { load, timed, type Metric } from './measure.ts';
import type { BenchWorld } from './bench-world.ts';

const touchstone = fileURLToPath(new URL('../../../cli/bin/touchstone.js', import.meta.url));
const port = 4399;
const address = `http://localhost:${String(port)}`;

export interface HttpParts {
  readonly write: boolean;
  readonly read: boolean;
  readonly register: boolean;
}

/** Closes the world's own installation: the server takes the data directory over. */
export async function benchHttp(world: BenchWorld, parts: HttpParts, seconds: number): Promise<readonly Metric[]> {
  await world.installation.close();
  await stop(await start(world.dataDir));
  let server: ChildProcess | undefined;
  const startMs = await timed(async () => {
    server = await start(world.dataDir);
  });
  const running = defined(server, 'the server');
  try {
    const metrics: Metric[] = [{ name: 'start.second.s', value: startMs / 1_000, unit: 's' }];
    const headers = { authorization: `Bearer ${await token(world)}` };
    for (const connections of [1, 8]) {
      const named = (name: string): string => `${name}.per-second.c${String(connections)}`;
      const at = { connections, seconds };
      if (parts.register)
        metrics.push(perSecond(named('register'), await load({ address: `${address}/register`, ...at })));
      const { cycle } = defined(world.places[0], 'a site');
      if (parts.read) {
        const read = `${address}/api/v1/cycles/${cycle}`;
        metrics.push(perSecond(named('read.assessment'), await load({ address: read, headers, ...at })));
      }
      if (parts.write) {
        const next = writes(world);
        metrics.push(perSecond(named('write'), await load({ address, headers, next, ...at })));
      }
    }
    metrics.push({ name: 'server.rss.mb', value: await rssMb(defined(running.pid, 'a process')), unit: 'MB' });
    return metrics;
  } finally {
    await stop(running);
  }
}

function perSecond(name: string, value: number): Metric {
  return { name, value, unit: '1/s' };
}

/** Every connection writes to a site of its own, as people do. */
function writes({
  criteria,
  places,
}: BenchWorld): (connection: number, count: number) => { path: string; body: string } {
  return (connection, count) => {
    const { cycle, evidence } = defined(places[connection % places.length], 'a site');
    const { id, level } = defined(criteria[count % criteria.length], 'a criterion');
    const body = { criterion: id, level, rationale: `Seen on site, round ${String(count)}.`, evidence: [evidence] };
    return { path: `/api/v1/cycles/${cycle}/self-assessment.rate`, body: JSON.stringify(body) };
  };
}

async function token({ email, password }: BenchWorld): Promise<string> {
  const answer = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  assert(answer.status === 201, `signing in: ${String(answer.status)}`);
  return ((await answer.json()) as { token: string }).token;
}

async function start(dataDir: string): Promise<ChildProcess> {
  const child = spawn(touchstone, ['serve', '--data', dataDir, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error('The server ended before it was ready'));
    });
    child.stdout.once('data', () => {
      resolve();
    });
  });
  await ready;
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Resident memory of the server's process, without the database's. */
async function rssMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1_000;
}
