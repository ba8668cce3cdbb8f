/**
 * Forms that may carry a file. The file goes to the evidence store while it arrives; its record is made by a command of
 * its own, before the form's command cites it. If the process stops between the two, bytes without a record are left.
 */
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { err, limits, ok, type Refusal, type Result } from '@touchstone/kernel';
import type { HeldFile } from '@touchstone/store';
import { refusalToFormError, type FormError } from '@touchstone/ui';
import type { Fields } from '../http/form-body.ts';
import { fieldsOf, isUuid, newCommandId } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import type { Visit } from '../http/visit.ts';

/** A file as it came; `held` is absent where it is larger than evidence may be. */
export interface Upload {
  readonly fileName: string;
  readonly mediaType: string;
  readonly held?: HeldFile;
}

export function tooLarge(upload: Upload | undefined): boolean {
  return upload !== undefined && upload.held === undefined;
}

/** Fields of one form, so that a hostile one ends. */
const fieldsMax = 2_000;

/**
 * Reads the form that the request carries and leaves its fields where forms without a file have them, in `request.body`.
 * Undefined where no file was chosen. Ask first whether this person may add evidence here: the bytes are kept.
 */
export function receiveForm(services: Services, request: FastifyRequest): Promise<Upload | undefined> {
  return readForm(request, (file) => services.evidenceFiles.hold(Readable.from(readToEnd(file)), limits.evidenceBytes));
}

/**
 * Reads no more than the words of a form with a file, for a page that says why it cannot be taken. No byte of the file is
 * kept, so this may be done for anybody.
 */
export async function readWords(request: FastifyRequest): Promise<void> {
  await readForm(request, (file) => {
    file.resume();
    return Promise.resolve(undefined);
  });
}

async function readForm(
  request: FastifyRequest,
  hold: (file: Readable) => Promise<HeldFile | undefined>,
): Promise<Upload | undefined> {
  if (!request.isMultipart()) return undefined;
  const fields: Record<string, string | string[]> = {};
  let upload: Upload | undefined;
  // One byte more than allowed, so that a file that is too large is seen to be; the rest of it is passed over.
  const fileSize = limits.evidenceBytes + 1;
  const asked = {
    limits: { fileSize, files: 1, fields: fieldsMax, fieldSize: limits.bodyBytes },
    throwFileSizeLimit: false,
  };
  for await (const part of request.parts(asked)) {
    if (part.type === 'file') {
      const { filename, mimetype } = part;
      if (filename === '') {
        part.file.resume();
        continue;
      }
      const held = await hold(part.file);
      upload = { fileName: filename, mediaType: mediaTypeOf(mimetype), ...(held === undefined ? {} : { held }) };
      continue;
    }
    const { fieldname, value } = part;
    if (typeof value !== 'string') continue;
    const before = fields[fieldname];
    fields[fieldname] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value];
  }
  request.body = fields;
  return upload;
}

/** Reads on to the end even when nobody listens any more, because the rest of the form comes after the file. */
async function* readToEnd(file: Readable): AsyncGenerator {
  try {
    yield* file.iterator({ destroyOnReturn: false });
  } finally {
    file.resume();
  }
}

/** What the browser says, where it is a media type at all. */
function mediaTypeOf(said: string): string {
  const [essence = ''] = said.toLowerCase().split(';');
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(essence.trim()) ? essence.trim() : 'application/octet-stream';
}

/** Puts the file on record for the site; answers its id, or what to mend at the form's fields of the file. */
export async function addUpload(
  services: Services,
  visit: Visit,
  request: FastifyRequest,
  site: string,
  upload: Upload | undefined,
): Promise<Result<string, readonly FormError[]>> {
  const refusals = (found: readonly Refusal[]): Result<string, readonly FormError[]> =>
    err(found.map((refusal) => ({ ...refusalToFormError(visit.t, refusal), at: fieldOf(refusal.at) })));
  if (upload === undefined || upload.held?.sizeBytes === 0) return refusals([{ code: 'evidence.file-missing' }]);
  const { fileName, held, mediaType } = upload;
  if (held === undefined) {
    return refusals([
      { code: 'evidence.too-large', facts: { megabytes: Math.floor(limits.evidenceBytes / 1_048_576) } },
    ]);
  }
  const said = (name: string): string => {
    const value = fieldsOf(request)[`upload/${name}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  const id = isUuid(said('commandId')) ? said('commandId') : newCommandId();
  const title = said('title') === '' ? fileName.slice(0, limits.nameLength) : said('title');
  const answer = await services.run(
    {
      ...{ id, type: 'evidence.add', stream: `evidence_${id}` },
      body: {
        ...{ site, title, mediaType, ...held, fileName: fileName.slice(0, limits.nameLength) },
        ...(said('about') === '' ? {} : { about: said('about') }),
        ...(said('validUntil') === '' ? {} : { validUntil: said('validUntil') }),
      },
    },
    visit.actor,
  );
  return answer.outcome === 'accepted' || answer.outcome === 'duplicate'
    ? ok(answer.stream)
    : refusals(answer.refusals);
}

function fieldOf(at: string | undefined): string {
  return at === 'title' || at === 'about' || at === 'validUntil' ? `upload/${at}` : 'upload/file';
}

/** Something was said of a file, and so one was meant to come. */
export function tellsOfFile(request: FastifyRequest): boolean {
  const fields = fieldsOf(request);
  return ['upload/title', 'upload/about', 'upload/validUntil'].some((name) => {
    const said = fields[name];
    return typeof said === 'string' && said.trim() !== '';
  });
}

/**
 * The form as if the new file had been ticked in it, so that it is cited, and stays ticked if the form comes back. What was
 * said of the file is on record with it, and no file is asked for again.
 */
export function withEvidence(fields: Fields, id: string): Fields {
  const { evidence: ticked = [] } = fields;
  const others = Object.entries(fields).filter(([name]) => !name.startsWith('upload/'));
  return { ...Object.fromEntries(others), evidence: [...(typeof ticked === 'string' ? [ticked] : ticked), id] };
}
