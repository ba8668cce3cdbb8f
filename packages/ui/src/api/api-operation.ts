/** The parts of an OpenAPI 3.1 document that people read: each operation with its fields, flat and in words. */

export interface ApiOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** its own, without those that it shares with others */
  readonly parameters: readonly ApiField[];
  readonly body: readonly ApiField[];
  /** status codes */
  readonly answers: readonly string[];
}

export interface ApiField {
  /** a parameter's name, or the JSON pointer of a member of the body, without the leading slash */
  readonly name: string;
  readonly type: ApiType;
  readonly required: boolean;
  readonly note?: string;
}

export type ApiType =
  | { readonly kind: 'text'; readonly max?: number; readonly pattern?: string }
  | { readonly kind: 'number' | 'integer' | 'boolean' | 'object' | 'file' }
  | { readonly kind: 'list'; readonly item: ApiType }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

type Members = Readonly<Record<string, unknown>>;

/** By tag, in the order of the document. Whatever is not understood is passed over, never thrown at. */
export function operationsByTag(openApi: unknown): ReadonlyMap<string, readonly ApiOperation[]> {
  const byTag = new Map<string, ApiOperation[]>();
  for (const [path, methods] of Object.entries(members(members(openApi)['paths']))) {
    for (const [method, value] of Object.entries(members(methods))) {
      const operation = members(value);
      const [tag = ''] = list(operation['tags']).map(String);
      const known = byTag.get(tag) ?? [];
      known.push(readOperation(path, method, operation));
      byTag.set(tag, known);
    }
  }
  return byTag;
}

function readOperation(path: string, method: string, operation: Members): ApiOperation {
  const content = members(members(operation['requestBody'])['content']);
  const [media] = Object.values(content);
  const description = operation['description'];
  return {
    id: text(operation['operationId']) || `${method}-${path}`,
    method: method.toUpperCase(),
    path,
    summary: text(operation['summary']),
    ...(typeof description === 'string' ? { description } : {}),
    parameters: list(operation['parameters']).flatMap((parameter) =>
      '$ref' in members(parameter) ? [] : [readParameter(parameter)],
    ),
    body: fieldsOf(members(members(media)['schema']), ''),
    answers: Object.keys(members(operation['responses'])),
  };
}

/** Those that operations share by referring to them. */
export function sharedParameters(openApi: unknown): readonly ApiField[] {
  return Object.values(members(members(members(openApi)['components'])['parameters'])).map(readParameter);
}

function readParameter(parameter: unknown): ApiField {
  const { name, required, schema, description: note } = members(parameter);
  return {
    name: text(name),
    type: readType(members(schema)),
    required: required === true,
    ...(typeof note === 'string' ? { note } : {}),
  };
}

function fieldsOf(schema: Members, at: string): readonly ApiField[] {
  const required = list(schema['required']);
  return Object.entries(members(schema['properties'])).flatMap(([name, value]) => {
    const member = members(value);
    const place = at === '' ? name : `${at}/${name}`;
    const { description: note } = member;
    const field: ApiField = {
      name: place,
      type: readType(member),
      required: required.includes(name),
      ...(typeof note === 'string' ? { note } : {}),
    };
    const inner = member['type'] === 'array' ? members(member['items']) : member;
    return [field, ...fieldsOf(inner, member['type'] === 'array' ? `${place}/0` : place)];
  });
}

function readType(schema: Members): ApiType {
  const choices = list(schema['anyOf'] ?? schema['oneOf']).flatMap((one) =>
    'const' in members(one) ? [String(members(one)['const'])] : [],
  );
  if (choices.length > 0) return { kind: 'choice', choices };
  if (Array.isArray(schema['enum'])) return { kind: 'choice', choices: schema['enum'].map(String) };
  switch (schema['type']) {
    case 'array':
      return { kind: 'list', item: readType(members(schema['items'])) };
    case 'object':
    case 'boolean':
    case 'integer':
    case 'number':
      return { kind: schema['type'] };
    default:
      return readText(schema);
  }
}

function readText({ format, maxLength, pattern }: Members): ApiType {
  if (format === 'binary') return { kind: 'file' };
  // A pattern that only asks for something other than white space says nothing that “needed” does not say.
  const shown = typeof pattern === 'string' && pattern !== '\\S' ? { pattern } : {};
  return { kind: 'text', ...shown, ...(typeof maxLength === 'number' ? { max: maxLength } : {}) };
}

function members(value: unknown): Members {
  return isMembers(value) ? value : {};
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
