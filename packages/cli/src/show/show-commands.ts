/** `touchstone show`: what stands in an installation, as tables; for whoever sits at its terminal. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { DayFlags, QueueFlags, RegisterFlags, ShowFlags, WorkFlags } from './show-flags.ts';

export function addShowCommands(program: Command): void {
  const show = program.command('show').description('what stands in an installation, as tables or as JSON');
  const add = (name: string, description: string): Command =>
    withInstallation(show.command(name).description(description)).option('--json', 'as JSON');
  const addInTime = (name: string, description: string): Command =>
    add(name, description).option('--as-of <day>', 'as it stood at the end of a past day, such as 2026-03-31');
  addInTime('register', 'the public register')
    .option('--search <text>', 'part of the name of a site, an operator or a place')
    .option('--status <status>', 'only sites that stand there, such as awarded')
    .option('--country <code>', 'only sites of a country, such as FR')
    .action(async (flags: RegisterFlags) => {
      const { showRegister } = await import('./show-register.ts');
      await showRegister(flags);
    });
  addInTime('site', 'one site: its facts and what happened in public')
    .argument('<site>')
    .action(async (site: string, flags: DayFlags) => {
      const { showSite } = await import('./show-site.ts');
      await showSite(site, flags);
    });
  addInTime('organisation', 'organisations, or one of them with its partnerships and its sites')
    .argument('[organisation]')
    .action(async (organisation: string | undefined, flags: DayFlags) => {
      const { showOrganisation } = await import('./show-organisation.ts');
      await showOrganisation(organisation, flags);
    });
  addInTime('cycle', 'one cycle: where it stands, who must act, clocks, ratings, findings')
    .argument('<cycle>')
    .action(async (cycle: string, flags: DayFlags) => {
      const { showCycle } = await import('./show-cycle.ts');
      await showCycle(cycle, flags);
    });
  addInTime('work', 'what waits for a person')
    .requiredOption('--as <e-mail>', 'whose work')
    .action(async (flags: WorkFlags) => {
      const { showWork } = await import('./show-work.ts');
      await showWork(flags);
    });
  addInTime('queue', 'what waits for the secretariat or an officer, of each kind the oldest first')
    .option('--act <command>', 'only one kind, such as commitment.accept')
    .option('--as <e-mail>', 'says what of it is this person’s, and why something is not')
    .action(async (flags: QueueFlags) => {
      const { showQueue } = await import('./show-queue.ts');
      await showQueue(flags);
    });
  addInTime('advice', 'what the scheme advises on a cycle’s ratings, with its reasons')
    .argument('<cycle>')
    .action(async (cycle: string, flags: DayFlags) => {
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
  touchstone show register --as-of 2026-03-31
  touchstone show cycle cycle_…        versions, criteria and findings that touchstone run asks for
  touchstone show scheme 9f3ac0`,
  );
}
