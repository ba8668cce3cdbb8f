/** The assurance plan of a cycle: where it stands, its days and sample, and what a version that waits changes. */
import { plainDate } from '@touchstone/kernel';
import { changesThatWait, type PlanOnRecord } from '@touchstone/domain';
import { daysInWords, planChangeInWords, sampledInWords, type PlanRules } from '@touchstone/ui';
import type { Terminal } from '../terminal/terminal.ts';
import { factLines, wrapped } from '../terminal/text-table.ts';

/** `versions` with the latest first; nothing where there is none. */
export function printPlan({ print, t }: Terminal, rules: PlanRules, versions: readonly PlanOnRecord[]): void {
  const [last] = versions;
  if (last === undefined) return;
  const { sample = [], tookPlace, visitFrom, visitUntil } = last.plan;
  print();
  const facts: [string, string][] = [
    [t('plan.plan'), t(`plan.stage.${last.stage}`)],
    [t('plan.visit'), daysInWords(t, plainDate(visitFrom), plainDate(visitUntil))],
  ];
  if (tookPlace === true) facts.push([t('plan.other-days'), t('plan.took-place')]);
  if (sample.length > 0)
    facts.push([t('plan.sample'), t.list(sample.map((group) => sampledInWords(t, rules.scheme, group)))]);
  for (const line of factLines(facts)) print(line);
  const changes = changesThatWait(versions);
  if (changes === undefined) return;
  print();
  print(t(`plan.changes-since.${changes.since}`));
  if (changes.list.length === 0) print(`  ${t('plan.no-change')}`);
  for (const change of changes.list) {
    const { after, before, part } = planChangeInWords(t, rules, change);
    print(`  ${part}`);
    for (const [sign, text] of [
      ['−', before],
      ['+', after],
    ] as const)
      for (const line of text.split('\n')) for (const one of wrapped(line, '      ', `    ${sign} `)) print(one);
  }
}
