/**
 * What the scheme advises on a cycle, on the determinations where there are some, else on the site's own answers; what
 * officers proposed on it; and the site's appeals.
 */
import { adviceFor, adviceOnAnswers, appealPanelOf, isOvertaken, nextActs, type Scheme } from '@touchstone/domain';
import { readAppeals, readCycle, readDecisions, readNames, type AwardDecision } from '@touchstone/store';
import { adviceLines } from '../terminal/advice-lines.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { onDay } from './on-day.ts';
import type { DayFlags } from './show-flags.ts';
import { printAppeals } from './show-appeals.ts';
import { showMessages } from './show-messages.ts';

export async function showAdvice(id: string, flags: DayFlags): Promise<void> {
  const terminal = openTerminal();
  const { print } = terminal;
  const say = speaker(terminal, showMessages);
  await onDay(
    terminal,
    flags,
    async ({ database: { read }, schemes }) => {
      const view = await readCycle(read, id);
      const state = view?.state;
      const compiled = state?.stage === 'running' ? await schemes.byHash(read, state.scheme) : undefined;
      if (view === undefined || state?.stage !== 'running' || compiled === undefined) {
        terminal.warn(`✗ ${say('no-cycle', { id })}`);
        foundWanting();
        return;
      }
      const { scheme } = compiled;
      const determined = state.assessment.stage !== 'none';
      const advice = determined ? adviceFor(state, scheme) : adviceOnAnswers(state, scheme);
      const proposals = (await readDecisions(read, id)).map((row) => ({
        ...row,
        stage: row.stage === 'proposed' && isOvertaken(state.award, view.version) ? 'overtaken' : row.stage,
      }));
      const appeals = await readAppeals(read, id);
      if (flags.json === true) {
        printJson(terminal, {
          on: determined ? 'determinations' : 'answers',
          version: view.version,
          ...advice,
          ...{ proposals, appeals },
        });
        return;
      }
      print(say(determined ? 'on-determinations' : 'on-answers'));
      for (const line of adviceLines(terminal, scheme, advice)) print(line);
      const people = proposals.flatMap(({ confirmed_by: by, proposed_by: who, tied }) => [
        ...[who, ...tied],
        ...(by === null ? [] : [by]),
      ]);
      const voters = appeals.flatMap(({ votes }) => votes.map(({ account }) => account));
      const names = await readNames(read, [...people, ...voters]);
      if (proposals.length > 0) printProposals(terminal, proposals, scheme, names);
      printAppeals(terminal, appeals, names, appealPanelOf(scheme));
      const decide = nextActs(state, view.version, scheme).find(({ act }) => /^award\.(propose|confirm)$/.test(act));
      if (decide !== undefined) print(say('seen', { act: decide.act, version: view.version }));
    },
    id,
  );
}

/** The newest first. */
function printProposals(
  { print, strong, t }: Terminal,
  proposals: readonly AwardDecision[],
  scheme: Scheme,
  names: ReadonlyMap<string, string>,
): void {
  const markName = (id: string): string => t.text(scheme.marks.find((one) => one.id === id)?.name ?? { en: id });
  const nameOf = (account: string | null): string => names.get(account ?? '') ?? '–';
  const outcome = ({ confirmed_at: at, confirmed_by: by, declined_reason: reason, stage }: AwardDecision): string => {
    switch (stage) {
      case 'confirmed':
        return t('award.outcome-confirmed', { who: nameOf(by), at: at === null ? '–' : t.dateTime(at) });
      case 'declined':
        return `${t('award.outcome-declined')} (${reason ?? ''})`;
      case 'proposed':
      case 'overtaken':
        return t(`award.outcome-${stage}`);
    }
  };
  const rows = proposals.map((row) => [
    [
      row.marks.length === 0 ? t('award.no-mark') : row.marks.map(markName).join(', '),
      ...(row.tied.length === 0 ? [] : [t('award.tied-known', { people: t.list(row.tied.map(nameOf)) })]),
    ].join(', '),
    `${nameOf(row.proposed_by)}, ${t.dateTime(row.proposed_at)}`,
    outcome(row),
  ]);
  print();
  print(strong(t('award.decisions')));
  for (const line of textTable([t('award.what'), t('award.who'), t('award.outcome')], rows)) print(line);
  print();
}
