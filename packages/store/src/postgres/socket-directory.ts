/**
 * Where the database's Unix socket lies: in the cluster itself, or, because the path of a socket is at most 103 bytes long on
 * every system, in a short directory that only this user can enter. Whoever can enter it is trusted by the database.
 */
import { createHash } from 'node:crypto';
import { lstat, mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Fault } from '@touchstone/kernel';

/** Part of the socket's file name only: nothing listens on TCP. */
export const socketPort = 5432;

const shortName = 'touchstone-';

export async function socketDirectory(cluster: string): Promise<string> {
  if (fits(cluster)) return cluster;
  const hash = createHash('sha256').update(cluster).digest('hex').slice(0, 16);
  const short = [os.tmpdir(), '/tmp'].map((parent) => path.join(parent, `${shortName}${hash}`)).find(fits) ?? cluster;
  await mkdir(short, { recursive: true, mode: 0o700 });
  const found = await lstat(short);
  // Others can write beside it, so it counts only if it is ours alone.
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0) return short;
  const sentence = `${short} is not a private directory of this user; remove it, or name a data directory with a shorter path.`;
  throw new Fault('postgres.socket', sentence);
}

/** Takes a short directory away again; the cluster stays. */
export async function removeSocketDirectory(directory: string): Promise<void> {
  if (path.basename(directory).startsWith(shortName)) await rm(directory, { recursive: true, force: true });
}

function fits(directory: string): boolean {
  return Buffer.byteLength(path.join(directory, `.s.PGSQL.${String(socketPort)}`)) <= 103;
}
