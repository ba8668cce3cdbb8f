import { describe, expect, it } from 'vitest';
import { operationsByTag, sharedParameters } from './api-operation.ts';

describe('an OpenAPI document as people read it', () => {
  it('has its fields flat, each with the pointer of its place and what it takes', () => {
    const document = {
      components: { parameters: { base: { name: 'base', in: 'header', schema: { type: 'integer' } } } },
      paths: {
        '/x/{id}': {
          post: {
            ...{ operationId: 'x.do', summary: 'Do it.', tags: ['x'], responses: { 200: {}, '4XX': {} } },
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
              { $ref: '#/components/parameters/base' },
            ],
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['who', 'kind'],
                    properties: {
                      who: {
                        type: 'object',
                        required: ['name'],
                        properties: { name: { type: 'string', maxLength: 9 } },
                      },
                      kind: { anyOf: [{ const: 'a' }, { const: 'b' }] },
                      marks: { type: 'array', items: { type: 'string', pattern: '^m' } },
                      facts: { type: 'array', items: { type: 'object', properties: { on: { type: 'string' } } } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    };
    const [operation] = operationsByTag(document).get('x') ?? [];
    expect(sharedParameters(document)).toEqual([{ name: 'base', type: { kind: 'integer' }, required: false }]);
    expect(operation).toMatchObject({ id: 'x.do', method: 'POST', path: '/x/{id}', answers: ['200', '4XX'] });
    expect(operation?.parameters).toEqual([{ name: 'id', type: { kind: 'text' }, required: true }]);
    expect(operation?.body.map(({ name, required, type }) => [name, required, type])).toEqual([
      ['who', true, { kind: 'object' }],
      ['who/name', true, { kind: 'text', max: 9 }],
      ['kind', true, { kind: 'choice', choices: ['a', 'b'] }],
      ['marks', false, { kind: 'list', item: { kind: 'text', pattern: '^m' } }],
      ['facts', false, { kind: 'list', item: { kind: 'object' } }],
      ['facts/0/on', false, { kind: 'text' }],
    ]);
  });

  it.each([undefined, null, 7, {}, { paths: { '/x': null } }, { paths: { '/x': { get: 'nonsense' } } }])(
    'never fails on a document that is none: %j',
    (document) => {
      expect(() => operationsByTag(document)).not.toThrow();
      expect(sharedParameters(document)).toEqual([]);
    },
  );
});
