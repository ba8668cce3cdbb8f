/** The queue of the scheme's own staff: what waits for the secretariat or an officer, of each kind the oldest first. */
import { limits } from '@touchstone/kernel';
import type { Actor } from '@touchstone/domain';
import { countWaiting, readWaiting, type Waiting } from '@touchstone/server';
import { operatorActor } from '@touchstone/store';
import { refusalSentence } from '@touchstone/ui';
import { readPerson } from '../people/read-person.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, printRefusals, speaker, type Terminal } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { onDay } from './on-day.ts';
import { actInWords } from './show-cycle.ts';
import type { QueueFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

export async function showQueue(flags: QueueFlags): Promise<void> {
  const terminal = openTerminal();
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  await onDay(terminal, flags, async (installation) => {
    const person = flags.as === undefined ? undefined : await readPerson(installation.present, flags.as);
    if (person?.ok === false) {
      printRefusals(terminal, [person.error]);
      foundWanting();
      return;
    }
    const counts = await countWaiting(installation);
    const kind = counts.find(({ act }) => act === flags.act)?.act;
    if (flags.act !== undefined && kind === undefined && counts.length > 0) {
      terminal.warn(say('no-such-act', { act: flags.act, acts: t.list(counts.map(({ act }) => act)) }));
      foundWanting();
      return;
    }
    const actor = person?.value ?? operatorActor;
    const waiting: Waiting[] = [];
    for (const { act, count } of kind === undefined ? counts : counts.filter((one) => one.act === kind)) {
      for (let after = 0; after < count; after += limits.pageRows) {
        waiting.push(...(await readWaiting(installation, actor, { act, after })));
      }
    }
    if (flags.json === true) {
      printJson(terminal, { counts, waiting });
      return;
    }
    if (waiting.length === 0) {
      print(say('empty-queue'));
      return;
    }
    const rows = waiting.map((one) => rowOf(terminal, one, person?.value));
    for (const line of textTable(
      [say('site'), say('since'), say('due'), say('address'), say('act'), say('who')],
      rows,
    )) {
      print(line);
    }
  });
}

function rowOf(terminal: Terminal, waiting: Waiting, person: Actor | undefined): readonly string[] {
  const { act, concern, cycle, duty, not, since, site } = waiting;
  const { t } = terminal;
  const say = speaker(terminal, showMessages);
  const own = not === undefined ? say('you') : not === 'other-person' ? t('queue.not-by') : undefined;
  const bar = not === undefined || not === 'other-duty' || not === 'other-person' ? undefined : refusalSentence(t, not);
  return [
    site.name,
    t.date(since),
    act.due === undefined ? '' : t.date(act.due),
    cycle,
    concern === undefined
      ? actInWords(terminal, act)
      : `${actInWords(terminal, act)}: ${refusalSentence(t, concern.refusal)}`,
    person === undefined ? t(`duty.${duty}`) : (own ?? bar ?? t(`duty.${duty}`)),
  ];
}
