/**
 * The entries of a plan from its form, whose fields are named by their place. An entry in which nothing was written is not
 * kept, and those after it move up, in the form that may come back as well.
 */
import type { Criterion, SubmittedPlan } from '@touchstone/domain';
import type { Fields } from '../http/form-body.ts';

type Entry = Readonly<Record<string, string>>;

const lists = ['mediaItems', 'stakeholderList'] as const;
type List = (typeof lists)[number];

export interface PlanEntriesIn {
  /** of the form, without empty entries */
  readonly fields: Fields;
  readonly body: Required<Pick<SubmittedPlan, 'mediaItems' | 'stakeholderList'>>;
}

export function planEntriesIn(fields: Fields, criteria: readonly Criterion[]): PlanEntriesIn {
  const entries: Readonly<Record<List, readonly Entry[]>> = {
    mediaItems: entriesOf(fields, 'mediaItems'),
    stakeholderList: entriesOf(fields, 'stakeholderList'),
  };
  const others = Object.entries(fields).filter(([name]) => !lists.some((list) => name.startsWith(`${list}/`)));
  const written = lists.flatMap((list) =>
    entries[list].flatMap((entry, index) =>
      Object.entries(entry).map(([member, text]) => [`${list}/${String(index)}/${member}`, text] as const),
    ),
  );
  return {
    // Said either way, so that a box that was emptied does not come back as it is on record.
    fields: { nothingFound: '', tookPlace: '', ...Object.fromEntries([...others, ...written]) },
    body: {
      mediaItems: entries.mediaItems.map(({ criteria: numbers = '', ...item }) => ({
        ...{ publishedOn: '', source: '', summary: '', followUp: '', ...item },
        criteria: criteriaIn(numbers, criteria),
      })),
      stakeholderList: entries.stakeholderList.map(({ consultedOn = '', language = '', ...one }) => ({
        ...{ group: '', name: '', method: '', ...one },
        ...(language === '' ? {} : { language }),
        ...(consultedOn === '' ? {} : { consultedOn }),
      })),
    },
  };
}

function entriesOf(fields: Fields, list: List): Entry[] {
  const entries: Record<string, string>[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const [of, place = '', member] = name.split('/');
    if (of !== list || member === undefined || !/^\d{1,3}$/.test(place)) continue;
    const text = (typeof value === 'string' ? value : (value[0] ?? '')).replaceAll('\r\n', '\n').trim();
    entries[Number(place)] = { ...entries[Number(place)], [member]: text };
  }
  return entries.filter((entry) => Object.values(entry).some((text) => text !== ''));
}

/** By number, as people write them; a number that no criterion has stays as it was typed, for the decider to refuse. */
function criteriaIn(typed: string, criteria: readonly Criterion[]): string[] {
  const numbers = typed.split(/[\s,;]+/).filter((number) => number !== '');
  return [...new Set(numbers)].map(
    (number) => criteria.find((one) => one.number.toLowerCase() === number.toLowerCase())?.id ?? number,
  );
}
