/** `touchstone show`: what stands in an installation, as tables; for whoever sits at its terminal. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { QueueFlags, ShowFlags, RegisterFlags, WorkFlags } from './show-flags.ts';

export function addShowCommands(program: Command): void {
  const show = program.command('show').description('what stands in an installation, as tables or as JSON');
  const add = (name: string, description: string): Command =>
    withInstallation(show.command(name).description(description)).option('--json', 'as JSON');
  add('register', 'the public register')
    .option('--search <text>', 'part of the name of a site, an operator or a place')
    .option('--status <status>', 'only sites that stand there, such as awarded')
    .option('--country <code>', 'only sites of a country, such as FR')
    .action(async (flags: RegisterFlags) => {
      const { showRegister } = await import('./show-register.ts');
      await showRegister(flags);
    });
  add('site', 'one site: its facts and what happened in public')
    .argument('<site>')
    .action(async (site: string, flags: ShowFlags) => {
      const { showSite } = await import('./show-site.ts');
      await showSite(site, flags);
    });
  add('organisation', 'organisations, or one of them with its partnerships and its sites')
    .argument('[organisation]')
    .action(async (organisation: string | undefined, flags: ShowFlags) => {
      const { showOrganisation } = await import('./show-organisation.ts');
      await showOrganisation(organisation, flags);
    });
  add('cycle', 'one cycle: where it stands, who must act, clocks, ratings, findings')
    .argument('<cycle>')
    .action(async (cycle: string, flags: ShowFlags) => {
      const { showCycle } = await import('./show-cycle.ts');
      await showCycle(cycle, flags);
    });
  add('work', 'what waits for a person')
    .requiredOption('--as <e-mail>', 'whose work')
    .action(async (flags: WorkFlags) => {
      const { showWork } = await import('./show-work.ts');
      await showWork(flags);
    });
  add('queue', 'what waits for the secretariat or an officer, of each kind the oldest first')
    .option('--act <command>', 'only one kind, such as commitment.accept')
    .option('--as <e-mail>', 'says what of it is this person’s, and why something is not')
    .action(async (flags: QueueFlags) => {
      const { showQueue } = await import('./show-queue.ts');
      await showQueue(flags);
    });
  add('advice', 'what the scheme advises on a cycle’s ratings, with its reasons')
    .argument('<cycle>')
    .action(async (cycle: string, flags: ShowFlags) => {
      const { showAdvice } = await import('./show-advice.ts');
      await showAdvice(cycle, flags);
    });
  add('scheme', 'published scheme versions, or one of them with its criteria, levels, clocks and rules')
    .argument('[hash]', 'the hash of a version, or how it begins')
    .action(async (hash: string | undefined, flags: ShowFlags) => {
      const { showScheme } = await import('./show-scheme.ts');
      await showScheme(hash, flags);
    });
  show.addHelpText(
    'after',
    `
  touchstone show register --status awarded
  touchstone show work --as you@example.org
  touchstone show queue --act assessment.accept
  touchstone show cycle cycle_…        versions, criteria and findings that touchstone run asks for
  touchstone show scheme 9f3ac0`,
  );
}
