/** `touchstone migrate`: brings the schema of an installation forward and does nothing else. */
import type { Command } from 'commander';
import { withInstallation, type InstallationFlags } from '../installation-options.ts';

export function addMigrateCommand(program: Command): void {
  withInstallation(
    program.command('migrate').description('bring the database’s schema up to this version, without serving'),
  )
    .addHelpText(
      'after',
      `
Every start of the server does the same; this is for doing it beforehand, with the server stopped.

  touchstone migrate --data /srv/touchstone`,
    )
    .action(async (flags: InstallationFlags) => {
      const { migrateInstallation } = await import('./migrate.ts');
      await migrateInstallation(flags);
    });
}
