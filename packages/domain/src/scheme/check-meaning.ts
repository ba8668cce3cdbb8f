/**
 * Whether a scheme of the right shape makes sense: every name that is used is defined, nothing is defined twice, no level
 * or mark contradicts another. Adds a problem where each mistake stands.
 */
import { limits, parsePlainDate } from '@touchstone/kernel';
import { notApplicable } from './case.ts';
import { checkAssurance } from './check-assurance.ts';
import { checkMappings } from './check-mapping.ts';
import type { Say } from './check-due.ts';
import { checkRule } from './check-rule.ts';
import type { WrittenText } from './check-shape.ts';
import { checkProcess } from './check-process.ts';
import { quoted, type Path } from './problem.ts';
import { requirementsOf } from './requirements.ts';
import type { Criterion, FrameworkPart, Mark, Scale, Scheme } from './scheme.ts';

export function checkMeaning(scheme: Scheme, texts: readonly WrittenText[], say: Say): void {
  checkLanguages(scheme, texts, say);
  checkDays(scheme, say);
  const identified = [
    'siteTypes',
    'metals',
    'activities',
    'groups',
    'aims',
    'scales',
    'criteria',
    'clocks',
    'marks',
    'documents',
    'questions',
    'frameworks',
  ] as const;
  for (const member of identified) checkUnique(scheme[member] ?? [], 'id', [member], say);
  checkUnique(scheme.criteria, 'number', ['criteria'], say);
  checkUnique(scheme.letter.promises, 'id', ['letter', 'promises'], say);
  scheme.scales.forEach((scale, index) => {
    checkScale(scale, ['scales', index, 'levels'], say);
  });
  scheme.criteria.forEach((criterion, index) => {
    checkCriterion(scheme, criterion, ['criteria', index], say);
  });
  scheme.marks.forEach((mark, index) => {
    checkMark(scheme, mark, ['marks', index], say);
  });
  checkProcess(scheme, say);
  checkAssurance(scheme, say);
  checkMappings(scheme, say);
  checkRequirements(scheme, say);
  scheme.frameworks?.forEach(({ parts }, index) => {
    checkFramework(scheme, parts, ['frameworks', index, 'parts'], say);
  });
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

/** Cases name criteria and requirements alike, so no two of either may share an id. */
function checkRequirements(scheme: Scheme, say: Say): void {
  const ids = new Set(scheme.criteria.map(({ id }) => id));
  let count = 0;
  scheme.criteria.forEach((criterion, index) => {
    const numbers = new Set<string>();
    for (const { requirement, path } of requirementsOf(criterion)) {
      const at = ['criteria', index, ...path];
      const { id, number, appliesWhen } = requirement;
      if (ids.has(id)) say([...at, 'id'], `${quoted(id)} is the id of another criterion or requirement.`);
      if (numbers.has(number)) say([...at, 'number'], `${quoted(number)} is the number of another requirement here.`);
      ids.add(id);
      numbers.add(number);
      count += 1;
      if (appliesWhen !== undefined) checkRule(scheme, appliesWhen, [...at, 'appliesWhen'], say);
    }
  });
  if (count > limits.criteriaPerScheme)
    say(['criteria'], `There are ${count} requirements; a scheme may have ${limits.criteriaPerScheme}.`);
}

function checkFramework(scheme: Scheme, parts: readonly FrameworkPart[], path: Path, say: Say): void {
  checkUnique(parts, 'id', path, say);
  parts.forEach(({ criteria }, index) => {
    criteria.forEach((id, at) => {
      checkKnown(id, scheme.criteria, 'criterion', [...path, index, 'criteria', at], say);
    });
  });
}

function checkKnown(id: string, all: readonly { readonly id: string }[], what: string, path: Path, say: Say): void {
  const known = all.map((one) => one.id);
  if (!known.includes(id)) say(path, `There is no ${what} ${quoted(id)}.`, { word: id, known });
}

function checkMark(scheme: Scheme, mark: Mark, path: Path, say: Say): void {
  if (mark.offeredWhen !== undefined) checkRule(scheme, mark.offeredWhen, [...path, 'offeredWhen'], say);
  checkRule(scheme, mark.awardedWhen, [...path, 'awardedWhen'], say);
  const { conditions = [] } = mark;
  checkUnique(conditions, 'id', [...path, 'conditions'], say);
  conditions.forEach(({ when, clock }, index) => {
    const at = [...path, 'conditions', index];
    if (when !== undefined) checkRule(scheme, when, [...at, 'when'], say);
    if (clock !== undefined) checkKnown(clock, scheme.clocks, 'clock', [...at, 'clock'], say);
  });
  const ending = scheme.clocks.filter(({ whenReached }) => whenReached.kind === 'expire-award').map(({ id }) => id);
  if (ending.includes(mark.validityClock)) return;
  const what = scheme.clocks.some(({ id }) => id === mark.validityClock)
    ? `Clock ${quoted(mark.validityClock)} does not end the award: expected one whose whenReached is “expire-award”.`
    : `There is no clock ${quoted(mark.validityClock)}.`;
  say([...path, 'validityClock'], what, { word: mark.validityClock, known: ending });
}
