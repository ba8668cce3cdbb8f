/**
 * `npm run bench`: how fast and how large the product is, in one run, as ratios to the raw database where there is one.
 * `--only write|read|register|start|simulate` runs a part, `--json FILE` writes the metrics, `--seconds N` sets each load's time.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchHttp } from './bench-http.ts';
import { benchRead } from './bench-read.ts';
import { benchSimulate } from './bench-simulate.ts';
import { makeBenchWorld } from './bench-world.ts';
import { benchWrite } from './bench-write.ts';
import type { Metric } from './measure.ts';

const { values } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string' }, seconds: { type: 'string', default: '5' } },
});
const parts = ['write', 'read', 'register', 'start', 'simulate'] as const;
const { only } = values;
if (only !== undefined && !parts.some((part) => part === only)) {
  process.stderr.write(`There is no part “${only}”. Choose one of: ${parts.join(', ')}.\n`);
  process.exit(2);
}
const wants = (part: (typeof parts)[number]): boolean => only === undefined || only === part;

const metrics: Metric[] = [];
if (wants('simulate')) metrics.push(...benchSimulate());
if (only !== 'simulate') {
  const world = await makeBenchWorld(8, 10_000);
  try {
    if (wants('write')) metrics.push(...(await benchWrite(world)));
    if (wants('read') || wants('register')) metrics.push(...(await benchRead(world)));
    const http = { write: wants('write'), read: wants('read'), register: wants('register') };
    metrics.push(...(await benchHttp(world, http, Number(values.seconds))));
  } finally {
    await world.remove();
  }
}

const widest = Math.max(...metrics.map(({ name }) => name.length));
for (const { name, unit, value } of metrics) {
  process.stdout.write(`${name.padEnd(widest)}  ${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}\n`);
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ metrics }, null, 2)}\n`);
