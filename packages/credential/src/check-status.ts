/**
 * Whether an award was withdrawn, replaced or suspended, as signed status lists tell. Only a list of the issuer itself that covers
 * the moment in question answers; an old list in a file answers nothing, whatever its bits.
 */
import { instant, type Instant, type PlainFacts } from '@touchstone/kernel';
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
  readonly purpose: Exclude<StatusPurpose, 'refresh'>;
  readonly claims: ConformityCredential;
  /** signed lists, in any order, of any origin */
  readonly lists: readonly string[];
  readonly signer: SignerDocument;
  readonly at: Instant;
  readonly verify: VerifyEd25519;
}

/** A revoked award was withdrawn, or replaced by a newer one of the site: which, the list of replaced ones tells, if it can be read. */
export async function checkStatus(question: StatusQuestion): Promise<Check> {
  const { purpose } = question;
  const { answer, facts } = await readStatusOf(question);
  if (purpose === 'suspension') return found(purpose, `${purpose}.${answer}`, facts);
  if (answer !== 'set') return found(purpose, `${purpose}.${answer}`, facts);
  const refresh = await readStatusOf({ ...question, purpose: 'refresh' });
  const why = { set: 'replaced', clear: 'withdrawn' } as const;
  const known = refresh.answer === 'set' || refresh.answer === 'clear' ? why[refresh.answer] : 'set';
  return found(purpose, `${purpose}.${known}`, facts);
}

type StatusAnswer =
  | 'set'
  | 'clear'
  | 'not-offered'
  | 'no-list'
  | 'list-of-another-time'
  | 'list-unreadable'
  | 'list-not-trusted'
  | 'not-checkable-here'
  | 'index-not-in-list';

async function readStatusOf(
  question: Omit<StatusQuestion, 'purpose'> & { readonly purpose: StatusPurpose },
): Promise<{ readonly answer: StatusAnswer; readonly facts?: PlainFacts }> {
  const { purpose, claims, signer, at, verify } = question;
  const entry = statusEntriesOf(claims).find(({ statusPurpose }) => statusPurpose === purpose);
  if (entry === undefined) return { answer: 'not-offered' };
  const listUrl = entry.statusListCredential;
  const index = Number(entry.statusListIndex);
  const candidates = listsAt(listUrl, question.lists);
  if (candidates.length === 0) return { answer: 'no-list', facts: { list: listUrl } };
  const list = newestAt(candidates, at);
  if (list === undefined) {
    const readable = candidates.some(({ claims: each }) => hasShape(statusListShape, each));
    const code = readable ? 'list-of-another-time' : 'list-unreadable';
    return { answer: code, facts: { list: listUrl } };
  }
  const { jwt, statement } = list;
  const facts = { list: listUrl, index, from: statement.validFrom, until: statement.validUntil };
  const key = keyNamed(signer, jwt.kid);
  const ours = statement.issuer === claims.issuer.id && jwt.signerDid === statement.issuer;
  if (key === undefined || endOf(key, at) !== undefined || !ours) return { answer: 'list-not-trusted', facts };
  const signed = await signedBy(jwt, key, verify);
  if (signed === undefined) return { answer: 'not-checkable-here', facts };
  if (!signed || statement.credentialSubject.statusPurpose !== purpose) {
    return { answer: 'list-not-trusted', facts };
  }
  const bits = await decodeStatusList(statement.credentialSubject.encodedList);
  if (bits === undefined) return { answer: 'list-unreadable', facts };
  const set = readStatus(bits, index);
  if (set === undefined) return { answer: 'index-not-in-list', facts };
  return { answer: set ? 'set' : 'clear', facts };
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
