/** Whom a command about a team names, for whoever has to find out about these people before it is decided. */
import type { AppointmentCommand } from '../assessment/appointment.ts';
import type { RunningCycle } from './cycle.ts';

/** Ids of the entries that an appointment is about, the lead first: whoever decides on it needs them as candidates. */
export function assessorsNamedIn(
  { assessment }: RunningCycle,
  command: Extract<
    AppointmentCommand,
    { type: 'assessment.appoint' | 'assessment.approve-team' | 'assessment.replace' }
  >,
): readonly string[] {
  switch (command.type) {
    case 'assessment.appoint':
      return [command.body.assessor, ...(command.body.members ?? [])];
    case 'assessment.replace':
      return command.body.follows === undefined ? [] : [command.body.follows];
    case 'assessment.approve-team': {
      if (assessment.stage !== 'none' || assessment.proposed === undefined) return [];
      return [assessment.proposed, ...(assessment.proposed.members ?? [])].map(({ assessor }) => assessor);
    }
  }
}
