/**
 * Lets time in: finds the clocks that have run out by today and puts each on record through its own command. Run by a
 * timer and as often as one likes; a clock that is on record is not found again.
 */
import { dayOf, type PlainDate } from '@touchstone/kernel';
import { readOverdueClocks, systemActor } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import type { RunCommand, Runtime } from '../command/run-command.ts';

const batchSize = 200;

/** Answers how many clocks were put on record. Days are those of UTC, so that no zone's day is called over early. */
export async function reachClocks(runtime: Runtime, run: RunCommand): Promise<number> {
  const asOf: PlainDate = dayOf(runtime.clock(), 'UTC');
  let reached = 0;
  for (;;) {
    const overdue = await readOverdueClocks(runtime.database.read, asOf, batchSize);
    let done = 0;
    for (const { clock, cycle, finding } of overdue) {
      const answer = await run(
        {
          ...{ id: uuid(), type: 'clock.reach', stream: cycle },
          body: { clock, asOf, ...(finding === '' ? {} : { finding }) },
        },
        systemActor,
      );
      if (answer.outcome === 'accepted') done += 1;
    }
    reached += done;
    // A batch in which nothing could be put on record would come back for ever.
    if (overdue.length < batchSize || done === 0) return reached;
  }
}
