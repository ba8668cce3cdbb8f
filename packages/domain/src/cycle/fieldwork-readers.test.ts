import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import { mayReadInterviewNotes, mayReadPlan, mayReadStakeholderNames } from './fieldwork-readers.ts';
import { people, playCycle, playReport, playToAssessment, shippedScheme, siteId } from './played-cycle.test-support.ts';

const mill = shippedScheme('example-mill/1.0');
const { scheme } = mill;
const { assessment: _rules, ...silent } = scheme;
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const today = day;

const underWay = playCycle(mill, site, day);
playToAssessment(underWay, mill, site, day);
const reported = underWay.copy();
playReport(reported, mill, day, () => 'robust');
const accepted = reported.copy();
accepted.do(people.secretariat, { type: 'assessment.accept', body: {} });

/** Whoever works for the scheme and for the site is of the site here. */
const tiedClerk: Actor = { id: 'cleo', duties: ['secretariat', 'officer'], sites: [siteId] };
const readers = (may: (actor: Actor) => boolean): readonly string[] =>
  [...Object.values(people), tiedClerk].flatMap((who) => (may(who) ? [who.id] : []));

describe('the assurance plan', () => {
  it.each([
    ['under way', underWay, ['sidney', 'ada', 'eve']],
    ['reported', reported, ['sidney', 'ada', 'eve']],
    ['accepted', accepted, ['sidney', 'ada', 'alex', 'bo', 'eve']],
  ])('of an assessment that is %s is read by those whom it concerns then', (_stage, cycle, expected) => {
    expect(readers((who) => mayReadPlan(cycle.running(), who, scheme, { today }))).toEqual(expected);
  });

  it('is not read by an officer whom a declaration keeps from deciding', () => {
    const declaration = { conflict: true, ties: [], declaredOn: day };
    expect(mayReadPlan(accepted.running(), people.officer, scheme, { today, declaration })).toBe(false);
  });

  it('tells whom the team will hear to nobody beside those who plan and check it', () => {
    expect(readers((who) => mayReadStakeholderNames(accepted.running(), who))).toEqual(['sidney', 'ada', 'eve']);
  });
});

describe('notes of interviews', () => {
  it('are read by the team, and by the secretariat only where the scheme says so', () => {
    expect(readers((who) => mayReadInterviewNotes(accepted.running(), who, silent))).toEqual(['ada']);
    // Eve holds the secretariat's duty beside others.
    expect(readers((who) => mayReadInterviewNotes(accepted.running(), who, scheme))).toEqual(['sidney', 'ada', 'eve']);
  });
});
