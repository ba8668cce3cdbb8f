/** The work of `touchstone serve`: opens the installation, serves it, says how to sign in, and closes it in order. */
import {
  demoAccounts,
  openInstallation,
  playStory,
  playYearsAfter,
  serve,
  storyBegin,
  tryPort,
  type Installation,
  type ServeOptions,
} from '@touchstone/server';
import { isIP } from 'node:net';
import { installationOptions } from '../installation-options.ts';
import { calledWrongly } from '../terminal/exit.ts';
import type { ServeFlags } from './serve-flags.ts';

export async function serveInstallation(flags: ServeFlags): Promise<void> {
  const origin = originOf(flags);
  const options = {
    ...installationOptions(flags, origin),
    ...(flags.demo === true ? { demo: true, demoBegin: storyBegin } : {}),
  };
  const at = { host: flags.host, port: portOf(flags.port), proxies: proxiesOf(flags.proxy ?? '') };
  await tryPort(at.host, at.port);
  const installation = await openInstallation(options);
  if (flags.demo === true && (await isEmpty(installation)))
    await playYearsAfter(await playStory(installation, () => undefined));
  await serveUntilStopped(installation, { ...at, dataDir: options.dataDir });
}

/** On loopback the name and not the number, because an issuer's DID names a host (did:web). */
export function originOf({ host, origin, port }: Pick<ServeFlags, 'host' | 'origin' | 'port'>): string {
  return origin ?? `http://${host === '127.0.0.1' || host === '::1' ? 'localhost' : host}:${port}`;
}

export function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw calledWrongly(`“${text}” is not a port. Give a number from 0 to 65535 with --port.`);
}

/** Addresses and ranges such as `10.0.0.0/8`. */
function proxiesOf(text: string): readonly string[] {
  const proxies = text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  for (const proxy of proxies) {
    const [address = '', bits, ...more] = proxy.split('/');
    const most = { 4: 32, 6: 128 }[isIP(address)];
    const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (most ?? 0));
    if (most !== undefined && isRange && more.length === 0) continue;
    throw calledWrongly(
      `“${proxy}” is no address and no range of addresses. Write --proxy like this: 127.0.0.1,10.0.0.0/8.`,
    );
  }
  return proxies;
}

async function isEmpty({ database }: Installation): Promise<boolean> {
  return (await database.read.selectFrom('sites').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** Ends when SIGINT or SIGTERM asks for it and everything is closed. */
export async function serveUntilStopped(
  installation: Installation,
  { dataDir, ...at }: ServeOptions & { readonly dataDir: string },
): Promise<void> {
  let serving;
  try {
    serving = await serve(installation, at);
  } catch (error) {
    await installation.close();
    throw error;
  }
  const address = installation.origin;
  const lines = [`Touchstone serves ${address} (ready after ${String(Math.round(performance.now()))} ms)`];
  if (installation.demoClock === undefined) {
    lines.push(
      `Sign in: create an account at ${address}/sign-up, then make it the operator’s in another terminal:`,
      `  touchstone grant operator you@example.org --data ${dataDir}`,
      `The operator gives the others their duties at ${address}/duties.`,
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
