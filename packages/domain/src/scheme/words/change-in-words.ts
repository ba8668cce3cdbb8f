/** Differences between two versions of a scheme in plain words, each name in the words of the version that has it. */
import { never } from '@touchstone/kernel';
import type { SchemeChange } from '../compare-schemes.ts';
import type { Relation } from '../mapping.ts';
import { schemeParts, type SchemePart } from '../scheme-parts.ts';
import type { Scheme } from '../scheme.ts';
import {
  afterAwardInWords,
  assessmentInWords,
  assessorRulesInWords,
  eligibilityInWords,
} from './assurance-in-words.ts';
import { changePhrasesIn, type ChangePhrases } from './change-phrases.ts';
import { clockInWords, separationInWords } from './clock-in-words.ts';
import { phrasesIn } from './phrases-in.ts';
import {
  clockRightsInWords,
  coolingOffInWords,
  panelInWords,
  publicationInWords,
  stepInWords,
  recusalInWords,
  rotationInWords,
} from './process-in-words.ts';
import { ruleClause, ruleInWords } from './rule-in-words.ts';
import { clauseOf, isText, sentence, textIn } from './words.ts';

/** One sentence; of a clock or a mark whose rule differs, followed by what holds now and what held before. */
export function changeInWords(older: Scheme, newer: Scheme, change: SchemeChange, language: string): string {
  const phrases = changePhrasesIn(language);
  const was = (id: string) => criterionName(older, id, language);
  const is = (id: string) => criterionName(newer, id, language);
  const both = (from: string, to: string) => (was(from) === is(to) ? is(to) : phrases.renamed(was(from), is(to)));
  switch (change.kind) {
    case 'added':
      return sentence(phrases.added(is(change.criterion)));
    case 'removed':
      return sentence(phrases.removed(was(change.criterion)));
    case 'merged':
      return sentence(phrases.merged(is(change.into), phrases.and(change.from.map(was))));
    case 'split':
      return sentence(phrases.split(was(change.from), phrases.and(change.into.map(is))));
    case 'moved': {
      const groups = [groupName(older, change.from, language), groupName(newer, change.to, language)] as const;
      return sentence(phrases.moved(both(change.from, change.to), ...groups));
    }
    case 'reworded':
    case 'changed': {
      const name = both(change.from, change.to);
      const asked = change.members.includes('appliesWhen');
      return [
        phrases[change.kind](name, membersName(phrases, change.members)),
        ...(asked ? [phrases.labelled(phrases.now, whereItApplies(newer, change.to, language))] : []),
        ...(asked ? [phrases.labelled(phrases.before, whereItApplies(older, change.from, language))] : []),
      ]
        .map(sentence)
        .join(' ');
    }
    case 'part-added':
      return sentence(phrases.partAdded(partName(newer, change.part, change.id, language)));
    case 'part-removed':
      return sentence(phrases.partRemoved(partName(older, change.part, change.id, language)));
    case 'part-changed': {
      const name = partName(newer, change.part, change.id, language);
      const [now, before] = [partRule(newer, change, language), partRule(older, change, language)];
      return [
        phrases.partChanged(name, membersName(phrases, change.members)),
        ...(now === undefined ? [] : [phrases.labelled(phrases.now, now)]),
        ...(before === undefined ? [] : [phrases.labelled(phrases.before, before)]),
      ]
        .map(sentence)
        .join(' ');
    }
    default:
      return never(change, 'change of a scheme');
  }
}

/** “number, title and summary”: which parts of something differ, without saying of what. */
export function changedMembersInWords(members: readonly string[], language: string): string {
  return membersName(changePhrasesIn(language), members);
}

/** How the older criterion of a pair stands to the newer one. */
export function relationInWords(relation: Relation, language: string): string {
  return sentence(changePhrasesIn(language).relations[relation]);
}

function criterionName(scheme: Scheme, id: string, language: string): string {
  const criterion = scheme.criteria.find((one) => one.id === id);
  return criterion === undefined ? id : `${criterion.number} ${textIn(scheme, criterion.title, language)}`;
}

function whereItApplies(scheme: Scheme, criterion: string, language: string): string {
  const rule = scheme.criteria.find(({ id }) => id === criterion)?.appliesWhen;
  return rule === undefined ? changePhrasesIn(language).everywhere : ruleClause(scheme, rule, language);
}

function groupName(scheme: Scheme, criterion: string, language: string): string {
  const of = scheme.criteria.find(({ id }) => id === criterion)?.group;
  const group = scheme.groups.find(({ id }) => id === of);
  return phrasesIn(language).quote(group === undefined ? (of ?? '') : textIn(scheme, group.name, language));
}

function partName(scheme: Scheme, part: SchemePart, id: string, language: string): string {
  const value = schemeParts(scheme).find((one) => one.part === part && one.id === id)?.value ?? {};
  const name = Object.entries(value).find(([member]) => ['name', 'text', 'question'].includes(member))?.[1] as unknown;
  const phrases = changePhrasesIn(language);
  // A part that there is once is called by its kind alone.
  if (id === part) return phrases.parts[part];
  const told = isText(name) ? clauseOf(textIn(scheme, name, language)) : id;
  const rule = ruleSentence(scheme, part, id, language);
  if (rule !== undefined) return phrases.labelled(phrases.parts[part], clauseOf(rule));
  return `${phrases.parts[part]} ${phrasesIn(language).quote(told)}`;
}

/** Parts that have no name of their own are told by their rule. */
function ruleSentence(scheme: Scheme, part: SchemePart, id: string, language: string): string | undefined {
  const { duties, publication } = scheme;
  const [first = '', second = ''] = id.split('+');
  switch (part) {
    case 'separation':
      return separationInWords([first, second], language);
    case 'panel':
      return told(
        duties.panels?.find(({ act }) => act === id),
        (one) => panelInWords(one, language),
      );
    case 'rotation':
      return told(
        duties.rotation?.find(({ act }) => act === id),
        (one) => rotationInWords(one, language),
      );
    case 'recusal':
      return told(
        duties.recusal?.find(({ act }) => act === id),
        (one) => recusalInWords(one, language),
      );
    case 'cooling-off':
      return told(
        duties.coolingOff?.find(({ act, tie }) => act === first && tie === second),
        (one) => coolingOffInWords(one, language),
      );
    case 'step':
      return told(
        scheme.steps?.find(({ step }) => step === id),
        ({ step }) => stepInWords(step, language),
      );
    case 'publication':
      return told(
        publication?.find(({ fact, access }) => fact === first && access === second),
        (one) => publicationInWords(one, language),
      );
    default:
      return undefined;
  }
}

function told<T>(one: T | undefined, inWords: (one: T) => string): string | undefined {
  return one === undefined ? undefined : inWords(one);
}

/** What holds of a part whose rule differs, where a name alone would not say it. */
function partRule(
  scheme: Scheme,
  { part, id, members }: Extract<SchemeChange, { kind: 'part-changed' }>,
  language: string,
): string | undefined {
  if (part === 'clock' && members.some((member) => clockRules.has(member))) {
    const clock = scheme.clocks.find((one) => one.id === id);
    return told(clock, (one) =>
      clauseOf([clockInWords(one, language), ...clockRightsInWords(one, language)].join(' ')),
    );
  }
  if (part === 'mark' && members.includes('awardedWhen')) {
    const mark = scheme.marks.find((one) => one.id === id);
    return told(mark, (one) => clauseOf(ruleInWords(scheme, one.awardedWhen, language)));
  }
  const whole = wholeParts[part]?.(scheme, language);
  if (whole !== undefined && whole.length > 0) return clauseOf(whole.join(' '));
  return told(ruleSentence(scheme, part, id, language), clauseOf);
}

/** Parts that are told whole, since a member alone says little. */
const wholeParts: Partial<Record<SchemePart, (scheme: Scheme, language: string) => readonly string[]>> = {
  eligibility: eligibilityInWords,
  assessment: assessmentInWords,
  assessors: assessorRulesInWords,
  conformance: afterAwardInWords,
  surveillance: afterAwardInWords,
  reassessment: afterAwardInWords,
  appeal: afterAwardInWords,
};

const clockRules = new Set([
  'due',
  'thenEvery',
  'whenReached',
  'per',
  'remindDaysBefore',
  'extension',
  'pause',
  'outerBound',
]);

function membersName(phrases: ChangePhrases, members: readonly string[]): string {
  return phrases.and([...new Set(members.map((member) => phrases.members[member] ?? phrases.otherMember))]);
}
