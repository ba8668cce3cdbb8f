/** `touchstone verify`: checks an award offline, for anyone. */
import type { Command } from 'commander';
import type { VerifyFlags } from './verify-flags.ts';

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .argument('<file>', 'the credential (vc+jwt), its bundle, or - for standard input')
    .description('check an award, offline, check by check')
    .option('--did <file>', 'DID document of an issuer that you trust (may be given several times)', collect)
    .option('--at <date>', 'judge by this day or moment instead of now')
    .option('--log-key <key>', 'public key of the log that you trust, name+id+key, or a file that holds it')
    .option('--strict', 'not done (exit code 1) where something could not be checked, too')
    .option('--json', 'everything that was found, as JSON')
    .addHelpText(
      'after',
      `
Download the bundle from the award's page ("Download everything needed to check it offline"), the issuer's keys from
the issuer's own address, and the log's key from its page. Then no network is needed, today or in ten years.

  touchstone verify award.json --did did.json --log-key log-key.txt
  curl -s https://register.example/.well-known/did.json -o did.json
  touchstone verify award.jwt --did did.json --at 2026-01-31
  touchstone verify - < award.json

Exit code 0 when nothing failed, 1 when a check failed. What could not be checked is told and not counted as failed.`,
    )
    .action(async (file: string, flags: VerifyFlags) => {
      const { verify } = await import('./verify.ts');
      await verify(file, flags);
    });
}

function collect(one: string, before: readonly string[] = []): readonly string[] {
  return [...before, one];
}
