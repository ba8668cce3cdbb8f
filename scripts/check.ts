/**
 * `npm run check`: every rule of the house that a program can judge, side by side, with one line per step at the end and
 * the way out of each failure. `npm run check -- lint types` runs only those steps. Never changes a tracked file.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** what to do when it fails, in one sentence */
  readonly wayOut: string;
}

interface Outcome {
  readonly step: Step;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** lines of output shown of one failed step among several */
const linesMax = 80;

const root = join(import.meta.dirname, '..');
const script = (file: string, ...rest: string[]): readonly string[] => [
  'node',
  '--conditions=touchstone-source',
  `scripts/${file}.ts`,
  ...rest,
];

/** Longest first, so that the short ones fill the gaps. */
const steps: readonly Step[] = [
  {
    name: 'lint',
    command: ['eslint', '.', '--max-warnings=0'],
    wayOut:
      'Mend each line above; `npx eslint . --fix` repairs some. A rule that is wrong here is switched off with a reason.',
  },
  {
    name: 'formatting',
    command: ['prettier', '--check', '.', '--cache', '--cache-strategy=content', '--cache-location=.cache/prettier'],
    wayOut: 'Run `npm run format`.',
  },
  {
    name: 'types',
    // `scripts` also covers what else is in no package.
    command: ['tsc', '-b', '.', 'scripts'],
    wayOut: 'Mend the types; a cast is not a way out.',
  },
  {
    // What is built holds no tests, so that a half-written test stops nobody from starting the product.
    name: 'types-of-tests',
    command: ['tsc', '-p', 'scripts/lint', '--noEmit'],
    wayOut: 'Mend the types; a cast is not a way out.',
  },
  {
    name: 'dead-code',
    command: ['knip', '--no-config-hints'],
    wayOut:
      'Delete what nothing uses, or the `export` before it; a file that is started by hand is an entry in knip.json.',
  },
  {
    name: 'imports',
    command: script('check-imports'),
    wayOut:
      'The arrows allowed between packages are in docs/architecture.md; what is needed from elsewhere arrives as a fact.',
  },
  {
    name: 'generated',
    command: script('generate', '--check'),
    wayOut: 'Run `npm run generate` and look at what changed.',
  },
  {
    name: 'house-rules',
    command: script('house-rules'),
    wayOut: 'Each line above says what to do; the rules and their reasons are in CONTRIBUTING.md.',
  },
];

function run(step: Step): Promise<Outcome> {
  const started = performance.now();
  const [program = '', ...rest] = step.command;
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) },
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const end = (passed: boolean): void => {
      resolve({ step, passed, output, seconds: (performance.now() - started) / 1000 });
    };
    child.on('error', (error) => {
      output += `${program} could not be started: ${error.message}\n`;
      end(false);
    });
    child.on('close', (code) => {
      end(code === 0);
    });
  });
}

/** A step that fails everywhere must not bury the others; alone, it says all that it has to say. */
function shorten({ output, step }: Outcome, stepsRun: number): string {
  const lines = output.trimEnd().split('\n');
  if (stepsRun === 1 || lines.length <= linesMax) return lines.join('\n');
  const rest = lines.length - linesMax;
  return [...lines.slice(0, linesMax), `… ${String(rest)} more lines: npm run check -- ${step.name}`].join('\n');
}

async function runAll(chosen: readonly Step[]): Promise<readonly Outcome[]> {
  const waiting = [...chosen];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const outcome = await run(step);
      if (!outcome.passed) console.log(`\n── ${step.name} ──\n${shorten(outcome, chosen.length)}`);
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, Math.min(availableParallelism(), chosen.length)) }, worker));
  return outcomes;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}. The steps are: ${steps.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const started = performance.now();
const outcomes = await runAll(wanted.length === 0 ? steps : steps.filter(({ name }) => wanted.includes(name)));
console.log('');
for (const { step, passed, seconds } of outcomes) {
  console.log(
    `${passed ? '✓' : '✗'} ${step.name.padEnd(12)} ${seconds.toFixed(1).padStart(5)} s${passed ? '' : `   ${step.wayOut}`}`,
  );
}
const failed = outcomes.filter(({ passed }) => !passed).length;
const total = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  failed === 0
    ? `\nAll ${String(outcomes.length)} steps passed in ${total} s.`
    : `\n${String(failed)} of ${String(outcomes.length)} steps failed after ${total} s.`,
);
process.exitCode = failed === 0 ? 0 : 1;
