/**
 * The import table as a check: runs dependency-cruiser with `.dependency-cruiser.mjs` and says in sentences which import
 * breaks which wall. A run that saw no module of a package that has some is a failure, never a success: that is what a
 * compiler without the programming interface looks like to this tool.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

export interface ImportReport {
  readonly modules: number;
  readonly problems: readonly string[];
}

/** `root` is a folder that holds `packages/`. */
export async function checkImports(root: string): Promise<ImportReport> {
  const ruleSet = { forbidden: config.forbidden } as IFlattenedRuleSet;
  const options = { ...config.options, ruleSet, validate: true, baseDir: root } as ICruiseOptions;
  const { output } = await cruise(['packages'], options);
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`);
  const { modules, summary } = output;

  const seen = new Set(modules.map(({ source }) => packageOf(source)));
  const blind = globSync('packages/*/src/index.ts', { cwd: root })
    .map(packageOf)
    .filter((name) => !seen.has(name))
    .map((name) => `${name}: no module was seen, so nothing was checked. Is TypeScript 6 installed for the tools?`);
  const reasons = new Map(config.forbidden.map(({ name, comment }) => [name, comment]));
  const broken = summary.violations.map(({ from, to, rule, cycle }) => {
    const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
    return `${from} → ${path}\n    ${rule.name}: ${reasons.get(rule.name) ?? ''}`;
  });
  const none = modules.length === 0 ? ['No module was seen at all.'] : [];
  return { modules: modules.length, problems: [...none, ...blind, ...broken] };
}

function packageOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

if (import.meta.main) {
  const { modules, problems } = await checkImports(join(import.meta.dirname, '..'));
  for (const problem of problems) console.error(problem);
  console.log(`${String(modules)} modules, ${String(problems.length)} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
