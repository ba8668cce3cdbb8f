/**
 * From the flat fields of a form to the body of a command. A field is named by the JSON pointer of its place; the body's
 * shape says where a list, a number or a yes/no stands. Nothing is judged here: `checkShape` does that next.
 */
import { Type, type TRecord, type TSchema } from 'typebox';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Text is trimmed of the line ends that browsers add; an empty optional field is left out. */
export function bodyFromForm(shape: TSchema, fields: Fields, at = ''): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  if (!Type.IsObject(shape)) return body;
  for (const [name, member] of Object.entries(shape.properties)) {
    const place = at === '' ? name : `${at}/${name}`;
    const value = Type.IsObject(member) ? bodyFromForm(member, fields, place) : valueFromForm(member, fields, place);
    if (value !== undefined && !(Type.IsOptional(member) && isEmpty(value) && !isEmptied(member, fields, place)))
      body[name] = value;
  }
  return body;
}

/** Of a member with names of its own: those below its place under which something was written. */
function recordFromForm(shape: TRecord, fields: Fields, at: string): Readonly<Record<string, unknown>> {
  const [of] = Object.values(shape.patternProperties);
  const below = Object.keys(fields).flatMap((name) => (name.startsWith(`${at}/`) ? [name.slice(at.length + 1)] : []));
  if (of !== undefined && Type.IsObject(of)) {
    const names = [...new Set(below.map((name) => name.split('/')[0] ?? ''))];
    const written = names.map((name) => [name, bodyFromForm(of, fields, `${at}/${name}`)] as const);
    return Object.fromEntries(written.filter(([, value]) => !isEmpty(value)));
  }
  return Object.fromEntries(
    below.flatMap((name) => {
      const field = fields[`${at}/${name}`];
      const value = typeof field === 'string' ? field : (field?.[0] ?? '');
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** Of several with names of their own, which the form asked for: that all were left empty is an answer. */
function isEmptied(shape: TSchema, fields: Fields, at: string): boolean {
  return namesObjects(shape) && Object.keys(fields).some((name) => name.startsWith(`${at}/`));
}

function namesObjects(shape: TSchema): boolean {
  return Type.IsRecord(shape) && Object.values(shape.patternProperties).some((of) => Type.IsObject(of));
}

/** Nothing was written: not in the field, and for several that belong together in none of them. */
function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === '';
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every(isEmpty);
}

function valueFromForm(shape: TSchema, fields: Fields, at: string): unknown {
  if (Type.IsRecord(shape)) return recordFromForm(shape, fields, at);
  const field = fields[at];
  if (Type.IsArray(shape))
    return (field === undefined ? [] : typeof field === 'string' ? [field] : field).filter((item) => item !== '');
  const text = typeof field === 'string' ? field : field?.[0];
  if (Type.IsBoolean(shape)) return booleanFrom(text);
  if (Type.IsInteger(shape)) return text === undefined ? undefined : /^\d{1,15}$/.test(text) ? Number(text) : text;
  if (Type.IsNumber(shape)) return numberFrom(text?.trim() ?? '');
  return text?.replaceAll('\r\n', '\n').trim() ?? '';
}

/** A box that is not ticked sends nothing, which is a “no”; what is neither stays as it came, to be refused. */
function booleanFrom(text: string | undefined): boolean | string {
  if (text === 'true' || text === 'on') return true;
  return text === undefined || text === '' || text === 'false' ? false : text;
}

/** As people write it: with a comma or a point, and spaces between thousands. What is no number stays as it was typed. */
function numberFrom(text: string): string | number {
  const plain = text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-');
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : text;
}
