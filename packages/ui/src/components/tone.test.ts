import { describe, expect, it } from 'vitest';
import type { Level, Scale } from '@touchstone/domain';
import { levelTone } from './tone.ts';

function level(id: string, rank: number, adverse: boolean): Level {
  return { id, rank, adverse, name: { en: id }, finding: adverse, rationale: 'required', evidence: 'optional' };
}

describe('the tone of a level', () => {
  it('follows from its rank and whether it is adverse, for any number of levels', () => {
    const levels = [
      level('leading', 4, false),
      level('good', 3, false),
      level('basic', 2, false),
      level('none', 1, true),
    ];
    const scale: Scale = { id: 'four', levels };
    expect(levels.map((one) => levelTone(scale, one))).toEqual(['good', 'part', 'part', 'adverse']);
  });

  it('is adverse for an adverse level even if the scale has no better one', () => {
    const only = level('none', 1, true);
    expect(levelTone({ id: 'one', levels: [only] }, only)).toBe('adverse');
  });
});
