/**
 * Runs the command of a form. A form that is sent twice takes effect once; one that was refused, mended in the browser's
 * earlier page and sent again is a new intent though it carries the same id; and whoever changed a form that had taken
 * effect is told so before anything more is put on record.
 */
import { createHash } from 'node:crypto';
import type { Actor } from '@touchstone/domain';
import { readOutcome } from '@touchstone/store';
import type { Answer, Request } from '../command/run-command.ts';
import type { Services } from './services.ts';

export async function runForm({ database, run }: Services, request: Request, actor: Actor): Promise<Answer> {
  const answer = await run(request, actor);
  if (answer.outcome !== 'refused' || answer.refusals[0]?.code !== 'command.id-reused') return answer;
  const earlier = await readOutcome(database.read, request.id);
  if (earlier !== undefined && earlier.refusals !== null) return run({ ...request, id: idOfMended(request) }, actor);
  return { outcome: 'refused', refusals: [{ code: 'command.sent-before' }] };
}

/** Made of what is asked, so that the mended form sent twice takes effect once too. */
function idOfMended({ body, id }: Request): string {
  const hash = createHash('sha256')
    .update(`${id} ${JSON.stringify(body)}`)
    .digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
