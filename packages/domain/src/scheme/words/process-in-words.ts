/**
 * What becomes public when, who may move a clock and who may not act, in plain words, generated from the data alone.
 * Everything that the scheme leaves unset is said to be unset.
 */
import type { Clock, CoolingOff, Duties, Panel, Publication, Recusal, Rotation, Step } from '../scheme.ts';
import { isAct, isPublicFact } from '../vocabulary.ts';
import { changePhrasesIn } from './change-phrases.ts';
import { dueClause, separationInWords } from './clock-in-words.ts';
import { phrasesIn } from './phrases-in.ts';
import { processPhrasesIn } from './process-phrases.ts';
import { sentence } from './words.ts';

/** One sentence for one fact. */
export function publicationInWords({ fact, access, from }: Publication, language: string): string {
  const phrases = processPhrasesIn(language);
  const name = publicFactInWords(fact, language);
  const open = access === 'public';
  if (from === null) return sentence(open ? phrases.publicUnset(name) : phrases.onRequestUnset(name));
  return sentence(phrases[open ? 'public' : 'onRequest'](name, dueClause(phrasesIn(language), from)));
}

/** One sentence for one step that every cycle takes. */
export function stepInWords(step: Step, language: string): string {
  return sentence(processPhrasesIn(language).steps[step]);
}

/** What a reader calls a fact such as `assessment.ratings`; the fact itself where it is not one of ours. */
export function publicFactInWords(fact: string, language: string): string {
  return isPublicFact(fact) ? processPhrasesIn(language).facts[fact] : fact;
}

/** Reminders, extension, pause and how far they reach; empty for a clock that nobody may move. */
export function clockRightsInWords(
  { remindDaysBefore = [], extension, pause, outerBound }: Clock,
  language: string,
): readonly string[] {
  const phrases = processPhrasesIn(language);
  const { duties, number } = phrasesIn(language);
  const days = changePhrasesIn(language).and(remindDaysBefore.map((day) => number(day)));
  return [
    ...(days === '' ? [] : [phrases.reminders(days)]),
    ...(extension === undefined
      ? []
      : [extension === null ? phrases.extendsUnset : phrases.extends(duties[extension.by])]),
    ...(pause === undefined ? [] : [pause === null ? phrases.pausesUnset : phrases.pauses(duties[pause.by])]),
    ...(outerBound === undefined
      ? []
      : [outerBound === null ? phrases.boundUnset : phrases.bound(dueClause(phrasesIn(language), outerBound))]),
  ].map(sentence);
}

/** Every rule of who acts and who does not, one sentence each; what is unset is said last. */
export function dutiesInWords(duties: Duties, language: string): readonly string[] {
  const { unset } = processPhrasesIn(language);
  const members = ['panels', 'rotation', 'coolingOff', 'recusal'] as const;
  return [
    ...duties.differ.map(({ acts }) => separationInWords(acts, language)),
    ...(duties.panels ?? []).map((one) => panelInWords(one, language)),
    ...(duties.rotation ?? []).map((one) => rotationInWords(one, language)),
    ...(duties.coolingOff ?? []).map((one) => coolingOffInWords(one, language)),
    ...(duties.recusal ?? []).map((one) => recusalInWords(one, language)),
    ...members.filter((member) => duties[member] === null).map((member) => sentence(unset[member])),
  ];
}

export function panelInWords({ act, size, quorum, carriedBy }: Panel, language: string): string {
  const phrases = processPhrasesIn(language);
  return sentence(phrases.panel(actName(act, language), size, quorum, phrases.carriedBy[carriedBy]));
}

export function rotationInWords({ act, afterCycles }: Rotation, language: string): string {
  return sentence(processPhrasesIn(language).rotation(actName(act, language), afterCycles));
}

export function coolingOffInWords({ act, tie, period }: CoolingOff, language: string): string {
  const phrases = processPhrasesIn(language);
  return sentence(phrases.coolingOff(actName(act, language), phrases.ties[tie], phrasesIn(language).period(period)));
}

export function recusalInWords({ act, ties }: Recusal, language: string): string {
  const phrases = processPhrasesIn(language);
  const named = ties.map((tie) => phrases.ties[tie]);
  return sentence(phrases.recusal(actName(act, language), phrasesIn(language).or(named)));
}

function actName(act: string, language: string): string {
  return isAct(act) ? phrasesIn(language).acts[act] : act;
}
