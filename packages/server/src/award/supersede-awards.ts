/**
 * Ends the earlier awards of a site once a later cycle has brought a new one. Each gets a command of its own; running this
 * again, or twice at once, ends each once.
 */
import { assert } from '@touchstone/kernel';
import { isStanding } from '@touchstone/domain';
import { readCycle, readCyclesOfSite, systemActor } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import type { RunCommand, Runtime } from '../command/run-command.ts';

export async function supersedeAwards(
  { database, run }: Pick<Runtime, 'database'> & { readonly run: RunCommand },
  by: string,
): Promise<void> {
  const view = await readCycle(database.read, by);
  if (view === undefined) return;
  const cycles = await readCyclesOfSite(database.read, view.site.id);
  const own = cycles.findIndex(({ cycle }) => cycle === by);
  for (const { cycle, stage } of cycles.slice(0, own)) {
    if (!isStanding(stage)) continue;
    const answer = await run({ id: uuid(), type: 'award.supersede', stream: cycle, body: { by } }, systemActor);
    const codes = answer.outcome === 'refused' ? answer.refusals.map(({ code }) => code) : [];
    assert(
      codes.every((code) => code === 'award.not-standing'),
      `the award is superseded: ${codes.join()}`,
    );
  }
}
