import { describe, expect, it } from 'vitest';
import type { SitePlanPart } from '../scheme/scheme.ts';
import { shippedScheme } from '../cycle/played-cycle.test-support.ts';
import type { SubmittedPlan } from './assurance-plan.ts';
import type { PlanOnRecord } from './plan-changes.ts';
import { planForSite } from './site-plan.ts';

const { scheme: mill } = shippedScheme('example-mill/1.1');
const { scheme: checked } = shippedScheme('copper-mark/rra-3.0');
const letting = (scheme: typeof mill, planForSite: readonly SitePlanPart[]) => ({
  ...scheme,
  assessment: { ...scheme.assessment, planForSite },
});

const plan: SubmittedPlan = {
  ...{ extent: 'The wheel.', visitFrom: '2025-03-01', visitUntil: '2025-03-02', mediaScan: 'Two papers.' },
  mediaItems: [{ publishedOn: '2025-02-01', source: 'Herald', summary: 'Noise.', criteria: [], followUp: 'Ask.' }],
  stakeholders: 'Found through the anglers.',
  stakeholderList: [{ group: 'Neighbours', name: 'The anglers', method: 'A talk' }],
  ...{ sample: [{ group: 'millers', number: 3 }], sampling: 'All shifts.' },
};
const at = (stage: PlanOnRecord['stage'], extent = plan.extent): PlanOnRecord => ({ stage, plan: { ...plan, extent } });

describe('what the site reads of a plan', () => {
  it.each([
    ['visit-days', ['visitFrom', 'visitUntil']],
    ['extent', ['extent']],
    ['media-scan', ['mediaItems', 'mediaScan']],
    ['stakeholders', ['stakeholderList']],
    ['interview-sample', ['sample', 'sampling']],
  ] as const)('is, of %s, that part alone', (part, members) => {
    const seen = planForSite([at('approved')], letting(mill, [part]));
    expect(Object.keys(seen ?? {}).toSorted()).toEqual(members);
    expect(JSON.stringify(seen)).not.toContain('anglers');
  });

  it('is nothing where the scheme says nothing, or says that it is nothing', () => {
    expect(planForSite([at('approved')], checked)).toBeUndefined();
    expect(planForSite([at('approved')], letting(mill, []))).toBeUndefined();
  });

  it('is of the version in force: a change that waits for its approval is not told, one that needs none is', () => {
    const versions = [at('submitted', 'New.'), at('returned', 'Worse.'), at('approved', 'Old.')];
    expect(planForSite(versions, letting(checked, ['extent']))).toEqual({ extent: 'Old.' });
    expect(planForSite(versions, letting(mill, ['extent']))).toEqual({ extent: 'New.' });
    expect(planForSite(versions.slice(1), letting(mill, ['extent']))).toEqual({ extent: 'Old.' });
    expect(planForSite([at('returned')], letting(mill, ['extent']))).toBeUndefined();
  });
});
