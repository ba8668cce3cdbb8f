/**
 * When a fact of a cycle may be seen by others than the parties. What the scheme does not name, or leaves unset, stays
 * private; what is public once stays public as days pass and events happen.
 */
import type { PlainDate } from '@touchstone/kernel';
import { dayOfDue, type Anchors } from './clocks.ts';
import type { Publication, Scheme } from './scheme.ts';

export interface PublicationReading {
  readonly fact: string;
  readonly access: Publication['access'];
  /** `unset`: the scheme does not say when; `waiting`: its event has not happened; `held`: the day is still to come */
  readonly state: 'unset' | 'waiting' | 'held' | 'open';
  /** absent while `unset` or `waiting` */
  readonly from?: PlainDate;
}

/** Everybody may see it; what can be had on request is not public. `fact` is a name such as `assessment.ratings`. */
export function isPublic(scheme: Scheme, fact: string, anchors: Anchors, today: PlainDate): boolean {
  return readPublication(scheme, anchors, today).some(
    (reading) => reading.fact === fact && reading.access === 'public' && reading.state === 'open',
  );
}

/** The day from which a rule opens its fact; undefined where the scheme leaves it unset or its event has not happened. */
export function dueOfPublication({ from }: Publication, anchors: Anchors): PlainDate | undefined {
  return from === null ? undefined : dayOfDue(from, anchors);
}

/** In the scheme's order. "Today" is a day in the scheme's time zone. */
export function readPublication(scheme: Scheme, anchors: Anchors, today: PlainDate): readonly PublicationReading[] {
  return (scheme.publication ?? []).map((rule) => {
    const { access, fact } = rule;
    if (rule.from === null) return { fact, access, state: 'unset' };
    const from = dueOfPublication(rule, anchors);
    if (from === undefined) return { fact, access, state: 'waiting' };
    return { fact, access, state: today < from ? 'held' : 'open', from };
  });
}
