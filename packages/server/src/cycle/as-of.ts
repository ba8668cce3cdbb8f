/**
 * A cycle as it stood at the end of a past day, folded from its journal. Whoever may read the cycle today may look back;
 * what the tables say of today, such as who is appointed, is left out where it had not happened.
 */
import { dayOf, ok, parsePlainDate, refuse, type PlainDate, type Refusal, type Result } from '@touchstone/kernel';
import { cycleStage } from '@touchstone/domain';
import { readCycleAt, readMoments, type CycleView } from '@touchstone/store';
import type { Services } from '../http/services.ts';

/** `asked` as it came; `today` and the day's end are those of the scheme's time zone. */
export async function viewAsOf(
  { database }: Services,
  view: CycleView,
  asked: string,
  today: PlainDate,
  timeZone: string,
): Promise<Result<CycleView & { readonly asOf: PlainDate }, Refusal>> {
  const asOf = parsePlainDate(asked);
  if (asOf === undefined) return refuse('time.bad-day', { day: asked.slice(0, longestDay) }, 'asOf');
  if (asOf > today) return refuse('time.future', { day: asOf }, 'asOf');
  const moments = await readMoments(database.read, view.cycle.id);
  const version = moments.findLast(({ at }) => dayOf(at, timeZone) <= asOf)?.version;
  if (version === undefined) {
    const [first] = moments;
    return refuse(
      'time.too-early',
      { day: asOf, began: first === undefined ? today : dayOf(first.at, timeZone) },
      'asOf',
    );
  }
  const state = await readCycleAt(database.read, view.cycle.id, version);
  const stage = state === undefined ? undefined : cycleStage(state);
  if (state === undefined || stage === undefined) return refuse('time.erased', { day: asOf }, 'asOf');
  const appointed = state.stage === 'running' && state.assessment.stage !== 'none';
  return ok({
    ...view,
    state,
    version,
    asOf,
    cycle: { ...view.cycle, stage, ...(appointed ? {} : { assessor: null }) },
  });
}

/** characters of a day that was asked for, as far as a sentence repeats it */
const longestDay = 20;
