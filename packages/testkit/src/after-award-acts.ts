/**
 * What people do once an award is decided, in the words of the scenario: they close findings and confirm full conformance,
 * watch the site, suspend, withdraw and contest, and begin to assess the site again.
 */
import { type PlainDate } from '@touchstone/kernel';
import type { Criterion, Ground, Scheme } from '@touchstone/domain';
import type { DemoAccount } from '@touchstone/server';
import type { Act, Officer, Place } from './act.ts';

export interface AfterAwardActs {
  /** the finding that the criterion raised and for which the site has planned: reported as done, and verified */
  readonly closes: (place: Place, criterion: Criterion, evidence: string) => Promise<void>;
  readonly confirmsConformance: (place: Place) => Promise<void>;
  readonly surveys: (place: Place) => Promise<void>;
  readonly tellsOfChange: (place: Place) => Promise<void>;
  readonly answersChange: (place: Place, effect: 'none' | 'reassess') => Promise<void>;
  readonly suspends: (place: Place, who: Officer) => Promise<void>;
  readonly lifts: (place: Place, who: Officer) => Promise<void>;
  readonly withdraws: (place: Place, who: Officer) => Promise<void>;
  readonly appeals: (place: Place) => Promise<void>;
  readonly hears: (place: Place, who: DemoAccount['id'], outcome: 'stands' | 'set-aside') => Promise<void>;
  /** the next cycle of the site */
  readonly beginsAgain: (place: Place) => Promise<Place>;
  readonly confirmsEarlier: (place: Place, criteria: readonly string[]) => Promise<void>;
}

export interface AfterAwardTools {
  readonly scheme: Scheme;
  readonly today: PlainDate;
  /** to the scheme's questions about the site */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly perform: (act: Act) => Promise<string>;
  readonly on: (place: Place, act: Omit<Act, 'stream'>) => Promise<void>;
  readonly soundLevel: (criterion: Criterion) => string;
  readonly findingOf: (criterion: Criterion) => string;
}

const reason = 'Said in full, so that whoever reads it later knows why (fictional).';

export function afterAwardActs({
  answers,
  findingOf,
  on,
  perform,
  scheme,
  soundLevel,
  today,
}: AfterAwardTools): AfterAwardActs {
  const { appeal, conformance, reassessment, suspension, withdrawal } = scheme.afterAward ?? {};
  const ground = (grounds: readonly Ground[] | null | undefined): object => {
    const first = grounds?.[0];
    return first === undefined ? {} : { ground: first.id };
  };
  const told = reassessment?.triggers.find(({ toldBySite }) => toldBySite === true);
  return {
    closes: async (place, criterion, evidence) => {
      const finding = findingOf(criterion);
      const done = { finding, done: 'Trained, and records kept (fictional).', evidence: [evidence] };
      await on(place, { who: 'site', type: 'improvement.report', body: done });
      const seen = { finding, level: soundLevel(criterion), rationale: 'Records of all shifts seen (fictional).' };
      await on(place, { who: 'assessor', type: 'improvement.verify', body: { ...seen, method: 'remote' } });
    },
    confirmsConformance: (place) => {
      const who = conformance?.confirmedBy === 'officer' ? 'officer-a' : 'secretariat';
      return on(place, { who, type: 'conformance.confirm', body: {} });
    },
    surveys: (place) =>
      on(place, { who: 'assessor', type: 'surveillance.complete', body: { visitedOn: today, summary: reason } }),
    tellsOfChange: (place) => {
      const body = { ...(told === undefined ? {} : { trigger: told.id }), happenedOn: today, description: reason };
      return on(place, { who: 'site', type: 'change.notify', body });
    },
    answersChange: (place, effect) =>
      on(place, { who: 'secretariat', type: 'change.answer', body: { effect, reason } }),
    suspends: (place, who) => on(place, { who, type: 'award.suspend', body: { ...ground(suspension), reason } }),
    lifts: (place, who) => on(place, { who, type: 'award.lift', body: { reason } }),
    withdraws: (place, who) => on(place, { who, type: 'award.withdraw', body: { ...ground(withdrawal), reason } }),
    appeals: (place) => on(place, { who: 'site', type: 'appeal.lodge', body: { ...ground(appeal?.grounds), reason } }),
    hears: (place, who, outcome) => on(place, { who, type: 'appeal.decide', body: { outcome, reason } }),
    beginsAgain: async ({ cycle, site }) => {
      const asked = Object.keys(answers).length === 0 ? {} : { answers };
      const body = { site, previous: cycle, reason, ...asked };
      return { site, cycle: await perform({ who: 'site', type: 'reassessment.begin', body }) };
    },
    confirmsEarlier: (place, criteria) =>
      on(place, { who: 'site', type: 'self-assessment.confirm', body: { criteria: [...criteria] } }),
  };
}
