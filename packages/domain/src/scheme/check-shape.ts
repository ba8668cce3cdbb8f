/**
 * Compares what is written with a shape and says every difference where it stands. Knows the part of JSON Schema that
 * `shape.ts` uses; of several alternatives it takes the one that the writer evidently meant, so that the sentence speaks of that.
 */
import { limits } from '@touchstone/kernel';
import type { TSchema } from 'typebox';
import { oneOf, quoted, type Path, type ProblemList } from './problem.ts';
import { valueOf, type Written, type WrittenList, type WrittenMap } from './written.ts';

/** The part of JSON Schema that is used here. */
interface Shape {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string | number;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly minProperties?: number;
  readonly items?: Shape | readonly Shape[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** ours: a text per language */
  readonly words?: true;
}

/** A text per language: where it stands, and the languages that it has. */
export interface WrittenText {
  readonly path: Path;
  readonly languages: readonly string[];
}

interface Checking {
  readonly problems: ProblemList;
  readonly definitions: Readonly<Record<string, Shape>>;
  /** every text per language that was met, for the check of languages */
  readonly texts: WrittenText[];
}

/** Adds a problem for every difference; answers with all texts per language. */
export function checkShape(shape: TSchema, written: Written, problems: ProblemList): readonly WrittenText[] {
  const texts: WrittenText[] = [];
  check(shape, written, [], { problems, definitions: {}, texts });
  return texts;
}

function check(shape: Shape, written: Written, path: Path, outer: Checking): void {
  const checking =
    shape.$defs === undefined ? outer : { ...outer, definitions: { ...outer.definitions, ...shape.$defs } };
  if (shape.$ref !== undefined) {
    const target = checking.definitions[shape.$ref];
    if (target !== undefined) check(target, written, path, checking);
    return;
  }
  if (shape.anyOf !== undefined) {
    checkAlternatives(shape, shape.anyOf, written, path, checking);
    return;
  }
  if (shape.const !== undefined) {
    if (written.kind !== 'value' || written.value !== shape.const)
      expected(quoted(shape.const), written, path, checking);
    return;
  }
  if (shape.enum !== undefined) {
    checkWord(shape.enum.map(String), written, path, checking);
    return;
  }
  if (!isOfType(shape.type, written)) {
    expected(shape.description ?? 'something else', written, path, checking);
    return;
  }
  switch (written.kind) {
    case 'map':
      checkMap(shape, written, path, checking);
      return;
    case 'list':
      checkList(shape, written, path, checking);
      return;
    case 'value':
      if (!isWithin(shape, written.value)) expected(shape.description ?? 'something else', written, path, checking);
  }
}

function checkWord(known: readonly string[], written: Written, path: Path, { problems }: Checking): void {
  if (written.kind === 'value' && typeof written.value === 'string' && known.includes(written.value)) return;
  const word = written.kind === 'value' ? String(written.value) : '';
  problems.add(written.place, path, `Expected ${oneOf(known)}; found ${found(written)}.`, { word, known });
}

function checkMap(shape: Shape, written: WrittenMap, path: Path, checking: Checking): void {
  const { problems } = checking;
  if (shape.words === true) checking.texts.push({ path, languages: [...written.entries.keys()] });
  const [pattern] = Object.entries(shape.patternProperties ?? {});
  const members = shape.properties ?? {};
  if (written.entries.size > limits.schemeListLength) {
    problems.add(written.place, path, `This holds more than ${limits.schemeListLength} entries.`);
    return;
  }
  if (written.entries.size < (shape.minProperties ?? 0))
    expected(shape.description ?? 'an entry', written, path, checking);
  for (const [name, { place, value }] of written.entries) {
    const member = Object.hasOwn(members, name)
      ? members[name]
      : pattern !== undefined && matches(pattern[0], name)
        ? pattern[1]
        : undefined;
    if (member !== undefined) {
      check(member, value, [...path, name], checking);
    } else if (pattern === undefined) {
      const known = Object.keys(members).filter((one) => !written.entries.has(one));
      const sentence = `${quoted(name)} is not part of ${shape.description ?? 'this'}.`;
      problems.add(place, [...path, name], sentence, { word: name, known });
    } else {
      const sentence = `${quoted(name)} cannot be a name in ${shape.description ?? 'this'}.`;
      // In braces, a comma ends the text; what follows it looks like a name without a value.
      const cut = value.kind === 'value' && value.value === null ? ' Put a text that holds a comma in quotes.' : '';
      problems.add(place, [...path, name], `${sentence}${cut}`);
    }
  }
  for (const name of shape.required ?? []) {
    if (written.entries.has(name)) continue;
    const wanted = members[name]?.description;
    const what = wanted === undefined ? '' : `: expected ${wanted}`;
    problems.add(written.place, path, `${quoted(name)} is missing from ${shape.description ?? 'this'}${what}.`);
  }
}

function checkList(shape: Shape, written: WrittenList, path: Path, checking: Checking): void {
  const { items, description = 'a list', minItems = 0, maxItems = limits.schemeListLength } = shape;
  const count = written.items.length;
  const size = isTuple(items)
    ? count !== items.length && `exactly ${items.length}`
    : (count < minItems && `at least ${minItems}`) || (count > maxItems && `at most ${maxItems}`);
  if (size !== false) {
    checking.problems.add(written.place, path, `Expected ${description}, ${size}; found ${count}.`);
    return;
  }
  written.items.forEach((item, index) => {
    const shapeOfItem = isTuple(items) ? items[index] : items;
    if (shapeOfItem !== undefined) check(shapeOfItem, item, [...path, index], checking);
  });
}

/**
 * Alternatives are null and one shape, or mappings that a tag tells apart: the value of `kind`, or else the first
 * required member.
 */
function checkAlternatives(
  shape: Shape,
  all: readonly Shape[],
  written: Written,
  path: Path,
  checking: Checking,
): void {
  const others = all.filter(({ type }) => type !== 'null');
  if (others.length < all.length && written.kind === 'value' && written.value === null) return;
  const [only, second] = others;
  if (only !== undefined && second === undefined) {
    check(only, written, path, checking);
    return;
  }
  if (written.kind !== 'map') {
    expected(`${shape.description ?? 'a mapping'}: ${oneOf(others.map(tagOf))}`, written, path, checking);
    return;
  }
  const kind = written.entries.get('kind')?.value;
  const tags = kind === undefined ? [...written.entries.keys()] : [String(kind.kind === 'value' ? kind.value : '')];
  const meant = others.find((one) => tags.includes(tagOf(one)));
  if (meant !== undefined) {
    check(meant, written, path, checking);
    return;
  }
  const known = others.map(tagOf);
  const [word] = tags;
  const sentence = `Expected ${shape.description ?? 'a mapping'}: ${oneOf(known)}; found ${word === undefined ? found(written) : quoted(word)}.`;
  checking.problems.add((kind ?? written).place, path, sentence, { word: word ?? '', known });
}

function tagOf(shape: Shape): string {
  return String(shape.properties?.['kind']?.const ?? shape.required?.[0] ?? '');
}

function isOfType(type: Shape['type'], written: Written): boolean {
  if (typeof type !== 'string') return type?.some((one) => isOfType(one, written)) ?? true;
  switch (type) {
    case 'object':
      return written.kind === 'map';
    case 'array':
      return written.kind === 'list';
    case 'null':
      return written.kind === 'value' && written.value === null;
    case 'integer':
      return written.kind === 'value' && Number.isSafeInteger(written.value);
    default:
      return written.kind === 'value' && typeof written.value === type;
  }
}

function isWithin(shape: Shape, value: string | number | boolean | null): boolean {
  if (typeof value === 'number') return value >= (shape.minimum ?? -Infinity) && value <= (shape.maximum ?? Infinity);
  if (typeof value !== 'string') return true;
  if (value.length < (shape.minLength ?? 0) || value.length > (shape.maxLength ?? Infinity)) return false;
  return shape.pattern === undefined || matches(shape.pattern, value);
}

/** Patterns of shapes, compiled once. */
const patterns = new Map<string, RegExp>();

function matches(pattern: string, text: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(pattern);
  patterns.set(pattern, known);
  return known.test(text);
}

function expected(what: string, written: Written, path: Path, { problems }: Checking): void {
  problems.add(written.place, path, `Expected ${what}; found ${found(written)}.`);
}

function found(written: Written): string {
  switch (written.kind) {
    case 'map':
      return written.entries.size === 0
        ? 'an empty mapping'
        : `a mapping with ${quoted([...written.entries.keys()][0])}`;
    case 'list':
      return `a list of ${written.items.length}`;
    case 'value':
      if (written.value === null) return 'nothing';
      return typeof written.value === 'number' ? `the number ${written.value}` : quoted(valueOf(written));
  }
}

function isTuple(items: Shape | readonly Shape[] | undefined): items is readonly Shape[] {
  return Array.isArray(items);
}
