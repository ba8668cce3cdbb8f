/**
 * One node of an explanation in plain words; its children are told one by one, so that people see a tree. Criteria are
 * named, or only counted where they are listed beside it.
 */
import { never } from '@touchstone/kernel';
import type { Reason } from '../evaluate.ts';
import type { Scheme } from '../scheme.ts';
import { phrasesIn } from './phrases-in.ts';
import {
  answersName,
  criteriaByName,
  eventName,
  factName,
  levelName,
  selectionName,
  sentence,
  type Telling,
} from './words.ts';

/** Says how it came out and on which criteria, not only what was asked. */
export function reasonInWords(scheme: Scheme, reason: Reason, language: string): string {
  return clauses({ scheme, language, phrases: phrasesIn(language) }, reason)
    .map(sentence)
    .join(' ');
}

/** The same where the criteria in the way are listed beside it. */
export function reasonCounted(scheme: Scheme, reason: Reason, language: string): string {
  const telling = { scheme, language, phrases: phrasesIn(language) };
  if (reason.asked === 'at-least') return sentence(measureClause(telling, reason));
  return reason.holds || (reason.asked !== 'every' && reason.asked !== 'rated')
    ? reasonInWords(scheme, reason, language)
    : sentence(notReachedClause(telling, reason));
}

function clauses(telling: Telling, reason: Reason): readonly string[] {
  const { phrases } = telling;
  const { holds, asked, fact = '', wantedOneOf = [] } = reason;
  switch (asked) {
    case 'all':
      return [phrases.allHold(holds)];
    case 'any':
      return [phrases.anyHolds(holds)];
    case 'not':
      return [phrases.notHolds(holds)];
    case 'fact':
      return [phrases.factHolds(factName(telling, fact), answersName(telling, fact, wantedOneOf), holds)];
    case 'applies': {
      const criteria = selectionName(telling, reason.of);
      return [holds ? phrases.applies(criteria) : phrases.appliesNot(criteria)];
    }
    case 'within':
      return [withinClause(telling, reason)];
    case 'every':
    case 'rated':
      return reachClauses(telling, reason);
    case 'at-least':
      return [measureClause(telling, reason), ...obstacleClauses(telling, reason)];
    default:
      return never(asked, 'kind of reason');
  }
}

function withinClause(telling: Telling, { event = '', happenedOn, dueOn }: Reason): string {
  const { phrases } = telling;
  const name = eventName(telling, event);
  const until = dueOn === undefined ? undefined : phrases.day(dueOn);
  return happenedOn === undefined
    ? phrases.notHappened(name, until)
    : phrases.happened(name, phrases.day(happenedOn), until);
}

function reachClauses(telling: Telling, reason: Reason): readonly string[] {
  const { phrases } = telling;
  const { considered = 0, level, holds } = reason;
  const criteria = selectionName(telling, reason.of);
  if (considered === 0) return [phrases.noneApplies(criteria)];
  if (!holds) return obstacleClauses(telling, reason);
  const number = phrases.number(considered);
  return [
    level === undefined
      ? phrases.allRated(criteria, number)
      : phrases.everyReached(criteria, levelName(telling, level), number),
  ];
}

function notReachedClause(telling: Telling, { against = [], considered = 0, level, missing = [], of }: Reason): string {
  const { phrases } = telling;
  const criteria = selectionName(telling, of);
  const not = against.length + missing.length;
  return level === undefined
    ? phrases.notAllRated(criteria, not, phrases.number(considered))
    : phrases.notAllReached(criteria, levelName(telling, level), not, phrases.number(considered));
}

function measureClause(telling: Telling, reason: Reason): string {
  const { phrases } = telling;
  const { value, wanted = 0, considered = 0, level = '', quantity } = reason;
  const criteria = selectionName(telling, reason.of);
  if (value === undefined) return phrases.noneApplies(criteria);
  const [found, least, number] = [phrases.number(value), phrases.number(wanted), phrases.number(considered)];
  switch (quantity) {
    case 'count':
      return phrases.counted(criteria, levelName(telling, level), found, number, least);
    case 'share':
      return phrases.shared(criteria, levelName(telling, level), found, number, least);
    default:
      return phrases.scored(criteria, found, least);
  }
}

function obstacleClauses(
  telling: Telling,
  { against = [], missing = [], level = '', considered = 0, holds }: Reason,
): readonly string[] {
  if (holds) return [];
  const { phrases } = telling;
  const all = phrases.number(considered);
  const below = phrases.below(
    levelName(telling, level),
    criteriaByName(telling, against),
    phrases.number(against.length),
    all,
  );
  const unrated = phrases.missing(criteriaByName(telling, missing), phrases.number(missing.length), all);
  return [...(against.length === 0 ? [] : [below]), ...(missing.length === 0 ? [] : [unrated])];
}
