/**
 * What the issuer publishes beside each credential: its DID document, its status lists, and the bundle that holds
 * everything for a check without a network.
 */
import { addPeriod, dayOf, startOfDay, type PlainDate } from '@touchstone/kernel';
import {
  assertionKeyId,
  didDocumentJson,
  encodeStatusList,
  signVcJwt,
  statusListCredential,
  statusListOf,
  statusPurposes,
  type DidDocumentJson,
  type StatusPurpose,
  type VerificationBundle,
} from '@touchstone/credential';
import { readStatusSet, type CredentialRow } from '@touchstone/store';
import { readProof } from '../log/log-routes.ts';
import { issuerDid, type Issuing } from './issue-credential.ts';

/** For how many days a copy of a status list speaks. */
const listDays = 7;

export function didDocument({ keys, origin }: Issuing): DidDocumentJson {
  return didDocumentJson(issuerDid(origin), [{ publicKey: keys.credential.publicKey }]);
}

/**
 * The signed list of one purpose as the awards stand at this moment. The same bits on the same day are the same text,
 * because Ed25519 is deterministic; so there is nothing to publish and nothing that could be late.
 */
export async function statusList({ clock, database, keys, origin }: Issuing, purpose: StatusPurpose): Promise<string> {
  const did = issuerDid(origin);
  const day: PlainDate = dayOf(clock(), 'UTC');
  const set = await readStatusSet(database.read, purpose);
  const claims = statusListCredential({
    listUrl: `${origin}/status/${purpose}`,
    issuerDid: did,
    purpose,
    encodedList: await encodeStatusList(statusListOf(set)),
    validFrom: startOfDay(day, 'UTC'),
    validUntil: startOfDay(addPeriod(day, { days: listDays }), 'UTC'),
  });
  return signVcJwt(claims, { kid: assertionKeyId(did, keys.credential.publicKey), sign: keys.credential.sign });
}

/** The proof is missing until the log has sealed the credential. */
export async function verificationBundle(
  services: Issuing,
  { cycle, jwt, version }: Pick<CredentialRow, 'cycle' | 'jwt' | 'version'>,
): Promise<VerificationBundle> {
  const logProof = await readProof(services, cycle, version);
  return {
    credential: jwt,
    didDocument: { ...didDocument(services) },
    statusLists: await Promise.all(statusPurposes.map((purpose) => statusList(services, purpose))),
    ...(logProof === undefined ? {} : { logProof }),
  };
}
