/**
 * The whole product on one port: installation, jobs, HTTP. Starts completely or not at all, with one sentence why; stops
 * on request after what is under way has been answered.
 */
import { once } from 'node:events';
import { createServer as createProbe } from 'node:net';
import { Fault } from '@touchstone/kernel';
import { createServer } from './http/create-server.ts';
import { readAssets } from './http/assets.ts';
import type { Installation } from './installation/open-installation.ts';
import { reportTrouble } from './installation/report.ts';
import { startJobs } from './jobs/job-runner.ts';

export interface ServeOptions {
  readonly host: string;
  /** 0 picks a free one */
  readonly port: number;
  /** addresses or ranges of the proxies whose word on the visitor's address is believed */
  readonly proxies?: readonly string[];
}

export interface Serving {
  readonly port: number;
  /** Closes the installation too. */
  readonly stop: () => Promise<void>;
}

const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** Takes the port and gives it back, so that a taken one is told before long work begins. */
export async function tryPort(host: string, port: number): Promise<void> {
  const probe = createProbe();
  try {
    await once(probe.listen({ host, port, exclusive: true }), 'listening');
  } catch (error) {
    throw asPortFault(error, host, port);
  }
  probe.close();
  await once(probe, 'close');
}

function asPortFault(error: unknown, host: string, port: number): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used by this user';
  const sentence = `Port ${String(port)} on ${host} ${why}. Choose another with --port.`;
  return new Fault('server.port-taken', sentence, { cause: error });
}

export async function serve(installation: Installation, { host, port, proxies = [] }: ServeOptions): Promise<Serving> {
  const demo = installation.demoClock !== undefined;
  if (demo && !loopback.includes(host)) {
    throw new Fault(
      'demo.not-loopback',
      `A demonstration has public passwords and serves on loopback only, not on ${host}.`,
    );
  }
  const { assets, files } = await readAssets();
  const services = { ...installation, demo, assets, files, report: reportTrouble };
  const server = await createServer(services, proxies);
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw asPortFault(error, host, port);
  }
  const { connection } = installation;
  const jobs = await startJobs({ connection, issuing: installation, report: reportTrouble });
  const [address] = server.addresses();
  return {
    port: address?.port ?? port,
    stop: async () => {
      await server.close();
      await jobs.stop();
      await installation.close();
    },
  };
}
