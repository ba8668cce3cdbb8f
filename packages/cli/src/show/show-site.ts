/** One site: what the register says of it, what happened in public with its place in the log, and its sources. */
import { parseInstant, plainDate } from '@touchstone/kernel';
import { eachCondition, publicDay } from '@touchstone/domain';
import { readPeopleOfSites, readPublicSite, readSite, type PublicEntry, type PublicSite } from '@touchstone/store';
import { countryName, isPublicEventName, publicEventWords } from '@touchstone/ui';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker, type Terminal } from '../terminal/terminal.ts';
import { factLines, textTable } from '../terminal/text-table.ts';
import { markNames } from './mark-names.ts';
import { onDay } from './on-day.ts';
import type { DayFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

export async function showSite(id: string, flags: DayFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  const { print, strong, t, warn } = terminal;
  await onDay(terminal, flags, async ({ clock, database: { read }, schemes }) => {
    const [site, published, peopleOfSites] = await Promise.all([
      readSite(read, id),
      readPublicSite(read, id, publicDay(clock())),
      readPeopleOfSites(read, [id]),
    ]);
    const people = peopleOfSites.get(id) ?? [];
    if (site === undefined) {
      warn(`✗ ${say('no-site', { id })}`);
      foundWanting();
      return;
    }
    const cycle = await read.selectFrom('cycles').select('id').where('site', '=', id).executeTakeFirst();
    if (flags.json === true) {
      printJson(terminal, { site, people, cycle: cycle?.id, published });
      return;
    }
    print(strong(site.fictional ? `${site.name} (${say('fictional')})` : site.name));
    const facts: [string, string][] = [
      [say('operator'), site.operator],
      [say('country'), [site.place, countryName(t.language, site.country)].filter((part) => part !== null).join(', ')],
      [say('type-of-site'), site.site_type],
      [say('metals'), t.list(site.metals)],
      [say('address'), site.id],
      [say('responsible'), people.length === 0 ? '–' : t.list(people.map(({ email, name }) => `${name} <${email}>`))],
    ];
    if (site.activities.length > 0) facts.push([say('activities'), t.list(site.activities)]);
    if (site.capacity_amount !== null && site.capacity_unit !== null) {
      facts.push([say('capacity'), `${t.number(site.capacity_amount)} ${site.capacity_unit}`]);
    }
    if (site.latitude !== null && site.longitude !== null) {
      facts.push([say('coordinates'), `${String(site.latitude)}, ${String(site.longitude)}`]);
    }
    if (cycle !== undefined) facts.push([say('cycle'), cycle.id]);
    if (published !== undefined) {
      const { credential, entry } = published;
      facts.push([say('status'), t(`register.status.${entry.status}`)]);
      if (entry.marks.length > 0) facts.push([say('marks'), t.list(await markNames(terminal, read, schemes, entry))]);
      if (entry.valid_until !== null) facts.push([say('until'), t.date(entry.valid_until)]);
      if (credential !== undefined) facts.push([say('credential'), credential.id]);
    }
    for (const line of factLines(facts)) print(line);
    print();
    if (published === undefined) print(say('not-public'));
    else printHistory(terminal, published, await markNames(terminal, read, schemes, published.entry));
  });
}

function printHistory(terminal: Terminal, { history, importedFacts }: PublicSite, marks: readonly string[]): void {
  const { print, t } = terminal;
  const say = speaker(terminal, showMessages);
  if (importedFacts.length > 0) {
    const rows = importedFacts.map(({ known_on: day, source_title: source, step }) => [
      t.date(day),
      say(`imported.${step}`),
      source,
    ]);
    for (const line of textTable([say('day'), say('what'), say('source')], rows)) print(line);
    const conditions = importedFacts.flatMap((fact) => eachCondition(fact.conditions ?? ''));
    if (conditions.length > 0) print(t('imported.conditions', { conditions: conditions.join('\n  ') }));
    print();
  }
  const rows = history.map(({ entry, logIndex }) => {
    const at = parseInstant(entry.at);
    const day = at === undefined ? '' : t.date(plainDate(at.slice(0, 10)));
    return [day, logIndex === null ? '–' : String(logIndex), happened(terminal, entry, marks)];
  });
  for (const line of textTable([say('day'), say('log'), say('what')], rows)) print(line);
}

/** In the words of the public pages. */
function happened({ t }: Terminal, entry: PublicEntry, marks: readonly string[]): string {
  if ('kind' in entry) return publicEventWords(t, { name: 'credential.issued', facts: {} });
  const { facts, type } = entry;
  // Only events that the domain calls public have an entry.
  if (!isPublicEventName(type)) return type;
  const firm = typeof facts['firm'] === 'string' ? facts['firm'] : '';
  return publicEventWords(t, { name: type, facts: { firm, marks: t.list(marks) } });
}
