/**
 * What stands in a file, with the place of every part: mappings, lists and single values, nothing of YAML's other arts.
 * The same tree is made from YAML and from JSON, so both take the same road afterwards.
 */
import { limits, type Json } from '@touchstone/kernel';
import type { Path, Place } from './problem.ts';

export type Written = WrittenMap | WrittenList | WrittenValue;

export interface WrittenMap {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, WrittenEntry>;
}

export interface WrittenEntry {
  /** where the name stands; the value has its own place */
  readonly place: Place;
  readonly value: Written;
}

export interface WrittenList {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Written[];
}

export interface WrittenValue {
  readonly kind: 'value';
  readonly place: Place;
  readonly value: string | number | boolean | null;
}

export function valueOf(written: Written): Json {
  switch (written.kind) {
    case 'map':
      return Object.fromEntries([...written.entries].map(([name, { value }]) => [name, valueOf(value)]));
    case 'list':
      return written.items.map(valueOf);
    case 'value':
      return written.value;
  }
}

/** The place of what the path names, or of the nearest part around it that is written. */
export function placeOf(written: Written, path: Path): Place {
  let here: Written = written;
  for (const step of path) {
    const next: Written | undefined =
      here.kind === 'map'
        ? here.entries.get(String(step))?.value
        : here.kind === 'list'
          ? here.items[Number(step)]
          : undefined;
    if (next === undefined) break;
    here = next;
  }
  return here.place;
}

/** JSON has no places worth naming: all of it stands at `place`. Undefined where it nests deeper than a scheme may. */
export function writtenFromJson(json: unknown, place: Place, depth = 0): Written | undefined {
  if (depth > limits.schemeNesting) return undefined;
  if (Array.isArray(json)) {
    const items = json.map((item) => writtenFromJson(item, place, depth + 1));
    return items.every((item) => item !== undefined) ? { kind: 'list', place, items } : undefined;
  }
  if (typeof json === 'object' && json !== null) {
    const entries = new Map<string, WrittenEntry>();
    for (const [name, member] of Object.entries(json)) {
      const value = writtenFromJson(member, place, depth + 1);
      if (value === undefined) return undefined;
      entries.set(name, { place, value });
    }
    return { kind: 'map', place, entries };
  }
  const scalar = typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' ? json : null;
  return { kind: 'value', place, value: scalar };
}
