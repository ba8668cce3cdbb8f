/**
 * The import table: the only arrows allowed between packages, and what the interpreter in `domain/scheme` may know. The
 * same table stands in docs/architecture.md for people; `npm run check` runs it through scripts/check-imports.ts, which
 * also refuses a run that saw no modules.
 */
const importTable = {
  kernel: [],
  tlog: ['kernel'],
  credential: ['kernel', 'tlog'],
  domain: ['kernel'],
  ui: ['kernel', 'tlog', 'credential', 'domain'],
  store: ['kernel', 'tlog', 'domain'],
  server: ['kernel', 'tlog', 'credential', 'domain', 'ui', 'store'],
  field: ['kernel', 'tlog', 'credential', 'domain', 'ui'],
  cli: ['kernel', 'tlog', 'credential', 'domain', 'ui', 'store', 'server'],
};

const testFiles = '\\.(test|test-support|contract)\\.tsx?$';
const domain = '^packages/domain/src/';

const walls = Object.entries(importTable).flatMap(([name, allowed]) => {
  const row = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ');
  const comment = `${name} may import ${row}: see the import table in docs/architecture.md.`;
  const outside = (...names) => `^packages/(?!(${[name, ...names].join('|')})/)`;
  return [
    {
      name: `${name}-keeps-to-the-import-table`,
      comment,
      severity: 'error',
      from: { path: `^packages/${name}/`, pathNot: testFiles },
      to: { path: outside(...allowed) },
    },
    {
      name: `tests-of-${name}-keep-to-the-import-table`,
      comment: `${comment} Its tests may also import testkit.`,
      severity: 'error',
      from: { path: `^packages/${name}/.*${testFiles}` },
      to: { path: outside(...allowed, 'testkit') },
    },
  ];
});

export default {
  forbidden: [
    ...walls,
    {
      name: 'packages-are-imported-by-name',
      comment: 'Write `@touchstone/<package>`: what a package does not export is its own business.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-cycle',
      comment: 'A cycle has no first thing to read: move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'every-import-resolves',
      comment: 'This import leads nowhere, so no wall can judge it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'scheme-imports-no-sibling',
      comment:
        'The interpreter stands alone; of its siblings it knows the type of a duty (access/actor.ts) and no more.',
      severity: 'error',
      from: { path: `${domain}scheme/`, pathNot: testFiles },
      to: { path: `${domain}[^/]+/`, pathNot: [`${domain}scheme/`, `${domain}access/actor\\.ts$`] },
    },
    {
      name: 'scheme-takes-only-types-from-access',
      comment: 'Write `import type`: the interpreter stands alone.',
      severity: 'error',
      from: { path: `${domain}scheme/`, pathNot: testFiles },
      to: { path: `${domain}access/actor\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['touchstone-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts'],
    },
  },
};
