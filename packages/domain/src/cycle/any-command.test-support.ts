/**
 * Any command that could arrive: its body has the shape that the register asks for, and says whatever that shape allows.
 * Words are drawn from the given ones too, and from names that every JavaScript object has.
 */
import fc from 'fast-check';
import { Type, type TArrayOptions, type TSchema, type TStringOptions } from 'typebox';
import { commandType, commandTypes, type CommandName } from '../registers.ts';
import { assessorId, siteId, type PlayedCommand } from './played-cycle.test-support.ts';

const treacherous = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const cycleCommands = (Object.keys(commandTypes) as CommandName[]).filter(
  (name) => commandType(name).stream === 'cycle',
);

export function anyCommand(words: readonly string[]): fc.Arbitrary<PlayedCommand> {
  return fc
    .constantFrom(...cycleCommands)
    .chain((type) => anyOf(commandType(type).body, words).map((body) => ({ type, body }) as PlayedCommand));
}

function anyOf(shape: TSchema, words: readonly string[]): fc.Arbitrary<unknown> {
  if (Type.IsObject(shape)) {
    const members = Object.entries(shape.properties).map(([name, member]) => [name, anyOf(member, words)] as const);
    return fc.record(Object.fromEntries(members), {
      requiredKeys: Object.keys(shape.properties).filter((name) => !Type.IsOptional(shape.properties[name])),
    });
  }
  if (Type.IsRecord(shape)) {
    const [value] = Object.values(shape.patternProperties);
    return fc.dictionary(fc.constantFrom(...words, ...treacherous), anyOf(value ?? Type.String(), words), {
      maxKeys: 5,
    });
  }
  if (Type.IsArray(shape)) {
    const { maxItems = 5, minItems = 0 } = shape as TSchema as TArrayOptions;
    return fc.uniqueArray(anyOf(shape.items, words), { minLength: minItems, maxLength: Math.min(maxItems, 5) });
  }
  if (Type.IsUnion(shape)) return fc.oneof(...shape.anyOf.map((one) => anyOf(one, words)));
  if (Type.IsEnum(shape)) return fc.constantFrom(...shape.enum);
  if (Type.IsLiteral(shape)) return fc.constant(shape.const);
  if (Type.IsBoolean(shape)) return fc.boolean();
  if (Type.IsInteger(shape)) return fc.nat(200);
  if (Type.IsNull(shape)) return fc.constant(null);
  if (!Type.IsString(shape)) throw new Error(`No arbitrary for ${JSON.stringify(shape)}`);
  const { maxLength = 100, pattern } = shape as TSchema as TStringOptions;
  if (typeof pattern !== 'string') return fc.oneof(fc.constantFrom(...words, ...treacherous), fc.string({ maxLength }));
  if (pattern.startsWith('^site_')) return fc.constant(siteId);
  if (pattern.startsWith('^assessor_')) return fc.constant(assessorId);
  // Long enough for a reason, and blank at times where the pattern lets it be.
  if (pattern === '\\S') return fc.string({ maxLength: maxLength - 1 }).map((text) => `x${text}`);
  const days = ['2024-02-30', '2025-05-01', '9999-12-31'].filter((day) => new RegExp(pattern).test(day));
  const matching = fc.stringMatching(new RegExp(pattern));
  return days.length > 0 ? fc.oneof(fc.constantFrom(...days), matching) : matching;
}
