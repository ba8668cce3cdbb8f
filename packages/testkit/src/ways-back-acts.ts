/**
 * What goes back, is taken back or comes to nothing on the way to an award, in the words of the scenario: applications,
 * letters, proposed teams, and a decision against the advice.
 */
import type { Act, Officer, Place } from './act.ts';

export interface WaysBackActs {
  readonly returnsApplication: (place: Place) => Promise<void>;
  readonly withdrawsApplication: (place: Place) => Promise<void>;
  readonly returnsLetter: (place: Place) => Promise<void>;
  /** before its acceptance or after it */
  readonly withdrawsLetter: (place: Place) => Promise<void>;
  readonly proposesTeam: (place: Place, assessor: string) => Promise<void>;
  readonly refusesTeam: (place: Place) => Promise<void>;
  readonly approvesTeam: (place: Place) => Promise<void>;
  /** that no mark is awarded */
  readonly proposesRefusal: (place: Place, who: Officer, reason: string) => Promise<void>;
}

/** What each of these acts gives as its reason; whoever it concerns reads it. */
export const reasonBack = 'The river is named twice, and by two names (fictional).';

export function waysBackActs(on: (place: Place, act: Omit<Act, 'stream'>) => Promise<void>): WaysBackActs {
  const site = 'site' as const;
  const secretariat = 'secretariat' as const;
  const body = { reason: reasonBack };
  return {
    returnsApplication: (place) => on(place, { who: secretariat, type: 'application.return', body }),
    withdrawsApplication: (place) => on(place, { who: site, type: 'application.withdraw', body }),
    returnsLetter: (place) => on(place, { who: secretariat, type: 'commitment.return', body }),
    withdrawsLetter: (place) => on(place, { who: site, type: 'commitment.withdraw', body }),
    proposesTeam: (place, assessor) => on(place, { who: site, type: 'assessment.appoint', body: { assessor } }),
    refusesTeam: (place) => on(place, { who: secretariat, type: 'assessment.refuse-team', body }),
    approvesTeam: (place) => on(place, { who: secretariat, type: 'assessment.approve-team', body: {} }),
    proposesRefusal: (place, who, reason) =>
      on(place, { who, type: 'award.propose', body: { marks: [], reason }, onSeen: true }),
  };
}
