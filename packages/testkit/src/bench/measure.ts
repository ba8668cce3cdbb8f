/**
 * How things are measured: what is compared runs turn by turn within one run, so that whatever else the machine does
 * meets both alike, and a ratio is one of medians. Loads go to loopback, for a bounded time.
 */
import autocannon from 'autocannon';

export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Milliseconds of one call. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export interface Comparison {
  readonly oursMs: number;
  readonly rawMs: number;
  readonly ratio: number;
}

/** Medians over `rounds` turns, after a tenth of them to warm up; who goes first changes with every turn. */
export async function compare(
  rounds: number,
  ours: (round: number) => Promise<unknown>,
  raw: (round: number) => Promise<unknown>,
): Promise<Comparison> {
  const warmUp = Math.ceil(rounds / 10);
  const times = { ours: [] as number[], raw: [] as number[] };
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const turns = round % 2 === 0 ? (['ours', 'raw'] as const) : (['raw', 'ours'] as const);
    for (const turn of turns) {
      const ms = await timed(() => (turn === 'ours' ? ours(round) : raw(round)));
      if (round >= warmUp) times[turn].push(ms);
    }
  }
  const [oursMs, rawMs] = [median(times.ours), median(times.raw)];
  return { oursMs, rawMs, ratio: oursMs / rawMs };
}

export interface Load {
  readonly address: string;
  readonly connections: number;
  readonly seconds: number;
  /** by connection and count: what it sends next; absent: the address itself */
  readonly next?: (connection: number, count: number) => { readonly path: string; readonly body: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Requests per second that were answered as asked; anything else is an error of the benchmark. */
export async function load({ address, connections, headers = {}, next, seconds }: Load): Promise<number> {
  let connection = -1;
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    headers,
    ...(next === undefined
      ? {}
      : {
          setupClient: (client: autocannon.Client) => {
            connection += 1;
            const mine = connection;
            let count = 0;
            const advance = (): void => {
              const { body, path } = next(mine, count);
              count += 1;
              client.setRequests([
                { method: 'POST', path, body, headers: { ...headers, 'content-type': 'application/json' } },
              ]);
            };
            advance();
            client.on('response', advance);
          },
        }),
  });
  const wrong = result.non2xx + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${String(wrong)} of ${String(result.requests.total)} requests to ${address} failed`);
  return result.requests.total / result.duration;
}
