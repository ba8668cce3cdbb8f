/** What waits for a person: the acts of their cycles that are theirs, and their sites that have no cycle yet. */
import { dayOf } from '@touchstone/kernel';
import { beginAgainAct, isActOf, nextActsOn, type NextAct } from '@touchstone/domain';
import { readWaiting } from '@touchstone/server';
import { readDesk, readKnownOfPerson, readReassessmentsCalledFor, readSitesWithoutCycle } from '@touchstone/store';
import { readPerson } from '../people/read-person.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, printRefusals, speaker } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { onDay } from './on-day.ts';
import { actInWords } from './show-cycle.ts';
import type { WorkFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

interface Work {
  readonly cycle: string;
  readonly site: string;
  readonly operator: string;
  /** of the cycle's stream; absent where the act is not about what is in it */
  readonly version?: number;
  readonly act: NextAct;
}

export async function showWork(flags: WorkFlags): Promise<void> {
  const terminal = openTerminal();
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  await onDay(terminal, flags, async (installation) => {
    const { clock, database, present, schemes } = installation;
    const { read } = database;
    const person = await readPerson(present, flags.as);
    if (!person.ok) {
      printRefusals(terminal, [person.error]);
      foundWanting();
      return;
    }
    const work: Work[] = [];
    for (let after = 0; ;) {
      const desk = await readDesk(read, person.value, after);
      const known = await readKnownOfPerson(
        read,
        person.value,
        desk.map(({ site }) => site),
      );
      for (const { cycle, operator, site, siteName, state, version } of desk) {
        const compiled = state.stage === 'running' ? await schemes.byHash(read, state.scheme) : undefined;
        if (compiled === undefined) continue;
        const { scheme } = compiled;
        const tie = { ...known(site), today: dayOf(clock(), scheme.timeZone) };
        const acts = nextActsOn(state, version, scheme, tie.today);
        for (const act of acts.filter((one) => isActOf(person.value, state, one, scheme, tie))) {
          work.push({ cycle, site: siteName, operator, version, act });
        }
      }
      if (desk.length === 0) break;
      after += desk.length;
    }
    const teams = await readWaiting(installation, person.value, { act: 'assessment.replace', after: 0 });
    for (const { act, cycle, not, site } of teams) {
      if (not === undefined) work.push({ cycle, site: site.name, operator: site.operator, act });
    }
    const today = dayOf(clock(), 'UTC');
    const again = await readReassessmentsCalledFor(read, person.value, await schemes.all(read), today);
    for (const { cycle, due, operator, siteName } of again) {
      work.push({ cycle, site: siteName, operator, act: beginAgainAct(due) });
    }
    const sites = await readSitesWithoutCycle(read, person.value);
    const { assessor } = person.value;
    if (flags.json === true) {
      printJson(terminal, { assessor, work, sites });
      return;
    }
    if (assessor !== undefined) print(say('your-assessor-id', { id: assessor }));
    if (work.length + sites.length === 0) {
      print(say('no-work', { email: flags.as }));
      return;
    }
    const rows = [
      ...work.map(({ act, cycle, site }) => [
        site,
        act.due === undefined ? '' : t.date(act.due),
        cycle,
        actInWords(terminal, act),
      ]),
      ...sites.map(({ id, name }) => [name, '', id, `${say('site-without-cycle')} (commitment.sign)`]),
    ];
    for (const line of textTable([say('site'), say('due'), say('address'), say('act')], rows)) print(line);
  });
}
