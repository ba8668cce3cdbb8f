/**
 * The sentences in which rules, reasons and clocks are told, once per language. What they name comes from the scheme;
 * nothing here knows a scheme's own words. Phrases are clauses without a capital and without a full stop.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { Act, Anchor } from '../vocabulary.ts';
import type { Duty } from '../../access/actor.ts';

export interface Phrases {
  readonly quote: (text: string) => string;
  readonly or: (all: readonly string[]) => string;
  /** a list cut short */
  readonly andMore: (shown: string, more: number) => string;
  readonly number: (value: number) => string;
  readonly day: (day: PlainDate) => string;
  readonly yesOrNo: (value: boolean) => string;

  /** the criteria that a node speaks of, as a plural: “critical criteria in Environment” */
  readonly criteria: (of: {
    readonly critical?: boolean;
    readonly groups?: string;
    readonly listed?: string;
  }) => string;

  /** after a head such as `all`, its parts, numbered where there are several */
  readonly parts: (head: string, parts: readonly string[]) => string;
  readonly all: string;
  readonly any: string;
  readonly not: string;
  readonly every: (criteria: string, level: string) => string;
  readonly rated: (criteria: string) => string;
  readonly count: (criteria: string, level: string, least: string) => string;
  readonly share: (criteria: string, level: string, least: string) => string;
  readonly score: (criteria: string, least: string) => string;
  readonly applies: (criteria: string) => string;
  /** without a day: whenever */
  readonly within: (event: string, until?: string) => string;
  readonly fact: (fact: string, answers: string) => string;
  readonly answerTo: (question: string) => string;
  readonly facts: Readonly<Record<string, string>>;

  readonly allHold: (holds: boolean) => string;
  readonly anyHolds: (holds: boolean) => string;
  readonly notHolds: (holds: boolean) => string;
  readonly everyReached: (criteria: string, level: string, considered: string) => string;
  readonly allRated: (criteria: string, considered: string) => string;
  readonly notAllReached: (criteria: string, level: string, not: number, considered: string) => string;
  readonly notAllRated: (criteria: string, not: number, considered: string) => string;
  readonly below: (level: string, criteria: string, number: string, considered: string) => string;
  readonly missing: (criteria: string, number: string, considered: string) => string;
  readonly counted: (criteria: string, level: string, value: string, considered: string, wanted: string) => string;
  readonly shared: (criteria: string, level: string, value: string, considered: string, wanted: string) => string;
  readonly scored: (criteria: string, value: string, wanted: string) => string;
  readonly noneApplies: (criteria: string) => string;
  readonly appliesNot: (criteria: string) => string;
  readonly happened: (event: string, on: string, until?: string) => string;
  readonly notHappened: (event: string, until?: string) => string;
  readonly factHolds: (fact: string, answers: string, holds: boolean) => string;

  readonly unset: string;
  readonly after: (period: string, event: string) => string;
  /** without any delay */
  readonly dayOf: (event: string) => string;
  readonly earliest: (days: readonly string[]) => string;
  readonly latest: (days: readonly string[]) => string;
  readonly period: (period: { readonly years?: number; readonly months?: number; readonly days?: number }) => string;
  readonly perFinding: (due: string) => string;
  /** of a clock that comes round */
  readonly eachTime: (due: string) => string;
  readonly escalates: (duty: string) => string;
  readonly notifies: (duty: string) => string;
  readonly awardSuspended: string;
  readonly commitmentLapses: string;
  readonly awardEnds: string;
  readonly differ: (first: string, second: string) => string;

  readonly anchors: Readonly<Record<Anchor, string>>;
  readonly acts: Readonly<Record<Act, string>>;
  readonly duties: Readonly<Record<Duty, string>>;
}
