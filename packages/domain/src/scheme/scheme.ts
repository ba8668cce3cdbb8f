/**
 * What a compiled scheme version is: every rule of a scheme as data, canonical and hashed. The interpreter beside this
 * file gives it meaning; nothing here knows any scheme's words, levels or numbers.
 */
import type { Period, PlainDate } from '@touchstone/kernel';
import type { Duty } from '../access/actor.ts';

/** Words per language (BCP 47 code); the scheme's authoritative language is always there. */
export type Text = Readonly<Record<string, string>>;

/** Where a fact of the scheme was read, and how sure it is. */
export interface Source {
  readonly title: string;
  readonly url?: string;
  readonly confidence: 'stated' | 'observed' | 'inferred' | 'unknown';
}

export interface Scheme {
  readonly format: 1;
  readonly id: string;
  readonly version: string;
  readonly name: Text;
  readonly standardName: Text;
  readonly owner: { readonly name: string; readonly url: string };
  /** who owns the texts, and what this software does not ship */
  readonly notice?: Text;
  readonly languages: readonly string[];
  readonly authoritativeLanguage: string;
  /** IANA name; the zone in which a day begins and ends for this scheme */
  readonly timeZone: string;
  /** new cycles may start under this version from (and until) these days */
  readonly inForce: { readonly from: PlainDate; readonly until?: PlainDate };
  readonly siteTypes: readonly Term[];
  readonly metals: readonly Term[];
  readonly groups: readonly Term[];
  /** what the scheme's owner wants to bring about, beyond the groups */
  readonly aims?: readonly Term[];
  readonly scales: readonly Scale[];
  readonly criteria: readonly Criterion[];
  readonly letter: { readonly name: Text; readonly promises: readonly Promise_[] };
  readonly clocks: readonly Clock[];
  readonly marks: readonly Mark[];
  readonly duties: Duties;
}

export interface Term {
  readonly id: string;
  readonly name: Text;
}

/** A promise that the signatory gives; all are given or the letter is not signed. */
export interface Promise_ {
  readonly id: string;
  readonly text: Text;
  readonly source?: Source;
}

export interface Scale {
  readonly id: string;
  /** best first */
  readonly levels: readonly Level[];
  readonly source?: Source;
}

export interface Level {
  readonly id: string;
  readonly name: Text;
  readonly meaning?: Text;
  /** higher is better; unique within the scale */
  readonly rank: number;
  readonly score?: number;
  /** blocks what the scheme calls conformance; shown with the warning shape */
  readonly adverse: boolean;
  /** a determination at this level raises a finding */
  readonly finding: boolean;
  readonly rationale: 'required' | 'optional';
  readonly evidence: 'required' | 'optional';
}

export interface Criterion {
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly group: string;
  readonly summary?: Text;
  readonly scale: string;
  /** absent: applies to every site */
  readonly appliesWhen?: FactRule;
  readonly notApplicable: 'allowed' | 'never';
  readonly weight?: number;
  readonly critical?: boolean;
  readonly evidenceHints?: readonly Text[];
  readonly sdgs?: readonly number[];
  readonly aims?: readonly string[];
  /** of number and title */
  readonly source?: Source;
  /** of single other members, by the member's name, where they come from elsewhere */
  readonly sources?: Readonly<Record<string, Source>>;
}

/** A named deadline. `due: null` means that the scheme leaves it unset, and is shown as unset. */
export interface Clock {
  readonly id: string;
  readonly name: Text;
  readonly due: Due | null;
  /** the anchor that stops the clock, such as `self-assessment.submitted`; absent: nothing stops it */
  readonly metBy?: string;
  /** one clock for the cycle, or one for every finding (anchored on the cycle's anchors, stopped by the finding's closing) */
  readonly per: 'cycle' | 'finding';
  readonly whenReached: Consequence;
  readonly source?: Source;
}

/** Days are counted from anchors: names of events, such as `commitment.signed`, with the day they happened. */
export type Due =
  | { readonly anchor: string; readonly after: Period }
  | { readonly earliest: readonly Due[] }
  | { readonly latest: readonly Due[] };

/** What follows when a clock runs out before it is met. */
export type Consequence =
  { readonly kind: 'escalate'; readonly to: Duty } | { readonly kind: 'expire-award' } | { readonly kind: 'none' };

export interface Mark {
  readonly id: string;
  readonly name: Text;
  /** facts under which the mark can be had at all, such as a metal that the site handles */
  readonly offeredWhen?: FactRule;
  readonly awardedWhen: Rule;
  /** id of the clock that ends the award's validity */
  readonly validityClock: string;
  readonly source?: Source;
}

export interface Duties {
  /** pairs of acts that must be done by different people, such as `award.propose` and `award.confirm` */
  readonly differ: readonly { readonly acts: readonly [string, string]; readonly source?: Source }[];
  /** a decision against the advice needs a reason of at least this many characters */
  readonly departureReasonLength: number;
}

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
  | { readonly atLeast: { readonly value: Quantity; readonly min: number } };

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

/** A scheme version as it is stored and pinned: canonical JSON and the SHA-256 that names it. */
export interface CompiledScheme {
  readonly scheme: Scheme;
  /** 64 lower-case hexadecimal characters */
  readonly hash: string;
}
