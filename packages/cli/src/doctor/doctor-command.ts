/** `touchstone doctor`: derives everything again from the journal and tells what differs. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { DoctorFlags } from './doctor-flags.ts';

export function addDoctorCommand(program: Command): void {
  withInstallation(
    program.command('doctor').description('derive everything again from the journal, and tell what differs'),
  )
    .option('--json', 'what was examined and found, as JSON')
    .addHelpText(
      'after',
      `
Looks at the guards of the database, the chain of every stream, folded states, every row of every table that is derived
from the journal, outcomes, the transparency log and the evidence files. Changes nothing; a server may run meanwhile.

  touchstone doctor
  touchstone doctor --data /srv/touchstone --json > health.json

Exit code 0 when all is well, 1 when something was found: each with its place and the way out.`,
    )
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import('./doctor.ts');
      await doctor(flags);
    });
}
