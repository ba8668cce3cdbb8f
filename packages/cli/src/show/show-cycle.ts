/** One cycle as its parties see it: where it stands, who must act, clocks, ratings and findings, with every id on the way. */
import { dayOf, type PlainDate } from '@touchstone/kernel';
import {
  applicableCriteria,
  nextActsOn,
  clocksOfCycle,
  findingDueOn,
  scopedFacts,
  scopeOf,
  type NextAct,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import {
  readActions,
  readCycle,
  readEarlierAnswers,
  readFindings,
  readPlanVersions,
  type ActionRow,
  type CycleView,
  type FindingRow,
} from '@touchstone/store';
import { actWords, answerWords } from '@touchstone/ui';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { factLines, textTable } from '../terminal/text-table.ts';
import { onDay } from './on-day.ts';
import type { DayFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';
import { printPlan } from './show-plan.ts';
import { levelName, printEarlier, printRatings } from './show-ratings.ts';

export async function showCycle(id: string, flags: DayFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  await onDay(
    terminal,
    flags,
    async ({ clock, database: { read }, schemes }) => {
      const view = await readCycle(read, id);
      if (view === undefined) {
        terminal.warn(`✗ ${say('no-cycle', { id })}`);
        foundWanting();
        return;
      }
      const [findings, actions, plans] = await Promise.all([
        readFindings(read, id),
        readActions(read, id),
        readPlanVersions(read, id),
      ]);
      if (flags.json === true) {
        printJson(terminal, { ...view, findings, actions, plans });
        return;
      }
      const { state, version } = view;
      if (state.stage !== 'running') {
        printFacts(terminal, view);
        return;
      }
      const compiled = await schemes.byHash(read, state.scheme);
      if (compiled === undefined)
        throw new Error(`Broken invariant: the scheme ${state.scheme} of a running cycle is missing`);
      const { hash, scheme } = compiled;
      printFacts(terminal, view, { hash, scheme });
      printApplication(terminal, state);
      printScope(terminal, state, scheme);
      const today = dayOf(clock(), scheme.timeZone);
      printActs(terminal, nextActsOn(state, version, scheme, today));
      printClocks(terminal, state, scheme, today);
      printPlan(terminal, { scheme, criteria: applicableCriteria(scheme, scopedFacts(state)) }, plans);
      printRatings(terminal, state, scheme);
      const earlier =
        state.previous === undefined ? undefined : await readEarlierAnswers(read, schemes, state.previous);
      if (earlier !== undefined) printEarlier(terminal, state, scheme, earlier);
      if (findings.length > 0) {
        const dueOf = (finding: string) => findingDueOn(state, scheme, finding, dayOf(clock(), scheme.timeZone));
        printFindings(terminal, findings, actions, scheme, dueOf);
      }
    },
    id,
  );
}

function printFacts(
  terminal: Terminal,
  { cycle, site, version }: CycleView,
  pinned?: { readonly hash: string; readonly scheme: Scheme },
): void {
  const { print, strong, t } = terminal;
  const say = speaker(terminal, showMessages);
  print(strong(t(`cycle.stands.${cycle.stage}`, { site: site.name })));
  const facts: [string, string][] = [
    [say('site'), `${site.name}${site.fictional ? ` (${say('fictional')})` : ''}, ${site.operator}, ${site.id}`],
    [say('cycle'), cycle.id],
    [say('stream-version'), String(version)],
  ];
  if (pinned !== undefined) {
    const { hash, scheme } = pinned;
    facts.push([say('scheme'), `${t.text(scheme.name)} ${scheme.version}, ${hash.slice(0, 12)}…`]);
  }
  if (cycle.assessor !== null) facts.push([say('assessor'), cycle.assessor]);
  for (const line of factLines(facts)) print(line);
}

function printApplication({ print, t }: Terminal, { application, letter }: RunningCycle): void {
  // Before the letter, the first line says how it stands.
  if (application === undefined || letter === 'awaited') return;
  const answer = application.pilot === true ? 'pilot' : 'eligible';
  print(`${t('application.title')}: ${t(`application.answered.${answer}`)}`);
}

function printScope(terminal: Terminal, cycle: RunningCycle, scheme: Scheme): void {
  const { print, t } = terminal;
  const { answers, confirmed } = scopeOf(cycle);
  const asked = (scheme.questions ?? []).flatMap((question): [string, string][] => {
    const answer = answers[question.id];
    if (answer === undefined) return [];
    const by = question.confirmedBy === undefined ? undefined : t(`duty.${question.confirmedBy}`);
    const state =
      by === undefined
        ? ''
        : ` (${t(confirmed.includes(question.id) ? 'scope.is-confirmed' : 'scope.waits', { duty: by })})`;
    return [[t.text(question.question), `${answerWords(t, question, answer)}${state}`]];
  });
  if (asked.length === 0) return;
  print();
  for (const line of factLines(asked)) print(line);
}

function printActs(terminal: Terminal, acts: readonly NextAct[]): void {
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  print();
  if (acts.length === 0) {
    print(say('nobody-must-act'));
    return;
  }
  const rows = acts.map((act) => [
    t(`duty.${act.duty}`),
    act.due === undefined ? '' : t.date(act.due),
    actInWords(terminal, act),
  ]);
  for (const line of textTable([say('must-act'), say('due'), say('act')], rows)) print(line);
}

/** What the person would do, with the command that does it. */
export function actInWords({ t }: Terminal, act: NextAct): string {
  return `${actWords(t, act)} (${act.act})`;
}

function printClocks(terminal: Terminal, cycle: RunningCycle, scheme: Scheme, today: PlainDate): void {
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  const rows = clocksOfCycle(cycle, scheme, today).map(({ clock, due, metOn, pausedOn, state }) => {
    const name = scheme.clocks.find(({ id }) => id === clock)?.name ?? {};
    const on = metOn ?? pausedOn;
    const day = on === undefined ? '' : t.date(on);
    return [t.text(name), due === undefined ? '' : t.date(due), say(`clock.${state}`, { day })];
  });
  print();
  for (const line of textTable([say('clock'), say('due-day'), say('state')], rows)) print(line);
}

function printFindings(
  terminal: Terminal,
  findings: readonly FindingRow[],
  actions: readonly ActionRow[],
  scheme: Scheme,
  dueOf: (finding: string) => PlainDate | undefined,
): void {
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  const day = (due: PlainDate | undefined): string => (due === undefined ? '' : t.date(due));
  const rows = findings.flatMap(({ criterion, finding, level, repeats_cycle, stage }) => [
    [
      finding,
      scheme.criteria.find(({ id }) => id === criterion)?.number ?? criterion,
      levelName(terminal, scheme, level),
      stage === 'closed' ? '' : day(dueOf(finding)),
      `${say(`finding.${stage}`)}${repeats_cycle === null ? '' : ` (${t('improvement.repeat')})`}`,
    ],
    ...actions
      .filter((one) => one.finding === finding)
      .map(({ action, due_on, owner, stage: actionStage }) => [
        `  ${t('improvement.action-title', { number: action })}`,
        '',
        owner,
        t.date(due_on),
        t(`improvement.action-stage.${actionStage}`),
      ]),
  ]);
  print();
  for (const line of textTable([say('finding'), say('criterion'), say('level'), say('due'), say('stage')], rows))
    print(line);
}
