/** What the members of a panel do, in the words of the scenario: vote, send a proposal back, withdraw from deciding. */
import type { Act, Officer, Place } from './act.ts';

export interface PanelActs {
  readonly votes: (place: Place, who: Officer, vote: 'for' | 'against' | 'abstain') => Promise<void>;
  readonly sendsBack: (place: Place, who: Officer) => Promise<void>;
  readonly withdrawsFromDeciding: (place: Place, who: Officer) => Promise<void>;
}

const reason = 'The report leaves one question open (fictional).';

export function panelActs(on: (place: Place, act: Omit<Act, 'stream'>) => Promise<void>): PanelActs {
  return {
    votes: (place, who, vote) => on(place, { who, type: 'award.vote', body: { vote, reason }, onSeen: true }),
    sendsBack: (place, who) => on(place, { who, type: 'award.decline', body: { reason } }),
    withdrawsFromDeciding: (place, who) =>
      on(place, { who, type: 'award.recuse', body: { reason: 'A friend runs the mill (fictional).' } }),
  };
}
