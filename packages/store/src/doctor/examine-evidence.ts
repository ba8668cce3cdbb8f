/** Whether the file of every piece of evidence is there, with the content that its hash names. Reads each file once. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Writer } from '../database.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { Notes } from './notes.ts';

const filesPerBatch = 200;

export async function examineEvidence(transaction: Writer, notes: Notes, files: EvidenceFiles): Promise<void> {
  for (let after = ''; ;) {
    const held = await transaction
      .withSchema('public')
      .selectFrom('evidence')
      .select(({ fn }) => ['sha256', fn.min('id').as('id')])
      .where('sha256', '>', after)
      .groupBy('sha256')
      .orderBy('sha256')
      .limit(filesPerBatch)
      .execute();
    const last = held.at(-1);
    if (last === undefined) return;
    after = last.sha256;
    for (const { id, sha256 } of held) {
      notes.looked('evidence');
      const facts = { evidence: id, sha256 };
      if (!(await files.has(sha256))) notes.note('evidence.file-missing', facts);
      else if ((await hashOf(files.read(sha256))) !== sha256) notes.note('evidence.file-changed', facts);
    }
  }
}

async function hashOf(content: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of content as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
