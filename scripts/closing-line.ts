/**
 * The last line of `.ci/run`: `N passed, N failed`, counted from the result that Vitest wrote. A test file that could not be
 * loaded counts as one failure, and so does a run that failed although no test did.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface TestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export function closingLine(results: TestResults, exitCode: number): string {
  const unloaded = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const failed = results.numFailedTests + unloaded;
  return `${String(results.numPassedTests)} passed, ${String(failed === 0 && exitCode !== 0 ? 1 : failed)} failed`;
}

if (import.meta.main) {
  const text = readFileSync(join(import.meta.dirname, '../.cache/test-results.json'), 'utf8');
  console.log(closingLine(JSON.parse(text) as TestResults, Number(process.argv[2])));
}
