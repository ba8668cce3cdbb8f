/** What site and assessor do about one finding, act by act, in the words of the scenario. */
import type { PlainDate } from '@touchstone/kernel';
import type { Criterion, Level } from '@touchstone/domain';
import type { Act, Place } from './act.ts';

type Method = 'remote' | 'on-site';

export interface FindingActs {
  /** a further action beside the first of the plan */
  readonly plansAction: (place: Place, criterion: Criterion, dueOn: PlainDate) => Promise<void>;
  readonly reportsAction: (place: Place, criterion: Criterion, action: string, evidence: string) => Promise<void>;
  readonly verifiesAction: (
    place: Place,
    criterion: Criterion,
    action: string,
    method: Method,
    holds: boolean,
  ) => Promise<void>;
  readonly takesBack: (place: Place, criterion: Criterion) => Promise<void>;
  /** at the level that is seen now, which leaves the finding open or closes it */
  readonly verifies: (place: Place, criterion: Criterion, level: Level, method: Method) => Promise<void>;
  readonly reopens: (place: Place, criterion: Criterion, level: Level) => Promise<void>;
}

const words = 'Said in full, so that whoever reads it later knows why (fictional).';

export function findingActs(
  on: (place: Place, act: Omit<Act, 'stream'>) => Promise<void>,
  findingOf: (criterion: Criterion) => string,
): FindingActs {
  const site = 'site' as const;
  const assessor = 'assessor' as const;
  return {
    plansAction: (place, criterion, dueOn) => {
      const body = { finding: findingOf(criterion), what: words, owner: 'Shift manager', dueOn };
      return on(place, { who: site, type: 'action.plan', body });
    },
    reportsAction: (place, criterion, action, evidence) => {
      const body = { finding: findingOf(criterion), action, progress: words, done: true, evidence: [evidence] };
      return on(place, { who: site, type: 'action.report', body });
    },
    verifiesAction: (place, criterion, action, method, holds) => {
      const body = { finding: findingOf(criterion), action, holds, method, rationale: words };
      return on(place, { who: assessor, type: 'action.verify', body });
    },
    takesBack: (place, criterion) =>
      on(place, { who: site, type: 'improvement.take-back', body: { finding: findingOf(criterion), reason: words } }),
    verifies: (place, criterion, level, method) => {
      const body = { finding: findingOf(criterion), level: level.id, rationale: words, method };
      return on(place, { who: assessor, type: 'improvement.verify', body });
    },
    reopens: (place, criterion, level) => {
      const body = { finding: findingOf(criterion), level: level.id, rationale: words };
      return on(place, { who: assessor, type: 'finding.reopen', body });
    },
  };
}
