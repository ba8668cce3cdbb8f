/** What an examination writes down while it goes: how much it looked at, and what it found, cut where it repeats itself. */
import type { PlainFacts } from '@touchstone/kernel';
import {
  discrepancyTypes,
  examinationParts,
  type Discrepancy,
  type DiscrepancyCode,
  type ExaminationPart,
  type PartExamined,
} from './discrepancy.ts';

/** Where the parts put what they see. */
export interface Notes {
  readonly looked: (part: ExaminationPart, count?: number) => void;
  /** `count` is 1 unless one note stands for more of its kind that are not told one by one */
  readonly note: (code: DiscrepancyCode, facts: PlainFacts, count?: number) => void;
  readonly parts: () => readonly PartExamined[];
}

/** At most so many of one part are told one by one: who has more has one cause, not as many. */
const toldMax = 20;

export function takeNotes(): Notes {
  const examined = new Map<ExaminationPart, number>();
  const found = new Map<ExaminationPart, number>();
  const told: Discrepancy[] = [];
  const add = (counts: Map<ExaminationPart, number>, part: ExaminationPart, count: number): number => {
    const sum = (counts.get(part) ?? 0) + count;
    counts.set(part, sum);
    return sum;
  };
  const toldOf = (part: ExaminationPart): readonly Discrepancy[] =>
    told.filter(({ code }) => discrepancyTypes[code] === part);
  return {
    looked: (part, count = 1) => {
      add(examined, part, count);
    },
    note: (code, facts, count = 1) => {
      const part = discrepancyTypes[code];
      add(found, part, count);
      if (toldOf(part).length < toldMax) told.push({ code, facts });
    },
    parts: () =>
      examinationParts.map((part) => ({
        part,
        examined: examined.get(part) ?? 0,
        found: found.get(part) ?? 0,
        discrepancies: toldOf(part),
      })),
  };
}
