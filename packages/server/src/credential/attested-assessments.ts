/**
 * What a credential says was assessed. A credential is public for ever, so it tells how each criterion was rated only
 * where the scheme has made the ratings public by the day it is issued; else it attests the marks, which stand for the
 * assessment as a whole.
 */
import { plainDate, type PlainDate } from '@touchstone/kernel';
import type { CriterionAssessment } from '@touchstone/credential';
import { isDisclosed, levelOf, type CompiledScheme, type RunningCycle, type Text } from '@touchstone/domain';
import { publicRatings } from '../register/published-facts.ts';

export interface Attesting {
  readonly compiled: CompiledScheme;
  /** address of the scheme version */
  readonly standard: string;
  readonly state: RunningCycle;
  readonly today: PlainDate;
  readonly words: (text: Text) => string;
}

export function attestedAssessments(attesting: Attesting): readonly CriterionAssessment[] {
  const { compiled, state, today } = attesting;
  return isDisclosed(compiled.scheme, 'assessment.ratings', state.anchors, today)
    ? attestedCriteria(attesting)
    : attestedMarks(attesting);
}

function attestedMarks({ compiled, standard, state, words }: Attesting): readonly CriterionAssessment[] {
  const { award } = state;
  if (award.stage !== 'awarded') return [];
  return award.marks.map(({ mark }) => {
    const name = words(compiled.scheme.marks.find(({ id }) => id === mark)?.name ?? {});
    return {
      criterion: { id: `${standard}#mark-${mark}`, name },
      topics: [],
      assessmentDate: plainDate(award.awardedOn),
      level: { code: mark, rank: 1, definition: name },
      conformance: true,
    };
  });
}

/** Every criterion that was determined at a level; what does not apply is not attested. */
function attestedCriteria({ compiled, standard, state, words }: Attesting): readonly CriterionAssessment[] {
  const { scheme } = compiled;
  const { assessment } = state;
  if (assessment.stage !== 'accepted') return [];
  const ratings = publicRatings(compiled, state);
  return scheme.criteria.flatMap((criterion) => {
    const rating = ratings[criterion.id];
    const level =
      rating === undefined || 'notApplicable' in rating ? undefined : levelOf(scheme, criterion, rating.level);
    if (level === undefined) return [];
    const levels = scheme.scales.find(({ id }) => id === criterion.scale)?.levels ?? [];
    const group = scheme.groups.find((one) => one.id === criterion.group);
    return [
      {
        criterion: {
          id: `${standard}#criterion-${criterion.id}`,
          name: `${criterion.number} ${words(criterion.title)}`,
        },
        topics: group === undefined ? [] : [{ id: `${standard}#group-${group.id}`, name: words(group.name) }],
        assessmentDate: plainDate(assessment.visitedOn),
        level: {
          code: level.id,
          rank: levels.filter(({ rank }) => rank > level.rank).length + 1,
          definition: words(level.meaning ?? level.name),
        },
        conformance: !level.adverse,
      },
    ];
  });
}
