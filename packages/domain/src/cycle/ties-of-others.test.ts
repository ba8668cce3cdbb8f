import { plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import type { Declaration } from '../independence/independence.ts';
import { people, playCycle, playReport, playToAssessment, shippedScheme } from './played-cycle.test-support.ts';
import type { PlayedCommand, PlayedCycle } from './played-cycle.test-support.ts';
import { cycleStage } from './stage.ts';
import { involvedIn, type Involved } from './ties-of-others.ts';

const compiled = shippedScheme('example-mill/1.1');
const day = plainDate('2025-03-01');
const mill = { siteType: 'watermill', metals: ['lead'] };
const marks = ['mill-star'];
const third: Actor = { id: 'cleo', duties: ['officer'], sites: [] };

const accepted = playCycle(compiled, mill, day);
playToAssessment(accepted, compiled, mill, day);
playReport(accepted, compiled, day, () => 'exemplary');
accepted.do(people.everything, { type: 'assessment.accept', body: {} });

const declared = (more: Partial<Declaration>): Pick<Involved, 'declaration'> => ({
  declaration: { conflict: false, ties: [], declaredOn: day, ...more },
});
const conflict = declared({ conflict: true });
const person = (who: Actor, known: Partial<Involved> = {}): Involved => ({ account: who.id, name: who.id, ...known });

const reason = 'Said at length, so that whoever reads it knows why. '.repeat(4);
const propose = (cycle: PlayedCycle, tied?: readonly string[]): PlayedCommand => ({
  type: 'award.propose',
  body: { marks, reason, seen: cycle.version(), ...(tied === undefined ? {} : { tied: [...tied] }) },
});
const confirm = (cycle: PlayedCycle): PlayedCommand => ({ type: 'award.confirm', body: { seen: cycle.version() } });
const { assessor, officer, otherOfficer } = people;

/** Proposed and, as the panel of this scheme asks, voted on. */
function proposed(): PlayedCycle {
  const cycle = accepted.copy();
  cycle.do(officer, propose(cycle), { involved: [person(assessor)] });
  cycle.do(third, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
  return cycle;
}

describe('a proposal', () => {
  it('rests on the team, and its confirmation on whoever proposed and voted too', () => {
    expect(involvedIn(accepted.running(), 'award.propose')).toEqual([assessor.id]);
    const waits = proposed().running();
    expect(involvedIn(waits, 'award.confirm')).toEqual([assessor.id, third.id, officer.id]);
    expect(involvedIn(waits, 'award.decline')).toEqual([]);
  });

  it('says of whose ties it knows, and keeps those that there are', () => {
    const cycle = accepted.copy();
    const involved = [person(assessor, conflict)];
    const refused = { error: { code: 'award.tie-unsaid', at: 'tied', facts: { people: assessor.id } } };
    expect(cycle.give(officer, propose(cycle), { involved })).toMatchObject(refused);
    expect(cycle.give(officer, propose(cycle, [officer.id]), { involved })).toMatchObject(refused);
    cycle.do(officer, propose(cycle, [assessor.id, third.id]), { involved });
    expect(cycle.running().award).toMatchObject({ stage: 'proposed', tied: [assessor.id] });
    cycle.do(third, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
    cycle.do(otherOfficer, confirm(cycle), { involved: [...involved, person(officer), person(third)] });
    expect(cycleStage(cycle.state())).toBe('awarded');
  });

  it('that named somebody who was not tied is not made knowing of what comes later', () => {
    const cycle = accepted.copy();
    cycle.do(officer, propose(cycle, [assessor.id]), { involved: [person(assessor)] });
    cycle.do(third, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
    expect(cycle.give(otherOfficer, confirm(cycle), { involved: [person(assessor, conflict)] })).toMatchObject({
      error: { code: 'award.tied-since' },
    });
  });

  it.each([
    ['of the team', assessor],
    ['who proposed', officer],
    ['who voted', third],
  ])('is not confirmed once a tie of somebody %s is known, and made anew knowing it', (_part, who) => {
    const cycle = proposed();
    const others = [assessor, officer, third].filter((one) => one !== who);
    const involved = [person(who, conflict), ...others.map((one) => person(one))];
    expect(cycle.give(otherOfficer, confirm(cycle), { involved })).toMatchObject({
      error: { code: 'award.tied-since', facts: { people: who.id } },
    });
    cycle.do(otherOfficer, { type: 'award.decline', body: { reason } });
    const [again, then] = who === officer ? [third, officer] : [officer, third];
    const team = involved.filter(({ account }) => account === assessor.id);
    cycle.do(again, propose(cycle, who === assessor ? [assessor.id] : undefined), { involved: team });
    if (who === assessor) cycle.do(then, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
  });

  it('tells whoever may not decide that alone, and of nobody’s ties', () => {
    const cycle = proposed();
    const involved = [person(assessor, conflict), person(officer), person(third)];
    for (const who of [third, otherOfficer]) {
      expect(cycle.give(who, confirm(cycle), { involved, ...conflict })).toMatchObject({
        error: { code: 'award.conflicted' },
      });
    }
  });

  it('is confirmed with exactly the ties that it knows, whatever is known of whom', () => {
    const employment = fc.constantFrom(undefined, '2010-01-01', '2025-01-01').map((endedOn): Partial<Involved> => {
      const tie = { tie: 'employment' as const, ...(endedOn === undefined ? {} : { endedOn: plainDate(endedOn) }) };
      return { ties: [tie] };
    });
    const known: fc.Arbitrary<Partial<Involved>> = fc.oneof(
      fc.constant({}),
      fc.constant(conflict),
      employment,
      fc.constant(declared({ conflict: false })),
    );
    fc.assert(
      fc.property(known, known, known, fc.boolean(), (team, proposer, voter, said) => {
        const cycle = accepted.copy();
        const before = [person(assessor, team)];
        const first = cycle.give(officer, propose(cycle, said ? [assessor.id] : []), { involved: before });
        // An ended employment keeps an assessor of this scheme away for two years, and no officer.
        const holds = (one: Partial<Involved>): boolean =>
          one.declaration?.conflict === true || one.ties?.some(({ endedOn }) => endedOn === undefined) === true;
        const teamTied = holds(team) || team.ties?.some(({ endedOn }) => endedOn === '2025-01-01') === true;
        expect(first.ok).toBe(said || !teamTied);
        if (!first.ok) return;
        cycle.do(third, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
        const involved = [...before, person(officer, proposer), person(third, voter)];
        const confirmed = cycle.give(otherOfficer, confirm(cycle), { involved });
        expect(confirmed.ok).toBe(!holds(proposer) && !holds(voter));
      }),
    );
  });
});
