/**
 * The registers of `domain` as pages for people: what can be asked, what can happen and what can be refused, each in one
 * line under the noun that it belongs to.
 */
import { commandTypes, eventTypes, refusalTypes, type CommandType, type EventType } from '@touchstone/domain';
import type { RefusalType } from '@touchstone/kernel';
import { row } from './row.ts';

const notice = 'Generated from the registers of `packages/domain` by `npm run generate`. Do not edit.';

export function commandsPage(): string {
  const intro = 'What can be asked of the product: on a page, over the API and in the terminal alike.';
  return page<CommandType>('Commands', intro, commandTypes, ['Command', 'Who', 'Fields', 'Purpose'], (command) => [
    command.duties.join(', '),
    fields(command.body),
    command.purpose,
  ]);
}

export function eventsPage(): string {
  const intro =
    'What can stand in the journal. Public events also go to the transparency log, in the form that is published.';
  return page<EventType>('Events', intro, eventTypes, ['Event', 'Public', 'Fields', 'Meaning'], (event) => [
    event.public === true ? 'yes' : '',
    fields(event.payload),
    event.meaning,
  ]);
}

export function refusalsPage(): string {
  const intro = 'Every expected “no”, with its HTTP status and the sentence that a person reads (ICU MessageFormat).';
  return page<RefusalType>('Refusals', intro, refusalTypes, ['Refusal', 'Status', 'Sentence'], (refusal) => [
    String(refusal.status),
    refusal.sentence,
  ]);
}

function page<Line>(
  title: string,
  intro: string,
  register: Readonly<Record<string, Line>>,
  columns: readonly string[],
  cells: (line: Line) => readonly string[],
): string {
  const byNoun = Map.groupBy(Object.entries(register), ([name]) => name.slice(0, name.indexOf('.')));
  const sections = [...byNoun]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([noun, lines]) => {
      const rows = lines.map(([name, line]) => row([`\`${name}\``, ...cells(line)]));
      return [`## ${noun}`, '', row(columns), row(columns.map(() => '---')), ...rows, ''].join('\n');
    });
  return [`# ${title}`, '', notice, '', intro, '', ...sections].join('\n');
}

/** Names of an object's fields; those that may be left out have a question mark. */
function fields(schema: object): string {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
  return Object.keys(properties)
    .map((name) => `\`${name}${required.includes(name) ? '' : '?'}\``)
    .join(', ');
}
