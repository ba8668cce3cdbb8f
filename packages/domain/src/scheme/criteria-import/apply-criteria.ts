/**
 * Writes imported rows into the YAML files of a scheme. Only the criteria that change are written anew, with their own
 * remarks; every other character stays. Criteria that the import does not name stay too: an import never removes.
 */
import { canonicalJson, type Json } from '@touchstone/kernel';
import { Document, isMap, isSeq, parseDocument, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { SchemeFiles } from '../compile.ts';
import { quoted } from '../problem.ts';
import type { Scheme } from '../scheme.ts';
import { valueOf, writtenFromJson } from '../written.ts';
import { isMapping, type ImportedRow, type ImportProblem } from './imported-row.ts';

interface AppliedImport {
  readonly files: SchemeFiles;
  readonly problems: readonly ImportProblem[];
}

/** `files` compile; what comes out may not, and is compiled by whoever asks. */
export function applyCriteria(files: SchemeFiles, scheme: Scheme, rows: readonly ImportedRow[]): AppliedImport {
  const problems: ImportProblem[] = [];
  const lists = criteriaLists(files);
  const last = lists.at(-1);
  if (last === undefined)
    return { files, problems: [{ at: 'criteria', sentence: 'The scheme has no list of criteria.' }] };
  const seen = new Set<string>();
  for (const row of rows) {
    const found = find(lists, row);
    const key = row.id ?? row.number ?? '';
    if (key === '') problems.push({ at: row.at(), sentence: 'This row has neither an id nor a number.' });
    else if (seen.has(key)) problems.push({ at: row.at(), sentence: `A row before speaks of ${quoted(key)} too.` });
    else if (found !== undefined) change(found.list, found.criterion, found.node, row, found.node !== found.criterion);
    else if (row.parent === undefined) problems.push(...add(scheme, last, row));
    else problems.push(...addBelow(lists, row));
    seen.add(key);
  }
  const written = new Map(files);
  for (const list of lists) {
    if (list.changed.size > 0) written.set(list.file, rewrite(list));
  }
  return { files: written, problems };
}

interface CriteriaList {
  readonly file: string;
  readonly text: string;
  readonly list: YAMLSeq;
  /** as many items stood in the file */
  readonly before: number;
  readonly changed: Set<YAMLMap>;
}

function criteriaLists(files: SchemeFiles): CriteriaList[] {
  return [...files]
    .filter(([path]) => !path.startsWith('cases/'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, text]) => {
      const root = parseDocument(text).contents;
      const list = isMap(root) ? root.get('criteria') : undefined;
      return isSeq(list) && !(list.flow ?? false)
        ? [{ file, text, list, before: list.items.length, changed: new Set<YAMLMap>() }]
        : [];
    });
}

interface Found {
  readonly list: CriteriaList;
  readonly criterion: YAMLMap;
  readonly node: YAMLMap;
}

/** By its id, or by its number among its own kind. */
function find(lists: readonly CriteriaList[], { id, number, parent }: ImportedRow): Found | undefined {
  return findNode(lists, (node, isCriterion) =>
    id === undefined ? node.get('number') === number && isCriterion === (parent === undefined) : node.get('id') === id,
  );
}

function findNode(
  lists: readonly CriteriaList[],
  isMeant: (node: YAMLMap, isCriterion: boolean) => boolean,
): Found | undefined {
  for (const list of lists) {
    for (const criterion of list.list.items.filter((item) => isMap(item))) {
      const node = [criterion, ...below(criterion)].find((one) => isMeant(one, one === criterion));
      if (node !== undefined) return { list, criterion, node };
    }
  }
  return undefined;
}

function below(node: YAMLMap): readonly YAMLMap[] {
  const list = node.get('requirements');
  if (!isSeq(list)) return [];
  return list.items.flatMap((item) => (isMap(item) ? [item, ...below(item)] : []));
}

/** A requirement calls its words `text`, and has no summary of its own. */
function memberName(member: string, isRequirement: boolean): string {
  return isRequirement && member === 'title' ? 'text' : member;
}

function change(list: CriteriaList, criterion: YAMLMap, node: YAMLMap, row: ImportedRow, isRequirement: boolean): void {
  const said = { ...row.members, ...(row.number === undefined ? {} : { number: row.number }) };
  for (const [member, value] of Object.entries(said)) {
    const name = memberName(member, isRequirement);
    const was = jsonOf(node, name);
    const is = merged(was, value);
    if (was !== undefined && canonicalJson(was) === canonicalJson(is)) continue;
    // A member that says what holds anyway need not be written.
    if (was === undefined && ((name === 'critical' && is === false) || (name === 'weight' && is === 1))) continue;
    list.changed.add(criterion);
    if (isMapping(value) && isMap(node.get(name))) {
      for (const [language, text] of Object.entries(value)) node.setIn([name, language], text);
    } else node.set(name, new Document(is).contents);
  }
}

function jsonOf(node: YAMLMap, member: string): Json | undefined {
  const written = writtenFromJson(node.toJSON(), { file: '', line: 1, column: 1 });
  const value = written === undefined ? undefined : valueOf(written);
  return isMapping(value) ? value[member] : undefined;
}

/** Languages that the import does not speak of stay, and so do hints beyond those that it names. */
function merged(was: Json | undefined, value: Json): Json {
  if (isMapping(value)) return { ...(isMapping(was) ? was : {}), ...value };
  if (!isList(value) || !value.some(isMapping)) return value;
  const before = isList(was) ? was : [];
  return [...value.map((one, at) => merged(before[at], one)), ...before.slice(value.length)];
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function add(scheme: Scheme, list: CriteriaList, row: ImportedRow): readonly ImportProblem[] {
  const [only, second] = scheme.scales;
  const { title, group, scale = second === undefined ? only?.id : undefined } = row.members;
  const lacking = Object.entries({ number: row.number, title, group, scale }).filter(
    ([, value]) => value === undefined,
  );
  if (lacking.length > 0) {
    return lacking.map(([name]) => ({ at: row.at(), sentence: `This criterion is new, so it needs a ${name}.` }));
  }
  const { notApplicable = 'never', ...others } = row.members;
  const node = new Document({ id: idOf(row), number: row.number, ...others, scale, notApplicable }).contents;
  if (!isMap(node)) return [];
  list.list.items.push(node);
  list.changed.add(node);
  return [];
}

function addBelow(lists: readonly CriteriaList[], row: ImportedRow): readonly ImportProblem[] {
  const { parent = '', number, at } = row;
  const found =
    findNode(lists, (node) => node.get('id') === parent) ?? findNode(lists, (node) => node.get('number') === parent);
  if (found === undefined) {
    return [{ at: at('parent'), sentence: `There is no criterion or requirement ${quoted(parent)} to stand below.` }];
  }
  const { title, ...others } = row.members;
  if (number === undefined || title === undefined) {
    return [{ at: at(), sentence: 'This requirement is new, so it needs a number and a title.' }];
  }
  const node = new Document({ id: idOf(row), number, text: title, ...others }).contents;
  const list = found.node.get('requirements');
  if (isSeq(list)) list.items.push(node);
  else found.node.set('requirements', new Document([node]).contents);
  found.list.changed.add(found.criterion);
  return [];
}

function idOf({ id, number = '' }: ImportedRow): string {
  return (
    id ??
    number
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
  );
}

/** Puts every changed criterion in the place of the old one, and new ones behind the last. */
function rewrite({ text, list, before, changed }: CriteriaList): string {
  const items = list.items
    .slice(0, before)
    .flatMap((item) => (isMap(item) && item.range ? [{ item, range: item.range }] : []));
  const column = (items[0]?.range[0] ?? 2) - (text.lastIndexOf('\n', items[0]?.range[0] ?? 0) + 1);
  let written = text;
  for (const { item, range } of [...items].reverse()) {
    if (!changed.has(item)) continue;
    // A block of YAML ends where the next one begins: the line's end is its own.
    const end = text.slice(range[0], range[1]).trimEnd().length + range[0];
    written = `${written.slice(0, range[0])}${rendered(item, column)}${written.slice(end)}`;
  }
  const added = list.items.slice(before).flatMap((item) => (isMap(item) ? [item] : []));
  if (added.length === 0) return written;
  const end = (items.at(-1)?.range[1] ?? text.length) + written.length - text.length;
  const lead = ' '.repeat(Math.max(0, column - 2));
  const head = written.slice(0, end).replace(/\s*$/, '\n');
  const tail = written.slice(end).replace(/^\n/, '');
  return `${head}${added.map((item) => `${lead}- ${rendered(item, column)}\n`).join('')}${tail}`;
}

/** Remarks before a criterion stand outside of it, and stay where they are. */
function rendered(item: YAMLMap, column: number): string {
  const { commentBefore } = item;
  item.commentBefore = null;
  const document = new Document<Node>();
  document.contents = item;
  const lines = document.toString({ lineWidth: 0 }).trimEnd().split('\n');
  item.commentBefore = commentBefore ?? null;
  return lines.map((line, at) => (at === 0 || line === '' ? line : ' '.repeat(column) + line)).join('\n');
}
