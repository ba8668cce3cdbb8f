/**
 * What a compiled scheme version is: every rule of a scheme as data, canonical and hashed. The interpreter beside this
 * file gives it meaning; nothing here knows any scheme's words, levels or numbers.
 */
import type { PlainDate } from '@touchstone/kernel';
import type { AfterAward, AssessmentRules, AssessorRules, Eligibility } from './assurance.ts';
import type { Framework, Mapping } from './mapping.ts';
import type { AskedStep, Clock, Duties, Promise_, Publication, Question, ReportTemplate } from './process.ts';
import type { FactRule, Rule } from './rule.ts';
import type { Source, Term, Text } from './text.ts';

export type * from './assurance.ts';
export type * from './mapping.ts';
export type * from './process.ts';
export type * from './rule.ts';
export type * from './text.ts';

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
  /** what is done at a site, where rules ask for it */
  readonly activities?: readonly Term[];
  readonly groups: readonly Term[];
  /** what the scheme's owner wants to bring about, beyond the groups */
  readonly aims?: readonly Term[];
  readonly scales: readonly Scale[];
  readonly criteria: readonly Criterion[];
  readonly letter: { readonly name: Text; readonly promises: readonly Promise_[] };
  readonly clocks: readonly Clock[];
  readonly marks: readonly Mark[];
  readonly duties: Duties;
  /** steps of the assessment that every cycle takes; absent: the scheme says nothing of them */
  readonly steps?: readonly AskedStep[];
  /** what becomes public, and when; absent: the scheme says nothing of it */
  readonly publication?: readonly Publication[];
  readonly documents?: readonly ReportTemplate[];
  /** asked of a site before its criteria are chosen */
  readonly questions?: readonly Question[];
  /** which sites may take part; absent: the scheme says nothing of it */
  readonly eligibility?: Eligibility;
  /** how a site is assessed, beyond criteria and clocks */
  readonly assessment?: AssessmentRules;
  readonly assessors?: AssessorRules;
  readonly afterAward?: AfterAward;
  /** principles of others that the criteria serve */
  readonly frameworks?: readonly Framework[];
  /** where the criteria of other versions and standards went; one per version or standard */
  readonly mappings?: readonly Mapping[];
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
  /** the owner's own words on how it is meant; imported by whoever may use them, never shipped */
  readonly guidance?: Text;
  readonly scale: string;
  /** absent: applies to every site */
  readonly appliesWhen?: FactRule;
  readonly notApplicable: 'allowed' | 'never';
  readonly weight?: number;
  readonly critical?: boolean;
  /** what the criterion asks in single points, to any depth; rated by themselves where `assessment.requirements` says so */
  readonly requirements?: readonly Requirement[];
  readonly evidenceHints?: readonly Text[];
  readonly references?: readonly Reference[];
  readonly sdgs?: readonly number[];
  readonly aims?: readonly string[];
  /** of number and title */
  readonly source?: Source;
  /** of single other members, by the member's name, where they come from elsewhere */
  readonly sources?: Readonly<Record<string, Source>>;
}

/** A law, convention or standard of others that a criterion rests on. */
export interface Reference {
  readonly title: Text;
  readonly url?: string;
}

export interface Requirement {
  readonly id: string;
  readonly number: string;
  readonly text: Text;
  readonly guidance?: Text;
  /** absent: asked wherever the criterion, or the requirement around it, is */
  readonly appliesWhen?: FactRule;
  readonly critical?: boolean;
  readonly evidenceHints?: readonly Text[];
  readonly references?: readonly Reference[];
  readonly requirements?: readonly Requirement[];
  readonly source?: Source;
}

export interface Mark {
  readonly id: string;
  readonly name: Text;
  /** facts under which the mark can be had at all, such as a metal that the site handles */
  readonly offeredWhen?: FactRule;
  readonly awardedWhen: Rule;
  /** id of the clock that ends the award's validity */
  readonly validityClock: string;
  /** what the holder must still do or keep to */
  readonly conditions?: readonly AwardCondition[];
  readonly source?: Source;
}

export interface AwardCondition {
  readonly id: string;
  readonly text: Text;
  /** absent: attached to every award of the mark */
  readonly when?: Rule;
  /** id of the clock by which it is to be fulfilled; absent: it holds as long as the award */
  readonly clock?: string;
  readonly source?: Source;
}

/** A scheme version as it is stored and pinned: canonical JSON and the SHA-256 that names it. */
export interface CompiledScheme {
  readonly scheme: Scheme;
  /** 64 lower-case hexadecimal characters */
  readonly hash: string;
}
