/**
 * The public log over HTTP: a page that explains it, and the files of the C2SP formats (tlog-tiles, tlog-checkpoint,
 * tlog-proof), made from the stored nodes. A file under a tile's address never changes once it is there.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import {
  readCheckpoint,
  readLeaf,
  readLogEntries,
  readNodes,
  readOrganisationNames,
  readRegisteredNames,
  type LogEntryAt,
  type StoredCheckpoint,
} from '@touchstone/store';
import {
  entryBundle,
  formatNoteKey,
  formatTlogProof,
  inclusionProof,
  parseTilePath,
  tileContent,
  tileWidth,
  type ReadNodes,
  type Tile,
} from '@touchstone/tlog';
import { LogPage, type LogPageProps } from '@touchstone/ui';
import { sendRefusals } from '../api/problem.ts';
import type { Runtime } from '../command/run-command.ts';
import { paramOf, queryOf } from '../http/address.ts';
import { getNow } from '../http/look-back.ts';
import { sendPublicPage } from '../http/pages.ts';
import { openToAll } from '../http/public-file.ts';
import type { Services } from '../http/services.ts';
import type { Visit } from '../http/visit.ts';
import { schemeOfEntry, schemeOfRow, siteOfEntry, toPublicEvent } from '../register/public-events.ts';
import { entryBytes, logKey, logOrigin } from './sequence-log.ts';

const entriesPerPage = 50;

export function addLogPages(server: FastifyInstance, services: Services): void {
  const { read } = services.database;
  getNow(server, services, '/log', 'record', (request, reply) =>
    sendPublicPage(services, request, reply, async (visit) => {
      const before = queryOf(request, 'before') ?? '';
      const end = /^\d{1,15}$/.test(before) ? Number(before) : undefined;
      return LogPage(await pageProps(services, visit, end));
    }),
  );
  getNow(server, services, '/log/checkpoint', 'now', async (request, reply) => {
    const checkpoint = await readCheckpoint(read);
    if (checkpoint === undefined) return sendRefusals(request, reply, [{ code: 'log.empty' }]);
    return sendText(reply, checkpoint.note).header('cache-control', 'no-cache');
  });
  getNow(server, services, '/log/tile/*', 'file', async (request, reply) => {
    const tile = parseTilePath(`tile/${paramOf(request, '*')}`);
    const content = tile === undefined ? undefined : await readTile(services, tile);
    if (content === undefined) return sendRefusals(request, reply, [{ code: 'log.no-tile' }]);
    return openToAll(reply)
      .type('application/octet-stream')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(Buffer.from(content));
  });
  getNow(server, services, '/log/proof/:stream/:version', 'now', async (request, reply) => {
    const [stream, version] = [paramOf(request, 'stream'), paramOf(request, 'version')];
    const proof = /^\d{1,9}$/.test(version) ? await readProof(services, stream, Number(version)) : undefined;
    if (proof === undefined) return sendRefusals(request, reply, [{ code: 'log.not-sealed' }]);
    return sendText(reply, proof);
  });
}

function sendText(reply: FastifyReply, text: string): FastifyReply {
  return openToAll(reply).type('text/plain; charset=utf-8').send(text);
}

/** The proof that an entry stands in the log as it is now, with the entry itself; undefined until it is sealed. */
export async function readProof(services: Runtime, stream: string, version: number): Promise<string | undefined> {
  const { read } = services.database;
  const [leaf, checkpoint] = await Promise.all([readLeaf(read, stream, version), readCheckpoint(read)]);
  // Sealed between the two reads: the checkpoint that was read does not know the entry yet.
  if (leaf === undefined || checkpoint === undefined || leaf.index >= checkpoint.size) return undefined;
  const hashes = await inclusionProof(leaf.index, checkpoint.size, nodesOf(services));
  return formatTlogProof({ index: leaf.index, hashes, checkpoint: checkpoint.note, extra: entryBytes(leaf.entry) });
}

/** Undefined where the log, as its last checkpoint tells it, does not reach that far. */
async function readTile(services: Services, { index, level, width }: Tile): Promise<Uint8Array | undefined> {
  const checkpoint = await readCheckpoint(services.database.read);
  if (checkpoint === undefined) return undefined;
  const end = index * tileWidth + width;
  if (level === 'entries') {
    if (end > checkpoint.size) return undefined;
    const entries = await readLogEntries(services.database.read, index * tileWidth, end);
    return entryBundle(entries.map(({ entry }) => entryBytes(entry)));
  }
  if (end > Math.floor(checkpoint.size / tileWidth ** level)) return undefined;
  return tileContent({ level, index, width }, nodesOf(services));
}

function nodesOf({ database }: Runtime): ReadNodes {
  return (places) => readNodes(database.read, places);
}

async function pageProps(services: Services, visit: Visit, before: number | undefined): Promise<LogPageProps> {
  const { keys, origin } = services;
  const checkpoint = await readCheckpoint(services.database.read);
  const size = checkpoint?.size ?? 0;
  const end = Math.min(before ?? size, size);
  const first = Math.max(0, end - entriesPerPage);
  const rows = await readLogEntries(services.database.read, first, end);
  return {
    ...{ frame: visit.frame, name: logOrigin(origin), logKey: formatNoteKey(logKey(origin, keys)) },
    entries: await entriesToTell(services, visit, rows.toReversed()),
    ...(checkpoint === undefined ? {} : { checkpoint: toShown(checkpoint) }),
    ...(end < size ? { newest: '/log' } : {}),
    ...(first > 0 ? { older: `/log?before=${String(first)}` } : {}),
  };
}

function toShown({ at, note, root, size }: StoredCheckpoint): NonNullable<LogPageProps['checkpoint']> {
  return { at, note, size, root: root.toString('hex') };
}

async function entriesToTell(
  services: Services,
  { t }: Visit,
  rows: readonly LogEntryAt[],
): Promise<LogPageProps['entries']> {
  const sites = rows.flatMap(({ entry }) => siteOfEntry(entry) ?? []);
  const { read } = services.database;
  const [registered, organisations] = await Promise.all([
    readRegisteredNames(read, sites),
    readOrganisationNames(
      read,
      rows.map(({ stream }) => stream),
    ),
  ]);
  return Promise.all(
    rows.map(async (row) => {
      const id = siteOfEntry(row.entry);
      const known = id === undefined ? undefined : registered.get(id);
      const organisation = organisations.get(row.stream);
      const scheme = await (known === undefined ? schemeOfEntry(services, row.entry) : schemeOfRow(services, known));
      return {
        ...toPublicEvent(t, { ...row, logIndex: row.index }, scheme),
        ...(known === undefined ? {} : { about: { href: `/register/${known.site}`, name: known.name } }),
        ...(organisation === undefined ? {} : { about: { href: `/organisations/${row.stream}`, name: organisation } }),
      };
    }),
  );
}
