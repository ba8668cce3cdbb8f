import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@touchstone/kernel';
import {
  exampleAward,
  newTestIssuer,
  verifiableExample,
  type VerifiableExample,
} from './example-award.test-support.ts';
import { buildConformityCredential } from './conformity-credential.ts';
import { verifyPasted, type TrustedRegister } from './pasted-award.ts';
import { signVcJwt } from './vc-jwt.ts';
import { formatBundle } from './verification-bundle.ts';

const origin = 'https://register.example';
const scheme = JSON.stringify({ criteria: [{ id: 'one' }, { id: 'two' }] });
const profile = `${origin}/schemes/${sha256Hex(scheme)}`;

/** A register with one credential, and what it was asked. */
async function register(over: Partial<TrustedRegister> = {}): Promise<{
  readonly example: VerifiableExample;
  readonly credential: string;
  readonly trusted: TrustedRegister;
  readonly asked: readonly string[];
}> {
  const example = await verifiableExample();
  const award = {
    ...exampleAward,
    credentialUrl: `${origin}/credentials/cycle_1`,
    profile: { id: profile, name: 'Example Standard 2' },
    assessments: exampleAward.assessments.map((assessment, at) => ({
      ...assessment,
      criterion: { id: `${profile}#criterion-${at === 0 ? 'one' : 'two'}`, name: 'A criterion' },
    })),
  };
  const credential = await signVcJwt(buildConformityCredential(award, 'w3c').claims, example.issuer.signer);
  const asked: string[] = [];
  const tell = <T>(what: string, answer: T): Promise<T> => {
    asked.push(what);
    return Promise.resolve(answer);
  };
  const trusted: TrustedRegister = {
    origin,
    issuerDid: example.issuer.did,
    log: example.trust.log,
    didDocument: () => tell('keys', example.issuer.document),
    bundleAt: (address) => tell(address, formatBundle({ ...example.bundle, credential })),
    schemeJson: (hash) => tell(hash, scheme),
    ...over,
  };
  return { example, credential, trusted, asked };
}

async function outcomes(
  text: string,
  trusted: TrustedRegister,
  { trust }: VerifiableExample,
): Promise<Readonly<Record<string, string>>> {
  const verified = await verifyPasted(text, trusted, {
    at: trust.at,
    ...(trust.verifyEd25519 && { verifyEd25519: trust.verifyEd25519 }),
  });
  if (!verified.ok) return { refused: verified.error.code };
  return Object.fromEntries(verified.value.checks.map(({ check, code }) => [check, code]));
}

describe('verifying what somebody pastes', () => {
  it('completes a bare token with what the register publishes beside it', async () => {
    const { asked, credential, example, trusted } = await register();
    const found = await outcomes(credential, trusted, example);
    expect(found).toMatchObject({
      ...{ signature: 'signature.matches', issuer: 'issuer.confirmed', vocabulary: 'vocabulary.known' },
      ...{ revocation: 'revocation.clear', suspension: 'suspension.clear' },
    });
    expect(asked).toEqual([`${origin}/credentials/cycle_1`, 'keys', sha256Hex(scheme)]);
  });

  it('takes the address of a credential, without its query, as the credential', async () => {
    const { asked, example, trusted } = await register();
    const found = await outcomes(` ${origin}/credentials/cycle_1?lang=fr\n`, trusted, example);
    expect(found['signature']).toBe('signature.matches');
    expect(asked[0]).toBe(`${origin}/credentials/cycle_1`);
  });

  it('asks nothing at other addresses, whatever a credential says of itself', async () => {
    const { asked, example, trusted } = await register();
    const stranger = newTestIssuer('did:web:other.example');
    const claims = buildConformityCredential(
      { ...exampleAward, credentialUrl: 'https://other.example/credentials/x' },
      'w3c',
    );
    const found = await outcomes(await signVcJwt(claims.claims, stranger.signer), trusted, example);
    expect(found).toMatchObject({ issuer: 'issuer.differs-from-signer', signature: 'signature.no-document' });
    expect(asked).toEqual(['keys']);
  });

  it('refuses addresses of other registers, of other pages, and where nothing is', async () => {
    const { example, trusted } = await register();
    expect(await outcomes('https://other.example/credentials/x', trusted, example)).toEqual({
      refused: 'pasted.elsewhere',
    });
    for (const path of ['/register', '/credentials/a/b', '/credentials/', '']) {
      expect(await outcomes(`${origin}${path}`, trusted, example)).toEqual({ refused: 'pasted.not-a-credential' });
    }
    const empty = await register({ bundleAt: () => Promise.resolve(undefined) });
    expect(await outcomes(`${origin}/credentials/x`, empty.trusted, example)).toEqual({
      refused: 'pasted.no-credential-there',
    });
  });

  it('refuses what is no credential at all', async () => {
    const { example, trusted } = await register();
    expect(await outcomes('   ', trusted, example)).toEqual({ refused: 'bundle.empty' });
    expect(await outcomes('hello there', trusted, example)).toEqual({ refused: 'json.malformed' });
    expect(await outcomes('{"a":1}', trusted, example)).toEqual({ refused: 'bundle.unknown-form' });
  });

  it('does not take criteria from a scheme whose content is not what its address says', async () => {
    const { credential, example, trusted } = await register({ schemeJson: () => Promise.resolve('{"criteria":[]}') });
    expect((await outcomes(credential, trusted, example))['vocabulary']).toBe('vocabulary.not-given');
  });

  it('says what it could not learn while the register does not answer', async () => {
    const gone = () => Promise.resolve(undefined);
    const { credential, example, trusted } = await register({ bundleAt: gone, didDocument: gone, schemeJson: gone });
    expect(await outcomes(credential, trusted, example)).toMatchObject({
      ...{ signature: 'signature.no-document', revocation: 'revocation.no-list', inclusion: 'inclusion.no-proof' },
    });
    const whole = formatBundle({ ...example.bundle, credential });
    expect(await outcomes(whole, trusted, example)).toMatchObject({
      ...{ signature: 'signature.matches', issuer: 'issuer.document-not-confirmed' },
    });
  });
});
