/**
 * Ten years of ten thousand sites in memory, by the product's own deciders and folds. Growth is the processor time of a site
 * among ten thousand over that of one among a thousand, taken before and after: about 1 where nothing looks at every site.
 */
import { readShippedSchemes, simulate } from '../memory/index.ts';
import type { Metric } from './measure.ts';

const many = 10_000;
const few = 1_000;

export function benchSimulate(): readonly Metric[] {
  // What the engine has to warm up for is no cost of a site.
  play(few / 10);
  const before = play(few);
  const large = play(many);
  const after = play(few);
  const ofFew = (before.processorMs + after.processorMs) / 2 / few;
  return [
    { name: 'simulate.seconds', value: large.seconds, unit: 's' },
    { name: 'simulate.growth', value: large.processorMs / many / ofFew, unit: 'of 1,000 sites' },
    { name: 'simulate.site.ms', value: large.processorMs / many, unit: 'ms of one site' },
  ];
}

function play(sites: number): { readonly seconds: number; readonly processorMs: number } {
  const [began, used] = [performance.now(), process.cpuUsage()];
  simulate({ schemes: readShippedSchemes(), seed: 1, sites, years: 10 });
  const { system, user } = process.cpuUsage(used);
  return { seconds: (performance.now() - began) / 1_000, processorMs: (system + user) / 1_000 };
}
