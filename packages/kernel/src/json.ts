/**
 * Canonical JSON (RFC 8785): one byte sequence for one meaning, so that a hash identifies content.
 * Refuses by throwing what JSON cannot hold, because only our own code passes values in.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Members whose value is `undefined` are left out, as `JSON.stringify` does. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed())
      throw new Error('Broken invariant: a lone surrogate cannot be written as canonical JSON');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`Broken invariant: ${String(value)} is not a JSON number`);
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // RFC 8785 section 3.2.3 sorts by UTF-16 code units, which is what the default sort compares.
  const parts: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) parts.push(`${canonicalJson(key)}:${canonicalJson(member)}`);
  }
  return `{${parts.join(',')}}`;
}

/** `Array.isArray` does not narrow a read-only array. */
function isList(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value);
}
