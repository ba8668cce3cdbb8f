/**
 * Whether a rule makes sense within its scheme: the criteria, groups, levels and facts that it names exist, every
 * criterion that it compares has the level, and it stays small enough to explain.
 */
import { limits } from '@touchstone/kernel';
import { checkAnchor, checkDue, type Say } from './check-due.ts';
import { selects } from './evaluate.ts';
import { oneOf, quoted, type Path } from './problem.ts';
import type { Criterion, Due, FactQuestion, FactRule, Quantity, Question, Rule, Scheme, Selection } from './scheme.ts';
import { cycleAnchors, isSiteFact, siteFacts } from './vocabulary.ts';

export function checkRule(scheme: Scheme, rule: Rule | FactRule, path: Path, say: Say): void {
  if (depthOf(rule) > limits.ruleDepth) {
    say(path, `This rule nests deeper than ${limits.ruleDepth} levels. Say it with fewer.`);
  } else if (nodesOf(rule) > limits.ruleNodes) {
    say(path, `This rule has more than ${limits.ruleNodes} parts. Say it with fewer.`);
  } else {
    checkNode(scheme, rule, path, say);
  }
}

/** The rules directly below one, with the step of the path that leads to each. */
export function partsOf(rule: Rule): readonly { readonly part: Rule; readonly step: Path }[] {
  if ('all' in rule) return rule.all.map((part, index) => ({ part, step: ['all', index] }));
  if ('any' in rule) return rule.any.map((part, index) => ({ part, step: ['any', index] }));
  if ('not' in rule) return [{ part: rule.not, step: ['not'] }];
  return [];
}

function depthOf(rule: Rule): number {
  return 1 + Math.max(0, ...partsOf(rule).map(({ part }) => depthOf(part)));
}

function nodesOf(rule: Rule): number {
  return partsOf(rule).reduce((total, { part }) => total + nodesOf(part), 1);
}

function checkNode(scheme: Scheme, rule: Rule, path: Path, say: Say): void {
  for (const { part, step } of partsOf(rule)) checkNode(scheme, part, [...path, ...step], say);
  if ('fact' in rule) checkFact(scheme, rule, path, say);
  else if ('every' in rule) checkReach(scheme, rule.every, [...path, 'every'], say);
  else if ('applies' in rule) selected(scheme, rule.applies.of, [...path, 'applies'], say);
  else if ('within' in rule) checkWithin(rule.within, [...path, 'within'], say);
  else if ('rated' in rule) selected(scheme, rule.rated.of, [...path, 'rated'], say);
  else if ('atLeast' in rule) checkQuantity(scheme, rule.atLeast.value, rule.atLeast.min, [...path, 'atLeast'], say);
}

function checkWithin({ event, due }: { readonly event: string; readonly due: Due | null }, path: Path, say: Say): void {
  checkAnchor(event, cycleAnchors, [...path, 'event'], say);
  if (due !== null) checkDue(due, cycleAnchors, [...path, 'due'], say);
}

function checkQuantity(scheme: Scheme, quantity: Quantity, min: number, path: Path, say: Say): void {
  if ('count' in quantity) {
    const criteria = checkReach(scheme, quantity.count, [...path, 'value', 'count'], say);
    if (min > criteria.length)
      say([...path, 'min'], `Only ${criteria.length} criteria are counted; ${min} can never be reached.`);
    return;
  }
  if ('share' in quantity) {
    checkReach(scheme, quantity.share, [...path, 'value', 'share'], say);
    if (min > 100) say([...path, 'min'], 'A share is in per cent: expected a number from 0 to 100.');
    return;
  }
  const at = [...path, 'value', 'score'];
  const scales = new Set(selected(scheme, quantity.score.of, at, say).map(({ scale }) => scale));
  const used = scheme.scales.filter(({ id }) => scales.has(id));
  const without = used.find(({ levels }) => levels.some(({ score }) => score === undefined));
  if (without !== undefined) say(at, `The levels of scale ${quoted(without.id)} have no score. Give every level one.`);
  const highest = Math.max(0, ...used.flatMap(({ levels }) => levels.map(({ score }) => score ?? 0)));
  if (without === undefined && min > highest) {
    say([...path, 'min'], `The highest score is ${highest}; ${min} can never be reached.`);
  }
}

/** A level to reach must stand on the scale of every criterion that it is asked of. Answers with those criteria. */
function checkReach(
  scheme: Scheme,
  { of, atLeast }: { readonly of?: Selection; readonly atLeast: string },
  path: Path,
  say: Say,
): readonly Criterion[] {
  const criteria = selected(scheme, of, path, say);
  const scales = new Set(criteria.map(({ scale }) => scale));
  for (const { id, levels } of scheme.scales) {
    if (!scales.has(id) || levels.some((level) => level.id === atLeast)) continue;
    const known = levels.map((level) => level.id);
    say([...path, 'atLeast'], `Scale ${quoted(id)} has no level ${quoted(atLeast)}.`, { word: atLeast, known });
  }
  return criteria;
}

function selected(scheme: Scheme, of: Selection | undefined, path: Path, say: Say): readonly Criterion[] {
  const unknownIn = (member: 'groups' | 'criteria', what: string): boolean => {
    const known = scheme[member].map(({ id }) => id);
    const unknown = (of?.[member] ?? []).map((id, index) => ({ id, index })).filter(({ id }) => !known.includes(id));
    for (const { id, index } of unknown) {
      say([...path, 'of', member, index], `There is no ${what} ${quoted(id)}.`, { word: id, known });
    }
    return unknown.length > 0;
  };
  const unknown = [unknownIn('groups', 'group'), unknownIn('criteria', 'criterion')].includes(true);
  const criteria = scheme.criteria.filter((criterion) => selects(of, criterion));
  if (criteria.length === 0 && !unknown) say([...path, 'of'], 'No criterion is selected here, so this asks nothing.');
  return criteria;
}

function checkFact(scheme: Scheme, { fact, isOneOf }: FactQuestion, path: Path, say: Say): void {
  const question = scheme.questions?.find(({ id }) => id === fact);
  if (question === undefined && !isSiteFact(fact)) {
    const known = [...Object.keys(siteFacts), ...(scheme.questions ?? []).map(({ id }) => id)];
    say([...path, 'fact'], `There is no fact ${quoted(fact)}: expected ${oneOf(known)}.`, { word: fact, known });
    return;
  }
  isOneOf.forEach((answer, index) => {
    const at = [...path, 'isOneOf', index];
    if (question !== undefined) checkAnswer(question, answer, at, say);
    else checkSiteFact(scheme, fact, answer, at, say);
  });
}

function checkAnswer({ id, answers }: Question, answer: string | number | boolean, path: Path, say: Say): void {
  if (answers === undefined) {
    if (typeof answer !== 'boolean')
      say(path, `Question ${quoted(id)} is answered with yes or no: expected true or false.`);
    return;
  }
  const known = answers.map((one) => one.id);
  if (known.includes(String(answer))) return;
  say(path, `Question ${quoted(id)} has no answer ${quoted(answer)}.`, { word: String(answer), known });
}

function checkSiteFact(scheme: Scheme, fact: string, answer: string | number | boolean, path: Path, say: Say): void {
  switch (fact) {
    case 'siteType':
    case 'metals':
    case 'activities': {
      const known = (scheme[fact === 'siteType' ? 'siteTypes' : fact] ?? []).map(({ id }) => id);
      if (known.includes(String(answer))) return;
      say(path, `There is no ${siteFacts[fact]} ${quoted(answer)}.`, { word: String(answer), known });
      return;
    }
    case 'country':
      if (!/^[A-Z]{2}$/.test(String(answer))) say(path, 'Expected a country code of two capital letters, such as FR.');
      return;
    default:
      if (typeof answer !== 'boolean') say(path, 'Expected true or false.');
  }
}
