/** Whether every word of a case is one of its scheme's. */
import { notApplicable, type SchemeCase } from './case.ts';
import { quoted, type Path, type ProblemList } from './problem.ts';
import { requirementsOf } from './requirements.ts';
import type { Scheme } from './scheme.ts';
import { cycleAnchors, findingAnchors, isAnchor } from './vocabulary.ts';
import { placeOf, type Written } from './written.ts';

/** A mistyped word would make a case pass or fail for the wrong reason. */
export function checkCaseWords(
  scheme: Scheme,
  one: SchemeCase,
  path: Path,
  written: Written,
  problems: ProblemList,
): void {
  const known = (word: string, all: readonly string[], what: string, at: Path): void => {
    if (all.includes(word)) return;
    const here = [...path, ...at];
    problems.add(placeOf(written, here), here, `There is no ${what} ${quoted(word)}.`, { word, known: all });
  };
  const idsOf = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id);
  const criteria = idsOf(scheme.criteria);
  const levels = [...scheme.scales.flatMap((scale) => idsOf(scale.levels)), notApplicable];
  const { siteType, metals, activities } = one.site;
  known(String(siteType), idsOf(scheme.siteTypes), 'site type', ['site', 'siteType']);
  if (Array.isArray(activities)) {
    activities.forEach((activity: unknown, index) => {
      known(String(activity), idsOf(scheme.activities ?? []), 'activity', ['site', 'activities', index]);
    });
  }
  if (Array.isArray(metals)) {
    metals.forEach((metal: unknown, index) => {
      known(String(metal), idsOf(scheme.metals), 'metal', ['site', 'metals', index]);
    });
  }
  for (const [id, rating] of Object.entries(one.ratings ?? {})) {
    known(id, criteria, 'criterion', ['ratings', id]);
    known(rating, levels, 'level', ['ratings', id]);
  }
  if (one.everyOther !== undefined) known(one.everyOther, levels, 'level', ['everyOther']);
  for (const anchor of Object.keys(one.anchors ?? {})) {
    if (!isAnchor(anchor)) known(anchor, [...cycleAnchors, ...findingAnchors], 'event', ['anchors', anchor]);
  }
  for (const [id, answer] of Object.entries(one.answers ?? {})) {
    const question = scheme.questions?.find((asked) => asked.id === id);
    known(id, idsOf(scheme.questions ?? []), 'question', ['answers', id]);
    if (question !== undefined) {
      const { answers } = question;
      known(String(answer), answers === undefined ? ['true', 'false'] : idsOf(answers), 'answer', ['answers', id]);
    }
  }
  const { notApplying, marks, clocks, questions, publication } = one.expect;
  questions?.forEach((id, index) => {
    known(id, idsOf(scheme.questions ?? []), 'question', ['expect', 'questions', index]);
  });
  for (const fact of Object.keys(publication ?? {})) {
    const facts = (scheme.publication ?? []).map((rule) => rule.fact);
    known(fact, facts, 'publication of', ['expect', 'publication', fact]);
  }
  const points = [
    ...criteria,
    ...scheme.criteria.flatMap((one) => requirementsOf(one).map(({ requirement }) => requirement.id)),
  ];
  notApplying?.forEach((id, index) => {
    known(id, points, 'criterion or requirement', ['expect', 'notApplying', index]);
  });
  for (const [id, { against, missing, conditions }] of Object.entries(marks ?? {})) {
    known(id, idsOf(scheme.marks), 'mark', ['expect', 'marks', id]);
    const attached = scheme.marks.find((mark) => mark.id === id)?.conditions ?? [];
    conditions?.forEach((condition, index) => {
      known(condition, idsOf(attached), 'condition', ['expect', 'marks', id, 'conditions', index]);
    });
    for (const [member, ids] of Object.entries({ against, missing })) {
      ids?.forEach((criterion, index) => {
        known(criterion, criteria, 'criterion', ['expect', 'marks', id, member, index]);
      });
    }
  }
  for (const id of Object.keys(clocks ?? {})) known(id, idsOf(scheme.clocks), 'clock', ['expect', 'clocks', id]);
  for (const [member, what] of [
    ['clocks', 'Clocks'],
    ['publication', 'Facts'],
  ] as const) {
    if (one.expect[member] === undefined || one.today !== undefined) continue;
    const at = [...path, 'expect', member];
    problems.add(placeOf(written, at), at, `${what} can only be read on a day: expected “today” in this case.`);
  }
}
