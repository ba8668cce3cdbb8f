/**
 * A body that a person in their right mind would send: every field holds the word that the case knows for its name, and
 * otherwise the plainest value that its shape allows. So a new command can be played before anybody writes its body down.
 */
import { Type, type TObject, type TSchema, type TStringOptions } from 'typebox';

/** By field name: what stands in it. What is not named here is left out where the shape allows. */
export type Words = Readonly<Record<string, unknown>>;

export function sensibleBody(shape: TSchema, words: Words, name = ''): unknown {
  if (Object.hasOwn(words, name)) return words[name];
  if (Type.IsObject(shape)) {
    const body: Record<string, unknown> = {};
    for (const { member, of, optional } of membersOf(shape)) {
      if (!optional || words[member] !== undefined) body[member] = sensibleBody(of, words, member);
    }
    return body;
  }
  if (Type.IsArray(shape)) {
    const { minItems = 0 } = shape as { readonly minItems?: number };
    return minItems > 0 ? [sensibleBody(shape.items, words)] : [];
  }
  if (Type.IsUnion(shape)) return sensibleBody(shape.anyOf[0] ?? Type.Null(), words);
  if (Type.IsLiteral(shape)) return shape.const;
  if (Type.IsEnum(shape)) return shape.enum[0];
  if (Type.IsBoolean(shape)) return true;
  if (Type.IsInteger(shape)) return Math.max(1, (shape as { readonly minimum?: number }).minimum ?? 1);
  if (Type.IsRecord(shape)) return {};
  if (Type.IsNumber(shape)) return 1;
  if (Type.IsString(shape)) return sensibleText(shape, words);
  return null;
}

interface Member {
  readonly member: string;
  readonly of: TSchema;
  readonly optional: boolean;
}

/** Of each shape, because a simulation asks millions of times. */
const members = new WeakMap<TObject, readonly Member[]>();

function membersOf(shape: TObject): readonly Member[] {
  const known = members.get(shape);
  if (known !== undefined) return known;
  const found = Object.entries(shape.properties).map(([member, of]) => ({ member, of, optional: Type.IsOptional(of) }));
  members.set(shape, found);
  return found;
}

/** Of each pattern, because making an expression costs far more than trying it. */
const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string | RegExp): RegExp {
  const source = String(pattern);
  const known = expressions.get(source) ?? new RegExp(pattern);
  expressions.set(source, known);
  return known;
}

function sensibleText(shape: TSchema, words: Words): unknown {
  const { maxLength = 100, pattern } = shape as TStringOptions;
  const texts = [words['today'], 'Said in full.', 'somebody@mill.example', 'https://mill.example', 'FR', 'a/b'];
  const fits = (text: unknown): boolean =>
    typeof text === 'string' && text.length <= maxLength && (pattern === undefined || expressionOf(pattern).test(text));
  return texts.slice(pattern === undefined ? 1 : 0).find(fits) ?? 'x';
}
