/**
 * `touchstone`: operates an installation and checks what it publishes. Exit codes: 0 done, 1 checked and found wanting or
 * refused, 2 called wrongly, 3 trouble with the machine.
 */
import { Command, CommanderError } from 'commander';
import { Fault } from '@touchstone/kernel';
import { addDemoCommand } from './demo/demo-command.ts';
import { addServeCommand } from './serve/serve-command.ts';

const program = new Command('touchstone')
  .description('Runs a responsible-production assurance scheme, from letter of commitment to a mark that anyone can check.')
  .configureHelp({ sortSubcommands: false })
  .showHelpAfterError('Ask for help with --help.')
  .exitOverride()
  .addHelpText('after', '\nExit codes: 0 done · 1 refused or found wanting · 2 called wrongly · 3 trouble with the machine');

addServeCommand(program);
addDemoCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Fault) {
    process.stderr.write(`${error.message}\n`);
    return 3;
  }
  throw error;
}
