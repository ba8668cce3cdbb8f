/** The work of `touchstone scheme publish`: compiles the folder and puts the version on record, once. */
import { compileScheme, problemInWords, schemeJson, textIn } from '@touchstone/domain';
import { operatorActor } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import { onInstallation } from '../installation-options.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, printRefusals, speaker } from '../terminal/terminal.ts';
import { readSchemeFolder } from './read-scheme-folder.ts';
import type { PublishFlags } from './scheme-flags.ts';
import { schemeMessages } from './scheme-messages.ts';

export async function publishScheme(folder: string, flags: PublishFlags): Promise<void> {
  const terminal = openTerminal();
  const compiled = compileScheme(await readSchemeFolder(folder));
  if (!compiled.ok) {
    for (const problem of compiled.error) terminal.warn(`✗ ${problemInWords(problem)}`);
    foundWanting();
    return;
  }
  const { hash, scheme } = compiled.value;
  await onInstallation(flags, async ({ database: { read }, run, schemes }) => {
    const before = await schemes.byHash(read, hash);
    const body = { content: schemeJson(scheme) };
    const request = { id: uuid(), type: 'scheme.publish', stream: `scheme_${hash}`, body };
    const answer = before === undefined ? await run(request, operatorActor) : undefined;
    if (answer !== undefined && 'refusals' in answer) {
      printRefusals(terminal, answer.refusals);
      foundWanting();
      return;
    }
    if (flags.json === true) {
      printJson(terminal, { hash, scheme: scheme.id, version: scheme.version, publishedBefore: before !== undefined });
      return;
    }
    const name = textIn(scheme, scheme.name, terminal.t.language);
    const say = speaker(terminal, schemeMessages);
    terminal.print(
      say(before === undefined ? 'published' : 'published-before', { name, version: scheme.version, hash }),
    );
  });
}
