import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

describe('strict JSON', () => {
  test('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed: unknown = JSON.parse(text);
        expect(parseStrictJson(text)).toEqual({ ok: true, value: parsed });
      }),
    );
  });

  test.each([
    '{"a":1,"a":2}',
    '{"a":1,"b":{},"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"x":[{"a" : 1 ,\n"a"\t: 2}]}',
    '{"\\"":1,"\\"":2}',
    '{"a\\\\":1,"a\\\\":2}',
    '{"__proto__":1,"__proto__":2}',
  ])('refuses the member that stands twice in %s', (text) => {
    expect(parseStrictJson(text)).toMatchObject({ error: { code: 'json.duplicate-member' } });
  });

  test.each(['{"a":"a","b":["a","a"]}', '[{"a":1},{"a":1}]', '{"a":{"a":{"a":"\\"a\\":"}}}', '{"a\\\\":1,"a\\"":2}'])(
    'does not mistake %s for it',
    (text) => {
      expect(parseStrictJson(text)).toMatchObject({ ok: true });
    },
  );

  test('refuses what nests too deep, and stays calm when it nests absurdly deep', () => {
    expect(parseStrictJson('['.repeat(32) + ']'.repeat(32))).toMatchObject({ ok: true });
    expect(parseStrictJson('['.repeat(33) + ']'.repeat(33))).toMatchObject({ error: { code: 'json.too-deep' } });
    expect(parseStrictJson('['.repeat(200_000) + ']'.repeat(200_000)).ok).toBe(false);
  });

  test.each(['', '{', "{'a':1}", '{"a":1,}', 'NaN', '\ufeff{}'])('refuses %j', (text) => {
    expect(parseStrictJson(text)).toMatchObject({ error: { code: 'json.malformed' } });
  });
});
