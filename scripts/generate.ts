/**
 * `npm run generate`: writes what is derived from the code, so that no list is kept by hand twice. With `--check` nothing is
 * written and the exit code says whether every generated file is fresh. To generate another file, add it to `generated`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsPage, eventsPage, refusalsPage } from './generate/registers.ts';
import { transitionsPage } from './generate/transitions.ts';

const folder = join(import.meta.dirname, '../docs/generated');

/** File name to what it should hold. */
const generated: ReadonlyMap<string, string> = new Map([
  ['commands.md', commandsPage()],
  ['events.md', eventsPage()],
  ['refusals.md', refusalsPage()],
  ['transitions.md', transitionsPage()],
]);

mkdirSync(folder, { recursive: true });
const present = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const outdated = [...generated].filter(([name, text]) => present.get(name) !== text);
const orphans = [...present.keys()].filter((name) => !generated.has(name));

if (process.argv.includes('--check')) {
  for (const [name] of outdated) console.error(`docs/generated/${name} is not what the code says now.`);
  for (const name of orphans) console.error(`docs/generated/${name} is made by nothing.`);
  process.exitCode = outdated.length + orphans.length === 0 ? 0 : 1;
} else {
  for (const [name, text] of outdated) writeFileSync(join(folder, name), text);
  for (const name of orphans) rmSync(join(folder, name));
  console.log(`${String(generated.size)} files, ${String(outdated.length + orphans.length)} changed`);
}
