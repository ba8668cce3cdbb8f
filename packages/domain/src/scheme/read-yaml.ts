/**
 * Reads one YAML 1.2 file into a tree with places. Accepts the plain part of YAML that a form could show: mappings with
 * text names, lists, values. References, tags and several documents in one file are refused with a sentence.
 */
import { limits } from '@touchstone/kernel';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import type { Path, Place, ProblemList } from './problem.ts';
import type { Written, WrittenEntry } from './written.ts';

/** Undefined, with problems added, where the file cannot be read. An empty file is an empty mapping. */
export function readYaml(file: string, text: string, problems: ProblemList): Written | undefined {
  const top = { file, line: 1, column: 1 };
  if (text.length > limits.schemeFileLength) {
    problems.add(top, [], `This file is longer than ${limits.schemeFileLength} characters. Split it.`);
    return undefined;
  }
  if (bracketDepth(text) > limits.schemeNesting) {
    problems.add(top, [], tooDeep);
    return undefined;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const placeAt = (offset: number | undefined): Place => {
    const { line, col } = lineCounter.linePos(offset ?? 0);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const before = problems.problems.length;
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    problems.add(placeAt(pos[0]), [], sentences[code] ?? `This is not readable YAML: ${message}.`);
  }
  if (problems.problems.length > before) return undefined;
  if (document.contents === null) return { kind: 'map', place: top, entries: new Map() };
  return readNode(document.contents, [], { placeAt, problems });
}

const tooDeep = `This nests deeper than ${limits.schemeNesting} levels. Is a bracket or an indentation too many?`;

const tagged = 'Tags such as “!word” are not used in scheme files. Write the plain value.';

const sentences: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'This name is said twice in one mapping. Keep one of the two.',
  MULTIPLE_DOCS: 'This file holds several documents. Expected one: remove the line “---”.',
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: 'Indent with spaces; a tab is not allowed here.',
  TAG_RESOLVE_FAILED: tagged,
};

interface Reading {
  readonly placeAt: (offset: number | undefined) => Place;
  readonly problems: ProblemList;
}

function readNode(node: Node | null, path: Path, reading: Reading): Written | undefined {
  const place = reading.placeAt(node?.range?.[0]);
  const refused = node === null ? undefined : notPlain(node, path);
  if (refused !== undefined) {
    reading.problems.add(place, path, refused);
    return undefined;
  }
  if (isSeq<Node | null>(node)) {
    const items = node.items.map((item, index) => readNode(item, [...path, index], reading));
    return items.every((item) => item !== undefined) ? { kind: 'list', place, items } : undefined;
  }
  if (isMap<Node | null, Node | null>(node)) {
    const entries = new Map<string, WrittenEntry>();
    let whole = true;
    for (const pair of node.items) whole = readPair(pair, path, reading, entries) && whole;
    return whole ? { kind: 'map', place, entries } : undefined;
  }
  const value: unknown = isScalar(node) ? node.value : null;
  return { kind: 'value', place, value: isPlainValue(value) ? value : null };
}

/** Why a node is more than plain YAML; undefined where it is plain. */
function notPlain(node: Node, path: Path): string | undefined {
  if (path.length > limits.schemeNesting) return tooDeep;
  if (isAlias(node)) return `References such as “*${node.source}” are not used in scheme files. Write it out.`;
  if (node.tag?.startsWith('tag:yaml.org,2002:') === false) return tagged;
  if (!isScalar(node)) return undefined;
  if (!isPlainValue(node.value)) return 'Expected a text, a number, true, false or null.';
  if (typeof node.value === 'number' && !Number.isFinite(node.value)) return 'Expected an ordinary number.';
  if (typeof node.value === 'string' && !node.value.isWellFormed())
    return 'This text holds half a character. Type it again.';
  return undefined;
}

function isPlainValue(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function readPair(
  { key, value }: Pair<Node | null, Node | null>,
  path: Path,
  reading: Reading,
  entries: Map<string, WrittenEntry>,
): boolean {
  const place = reading.placeAt(key?.range?.[0] ?? value?.range?.[0]);
  const name: unknown = isScalar(key) ? key.value : undefined;
  if (typeof name !== 'string' || !name.isWellFormed()) {
    reading.problems.add(
      place,
      path,
      'Expected a name in plain text before the colon; put it in quotes if it is a number.',
    );
    return false;
  }
  const written = readNode(value, [...path, name], reading);
  if (written === undefined) return false;
  entries.set(name, { place, value: written });
  return true;
}

/** Counted before reading, because the reader needs minutes for brackets that nest without end. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
