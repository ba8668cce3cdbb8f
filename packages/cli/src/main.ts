/**
 * `touchstone`: operates an installation and checks what it publishes. Exit codes: 0 done, 1 refused or found wanting,
 * 2 called wrongly, 3 trouble with the machine. Code that was compiled once is kept in the checkout, for a quick start.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../../.cache/compiled', import.meta.url)));
const { runProgram } = await import('./program.ts');
process.exitCode = await runProgram(process.argv);
