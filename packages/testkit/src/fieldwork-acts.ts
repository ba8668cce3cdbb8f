/** What a team does between its appointment and its report, as far as the scheme asks for it, each act after those it needs. */
import type { PlainDate } from '@touchstone/kernel';
import { asksStep, type CommandName, type ReportSection, type Scheme } from '@touchstone/domain';
import type { DemoAccount } from '@touchstone/server';

interface FieldworkAct {
  readonly who: DemoAccount['id'];
  readonly type: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Of a plan: one thing that the media scan found, and one stakeholder, met on the day of the visit. */
export function planEntries(day: PlainDate): Readonly<Record<string, unknown>> {
  return {
    mediaItems: [
      {
        ...{ publishedOn: day, source: 'Northtown Herald (fictional)', criteria: [] },
        ...{ summary: 'Neighbours hear the mill at night.', followUp: 'Ask the neighbours and read the noise log.' },
      },
    ],
    stakeholderList: [
      {
        ...{ group: 'Neighbours', name: 'Village council of Northtown', method: 'A talk in the village hall' },
        ...{ language: 'Swedish', consultedOn: day },
      },
    ],
  };
}

const text = 'As the files and the press show (fictional).';

/** By group, as many people as the scheme wants to be heard at the least. */
export function leastSample({ assessment }: Scheme): readonly { readonly group: string; readonly number: number }[] {
  return (assessment?.interviews ?? []).map(({ atLeast, id: group }) => ({ group, number: atLeast ?? 1 }));
}

/** A plan with everything that a scheme may ask for, and a visit of one day. */
export function wholePlan(scheme: Scheme, day: PlainDate): Readonly<Record<string, unknown>> {
  return {
    ...{ extent: text, visitFrom: day, visitUntil: day, mediaScan: text, stakeholders: text },
    ...planEntries(day),
    ...{ sample: leastSample(scheme), sampling: text },
  };
}

/** All on one day; interviews with as many people as the scheme wants at the least. */
export function fieldworkActs(scheme: Scheme, day: PlainDate): readonly FieldworkAct[] {
  const asked: readonly (readonly [boolean, FieldworkAct])[] = [
    [
      asksStep(scheme, 'desk-review'),
      { who: 'assessor', type: 'desk-review.complete', body: { summary: 'Read in full (fictional).' } },
    ],
    [
      asksStep(scheme, 'assurance-plan'),
      { who: 'assessor', type: 'assurance-plan.submit', body: wholePlan(scheme, day) },
    ],
    [asksStep(scheme, 'plan-check'), { who: 'secretariat', type: 'assurance-plan.approve', body: {} }],
    [asksStep(scheme, 'visit-notice'), { who: 'secretariat', type: 'visit.announce', body: {} }],
    [
      scheme.assessment?.visit === 'on-site',
      {
        ...{ who: 'assessor', type: 'visit.record' },
        body: { firstDay: day, lastDay: day, openingOn: day, closingOn: day, meetings: text },
      },
    ],
    ...leastSample(scheme).map(({ group, number }) => {
      const body = { group, number, heldOn: day, notes: 'Said in confidence (fictional).' };
      return [true, { who: 'assessor', type: 'interview.record', body } as const] as const;
    }),
  ];
  return asked.flatMap(([isAsked, act]) => (isAsked ? [act] : []));
}

/** Those of the report that the scheme wants written. */
export function reportSections({ documents = [] }: Scheme): readonly ReportSection[] {
  return documents.find(({ act }) => act === 'assessment.submit')?.sections ?? [];
}
