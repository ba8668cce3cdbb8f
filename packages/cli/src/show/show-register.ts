/** The public register as a table, every page of it. */
import type { PlainDate } from '@touchstone/kernel';
import { publicDay } from '@touchstone/domain';
import { readRegister, type Reader, type RegisterEntry, type RegisterFilter } from '@touchstone/store';
import { countryName } from '@touchstone/ui';
import { calledWrongly } from '../terminal/exit.ts';
import { openTerminal, printJson, speaker } from '../terminal/terminal.ts';
import { textTable } from '../terminal/text-table.ts';
import { markNames } from './mark-names.ts';
import { onDay } from './on-day.ts';
import type { RegisterFlags } from './show-flags.ts';
import { showMessages } from './show-messages.ts';

const statuses = [
  'committed',
  'self-assessed',
  'under-assessment',
  'assessed',
  'awarded',
  'suspended',
  'expired',
  'left',
  'lapsed',
  'withdrawn',
] as const;

export async function showRegister(flags: RegisterFlags): Promise<void> {
  const terminal = openTerminal();
  const say = speaker(terminal, showMessages);
  const { print, t } = terminal;
  const filter = filterOf(flags);
  await onDay(terminal, flags, async ({ clock, database: { read }, schemes }) => {
    const entries = await readWhole(read, filter, publicDay(clock()));
    if (flags.json === true) {
      printJson(terminal, entries);
      return;
    }
    if (entries.length === 0) {
      print(say('empty-register'));
      return;
    }
    const rows = await Promise.all(
      entries.map(async (entry) => [
        entry.fictional ? `${entry.name} (${say('fictional')})` : entry.name,
        entry.operator,
        countryName(t.language, entry.country),
        t(`register.status.${entry.status}`) + (entry.imported ? ` (${say('imported')})` : ''),
        t.list(await markNames(terminal, read, schemes, entry)),
        entry.valid_until === null ? '' : t.date(entry.valid_until),
        entry.site,
      ]),
    );
    const headings = [
      say('site'),
      say('operator'),
      say('country'),
      say('status'),
      say('marks'),
      say('until'),
      say('address'),
    ];
    for (const line of textTable(headings, rows)) print(line);
  });
}

function filterOf({ country, search, status }: RegisterFlags): RegisterFilter {
  const known = statuses.find((one) => one === status);
  if (status !== undefined && known === undefined) {
    throw calledWrongly(`“${status}” is not where a site can stand. Choose among: ${statuses.join(', ')}.`);
  }
  return {
    ...(search === undefined ? {} : { search }),
    ...(known === undefined ? {} : { status: known }),
    ...(country === undefined ? {} : { country: country.toUpperCase() }),
  };
}

async function readWhole(from: Reader, filter: RegisterFilter, today: PlainDate): Promise<readonly RegisterEntry[]> {
  const entries: RegisterEntry[] = [];
  for (let after: string | undefined; ;) {
    const { next, rows } = await readRegister(from, after === undefined ? filter : { ...filter, after }, today);
    entries.push(...rows);
    if (next === undefined) return entries;
    after = next;
  }
}
