/** The clocks of a cycle, or of one finding, as the timeline draws them: with the day from which each runs. */
import type { PlainDate } from '@touchstone/kernel';
import { readClocks, type Anchors, type Clock, type Due, type Scheme } from '@touchstone/domain';
import type { TimelineClock, TimelineProps } from '../components/timeline.tsx';
import type { Translator } from '../messages/translator.ts';

export interface ClocksAsked {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly anchors: Anchors;
  readonly today: PlainDate;
  readonly per: Clock['per'];
}

/** In the scheme's order; those that it leaves unset are there and say so. */
export function timelineClocks({ t, scheme, anchors, today, per }: ClocksAsked): readonly TimelineClock[] {
  const names = new Map(scheme.clocks.map((clock) => [clock.id, clock]));
  return readClocks(scheme, anchors, today, per).map(({ clock, due, metOn, state }) => {
    const rule = names.get(clock);
    const from = rule?.due === undefined || rule.due === null ? undefined : runsFrom(rule.due, anchors);
    return {
      label: rule === undefined ? clock : t.text(rule.name),
      state,
      ...(from === undefined ? {} : { from }),
      ...(due === undefined ? {} : { due }),
      ...(metOn === undefined ? {} : { metOn }),
    };
  });
}

/** From the first day that is known to the last that is due or has happened, today included. */
export function timelineSpan(
  clocks: readonly TimelineClock[],
  anchors: Anchors,
  today: PlainDate,
): Pick<TimelineProps, 'begins' | 'ends'> {
  const days = [today, ...Object.values(anchors), ...clocks.flatMap(({ due }) => due ?? [])].sort();
  return { begins: days[0] ?? today, ends: days.at(-1) ?? today };
}

/** The earliest of the anchors that the clock counts from and that have happened. */
function runsFrom(due: Due, anchors: Anchors): PlainDate | undefined {
  if ('anchor' in due) return anchors[due.anchor];
  const parts = 'earliest' in due ? due.earliest : due.latest;
  return parts.flatMap((part) => runsFrom(part, anchors) ?? []).sort()[0];
}
