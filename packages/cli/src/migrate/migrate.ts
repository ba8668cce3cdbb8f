/** The work of `touchstone migrate`: opening an installation as its owner migrates it, so that is all there is to do. */
import { openInstallation } from '@touchstone/server';
import { defaultOrigin, installationOptions, type InstallationFlags } from '../installation-options.ts';
import { openTerminal, speaker, type Catalogue } from '../terminal/terminal.ts';

const en = {
  made: '✓ A new installation was made in {folder}. Its schema is the one of this version.',
  migrated: '✓ The schema is the one of this version.',
} as const;

const fr: Readonly<Record<keyof typeof en, string>> = {
  made: '✓ Une nouvelle installation a été créée dans {folder}. Son schéma est celui de cette version.',
  migrated: '✓ Le schéma est celui de cette version.',
};

const messages: Catalogue<keyof typeof en> = { en, fr };

export async function migrateInstallation(flags: InstallationFlags): Promise<void> {
  const terminal = openTerminal();
  const installation = await openInstallation(installationOptions(flags, defaultOrigin));
  const { started } = installation;
  await installation.close();
  terminal.print(speaker(terminal, messages)(started === 'new' ? 'made' : 'migrated', { folder: flags.data }));
}
