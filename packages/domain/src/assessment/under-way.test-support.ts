/**
 * An assessment that is under way, for the tests of what happens before its report: under schemes that ask for all of it, for some
 * of it and for nothing, with what the people of the case write.
 */
import { plainDate } from '@touchstone/kernel';
import {
  playCycle,
  playRatings,
  playToAssessment,
  sectionsOf,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';

export const mill = shippedScheme('example-mill/1.1');
/** The same scheme, which wants a desk review, a media scan, the secretariat's check and a notice as well. */
export const strict: CompiledScheme = {
  ...mill,
  scheme: {
    ...mill.scheme,
    steps: (
      ['desk-review', 'assurance-plan', 'media-scan', 'interview-sample', 'plan-check', 'visit-notice'] as const
    ).map((step) => ({ step })),
  },
};
/** The same scheme, which asks for nothing before the report. */
const { steps: _steps, assessment: _rules, ...silent } = mill.scheme;
export const lenient: CompiledScheme = { ...mill, scheme: silent };
const site = { siteType: 'watermill', metals: ['lead'] };
export const signedOn = plainDate('2025-03-01');
export const visited = '2025-05-02';
/** before the visit that is planned, and after it */
export const [early, late] = [plainDate('2025-04-20'), plainDate('2025-05-10')];

export function underWay(compiled: CompiledScheme, day = late): PlayedCycle {
  const cycle = playCycle(compiled, site, signedOn);
  playToAssessment(cycle, compiled, site, signedOn);
  cycle.on(day);
  playRatings(cycle, compiled, 'assessment', () => ({ level: 'robust', rationale: 'Seen.', evidence: ['e'] }));
  return cycle;
}

export const plan = (more: object = {}): PlayedCommand => ({
  type: 'assurance-plan.submit',
  body: {
    ...{ extent: 'All of it.', visitFrom: '2025-05-01', visitUntil: visited, mediaScan: 'Three years of papers.' },
    ...{ nothingFound: true, stakeholders: '', sampling: 'By shift.' },
    sample: [
      { group: 'millers', number: 3 },
      { group: 'neighbours', number: 2 },
    ],
    ...more,
  },
});
export const found = {
  ...{ publishedOn: '2025-04-01', source: 'https://herald.example/1', summary: 'Noise.', criteria: ['mill-1'] },
  followUp: 'Ask the neighbours.',
};
export const council = { group: 'Neighbours', name: 'Village council', method: 'A talk', consultedOn: '2025-05-01' };
export const approve: PlayedCommand = { type: 'assurance-plan.approve', body: {} };
export const announce: PlayedCommand = { type: 'visit.announce', body: {} };
export const review: PlayedCommand = { type: 'desk-review.complete', body: { summary: 'Read.' } };
export const visit = {
  type: 'visit.record',
  body: { firstDay: '2025-05-01', lastDay: visited, meetings: '' },
} as const satisfies PlayedCommand;
export const interview = (group: string, number: number): PlayedCommand => ({
  type: 'interview.record',
  body: { group, number, heldOn: visited, notes: 'They said so.' },
});
export const report = {
  type: 'assessment.submit',
  body: { visitedOn: visited, summary: 'Seen.', sections: sectionsOf(mill.scheme) },
} as const satisfies PlayedCommand;
