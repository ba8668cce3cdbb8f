/** `touchstone serve`: the product, until it is asked to stop. */
import type { Command } from 'commander';
import { Fault } from '@touchstone/kernel';
import { demoAccounts, openInstallation, playStory, serve, type Installation } from '@touchstone/server';
import { installationOptions, withInstallation, type InstallationFlags } from '../installation-options.ts';

interface ServeFlags extends InstallationFlags {
  readonly port: string;
  readonly host: string;
  readonly origin?: string;
  readonly demo?: boolean;
}

export function addServeCommand(program: Command): void {
  withInstallation(program.command('serve').description('serve the product: pages, API, register'))
    .option('--port <number>', 'port to listen on', process.env['PORT'] ?? '4310')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--origin <address>', 'scheme and host under which the public knows it', process.env['TOUCHSTONE_ORIGIN'])
    .option('--demo', 'begin as a demonstration with a fictional operator, played up to a mark')
    .action(async (flags: ServeFlags) => {
      const started = Date.now();
      const origin = originOf(flags);
      const options = { ...installationOptions(flags, origin), ...(flags.demo === true ? { demo: true } : {}) };
      const installation = await openInstallation(options);
      if (flags.demo === true && (await isEmpty(installation))) await playStory(installation, () => undefined);
      await serveUntilStopped(installation, flags.host, portOf(flags.port), started);
    });
}

/** On loopback the name and not the number, because an issuer's DID names a host (did:web). */
export function originOf({ host, origin, port }: Pick<ServeFlags, 'host' | 'origin' | 'port'>): string {
  return origin ?? `http://${host === '127.0.0.1' || host === '::1' ? 'localhost' : host}:${port}`;
}

export function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Fault('server.bad-port', `“${text}” is not a port. Give a number from 0 to 65535 with --port.`);
}

async function isEmpty({ database }: Installation): Promise<boolean> {
  return (await database.read.selectFrom('sites').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** Ends when SIGINT or SIGTERM asks for it and everything is closed. */
export async function serveUntilStopped(
  installation: Installation,
  host: string,
  port: number,
  started: number,
): Promise<void> {
  let serving;
  try {
    serving = await serve(installation, { host, port });
  } catch (error) {
    await installation.close();
    throw error;
  }
  const address = installation.origin;
  const lines = [`Touchstone serves ${address} (ready after ${String(Date.now() - started)} ms)`];
  if (installation.demoClock === undefined) {
    lines.push(
      `Sign in: create an account at ${address}/sign-up, then give it its first duty in another terminal:`,
      '  touchstone grant operator you@example.org',
    );
  } else {
    lines.push(
      `This is a demonstration: sign in with one click at ${address}/sign-in`,
      ...demoAccounts.map(({ label, name }) => `  ${label.en}: ${name}`),
    );
  }
  lines.push('Stop with Ctrl-C.');
  process.stdout.write(`${lines.join('\n')}\n`);
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  await serving.stop();
}
