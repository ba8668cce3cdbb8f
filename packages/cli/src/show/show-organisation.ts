/** Organisations in the terminal: all of them, or one with its partnerships and its sites. */
import { publicDay } from '@touchstone/domain';
import { schemeNames } from '@touchstone/server';
import {
  readKeepers,
  readOrganisation,
  readOrganisations,
  readPartnerships,
  readSitesOfOrganisation,
  type SiteOfOrganisation,
} from '@touchstone/store';
import { countryName } from '@touchstone/ui';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker } from '../terminal/terminal.ts';
import { factLines, textTable } from '../terminal/text-table.ts';
import { onDay, type Shown } from './on-day.ts';
import type { DayFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

export async function showOrganisation(id: string | undefined, flags: DayFlags): Promise<void> {
  if (id === undefined) await listOrganisations(flags);
  else await showOne(id, flags);
}

async function listOrganisations(flags: DayFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  const { print, t } = terminal;
  await onDay(terminal, flags, async ({ database: { read } }) => {
    const rows = await readOrganisations(read);
    if (flags.json === true) {
      printJson(terminal, rows);
      return;
    }
    const headings = [say('organisation'), say('country'), say('kind'), say('address')];
    const cells = rows.map(({ country, fictional, id, kind, name }) => [
      fictional ? `${name} (${say('fictional')})` : name,
      countryName(t.language, country),
      t(`organisation.kind.${kind}`),
      id,
    ]);
    for (const line of textTable(headings, cells)) print(line);
  });
}

async function showOne(id: string, flags: DayFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  const { print, strong, t, warn } = terminal;
  await onDay(terminal, flags, async (installation) => {
    const { read } = installation.database;
    const [organisation, keepers, partnerships, names, sites] = await Promise.all([
      readOrganisation(read, id),
      readKeepers(read, id),
      readPartnerships(read, id),
      schemeNames(installation),
      readAllSites(installation, id),
    ]);
    if (organisation === undefined) {
      warn(`✗ ${say('no-organisation', { id })}`);
      foundWanting();
      return;
    }
    if (flags.json === true) {
      const published = sites.flatMap(({ shown }) => shown ?? []);
      printJson(terminal, { organisation, keepers, partnerships, sites: sites.map(({ site }) => site), published });
      return;
    }
    const { contact, country, fictional, kind, name, website } = organisation;
    print(strong(fictional ? `${name} (${say('fictional')})` : name));
    const facts: [string, string][] = [
      [say('kind'), t(`organisation.kind.${kind}`)],
      [say('country'), countryName(t.language, country)],
      [say('address'), id],
      ...(website === null ? [] : [[say('website'), website] as [string, string]]),
      ...(contact === null ? [] : [[say('contact'), `${contact.name} <${contact.email}>`] as [string, string]]),
      [say('keepers'), keepers.length === 0 ? '–' : t.list(keepers.map(({ email, name }) => `${name} <${email}>`))],
      ...partnerships.map(({ begun_on: begun, ended_on: ended, scheme }): [string, string] => [
        say('partner'),
        `${t.text(names.get(scheme) ?? { en: scheme })}, ${t.date(begun)} – ${ended === null ? '' : t.date(ended)}`.trim(),
      ]),
    ];
    for (const line of factLines(facts)) print(line);
    print();
    const rows = sites.map(({ shown, site }) => [
      site.name,
      shown === undefined ? '–' : t(`register.status.${shown.status}`),
      site.id,
    ]);
    for (const line of textTable([say('site'), say('status'), say('address')], rows)) print(line);
  });
}

/** Public or not: whoever runs commands here runs the installation. */
async function readAllSites(
  { clock, database: { read } }: Shown,
  organisation: string,
): Promise<readonly SiteOfOrganisation[]> {
  const all: SiteOfOrganisation[] = [];
  const today = publicDay(clock());
  for (;;) {
    const { sites } = await readSitesOfOrganisation(read, organisation, { after: all.length, opens: 'all', today });
    if (sites.length === 0) return all;
    all.push(...sites);
  }
}
