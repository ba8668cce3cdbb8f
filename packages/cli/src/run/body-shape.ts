/**
 * The shape of a command's body, read from the JSON Schema that also checks it: what each member is, in words, and where
 * each stands. Explains and converts only; what may be said is judged by `runCommand`.
 */
import type { CommandType } from '@touchstone/domain';

/** The part of JSON Schema that bodies are written in. */
export interface BodyShape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, BodyShape>>;
  readonly required?: readonly string[];
  /** of members that have names of their own, by the pattern of these names */
  readonly patternProperties?: Readonly<Record<string, BodyShape>>;
  readonly items?: BodyShape;
  readonly anyOf?: readonly BodyShape[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

export function bodyShape({ body }: CommandType): BodyShape {
  return body;
}

export interface BodyMember {
  /** JSON pointer without the leading slash; `0` stands for any entry of a list of objects */
  readonly path: string;
  readonly shape: BodyShape;
  readonly required: boolean;
}

/** The members that hold values, in their order. */
export function membersOf(shape: BodyShape, at = ''): readonly BodyMember[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}/${name}`;
    if (member.properties !== undefined) return membersOf(member, path);
    if (member.items?.properties !== undefined) return membersOf(member.items, `${path}/0`);
    return [{ path, shape: member, required: shape.required?.includes(name) ?? false }];
  });
}

/** The words that alone are allowed, where the shape is a closed list. */
export function wordsOf({ anyOf, enum: listed }: BodyShape): readonly string[] | undefined {
  if (listed !== undefined) return listed;
  const words = anyOf?.map((one) => one.const);
  return words?.every((word) => typeof word === 'string') === true ? words : undefined;
}

export function memberAt(shape: BodyShape | undefined, path: readonly string[]): BodyShape | undefined {
  const [name, ...rest] = path;
  if (name === undefined || shape === undefined) return shape;
  const [named] = Object.values(shape.patternProperties ?? {});
  return memberAt(shape.properties?.[name] ?? named ?? (/^\d+$/.test(name) ? shape.items : undefined), rest);
}
