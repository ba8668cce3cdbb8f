/** Teaches a command of the register: what it does, who may, what its body holds, and how to type it. */
import { commandType, commandTypes, isCommandName, type CommandName, type Duty } from '@touchstone/domain';
import { refusalSentence } from '@touchstone/ui';
import { calledWrongly } from '../terminal/exit.ts';
import { speaker, type Terminal } from '../terminal/terminal.ts';
import { factLines, textTable, wrapped } from '../terminal/text-table.ts';
import { bodyShape, membersOf, wordsOf, type BodyMember, type BodyShape } from './body-shape.ts';
import { runMessages } from './run-messages.ts';

function commandNames(): readonly CommandName[] {
  return Object.keys(commandTypes).filter(isCommandName);
}

export function requireCommandName(terminal: Terminal, name: string): CommandName {
  if (isCommandName(name)) return name;
  const sentence = refusalSentence(terminal.t, { code: 'command.unknown', facts: { name } });
  throw calledWrongly(`✗ ${sentence}\n  touchstone run --list`);
}

export function printCommands(terminal: Terminal): void {
  const say = speaker(terminal, runMessages);
  const rows = commandNames().map((name) => {
    const { duties, purpose } = commandType(name);
    return [name, dutiesInWords(terminal, duties), purpose];
  });
  for (const line of textTable([say('command'), say('duty'), say('purpose')], rows)) terminal.print(line);
}

export function explainCommand(terminal: Terminal, name: CommandName): void {
  const { print, strong } = terminal;
  const say = speaker(terminal, runMessages);
  const type = commandType(name);
  const members = membersOf(bodyShape(type));
  print(strong(name));
  for (const line of wrapped(type.purpose)) print(line);
  print();
  print(say('needs-duty', { duties: dutiesInWords(terminal, type.duties) }));
  print(type.begins === true ? say('on-new', { kind: type.stream }) : say('on-old', { kind: type.stream }));
  if (members.length === 0) print(say('no-body'));
  else print(say('body'));
  for (const line of factLines(members.map((member) => [`  ${member.path}`, inWords(terminal, member)]))) print(line);
  print();
  print(say('example'));
  const on = type.begins === true ? [] : [`--on ${type.stream}_…`];
  const sets = members.filter(({ required }) => required).map(({ path, shape }) => `--set ${path}=${exampleOf(shape)}`);
  print(`  ${[`touchstone run ${name} --as you@example.org`, ...on, ...sets].join(' \\\n    ')}`);
}

function dutiesInWords(terminal: Terminal, duties: readonly Duty[]): string {
  if (duties.every((duty) => duty === 'system')) return speaker(terminal, runMessages)('by-jobs');
  return duties.map((duty) => terminal.t(`duty.${duty}`)).join(', ');
}

function inWords(terminal: Terminal, { required, shape }: BodyMember): string {
  const words = shapeInWords(terminal, shape);
  return required ? words : `${words} (${speaker(terminal, runMessages)('may-be-left-out')})`;
}

/** Ids of streams: their kind, then a UUID. */
const idPattern = /^\^([a-z]+)_\[0-9a-f\]/;

function kindOfId({ pattern = '' }: BodyShape): string {
  return idPattern.exec(pattern)?.[1] ?? '';
}

const dayPattern = '^\\d{4}-\\d{2}-\\d{2}$';

function shapeInWords(terminal: Terminal, shape: BodyShape): string {
  const say = speaker(terminal, runMessages);
  const { items, maxItems, maxLength, maximum, minimum = 0, pattern, type } = shape;
  const words = wordsOf(shape);
  if (words !== undefined) return say('words', { words: words.join(', ') });
  if (items !== undefined) {
    const entry = shapeInWords(terminal, items);
    return maxItems === undefined ? say('list', { entry }) : say('list-to', { entry, max: maxItems });
  }
  switch (type) {
    case 'boolean':
      return say('yesno');
    case 'integer':
      return maximum === undefined ? say('number', { min: minimum }) : say('number-to', { min: minimum, max: maximum });
    default:
      if (pattern === dayPattern) return say('day');
      if (pattern?.includes('@') === true) return say('email');
      if (idPattern.test(pattern ?? '')) return say('id', { kind: kindOfId(shape) });
      if (pattern !== undefined && pattern !== '\\S') return say('form', { pattern });
      return maxLength === undefined ? say('text') : say('text-to', { max: maxLength });
  }
}

function exampleOf(shape: BodyShape): string {
  const [word] = wordsOf(shape) ?? [];
  if (word !== undefined) return word;
  if (shape.items !== undefined) return exampleOf(shape.items);
  if (shape.type === 'boolean') return 'true';
  if (shape.type === 'integer') return String(shape.minimum ?? 0);
  if (shape.pattern === dayPattern) return '2026-03-31';
  if (kindOfId(shape) !== '') return `${kindOfId(shape)}_…`;
  return '…';
}
