import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import type { FirmState } from '../assessor/firm.ts';
import { approvedAssessor, candidate, people, shippedScheme } from '../cycle/played-cycle.test-support.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { decideAppointment, teamAfter } from './appointment.ts';
import { checkCandidate, isOnTeam, type Candidate } from './team.ts';

const mill = shippedScheme('example-mill/1.1').scheme;
const today = plainDate('2026-06-01');
const engagement = { metals: ['lead'], siteType: 'watermill', country: 'FR', scheme: mill, language: 'fr' };
const refusalOf = (given: Candidate, scheme: Scheme = mill): string | undefined =>
  checkCandidate(given, { scheme, today, engagement }, 'assessor')?.error.code;
/** The same scheme, which says nothing of independence. */
const silent: Scheme = { ...mill, duties: { ...mill.duties, rotation: null, coolingOff: null, recusal: null } };
const declaring = (declaration: Partial<Candidate['declaration']>): Candidate =>
  candidate({ declaration: { conflict: false, ties: [], declaredOn: today, ...declaration } });
const firm = (more: Partial<Extract<FirmState, { stage: 'approved' }>>): Candidate => {
  const entry = {
    stage: 'approved',
    firm: 'firm_1',
    name: 'Firm',
    scope: {},
    suspended: false,
    competences: {},
  } as const;
  return candidate({ firm: { ...entry, ...more } });
};
const person = (more: Partial<typeof approvedAssessor>): Candidate =>
  candidate({ assessor: { ...approvedAssessor, ...more } });

describe('a candidate for a team', () => {
  it('of an open scope without a tie can be appointed', () => {
    expect(refusalOf(candidate())).toBeUndefined();
    expect(refusalOf(firm({ scope: { metals: ['lead', 'tin'], siteTypes: [], countries: ['FR'] } }))).toBeUndefined();
  });

  it.each([
    ['metals', ['tin'], { en: 'Lead', fr: 'Plomb' }],
    ['siteTypes', ['granary'], { en: 'Watermill', fr: 'Moulin à eau' }],
    ['schemes', ['other'], mill.name],
    ['languages', ['en'], 'fr'],
    ['countries', ['SE'], 'FR'],
  ])('is refused where the scope of the person, or of the firm, does not reach in %s', (dimension, covered, wanted) => {
    const scope = { [dimension]: covered };
    for (const one of [person({ scope }), firm({ scope })]) {
      const refused = checkCandidate(one, { scheme: mill, today, engagement }, 'members');
      expect(refused?.error).toMatchObject({
        code: 'assessor.out-of-scope',
        at: 'members',
        facts: { dimension, wanted },
      });
    }
  });

  it('is refused by name while the person or the firm is suspended', () => {
    expect(refusalOf(person({ suspended: true }))).toBe('assessor.suspended');
    const refused = checkCandidate(firm({ suspended: true }), { scheme: mill, today, engagement }, 'assessor');
    expect(refused?.error).toMatchObject({ code: 'assessor.suspended', facts: { name: 'Firm' } });
  });

  it('is refused from the day after an approval or a competence ran out', () => {
    const [last, before] = [today, plainDate('2026-05-31')];
    expect(refusalOf(person({ until: last }))).toBeUndefined();
    expect(refusalOf(person({ until: before }))).toBe('assessor.expired');
    expect(refusalOf(person({ competences: { ...approvedAssessor.competences, audit: last } }))).toBeUndefined();
    expect(refusalOf(person({ competences: { ...approvedAssessor.competences, audit: before } }))).toBe(
      'assessor.competence-expired',
    );
  });

  it('is refused without a record of a competence that the scheme asks for', () => {
    const lacking = person({ competences: { 'wheel-safety': null } });
    expect(checkCandidate(lacking, { scheme: mill, today, engagement }, 'assessor')?.error).toMatchObject({
      ...{
        code: 'assessor.competence-missing',
        facts: { competence: { en: 'Life of the river', fr: 'Vie de la rivière' } },
      },
    });
  });

  it('is refused for a declared conflict and for a tie that the register shows, whatever the scheme says', () => {
    for (const scheme of [mill, silent]) {
      expect(refusalOf(declaring({ conflict: true }), scheme)).toBe('assessor.conflict');
      expect(refusalOf(candidate({ ties: [{ tie: 'employment' }] }), scheme)).toBe('assessor.conflict');
    }
  });

  it('is refused for a tie of the firm while it holds, and after it as long as the scheme lets it cool off', () => {
    const ofFirm = { tie: 'advice', ofFirm: true } as const;
    for (const scheme of [mill, silent])
      expect(refusalOf(candidate({ ties: [ofFirm] }), scheme)).toBe('assessor.firm-tie');
    const ended = candidate({ ties: [{ ...ofFirm, endedOn: plainDate('2026-05-01') }] });
    expect(refusalOf(ended)).toBeUndefined();
    const coolingOff = [{ act: 'assessment.submit', tie: 'advice' as const, period: { years: 1 } }];
    expect(refusalOf(ended, { ...mill, duties: { ...mill.duties, coolingOff } })).toBe('assessor.cooling-off');
  });

  it('is refused for a declared tie that still holds, where the scheme says so or says nothing', () => {
    expect(refusalOf(declaring({ ties: [{ tie: 'family' }] }))).toBe('assessor.tie');
    expect(refusalOf(declaring({ ties: [{ tie: 'family' }] }), silent)).toBe('assessor.tie');
  });

  it('is refused for it too where the scheme speaks of the ties of others, and not of those who assess', () => {
    const recusal = [{ act: 'award.confirm', ties: ['family' as const] }];
    const others: Scheme = { ...silent, duties: { ...silent.duties, recusal } };
    expect(refusalOf(declaring({ ties: [{ tie: 'family' }] }), others)).toBe('assessor.tie');
  });

  it('is refused for an ended tie only as long as the scheme lets it cool off', () => {
    const ended = (day: string): Candidate => declaring({ ties: [{ tie: 'employment', endedOn: plainDate(day) }] });
    expect(refusalOf(ended('2024-06-02'))).toBe('assessor.cooling-off');
    expect(refusalOf(ended('2024-06-01'))).toBeUndefined();
    expect(refusalOf(ended('2026-05-31'), silent)).toBeUndefined();
    const shown = (day: string): Candidate => candidate({ ties: [{ tie: 'employment', endedOn: plainDate(day) }] });
    expect(refusalOf(shown('2024-06-02'))).toBe('assessor.cooling-off');
    expect(refusalOf(shown('2024-06-01'))).toBeUndefined();
  });

  it('is refused after as many cycles in a row as the scheme allows', () => {
    expect(refusalOf(candidate({ cyclesInRow: 1 }))).toBeUndefined();
    expect(refusalOf(candidate({ cyclesInRow: 2 }))).toBe('assessor.rotation');
    expect(refusalOf(candidate({ cyclesInRow: 9 }), silent)).toBeUndefined();
  });
});

describe('a team', () => {
  const [ada, bea, cy, dee] = ['ada', 'bea', 'cy', 'dee'].map((name) => ({ assessor: `${name}-entry`, account: name }));
  const team = { ...ada!, members: [bea!, cy!] };
  const named = (one: typeof ada) => ({ ...one!, name: 'Name', firm: 'Firm' });
  const after = (leaves: typeof ada, follows?: typeof ada) =>
    teamAfter(team, {
      ...{ leaves: leaves!.assessor, reason: 'Another post.' },
      ...(follows === undefined ? {} : { follows: named(follows) }),
    });

  const facts = {
    ...{ actor: people.secretariat, at: instant(`${today}T12:00:00Z`), today, scheme: mill, siteId: 'site' },
    ...{ selfAssessed: true, engagement, candidates: [candidate()] },
  };

  it('keeps everybody else, with whoever follows last or as lead', () => {
    expect(after(bea)).toEqual({ ...ada, members: [cy] });
    expect(after(bea, dee)).toEqual({ ...ada, members: [cy, dee] });
    expect(after(ada, dee)).toEqual({ ...dee, members: [bea, cy] });
  });

  it('has a member who follows as lead once only', () => {
    expect(after(ada, bea)).toEqual({ ...bea, members: [cy] });
  });

  it('is the lead and every member, and nobody else', () => {
    for (const one of [ada, bea, cy]) expect(isOnTeam(team, one!.account)).toBe(true);
    expect(isOnTeam(team, dee!.account)).toBe(false);
  });

  it('takes nobody in twice', () => {
    const body = { leaves: bea!.assessor, follows: cy!.assessor, reason: 'Another post.' };
    const command = { id: 'command', stream: 'cycle', type: 'assessment.replace', body } as const;
    expect(decideAppointment(team, command, facts)).toMatchObject({
      error: { code: 'assessment.named-twice', at: 'follows' },
    });
  });

  it('that somebody of the site names waits for the secretariat, whatever else they are', () => {
    const command = {
      id: 'command',
      stream: 'cycle',
      type: 'assessment.appoint',
      body: { assessor: ada!.assessor },
    } as const;
    for (const [sites, type] of [
      [[], 'assessment.appointed'],
      [['site'], 'assessment.team-proposed'],
    ] as const) {
      const actor = { ...people.secretariat, sites };
      expect(decideAppointment({ stage: 'none' }, command, { ...facts, actor })).toMatchObject({ value: [{ type }] });
    }
  });
});
