/** The options that every command on an installation shares, and how such a command opens and closes it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from '@touchstone/kernel';
import type { Command } from 'commander';
import type { Installation, InstallationOptions } from '@touchstone/server';
import { exitCodes } from './terminal/exit.ts';

export interface InstallationFlags {
  readonly data: string;
}

export const defaultOrigin: string =
  process.env['TOUCHSTONE_ORIGIN'] ?? `http://localhost:${process.env['PORT'] ?? '4310'}`;

export function withInstallation(command: Command): Command {
  return command.option(
    '--data <folder>',
    'folder of database, keys and evidence',
    process.env['TOUCHSTONE_DATA'] ?? 'data',
  );
}

/** `DATABASE_URL` names a PostgreSQL of your own; otherwise one is run in the data folder. */
export function installationOptions({ data }: InstallationFlags, origin: string): InstallationOptions {
  const databaseUrl = process.env['DATABASE_URL'];
  return {
    dataDir: resolve(data),
    origin,
    log: (line) => process.stderr.write(`${line}\n`),
    onLost: (fault) => {
      process.stderr.write(`${fault.message}\n`);
      process.exit(exitCodes.trouble);
    },
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
  };
}

/** Beside a running server, or alone where none runs; closed again however the work ends. */
export async function onInstallation<T>(
  flags: InstallationFlags,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const options = installationOptions(flags, defaultOrigin);
  if (options.databaseUrl === undefined && !existsSync(options.dataDir)) {
    const sentence = `There is no installation in ${options.dataDir}; make one with “touchstone serve”, or name another folder with --data.`;
    throw new Fault('data-directory.missing', sentence);
  }
  const [{ openInstallation }, { asFault }] = await Promise.all([
    import('@touchstone/server'),
    import('@touchstone/store'),
  ]);
  const installation = await openInstallation({ ...options, join: true });
  try {
    return await work(installation);
  } catch (error) {
    throw asFault(error);
  } finally {
    await installation.close();
  }
}
