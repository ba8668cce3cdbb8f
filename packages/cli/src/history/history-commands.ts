/** `touchstone history`: an existing register comes in from a table. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { HistoryFlags } from './history-flags.ts';

export function addHistoryCommands(program: Command): void {
  const history = program.command('history').description('bring an existing register in, as facts with their source');
  withInstallation(
    history
      .command('import')
      .argument('<file>', 'a table (.xlsx or .csv) with one row for each site')
      .description('put the sites, letters and awards of a table on record'),
  )
    .requiredOption('--as <e-mail>', 'whose account acts; it needs the duty of the secretariat')
    .option('--dry-run', 'tell what would come of every row, and change nothing')
    .option('--scheme <id>', 'the scheme, for rows that name none; needed where several are published')
    .option('--site-type <word>', 'the kind of site, for rows that name none')
    .option('--source <title>', 'who keeps the register, for rows that name none; without it the name of the file')
    .option('--source-url <address>', 'where it can be read')
    .option('--source-date <day>', 'the day on which it said so; without it today')
    .option('--json', 'the outcome as JSON')
    .addHelpText(
      'after',
      `
The page “Import a register” has a template with the headings. A row that is on record changes nothing, one that says something
else than the register is told and changes nothing, so the same file can be given again, and one with more rows adds only those.

  touchstone history import register.xlsx --as you@example.org --dry-run
  touchstone history import register.xlsx --as you@example.org --source 'Register of the scheme' --source-date 2026-03-31

Exit code 0 when every row is on record, 1 when a row has to be mended or says something else.`,
    )
    .action(async (file: string, flags: HistoryFlags) => {
      const { importTable } = await import('./import-table.ts');
      await importTable(file, flags);
    });
}
