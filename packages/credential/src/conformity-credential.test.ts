/// <reference types="node" />
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { instant, plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AwardAttestation, type Named } from './award-attestation.ts';
import { checkConformityCredential } from './check-conformity-credential.ts';
import { buildConformityCredential, type ConformityMode } from './conformity-credential.ts';
import { exampleAward } from './example-award.test-support.ts';

const built = buildConformityCredential(exampleAward, 'w3c');
const strict = buildConformityCredential(exampleAward, 'untp-0.7.0-strict');
const modes: readonly ConformityMode[] = ['w3c', 'untp-0.7.0-strict'];

describe('the credential of an award', () => {
  test('says who certifies whom for what, by whose assessment, against which version of which standard', () => {
    expect(built.claims).toMatchObject({
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://vocabulary.uncefact.org/untp/0.7.0/context/'],
      type: ['DigitalConformityCredential', 'VerifiableCredential'],
      id: exampleAward.credentialUrl,
      issuer: { id: 'did:web:register.example', name: 'Example Scheme' },
      validFrom: '2023-09-26T00:00:00.000Z',
      validUntil: '2026-09-26T00:00:00.000Z',
      credentialSubject: {
        id: exampleAward.registerUrl,
        assessorLevel: '3rdParty',
        assessmentLevel: 'scheme-cab',
        attestationType: 'certification',
        issuedToParty: exampleAward.party,
        referenceScheme: exampleAward.scheme,
        referenceProfile: exampleAward.profile,
        authorisation: [{ endorsementEvidence: { linkURL: exampleAward.assessor.id } }],
      },
    });
  });

  test('has one assessment for each criterion, with level, topic, site, conditions and conformance', () => {
    const { conformityAssessment } = built.claims.credentialSubject;
    expect(conformityAssessment).toHaveLength(2);
    expect(conformityAssessment[1]).toMatchObject({
      id: 'https://register.example/awards/2023-017#assessment-2',
      assessmentCriteria: [{ id: 'https://register.example/standards/2/15', conformityTopic: [{ name: 'Climate' }] }],
      assessmentDate: '2023-06-15',
      assessedPerformance: [{ score: { code: 'partially-meets', rank: 2 } }],
      assessedFacility: [{ facility: exampleAward.site }],
      conformityTopic: [{ name: 'Climate' }],
      specifiedCondition: exampleAward.conditions,
      conformance: true,
    });
  });

  test('says in its name and its description that a fictional award is fictional, and only then', () => {
    const texts = ({ claims }: typeof built): string =>
      [claims.name, claims.credentialSubject.name, claims.credentialSubject.description].join('|');
    expect(texts(built)).toMatch(/fictional.*\|.*fictional.*\|Fictional demonstration/);
    expect(texts(buildConformityCredential({ ...exampleAward, fictional: false }, 'w3c'))).not.toMatch(/fictional/i);
  });

  test('names a report with a digest that says its own algorithm', () => {
    const digest = built.claims.credentialSubject.auditableEvidence?.digestMultibase;
    expect(digest).toBe('uEiAHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw');
    const { report: _, ...withoutReport } = exampleAward;
    const plain = buildConformityCredential(withoutReport, 'w3c').claims;
    expect(plain.credentialSubject).not.toHaveProperty('auditableEvidence');
    expect(checkConformityCredential(plain)).toEqual([]);
  });

  test('offers withdrawal and suspension with text indices as W3C asks', () => {
    expect(built.claims.credentialStatus).toEqual([
      {
        id: 'https://register.example/status/revocation/1#94567',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '94567',
        statusListCredential: 'https://register.example/status/revocation/1',
      },
      expect.objectContaining({ statusPurpose: 'suspension', statusListIndex: '23452' }),
      expect.objectContaining({ statusPurpose: 'refresh', statusListIndex: '94567' }),
    ]);
  });

  test('offers in the strict mode of UNTP 0.7.0 withdrawal only, with a number', () => {
    expect(strict.claims.credentialStatus).toMatchObject({ statusPurpose: 'revocation', statusListIndex: 94_567 });
  });
});

describe('the loss report', () => {
  test('lists what stands only in words, and what was left out', () => {
    expect(built.losses).toEqual([
      { code: 'loss.award-id-only-in-words', at: '/awardId' },
      { code: 'loss.assessor-only-as-link', at: '/assessor' },
      { code: 'loss.mark-only-in-words', at: '/marks/0', facts: { mark: 'Example Copper Mark' } },
      { code: 'loss.condition-only-in-words', at: '/conditions/0' },
      { code: 'loss.fictional-only-in-words', at: '/fictional' },
    ]);
    expect(strict.losses.slice(built.losses.length)).toEqual([
      { code: 'loss.status-left-out', at: '/status/1', facts: { purpose: 'suspension' } },
      { code: 'loss.status-left-out', at: '/status/2', facts: { purpose: 'refresh' } },
    ]);
  });

  test('names a criterion without a topic, because the format wants one', () => {
    const [first] = exampleAward.assessments;
    if (first === undefined) throw new Error('the example has assessments');
    const { losses, claims } = buildConformityCredential(
      { ...exampleAward, assessments: [{ ...first, topics: [] }] },
      'w3c',
    );
    expect(losses).toContainEqual({
      code: 'loss.criterion-without-topic',
      at: '/assessments/0',
      facts: { criterion: 'Legal compliance' },
    });
    expect(checkConformityCredential(claims)).toEqual([]);
  });
});

const schemaFile = new URL('../../../../shared/untp-0.7.0/schemas/ConformityCredential.json', import.meta.url);

// The UN's own files are not part of this project; where they lie beside it, they are the judge.
describe.skipIf(!existsSync(schemaFile))('by the schema of UNTP 0.7.0', () => {
  const errorsOf = (claims: unknown): readonly ErrorObject[] => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    ajvFormats.default(ajv);
    const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8'));
    if (typeof schema !== 'object' || schema === null) throw new Error('the schema is an object');
    const validate = ajv.compile(schema);
    return validate(claims) ? [] : (validate.errors ?? []);
  };

  test('the strict mode is without fault', () => {
    expect(errorsOf(strict.claims)).toEqual([]);
  });

  test('the W3C mode deviates only in that it offers more than one status', () => {
    expect(errorsOf(built.claims)).toMatchObject([
      { instancePath: '/credentialStatus', keyword: 'type', params: { type: 'object' } },
    ]);
  });

  test('the W3C mode with one status deviates only in that its index is text', () => {
    const { claims } = buildConformityCredential({ ...exampleAward, status: exampleAward.status.slice(0, 1) }, 'w3c');
    expect(errorsOf(claims)).toMatchObject([
      { instancePath: '/credentialStatus/statusListIndex', keyword: 'type', params: { type: 'integer' } },
    ]);
  });

  test('the schema itself would let an award without any assessment pass; our check does not', () => {
    const { credentialSubject, ...rest } = strict.claims;
    const { conformityAssessment: _, ...bare } = credentialSubject;
    const hollow = { ...rest, credentialSubject: bare };
    expect(errorsOf(hollow)).toEqual([]);
    expect(checkConformityCredential(hollow)).toEqual([
      { code: 'shape.missing', at: '/credentialSubject/conformityAssessment' },
    ]);
  });
});

describe('our strict check', () => {
  /** The claims with one value put at a path; undefined takes the member away. */
  const changed = (path: string, value: unknown): unknown => {
    const copy: unknown = JSON.parse(JSON.stringify(built.claims));
    const names = path.split('/').slice(1);
    const last = names.pop() ?? '';
    const objectIn = (inside: unknown): object => {
      if (typeof inside !== 'object' || inside === null) throw new Error(`${path} leads nowhere`);
      return inside;
    };
    const target = objectIn(names.reduce<unknown>((inside, name) => Reflect.get(objectIn(inside), name), copy));
    if (value === undefined) Reflect.deleteProperty(target, last);
    else Reflect.set(target, last, value);
    return copy;
  };
  const first = '/credentialSubject/conformityAssessment/0';

  test.each(modes)('finds nothing in what is built (%s)', (mode) => {
    expect(checkConformityCredential(buildConformityCredential(exampleAward, mode).claims)).toEqual([]);
  });

  test.each<readonly [string, string, unknown]>([
    ['shape.missing', '/issuer', undefined],
    ['shape.missing', '/credentialStatus', undefined],
    ['shape.missing', `${first}/conformance`, undefined],
    ['shape.missing', '/validUntil', undefined],
    ['shape.unknown-member', '/renderMethod', []],
    ['shape.unknown-member', '/credentialSubject/assessorLevell', '3rdParty'],
    ['shape.unknown-member', '/credentialSubject/a~1b', 1],
    ['shape.too-few', '/credentialSubject/conformityAssessment', []],
    ['shape.too-few', '/credentialStatus', []],
    ['shape.too-many', '/credentialStatus', Array(4).fill(strict.claims.credentialStatus)],
    ['shape.not-yes-or-no', `${first}/conformance`, 'true'],
    ['shape.not-a-day', `${first}/assessmentDate`, '2023-02-30'],
    ['shape.not-a-moment', '/validFrom', '2023-09-26'],
    ['shape.not-a-moment', '/validFrom', '9999-12-31T23:59:59-23:59'],
    ['shape.not-a-moment', '/validUntil', 5],
    ['shape.not-an-address', '/id', 'javascript:alert(1)'],
    ['shape.not-an-address', '/id', 'https://register.example/<script>'],
    ['shape.not-an-address', '/id', 'mill north'],
    ['shape.not-an-address', '/issuer/id', 'https://register.example'],
    ['shape.not-as-expected', '/type', ['VerifiableCredential']],
    ['shape.not-as-expected', '/@context', [...built.claims['@context'], 'https://other.example/context']],
    ['shape.not-as-expected', '/credentialSubject/assessorLevel', 'self'],
    ['shape.not-as-expected', '/credentialStatus/0/statusPurpose', 'message'],
    ['shape.not-a-count', '/credentialStatus/0/statusListIndex', '-1'],
    ['shape.not-a-count', '/credentialStatus/0/statusListIndex', '007'],
    ['shape.not-a-count', '/credentialStatus/0/statusListIndex', 1.5],
    ['shape.not-a-list', `${first}/conformityTopic`, {}],
    ['shape.not-an-object', '/credentialSubject', null],
    ['shape.not-text', '/name', 1],
    ['shape.empty', '/name', ' '],
    ['shape.too-long', '/name', 'x'.repeat(801)],
    ['conformity.ends-before-it-begins', '/validUntil', '2023-09-26T02:00:00+02:00'],
    ['conformity.assessed-after-the-award', `${first}/assessmentDate`, '2023-09-28'],
    [
      'conformity.same-identifier-twice',
      '/credentialSubject/conformityAssessment/1/id',
      `${exampleAward.registerUrl}#assessment-1`,
    ],
    [
      'conformity.same-identifier-twice',
      '/credentialSubject/conformityAssessment/1/assessmentCriteria/0/id',
      'https://register.example/standards/2/1',
    ],
    [
      'conformity.other-certifier-than-issuer',
      '/credentialSubject/authorisation/0/issuingAuthority/id',
      'did:web:other.example',
    ],
  ])('finds %s at %s', (code, path, value) => {
    const pointer = path.replace('a~1b', 'a~01b');
    expect(checkConformityCredential(changed(path, value))).toMatchObject([{ code, at: pointer }]);
  });

  test('finds one purpose offered twice', () => {
    const entry = strict.claims.credentialStatus;
    expect(checkConformityCredential(changed('/credentialStatus', [entry, entry]))).toMatchObject([
      { code: 'conformity.same-status-twice', at: '/credentialStatus/1' },
    ]);
  });

  test('tells at most a hundred problems', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`member${at}`, at]));
    expect(checkConformityCredential({ ...built.claims, ...many })).toHaveLength(100);
  });

  test('answers any JSON with problems, never with a crash', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkConformityCredential(value).length).toBeGreaterThan(0);
      }),
    );
  });
});

test('every award that can be stated builds into claims without fault, in both modes', () => {
  const name = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map((text) => `n${text}`);
  const address = fc.webUrl({ validSchemes: ['https'], withFragments: false, withQueryParameters: false });
  const named: fc.Arbitrary<Named> = fc.record({ id: address, name });
  const award: fc.Arbitrary<AwardAttestation> = fc.record({
    ...Object.fromEntries(Object.entries(exampleAward).map(([key, value]) => [key, fc.constant(value)])),
    awardId: name,
    registerUrl: address,
    credentialUrl: address,
    issuer: fc.record({ did: fc.constant(exampleAward.issuer.did), name }),
    scheme: named,
    profile: named,
    site: named,
    party: named,
    assessor: named,
    marks: fc.array(named, { minLength: 1, maxLength: 3 }),
    validFrom: fc.constant(instant('2023-09-26T00:00:00Z')),
    validUntil: fc.constant(instant('2026-09-26T00:00:00Z')),
    conditions: fc.array(name, { maxLength: 3 }),
    assessments: fc.uniqueArray(
      fc.record({
        criterion: named,
        topics: fc.array(named, { maxLength: 2 }),
        assessmentDate: fc.constantFrom(plainDate('2023-06-14'), plainDate('2023-09-26')),
        level: fc.record({ code: name, rank: fc.nat(9), definition: name }),
        conformance: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6, selector: ({ criterion }) => criterion.id },
    ),
    status: fc.constantFrom(exampleAward.status, exampleAward.status.slice(0, 1), exampleAward.status.slice(1)),
    fictional: fc.boolean(),
  });
  fc.assert(
    fc.property(award, fc.constantFrom(...modes), (attestation, mode) => {
      expect(checkConformityCredential(buildConformityCredential(attestation, mode).claims)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
