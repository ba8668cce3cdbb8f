/** How the criteria of an older version, of another standard, or of an outside framework stand to those of this one. */
import type { Source, Text } from './text.ts';

export interface Mapping {
  readonly from: {
    /** id of the scheme or standard that is mapped from */
    readonly scheme: string;
    readonly version: string;
    /** absent where it is this scheme's own older version */
    readonly name?: Text;
  };
  /** of every entry that has none of its own */
  readonly source?: Source;
  readonly entries: readonly MappingEntry[];
}

/** One pair of criteria; `from` is absent of a new one, `to` of a withdrawn one. */
export interface MappingEntry {
  readonly from?: string;
  readonly to?: string;
  readonly relation: Relation;
  readonly reason: Text;
  readonly source?: Source;
}

/**
 * What `from` asks, seen from `to`: the same (`equal`), a part of it (`subset`), it and more (`superset`), or something
 * that overlaps with it (`intersect`). The last two words stand alone: nothing here took `from` up, nothing there asked `to`.
 */
export type Relation = 'equal' | 'subset' | 'superset' | 'intersect' | 'withdrawn' | 'new';

/** Principles of others, such as the United Nations', and the criteria of this scheme that serve each. */
export interface Framework {
  readonly id: string;
  readonly name: Text;
  readonly url?: string;
  readonly parts: readonly FrameworkPart[];
  /** of the parts' names */
  readonly source?: Source;
  /** of which criteria serve which part */
  readonly alignment?: Source;
}

export interface FrameworkPart {
  readonly id: string;
  readonly number: string;
  readonly name: Text;
  readonly criteria: readonly string[];
}
