/**
 * What the teller of the demonstration hears, without a word of any language: keys of sentences with their facts, and the
 * scheme's own texts. Whoever tells the story has the sentences.
 */
import type { PlainDate, Refusal } from '@touchstone/kernel';
import type { Advice, CompiledScheme, Consequence, Duty, ImportedFact, Text } from '@touchstone/domain';
import type { Static } from 'typebox';

export type StoryChapter =
  | 'public-facts'
  | 'organisations'
  | 'commits'
  | 'letter-accepted'
  | 'self-assessment'
  | 'assessors'
  | 'appointment'
  | 'fieldwork'
  | 'visit'
  | 'assessment'
  | 'report-accepted'
  | 'improvement'
  | 'award'
  | 'verification'
  | 'surveillance'
  | 'change'
  | 'change-answered'
  | 'suspension'
  | 'appeal'
  | 'hearing'
  | 'lifting'
  | 'again'
  | 'clocks-run-out';

export type StoryStep =
  | 'site-filed'
  | 'facts-imported'
  | 'organisation-registered'
  | 'partner-entered'
  | 'application-submitted'
  | 'application-answered'
  | 'letter-signed'
  | 'letter-accepted'
  | 'some-answered'
  | 'criteria-answered'
  | 'self-assessment-submitted'
  | 'firm-approved'
  | 'assessor-approved'
  | 'conflict-declared'
  | 'no-conflict-declared'
  | 'assessor-appointed'
  | 'plan-submitted'
  | 'plan-approved'
  | 'site-visited'
  | 'report-submitted'
  | 'report-accepted'
  | 'actions-planned'
  | 'award-proposed'
  | 'award-confirmed'
  | 'credential-issued'
  | 'action-reported'
  | 'action-verified'
  | 'surveillance-recorded'
  | 'change-notified'
  | 'change-answered'
  | 'award-suspended'
  | 'appeal-lodged'
  | 'appeal-decided'
  | 'suspension-lifted'
  | 'conformance-confirmed'
  | 'assessed-again'
  | 'answers-confirmed'
  | 'later-change-notified';

/** Tried, and refused by the rules. */
export type StoryTry =
  | 'promise-left-out'
  | 'rationale-left-out'
  | 'submitted-too-early'
  | 'conflicted-appointed'
  | 'visited-without-plan'
  | 'planned-too-late'
  | 'own-proposal-confirmed'
  | 'conformance-too-early'
  | 'own-decision-heard'
  | 'own-suspension-lifted'
  | 'changed-confirmed';

export type StoryFacts = Readonly<Record<string, string | number>>;

export type StoryLine =
  | { readonly kind: 'chapter'; readonly day: PlainDate; readonly title: StoryChapter; readonly facts: StoryFacts }
  | { readonly kind: 'step'; readonly who: string; readonly what: StoryStep; readonly facts: StoryFacts }
  | {
      readonly kind: 'refused';
      readonly who: string;
      readonly what: StoryTry;
      readonly facts: StoryFacts;
      readonly refusal: Refusal;
    }
  /** a public fact, with the source that tells of it */
  | { readonly kind: 'source'; readonly fact: Static<typeof ImportedFact> }
  | { readonly kind: 'clocks'; readonly clocks: readonly { readonly name: Text; readonly due: PlainDate }[] }
  | { readonly kind: 'finding'; readonly number: string; readonly criterion: Text; readonly level: Text }
  | { readonly kind: 'advice'; readonly scheme: CompiledScheme; readonly advice: Advice }
  | { readonly kind: 'mark'; readonly mark: Text; readonly until: PlainDate | null }
  | RunOutLine;

/** Time went on, a clock ran out, and this followed. */
export type RunOutLine =
  | {
      readonly kind: 'clock';
      readonly day: PlainDate;
      readonly site: string;
      readonly name: Text;
      readonly due: PlainDate;
      /** the criterion of the finding whose clock it was */
      readonly criterion?: string;
      readonly consequence: Consequence['kind'];
      /** to whom it is escalated, or who is told */
      readonly to?: Duty;
    }
  | { readonly kind: 'expired'; readonly day: PlainDate; readonly site: string; readonly mark: Text };

export type Tell = (line: StoryLine) => void;
