/**
 * Whether an award was withdrawn or suspended, as a signed status list tells. Only a list of the issuer itself that covers
 * the moment in question answers; an old list in a file answers nothing, whatever its bits.
 */
import { instant, type Instant } from '@touchstone/kernel';
import { type VerifyEd25519 } from '@touchstone/tlog';
import { type StatusPurpose } from './award-attestation.ts';
import { statusEntriesOf } from './check-conformity-credential.ts';
import { endOf, keyNamed, signedBy, type SignerDocument } from './check-issuer.ts';
import { type ConformityCredential } from './conformity-claims.ts';
import { hasShape } from './shape.ts';
import { decodeStatusList, readStatus, statusListShape, type StatusListCredential } from './status-list.ts';
import { parseVcJwt, type VcJwt } from './vc-jwt.ts';
import { found, type Check } from './verification.ts';

export interface StatusQuestion {
  readonly purpose: StatusPurpose;
  readonly claims: ConformityCredential;
  /** signed lists, in any order, of any origin */
  readonly lists: readonly string[];
  readonly signer: SignerDocument;
  readonly at: Instant;
  readonly verify: VerifyEd25519;
}

export async function checkStatus(question: StatusQuestion): Promise<Check> {
  const { purpose, claims, signer, at, verify } = question;
  const entry = statusEntriesOf(claims).find(({ statusPurpose }) => statusPurpose === purpose);
  if (entry === undefined) return found(purpose, `${purpose}.not-offered`);
  const listUrl = entry.statusListCredential;
  const index = Number(entry.statusListIndex);
  const candidates = listsAt(listUrl, question.lists);
  if (candidates.length === 0) return found(purpose, `${purpose}.no-list`, { list: listUrl });
  const list = newestAt(candidates, at);
  if (list === undefined) {
    const readable = candidates.some(({ claims: each }) => hasShape(statusListShape, each));
    const code = readable ? 'list-of-another-time' : 'list-unreadable';
    return found(purpose, `${purpose}.${code}`, { list: listUrl });
  }
  const { jwt, statement } = list;
  const facts = { list: listUrl, index, from: statement.validFrom, until: statement.validUntil };
  const key = keyNamed(signer, jwt.kid);
  const ours = statement.issuer === claims.issuer.id && jwt.signerDid === statement.issuer;
  if (key === undefined || endOf(key, at) !== undefined || !ours)
    return found(purpose, `${purpose}.list-not-trusted`, facts);
  const signed = await signedBy(jwt, key, verify);
  if (signed === undefined) return found(purpose, `${purpose}.not-checkable-here`, facts);
  if (!signed || statement.credentialSubject.statusPurpose !== purpose) {
    return found(purpose, `${purpose}.list-not-trusted`, facts);
  }
  const bits = await decodeStatusList(statement.credentialSubject.encodedList);
  if (bits === undefined) return found(purpose, `${purpose}.list-unreadable`, facts);
  const set = readStatus(bits, index);
  if (set === undefined) return found(purpose, `${purpose}.index-not-in-list`, facts);
  return found(purpose, set ? `${purpose}.set` : `${purpose}.clear`, facts);
}

function listsAt(listUrl: string, lists: readonly string[]): readonly VcJwt[] {
  return lists.flatMap((list) => {
    const parsed = parseVcJwt(list);
    return parsed.ok && parsed.value.claims.id === listUrl ? [parsed.value] : [];
  });
}

interface ReadList {
  readonly jwt: VcJwt;
  readonly statement: StatusListCredential;
}

/** Of the lists that cover the moment, the one that was made last. */
function newestAt(candidates: readonly VcJwt[], at: Instant): ReadList | undefined {
  let newest: ReadList | undefined;
  for (const jwt of candidates) {
    const statement = jwt.claims;
    if (!hasShape(statusListShape, statement)) continue;
    if (instant(statement.validFrom) > at || at > instant(statement.validUntil)) continue;
    if (newest === undefined || instant(newest.statement.validFrom) < instant(statement.validFrom)) {
      newest = { jwt, statement };
    }
  }
  return newest;
}
