/** `touchstone scheme`: for whoever writes the rules of a scheme. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { CheckFlags, ExplainFlags, ImportFlags, PublishFlags } from './scheme-flags.ts';

export function addSchemeCommands(program: Command): void {
  const scheme = program.command('scheme').description('write, check and publish the rules of a scheme');
  scheme
    .command('new')
    .argument('<folder>', 'a folder that is empty or not there yet, such as schemes/my-scheme/1.0')
    .description('begin a scheme: a small one that checks green, with remarks on how to go on')
    .addHelpText(
      'after',
      `
The last two parts of the folder become the scheme's id and version. The remarks are in the terminal's language.

  touchstone scheme new schemes/my-scheme/1.0`,
    )
    .action(async (folder: string) => {
      const { newScheme } = await import('./new-scheme.ts');
      await newScheme(folder);
    });
  scheme
    .command('check')
    .argument('<folder>', 'the folder of one version, such as schemes/my-scheme/1.0')
    .description('find every mistake, run the worked cases, and name the rules that no case shows')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Each mistake is told with file, line, column, what was expected, and the word that was probably meant.

  touchstone scheme check schemes/my-scheme/1.0

Exit code 0 when there is no mistake, every case comes out as it expects, and every part of a rule is shown by a case.`,
    )
    .action(async (folder: string, flags: CheckFlags) => {
      const { checkSchemeFolder } = await import('./check-scheme-folder.ts');
      await checkSchemeFolder(folder, flags);
    });
  scheme
    .command('import')
    .argument('<file>', 'a table (.xlsx, .csv) or YAML with the scheme owner’s own text')
    .requiredOption('--into <folder>', 'the folder of the version that takes it in')
    .option('--sheet <name>', 'which sheet of a workbook; without it the first')
    .option('--dry-run', 'tell what would change, and write nothing')
    .description('take criteria from a spreadsheet or a YAML file into a scheme')
    .addHelpText(
      'after',
      `
The first row names the columns: id, parent, number, group, scale, notApplicable, weight, critical, sdgs, aims, and texts
with a language: title en, summary en, guidance en, evidenceHints en (one hint on each line of the cell). A row with a parent is
a requirement below it. An empty cell changes nothing, and an import removes nothing; remarks in the files stay.

  touchstone scheme export schemes/my-scheme/1.0 criteria.xlsx      # a table to fill in
  touchstone scheme import criteria.xlsx --into schemes/my-scheme/1.0 --dry-run`,
    )
    .action(async (file: string, flags: ImportFlags) => {
      const { importCriteria } = await import('./import-criteria.ts');
      await importCriteria(file, flags);
    });
  scheme
    .command('export')
    .argument('<folder>', 'the folder of one version, or its canonical JSON')
    .argument('<file>', 'the table to write: it ends in .csv or .xlsx')
    .description('write the criteria as a table that “import” reads back')
    .action(async (folder: string, file: string) => {
      const { exportCriteria } = await import('./export-criteria.ts');
      await exportCriteria(folder, file);
    });
  scheme
    .command('diff')
    .argument('<older>', 'the folder of one version, or its canonical JSON as the API gives it')
    .argument('<newer>', 'the folder, or the JSON, of the version to compare with it')
    .description('what the newer version adds, removes, merges, splits, words differently and asks differently')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
  touchstone scheme diff schemes/my-scheme/1.0 schemes/my-scheme/2.0`,
    )
    .action(async (older: string, newer: string, flags: CheckFlags) => {
      const { diffSchemes } = await import('./diff-schemes.ts');
      await diffSchemes(older, newer, flags);
    });
  scheme
    .command('explain')
    .argument('<folder>', 'the folder of one version')
    .requiredOption('--facts <file>', 'facts about a site and its ratings, as YAML or JSON; - for standard input')
    .description('what the scheme would advise on these ratings, and why')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
The facts are written as in a worked case:

  site: { siteType: quarry, metals: [copper], country: GB }
  everyOther: in-place          # the rating of every criterion that is not named
  ratings: { quarry-2: not-applicable }

  touchstone scheme explain schemes/my-scheme/1.0 --facts facts.yaml`,
    )
    .action(async (folder: string, flags: ExplainFlags) => {
      const { explainScheme } = await import('./explain-scheme.ts');
      await explainScheme(folder, flags);
    });
  withInstallation(
    scheme
      .command('publish')
      .argument('<folder>', 'the folder of one version')
      .description('publish a version in an installation, for ever; as its operator, at this terminal'),
  )
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
A published version never changes: cycles stay under the version that they began with. Check it first.

  touchstone scheme check schemes/my-scheme/1.0 && touchstone scheme publish schemes/my-scheme/1.0`,
    )
    .action(async (folder: string, flags: PublishFlags) => {
      const { publishScheme } = await import('./publish-scheme.ts');
      await publishScheme(folder, flags);
    });
}
