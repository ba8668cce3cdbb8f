import { instant, plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { hasEnded } from '../cycle/cycle.ts';
import { nextActs } from '../cycle/next-act.ts';
import { cycleStage, registerStatus } from '../cycle/stage.ts';
import { withdrawLetter } from './participation.ts';
import { people, playCycle, shippedScheme, siteId, type PlayedCommand } from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');
const promises = compiled.scheme.letter.promises.map(({ id }) => id);

const letter = (change: object = {}): PlayedCommand => ({
  type: 'commitment.sign',
  body: {
    ...{ site: siteId, scheme: compiled.scheme.id, signedOn, promises },
    answers: { 'has-pond': 'no', 'grinds-for-others': 'no' },
    ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
    ...change,
  },
});
const accept: PlayedCommand = { type: 'commitment.accept', body: { contactConfirmed: true } };
const fresh = () => playCycle(compiled, site, signedOn);

describe('signing the letter of commitment', () => {
  it('pins the cycle to the version in force and waits for the secretariat', () => {
    const cycle = fresh();
    cycle.do(people.site, letter());
    expect(cycle.running()).toMatchObject({ letter: 'signed', scheme: compiled.hash, site: siteId });
    expect(cycle.running().selfAssessment.stage).toBe('closed');
  });

  it('gives every promise or is not signed', () => {
    const decision = fresh().give(people.site, letter({ promises: promises.slice(1) }));
    expect(decision).toMatchObject({
      error: { code: 'commitment.promise-missing', at: 'promises', facts: { missing: 1 } },
    });
  });

  it.each([
    ['by somebody else', people.stranger, {}, 'access.not-your-site'],
    ['on a day to come', people.site, { signedOn: '2025-03-02' }, 'commitment.future'],
    ['on a day that no calendar has', people.site, { signedOn: '2025-02-30' }, 'date.impossible'],
  ])('is refused %s', (_case, actor, change, code) => {
    expect(fresh().give(actor, letter(change))).toMatchObject({ error: { code } });
  });

  it('is refused for a kind of site or metals that the scheme does not take', () => {
    const known = { country: 'SE', fictional: true, responsible: [] };
    const other = fresh().give(people.site, letter(), { site: { ...known, siteType: 'moon-base', metals: ['lead'] } });
    expect(other).toMatchObject({ error: { code: 'commitment.site-not-eligible' } });
    const copper = shippedScheme('copper-mark/rra-2.0');
    const lead = playCycle(copper, { siteType: 'rod-mill', metals: ['lead'] }, plainDate('2023-01-10'));
    const noMark = lead.give(people.site, letter({ scheme: copper.scheme.id, signedOn: '2023-01-10', answers: {} }));
    expect(noMark).toMatchObject({ error: { code: 'commitment.no-mark' } });
  });

  it('is refused while another cycle of the site is open', () => {
    expect(fresh().give(people.site, letter(), { otherCycle: true })).toMatchObject({
      error: { code: 'commitment.open-cycle' },
    });
    const cycle = fresh();
    cycle.do(people.site, letter());
    expect(cycle.give(people.site, letter())).toMatchObject({ error: { code: 'commitment.open-cycle' } });
  });
});

describe('answering the letter', () => {
  it('opens the self-assessment and starts the clocks at the day of signing', () => {
    const cycle = fresh();
    cycle.do(people.site, letter());
    cycle.on(plainDate('2025-03-10'));
    cycle.do(people.secretariat, accept);
    expect(cycle.running().selfAssessment).toEqual({ stage: 'open', answers: {} });
    expect(cycle.running().anchors).toEqual({ 'commitment.signed': '2025-03-01', 'commitment.accepted': '2025-03-10' });
  });

  it('needs the contact person to be confirmed', () => {
    const cycle = fresh();
    cycle.do(people.site, letter());
    const decision = cycle.give(people.secretariat, { type: 'commitment.accept', body: { contactConfirmed: false } });
    expect(decision).toMatchObject({ error: { code: 'commitment.contact-not-confirmed', at: 'contactConfirmed' } });
  });

  it('is the secretariat’s part alone, and once', () => {
    const cycle = fresh();
    cycle.do(people.site, letter());
    expect(cycle.give(people.site, accept)).toMatchObject({ error: { code: 'access.duty-missing' } });
    cycle.do(people.secretariat, accept);
    expect(cycle.give(people.secretariat, accept)).toMatchObject({ error: { code: 'commitment.not-waiting' } });
  });

  it('sends the letter back, after which it can be signed again', () => {
    const cycle = fresh();
    cycle.do(people.site, letter());
    cycle.do(people.secretariat, { type: 'commitment.return', body: { reason: 'The contact person left.' } });
    expect(cycle.running().letter).toBe('returned');
    cycle.do(people.site, letter());
    expect(cycle.running().letter).toBe('signed');
  });
});

describe('the end of a commitment', () => {
  const withdraw: PlayedCommand = { type: 'commitment.withdraw', body: { reason: 'The mill is sold.' } };

  it('is the site’s own word: before the letter is accepted as if it was never there, afterwards in public', () => {
    const cycle = fresh();
    cycle.do(people.site, letter());
    const early = cycle.copy();
    early.do(people.site, withdraw);
    expect([cycleStage(early.state()), registerStatus('retracted')]).toEqual(['retracted', undefined]);
    cycle.do(people.secretariat, accept);
    expect(cycle.give(people.secretariat, withdraw)).toMatchObject({ error: { code: 'access.not-your-site' } });
    cycle.do(people.site, withdraw);
    expect([cycleStage(cycle.state()), registerStatus('left')]).toEqual(['left', 'left']);
    expect(hasEnded(cycle.running())).toBe(true);
    expect(nextActs(cycle.state(), cycle.version(), compiled.scheme)).toEqual([]);
    for (const [who, command] of [
      [people.site, withdraw],
      [people.site, { type: 'self-assessment.submit', body: {} }],
      [people.secretariat, { type: 'scope.confirm', body: { answers: {} } }],
    ] as const) {
      expect(cycle.give(who, command)).toMatchObject({ error: { code: 'commitment.ended' } });
    }
  });

  it('comes with the clock of which the scheme says so', () => {
    const cycle = fresh();
    cycle.do(people.site, letter());
    cycle.do(people.secretariat, accept);
    cycle.on(plainDate('2030-01-01'));
    cycle.do(people.job, { type: 'clock.reach', body: { clock: 'all-mended', asOf: '2030-01-01' } });
    expect(cycle.running().anchors['commitment.lapsed']).toBe('2030-01-01');
    expect(cycleStage(cycle.state())).toBe('lapsed');
  });

  it('does not come by the site’s word where the cycle is decided', () => {
    const context = { actor: people.site, at: instant('2025-03-01T12:00:00Z'), today: signedOn, siteId };
    const command = { id: 'command', stream: 'cycle', type: 'commitment.withdraw', body: { reason: 'So.' } } as const;
    const codes = (['stands', 'over'] as const).map((award) => withdrawLetter(command, { ...context, award }));
    expect(codes).toMatchObject([
      { error: { code: 'commitment.award-stands' } },
      { error: { code: 'commitment.decided' } },
    ]);
  });
});
