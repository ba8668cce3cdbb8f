import { expect, it } from 'vitest';
import {
  approvedAssessor,
  candidate,
  people,
  playCycle,
  playToAssessment,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';
import type { Step } from '../scheme/process.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import {
  announce,
  approve,
  early,
  found,
  late,
  mill,
  plan,
  signedOn,
  strict,
  underWay,
  visit,
} from './under-way.test-support.ts';

const asking = (...steps: readonly Step[]): CompiledScheme => ({
  ...mill,
  scheme: { ...mill.scheme, steps: steps.map((step) => ({ step })) },
});
const takeBack: PlayedCommand = { type: 'assurance-plan.return', body: { reason: 'Plan other days.' } };

it('is handed in by the lead alone, who answers for it', () => {
  const bea = { id: 'bea', duties: ['assessor'], sites: [] } as const;
  const beside = candidate({ assessor: { ...approvedAssessor, assessor: 'assessor_bea', account: bea.id } });
  const site = { siteType: 'watermill', metals: ['lead'] };
  const cycle = playCycle(mill, site, early);
  playToAssessment(cycle, mill, site, early, [beside]);
  expect(cycle.give(bea, plan())).toMatchObject({ error: { code: 'assessment.not-the-lead' } });
  cycle.do(people.assessor, plan());
});

it('takes each day at its edge: of the letter, of today, and the one that two plans share', () => {
  const cycle = underWay(asking('assurance-plan'), early);
  cycle.do(people.assessor, plan());
  cycle.on(late);
  const change = 'They came in spring.';
  cycle.copy().do(people.assessor, plan({ visitFrom: signedOn, visitUntil: '2025-05-01', change }));
  cycle.copy().do(people.assessor, plan({ visitFrom: '2025-05-09', visitUntil: late, change, tookPlace: true }));
  cycle
    .copy()
    .do(
      people.assessor,
      plan({ visitFrom: late, visitUntil: late, nothingFound: false, mediaItems: [{ ...found, publishedOn: late }] }),
    );
});

it('samples as few as it likes where the scheme does not ask for a sample', () => {
  const cycle = underWay(asking('assurance-plan'), early);
  cycle.do(people.assessor, plan({ sample: [{ group: 'millers', number: 1 }], sampling: '' }));
});

it('stays approved where no notice is asked for, however late it is', () => {
  const cycle = underWay(asking('assurance-plan', 'plan-check'), early);
  cycle.do(people.assessor, plan());
  cycle.do(people.secretariat, approve);
  cycle.on(late);
  expect(cycle.give(people.secretariat, takeBack)).toMatchObject({ error: { code: 'assurance-plan.not-submitted' } });
});

it('binds the visit by its notice alone, where the scheme asks for that and for no plan', () => {
  const cycle = underWay(asking('visit-notice'), early);
  cycle.do(people.assessor, plan());
  cycle.do(people.secretariat, announce);
  cycle.on(late);
  const longer: PlayedCommand = { ...visit, body: { ...visit.body, lastDay: '2025-05-03' } };
  expect(cycle.give(people.assessor, longer)).toMatchObject({ error: { code: 'visit.not-planned', at: 'lastDay' } });
  cycle.do(people.assessor, visit);
});

it('begins anew once it is taken back, so that nothing is left to say of a change', () => {
  const cycle = underWay(strict, early);
  cycle.do(people.assessor, { type: 'desk-review.complete', body: { summary: 'Read.' } });
  cycle.do(people.assessor, plan());
  cycle.do(people.secretariat, approve);
  cycle.do(people.assessor, plan({ visitUntil: '2025-05-03', change: 'A day more.' }));
  cycle.do(people.secretariat, approve);
  cycle.on(late);
  cycle.do(people.secretariat, takeBack);
  const days = { visitFrom: '2025-05-20', visitUntil: '2025-05-21' };
  cycle.do(people.assessor, plan(days));
});
