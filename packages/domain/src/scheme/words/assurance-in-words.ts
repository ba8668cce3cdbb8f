/**
 * Who may join, how a site is assessed, what assessors need and what may happen to an award, in plain words, generated
 * from the data alone. Each function gives one sentence for each rule; what the scheme leaves unset is said to be unset,
 * and of what it has no rule nothing is said.
 */
import type { Appeal, AssessmentRules, Competence, Reassessment, Scheme, Surveillance, Text } from '../scheme.ts';
import { assurancePhrasesIn, type AssurancePhrases, type UnsetAssurance } from './assurance-phrases.ts';
import { changePhrasesIn } from './change-phrases.ts';
import { phrasesIn } from './phrases-in.ts';
import { ruleClause } from './rule-in-words.ts';
import { clauseOf, sentence, textIn } from './words.ts';

export function eligibilityInWords(scheme: Scheme, language: string): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  return saidOf(phrases, 'eligibleWhen', scheme.eligibility?.eligibleWhen, (rule) => [
    phrases.eligible(ruleClause(scheme, rule, language)),
  ]).map(sentence);
}

export function assessmentInWords(scheme: Scheme, language: string): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  const rules: AssessmentRules = scheme.assessment ?? {};
  const { duties, number } = phrasesIn(language);
  return [
    ...saidOf(phrases, 'visit', rules.visit, (visit) => [phrases.visit[visit]]),
    ...saidOf(phrases, 'interviews', rules.interviews, (groups) =>
      groups.map(({ name, atLeast }) => {
        const group = textIn(scheme, name, language);
        return atLeast === null ? phrases.heardUnset(group) : phrases.heard(group, number(atLeast));
      }),
    ),
    ...saidOf(phrases, 'interviewNotes', rules.interviewNotes, (notes) => [phrases.notes[notes]]),
    ...saidOf(phrases, 'planForSite', rules.planForSite, (parts) =>
      parts.length === 0 ? [phrases.planKept] : parts.map((part) => phrases.planForSite[part]),
    ),
    ...saidOf(phrases, 'answersReturnedBy', rules.answersReturnedBy, (who) => [phrases.returners[who]]),
    ...(rules.requirements === 'rated' ? [phrases.requirementsRated] : []),
    ...saidOf(phrases, 'notApplicableConfirmedBy', rules.notApplicableConfirmedBy, (duty) => [
      phrases.confirmsNotApplicable(duties[duty]),
    ]),
    ...saidOf(phrases, 'verification', rules.verification, (how) => [phrases.verification[how]]),
    ...saidOf(phrases, 'verifiedBy', rules.verifiedBy, (who) => [phrases.verifiers[who]]),
    ...saidOf(phrases, 'closureEvidence', rules.closureEvidence, (is) => [phrases.closureEvidence[is]]),
  ].map(sentence);
}

export function assessorRulesInWords(scheme: Scheme, language: string): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  const { scope, competences } = scheme.assessors ?? {};
  const { and } = changePhrasesIn(language);
  return [
    ...saidOf(phrases, 'scope', scope, (all) => [phrases.approvedFor(and(all.map((one) => phrases.dimensions[one])))]),
    ...saidOf(phrases, 'competences', competences, (all) => all.map((one) => competenceClause(scheme, one, language))),
  ].map(sentence);
}

export function afterAwardInWords(scheme: Scheme, language: string): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  const { conformance, surveillance, suspension, withdrawal, reassessment, appeal } = scheme.afterAward ?? {};
  const told = ({ text }: { readonly text: Text }) => clauseOf(textIn(scheme, text, language));
  return [
    ...saidOf(phrases, 'conformance', conformance, ({ confirmedBy }) =>
      saidOf(phrases, 'confirmedBy', confirmedBy, (duty) => [phrases.conformance(phrasesIn(language).duties[duty])]),
    ),
    ...saidOf(phrases, 'surveillance', surveillance, (one) => surveillanceClauses(scheme, one, language)),
    ...saidOf(phrases, 'suspension', suspension, (grounds) => grounds.map((one) => phrases.suspension(told(one)))),
    ...saidOf(phrases, 'withdrawal', withdrawal, (grounds) => grounds.map((one) => phrases.withdrawal(told(one)))),
    ...saidOf(phrases, 'reassessment', reassessment, (one) => reassessmentClauses(scheme, one, language)),
    ...saidOf(phrases, 'appeal', appeal, (one) => appealClauses(scheme, one, language)),
  ].map(sentence);
}

/** How soon the site must tell of a change; undefined where the scheme is silent about changes. */
export function noticeInWords(scheme: Scheme, language: string): string | undefined {
  const { noticeWithin } = scheme.afterAward?.reassessment ?? {};
  return noticeClauses(noticeWithin, language).map(sentence)[0];
}

/** Nothing of what is absent, the sentence for unset of null. */
function saidOf<T>(
  phrases: AssurancePhrases,
  member: UnsetAssurance,
  value: T | null | undefined,
  inWords: (value: T) => readonly string[],
): readonly string[] {
  if (value === undefined) return [];
  return value === null ? [phrases.unset[member]] : inWords(value);
}

function competenceClause(scheme: Scheme, { name, validFor }: Competence, language: string): string {
  const phrases = assurancePhrasesIn(language);
  const told = textIn(scheme, name, language);
  if (validFor === undefined) return phrases.competence(told);
  return validFor === null
    ? phrases.competenceUnset(told)
    : phrases.competenceFor(told, phrasesIn(language).period(validFor));
}

function surveillanceClauses(scheme: Scheme, { clock, visit }: Surveillance, language: string): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  return [
    phrases.surveillance(clockName(scheme, clock, language)),
    ...saidOf(phrases, 'visit', visit, (how) => [phrases.visit[how]]),
  ];
}

function reassessmentClauses(
  scheme: Scheme,
  { triggers, noticeWithin }: Reassessment,
  language: string,
): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  return [
    ...triggers.map(({ text, toldBySite }) =>
      phrases[toldBySite === true ? 'triggerTold' : 'trigger'](clauseOf(textIn(scheme, text, language))),
    ),
    ...noticeClauses(noticeWithin, language),
  ];
}

function noticeClauses(noticeWithin: Reassessment['noticeWithin'], language: string): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  return saidOf(phrases, 'noticeWithin', noticeWithin, (period) => [
    phrases.notice(phrasesIn(language).period(period)),
  ]);
}

function appealClauses(
  scheme: Scheme,
  { heardBy, lodgeClock, decideClock, grounds }: Appeal,
  language: string,
): readonly string[] {
  const phrases = assurancePhrasesIn(language);
  const { duties } = phrasesIn(language);
  return [
    ...saidOf(phrases, 'heardBy', heardBy, (duty) => [phrases.appealHeardBy(duties[duty])]),
    ...saidOf(phrases, 'grounds', grounds, (all) =>
      all.map(({ text }) => phrases.appealGround(clauseOf(textIn(scheme, text, language)))),
    ),
    ...(lodgeClock === undefined ? [] : [phrases.appealLodged(clockName(scheme, lodgeClock, language))]),
    ...(decideClock === undefined ? [] : [phrases.appealDecided(clockName(scheme, decideClock, language))]),
  ];
}

function clockName(scheme: Scheme, id: string, language: string): string {
  const clock = scheme.clocks.find((one) => one.id === id);
  return phrasesIn(language).quote(clock === undefined ? id : textIn(scheme, clock.name, language));
}
