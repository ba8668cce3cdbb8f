/** A table that was handed over, read from where files are kept, for the pages of an import and for the API. */
import type { Readable } from 'node:stream';
import { err, limits, type Refusal, type Result } from '@touchstone/kernel';
import type { TableOfText } from '@touchstone/domain';
import type { Services } from '../http/services.ts';
import { readSheets } from '../sheet/read-sheets.ts';

export async function openSheets(
  { evidenceFiles }: Services,
  sha256: string,
  file: string,
): Promise<Result<readonly TableOfText[], readonly Refusal[]>> {
  const known = /^[0-9a-f]{64}$/.test(sha256) && (await evidenceFiles.has(sha256));
  if (!known) return err([{ code: 'sheet.forgotten' }]);
  const sheets = readSheets(file, await bytesOf(evidenceFiles.read(sha256)));
  return sheets.ok ? sheets : err([sheets.error]);
}

/** Why nothing is kept under a name: there was no file, or it was larger than is kept. */
export function sheetMissing(file: string): Refusal {
  const facts = { file, megabytes: limits.sheetBytes / 1_000_000 };
  return file === '' ? { code: 'sheet.missing' } : { code: 'sheet.too-large', facts };
}

async function bytesOf(content: Readable): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(Buffer.isBuffer(part) ? part : Buffer.from(String(part)));
  return Buffer.concat(parts);
}
