/**
 * `touchstone account`, `touchstone grant` and `touchstone revoke`: accounts, and the duties that the operator gives them and
 * takes back at the terminal.
 */
import { Argument, type Command } from 'commander';
import { withInstallation, type InstallationFlags } from '../installation-options.ts';
import type { AccountFlags, StaffDuty } from './people-flags.ts';

export function addPeopleCommands(program: Command): void {
  const account = program.command('account').description('accounts of people');
  withInstallation(
    account.command('create').argument('<e-mail>').description('make an account; the password is asked for'),
  )
    .requiredOption('--name <name>', 'the person’s name')
    .option('--json', 'the account as JSON')
    .addHelpText(
      'after',
      `
The password is typed unseen, or is the first line of standard input where that is no terminal.

  touchstone account create you@example.org --name 'Ada Officer'
  touchstone account create you@example.org --name 'Ada Officer' < password.txt`,
    )
    .action(async (email: string, flags: AccountFlags) => {
      const { createAccount } = await import('./create-account.ts');
      await createAccount(email, flags);
    });
  withInstallation(
    program
      .command('grant')
      .addArgument(new Argument('<duty>').choices(['secretariat', 'officer', 'operator']))
      .argument('<e-mail>')
      .description('give an account a duty of the scheme’s staff, as the operator at this terminal'),
  )
    .addHelpText(
      'after',
      `
Sites and assessors need no duty: whoever files a site is responsible for it, and the secretariat approves assessors.

  touchstone grant secretariat you@example.org
  touchstone grant officer them@example.org`,
    )
    .action(async (duty: StaffDuty, email: string, flags: InstallationFlags) => {
      const { changeDuty } = await import('./change-duty.ts');
      await changeDuty('access.grant', duty, email, flags);
    });
  withInstallation(
    program
      .command('revoke')
      .addArgument(new Argument('<duty>').choices(['secretariat', 'officer', 'operator']))
      .argument('<e-mail>')
      .description('take a duty of the scheme’s staff back from an account, as the operator at this terminal'),
  )
    .addHelpText(
      'after',
      `
What was done with the duty stands; from now on it may not be used.

  touchstone revoke officer them@example.org`,
    )
    .action(async (duty: StaffDuty, email: string, flags: InstallationFlags) => {
      const { changeDuty } = await import('./change-duty.ts');
      await changeDuty('access.revoke', duty, email, flags);
    });
}
