import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import type { Declaration } from '../independence/independence.ts';
import {
  caseReader,
  mayReadContent,
  mayReadDeterminations,
  mayReadInterviewNotes,
  mayReadPlan,
  mayReadStakeholderNames,
  type CaseReader,
} from './case-reader.ts';
import type { RunningCycle } from './cycle.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  siteId,
  type PlayedCycle,
} from './played-cycle.test-support.ts';

const mill = shippedScheme('example-mill/1.1');
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
const stages: readonly (readonly [string, PlayedCycle])[] = [
  ['under way', underWay],
  ['reported', reported],
  ['accepted', accepted],
];

/** Whoever works for the scheme and for the site is of the site here. */
const tiedClerk: Actor = { id: 'cleo', duties: ['secretariat', 'officer'], sites: [siteId] };
const all: readonly Actor[] = [...Object.values(people), tiedClerk];
const readers = (
  cycle: PlayedCycle,
  may: (reader: CaseReader, assessment: RunningCycle['assessment']) => boolean,
): readonly string[] =>
  all.flatMap((who) => {
    const running = cycle.running();
    return may(caseReader(running, who, scheme, { today }), running.assessment) ? [who.id] : [];
  });

const everyPart = [
  mayReadContent,
  mayReadDeterminations,
  mayReadPlan,
  mayReadStakeholderNames,
  (reader: CaseReader, assessment: RunningCycle['assessment']) => mayReadInterviewNotes(reader, assessment, scheme),
];
const declared = (more: Partial<Declaration>): Declaration => ({ conflict: false, ties: [], declaredOn: day, ...more });

describe('determinations are read', () => {
  it.each([
    ['by their assessor', underWay, ['ada']],
    ['then by the scheme’s staff', reported, ['sidney', 'ada', 'alex', 'bo', 'eve']],
    ['then by the site', accepted, ['sam', 'sidney', 'ada', 'alex', 'bo', 'eve', 'cleo']],
  ])('%s', (_who, cycle, expected) => {
    expect(readers(cycle, mayReadDeterminations)).toEqual(expected);
  });

  it('by nobody before anybody is appointed', () => {
    const reader = caseReader(underWay.running(), people.assessor, scheme, { today });
    expect(mayReadDeterminations(reader, { stage: 'none' })).toBe(false);
  });

  it('by nobody without a part in the case, of whose content each part reads', () => {
    expect(readers(underWay, mayReadContent)).toEqual(['sam', 'sidney', 'ada', 'alex', 'bo', 'eve', 'cleo']);
  });

  it('by the people of this site only', () => {
    const elsewhere = { ...people.site, sites: ['site_2'] };
    const reader = caseReader(accepted.running(), elsewhere, scheme, { today });
    expect(mayReadDeterminations(reader, accepted.running().assessment)).toBe(false);
  });
});

describe('the assurance plan', () => {
  it.each([
    ['under way', underWay, ['sidney', 'ada', 'eve']],
    ['reported', reported, ['sidney', 'ada', 'eve']],
    ['accepted', accepted, ['sidney', 'ada', 'alex', 'bo', 'eve']],
  ])('of an assessment that is %s is read by those whom it concerns then', (_stage, cycle, expected) => {
    expect(readers(cycle, mayReadPlan)).toEqual(expected);
  });

  it('tells whom the team will hear to nobody beside those who plan and check it', () => {
    expect(readers(accepted, mayReadStakeholderNames)).toEqual(['sidney', 'ada', 'eve']);
  });
});

describe('notes of interviews', () => {
  it('are read by the team, and by the secretariat only where the scheme says so', () => {
    expect(readers(accepted, (reader, work) => mayReadInterviewNotes(reader, work, silent))).toEqual(['ada']);
    // Eve holds the secretariat's duty beside others.
    expect(readers(accepted, (reader, work) => mayReadInterviewNotes(reader, work, scheme))).toEqual([
      ...['sidney', 'ada', 'eve'],
    ]);
  });
});

describe('whoever is tied to the site', () => {
  it.each(stages)('reads nothing of what is in a case that is %s', (_stage, cycle) => {
    const running = cycle.running();
    // What the scheme leaves unset, every tie that holds bars.
    const unset = { ...scheme, duties: { ...scheme.duties, recusal: null } };
    const ties = [
      { declaration: declared({ conflict: true }) },
      { declaration: declared({ ties: [{ tie: 'employment' }] }) },
      { ties: [{ tie: 'employment' as const }] },
    ];
    for (const [who, tied] of [
      [people.assessor, 'assessment.conflicted'],
      [people.officer, 'award.conflicted'],
      [people.secretariat, 'duty.own-case'],
      // Who decides and keeps the process is closed out of both.
      [people.everything, 'award.conflicted'],
    ] as const) {
      for (const known of ties) {
        const reader = caseReader(running, who, unset, { today, ...known });
        expect(reader.bar, who.id).toEqual({ code: tied });
        for (const may of everyPart) expect(may(reader, running.assessment)).toBe(false);
      }
    }
  });

  it('reads on once the scheme lets the tie count no more', () => {
    const past = declared({ ties: [{ tie: 'employment', endedOn: plainDate('2015-03-01') }] });
    for (const who of [people.assessor, people.officer]) {
      const reader = caseReader(accepted.running(), who, scheme, { today, declaration: past });
      expect(reader.bar).toBeUndefined();
      expect(mayReadPlan(reader, accepted.running().assessment)).toBe(true);
    }
  });

  it('and withdrew from the decisions, reads of them no more', () => {
    const cycle = accepted.copy();
    cycle.do(people.officer, { type: 'award.recuse', body: { reason: 'My brother runs the mill.' } });
    const reader = caseReader(cycle.running(), people.officer, scheme, { today });
    expect([reader.bar?.code, mayReadContent(reader)]).toEqual(['award.recused', false]);
  });

  it('by working for it, reads as the site does', () => {
    const own = { ...people.assessor, sites: [siteId] };
    const reader = caseReader(reported.running(), own, scheme, { today });
    expect(reader).toMatchObject({ site: true, team: false, bar: { code: 'assessment.conflicted' } });
    expect(everyPart.map((may) => may(reader, reported.running().assessment))).toEqual([
      ...[true, false, false, false, false],
    ]);
  });
});
