/** The installation as `touchstone show` reads it: as it is, or as it was when the day of `--as-of` was over. */
import type { Installation } from '@touchstone/server';
import type { Reader } from '@touchstone/store';
import { onInstallation } from '../installation-options.ts';
import { foundWanting } from '../terminal/exit.ts';
import { printRefusals, speaker, type Terminal } from '../terminal/terminal.ts';
import type { DayFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

export interface Shown extends Pick<Installation, 'clock' | 'database' | 'schemes'> {
  /** for what is decided by today: whose work it is */
  readonly present: Reader;
}

/** `cycle` is what is shown, where it is one. A day that cannot be shown is refused in words. */
export async function onDay(
  terminal: Terminal,
  flags: DayFlags,
  show: (shown: Shown) => Promise<void>,
  cycle?: string,
): Promise<void> {
  await onInstallation(flags, async (installation) => {
    const { clock, database, schemes } = installation;
    const present = database.read;
    if (flags.asOf === undefined) return show({ clock, database, schemes, present });
    const { onPastDay } = await import('@touchstone/server');
    const asked = { asked: flags.asOf, ...(cycle === undefined ? {} : { cycle }) };
    const read = await onPastDay(installation, asked, async (past) => {
      if (flags.json !== true)
        terminal.print(speaker(terminal, showMessages)('as-of', { day: terminal.t.date(past.day) }));
      await show({ ...past, schemes, present });
    });
    if (read.ok) return;
    printRefusals(terminal, [read.error]);
    foundWanting();
  });
}
