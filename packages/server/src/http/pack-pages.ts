/**
 * Packs pages and JSON on their way out. Only what nobody in particular gets: the length of a packed answer can betray
 * secrets in it to whoever can add text of their own (the BREACH attack), and answers without a session hold none.
 */
import { promisify } from 'node:util';
import { gzip as gzipWithCallback } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayBeSignedIn } from './visit.ts';

const gzip = promisify(gzipWithCallback);
/** characters below which packing gains nothing */
const packFrom = 1_400;

export function packPages(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' && !(Buffer.isBuffer(payload) && isPage(reply))) return payload;
    if (payload.length < packFrom || mayBeSignedIn(request) || !accepts(request, 'gzip')) return payload;
    void reply.header('content-encoding', 'gzip').header('vary', varyOn(reply.getHeader('vary')));
    return gzip(payload);
  });
}

function isPage(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/html');
}

function accepts({ headers }: FastifyRequest, encoding: 'br' | 'gzip'): boolean {
  const accepted = (headers['accept-encoding'] ?? '').split(',');
  return accepted.some((one) => one.trim().split(';')[0] === encoding);
}

/** What a file is sent in: the smaller one where both are taken. */
export function acceptedEncoding(request: FastifyRequest): 'br' | 'gzip' | undefined {
  return accepts(request, 'br') ? 'br' : accepts(request, 'gzip') ? 'gzip' : undefined;
}

function varyOn(present: unknown): string {
  return typeof present === 'string' ? `${present}, accept-encoding` : 'accept-encoding';
}
