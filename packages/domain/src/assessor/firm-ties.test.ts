import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { people } from '../cycle/played-cycle.test-support.ts';
import { decideFirm, evolveFirm, noFirm, type FirmCommand, type FirmFacts, type FirmState } from './firm.ts';

const today = plainDate('2026-06-01');
const facts: FirmFacts = {
  ...{ actor: people.secretariat, at: instant(`${today}T12:00:00Z`), today, operatorKnown: true },
  known: { metals: [], siteTypes: [], schemes: [] },
};
const mills = 'organisation_00000000-0000-7000-8000-000000000001';
const others = 'organisation_00000000-0000-7000-8000-000000000002';
const source = { title: 'Annual report of 2025' };
const approved = evolveFirm(noFirm, { type: 'firm.approved', payload: { firm: 'firm_1', name: 'Firm', scope: {} } });

type Given = Omit<FirmCommand, 'id' | 'stream'>;
const give = (state: FirmState, command: Given, more: Partial<FirmFacts> = {}) =>
  decideFirm(state, { id: 'command', stream: 'firm_1', ...command } as FirmCommand, { ...facts, ...more });
const play = (...commands: readonly Given[]): FirmState =>
  commands.reduce<FirmState>((state, command) => {
    const decision = give(state, command);
    if (!decision.ok) throw new Error(JSON.stringify(decision.error));
    return decision.value.reduce(evolveFirm, state);
  }, approved);
const advises = (days: { readonly begunOn?: string; readonly endedOn?: string } = {}, organisation = mills): Given => ({
  type: 'firm.record-tie',
  body: { tie: 'advice', organisation, source, ...days },
});
const strike = (organisation: string, tie: 'advice' | 'ownership' = 'advice'): Given => ({
  type: 'firm.strike-tie',
  body: { tie, organisation, reason: 'It was another firm.' },
});

describe('a tie of a firm to an operator', () => {
  it('is kept as it was recorded last, beside those to others', () => {
    expect(play(advises(), advises({}, others), advises({ endedOn: '2026-05-01' }))).toMatchObject({
      ties: [
        { tie: 'advice', organisation: others },
        { tie: 'advice', organisation: mills, endedOn: '2026-05-01' },
      ],
    });
  });

  it('is struck where it was put on record by mistake, and no other one with it', () => {
    expect(play(advises(), advises({}, others), strike(mills))).toMatchObject({ ties: [{ organisation: others }] });
    for (const unknown of [strike(others), strike(mills, 'ownership')])
      expect(give(play(advises()), unknown)).toMatchObject({ error: { code: 'firm.no-such-tie' } });
    expect(give(approved, strike(mills))).toMatchObject({ error: { code: 'firm.no-such-tie' } });
  });

  it.each([
    [{ begunOn: '2026-02-30' }, 'date.impossible', 'begunOn'],
    [{ begunOn: '2026-06-02' }, 'firm.tie-in-future', 'begunOn'],
    [{ endedOn: '2026-06-02' }, 'firm.tie-in-future', 'endedOn'],
    [{ begunOn: '2025-03-02', endedOn: '2025-03-01' }, 'firm.tie-ends-first', 'endedOn'],
  ])('does not have the days %j', (days, code, at) => {
    expect(give(approved, advises(days))).toMatchObject({ error: { code, at } });
  });

  it('may begin and end today', () => {
    expect(give(approved, advises({ begunOn: today, endedOn: today })).ok).toBe(true);
  });

  it('is to an operator that is registered, and put on record by nobody of the firm', () => {
    expect(give(approved, advises(), { operatorKnown: false })).toMatchObject({
      error: { code: 'firm.unknown-operator', at: 'organisation' },
    });
    for (const command of [advises(), strike(mills)]) {
      expect(give(play(advises()), command, { ownFirm: 'firm_1' })).toMatchObject({
        error: { code: 'firm.own-entry' },
      });
      expect(give(play(advises()), command, { actor: people.officer })).toMatchObject({
        error: { code: 'access.duty-missing' },
      });
    }
  });
});
