/** Organisations in the terminal: all of them, or one with its partnerships and its sites. */
import { publicDay } from '@touchstone/domain';
import {
  readOrganisation,
  readOrganisations,
  readPartnerships,
  readRegister,
  readSitesOfOrganisation,
} from '@touchstone/store';
import { countryName } from '@touchstone/ui';
import { onInstallation } from '../installation-options.ts';
import { foundWanting } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker } from '../terminal/terminal.ts';
import { factLines, textTable } from '../terminal/text-table.ts';
import type { ShowFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

export async function showOrganisation(id: string | undefined, flags: ShowFlags): Promise<void> {
  if (id === undefined) await listOrganisations(flags);
  else await showOne(id, flags);
}

async function listOrganisations(flags: ShowFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  const { print, t } = terminal;
  await onInstallation(flags, async ({ database: { read } }) => {
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

async function showOne(id: string, flags: ShowFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  const { print, strong, t, warn } = terminal;
  await onInstallation(flags, async ({ clock, database: { read } }) => {
    const [organisation, partnerships, register, sites] = await Promise.all([
      readOrganisation(read, id),
      readPartnerships(read, id),
      readRegister(read, { organisation: id }, publicDay(clock())),
      readSitesOfOrganisation(read, id),
    ]);
    if (organisation === undefined) {
      warn(`✗ ${say('no-organisation', { id })}`);
      foundWanting();
      return;
    }
    if (flags.json === true) {
      printJson(terminal, { organisation, partnerships, sites, published: register.rows });
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
      ...partnerships.map(({ begun_on: begun, ended_on: ended, scheme }): [string, string] => [
        say('partner'),
        `${scheme}, ${t.date(begun)} – ${ended === null ? '' : t.date(ended)}`.trim(),
      ]),
    ];
    for (const line of factLines(facts)) print(line);
    print();
    const rows = sites.map(({ id: site, name: siteName }) => {
      const shown = register.rows.find((row) => row.site === site);
      return [siteName, shown === undefined ? '–' : t(`register.status.${shown.status}`), site];
    });
    for (const line of textTable([say('site'), say('status'), say('address')], rows)) print(line);
  });
}
