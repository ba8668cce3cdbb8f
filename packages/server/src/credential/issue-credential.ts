/**
 * Issues the credential of an award: builds the UNTP conformity attestation from what the cycle says, signs it, and puts
 * it on record. Signing happens outside of any transaction; the record refuses a second one, so that running this job
 * again, or twice at once, issues one credential.
 */
import { createHash, randomInt } from 'node:crypto';
import {
  addPeriod,
  assert,
  defined,
  Fault,
  instant,
  plainDate,
  startOfDay,
  type Instant,
  type PlainDate,
} from '@touchstone/kernel';
import {
  assertionKeyId,
  buildConformityCredential,
  didWebOf,
  signVcJwt,
  statusListEntries,
  type AwardAttestation,
} from '@touchstone/credential';
import { isDisclosed, publicDay, type CompiledScheme, type RunningCycle, type Scheme } from '@touchstone/domain';
import { countCredentials, readCycle, readStatusIndexes, systemActor, type CycleView } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import type { RunCommand, Runtime } from '../command/run-command.ts';
import { attestedAssessments } from './attested-assessments.ts';
import type { IssuerKeys } from './issuer-keys.ts';

export interface Issuing extends Runtime {
  readonly run: RunCommand;
  readonly keys: IssuerKeys;
  readonly origin: string;
}

/** The DID under which this installation signs. */
export function issuerDid(origin: string): string {
  return defined(didWebOf(origin), 'a DID for the origin of this installation');
}

export async function issueCredential(issuing: Issuing, cycle: string): Promise<void> {
  const { database, keys, origin, run, schemes } = issuing;
  const view = await readCycle(database.read, cycle);
  if (view?.state.stage !== 'running' || view.state.credential.stage === 'issued') return;
  const compiled = defined(await schemes.byHash(database.read, view.state.scheme), 'the scheme of a running cycle');
  const statusIndex = await freeStatusIndex(issuing);
  const attestation = await attest(issuing, view, view.state, compiled, statusIndex);
  if (attestation === undefined) return;
  const { claims } = buildConformityCredential(attestation, 'w3c');
  const did = issuerDid(origin);
  const kid = assertionKeyId(did, keys.credential.publicKey);
  const jwt = await signVcJwt(claims, { kid, sign: keys.credential.sign });
  const sha256 = createHash('sha256').update(jwt).digest('hex');
  const body = { id: attestation.credentialUrl, subject: attestation.registerUrl, jwt, sha256, statusIndex };
  const answer = await run({ id: uuid(), type: 'credential.record', stream: cycle, body }, systemActor);
  const codes = answer.outcome === 'refused' ? answer.refusals.map(({ code }) => code) : [];
  // Meanwhile another run issued it, or the award ended.
  assert(
    codes.every((code) => code === 'credential.already-issued' || code === 'credential.no-award'),
    `the credential is recorded: ${codes.join()}`,
  );
}

/** A random place, so that places say nothing about the order of awards (Bitstring Status List, privacy considerations). */
async function freeStatusIndex({ database }: Issuing): Promise<number> {
  const taken = await readStatusIndexes(database.read);
  assert(taken.size < statusListEntries / 2, 'the status lists have room');
  for (;;) {
    const index = randomInt(statusListEntries);
    if (!taken.has(index)) return index;
  }
}

async function attest(
  { clock, database, origin }: Issuing,
  view: CycleView,
  state: RunningCycle,
  compiled: CompiledScheme,
  statusIndex: number,
): Promise<AwardAttestation | undefined> {
  const { hash, scheme } = compiled;
  const { award, assessment } = state;
  if (award.stage !== 'awarded' || assessment.stage !== 'accepted') return undefined;
  const assessor = await database.read
    .selectFrom('assessors')
    .select(['id', 'firm'])
    .where('id', '=', assessment.appointment.assessor)
    .executeTakeFirstOrThrow();
  const { site } = view;
  const earlier = await countCredentials(database.read, view.cycle.id);
  const today = publicDay(clock());
  const at = (path: string): string => `${origin}${path}`;
  const standard = at(`/schemes/${hash}`);
  const until = award.marks.flatMap(({ validUntil }) => (validUntil === null ? [] : [plainDate(validUntil)])).sort()[0];
  if (until === undefined)
    throw new Fault(
      'credential.no-validity',
      'The scheme sets no validity for its marks, so no credential can say until when this award holds.',
    );
  const words = (text: Readonly<Record<string, string>>): string =>
    text['en'] ?? text[scheme.authoritativeLanguage] ?? '';
  return {
    awardId: view.cycle.id,
    registerUrl: at(`/register/${site.id}`),
    // After a withdrawal that was set aside there is another; the earlier one keeps its address and stays revoked.
    credentialUrl: at(`/credentials/${view.cycle.id}${earlier === 0 ? '' : `/${String(earlier + 1)}`}`),
    issuer: { did: issuerDid(origin), name: `Register of ${words(scheme.name)}` },
    scheme: { id: scheme.owner.url, name: words(scheme.name) },
    profile: { id: standard, name: words(scheme.standardName) },
    site: { id: at(`/register/${site.id}`), name: site.name },
    party: { id: at(`/register/${site.id}#operator`), name: site.operator },
    assessor: isDisclosed(scheme, 'assessment.firm', state.anchors, today)
      ? { id: at(`/assessors/${assessor.id}`), name: assessor.firm }
      : { id: at('/schemes'), name: 'an assessor whom the scheme does not name in public' },
    marks: award.marks.map(({ mark }) => ({
      id: `${standard}#mark-${mark}`,
      name: words(scheme.marks.find(({ id }) => id === mark)?.name ?? {}),
    })),
    validFrom: startOfDay(plainDate(award.awardedOn), scheme.timeZone),
    validUntil: endOfDay(until, scheme.timeZone),
    conditions: isDisclosed(scheme, 'award.conditions', state.anchors, today)
      ? conditionsInWords(state, scheme, words)
      : [],
    assessments: attestedAssessments({ compiled, standard, state, today, words }),
    status: [
      { purpose: 'revocation', listUrl: at('/status/revocation'), index: statusIndex },
      { purpose: 'suspension', listUrl: at('/status/suspension'), index: statusIndex },
      { purpose: 'refresh', listUrl: at('/status/refresh'), index: statusIndex },
    ],
    fictional: site.fictional,
  };
}

function conditionsInWords(
  { conditions = [] }: RunningCycle,
  scheme: Scheme,
  words: (text: Readonly<Record<string, string>>) => string,
): readonly string[] {
  return conditions.flatMap(({ condition: id, mark }) => {
    const condition = scheme.marks.find((one) => one.id === mark)?.conditions?.find((one) => one.id === id);
    return condition === undefined ? [] : [words(condition.text)];
  });
}

/** The last moment that still belongs to the day, so that whoever reads it reads that day and not the next. */
function endOfDay(day: PlainDate, timeZone: string): Instant {
  const next = startOfDay(addPeriod(day, { days: 1 }), timeZone);
  return instant(new Date(Date.parse(next) - 1).toISOString());
}
