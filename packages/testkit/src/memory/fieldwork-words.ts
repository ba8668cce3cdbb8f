/** What a team writes between its appointment and its report, by field, so that the scheme is content with it. */
import { addPeriod, type PlainDate } from '@touchstone/kernel';
import { daysToVisit, fieldworkOf, type RunningCycle, type Scheme } from '@touchstone/domain';
import { planEntries, reportSections } from '../fieldwork-acts.ts';
import type { Words } from './sensible-body.ts';

export function fieldworkWords(scheme: Scheme, state: RunningCycle, today: PlainDate): Words {
  const work = fieldworkOf(state);
  const { heard, visitedUntil } = work;
  // Whoever comes later than they planned says of their visit that it was on the last of those days.
  const until = daysToVisit(work, scheme)?.visitUntil ?? today;
  const visited = until < today ? until : today;
  const sample = (scheme.assessment?.interviews ?? []).map(({ atLeast, id: group }) => ({
    group,
    number: atLeast ?? 1,
  }));
  const lacking = sample.find(({ group }) => heard[group] === undefined) ?? { group: 'people', number: 1 };
  return {
    ...{ visitFrom: today, visitUntil: addPeriod(today, { months: 6 }) },
    ...{ firstDay: visited, lastDay: visited, heldOn: visited, openingOn: visited, closingOn: visited },
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
