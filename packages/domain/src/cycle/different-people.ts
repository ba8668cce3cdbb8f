/**
 * Acts that a scheme wants done by different people, whichever of the two comes first. Who did what in a cycle is on record
 * under the scheme's own words for acts; most of them are the names of commands.
 */
import type { Duties, Scheme } from '../scheme/scheme.ts';
import type { RunningCycle } from './cycle.ts';

/** The word for what a command does, where it is not the command's name. */
const actOfCommand: Readonly<Partial<Record<string, string>>> = {
  'assessment.approve-team': 'assessment.appoint',
  'assurance-plan.submit': 'assessment.plan',
};

export interface DoneByOthers {
  /** as the scheme names it */
  readonly pair: Duties['differ'][number]['acts'];
  readonly act: string;
  /** what somebody else must have done */
  readonly other: string;
  /** accounts of those who did it in this cycle, and must leave the act to others */
  readonly people: readonly string[];
}

/** For each pair of the scheme that this command belongs to. */
export function doneByOthers(
  { acts }: Pick<RunningCycle, 'acts'>,
  { duties }: Scheme,
  command: string,
): readonly DoneByOthers[] {
  const act = actOfCommand[command] ?? command;
  return duties.differ.flatMap(({ acts: pair }) => {
    const [one, two] = pair;
    const other = one === act ? two : two === act ? one : undefined;
    return other === undefined ? [] : [{ pair, act, other, people: acts[other] ?? [] }];
  });
}
