/** The work of `touchstone account create`. The password never stands on the command line, where others could read it. */
import { text } from 'node:stream/consumers';
import { passwordLengthMin } from '@touchstone/server';
import { onInstallation } from '../installation-options.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, printRefusals, speaker, type Terminal } from '../terminal/terminal.ts';
import { askUnseen } from './ask-unseen.ts';
import type { AccountFlags } from './people-flags.ts';
import { peopleMessages } from './people-messages.ts';

export async function createAccount(email: string, flags: AccountFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, peopleMessages);
  const password = await readPassword(terminal);
  if (password === undefined) {
    terminal.warn(`✗ ${say('differ')}`);
    foundWanting();
    return;
  }
  await onInstallation(flags, async ({ accounts }) => {
    const made = await accounts.signUp(flags.name, email, password);
    if (!made.ok) {
      printRefusals(terminal, [made.error]);
      foundWanting();
    } else if (flags.json === true) {
      printJson(terminal, made.value.person);
    } else {
      terminal.print(say('created', { name: flags.name, email }));
    }
  });
}

/** Undefined where it was typed in two different ways. */
async function readPassword(terminal: Terminal): Promise<string | undefined> {
  // No form takes a line break, so what follows the first line is none of it.
  if (!process.stdin.isTTY) return (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
  const say = speaker(terminal, peopleMessages);
  const first = await askUnseen(say('password', { characters: passwordLengthMin }));
  return first === (await askUnseen(say('again'))) ? first : undefined;
}
