import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { shippedScheme } from '../cycle/played-cycle.test-support.ts';
import { checkApproval, type Approval, type Engagement } from './approval.ts';

const today = plainDate('2026-06-01');
const yesterday = plainDate('2026-05-31');
const open: Approval = { name: 'Ada', scope: {}, suspended: false, competences: {} };
const scheme = { ...shippedScheme('example-mill/1.1').scheme, id: 'stars' };
const engagement: Engagement = {
  ...{ metals: ['copper', 'lead'], siteType: 'mine', country: 'CL', scheme, language: 'es' },
};
const scope = {
  ...{ metals: ['lead', 'copper'], siteTypes: ['mine'], schemes: ['stars'], languages: ['es'], countries: ['CL'] },
};

function refusal(more: Partial<Approval>, asked: Partial<Engagement> = {}) {
  return checkApproval({ ...open, ...more }, { ...engagement, ...asked }, today)?.error;
}

describe('an approval', () => {
  it.each([
    ['that is open', {}],
    ['on its last day', { until: today }],
    ['with competences on their last day and without one', { competences: { Audit: today, Water: null } }],
    ['whose scope reaches to all that is asked', { scope }],
    ['whose scope is empty where it says nothing', { scope: { metals: [], countries: [] } }],
  ])('%s lets its holder be engaged', (_which, more) => {
    expect(refusal(more)).toBeUndefined();
  });

  it.each([
    ['that is suspended', { suspended: true }, 'assessor.suspended', {}],
    ['after its last day', { until: yesterday }, 'assessor.expired', { until: yesterday }],
    [
      'of which one competence ran out',
      { competences: { Water: null, Audit: yesterday } },
      'assessor.competence-expired',
      { competence: 'Audit', until: yesterday },
    ],
  ])('%s does not', (_which, more, code, facts) => {
    expect(refusal(more)).toEqual({ code, facts: { name: 'Ada', ...facts } });
  });

  it.each([
    ['metals', 'copper', { metals: ['lead', 'tin'] }],
    ['siteTypes', 'mine', { siteTypes: ['smelter'] }],
    ['schemes', scheme.name, { schemes: ['moons'] }],
    ['languages', 'es', { languages: ['en', 'fr'] }],
    ['countries', 'CL', { countries: ['PE'] }],
  ])('does not where its %s lack what is asked: %s', (dimension, wanted, change) => {
    const refused = { code: 'assessor.out-of-scope', facts: { name: 'Ada', dimension, wanted } };
    expect(refusal({ scope: { ...scope, ...change } })).toEqual(refused);
  });

  it('asks for no language where nobody said in which one the site’s people speak', () => {
    const { language: _unsaid, ...asked } = engagement;
    expect(checkApproval({ ...open, scope: { languages: ['en'] } }, asked, today)).toBeUndefined();
  });
});
