/** Publication, moved clocks, independence, scoping, conditions and reports, on the example and in words. */
import { plainDate } from '@touchstone/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionsOf } from './award-conditions.ts';
import { dueOn } from './clocks.ts';
import { obstaclesToAct, panelOutcome } from './independence.ts';
import { extensionObstacle, movedDue, outerBound, pauseObstacle, reminderDays } from './moved-clocks.ts';
import { isPublic, readPublication } from './publication.ts';
import { scopeSite } from './questions.ts';
import { sectionsToWrite } from './report-sections.ts';
import type { Clock, Scheme, Tie } from './scheme.ts';
import { compiledExample } from './shipped-schemes.test-support.ts';
import { cycleAnchors } from './vocabulary.ts';
import { clockRightsInWords, dutiesInWords, publicFactInWords, publicationInWords } from './words/process-in-words.ts';
import { ruleInWords } from './words/rule-in-words.ts';

const scheme = compiledExample();
const day = plainDate;
const today = day('2025-06-01');
const changedClock = (id: string, more: Partial<Clock>): Scheme => ({
  ...scheme,
  clocks: scheme.clocks.map((clock) => (clock.id === id ? { ...clock, ...more } : clock)),
});

const anyDay = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => day(new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)));
const anchors = fc.dictionary(fc.constantFrom(...cycleAnchors), anyDay);

test('a fact is public from its day on, and what is not named, unset or on request is not', () => {
  const accepted = { 'commitment.accepted': today };
  expect(isPublic(scheme, 'commitment.letter', accepted, today)).toBe(true);
  expect(isPublic(scheme, 'commitment.letter', accepted, day('2025-05-31'))).toBe(false);
  expect(isPublic(scheme, 'commitment.letter', {}, today)).toBe(false);
  const done = { ...accepted, 'assessment.accepted': today, 'award.confirmed': today };
  const late = day('2030-01-01');
  expect(isPublic(scheme, 'assessment.ratings', done, late)).toBe(true);
  expect(isPublic(scheme, 'assessment.report', done, late)).toBe(false);
  expect(isPublic(scheme, 'improvement.plan', done, late)).toBe(false);
  expect(isPublic(scheme, 'award.reasons', done, late)).toBe(false);
  const { publication, ...silent } = scheme;
  expect(publication).toHaveLength(5);
  expect(readPublication(silent, done, late)).toEqual([]);
});

test('what is public once stays public as days pass and events happen', () => {
  fc.assert(
    fc.property(anchors, anchors, anyDay, anyDay, (before, more, first, second) => {
      const [earlier, later] = first < second ? [first, second] : [second, first];
      const was = readPublication(scheme, before, earlier);
      const is = readPublication(scheme, { ...more, ...before }, later);
      was.forEach(({ state }, index) => {
        if (state === 'open') expect(is[index]?.state).toBe('open');
      });
    }),
  );
});

const signed = { 'commitment.signed': day('2025-01-10'), 'finding.raised': day('2025-03-01') };
const ask = {
  clock: 'mending',
  duties: ['officer'] as const,
  reason: 'The wheel is being repaired until late autumn.',
};

test.each([
  ['2025-09-01', {}, undefined],
  ['2025-07-01', {}, 'not-later'],
  ['2026-09-11', {}, 'beyond-bound'],
  ['2025-09-01', { duties: ['assessor'] }, 'not-yours'],
  ['2025-09-01', { reason: 'Because of the wheel.   ' }, 'reason-too-short'],
  ['2025-09-01', { clock: 'visit' }, 'not-allowed'],
  ['2025-09-01', { clock: 'none' }, 'unknown-clock'],
] as const)('extending the mending of a gap to %s with %o: %s', (to, more, obstacle) => {
  expect(extensionObstacle(scheme, { ...ask, ...more, to: day(to) }, signed)).toBe(obstacle);
});

test('a right that the scheme leaves unset is nobody’s, and a clock that waits cannot be moved', () => {
  expect(extensionObstacle(changedClock('mending', { extension: null }), { ...ask, to: today }, signed)).toBe('unset');
  expect(extensionObstacle(scheme, { ...ask, to: today }, {})).toBe('waiting');
  expect(pauseObstacle(scheme, { ...ask, clock: 'own-look', duties: ['secretariat'] })).toBeUndefined();
  expect(pauseObstacle(scheme, ask)).toBe('not-allowed');
});

test('a pause moves the due day by its days, days covered twice count once, and one that comes too late moves nothing', () => {
  const accepted = { 'commitment.accepted': day('2025-01-15') };
  const moved = (...pauses: readonly { from: string; until?: string }[]) =>
    movedDue(
      scheme,
      'own-look',
      accepted,
      {
        pauses: pauses.map(({ from, until }) => ({
          from: day(from),
          ...(until === undefined ? {} : { until: day(until) }),
        })),
      },
      today,
    );
  expect(moved()).toBe('2025-03-01');
  expect(moved({ from: '2025-02-01', until: '2025-02-11' })).toBe('2025-03-11');
  expect(
    moved(
      { from: '2025-02-05', until: '2025-02-11' },
      { from: '2025-02-01', until: '2025-02-08' },
      { from: '2025-02-02', until: '2025-02-03' },
    ),
  ).toBe('2025-03-11');
  expect(moved({ from: '2025-03-02', until: '2025-04-01' })).toBe('2025-03-01');
  expect(moved({ from: '2025-03-01' })).toBe('2025-06-01');
});

test('a moved day is never earlier than the unmoved one, nor past the bound unless that was so before', () => {
  const moves = fc.record({
    extendedTo: anyDay,
    pauses: fc.array(fc.record({ from: anyDay, until: anyDay }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(anchors, anyDay, moves, anyDay, (happened, raised, granted, now) => {
      const days = { ...happened, 'finding.raised': raised };
      const due = dueOn(scheme, 'mending', days)!;
      const moved = movedDue(scheme, 'mending', days, granted, now)!;
      const bound = outerBound(scheme, 'mending', days);
      expect(moved >= due).toBe(true);
      if (bound !== undefined && moved !== due) expect(moved <= bound).toBe(true);
      expect(movedDue(scheme, 'mending', days, {}, now)).toBe(due);
    }),
  );
});

test('reminders count back from the due day', () => {
  expect(reminderDays(scheme, 'own-look', day('2025-03-01'))).toEqual(['2025-02-15', '2025-02-26']);
  expect(reminderDays(scheme, 'visit', today)).toEqual([]);
});

test('a person does not act with a tie that counts, too soon after one, or too often in a row', () => {
  const at = (ties: readonly { tie: Tie; endedOn?: string }[], cyclesInRow = 0, act = 'assessment.submit') =>
    obstaclesToAct(
      scheme,
      act,
      {
        ties: ties.map(({ tie, endedOn }) => ({ tie, ...(endedOn === undefined ? {} : { endedOn: day(endedOn) }) })),
        cyclesInRow,
      },
      today,
    );
  expect(at([], 1)).toEqual([]);
  expect(at([], 2)).toEqual([{ kind: 'rotation', afterCycles: 2 }]);
  expect(at([{ tie: 'ownership' }])).toEqual([{ kind: 'recusal', tie: 'ownership' }]);
  expect(at([{ tie: 'ownership', endedOn: '2025-05-31' }])).toEqual([]);
  expect(at([{ tie: 'employment', endedOn: '2023-06-02' }])).toEqual([
    { kind: 'cooling-off', tie: 'employment', until: '2025-06-02' },
  ]);
  expect(at([{ tie: 'employment', endedOn: '2023-06-01' }])).toEqual([]);
  expect(at([{ tie: 'employment' }], 9, 'award.confirm')).toEqual([]);
  const unset = { ...scheme, duties: { ...scheme.duties, recusal: null, rotation: null, coolingOff: null } };
  expect(obstaclesToAct(unset, 'assessment.submit', { ties: [{ tie: 'family' }], cyclesInRow: 9 }, today)).toEqual([]);
});

test.each([
  [1, 0, 0, 'two-thirds', 'no-quorum'],
  [0, 0, 3, 'two-thirds', 'lost'],
  [2, 1, 0, 'two-thirds', 'carried'],
  [1, 1, 0, 'two-thirds', 'lost'],
  [2, 1, 0, 'majority', 'carried'],
  [1, 1, 1, 'majority', 'lost'],
  [2, 0, 1, 'all', 'carried'],
  [2, 1, 0, 'all', 'lost'],
] as const)('%i for, %i against, %i abstaining, by %s: %s', (yes, no, abstaining, carriedBy, outcome) => {
  const panel = { ...scheme.duties.panels![0]!, carriedBy };
  expect(panelOutcome(panel, { for: yes, against: no, abstaining })).toBe(outcome);
});

test('an answer that is not asked for, not offered, or of another kind does not count and stays open', () => {
  const site = { siteType: 'watermill', metals: ['iron'] };
  const mill = { ...scheme, questions: scheme.questions!.filter(({ askedAt }) => askedAt !== 'application') };
  const scoped = (answers: Readonly<Record<string, string | boolean>>, of = site) => {
    const { asked, open, site: facts } = scopeSite(mill, of, answers);
    return [asked.map(({ id }) => id), open, facts];
  };
  expect(scoped({})).toEqual([['has-pond'], ['has-pond'], site]);
  expect(scoped({ 'has-pond': 'yes' })).toEqual([['has-pond'], ['has-pond'], site]);
  expect(scoped({ 'has-pond': false, 'pond-use': 'fish' })).toEqual([['has-pond'], [], { ...site, 'has-pond': false }]);
  expect(scoped({ 'has-pond': true, 'pond-use': 'ducks' })[1]).toEqual(['pond-use']);
  const windmill = { ...site, siteType: 'windmill' };
  expect(scoped({ 'has-pond': true }, windmill)).toEqual([[], [], windmill]);
});

test('a mark that the scheme does not have comes with no condition', () => {
  expect(conditionsOf(scheme, 'other', { site: { siteType: 'windmill' }, ratings: {} })).toEqual([]);
});

test('a section is to be written until it holds words, unless it may be left empty or the report is unset', () => {
  const open = (written: Readonly<Record<string, string>>) =>
    sectionsToWrite(scheme, 'mill-report', written).map(({ id }) => id);
  expect(open({})).toEqual(['seen', 'heard']);
  expect(open({ seen: 'Three rooms.', heard: ' ' })).toEqual(['heard']);
  expect(sectionsToWrite(scheme, 'closing-note', {})).toEqual([]);
});

test('what becomes public, who may move a clock and who may not act is told, and so is what is unset', () => {
  expect(scheme.publication?.map((one) => publicationInWords(one, 'en'))).toEqual([
    'Letter of commitment: public from the day of this event: the letter of commitment is accepted.',
    'Ratings of the assessment: public from 30 days after the award is confirmed.',
    'Full assessment report: on request from the latest of: the day of this event: the assessment report is accepted; 2 months after the award is confirmed.',
    'Improvement plan: public, but the scheme does not say from when.',
    'Suspension and withdrawal of the award: public from the day of this event: the award is suspended.',
  ]);
  const [ownLook, , , mending] = scheme.clocks;
  expect(clockRightsInWords(ownLook!, 'en')).toEqual([
    'Those who must act are reminded 14 and 3 days before.',
    'The secretariat may stop the count for a while, and says why.',
  ]);
  expect(clockRightsInWords(mending!, 'en')).toEqual([
    'An award officer may move the day further, and says why.',
    'Never moved past 20 months after the letter of commitment is signed.',
  ]);
  expect(clockRightsInWords({ ...mending!, extension: null, pause: null, outerBound: null }, 'en')).toEqual([
    'The day can be moved further, but the scheme does not say by whom.',
    'The count can be stopped for a while, but the scheme does not say by whom.',
    'The scheme does not say how far it may be moved.',
  ]);
  expect(dutiesInWords({ ...scheme.duties, rotation: null }, 'en')).toEqual([
    'Proposing an award and confirming an award are done by different people.',
    'Accepting the letter of commitment and confirming an award are done by different people.',
    'Confirming an award and deciding an appeal are done by different people.',
    'Suspending an award and lifting a suspension are done by different people.',
    'Proposing an award takes a panel of 3, of whom at least 2 take part, and two thirds of the votes cast.',
    'Deciding an appeal takes a panel of 3, of whom at least 3 take part, and more votes for than against.',
    'Submitting the assessment report is closed to a person for 2 years after employment by the site.',
    'Submitting the assessment report is closed to a person with one of these ties: employment by the site, paid advice to the site, a share in the site or family at the site.',
    'Confirming an award is closed to a person with one of these ties: a share in the site or family at the site.',
    'The scheme does not say when another person must take over.',
  ]);
  expect(publicFactInWords('award.marks', 'fr')).toBe('marques attribuées');
  const told = [
    ...dutiesInWords(scheme.duties, 'fr'),
    ...scheme.clocks.flatMap((clock) => clockRightsInWords(clock, 'fr')),
    ...(scheme.publication ?? []).map((one) => publicationInWords(one, 'fr')),
  ];
  for (const line of told) expect(line).toMatch(/^[A-ZÀÉ].*\.$/);
  expect(ruleInWords(scheme, { fact: 'pond-use', isOneOf: ['fish'] }, 'en')).toBe(
    'The answer to “What is the pond used for?” is “To keep fish”.',
  );
});
