/**
 * What the shapes of scheme files and of cases are made of. Everything is closed: a name that is not part of a shape is a
 * mistake. `description` is the noun phrase that a mistake's sentence uses.
 */
import { limits, type PlainDate } from '@touchstone/kernel';
import {
  Type,
  type TArray,
  type TObject,
  type TProperties,
  type TRecord,
  type TSchema,
  type TString,
  type TUnsafe,
} from 'typebox';

export function object<P extends TProperties>(description: string, properties: P): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, description });
}

/** At most `limits.schemeListLength` long where no other length is given. */
export function list<S extends TSchema>(
  item: S,
  description: string,
  length: { readonly minItems?: number; readonly maxItems?: number } = {},
): TArray<S> {
  return Type.Array(item, { maxItems: limits.schemeListLength, description, ...length });
}

/** A mapping whose names are the writer's own. */
export function named<S extends TSchema>(
  name: TString,
  value: S,
  description: string,
  options: { readonly minProperties?: number; readonly words?: true } = {},
): TRecord<string, S> {
  return Type.Record(name, value, { additionalProperties: false, description, ...options });
}

/** One of a closed set of words. */
export function oneWord<const W extends string>(all: readonly W[]): TUnsafe<W> {
  return Type.Unsafe<W>({ type: 'string', enum: [...all] });
}

export function line(description: string): TString {
  return Type.String({ minLength: 1, maxLength: limits.schemeTextLength, pattern: '\\S', description });
}

export const yesOrNo = Type.Boolean({ description: 'true or false' });

/** Whether it is a day of the calendar is checked with the meaning. */
export const date = Type.Unsafe<PlainDate>(
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day such as 2024-01-31' }),
);
