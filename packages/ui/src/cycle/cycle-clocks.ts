/** The clocks of a cycle, or of one finding, as the timeline draws them: with the day from which each runs. */
import type { PlainDate } from '@touchstone/kernel';
import type { Anchors, ClockReading, Due, Scheme } from '@touchstone/domain';
import type { TimelineClock, TimelineProps } from '../components/timeline.tsx';
import type { Translator } from '../messages/translator.ts';

export interface ClocksAsked {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly anchors: Anchors;
  readonly readings: readonly ClockReading[];
}

/** In the order of the readings; those that the scheme leaves unset are there and say so. */
export function timelineClocks({ t, scheme, anchors, readings }: ClocksAsked): readonly TimelineClock[] {
  const names = new Map(scheme.clocks.map((clock) => [clock.id, clock]));
  return readings.map(({ clock, due, metOn, pausedOn, state }) => {
    const rule = names.get(clock);
    const from = rule?.due === undefined || rule.due === null ? undefined : runsFrom(rule.due, anchors);
    return {
      label: rule === undefined ? clock : t.text(rule.name),
      state,
      ...(from === undefined ? {} : { from }),
      ...(due === undefined ? {} : { due }),
      ...(metOn === undefined ? {} : { metOn }),
      ...(pausedOn === undefined ? {} : { pausedOn }),
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
