/** `touchstone serve`: the product, until it is asked to stop. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { ServeFlags } from './serve-flags.ts';

export function addServeCommand(program: Command): void {
  withInstallation(program.command('serve').description('serve the product: pages, API, register, jobs'))
    .option('--port <number>', 'port to listen on', process.env['PORT'] ?? '4310')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--origin <address>', 'scheme and host under which the public knows it', process.env['TOUCHSTONE_ORIGIN'])
    .option(
      '--proxy <addresses>',
      'proxies in front of it that say whose request it is: addresses or ranges, with commas between them',
      process.env['TOUCHSTONE_PROXY'],
    )
    .option('--demo', 'begin as a demonstration with a fictional operator, played up to a mark')
    .addHelpText(
      'after',
      `
  touchstone serve --demo
  touchstone serve --data /srv/touchstone --origin https://register.example
  DATABASE_URL=postgresql://user:password@host/touchstone touchstone serve

The origin stands in every credential that is issued: choose it before the first award and keep it. See docs/operate/.`,
    )
    .action(async (flags: ServeFlags) => {
      const { serveInstallation } = await import('./serve.ts');
      await serveInstallation(flags);
    });
}
