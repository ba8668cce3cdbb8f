/** Every arrow that the import table forbids is caught, and an empty run is no success. */
import { expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';
import { plant } from './plant.ts';

const constant = 'export const one = 1;\n';

async function brokenWalls(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { problems } = await checkImports(plant(files));
  return problems.map((problem) => problem.replace(/\n +([\w-]+):.*/s, ' | $1')).sort();
}

test('imports that follow the table pass', async () => {
  const root = plant({
    'packages/kernel/src/index.ts': constant,
    'packages/domain/src/index.ts': "export { one } from '@touchstone/kernel';\n",
    'packages/ui/src/index.ts': "export { one } from '@touchstone/domain';\n",
    'packages/cli/src/index.ts': "export { one } from '@touchstone/ui';\n",
  });
  expect(await checkImports(root)).toEqual({ modules: 4, problems: [] });
});

test('an import against the table is named with the row that it breaks', async () => {
  const problems = await brokenWalls({
    'packages/kernel/src/index.ts': "export { one } from '@touchstone/domain';\n",
    'packages/domain/src/index.ts': constant,
  });
  expect(problems).toEqual([
    'packages/kernel/src/index.ts → packages/domain/src/index.ts | kernel-keeps-to-the-import-table',
  ]);
});

test('a type crosses no wall that a value may not cross', async () => {
  const problems = await brokenWalls({
    'packages/domain/src/index.ts': "import type { one } from '@touchstone/store';\nexport type One = typeof one;\n",
    'packages/store/src/index.ts': constant,
  });
  expect(problems).toEqual([
    'packages/domain/src/index.ts → packages/store/src/index.ts | domain-keeps-to-the-import-table',
  ]);
});

test('only tests import the testkit', async () => {
  const use = "import { one } from '@touchstone/testkit';\nexport const two = one + one;\n";
  const problems = await brokenWalls({
    'packages/server/src/index.ts': use,
    'packages/server/src/index.test.ts': use,
    'packages/testkit/src/index.ts': constant,
  });
  expect(problems).toEqual([
    'packages/server/src/index.ts → packages/testkit/src/index.ts | server-keeps-to-the-import-table',
  ]);
});

test('a package is not entered through the window', async () => {
  const problems = await brokenWalls({
    'packages/kernel/src/index.ts': constant,
    'packages/kernel/src/inner.ts': constant,
    'packages/tlog/src/index.ts': "export { one } from '../../kernel/src/inner.ts';\n",
  });
  expect(problems).toEqual([
    'packages/tlog/src/index.ts → packages/kernel/src/inner.ts | packages-are-imported-by-name',
  ]);
});

test('cycles and imports that lead nowhere are refused', async () => {
  const problems = await brokenWalls({
    'packages/kernel/src/index.ts': "export { a } from './a.ts';\nexport { gone } from './gone.ts';\n",
    'packages/kernel/src/a.ts': "import { b } from './b.ts';\nexport const a = (): unknown => b;\n",
    'packages/kernel/src/b.ts': "import { a } from './a.ts';\nexport const b = (): unknown => a;\n",
  });
  expect(problems.map((problem) => problem.split(' | ')[1])).toEqual(['no-cycle', 'every-import-resolves']);
});

test('the interpreter takes the type of a duty from its siblings and nothing else', async () => {
  const problems = await brokenWalls({
    'packages/domain/src/index.ts': "export * from './scheme/a.ts';\n",
    'packages/domain/src/scheme/a.ts': "import type { Duty } from '../access/actor.ts';\nexport type A = Duty;\n",
    'packages/domain/src/scheme/b.ts': "import { duties } from '../access/actor.ts';\nexport const b = duties;\n",
    'packages/domain/src/scheme/c.ts': "import type { Award } from '../award/award.ts';\nexport type C = Award;\n",
    'packages/domain/src/access/actor.ts': "export type Duty = 'site';\nexport const duties = ['site'];\n",
    'packages/domain/src/award/award.ts': 'export type Award = 1;\n',
  });
  expect(problems).toEqual([
    'packages/domain/src/scheme/b.ts → packages/domain/src/access/actor.ts | scheme-takes-only-types-from-access',
    'packages/domain/src/scheme/c.ts → packages/domain/src/award/award.ts | scheme-imports-no-sibling',
  ]);
});

test('a run that saw no module is a failure', async () => {
  const { modules, problems } = await checkImports(plant({ 'packages/kernel/README.md': '' }));
  expect(modules).toBe(0);
  expect(problems).not.toEqual([]);
});
