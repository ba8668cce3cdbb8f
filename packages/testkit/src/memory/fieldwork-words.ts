/** What a team writes between its appointment and its report, by field, so that the scheme is content with it. */
import type { PlainDate } from '@touchstone/kernel';
import { fieldworkOf, type RunningCycle, type Scheme } from '@touchstone/domain';
import { planEntries, reportSections } from '../fieldwork-acts.ts';
import type { Words } from './sensible-body.ts';

export function fieldworkWords(scheme: Scheme, state: RunningCycle, today: PlainDate): Words {
  const { heard, visitedUntil } = fieldworkOf(state);
  const sample = (scheme.assessment?.interviews ?? []).map(({ atLeast, id: group }) => ({
    group,
    number: atLeast ?? 1,
  }));
  const lacking = sample.find(({ group }) => heard[group] === undefined) ?? { group: 'people', number: 1 };
  return {
    ...{ visitFrom: today, visitUntil: today, firstDay: today, lastDay: today, heldOn: today },
    ...{
      mediaScan: 'The papers of three years.',
      stakeholders: 'The village.',
      sampling: 'By shift.',
      sample,
      ...lacking,
    },
    ...planEntries(today),
    visitedOn: visitedUntil ?? today,
    sections: reportSections(scheme).map(({ id: section }) => ({ section, text: 'Written.' })),
    change: 'Another day suits better.',
  };
}
