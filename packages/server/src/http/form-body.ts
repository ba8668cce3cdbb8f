/**
 * From the flat fields of a form to the body of a command. A field is named by the JSON pointer of its place; the body's
 * shape says where a list, a number or a yes/no stands. Nothing is judged here: `checkShape` does that next.
 */
import { Type, type TSchema } from 'typebox';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Text is trimmed of the line ends that browsers add; an empty optional field is left out. */
export function bodyFromForm(shape: TSchema, fields: Fields, at = ''): Readonly<Record<string, unknown>> {
  const body: Record<string, unknown> = {};
  if (!Type.IsObject(shape)) return body;
  for (const [name, member] of Object.entries(shape.properties)) {
    const place = at === '' ? name : `${at}/${name}`;
    const value = Type.IsObject(member) ? bodyFromForm(member, fields, place) : valueFromForm(member, fields, place);
    if (value !== undefined && (value !== '' || !Type.IsOptional(member))) body[name] = value;
  }
  return body;
}

function valueFromForm(shape: TSchema, fields: Fields, at: string): unknown {
  const field = fields[at];
  if (Type.IsArray(shape))
    return (field === undefined ? [] : typeof field === 'string' ? [field] : field).filter((item) => item !== '');
  const text = typeof field === 'string' ? field : field?.[0];
  if (Type.IsBoolean(shape)) return text === 'true' || text === 'on';
  if (Type.IsInteger(shape)) return text === undefined ? undefined : /^\d{1,15}$/.test(text) ? Number(text) : text;
  return text?.replaceAll('\r\n', '\n').trim() ?? '';
}
