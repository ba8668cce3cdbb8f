/** Clocks and duties in plain words, generated from the data alone. */
import { never, type Period } from '@touchstone/kernel';
import type { Duty } from '../../access/actor.ts';
import type { Clock, Consequence, Due, Duties } from '../scheme.ts';
import { isAct, isAnchor } from '../vocabulary.ts';
import type { Phrases } from './phrases.ts';
import { phrasesIn } from './phrases-in.ts';
import { sentence } from './words.ts';

/** When it is due, the first time and each time after it, and what follows when it runs out. Says so where the scheme leaves it unset. */
export function clockInWords(clock: Clock, language: string): string {
  const phrases = phrasesIn(language);
  if (clock.due === null) return sentence(phrases.unset);
  const due = dueClause(phrases, clock.due);
  const when = clock.per === 'finding' ? phrases.perFinding(due) : due;
  const { metBy, thenEvery } = clock;
  const again =
    thenEvery === undefined || metBy === undefined
      ? []
      : [phrases.eachTime(dueClause(phrases, { anchor: metBy, after: thenEvery }))];
  const follows = consequenceClause(phrases, clock.whenReached);
  return [when, ...again, ...(follows === undefined ? [] : [follows])].map(sentence).join(' ');
}

/** One sentence for two acts that different people must do. */
export function separationInWords(acts: Duties['differ'][number]['acts'], language: string): string {
  const phrases = phrasesIn(language);
  const [first, second] = acts.map((act) => (isAct(act) ? phrases.acts[act] : act));
  return sentence(phrases.differ(first ?? '', second ?? ''));
}

/** “submitting the assessment report”; the act itself where it is not one of ours. */
export function actInWords(act: string, language: string): string {
  return isAct(act) ? phrasesIn(language).acts[act] : act;
}

/** “the site visit”: an event that clocks count from. */
export function anchorInWords(anchor: string, language: string): string {
  return isAnchor(anchor) ? phrasesIn(language).anchors[anchor] : anchor;
}

/** “the secretariat”, as sentences here name whoever has a duty. */
export function dutyInWords(duty: Duty, language: string): string {
  return phrasesIn(language).duties[duty];
}

/** “1 year and 10 days” */
export function periodInWords(period: Period, language: string): string {
  return phrasesIn(language).period(period);
}

/** From when, or by when, as a sentence. */
export function dueInWords(due: Due, language: string): string {
  return sentence(dueClause(phrasesIn(language), due));
}

/** When something is due or begins, as a clause. */
export function dueClause(phrases: Phrases, due: Due): string {
  if ('anchor' in due) {
    const event = isAnchor(due.anchor) ? phrases.anchors[due.anchor] : due.anchor;
    const atOnce = Object.values(due.after).every((length) => length === 0);
    return atOnce ? phrases.dayOf(event) : phrases.after(phrases.period(due.after), event);
  }
  const parts = ('earliest' in due ? due.earliest : due.latest).map((part) => dueClause(phrases, part));
  return 'earliest' in due ? phrases.earliest(parts) : phrases.latest(parts);
}

function consequenceClause(phrases: Phrases, consequence: Consequence): string | undefined {
  switch (consequence.kind) {
    case 'escalate':
      return phrases.escalates(phrases.duties[consequence.to]);
    case 'notice':
      return phrases.notifies(phrases.duties[consequence.to]);
    case 'suspend-award':
      return phrases.awardSuspended;
    case 'lapse':
      return phrases.commitmentLapses;
    case 'expire-award':
      return phrases.awardEnds;
    case 'none':
      return undefined;
    default:
      return never(consequence, 'consequence');
  }
}
