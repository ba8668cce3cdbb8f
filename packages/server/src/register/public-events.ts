/** Public entries as pages tell them: their names, and the few facts that a line may name. */
import { assert, plainDate } from '@touchstone/kernel';
import type { CompiledScheme, Text } from '@touchstone/domain';
import type { PublicEntry, PublicEntryAt } from '@touchstone/store';
import {
  daysInWords,
  isPublicEventName,
  type PublicEvent,
  type PublicEventName,
  type Translator,
} from '@touchstone/ui';
import type { Services } from '../http/services.ts';

export function toPublicEvent(t: Translator, row: PublicEntryAt, scheme: CompiledScheme | undefined): PublicEvent {
  const { entry, logIndex, stream, version } = row;
  return {
    ...{ at: entry.at, stream, version },
    ...(logIndex === null ? {} : { logIndex }),
    name: nameOf(entry),
    facts: 'kind' in entry ? {} : factsToTell(t, entry.facts, scheme),
  };
}

/** Only events that the domain calls public have an entry. */
function nameOf(entry: PublicEntry): PublicEventName {
  if ('kind' in entry) return 'credential.issued';
  const { type } = entry;
  assert(isPublicEventName(type), `${type} is a public event`);
  return type;
}

function factsToTell(
  t: Translator,
  facts: Readonly<Record<string, unknown>>,
  scheme: CompiledScheme | undefined,
): Readonly<Record<string, string>> {
  const { firm, mark, marks, scheme: id, version, visitFrom, visitUntil } = facts;
  const named = Array.isArray(marks) ? marks.map((one: { readonly mark: string }) => one.mark) : [];
  const ids = typeof mark === 'string' ? [mark] : named;
  return {
    ...(typeof firm === 'string' ? { firm } : {}),
    ...(typeof visitFrom === 'string' && typeof visitUntil === 'string'
      ? { visit: daysInWords(t, plainDate(visitFrom), plainDate(visitUntil)) }
      : {}),
    ...(typeof id === 'string' ? { scheme: scheme === undefined ? id : t.text(scheme.scheme.name) } : {}),
    ...(typeof version === 'string'
      ? { version: scheme === undefined ? version : t.text(scheme.scheme.standardName) }
      : {}),
    marks: t.list(ids.map((one) => t.text(markName(scheme, one)))),
  };
}

/** The scheme's name of a mark; its id where the scheme is not known here. */
export function markName(scheme: CompiledScheme | undefined, id: string): Text {
  return scheme?.scheme.marks.find((mark) => mark.id === id)?.name ?? { en: id };
}

/** The site that an entry speaks of, if it speaks of one. */
export function siteOfEntry(entry: PublicEntry): string | undefined {
  if (!('kind' in entry)) return entry.site;
  return /\/register\/(site_[0-9a-f-]+)$/.exec(entry.subject)?.[1];
}

/** The version that an entry itself names, as that of its publication; of a partnership, the newest of the scheme. */
export async function schemeOfEntry(
  { database, schemes }: Services,
  entry: PublicEntry,
): Promise<CompiledScheme | undefined> {
  const { scheme, version = null } = 'kind' in entry ? {} : entry.facts;
  if (typeof scheme !== 'string' || (version !== null && typeof version !== 'string')) return undefined;
  return schemes.byVersion(database.read, scheme, version);
}

/** The version that a row of the register was made under; for imported facts, the newest of the scheme. */
export function schemeOfRow(
  { database, schemes }: Services,
  row: { readonly scheme: string; readonly scheme_version: string | null },
): Promise<CompiledScheme | undefined> {
  return schemes.byVersion(database.read, row.scheme, row.scheme_version);
}
