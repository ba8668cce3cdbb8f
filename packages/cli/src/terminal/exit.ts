/** How a command ends: its exit code, and the trouble that ends it early. */
import { Fault } from '@touchstone/kernel';
import { CommanderError } from 'commander';

/** Done; refused or found wanting; called wrongly; trouble with the machine. */
export const exitCodes = { done: 0, wanting: 1, called: 2, trouble: 3 } as const;

/** The command went through and its answer is no. */
export function foundWanting(): void {
  process.exitCode = exitCodes.wanting;
}

/** Thrown where an option or an argument cannot be what the person meant. */
export function calledWrongly(sentence: string): CommanderError {
  return new CommanderError(exitCodes.called, 'touchstone.called-wrongly', sentence);
}

/** Tells what ended the program, where commander has not done so already; answers the exit code. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code === 'touchstone.called-wrongly') process.stderr.write(`${error.message}\n`);
    return error.exitCode === exitCodes.done ? exitCodes.done : exitCodes.called;
  }
  if (error instanceof Fault) {
    process.stderr.write(`${error.message}\n`);
    return exitCodes.trouble;
  }
  // A defect: told in full, because somebody must mend the program.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCodes.trouble;
}
