/**
 * The whole product on one port: installation, jobs, HTTP. Starts completely or not at all, with one sentence why; stops
 * on request after what is under way has been answered.
 */
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
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
      const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used by this user';
      throw new Fault('server.port-taken', `Port ${String(port)} on ${host} ${why}. Choose another with --port.`, {
        cause: error,
      });
    }
    throw error;
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
