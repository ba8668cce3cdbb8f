/**
 * The body of a command from what was typed: JSON, then members one by one. A member becomes what its shape says it is; a
 * member that the shape does not know stays, so that the refusal can name it.
 */
import { memberAt, type BodyShape } from './body-shape.ts';

/** Undefined where a member is not written `path=value`; it is named then. */
export function setMembers(
  shape: BodyShape,
  body: unknown,
  sets: readonly string[],
): { readonly body: unknown } | { readonly unreadable: string } {
  let composed = body;
  for (const set of sets) {
    const [, path, value] = /^([^=]+)=([^]*)$/.exec(set) ?? [];
    if (path === undefined || value === undefined) return { unreadable: set };
    const steps = path.split('/');
    composed = withMember(
      composed,
      steps,
      valueOf(memberAt(shape, steps), value),
      memberAt(shape, steps)?.items !== undefined,
    );
  }
  return { body: composed };
}

type Members = Readonly<Record<string, unknown>>;

function withMember(body: unknown, [name = '', ...rest]: readonly string[], value: unknown, grows: boolean): unknown {
  if (/^\d+$/.test(name)) {
    const list: readonly unknown[] = Array.isArray(body) ? body : [];
    const index = Number(name);
    const next = rest.length === 0 ? value : withMember(list[index], rest, value, grows);
    return Object.assign([...list], { [index]: next });
  }
  const members: Members = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const before = members[name];
  if (rest.length > 0) return { ...members, [name]: withMember(before, rest, value, grows) };
  // A list grows by one entry each time it is named.
  const next =
    grows && !Array.isArray(value) ? [...(Array.isArray(before) ? (before as unknown[]) : []), value] : value;
  return { ...members, [name]: next };
}

function valueOf(shape: BodyShape | undefined, text: string): unknown {
  // Nothing is an empty list, such as the marks of a proposal to award none; no list takes an empty entry.
  if (shape?.items !== undefined && text.trim() === '') return [];
  if (shape?.items !== undefined) return /^\s*\[/.test(text) ? (parsed(text) ?? text) : valueOf(shape.items, text);
  switch (shape?.type) {
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'object':
      return parsed(text) ?? text;
    default:
      return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
