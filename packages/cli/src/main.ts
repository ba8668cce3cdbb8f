/**
 * `touchstone`: operates an installation and checks what it publishes. Exit codes: 0 done, 1 refused or found wanting,
 * 2 called wrongly, 3 trouble with the machine. Code that was compiled once is kept in the checkout, for a quick start.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const oldestNode = 22;

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  process.stderr.write(
    `This is Node ${process.versions.node}; Touchstone runs on ${oldestNode} or later and brings one along: call it with “npx touchstone …”.\n`,
  );
  process.exitCode = 3;
} else {
  module.enableCompileCache(fileURLToPath(new URL('../../../.cache/compiled', import.meta.url)));
  // Whoever reads our lines may stop early, as “head” does: nothing is wrong then.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  const { runProgram } = await import('./program.ts');
  await runProgram(process.argv);
}
