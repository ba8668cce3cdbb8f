import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { serializerOf } from './serializer.ts';

test('an answer is written with what its shape names and nothing else, at each address that has the shape', () => {
  const serializer = serializerOf();
  const at = { method: 'GET', url: '/', httpStatus: '200' };
  const site = Type.Object({ name: Type.String(), marks: Type.Array(Type.Object({ mark: Type.String() })) });
  const answer = { name: 'Mill', secret: 1, marks: [{ mark: 'star', secret: 2 }] };
  for (const url of ['/', '/other']) {
    expect(serializer({ ...at, url, schema: site })(answer)).toBe('{"name":"Mill","marks":[{"mark":"star"}]}');
  }
  expect(serializer({ ...at, schema: Type.Object({ secret: Type.Integer() }) })(answer)).toBe('{"secret":1}');
});
