/** `touchstone demo`: tells the main job on real input, step by step, with what happened and why. */
import type { Command } from 'commander';
import { withInstallation } from '../installation-options.ts';
import type { DemoFlags } from './demo-flags.ts';

export function addDemoCommand(program: Command): void {
  withInstallation(
    program.command('demo').description('tell the main job in the terminal: from letter to mark, verified'),
  )
    .option('--until <day>', 'afterwards let time pass to this day, and tell which clocks run out')
    .option('--keep', 'play it in the data folder and serve it, to click through')
    .option('--port <number>', 'with --keep: port to serve on', process.env['PORT'] ?? '4310')
    .addHelpText(
      'after',
      `
Without --keep everything happens in a temporary folder that is gone afterwards. Ratings, findings and people are played by
a fictional operator; what is told of real companies is public and stands with its source.

  touchstone demo
  touchstone demo --until 2025-01-01     what follows when clocks run out
  touchstone demo --until 2026-10-01     up to the end of the mark
  touchstone demo --keep --data my-demo  and then in the browser`,
    )
    .action(async (flags: DemoFlags) => {
      const { demo } = await import('./demo.ts');
      await demo(flags);
    });
}
