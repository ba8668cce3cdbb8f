/** The lint rules of the house catch what they are there to catch: each planted file breaks exactly one of them. */
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { plant } from '../plant.ts';

const repository = join(import.meta.dirname, '../..');

const result = `export type Result = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: string };
`;
const planted: Readonly<Record<string, readonly [rule: string | undefined, text: string]>> = {
  'kernel/src/enum.ts': ['no-restricted-syntax', 'export enum Colour {\n  Red,\n}\n'],
  'kernel/src/default.ts': ['no-restricted-syntax', 'const one = 1;\nexport default one;\n'],
  'kernel/src/class.ts': ['no-restricted-syntax', "export class Site {\n  readonly name: string = '';\n}\n"],
  'kernel/src/fault.ts': [undefined, 'export class Fault extends Error {}\n'],
  'kernel/src/node.ts': ['@typescript-eslint/no-restricted-imports', "export { readFileSync } from 'node:fs';\n"],
  'kernel/src/bare.ts': ['@typescript-eslint/no-restricted-imports', "export { join } from 'path';\n"],
  'store/src/node.ts': [undefined, "export { readFileSync } from 'node:fs';\n"],
  'tlog/src/buffer.ts': ['no-restricted-globals', "export const bytes: Uint8Array = Buffer.from('a');\n"],
  'domain/src/clock.ts': ['no-restricted-globals', 'export const now = (): number => new Date().getTime();\n'],
  'ui/src/network.ts': ['no-restricted-globals', "export const load = (): Promise<Response> => fetch('/');\n"],
  'credential/src/random.ts': ['no-restricted-properties', 'export const dice = (): number => Math.random();\n'],
  'store/src/any.ts': ['@typescript-eslint/no-explicit-any', 'export const anything: any = 1;\n'],
  'store/src/cast.ts': [
    '@typescript-eslint/no-unsafe-type-assertion',
    "export const level = (text: string): 'fully-meets' => text as 'fully-meets';\n",
  ],
  'store/src/promise.ts': [
    '@typescript-eslint/no-floating-promises',
    'const save = async (): Promise<void> => {\n  await Promise.resolve();\n};\nexport function go(): void {\n  save();\n}\n',
  ],
  'store/src/switch.ts': [
    '@typescript-eslint/switch-exhaustiveness-check',
    "export function rank(level: 'met' | 'missed'): number {\n  switch (level) {\n    case 'met':\n      return 1;\n  }\n  return 0;\n}\n",
  ],
  'store/src/dropped.ts': [
    'touchstone/no-dropped-result',
    `${result}const decide = (): Result => ({ ok: true, value: 1 });\nexport function go(): void {\n  decide();\n}\n`,
  ],
  'store/src/kept.ts': [
    undefined,
    `${result}const decide = (): Result => ({ ok: true, value: 1 });\nexport function go(): boolean {\n  void decide();\n  return decide().ok;\n}\n`,
  ],
  'domain/src/award/award.ts': [
    undefined,
    'export type Decision = 1;\nexport const decideAward = (): Decision => 1;\n',
  ],
  'domain/src/clock/clock.ts': [
    'touchstone/no-foreign-decider',
    "import { decideAward } from '../award/award.ts';\nexport const late: number = decideAward();\n",
  ],
  'domain/src/cycle/cycle.ts': [
    undefined,
    "import { decideAward } from '../award/award.ts';\nexport const late: number = decideAward();\n",
  ],
};

test('each planted violation is found by its rule and no other', { timeout: 60_000 }, async () => {
  const typeRoots = join(repository, 'node_modules/@types');
  const options = {
    target: 'es2024',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  const tsconfig = JSON.stringify({ compilerOptions: { ...options, types: ['node'], typeRoots: [typeRoots] } });
  const files = Object.entries(planted).map(([path, [, text]]) => [`packages/${path}`, text] as const);
  const root = plant({ 'tsconfig.json': tsconfig, ...Object.fromEntries(files) });
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: join(repository, 'eslint.config.js'),
    overrideConfig: {
      languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: root } },
    },
  });
  const found = (await eslint.lintFiles(['packages'])).map(({ filePath, messages }) => [
    filePath.slice(root.length + '/packages/'.length),
    [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))],
  ]);
  const expected = Object.entries(planted).map(([path, [rule]]) => [path, rule === undefined ? [] : [rule]]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});
