/**
 * PostgreSQL refuses to run as root. Root therefore runs it in a user namespace of its own, where it is an ordinary user
 * without any power over the machine, while its files stay root's. No account has to be made for it.
 */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
}

/** `unshare` replaces itself by the program, so the process number is the program's. */
export function unprivileged(file: string, args: readonly string[]): Program {
  if (process.getuid?.() !== 0) return { file, args };
  return { file: 'unshare', args: ['--user', '--map-user=65534', '--map-group=65534', file, ...args] };
}

/** What a program of ours sees of our environment: nothing that could turn it elsewhere (PGDATA, PGPORT …) or to another language. */
export const programEnvironment: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  LC_ALL: 'C',
  TZ: 'UTC',
};
