// Runs TypeScript sources of every package directly, without a build: the condition below picks `src` over `dist`.
import { defineConfig } from 'vitest/config';

// No 'import' or 'module': Vitest hands these to Node, where they would also decide what `require` inside a dependency gets.
const conditions = ['touchstone-source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // What is built excludes tests, so their JSX is not read from a package's tsconfig.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/src/**/*.test.tsx',
      'tests/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    globalSetup: 'tests/global-setup.ts',
    maxWorkers: 2,
    // What a worker has loaded serves all its files: loading it anew for each cost more than most tests do. So a file leaves
    // nothing behind that another would find.
    isolate: false,
    ...{ unstubEnvs: true, restoreMocks: true },
    // A machine that is busy with other things takes ten times as long; what hangs is found all the same. No test
    // needs a limit of its own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 120_000, interval: 20 } },
  },
});
