/**
 * Checks what was sent against its shape and says, per field, what is wrong and how to mend it: the same refusals on a
 * page, on the API and in the terminal.
 */
import { err, ok, type Refusal, type RefusalFacts, type Result } from '@touchstone/kernel';
import { Type, type Static, type TSchema, type TStringOptions } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import { choiceLength, choicePattern, patterns } from './shapes.ts';

/** What a text must look like, and what is said where it does not. A shape that asks for more says so by itself. */
const askedByPattern: ReadonlyMap<string, string> = new Map([
  [patterns.notBlank, 'input.missing'],
  [patterns.email, 'input.bad-email'],
  [patterns.webAddress, 'input.bad-link'],
  [patterns.day, 'date.impossible'],
  [patterns.country, 'input.bad-country'],
  [patterns.language, 'input.bad-language'],
]);

/** Sentences that say back what was written, each with the name that it has for that. */
const saysBack: ReadonlyMap<string, string> = new Map([
  ['date.impossible', 'day'],
  ['input.bad-country', 'written'],
  ['input.bad-language', 'written'],
]);
/** as much of it as is said back */
const saidBackLength = 40;

/** At most this many fields are named at once. */
const refusalsMax = 20;

/** Several for each field, such as too short and of no format; the library would stop at 8 and leave fields unnamed. */
Settings.Set({ maxErrors: 4 * refusalsMax });

/** Made once for each shape, which is a value of our own that never changes; where nothing may be compiled, it interprets. */
const validators = new WeakMap<TSchema, Validator>();

export function checkShape<S extends TSchema>(shape: S, value: unknown): Result<Static<S>, readonly Refusal[]> {
  if (fits(shape, value)) {
    const at = unstorable(value);
    return at === undefined ? ok(value) : err([{ code: 'input.bad-character', at }]);
  }
  const byField = new Map<string, Refusal>();
  for (const problem of Value.Errors(shape, value)) {
    const written = Value.Pointer.Get(value, problem.instancePath);
    for (const refusal of toRefusals(problem, written, shape)) {
      const at = refusal.at ?? '';
      if (!byField.has(at) && byField.size < refusalsMax) byField.set(at, refusal);
    }
  }
  return err([...byField.values()]);
}

function fits<S extends TSchema>(shape: S, value: unknown): value is Static<S> {
  return (validators.get(shape) ?? makeValidator(shape)).Check(value);
}

function makeValidator(shape: TSchema): Validator {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a shape, made over, is a shape
  const validator = Compile(comparingTexts(shape) as TSchema);
  validators.set(shape, validator);
  return validator;
}

/** The same shape with its lists of texts compared as they are: the library would hash each of them, in big integers. */
function comparingTexts(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(comparingTexts);
  if (typeof part !== 'object' || part === null) return part;
  // With what the library keeps of a shape out of sight, such as a check of its own.
  const copy: ListShape = Object.defineProperties({}, Object.getOwnPropertyDescriptors(part));
  for (const [name, member] of Object.entries(part)) Object.assign(copy, { [name]: comparingTexts(member) });
  const { uniqueItems, ...list } = copy;
  if (uniqueItems !== true || list.items?.type !== 'string') return copy;
  return Type.Refine(Type.Unsafe<readonly string[]>(list), (items) => new Set(items).size === items.length);
}

interface ListShape {
  readonly uniqueItems?: boolean;
  readonly items?: { readonly type?: unknown };
}

/** Where the first text is that no database can keep: it holds the character NUL, or half of a surrogate pair. */
function unstorable(value: unknown): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? '' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = unstorable(member);
    if (found !== undefined) return found === '' ? name : join(name, found);
  }
  return undefined;
}

interface Problem {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
}

/** `written`: what was sent at that place. `whole`: the shape of everything that was sent. */
function toRefusals(problem: Problem, written: unknown, whole: TSchema): readonly Refusal[] {
  // Nothing was written there at all, so there is no format to speak of.
  const blank = written === '';
  const at = problem.instancePath.replace(/^\//, '');
  const parameters: Readonly<Record<string, unknown>> = { ...problem.params };
  const missing = (path: string): string => (isChosen(partOf(whole, path)) ? 'input.not-chosen' : 'input.missing');
  const of: Refuse = (code, facts) => ({
    code,
    at,
    ...(facts === undefined ? {} : { facts }),
  });
  const badly = (code = 'input.bad-format'): Refusal => {
    const name = saysBack.get(code);
    return of(code, name === undefined ? undefined : { [name]: String(written).slice(0, saidBackLength) });
  };
  switch (problem.keyword) {
    case 'required':
      return names(parameters['requiredProperties']).map((name) => {
        const path = join(at, name);
        return { code: missing(path), at: path };
      });
    case 'additionalProperties':
      return names(parameters['additionalProperties']).map((field) => ({
        code: 'input.unknown-field',
        at: join(at, field),
        facts: { field },
      }));
    case 'boolean':
      // What a closed object does not name is checked against “never”.
      return [of('input.unknown-field', { field: at.split('/').at(-1) ?? at })];
    case 'maxLength':
      return [of('input.too-long', { max: Number(parameters['limit']) })];
    case 'minLength':
      return [of(missing(at))];
    case 'pattern':
      return [blank ? of(missing(at)) : badly(askedByPattern.get(String(parameters['pattern'])))];
    case '~refine':
      return [badly(String(parameters['message']))];
    case 'maxItems':
      return [of('input.too-many', { max: Number(parameters['limit']) })];
    case 'minItems':
      return [of('input.too-few')];
    case 'const':
    case 'enum':
    case 'anyOf':
      return [of(blank ? 'input.not-chosen' : 'input.not-offered')];
    case 'minimum':
      return [of('input.too-small', { min: Number(parameters['limit']) })];
    case 'maximum':
      return [of('input.too-great', { max: Number(parameters['limit']) })];
    case 'type':
      return [blank ? of(missing(at)) : ofType(String(parameters['type']), of)];
    default:
      return [of('input.bad-format')];
  }
}

/** The shape of what stands at a place; undefined where that depends on what else was sent. */
function partOf(whole: TSchema, path: string): TSchema | undefined {
  let part: TSchema | undefined = whole;
  for (const name of path.split('/')) {
    if (part !== undefined && Type.IsArray(part)) part = part.items;
    else part = part !== undefined && Type.IsObject(part) ? part.properties[name] : undefined;
  }
  return part;
}

/** People choose it from a list, where others are written: a word of ours or of a scheme, a country, or what has an id. */
function isChosen(part: TSchema | undefined): boolean {
  if (part === undefined) return false;
  if (Type.IsUnion(part) || Type.IsEnum(part) || Type.IsLiteral(part) || Type.IsBoolean(part)) return true;
  const { maxLength, pattern }: Pick<TStringOptions, 'maxLength' | 'pattern'> = part;
  if (!Type.IsString(part)) return false;
  return pattern === undefined ? maxLength === choiceLength : choicePattern.test(String(pattern));
}

type Refuse = (code: string, facts?: RefusalFacts) => Refusal;

function ofType(expected: string, of: Refuse): Refusal {
  switch (expected) {
    case 'number':
      return of('input.not-a-number');
    case 'integer':
      return of('input.not-whole');
    case 'boolean':
      return of('input.not-offered');
    default:
      return of('input.wrong-type', { expected });
  }
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
