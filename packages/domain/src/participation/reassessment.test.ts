import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { isPilot } from '../cycle/cycle.ts';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  siteId,
  type PlayedCommand,
} from '../cycle/played-cycle.test-support.ts';

const compiled = shippedScheme('copper-mark/rra-3.0');
const site = { siteType: 'rod-mill', metals: ['copper'] };
const before = 'cycle_00000000-0000-7000-8000-00000000000a';
const today = plainDate('2026-02-01');
const letter = {
  signedOn: plainDate('2023-02-01'),
  signatory: { name: 'Sam', position: 'Head' },
  contact: { name: 'Cleo', email: 'cleo@mill.example' },
};
const previous = { cycle: before, underWay: false, letter };
const begin: PlayedCommand = {
  type: 'reassessment.begin',
  body: { site: siteId, previous: before, reason: 'The award ends in September.' },
};
const fresh = () => playCycle(compiled, site, today);

describe('beginning to assess a site again', () => {
  it('opens the self-assessment at once, on the letter that was signed, with an anchor of its own', () => {
    for (const who of [people.secretariat, people.site]) {
      const cycle = fresh();
      cycle.do(who, begin, { previous });
      expect(cycle.running()).toMatchObject({
        previous: before,
        letter: 'accepted',
        scheme: compiled.hash,
        selfAssessment: { stage: 'open', answers: {} },
        anchors: { 'reassessment.begun': '2026-02-01' },
      });
      expect(cycle.events()[0]?.event.payload).toMatchObject({ letter, begunOn: '2026-02-01' });
    }
  });

  it('leads through the assessment to a report without a second letter', () => {
    const cycle = fresh();
    cycle.do(people.secretariat, begin, { previous });
    expect(cycle.give(people.site, { type: 'commitment.sign', body: letterBody() })).toMatchObject({
      error: { code: 'commitment.open-cycle' },
    });
    playToAssessment(cycle, compiled, site, today);
    playReport(cycle, compiled, today, () => 'fully-meets');
    expect(cycle.running().assessment.stage).toBe('submitted');
  });

  it('is the part of the secretariat and of the site', () => {
    for (const who of [people.assessor, people.officer, people.stranger]) {
      expect(fresh().give(who, begin, { previous })).toMatchObject({ error: { code: 'access.not-your-site' } });
    }
  });

  it('waits until the cycle before is decided, and follows the latest one only', () => {
    const give = (facts: Parameters<ReturnType<typeof fresh>['give']>[2]) => fresh().give(people.site, begin, facts);
    expect(give({ previous: { ...previous, underWay: true } })).toMatchObject({
      error: { code: 'reassessment.under-way' },
    });
    expect(give({ previous: { ...previous, cycle: `${before.slice(0, -1)}b` } })).toMatchObject({
      error: { code: 'reassessment.not-latest', at: 'previous' },
    });
    const begun = fresh();
    begun.do(people.site, begin, { previous });
    expect(begun.give(people.site, begin, { previous })).toMatchObject({ error: { code: 'reassessment.under-way' } });
  });

  it('needs a letter that was accepted here', () => {
    expect(fresh().give(people.site, begin)).toMatchObject({ error: { code: 'reassessment.no-letter' } });
    expect(fresh().give(people.site, begin, { previous: { cycle: before, underWay: false } })).toMatchObject({
      error: { code: 'reassessment.no-letter' },
    });
  });

  it('needs a version in force that has a mark for the site', () => {
    const { candidate: _none, ...known } = { candidate: compiled, previous };
    expect(fresh().give(people.site, begin, { ...known, candidate: undefined as never })).toMatchObject({
      error: { code: 'reassessment.no-scheme' },
    });
    const gold = playCycle(compiled, { ...site, metals: ['gold'] }, today);
    expect(gold.give(people.site, begin, { previous })).toMatchObject({ error: { code: 'reassessment.not-eligible' } });
  });

  it('takes a site whose type is not listed as a pilot, by the word of the secretariat, and of nobody who is of the site', () => {
    const windmill = () => playCycle(compiled, { ...site, siteType: 'windmill' }, today);
    const both = { ...people.secretariat, sites: [siteId] };
    for (const who of [people.site, both]) {
      expect(windmill().give(who, begin, { previous })).toMatchObject({
        error: { code: 'reassessment.unlisted-type' },
      });
    }
    const cycle = windmill();
    cycle.do(people.secretariat, begin, { previous });
    expect(isPilot(cycle.running())).toBe(true);
    playToAssessment(cycle, compiled, { ...site, siteType: 'windmill' }, today);
    const listed = fresh();
    listed.do(people.secretariat, begin, { previous });
    expect(isPilot(listed.running())).toBe(false);
  });
});

function letterBody() {
  const promises = compiled.scheme.letter.promises.map(({ id }) => id);
  const { contact, signatory } = letter;
  return { site: siteId, scheme: compiled.scheme.id, signedOn: '2026-02-01', promises, signatory, contact };
}
