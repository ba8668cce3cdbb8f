/** The options that every command on an installation shares, and where they come from when they are left out. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { InstallationOptions } from '@touchstone/server';

export interface InstallationFlags {
  readonly data: string;
}

export function withInstallation(command: Command): Command {
  return command.option('--data <folder>', 'folder of database, keys and evidence', process.env['TOUCHSTONE_DATA'] ?? 'data');
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
      process.exit(3);
    },
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
  };
}
