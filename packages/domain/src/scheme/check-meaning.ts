/**
 * Whether a scheme of the right shape makes sense: every name that is used is defined, nothing is defined twice, no level,
 * clock or duty contradicts another. Adds a problem where each mistake stands.
 */
import { limits, parsePlainDate } from '@touchstone/kernel';
import { notApplicable } from './case.ts';
import { checkMappings } from './check-mapping.ts';
import { checkRule, type Say } from './check-rule.ts';
import type { WrittenText } from './check-shape.ts';
import { oneOf, quoted, type Path } from './problem.ts';
import type { Clock, Criterion, Due, Duties, Mark, Scale, Scheme } from './scheme.ts';
import { acts, cycleAnchors, findingAnchors, isAct } from './vocabulary.ts';

export function checkMeaning(scheme: Scheme, texts: readonly WrittenText[], say: Say): void {
  checkLanguages(scheme, texts, say);
  checkDays(scheme, say);
  const identified = ['siteTypes', 'metals', 'groups', 'aims', 'scales', 'criteria', 'clocks', 'marks'] as const;
  for (const member of identified) checkUnique(scheme[member] ?? [], 'id', [member], say);
  checkUnique(scheme.criteria, 'number', ['criteria'], say);
  checkUnique(scheme.letter.promises, 'id', ['letter', 'promises'], say);
  scheme.scales.forEach((scale, index) => {
    checkScale(scale, ['scales', index, 'levels'], say);
  });
  scheme.criteria.forEach((criterion, index) => {
    checkCriterion(scheme, criterion, ['criteria', index], say);
  });
  scheme.clocks.forEach((clock, index) => {
    checkClock(clock, ['clocks', index], say);
  });
  scheme.marks.forEach((mark, index) => {
    checkMark(scheme, mark, ['marks', index], say);
  });
  checkDuties(scheme.duties, say);
  checkMappings(scheme, say);
}

function checkLanguages(scheme: Scheme, texts: readonly WrittenText[], say: Say): void {
  const { languages, authoritativeLanguage } = scheme;
  languages.forEach((language, index) => {
    if (languages.indexOf(language) < index) say(['languages', index], `Language ${quoted(language)} is said twice.`);
  });
  const unknown = (language: string) => ({ word: language, known: languages });
  if (!languages.includes(authoritativeLanguage)) {
    const sentence = `The authoritative language ${quoted(authoritativeLanguage)} is not among the languages.`;
    say(['authoritativeLanguage'], sentence, unknown(authoritativeLanguage));
  }
  for (const { path, languages: said } of texts) {
    if (!said.includes(authoritativeLanguage)) {
      say(path, `The text in the authoritative language ${quoted(authoritativeLanguage)} is missing.`);
    }
    for (const language of said) {
      if (!languages.includes(language)) {
        say(
          [...path, language],
          `Language ${quoted(language)} is not among the languages of the scheme.`,
          unknown(language),
        );
      }
    }
  }
}

function checkDays({ inForce, timeZone }: Scheme, say: Say): void {
  const { from, until } = inForce;
  for (const [name, day] of Object.entries({ from, until })) {
    if (day !== undefined && parsePlainDate(day) === undefined) {
      say(['inForce', name], `${quoted(day)} is not a day of the calendar.`);
    }
  }
  if (until !== undefined && until < from) say(['inForce', 'until'], `This is before the first day, ${from}.`);
  if (!isTimeZone(timeZone)) {
    const known = Intl.supportedValuesOf('timeZone');
    say(['timeZone'], `There is no time zone ${quoted(timeZone)}.`, { word: timeZone, known });
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function checkUnique<M extends string>(
  all: readonly Readonly<Record<M, string>>[],
  member: M,
  path: Path,
  say: Say,
): void {
  const first = new Map<string, number>();
  all.forEach((one, index) => {
    const value = one[member];
    const earlier = first.get(value);
    if (earlier === undefined) first.set(value, index);
    else
      say(
        [...path, index, member],
        `${quoted(value)} is also the ${member} of ${[...path, earlier].join('/')}. Expected another.`,
      );
  });
}

function checkScale({ levels }: Scale, path: Path, say: Say): void {
  checkUnique(levels, 'id', path, say);
  levels.forEach((level, index) => {
    const at = [...path, index];
    if (level.id === notApplicable)
      say([...at, 'id'], 'This word is taken: every criterion may know it without a level. Expected another.');
    if (levels.findIndex(({ rank }) => rank === level.rank) < index) {
      say([...at, 'rank'], `Another level has rank ${level.rank} too. Expected every level to have its own.`);
    }
    const { score } = level;
    if (score === undefined) {
      if (levels.some((other) => other.score !== undefined))
        say(at, 'Other levels of this scale have a score; this one has none.');
    } else if (levels.some((other) => other.rank < level.rank && (other.score ?? 0) > score)) {
      say([...at, 'score'], 'A lower level has a higher score. Expected scores to grow with the rank.');
    }
  });
}

function checkCriterion(scheme: Scheme, criterion: Criterion, path: Path, say: Say): void {
  const { group, scale, aims, appliesWhen, sources } = criterion;
  checkKnown(group, scheme.groups, 'group', [...path, 'group'], say);
  checkKnown(scale, scheme.scales, 'scale', [...path, 'scale'], say);
  aims?.forEach((aim, index) => {
    checkKnown(aim, scheme.aims ?? [], 'aim', [...path, 'aims', index], say);
  });
  if (appliesWhen !== undefined) checkRule(scheme, appliesWhen, [...path, 'appliesWhen'], say);
  const members = Object.keys(criterion).filter((member) => member !== 'source' && member !== 'sources');
  for (const member of Object.keys(sources ?? {})) {
    if (members.includes(member)) continue;
    say([...path, 'sources', member], `This criterion has no member ${quoted(member)}.`, {
      word: member,
      known: members,
    });
  }
}

function checkKnown(id: string, all: readonly { readonly id: string }[], what: string, path: Path, say: Say): void {
  const known = all.map((one) => one.id);
  if (!known.includes(id)) say(path, `There is no ${what} ${quoted(id)}.`, { word: id, known });
}

function checkClock(clock: Clock, path: Path, say: Say): void {
  const known = clock.per === 'finding' ? [...cycleAnchors, ...findingAnchors] : cycleAnchors;
  if (clock.due !== null) checkDue(clock.due, known, [...path, 'due'], say);
  if (clock.metBy !== undefined) checkAnchor(clock.metBy, known, [...path, 'metBy'], say);
  if (clock.per === 'finding' && clock.whenReached.kind === 'expire-award') {
    say([...path, 'whenReached'], 'A clock of a finding cannot end the award. Expected “escalate” or “none”.');
  }
}

function checkDue(due: Due, known: readonly string[], path: Path, say: Say, depth = 1): void {
  if (depth > limits.ruleDepth) {
    say(path, `This nests deeper than ${limits.ruleDepth} levels. Say it with fewer.`);
  } else if ('anchor' in due) {
    checkAnchor(due.anchor, known, [...path, 'anchor'], say);
    if (Object.keys(due.after).length === 0) say([...path, 'after'], 'Expected a period in years, months and days.');
  } else {
    const [name, parts] = 'earliest' in due ? (['earliest', due.earliest] as const) : (['latest', due.latest] as const);
    parts.forEach((part, index) => {
      checkDue(part, known, [...path, name, index], say, depth + 1);
    });
  }
}

function checkAnchor(anchor: string, known: readonly string[], path: Path, say: Say): void {
  if (known.includes(anchor)) return;
  const only = findingAnchors.some((one) => one === anchor) ? ' Only a clock per finding may use it.' : '';
  say(path, `No event ${quoted(anchor)} can be counted from here: expected ${oneOf(known)}.${only}`, {
    word: anchor,
    known,
  });
}

function checkMark(scheme: Scheme, mark: Mark, path: Path, say: Say): void {
  if (mark.offeredWhen !== undefined) checkRule(scheme, mark.offeredWhen, [...path, 'offeredWhen'], say);
  checkRule(scheme, mark.awardedWhen, [...path, 'awardedWhen'], say);
  const ending = scheme.clocks.filter(({ whenReached }) => whenReached.kind === 'expire-award').map(({ id }) => id);
  if (ending.includes(mark.validityClock)) return;
  const what = scheme.clocks.some(({ id }) => id === mark.validityClock)
    ? `Clock ${quoted(mark.validityClock)} does not end the award: expected one whose whenReached is “expire-award”.`
    : `There is no clock ${quoted(mark.validityClock)}.`;
  say([...path, 'validityClock'], what, { word: mark.validityClock, known: ending });
}

function checkDuties({ differ }: Duties, say: Say): void {
  differ.forEach(({ acts: pair }, index) => {
    const path = ['duties', 'differ', index, 'acts'];
    pair.forEach((act, side) => {
      if (!isAct(act))
        say([...path, side], `There is no act ${quoted(act)}: expected ${oneOf(acts)}.`, { word: act, known: acts });
    });
    if (pair[0] === pair[1]) say(path, 'Expected two different acts.');
    const same = differ.findIndex(({ acts: other }) => other.includes(pair[0]) && other.includes(pair[1]));
    if (same < index && pair[0] !== pair[1]) say(path, `These two acts are said before, in duties/differ/${same}.`);
  });
}
