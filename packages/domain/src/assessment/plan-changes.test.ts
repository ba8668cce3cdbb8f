import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubmittedPlan } from './assurance-plan.ts';
import { changesOfPlan, changesThatWait, type PlanOnRecord } from './plan-changes.ts';

const noise = {
  ...{ publishedOn: '2025-04-01', source: 'Herald', summary: 'Noise.', criteria: ['mill-1'] },
  followUp: 'Ask the neighbours.',
};
const council = { group: 'Neighbours', name: 'Village council', method: 'A talk' };
const plan: SubmittedPlan = {
  ...{ extent: 'All.', visitFrom: '2025-05-01', visitUntil: '2025-05-02', mediaScan: 'Papers.', stakeholders: '' },
  ...{
    sampling: 'By shift.',
    sample: [{ group: 'millers', number: 3 }],
    mediaItems: [noise],
    stakeholderList: [council],
  },
};

describe('changes of a plan', () => {
  it('are none where nothing differs, in whatever order a database gives the members of an entry', () => {
    const { criteria, followUp, publishedOn, source, summary } = noise;
    const turned = { followUp, summary, criteria, source, publishedOn };
    expect(changesOfPlan(plan, { ...plan, mediaItems: [turned], change: 'Nothing.' })).toEqual([]);
  });

  it('name each part with what it said and what it says', () => {
    const fish = { ...noise, source: 'Dead fish' };
    const after: SubmittedPlan = {
      ...plan,
      ...{ visitUntil: '2025-05-03', sample: [{ group: 'millers', number: 4 }], mediaItems: [fish] },
      stakeholderList: [{ ...council, method: 'A letter' }],
    };
    expect(changesOfPlan(plan, after)).toEqual([
      { part: 'visitUntil', before: '2025-05-02', after: '2025-05-03' },
      { part: 'mediaItems', before: noise },
      { part: 'mediaItems', after: fish },
      { part: 'stakeholderList', before: council, after: { ...council, method: 'A letter' } },
      { part: 'sample', before: { group: 'millers', number: 3 }, after: { group: 'millers', number: 4 } },
    ]);
    expect(changesOfPlan(plan, { ...plan, nothingFound: true, mediaItems: [] })).toEqual([
      { part: 'nothingFound', before: false, after: true },
      { part: 'mediaItems', before: noise },
    ]);
  });

  it('turned round are the changes of the way back', () => {
    const sample = fc.array(fc.record({ group: fc.constantFrom('a', 'b'), number: fc.integer({ min: 1, max: 2 }) }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(sample, sample, (before, after) => {
        const there = changesOfPlan({ ...plan, sample: before }, { ...plan, sample: after });
        const back = changesOfPlan({ ...plan, sample: after }, { ...plan, sample: before });
        const turned = back.map(({ after: was, before: is, ...rest }) => ({
          ...rest,
          ...(is === undefined ? {} : { after: is }),
          ...(was === undefined ? {} : { before: was }),
        }));
        const inOrder = (all: readonly object[]): string[] =>
          all
            .map((one) => JSON.stringify(Object.entries(one).toSorted(([name], [other]) => (name < other ? -1 : 1))))
            .toSorted();
        expect(inOrder(turned)).toEqual(inOrder(there));
      }),
    );
  });
});

describe('what waits for its approval', () => {
  const at = (stage: PlanOnRecord['stage'], extent: string): PlanOnRecord => ({ stage, plan: { ...plan, extent } });
  const since = (...versions: PlanOnRecord[]) => changesThatWait(versions);

  it('is told against the plan that was approved last, else against the one that was returned', () => {
    const [waits, returned, approved] = [at('submitted', 'New.'), at('returned', 'Bad.'), at('approved', 'Old.')];
    expect(since(waits, returned, approved, at('approved', 'Older.'))).toEqual({
      since: 'approved',
      list: [{ part: 'extent', before: 'Old.', after: 'New.' }],
    });
    expect(since(waits, returned)).toMatchObject({ since: 'returned', list: [{ before: 'Bad.' }] });
  });

  it('is nothing once it is answered, and nothing of a first plan', () => {
    expect(since()).toBeUndefined();
    expect(since(at('submitted', 'New.'))).toBeUndefined();
    expect(since(at('approved', 'New.'), at('approved', 'Old.'))).toBeUndefined();
    expect(since(at('returned', 'New.'), at('approved', 'Old.'))).toBeUndefined();
  });
});
