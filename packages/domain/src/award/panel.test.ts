import { instant, plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import {
  people,
  playAward,
  playCycle,
  playReport,
  playToAppointment,
  playToAssessment,
  shippedScheme,
  siteId,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import { cycleStage } from '../cycle/stage.ts';
import { evolveConditions } from './conditions.ts';
import { decidePanel, evolvePanel } from './panel.ts';

const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const marks = ['mill-star', 'mill-star-distinction'];

const accepted = playCycle(compiled, site, day);
playToAssessment(accepted, compiled, site, day);
playReport(accepted, compiled, day, () => 'exemplary');
accepted.do(people.everything, { type: 'assessment.accept', body: {} });

const third: Actor = { id: 'cleo', duties: ['officer'], sites: [] };
const fourth: Actor = { id: 'dan', duties: ['officer'], sites: [] };
const assessorToo: Actor = { ...people.assessor, duties: ['assessor', 'officer'] };
const responsibleToo: Actor = { id: 'sol', duties: ['officer', 'site'], sites: [siteId] };

const propose = (cycle: PlayedCycle): PlayedCommand => ({
  type: 'award.propose',
  body: { marks, reason: '', seen: cycle.version() },
});
const vote = (cycle: PlayedCycle, choice: 'for' | 'against' | 'abstain'): PlayedCommand => ({
  type: 'award.vote',
  body: { vote: choice, reason: 'What the report says.', seen: cycle.version() },
});
const confirm = (cycle: PlayedCycle): PlayedCommand => ({ type: 'award.confirm', body: { seen: cycle.version() } });
const recuse: PlayedCommand = { type: 'award.recuse', body: { reason: 'My brother works there.' } };

function proposed(): PlayedCycle {
  const cycle = accepted.copy();
  cycle.do(people.officer, propose(cycle));
  return cycle;
}

describe('a panel', () => {
  it('lets a proposal be confirmed once enough of it took part, proposer and confirmer among them', () => {
    const cycle = proposed();
    cycle.do(people.otherOfficer, vote(cycle, 'for'));
    cycle.do(third, confirm(cycle));
    expect(cycleStage(cycle.state())).toBe('awarded');
  });

  it('does not carry what too many vote against', () => {
    const cycle = proposed();
    cycle.do(people.otherOfficer, vote(cycle, 'against'));
    expect(cycle.give(people.otherOfficer, confirm(cycle))).toMatchObject({ error: { code: 'award.not-carried' } });
    cycle.do(third, vote(cycle, 'abstain'));
    expect(cycle.give(fourth, confirm(cycle))).toMatchObject({ error: { code: 'award.not-carried' } });
    expect(cycle.give(fourth, vote(cycle, 'for'))).toMatchObject({
      error: { code: 'award.panel-full', facts: { size: 3 } },
    });
    cycle.do(fourth, { type: 'award.decline', body: { reason: 'Not carried.' } });
    expect(cycleStage(cycle.state())).toBe('deciding');
  });

  it('hears each member once, on the proposal that stands', () => {
    const cycle = proposed();
    const stale = vote(cycle, 'for');
    cycle.do(people.otherOfficer, vote(cycle, 'for'));
    expect(cycle.give(third, stale)).toMatchObject({ error: { code: 'award.state-changed' } });
    for (const who of [people.officer, people.otherOfficer]) {
      expect(cycle.give(who, vote(cycle, 'against'))).toMatchObject({ error: { code: 'award.already-voted' } });
    }
    expect(accepted.copy().give(third, vote(accepted, 'for'))).toMatchObject({ error: { code: 'award.not-proposed' } });
    expect(cycle.give(people.secretariat, vote(cycle, 'for'))).toMatchObject({
      error: { code: 'access.duty-missing' },
    });
  });

  it('votes on nothing that something overtook, however fresh the page', () => {
    const cycle = proposed();
    const { award } = cycle.running();
    const facts = { actor: third, at: instant(`${day}T12:00:00Z`), today: day, recused: false };
    const [panel] = compiled.scheme.duties.panels ?? [];
    const later = cycle.version() + 1;
    const given = { ...vote(cycle, 'for'), id: 'command', stream: 'cycle_1' } as Parameters<typeof decidePanel>[1];
    const fresh = { ...given, body: { ...given.body, seen: later } } as typeof given;
    expect(decidePanel(award, fresh, { ...facts, panel: panel!, version: later })).toMatchObject({
      error: { code: 'award.state-changed' },
    });
    expect(decidePanel(award, given, { ...facts, panel: panel!, version: cycle.version() }).ok).toBe(true);
    const voted = { type: 'award.voted', payload: { vote: 'for', reason: 'Late.', seen: later } } as const;
    expect(evolvePanel(award, voted, { actor: third.id, version: later + 1 })).toBe(award);
    expect(evolvePanel({ stage: 'none' }, voted, { actor: third.id, version: later })).toEqual({ stage: 'none' });
  });

  it('votes only where the scheme has one', () => {
    const none = {
      scheme: { ...compiled.scheme, duties: { ...compiled.scheme.duties, panels: null } },
      hash: compiled.hash,
    };
    const cycle = proposed();
    expect(cycle.give(third, vote(cycle, 'for'), { pinned: { ...compiled, ...none } })).toMatchObject({
      error: { code: 'award.no-panel' },
    });
  });
});

describe('who is tied to a site', () => {
  it('takes no part in deciding about it', () => {
    for (const who of [assessorToo, responsibleToo]) {
      expect(accepted.copy().give(who, propose(accepted))).toMatchObject({ error: { code: 'award.conflicted' } });
      const cycle = proposed();
      expect(cycle.give(who, vote(cycle, 'for'))).toMatchObject({ error: { code: 'award.conflicted' } });
      expect(cycle.give(who, confirm(cycle))).toMatchObject({ error: { code: 'award.conflicted' } });
    }
  });

  it('is kept from it by what they declared, as the scheme’s rules say of the act', () => {
    const declared = (tie: 'ownership' | 'advice', conflict = false) => ({
      declaration: { conflict, ties: [{ tie }], declaredOn: day },
    });
    const cycle = proposed();
    for (const facts of [declared('ownership'), declared('advice', true)]) {
      expect(cycle.give(third, confirm(cycle), facts)).toMatchObject({ error: { code: 'award.conflicted' } });
    }
    const unset = { ...compiled, scheme: { ...compiled.scheme, duties: { ...compiled.scheme.duties, recusal: null } } };
    expect(cycle.give(third, confirm(cycle), { ...declared('advice'), pinned: unset })).toMatchObject({
      error: { code: 'award.conflicted' },
    });
    cycle.do(third, confirm(cycle), declared('advice'));
  });

  it('can withdraw from every decision of the cycle, without overtaking the proposal that waits', () => {
    const cycle = proposed();
    cycle.do(people.otherOfficer, recuse);
    expect(cycle.give(people.otherOfficer, recuse)).toMatchObject({ error: { code: 'award.already-recused' } });
    expect(cycle.give(people.otherOfficer, confirm(cycle))).toMatchObject({ error: { code: 'award.recused' } });
    cycle.do(third, confirm(cycle));
    const suspend: PlayedCommand = { type: 'award.suspend', body: { ground: 'closed-gate', reason: 'Shut.' } };
    expect(cycle.give(people.otherOfficer, suspend)).toMatchObject({ error: { code: 'award.recused' } });
  });

  it('never decides, whatever is tried', () => {
    const officers = [people.officer, people.otherOfficer, third, assessorToo, responsibleToo];
    const kind = fc.constantFrom('propose', 'vote', 'confirm', 'confirm', 'decline', 'recuse', 'suspend', 'withdraw');
    const tried = fc.array(fc.record({ who: fc.constantFrom(...officers), kind }), { maxLength: 20 });
    fc.assert(
      fc.property(tried, (steps) => {
        const cycle = accepted.copy();
        const tied = new Set([assessorToo.id, responsibleToo.id]);
        for (const { kind: what, who } of steps) {
          const before = cycle.events().length;
          void cycle.give(who, commandOf(cycle, what));
          const [event] = cycle.events().slice(before);
          if (event === undefined) continue;
          if (event.event.type === 'award.recused') tied.add(who.id);
          else expect(tied.has(event.actor)).toBe(false);
        }
      }),
    );
  });

  function commandOf(cycle: PlayedCycle, kind: string): PlayedCommand {
    switch (kind) {
      case 'propose':
        return propose(cycle);
      case 'vote':
        return vote(cycle, 'for');
      case 'confirm':
        return confirm(cycle);
      case 'decline':
        return { type: 'award.decline', body: { reason: 'No.' } };
      case 'recuse':
        return recuse;
      case 'suspend':
        return { type: 'award.suspend', body: { ground: 'closed-gate', reason: 'Shut.' } };
      default:
        return { type: 'award.withdraw', body: { ground: 'false-words', reason: 'Misled.' } };
    }
  }
});

describe('conditions of an award', () => {
  const awarded = proposed();
  awarded.do(people.otherOfficer, confirm(awarded));
  const fulfil = (condition: string): PlayedCommand => ({
    type: 'condition.fulfil',
    body: { mark: 'mill-star', condition, note: 'Seen at the gate.' },
  });

  it('are fixed with it and fulfilled one by one', () => {
    const cycle = awarded.copy();
    const gate = { mark: 'mill-star', condition: 'keep-gate-open' };
    expect(cycle.running().conditions).toContainEqual({ ...gate, fulfilled: false });
    expect(cycle.give(people.secretariat, fulfil('show-pond'))).toMatchObject({
      error: { code: 'condition.unknown', at: 'condition' },
    });
    expect(cycle.give(people.officer, fulfil('keep-gate-open'))).toMatchObject({
      error: { code: 'access.duty-missing' },
    });
    cycle.do(people.secretariat, fulfil('keep-gate-open'));
    expect(cycle.running().conditions).toContainEqual({ ...gate, fulfilled: true });
    expect(cycle.give(people.secretariat, fulfil('keep-gate-open'))).toMatchObject({
      error: { code: 'condition.already-fulfilled' },
    });
  });

  it('come by the answers to the scheme’s questions and by the days of the cycle, as the marks do', () => {
    const text = { en: 'It is shown.' };
    const conditions = [
      { id: 'pond', text, when: { fact: 'has-pond', isOneOf: [true] } },
      { id: 'no-pond', text, when: { fact: 'has-pond', isOneOf: [false] } },
      {
        id: 'quick',
        text,
        when: {
          within: { event: 'self-assessment.submitted', due: { anchor: 'commitment.accepted', after: { days: 14 } } },
        },
      },
    ] as const;
    const { scheme } = compiled;
    const asking = { ...compiled, scheme: { ...scheme, marks: scheme.marks.map((mark) => ({ ...mark, conditions })) } };
    const cycle = playCycle(asking, site, day);
    playToAppointment(cycle, asking, site, day);
    const seen = { 'has-pond': 'yes', 'pond-use': 'fish', 'grinds-for-others': 'no' };
    cycle.do(people.assessor, { type: 'scope.confirm', body: { answers: seen, reason: 'It lies behind the mill.' } });
    playReport(cycle, asking, day, () => 'exemplary');
    playAward(cycle, ['mill-star']);
    expect(cycle.running().conditions?.map(({ condition }) => condition)).toEqual(['pond', 'quick']);
  });

  it('are told apart by mark and by condition', () => {
    const conditions = [
      { mark: 'a', condition: 'gate', fulfilled: false },
      { mark: 'a', condition: 'pond', fulfilled: false },
      { mark: 'b', condition: 'pond', fulfilled: false },
    ];
    const payload = { mark: 'a', condition: 'pond', note: 'Seen.', fulfilledOn: day };
    const next = evolveConditions(conditions, { type: 'condition.fulfilled', payload });
    expect(next.map(({ fulfilled }) => fulfilled)).toEqual([false, true, false]);
  });

  it('are nobody’s business where no award stands', () => {
    expect(accepted.copy().give(people.secretariat, fulfil('keep-gate-open'))).toMatchObject({
      error: { code: 'award.not-standing' },
    });
  });
});
