/** `touchstone run`: any command of the register, as a person with an account. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { RunFlags } from './run-flags.ts';

export function addRunCommand(program: Command): void {
  const command = program
    .command('run')
    .argument('[command]', 'a command of the register, such as award.propose')
    .description('carry out any command of the register, as a person with an account')
    // Help on a command of the register is made from its shape, so this command sees to its help by itself.
    .helpOption(false)
    .option('-h, --help', 'teach this command; with a command of the register, teach that one')
    .option('--list', 'all commands of the register')
    .option('--as <e-mail>', 'whose account acts')
    .option('--on <stream>', 'what it is about, such as cycle_0190…; not needed where the command begins it')
    .option('--body <json>', 'the body of the command')
    .option('--body-file <file>', 'the same from a file, or - for standard input')
    .option(
      '--set <path=value>',
      'one member of the body, such as signatory/name=Ada; again for each entry of a list',
      collect,
    )
    .option('--file <file>', 'with evidence.add: the file, which is held and described in the body')
    .option('--base <version>', 'the version that was seen: where it is older than the present one, nothing is changed')
    .option('--id <uuid>', 'id of the command; the same id never takes effect twice')
    .option('--observed-at <moment>', 'when it was observed, where that is not now')
    .option('--json', 'the outcome as JSON');
  withInstallation(command)
    .addHelpText(
      'after',
      `
Works beside a running server and without one. What is refused says which field to mend, and changes nothing.

  touchstone run --list
  touchstone run commitment.sign --help
  touchstone run site.file --as you@example.org --set name='Mill South' --set operator='Example Rod Mills' \\
    --set country=SE --set siteType=rod-mill --set metals=copper --set fictional=true
  touchstone run award.confirm --as officer@example.org --on cycle_… --set seen=112`,
    )
    .action(async (name: string | undefined, flags: RunFlags) => {
      if (flags.help === true && name === undefined) {
        command.outputHelp();
        return;
      }
      const { run } = await import('./run.ts');
      await run(name, flags);
    });
}

function collect(one: string, before: readonly string[] = []): readonly string[] {
  return [...before, one];
}
