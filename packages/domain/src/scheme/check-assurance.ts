/**
 * Whether the rules of joining, assessing and watching make sense: the clocks that they name exist and run for the
 * cycle, nothing is said twice, and who may join is asked before anybody has joined.
 */
import type { Period } from '@touchstone/kernel';
import type { Ground } from './assurance.ts';
import type { Say } from './check-due.ts';
import { checkRule } from './check-rule.ts';
import { checkTwice } from './check-process.ts';
import { quoted, type Path } from './problem.ts';
import { applicationQuestions } from './questions.ts';
import type { Scheme } from './scheme.ts';

export function checkAssurance(scheme: Scheme, say: Say): void {
  const { eligibility, assessment, assessors, afterAward } = scheme;
  if (eligibility !== undefined && eligibility.eligibleWhen !== null) {
    const asked = { ...scheme, questions: applicationQuestions(scheme) };
    checkRule(asked, eligibility.eligibleWhen, ['eligibility', 'eligibleWhen'], say);
  }
  checkTwice(assessment?.interviews, ({ id }) => id, ['assessment', 'interviews'], say);
  checkTwice(assessment?.planForSite, (part) => part, ['assessment', 'planForSite'], say);
  checkTwice(assessors?.scope, (dimension) => dimension, ['assessors', 'scope'], say);
  checkTwice(assessors?.competences, ({ id }) => id, ['assessors', 'competences'], say);
  assessors?.competences?.forEach(({ validFor }, index) => {
    checkLength(validFor, ['assessors', 'competences', index, 'validFor'], say);
  });
  if (afterAward === undefined) return;
  const { surveillance, suspension, withdrawal, reassessment, appeal } = afterAward;
  const grounds = (all: readonly Ground[] | null | undefined, path: Path): void => {
    checkTwice(all, ({ id }) => id, ['afterAward', ...path], say);
  };
  checkLength(reassessment?.noticeWithin, ['afterAward', 'reassessment', 'noticeWithin'], say);
  grounds(suspension, ['suspension']);
  grounds(withdrawal, ['withdrawal']);
  grounds(reassessment?.triggers, ['reassessment', 'triggers']);
  grounds(appeal?.grounds, ['appeal', 'grounds']);
  checkClockName(scheme, surveillance?.clock, ['surveillance', 'clock'], say);
  checkClockName(scheme, appeal?.lodgeClock, ['appeal', 'lodgeClock'], say);
  checkClockName(scheme, appeal?.decideClock, ['appeal', 'decideClock'], say);
}

function checkLength(period: Period | null | undefined, path: Path, say: Say): void {
  if (period !== undefined && period !== null && Object.keys(period).length === 0)
    say(path, 'Expected a period in years, months and days.');
}

function checkClockName(scheme: Scheme, id: string | undefined, path: Path, say: Say): void {
  const known = scheme.clocks.filter(({ per }) => per === 'cycle').map((clock) => clock.id);
  if (id === undefined || known.includes(id)) return;
  const sentence = scheme.clocks.some((clock) => clock.id === id)
    ? `Clock ${quoted(id)} runs for a finding: expected one that runs for the cycle.`
    : `There is no clock ${quoted(id)}.`;
  say(['afterAward', ...path], sentence, { word: id, known });
}
