/** Tables of the streams that are neither cycles nor registers of people: duties, scheme versions, evidence. */
import { assert, plainDate } from '@touchstone/kernel';
import {
  parseCompiledScheme,
  type AccessEvent,
  type EvidenceEvent,
  type Recorded,
  type SchemeEvent,
} from '@touchstone/domain';
import type { Writer } from '../database.ts';

export async function projectAccess(transaction: Writer, event: AccessEvent): Promise<void> {
  const { account, duty } = event.payload;
  if (event.type === 'access.granted') await transaction.insertInto('grants').values({ account, duty }).execute();
  else await transaction.deleteFrom('grants').where('account', '=', account).where('duty', '=', duty).execute();
}

export async function projectScheme(transaction: Writer, recorded: Recorded, event: SchemeEvent): Promise<void> {
  const { content, hash, scheme, version } = event.payload;
  const compiled = parseCompiledScheme(content);
  assert(compiled.ok, 'the content of a published scheme is a scheme');
  const { inForce } = compiled.value.scheme;
  await transaction
    .insertInto('schemes')
    .values({
      ...{ content, hash, scheme, version },
      in_force_from: plainDate(inForce.from),
      in_force_until: inForce.until === undefined ? null : plainDate(inForce.until),
      published_at: recorded.at,
    })
    .execute();
}

export async function projectEvidence(transaction: Writer, recorded: Recorded, event: EvidenceEvent): Promise<void> {
  const { about, evidence, fileName, mediaType, sha256, site, sizeBytes, title, validUntil } = event.payload;
  await transaction
    .insertInto('evidence')
    .values({
      ...{ id: evidence, site, title, sha256 },
      file_name: fileName,
      media_type: mediaType,
      size_bytes: sizeBytes,
      about: about === undefined ? null : plainDate(about),
      valid_until: validUntil === undefined ? null : plainDate(validUntil),
      added_by: recorded.actor,
      added_at: recorded.at,
    })
    .execute();
}
