/**
 * The lint rules of the house. Typed rules run on everything; pure packages are also kept free of any platform: no
 * `node:` module, network, clock, random source or `Buffer`. Where a rule of a preset is off, the reason stands beside it.
 */
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';
import { noDroppedResult } from './scripts/lint/no-dropped-result.ts';
import { noForeignDecider } from './scripts/lint/no-foreign-decider.ts';

const purePackages = ['kernel', 'tlog', 'credential', 'domain', 'ui'];
const pureSources = `packages/{${purePackages.join(',')}}/src/**/*.{ts,tsx}`;
const tests = ['**/*.{test,test-support,contract}.{ts,tsx}', '{packages/testkit,tests,scripts}/**/*.{ts,tsx}'];
const platformModules = `^(node:.*|(${builtinModules.join('|')})(/.*)?)$`;

const shape = [
  { selector: 'TSEnumDeclaration', message: 'No enum: write a union of string literals.' },
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'No default export: name what the file exports, so that one word finds it everywhere.',
  },
];
const noClass = {
  selector: 'ClassDeclaration, ClassExpression',
  message: 'No class except Fault: write plain data and functions.',
};

const platform = (word, instead) => ({ name: word, message: `Not in a pure package: ${instead}` });

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.cache/**', 'data/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: {
      touchstone: { rules: { 'no-dropped-result': noDroppedResult, 'no-foreign-decider': noForeignDecider } },
    },
    languageOptions: {
      // One program for everything: the types of a package are worked out once, not once for each that imports it.
      parserOptions: { project: 'scripts/lint/tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-restricted-syntax': ['error', ...shape, noClass],
      'touchstone/no-dropped-result': 'error',
      '@typescript-eslint/no-unsafe-type-assertion': 'error',
      // A `default` is written on purpose: it ends in `never(…)`, or it says what holds for everything that is not named.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A number reads the same in a sentence as in code; everything else must be turned into words on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => doIt()` and `return refuse()` say what they do; the extra lines that these rules want add nothing.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Brackets show that a name comes from an index signature and may be missing.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // Both forms read well, and a recursive type cannot be a Record.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // We write no classes; the rule only meets libraries that declare as methods what they mean to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // An exported constant may say its type, as isolatedDeclarations asks of all that are not literals.
      '@typescript-eslint/no-inferrable-types': 'off',
      eqeqeq: 'error',
      // Slips that the compiler lets pass.
      'array-callback-return': 'error',
      'no-constant-binary-expression': 'error',
      'no-dupe-else-if': 'error',
      'no-duplicate-case': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-unsafe-optional-chaining': 'error',
    },
  },
  { files: ['packages/kernel/src/fault.ts'], rules: { 'no-restricted-syntax': ['error', ...shape] } },
  {
    files: [pureSources],
    // An island is the shell of a page: built for browsers only, and imported by nothing (ADR 0009).
    ignores: [...tests, 'packages/ui/src/**/*-island.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: platformModules, message: 'Not in a pure package: this code also runs in a browser.' }],
        },
      ],
      'no-restricted-globals': [
        'error',
        platform('Buffer', 'use Uint8Array and the bytes functions of the kernel.'),
        platform('Date', 'time arrives as a fact; use PlainDate or Instant of the kernel.'),
        platform('performance', 'time arrives as a fact.'),
        platform('process', 'what the platform knows arrives as an argument.'),
        platform('setTimeout', 'waiting is the work of the shell.'),
        platform('setInterval', 'waiting is the work of the shell.'),
        platform('fetch', 'what is read elsewhere arrives as a fact.'),
        platform('XMLHttpRequest', 'what is read elsewhere arrives as a fact.'),
        platform('WebSocket', 'what is read elsewhere arrives as a fact.'),
        platform('localStorage', 'state arrives as an argument.'),
        platform('sessionStorage', 'state arrives as an argument.'),
        platform('indexedDB', 'state arrives as an argument.'),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Not in a pure package: randomness arrives as a fact.' },
        {
          object: 'crypto',
          property: 'getRandomValues',
          message: 'Not in a pure package: randomness arrives as a fact.',
        },
        { object: 'crypto', property: 'randomUUID', message: 'Not in a pure package: ids are made in the shell.' },
        { object: 'Temporal', property: 'Now', message: 'Not in a pure package: time arrives as a fact.' },
      ],
    },
  },
  {
    // The stream of a cycle runs through several features; `cycle` is the one place that joins their deciders.
    files: ['packages/domain/src/*/**/*.ts'],
    ignores: [...tests, 'packages/domain/src/cycle/**'],
    rules: { 'touchstone/no-foreign-decider': 'error' },
  },
  { files: ['*.config.{js,ts}'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: tests,
    rules: {
      // A wrong guess about a shape fails the test, which is what a test is for.
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
