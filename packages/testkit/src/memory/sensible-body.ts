/**
 * A body that a person in their right mind would send: every field holds the word that the case knows for its name, and
 * otherwise the plainest value that its shape allows. So a new command can be played before anybody writes its body down.
 */
import { Type, type TObject, type TSchema, type TStringOptions } from 'typebox';

/** By field name: what stands in it. What is not named here is left out where the shape allows. */
export type Words = Readonly<Record<string, unknown>>;

export function sensibleBody(shape: TSchema, words: Words): unknown {
  return makerOf(shape)(words);
}

type Maker = (words: Words) => unknown;

/** Of each shape, because a simulation asks millions of times. */
const makers = new WeakMap<TSchema, Maker>();

function makerOf(shape: TSchema): Maker {
  const known = makers.get(shape) ?? findMaker(shape);
  makers.set(shape, known);
  return known;
}

function findMaker(shape: TSchema): Maker {
  if (Type.IsObject(shape)) return objectMaker(shape);
  if (Type.IsArray(shape)) {
    const { minItems = 0 } = shape as { readonly minItems?: number };
    const { items } = shape;
    return minItems > 0 ? (words) => [sensibleBody(items, words)] : () => [];
  }
  if (Type.IsUnion(shape)) return makerOf(shape.anyOf[0] ?? Type.Null());
  if (Type.IsLiteral(shape)) return () => shape.const;
  if (Type.IsEnum(shape)) return () => shape.enum[0];
  if (Type.IsBoolean(shape)) return () => true;
  if (Type.IsInteger(shape)) return () => Math.max(1, (shape as { readonly minimum?: number }).minimum ?? 1);
  if (Type.IsRecord(shape)) return () => ({});
  if (Type.IsNumber(shape)) return () => 1;
  if (Type.IsString(shape)) return (words) => sensibleText(shape, words);
  return () => null;
}

function objectMaker(shape: TObject): Maker {
  const members = Object.entries(shape.properties).map(([member, of]) => {
    return { member, make: makerOf(of), optional: Type.IsOptional(of) };
  });
  return (words) => {
    const body: Record<string, unknown> = {};
    for (const { make, member, optional } of members) {
      if (Object.hasOwn(words, member) && (words[member] !== undefined || !optional)) body[member] = words[member];
      else if (!optional) body[member] = make(words);
    }
    return body;
  };
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
