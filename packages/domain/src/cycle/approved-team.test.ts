/**
 * Whoever was appointed and whose approval, or their firm's, is not in force any more: what they are told, what they read, and
 * what is theirs again once it is renewed. That every act of the team is refused is tried in `own-case.test.ts`.
 */
import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { FirmState } from '../assessor/firm.ts';
import { caseReader, mayReadContent, mayReadInterviewNotes } from './case-reader.ts';
import { barFromTeam, type KnownOfPerson } from './conflict.ts';
import { isActOf, nextActs } from './next-act.ts';
import {
  approvedAssessor,
  assessorId,
  candidate,
  people,
  playCycle,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
} from './played-cycle.test-support.ts';

const mill = shippedScheme('example-mill/1.1');
const { scheme } = mill;
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const reason = 'Said at length, so that whoever reads it knows why.';

const cycle = playCycle(mill, site, day);
playToAssessment(cycle, mill, site, day);

const known = (more: Partial<typeof approvedAssessor>, firm?: FirmState): KnownOfPerson => ({
  entry: { assessor: { ...approvedAssessor, ...more }, ...(firm === undefined ? {} : { firm }) },
  today: day,
});
const firm = { stage: 'approved', firm: 'firm_1', name: 'Firm', scope: {}, competences: {} } as const;
const until = plainDate('2025-02-28');
const { competences } = approvedAssessor;

describe('one of the team whose approval is not in force', () => {
  it.each([
    ['suspended', { name: 'Ada' }, known({ suspended: true })],
    ['suspended', { name: 'Firm' }, known({}, { ...firm, suspended: true })],
    ['expired', { name: 'Ada', until }, known({ until })],
    ['expired', { name: 'Firm', until }, known({}, { ...firm, suspended: false, until })],
    ['competence', { until, competence: 'audit' }, known({ competences: { ...competences, audit: until } })],
    [
      'missing',
      { competence: { en: 'Life of the river', fr: 'Vie de la rivière' } },
      known({ competences: { 'wheel-safety': null } }),
    ],
    ['scope', { dimension: 'metals', wanted: { en: 'Lead', fr: 'Plomb' } }, known({ scope: { metals: ['tin'] } })],
    [
      'scope',
      { dimension: 'siteTypes', wanted: { en: 'Watermill', fr: 'Moulin à eau' } },
      known({ scope: { siteTypes: ['mine'] } }),
    ],
    ['scope', { dimension: 'schemes', wanted: scheme.name }, known({ scope: { schemes: ['other'] } })],
    ['scope', { dimension: 'countries', wanted: 'FR' }, known({ scope: { countries: ['SE'] } })],
  ] as const)('is told that it is %s, of whom: %o', (lack, facts, one) => {
    const bar = barFromTeam(cycle.running(), people.assessor, scheme, one);
    expect(bar).toMatchObject({ code: 'assessment.not-approved', facts: { lack, ...facts } });
    const reader = caseReader(cycle.running(), people.assessor, scheme, one);
    expect(reader).toMatchObject({ team: false, lead: false, verifies: false, bar });
    expect(mayReadContent(reader)).toBe(false);
    expect(mayReadInterviewNotes(reader, cycle.running().assessment, scheme)).toBe(false);
    const next = nextActs(cycle.state(), cycle.version(), scheme).filter(({ duty }) => duty === 'assessor');
    expect(next).not.toEqual([]);
    expect(next.filter((act) => isActOf(people.assessor, cycle.state(), act, scheme, one))).toEqual([]);
  });

  it('acts and reads on the last day of the approval, and again once it is renewed', () => {
    for (const one of [known({ until: day }), known({ until: plainDate('2026-01-01') })]) {
      const reader = caseReader(cycle.running(), people.assessor, scheme, one);
      expect(reader).toMatchObject({ team: true, lead: true });
      expect(reader.bar).toBeUndefined();
    }
  });

  it('is told of a tie first, which nothing that is renewed mends', () => {
    const declaration = { conflict: true, ties: [], declaredOn: day };
    const both = { ...known({ suspended: true }), declaration };
    expect(barFromTeam(cycle.running(), people.assessor, scheme, both)).toEqual({ code: 'assessment.conflicted' });
  });

  it('is nobody else: an approval does not matter to who has no part in the team', () => {
    const one = known({ suspended: true });
    expect(barFromTeam(cycle.running(), people.everything, scheme, one)).toBeUndefined();
    expect(caseReader(cycle.running(), people.officer, scheme, one).officer).toBe(true);
  });
});

describe('the language of an engagement', () => {
  const spoken = playCycle(mill, site, day);
  playToAssessment(spoken, mill, site, day, [], 'fr');
  const english = { scope: { languages: ['en'] } };

  it('is asked of the approval as long as the team acts, and of whoever follows', () => {
    const told = { code: 'assessment.not-approved', facts: { dimension: 'languages', wanted: 'fr' } };
    expect(barFromTeam(spoken.running(), people.assessor, scheme, known(english))).toMatchObject(told);
    const follows = 'assessor_00000000-0000-7000-8000-000000000009';
    const replace: PlayedCommand = { type: 'assessment.replace', body: { leaves: assessorId, follows, reason } };
    const next = { ...approvedAssessor, assessor: follows, account: people.everything.id };
    const twin = spoken.copy();
    expect(
      twin.give(people.secretariat, replace, { candidates: [candidate({ assessor: { ...next, ...english } })] }),
    ).toMatchObject({ error: { code: 'assessor.out-of-scope', at: 'follows' } });
    twin.do(people.secretariat, replace, { candidates: [candidate({ assessor: next })] });
    const { assessment } = twin.running();
    expect(assessment).toMatchObject({ appointment: { assessor: follows, language: 'fr' } });
  });

  it('is asked of nobody where it was not said', () => {
    expect(barFromTeam(cycle.running(), people.assessor, scheme, known(english))).toBeUndefined();
  });
});
