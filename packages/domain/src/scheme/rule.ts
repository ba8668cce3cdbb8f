/** The closed expressions of the language: rules about a site and its ratings, and days counted from events. No code. */
import type { Period } from '@touchstone/kernel';

/** Closed, typed, total expressions; no code. Evaluated by `evaluate` to a value and a reason tree. */
export type Rule =
  | FactQuestion
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  /** every applicable criterion of the selection is rated, and at or above a level */
  | { readonly every: { readonly of?: Selection; readonly atLeast: string } }
  /** every applicable criterion of the selection is rated at all */
  | { readonly rated: { readonly of?: Selection } }
  | { readonly atLeast: { readonly value: Quantity; readonly min: number } }
  /** some criterion of the selection applies to the site */
  | { readonly applies: { readonly of?: Selection } }
  /** the event happened, on the due day at the latest; with `due: null`, it happened at all */
  | { readonly within: { readonly event: string; readonly due: Due | null } };

/** The part of the rules that asks about the site alone, so that what applies never depends on how it was rated. */
export type FactRule =
  | FactQuestion
  | { readonly all: readonly FactRule[] }
  | { readonly any: readonly FactRule[] }
  | { readonly not: FactRule };

/** A fact about the site: `siteType`, `metals`, `country`, or a scoping answer. */
export interface FactQuestion {
  readonly fact: string;
  readonly isOneOf: readonly (string | number | boolean)[];
}

export type Quantity =
  | { readonly count: { readonly of?: Selection; readonly atLeast: string } }
  /** per cent of the applicable criteria */
  | { readonly share: { readonly of?: Selection; readonly atLeast: string } }
  /** weighted mean of the levels' scores over the applicable criteria */
  | { readonly score: { readonly of?: Selection } };

export interface Selection {
  readonly groups?: readonly string[];
  readonly criteria?: readonly string[];
  readonly critical?: boolean;
}

/** Days are counted from anchors: names of events, such as `commitment.signed`, with the day they happened. */
export type Due =
  | { readonly anchor: string; readonly after: Period }
  | { readonly earliest: readonly Due[] }
  | { readonly latest: readonly Due[] };
