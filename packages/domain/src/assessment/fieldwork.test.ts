import { describe, expect, it } from 'vitest';
import { people, type PlayedCommand } from '../cycle/played-cycle.test-support.ts';
import { readEngagement } from '../cycle/engagement.ts';
import { nextActs } from '../cycle/next-act.ts';
import { checkShape } from '../check-shape.ts';
import { eventType } from '../registers.ts';
import type { SubmittedPlan } from './assurance-plan.ts';
import {
  mill,
  strict,
  lenient,
  visited,
  underWay,
  plan,
  found,
  council,
  approve,
  announce,
  review,
  visit,
  interview,
  report,
  early,
  late,
} from './under-way.test-support.ts';

describe('the way to the report', () => {
  it('is open under a scheme that asks for nothing on it', () => {
    expect(underWay(lenient).give(people.assessor, report).ok).toBe(true);
  });

  it('asks for one thing after the other, as the scheme does, and for no other', () => {
    const cycle = underWay(strict, early);
    const steps = [
      ['desk-review.not-completed', people.assessor, review],
      ['assurance-plan.not-ready', people.assessor, plan()],
      ['assurance-plan.not-ready', people.secretariat, approve],
      ['visit.not-announced', people.secretariat, announce],
      ['visit.not-recorded', people.assessor, visit],
      ['interview.too-few', people.assessor, interview('millers', 3)],
      ['interview.too-few', people.assessor, interview('neighbours', 1)],
      ['interview.too-few', people.assessor, interview('neighbours', 1)],
    ] as const;
    for (const [code, who, command] of steps) {
      const then = cycle.copy();
      then.on(late);
      expect(then.give(people.assessor, report)).toMatchObject({ error: { code } });
      if (command === visit) cycle.on(late);
      cycle.do(who, command);
    }
    cycle.do(people.assessor, report);
  });

  it('ends with the sections of the scheme’s report, and with the day of the visit on record', () => {
    const cycle = underWay(mill, early);
    cycle.do(people.assessor, plan());
    cycle.on(late);
    for (const command of [visit, interview('millers', 3), interview('neighbours', 2)])
      cycle.do(people.assessor, command);
    const given = (more: object) =>
      cycle.copy().give(people.assessor, { ...report, body: { ...report.body, ...more } });
    expect(given({ sections: [] })).toMatchObject({
      error: { code: 'assessment.section-missing', at: 'sections/seen' },
    });
    expect(given({ sections: [{ section: 'gossip', text: 'x' }] })).toMatchObject({
      error: { code: 'assessment.unknown-section' },
    });
    expect(given({ visitedOn: '2025-05-01' })).toMatchObject({
      error: { code: 'assessment.other-day', facts: { day: visited } },
    });
    expect(given({}).ok).toBe(true);
  });
});

describe('the desk review', () => {
  it('is completed once, so that what was summed up stays as it was', () => {
    const cycle = underWay(strict);
    cycle.do(people.assessor, review);
    const again: PlayedCommand = { type: 'desk-review.complete', body: { summary: 'Read otherwise.' } };
    expect(cycle.give(people.assessor, again)).toMatchObject({ error: { code: 'desk-review.already-completed' } });
  });
});

describe('the assurance plan', () => {
  it.each([
    ['date.impossible', { visitFrom: '2025-02-30' }],
    ['assurance-plan.days-reversed', { visitFrom: '2025-05-03' }],
    ['assurance-plan.part-missing', { sampling: ' ' }],
    ['assurance-plan.part-missing', { sample: [] }],
    ['assurance-plan.sample-too-small', { sample: [{ group: 'millers', number: 2 }] }],
    ['assurance-plan.unknown-group', { sample: [{ group: 'crows', number: 2 }] }],
  ])('is refused with %s', (code, more) => {
    expect(underWay(mill, early).give(people.assessor, plan(more))).toMatchObject({ error: { code } });
  });

  it('is told by the group’s name of whom too few are to be heard, and so is the report', () => {
    const group = { en: 'Millers', fr: 'Meuniers' };
    const few = plan({ sample: [{ group: 'millers', number: 2 }] });
    expect(underWay(mill, early).give(people.assessor, few)).toMatchObject({ error: { facts: { group } } });
    const cycle = underWay({ ...strict, scheme: { ...strict.scheme, steps: [] } });
    cycle.do(people.assessor, visit);
    expect(cycle.give(people.assessor, report)).toMatchObject({
      error: { code: 'interview.too-few', facts: { group, number: 0 } },
    });
  });

  it('waits for a desk review and a media scan where the scheme asks for them', () => {
    const cycle = underWay(strict, early);
    expect(cycle.give(people.assessor, plan())).toMatchObject({ error: { code: 'desk-review.not-completed' } });
    cycle.do(people.assessor, review);
    expect(cycle.give(people.assessor, plan({ mediaScan: '' }))).toMatchObject({ error: { at: 'mediaScan' } });
    expect(cycle.give(people.assessor, plan({ nothingFound: false }))).toMatchObject({
      error: { code: 'assurance-plan.scan-open' },
    });
    const asking = { ...strict.scheme, steps: [{ step: 'stakeholders' as const }] };
    const asked = underWay({ ...strict, scheme: asking }, early);
    expect(asked.give(people.assessor, plan())).toMatchObject({ error: { code: 'assurance-plan.nobody-consulted' } });
    asked.do(people.assessor, plan({ stakeholderList: [council] }));
  });

  it.each([
    ['assurance-plan.scan-contradicted', 'nothingFound', { nothingFound: true, mediaItems: [found] }],
    ['date.impossible', 'mediaItems/0/publishedOn', { mediaItems: [{ ...found, publishedOn: '2025-02-30' }] }],
    [
      'assurance-plan.future-item',
      'mediaItems/0/publishedOn',
      { mediaItems: [{ ...found, publishedOn: '2025-05-11' }] },
    ],
    ['rating.unknown-criterion', 'mediaItems/1/criteria', { mediaItems: [found, { ...found, criteria: ['mill-99'] }] }],
    [
      'date.impossible',
      'stakeholderList/0/consultedOn',
      { stakeholderList: [{ ...council, consultedOn: '2025-02-30' }] },
    ],
    [
      'assurance-plan.day-outside',
      'stakeholderList/0/consultedOn',
      { stakeholderList: [{ ...council, consultedOn: '2025-05-03' }] },
    ],
  ])('is refused with %s at %s', (code, at, more) => {
    expect(underWay(mill, early).give(people.assessor, plan({ nothingFound: false, ...more }))).toMatchObject({
      error: { code, at },
    });
  });

  it('keeps its entries, and a plan of words alone goes on being read', () => {
    const cycle = underWay(mill, early);
    cycle.do(people.assessor, plan({ nothingFound: false, mediaItems: [found], stakeholderList: [council] }));
    expect(cycle.events().at(-1)?.event.payload).toMatchObject({ mediaItems: [found], stakeholderList: [council] });
    const {
      mediaItems: _items,
      nothingFound: _nothing,
      stakeholderList: _list,
      ...words
    } = plan().body as SubmittedPlan;
    expect(checkShape(eventType('assurance-plan.submitted').payload, words)).toMatchObject({ ok: true });
  });

  it('is answered by the secretariat, and a change of it waits for an answer again, with its reason', () => {
    const cycle = underWay(strict, early);
    cycle.do(people.assessor, review);
    cycle.do(people.assessor, plan());
    expect(cycle.give(people.assessor, approve)).toMatchObject({ error: { code: 'access.duty-missing' } });
    cycle.do(people.secretariat, approve);
    cycle.do(people.secretariat, announce);
    expect(cycle.give(people.secretariat, announce)).toMatchObject({ error: { code: 'visit.already-announced' } });
    expect(cycle.give(people.assessor, plan())).toMatchObject({ error: { code: 'assurance-plan.change-missing' } });
    cycle.do(people.assessor, plan({ visitUntil: '2025-05-05', change: 'A strike.' }));
    expect(cycle.give(people.assessor, visit)).toMatchObject({ error: { code: 'assurance-plan.not-ready' } });
    cycle.do(people.secretariat, { type: 'assurance-plan.return', body: { reason: 'Too long.' } });
    // The plan that was approved is still what this one changes.
    expect(cycle.give(people.assessor, plan())).toMatchObject({ error: { code: 'assurance-plan.change-missing' } });
    cycle.do(people.assessor, plan({ visitUntil: '2025-05-05', change: 'A shorter strike.' }));
    cycle.do(people.secretariat, approve);
    // The public knows other days now, so it is told once more; after the visit it need not be.
    const state = (): unknown[] => {
      const [act] = nextActs(cycle.state(), cycle.version(), strict.scheme);
      return [act?.act, readEngagement(cycle.running(), strict.scheme)?.visit];
    };
    const moved = { from: '2025-05-01', until: '2025-05-05' };
    expect(state()).toEqual(['visit.announce', { stands: 'planned', ...moved }]);
    cycle.do(people.secretariat, announce);
    expect(state()).toEqual(['visit.record', { stands: 'announced', ...moved }]);
    cycle.on(late);
    cycle.do(people.assessor, visit);
    cycle.do(people.assessor, plan({ change: 'As before the strike.' }));
    cycle.do(people.secretariat, approve);
    expect(state()[0]).not.toBe('visit.announce');
  });

  it('and what belongs to it is for the team; the site has no part in it', () => {
    const cycle = underWay(mill);
    for (const command of [review, plan(), visit, interview('millers', 1)]) {
      expect(cycle.give(people.site, command)).toMatchObject({ error: { code: 'access.not-your-engagement' } });
    }
  });
});

describe('a disagreement', () => {
  const disagree: PlayedCommand = {
    type: 'disagreement.record',
    body: { criterion: 'mill-1', reason: 'The guard was there.' },
  };
  it('is the site’s, once it reads the determinations', () => {
    const cycle = underWay(lenient);
    cycle.do(people.assessor, report);
    expect(cycle.give(people.site, disagree)).toMatchObject({ error: { code: 'disagreement.too-early' } });
    cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
    expect(cycle.give(people.assessor, disagree)).toMatchObject({ error: { code: 'access.not-your-site' } });
    expect(cycle.give(people.site, disagree).ok).toBe(true);
  });
});
