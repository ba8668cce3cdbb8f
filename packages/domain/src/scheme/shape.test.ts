import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import { expect, expectTypeOf, test } from 'vitest';
import { casesShape, type SchemeCase } from './case.ts';
import type { Scheme } from './scheme.ts';
import { schemeShape } from './shape.ts';
import { compiledExample } from './shipped-schemes.test-support.ts';

type Shaped = Static<typeof schemeShape>;

/** Shapes say nothing of readonly; apart from that, they and the types must be the same. */
type Writable<T> = T extends string | number | boolean | null
  ? T
  : { -readonly [Member in keyof T]: Writable<T[Member]> };
/** With every optional member there, so that one which only one side knows is found. */
type Whole<T> = T extends string | number | boolean | null ? T : { -readonly [Member in keyof T]-?: Whole<T[Member]> };

test('the shape and the type of a scheme are the same in both directions', () => {
  expectTypeOf<Shaped>().toExtend<Scheme>();
  expectTypeOf<Writable<Scheme>>().toExtend<Shaped>();
  expectTypeOf<Whole<Shaped>>().toExtend<Whole<Scheme>>();
  expectTypeOf<Whole<Scheme>>().toExtend<Whole<Shaped>>();
  expect(Value.Check(schemeShape, compiledExample())).toBe(true);
});

test('what the shape of cases lets through is a case', () => {
  expectTypeOf<Static<typeof casesShape>['cases'][number]>().toExtend<SchemeCase>();
  expect(Value.Check(casesShape, { cases: [] })).toBe(true);
});
