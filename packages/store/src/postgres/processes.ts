/**
 * What the operating system says about a process. A process number alone says little, because numbers are used again: the
 * moment a process began tells two bearers of one number apart. Sees the processes of this container only.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** False for a process that has ended, even where nobody has collected it yet. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return process.platform !== 'linux' || linuxProcess(pid) !== undefined;
}

/** Names the beginning of a running process in letters, digits and dashes; undefined where none runs. */
export function processStart(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined;
  if (process.platform === 'linux') return linuxProcess(pid)?.start;
  return askPs(pid, 'lstart')?.replaceAll(/[^0-9A-Za-z]+/g, '-');
}

/** The command line a process was started with; undefined where none runs. */
export function commandLine(pid: number): string | undefined {
  if (process.platform !== 'linux') return askPs(pid, 'command');
  return readText(`/proc/${String(pid)}/cmdline`)?.replaceAll('\0', ' ');
}

/** Ticks since boot are unique only together with the boot. */
function linuxProcess(pid: number): { readonly start: string } | undefined {
  const stat = readText(`/proc/${String(pid)}/stat`);
  // The program's name stands in brackets and may hold anything, so counting starts behind the last bracket: proc(5), fields 3 and 22.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = readText('/proc/sys/kernel/random/boot_id')?.slice(0, 8) ?? 'boot';
  return { start: `${boot}-${fields[19] ?? ''}` };
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function askPs(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
