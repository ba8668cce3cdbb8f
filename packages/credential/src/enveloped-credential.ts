/**
 * The JSON wrapper around a signed token for tools that take only JSON: EnvelopedVerifiableCredential of the Verifiable
 * Credentials Data Model 2.0, section 4.13. It adds nothing to trust.
 */
import { isObject } from './strict-json.ts';

const dataUrlPrefix = 'data:application/vc+jwt,';
const context = 'https://www.w3.org/ns/credentials/v2';
const type = 'EnvelopedVerifiableCredential';

export interface EnvelopedCredential {
  readonly '@context': string;
  readonly id: string;
  readonly type: string;
}

export function envelopeCredential(jwt: string): EnvelopedCredential {
  return { '@context': context, id: `${dataUrlPrefix}${jwt}`, type };
}

/** The token inside; undefined where the value is no such envelope. */
export function openEnvelope(value: unknown): string | undefined {
  if (!isObject(value) || !includes(value['@context'], context) || !includes(value['type'], type)) return undefined;
  const id = value['id'];
  return typeof id === 'string' && id.startsWith(dataUrlPrefix) ? id.slice(dataUrlPrefix.length) : undefined;
}

function includes(value: unknown, expected: string): boolean {
  return Array.isArray(value) ? value.includes(expected) : value === expected;
}
