/** Why something is not there on a past day although it is there today. */
import { dayOf, type Instant, type Refusal } from '@touchstone/kernel';
import type { Services } from './services.ts';

/** For what this person may read today and `beganAt`; undefined where today is shown. */
export function missingThen({ time }: Pick<Services, 'time'>, beganAt: Instant): Refusal | undefined {
  if (time?.day === undefined) return undefined;
  const { day, zone } = time;
  const began = dayOf(beganAt, zone);
  return day < began
    ? { code: 'time.too-early', facts: { day, began }, at: 'asOf' }
    : { code: 'time.erased', facts: { day }, at: 'asOf' };
}
