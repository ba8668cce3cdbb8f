/**
 * Every command with its help. A command's work is loaded when it is asked for, so that help and `verify` do not wait for
 * a server and a database that they do not need.
 */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addDemoCommand } from './demo/demo-command.ts';
import { addDoctorCommand } from './doctor/doctor-command.ts';
import { addHistoryCommands } from './history/history-commands.ts';
import { addMigrateCommand } from './migrate/migrate-command.ts';
import { addPeopleCommands } from './people/people-commands.ts';
import { addRunCommand } from './run/run-command.ts';
import { addSchemeCommands } from './scheme/scheme-commands.ts';
import { addServeCommand } from './serve/serve-command.ts';
import { addShowCommands } from './show/show-commands.ts';
import { exitCodeOf } from './terminal/exit.ts';
import { addVerifyCommand } from './verify/verify-command.ts';

/** Leaves the exit code with the process. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  try {
    await touchstone().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function touchstone(): Command {
  const program = new Command('touchstone')
    .description(
      'Runs a responsible-production assurance scheme, from letter of commitment to a mark that anyone can check.',
    )
    .version(version(), '-V, --version', 'tell which version this is')
    .helpCommand('help [command]', 'teach a command, with examples')
    .configureHelp({ sortSubcommands: false })
    .showHelpAfterError('Ask for help with --help.')
    .exitOverride()
    .addHelpText(
      'after',
      `
First steps:
  touchstone demo                        the whole story, told in the terminal
  touchstone serve --demo                the product, to click through
  touchstone verify award.json           is this award genuine?

Exit codes: 0 done · 1 refused or found wanting · 2 called wrongly · 3 trouble with the machine
Refusals, tables and verdicts are in English or French, as LANG says; help and mistakes in calling are in English.
DATABASE_URL names a PostgreSQL of your own.`,
    );
  addServeCommand(program);
  addDemoCommand(program);
  addVerifyCommand(program);
  addShowCommands(program);
  addRunCommand(program);
  addPeopleCommands(program);
  addSchemeCommands(program);
  addHistoryCommands(program);
  addDoctorCommand(program);
  addMigrateCommand(program);
  return program;
}

function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown';
}
