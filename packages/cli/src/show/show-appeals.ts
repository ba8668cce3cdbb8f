/** The site's appeals in the terminal, the latest first: what became of each, and how a panel votes on it, with the reasons. */
import { tallyFor, tallyOfAppeal, type Panel } from '@touchstone/domain';
import type { AppealRow } from '@touchstone/store';
import type { Terminal } from '../terminal/terminal.ts';
import { textTable, wrapped } from '../terminal/text-table.ts';

/** `rule` is the panel that hears appeals; absent where the scheme has none. `names` are those of accounts. */
export function printAppeals(
  { print, strong, t }: Terminal,
  appeals: readonly AppealRow[],
  names: ReadonlyMap<string, string>,
  rule?: Panel,
): void {
  for (const { against, lodged_on: lodgedOn, outcome, outcome_on: on, outcome_reason: why, reason, votes } of appeals) {
    print();
    print(strong(t(`after-award.against.${against}`, { date: t.date(lodgedOn) })));
    for (const line of wrapped(oneLine(reason), '  ')) print(line);
    if (outcome === null || on === null) print(t('after-award.waits'));
    else {
      print(`${t(`after-award.outcome.${outcome}`)}, ${t.date(on)}`);
      for (const line of wrapped(oneLine(why ?? ''), '  ')) print(line);
    }
    if (rule === undefined) continue;
    const tally = tallyFor(rule, tallyOfAppeal(votes.map((vote) => vote.outcome)));
    if (outcome === null)
      print(
        `${t('after-award.tally', { for: tally.for, against: tally.against })} ${t(`after-award.tally.${tally.outcome}`)}`,
      );
    const rows = votes.map((vote) => [
      names.get(vote.account) ?? '–',
      t(`after-award.outcome.${vote.outcome}`),
      oneLine(vote.reason),
    ]);
    if (rows.length === 0) continue;
    for (const line of textTable([t('panel.who'), t('panel.vote'), t('panel.why')], rows)) print(line);
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
