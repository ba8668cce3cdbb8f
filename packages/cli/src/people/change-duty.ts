/** The work of `touchstone grant` and `touchstone revoke`: whoever sits at the installation's own terminal is its operator. */
import { accessStream, type AccessCommand } from '@touchstone/domain';
import { operatorActor, readAccountId } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import { onInstallation, type InstallationFlags } from '../installation-options.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printRefusals, speaker } from '../terminal/terminal.ts';
import { peopleMessages } from './people-messages.ts';
import type { StaffDuty } from './people-flags.ts';

export async function changeDuty(
  type: AccessCommand['type'],
  duty: StaffDuty,
  email: string,
  flags: InstallationFlags,
): Promise<void> {
  const terminal = openTerminal();
  await onInstallation(flags, async ({ database, run }) => {
    const account = await readAccountId(database.read, email);
    const stream = accessStream(account ?? uuid());
    const answer = await run({ id: uuid(), type, stream, body: { email, duty } }, operatorActor);
    if ('refusals' in answer) {
      printRefusals(terminal, answer.refusals);
      foundWanting();
      return;
    }
    const words = terminal.t(`duty.${duty}`);
    terminal.print(speaker(terminal, peopleMessages)(type, { email, duty: words }));
  });
}
