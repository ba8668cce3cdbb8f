/** A cycle as the timeline draws it: its clocks with the day from which each runs, and what has happened. */
import type { PlainDate } from '@touchstone/kernel';
import {
  anchorInWords,
  capital,
  countsBy,
  cycleAnchors,
  isMoved,
  unmovedDue,
  type Anchors,
  type ClockMoves,
  type ClockReading,
  type Due,
  type Scheme,
} from '@touchstone/domain';
import type { TimelineClock, TimelineEvent, TimelineProps } from '../components/timeline.tsx';
import type { Translator } from '../messages/translator.ts';

export interface ClocksAsked {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly anchors: Anchors;
  readonly readings: readonly ClockReading[];
  /** what was granted for a clock, by its id */
  readonly movesOf: (clock: string) => ClockMoves;
}

/** The earliest due first; those without a day last, in the order of the readings, those that the scheme leaves unset among them. */
export function timelineClocks({ t, scheme, anchors, readings, movesOf }: ClocksAsked): readonly TimelineClock[] {
  const names = new Map(scheme.clocks.map((clock) => [clock.id, clock]));
  const dated = readings.flatMap((reading) => (reading.due === undefined ? [] : [{ ...reading, due: reading.due }]));
  const undated = readings.filter(({ due }) => due === undefined);
  const inOrder: typeof readings = [...dated.sort((a, b) => a.due.localeCompare(b.due)), ...undated];
  return inOrder.map(({ clock, due, metOn, pausedOn, state }) => {
    const rule = names.get(clock);
    const counted = rule === undefined ? null : countsBy(rule, anchors);
    const from = counted === null ? undefined : runsFrom(counted, anchors);
    const moves = movesOf(clock);
    const set = isMoved(moves) ? unmovedDue(scheme, clock, anchors, moves) : undefined;
    return {
      label: rule === undefined ? clock : t.text(rule.name),
      state,
      ...(from === undefined ? {} : { from }),
      ...(due === undefined ? {} : { due }),
      ...(metOn === undefined ? {} : { metOn }),
      ...(pausedOn === undefined ? {} : { pausedOn }),
      ...(set === undefined || set === due ? {} : { movedFrom: set }),
    };
  });
}

/** What has happened, in its order, today included; of one day in the order in which a cycle comes to it. */
export function timelineEvents(t: Translator, anchors: Anchors, today: PlainDate): readonly TimelineEvent[] {
  return cycleAnchors
    .flatMap((event) => {
      const on = anchors[event];
      return on === undefined || on > today ? [] : [{ label: capital(anchorInWords(event, t.language)), on }];
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** From the first day that is known to the last that is due or has happened, today included. */
export function timelineSpan(
  clocks: readonly TimelineClock[],
  anchors: Anchors,
  today: PlainDate,
  award: TimelineProps['award'],
): Pick<TimelineProps, 'begins' | 'ends'> {
  const days = [
    ...[today, ...Object.values(anchors), ...clocks.flatMap(({ due }) => due ?? [])],
    ...(award === undefined ? [] : [award.earliest, award.latest ?? award.earliest]),
  ].sort();
  return { begins: days[0] ?? today, ends: days.at(-1) ?? today };
}

/** The earliest of the anchors that the clock counts from and that have happened. */
function runsFrom(due: Due, anchors: Anchors): PlainDate | undefined {
  if ('anchor' in due) return anchors[due.anchor];
  const parts = 'earliest' in due ? due.earliest : due.latest;
  return parts.flatMap((part) => runsFrom(part, anchors) ?? []).sort()[0];
}
