import { Type, type TSchema, type TStringOptions } from 'typebox';
import { describe, expect, it } from 'vitest';
import { checkShape } from './check-shape.ts';
import { commandTypes } from './registers.ts';
import {
  AssessorId,
  choiceLength,
  closed,
  Country,
  Day,
  Email,
  Name,
  OptionalLongText,
  SchemeWord,
  SpokenLanguage,
} from './shapes.ts';

const Person = Type.Object({ name: Name, email: Email, days: Type.Array(Type.Object({ on: Day }, closed)) }, closed);

/** Names of the members of a shape that are told from what is written by their length alone. */
function lengthOfChoice(shape: TSchema, name = ''): readonly string[] {
  if (Type.IsArray(shape)) return lengthOfChoice(shape.items, name);
  if (Type.IsRecord(shape)) return Object.values(shape.patternProperties).flatMap((of) => lengthOfChoice(of, name));
  if (Type.IsObject(shape))
    return Object.entries(shape.properties).flatMap(([member, of]) => lengthOfChoice(of, member));
  const { maxLength, pattern }: Pick<TStringOptions, 'maxLength' | 'pattern'> = shape;
  return maxLength === choiceLength && pattern === undefined ? [name] : [];
}

function refusals(value: unknown): readonly (readonly [string, string])[] {
  const checked = checkShape(Person, value);
  return checked.ok ? [] : checked.error.map(({ at, code }) => [at ?? '', code] as const);
}

describe('what was sent', () => {
  const good = { name: 'Ana', email: 'ana@mill.example', days: [{ on: '2026-03-31' }] };

  it('passes where it has the shape', () => {
    expect(refusals(good)).toEqual([]);
  });

  it('is missing where it is left out, blank or only white space, whatever its format', () => {
    expect(refusals({ email: '', days: [{ on: '' }] })).toEqual([
      ['name', 'input.missing'],
      ['email', 'input.missing'],
      ['days/0/on', 'input.missing'],
    ]);
    expect(refusals({ ...good, name: '  ' })).toEqual([['name', 'input.missing']]);
  });

  it('is not chosen where people choose instead of writing, also below a list', () => {
    const Chosen = Type.Object({
      ...{ vote: Type.Union([Type.Literal('for'), Type.Literal('against')]), level: SchemeWord, assessor: AssessorId },
      ...{ ready: Type.Boolean(), places: Type.Array(Type.Object({ country: Country })) },
      ...{ from: Day, remark: OptionalLongText, password: Type.String({ minLength: 1, maxLength: 128 }) },
    });
    const codes = (value: unknown): unknown => {
      const checked = checkShape(Chosen, value);
      return checked.ok ? [] : checked.error.map(({ at, code }) => `${at ?? ''} ${code.replace('input.', '')}`);
    };
    const chosen = ['vote', 'level', 'assessor', 'ready'].map((at) => `${at} not-chosen`);
    expect(codes({ places: [{}] })).toEqual([
      ...[...chosen, 'from missing', 'remark missing', 'password missing'],
      'places/0/country not-chosen',
    ]);
    const blank = {
      vote: '',
      level: '',
      assessor: '',
      ready: '',
      places: [{ country: '' }],
      from: '',
      remark: '',
      password: '',
    };
    expect(codes(blank)).toEqual([...chosen, 'places/0/country not-chosen', 'from missing', 'password missing']);
  });

  it('is named field by field, up to twenty of them', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `field-${String(index)}`);
    const checked = checkShape(
      Type.Object(Object.fromEntries(fields.map((field) => [field, Email]))),
      Object.fromEntries(fields.map((field) => [field, ''])),
    );
    expect(checked.ok ? [] : checked.error.map(({ at }) => at)).toEqual(fields.slice(0, 20));
  });

  it('is told to be of a bad format where something is written', () => {
    expect(refusals({ ...good, email: 'ana at mill', days: [{ on: '31.3.2026' }] })).toEqual([
      ['email', 'input.bad-email'],
      ['days/0/on', 'date.impossible'],
    ]);
    expect(refusals({ ...good, name: '', days: [{ on: '2026-02-30' }] })).toEqual([
      ['name', 'input.missing'],
      ['days/0/on', 'date.impossible'],
    ]);
  });

  it.each([
    ['input.bad-country', Country, ['CL', 'ZW'], ['cl', 'ZZ', 'Chile', 'UK'], 'written'],
    ['input.bad-language', SpokenLanguage, ['es', 'qu'], ['ES', 'xx', 'english'], 'written'],
    ['date.impossible', Day, ['2024-02-29'], ['2026-02-29', '29.2.2024', '1'.repeat(50)], 'day'],
  ])('is refused with %s, which says back what was written', (code, shape, good, bad, name) => {
    for (const one of good) expect(checkShape(shape, one).ok, one).toBe(true);
    for (const one of bad) {
      const error = [{ code, at: '', facts: { [name]: one.slice(0, 40) } }];
      expect(checkShape(shape, one)).toEqual({ ok: false, error });
    }
  });

  it('says which number is asked, and from where or up to where it may go', () => {
    const Counts = Type.Object({ people: Type.Integer({ minimum: 1, maximum: 20 }), tonnes: Type.Number() }, closed);
    const errors = (people: unknown, tonnes: unknown): unknown => {
      const checked = checkShape(Counts, { people, tonnes });
      return checked.ok ? [] : checked.error.map(({ code, facts }) => [code, facts]);
    };
    expect(errors('three', 'much')).toEqual([
      ['input.not-whole', undefined],
      ['input.not-a-number', undefined],
    ]);
    expect(errors(0, 0)).toEqual([['input.too-small', { min: 1 }]]);
    expect(errors(21, 0)).toEqual([['input.too-great', { max: 20 }]]);
  });

  it('takes no other word for a yes or a no', () => {
    expect(checkShape(Type.Object({ reached: Type.Boolean() }), { reached: 'perhaps' })).toEqual({
      ok: false,
      error: [{ code: 'input.not-offered', at: 'reached' }],
    });
  });

  it('names each text of a list once, where the shape says so', () => {
    const Metals = Type.Object({ metals: Type.Array(Name, { minItems: 1, maxItems: 3, uniqueItems: true }) }, closed);
    expect(checkShape(Metals, { metals: ['lead', 'tin'] }).ok).toBe(true);
    expect(checkShape(Metals, { metals: ['tin', 'lead', 'tin'] })).toEqual({
      ok: false,
      error: [{ code: 'input.bad-format', at: 'metals' }],
    });
    expect(checkShape(Metals, { metals: ['lead', 'tin', 'zinc', 'iron'] })).toMatchObject({
      error: [{ code: 'input.too-many' }],
    });
  });

  it('keeps what a list of objects and a check of its own ask', () => {
    const Parts = Type.Object({
      parts: Type.Array(Type.Object({ on: Day }, closed), { uniqueItems: true }),
      even: Type.Refine(Type.Integer(), (count) => count % 2 === 0),
    });
    const day = { on: '2026-03-31' };
    expect(checkShape(Parts, { parts: [day], even: 2 }).ok).toBe(true);
    expect(checkShape(Parts, { parts: [day, { ...day }], even: 2 }).ok).toBe(false);
    expect(checkShape(Parts, { parts: [day], even: 3 }).ok).toBe(false);
  });

  it('takes for a choice by its length what people choose, and nothing that they write', () => {
    const chosen = [
      ...[
        'account',
        'answers',
        'clock',
        'condition',
        'criteria',
        'criterion',
        'evidence',
        'finding',
        'ground',
        'level',
      ],
      ...[
        'mark',
        'marks',
        'metals',
        'promises',
        'scheme',
        'schemes',
        'section',
        'siteType',
        'siteTypes',
        'tied',
        'trigger',
      ],
      'version',
    ];
    expect([...new Set(Object.values(commandTypes).flatMap(({ body }) => lengthOfChoice(body)))].sort()).toEqual(
      chosen,
    );
  });

  it('names a member that is not known', () => {
    expect(refusals({ ...good, age: 30 })).toEqual([['age', 'input.unknown-field']]);
  });
});
