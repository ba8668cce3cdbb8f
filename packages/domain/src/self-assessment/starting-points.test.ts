import { plainDate } from '@touchstone/kernel';
import { describe, expect, it } from 'vitest';
import { people, playCycle, shippedScheme, siteId, type PlayedCycle } from '../cycle/played-cycle.test-support.ts';
import { applicableCriteria, pairsSince } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { askedNoLonger, startingPoints, type EarlierAnswer, type EarlierAnswers } from './starting-points.ts';

const older = shippedScheme('copper-mark/rra-2.0').scheme;
const compiled = shippedScheme('copper-mark/rra-3.0');
const newer = compiled.scheme;
const site = { siteType: 'rod-mill', metals: ['copper'] };
const before = 'cycle_00000000-0000-7000-8000-00000000000a';
const today = plainDate('2026-02-01');

const answered = (criterion: string, more: Partial<EarlierAnswer> = {}): EarlierAnswer => ({
  ...{ criterion, rating: { level: 'fully-meets' }, rationale: `Shown for ${criterion}.`, evidence: ['permit'] },
  ...more,
});
const earlier: EarlierAnswers = {
  ...{ cycle: before, scheme: older },
  answers: older.criteria.map(({ id }) => answered(id)),
};
const oneOf = (relation: string): string => {
  const pairs = pairsSince(newer, older) ?? [];
  const applicable = new Set(applicableCriteria(newer, { ...site, country: 'FR' }).map(({ id }) => id));
  const found = pairs.find(({ to = '', relation: own }) => own === relation && applicable.has(to));
  return found?.to ?? 'none';
};
const equal = oneOf('equal');

/** Of the same site, assessed again under the newer version. */
function again(facts: { readonly earlierAnswers?: EarlierAnswers } = { earlierAnswers: earlier }) {
  const cycle = playCycle(compiled, site, today);
  const letter = {
    signedOn: plainDate('2023-02-01'),
    signatory: { name: 'Sam', position: 'Head' },
    contact: { name: 'Cleo', email: 'cleo@mill.example' },
  };
  cycle.do(
    people.site,
    { type: 'reassessment.begin', body: { site: siteId, previous: before, reason: 'Three years.' } },
    { previous: { cycle: before, underWay: false, letter } },
  );
  const give = (command: Parameters<PlayedCycle['give']>[1]) =>
    cycle.give(people.site, command, { evidenceHeld: ['permit'], ...facts });
  return { cycle, give };
}

const confirm = (...criteria: string[]) => ({ type: 'self-assessment.confirm' as const, body: { criteria } });
const rate = (criterion: string, broughtFrom?: { cycle: string; criterion: string }) => ({
  type: 'self-assessment.rate' as const,
  body: {
    ...{ criterion, level: 'partially-meets', rationale: 'Less than before.', evidence: ['permit'] },
    ...(broughtFrom === undefined ? {} : { broughtFrom }),
  },
});

describe('what a site may start from', () => {
  it('is what the mapping leads to a criterion, and may be confirmed where both ask the same', () => {
    const points = startingPoints(newer, earlier);
    for (const { confirmable, criterion, from, relation } of points) {
      const pairs = (pairsSince(newer, older) ?? []).filter(({ to }) => to === criterion);
      expect(pairs.map((pair) => pair.from)).toContain(from.criterion);
      expect(confirmable).toBe(relation === 'equal' && pairs.length === 1);
    }
    expect(points.filter(({ confirmable }) => confirmable)).toHaveLength(16);
    const added = newer.criteria.filter(({ id }) => points.every(({ criterion }) => criterion !== id));
    expect(added.map(({ id }) => id)).toEqual(
      (pairsSince(newer, older) ?? []).flatMap(({ from, to }) => (from === undefined ? [to] : [])),
    );
  });

  it('is every answer where the version is the same', () => {
    const same = startingPoints(older, earlier);
    expect(same.every(({ confirmable, criterion, from }) => confirmable && criterion === from.criterion)).toBe(true);
    expect(same).toHaveLength(older.criteria.length);
    expect(askedNoLonger(older, { scheme: older })).toEqual([]);
  });

  it('is nothing where the version does not say where the older criteria went', () => {
    const { mappings: _unsaid, ...unmapped } = newer;
    expect(startingPoints(unmapped, earlier)).toEqual([]);
    expect(askedNoLonger(unmapped, { scheme: older })).toEqual([]);
  });

  it('is led over the versions in between, with the reasons of each step', () => {
    const { id: scheme, version } = newer;
    const reason = { en: 'Nothing changed since.', fr: 'Rien n’a changé depuis.' };
    const entries = newer.criteria.map(({ id }) => ({ from: id, to: id, relation: 'equal' as const, reason }));
    const next: Scheme = { ...newer, version: 'next', mappings: [{ from: { scheme, version }, entries }] };
    expect(startingPoints(next, earlier)).toEqual([]);
    const led = startingPoints(next, { ...earlier, versions: [next, newer, older] });
    const plain = (points: typeof led) =>
      points.map(({ confirmable, criterion, from, relation }) => [criterion, from.criterion, relation, confirmable]);
    expect(new Set(plain(led))).toEqual(new Set(plain(startingPoints(newer, earlier))));
    expect(led.every((point) => point.reason?.['en']?.endsWith('Nothing changed since.') === true)).toBe(true);
  });

  it('names what is asked no longer', () => {
    const [mapping] = newer.mappings ?? [];
    if (mapping === undefined) throw new Error('no mapping');
    const entries = mapping.entries.map((entry) =>
      entry.from === 'rra2-16' ? { from: 'rra2-16', relation: 'withdrawn' as const, reason: entry.reason } : entry,
    );
    const withdrawn = { ...newer, mappings: [{ ...mapping, entries }] };
    expect(askedNoLonger(withdrawn, { scheme: older }).map(({ id }) => id)).toEqual(['rra2-16']);
    expect(startingPoints(withdrawn, earlier).some(({ from }) => from.criterion === 'rra2-16')).toBe(false);
  });

  it('takes no level of another scale along, nor “not applicable” where that is not allowed', () => {
    const scales = newer.scales.map((scale) => ({
      ...scale,
      levels: scale.levels.map((level) => ({ ...level, meaning: { en: 'Something else.' } })),
    }));
    const others = startingPoints({ ...newer, scales }, earlier);
    expect(others.some(({ confirmable, rating }) => confirmable || rating !== undefined)).toBe(false);

    const excluded = (scheme: Scheme) => {
      const answers = earlier.answers.map((one) => ({ ...one, rating: { notApplicable: true } as const }));
      return startingPoints(scheme, { ...earlier, answers }).find(({ criterion }) => criterion === equal);
    };
    const allowing = (notApplicable: 'allowed' | 'never'): Scheme => ({
      ...newer,
      criteria: newer.criteria.map((one) => ({ ...one, notApplicable })),
    });
    expect(excluded(allowing('allowed'))).toMatchObject({ confirmable: true, rating: { notApplicable: true } });
    expect(excluded(allowing('never'))).toMatchObject({ confirmable: false });
  });
});

describe('answers of the cycle before', () => {
  it('are no answers until the site confirms them, several at once where it means it', () => {
    const { cycle, give } = again();
    expect(cycle.running().selfAssessment).toEqual({ stage: 'open', answers: {} });
    const [one = '', two = ''] = startingPoints(newer, earlier).flatMap(({ confirmable, criterion }) =>
      confirmable ? [criterion] : [],
    );
    const from = (criterion: string) =>
      startingPoints(newer, earlier).find((point) => point.criterion === criterion)?.from;
    expect(give(confirm(one, two)).ok).toBe(true);
    expect(
      cycle
        .events()
        .slice(1)
        .map(({ event }) => event),
    ).toEqual(
      [one, two].map((criterion) => ({
        type: 'self-assessment.rated',
        payload: {
          ...{ criterion, level: 'fully-meets', rationale: from(criterion)?.rationale, evidence: ['permit'] },
          broughtFrom: { cycle: before, criterion: from(criterion)?.criterion },
        },
      })),
    );
    expect(give(confirm(one))).toMatchObject({ error: { code: 'self-assessment.answered-already' } });
  });

  it.each(['subset', 'intersect'])('of a criterion that asks something else (%s) are answered anew', (relation) => {
    const { cycle, give } = again();
    const criterion = oneOf(relation);
    expect(give(confirm(equal, criterion))).toMatchObject({
      error: { code: 'self-assessment.not-confirmable' },
    });
    expect(cycle.events()).toHaveLength(1);
    const [point] = startingPoints(newer, earlier).filter((one) => one.criterion === criterion);
    const broughtFrom = { cycle: before, criterion: point?.from.criterion ?? '' };
    expect(give(rate(criterion, broughtFrom)).ok).toBe(true);
    expect(cycle.events().at(-1)?.event.payload).toMatchObject({ criterion, broughtFrom });
  });

  it('do not stand for a new criterion, nor in a first cycle', () => {
    const { give } = again();
    expect(give(confirm(oneOf('new')))).toMatchObject({ error: { code: 'self-assessment.nothing-before' } });
    const first = again({});
    expect(first.give(confirm(equal))).toMatchObject({ error: { code: 'self-assessment.nothing-before' } });
    expect(give(confirm('rra2-01'))).toMatchObject({ error: { code: 'rating.unknown-criterion' } });
  });

  it('are not confirmed without what the scheme asks at their level', () => {
    const answers = earlier.answers.map((one) => ({ ...one, evidence: [] }));
    const { give } = again({ earlierAnswers: { ...earlier, answers } });
    expect(give(confirm(equal))).toMatchObject({ error: { code: 'self-assessment.not-confirmable' } });
  });

  it('are named as a source only where they lead to the criterion', () => {
    const { give } = again();
    const other = startingPoints(newer, earlier).find(({ criterion }) => criterion !== equal)?.from.criterion ?? '';
    const own = startingPoints(newer, earlier).find(({ criterion }) => criterion === equal)?.from.criterion ?? '';
    for (const broughtFrom of [
      { cycle: before, criterion: other },
      { cycle: `${before.slice(0, -1)}b`, criterion: own },
    ]) {
      expect(give(rate(equal, broughtFrom))).toMatchObject({ error: { code: 'self-assessment.nothing-before' } });
    }
    expect(give(rate(equal)).ok).toBe(true);
  });

  it('hold the self-assessment back while one of them waits, and count before what has no answer at all', () => {
    const { give } = again();
    const submit = { type: 'self-assessment.submit', body: {} } as const;
    const applicable = applicableCriteria(newer, { ...site, country: 'FR' }).map(({ id }) => id);
    const started = new Set(startingPoints(newer, earlier).map(({ criterion }) => criterion));
    const waiting = applicable.filter((id) => started.has(id));
    expect(give(submit)).toMatchObject({
      error: { code: 'self-assessment.unconfirmed', facts: { waiting: waiting.length } },
    });
    for (const id of waiting) expect(give(rate(id)).ok).toBe(true);
    expect(give(submit)).toMatchObject({ error: { code: 'rating.incomplete' } });
    for (const id of applicable.filter((one) => !started.has(one))) expect(give(rate(id)).ok).toBe(true);
    expect(give(submit).ok).toBe(true);
    expect(give(confirm(equal))).toMatchObject({ error: { code: 'self-assessment.frozen' } });
  });

  it('are confirmed by the site alone', () => {
    const { cycle } = again();
    const decision = cycle.give(people.secretariat, confirm(equal), {
      earlierAnswers: earlier,
      evidenceHeld: ['permit'],
    });
    expect(decision).toMatchObject({ error: { code: 'access.not-your-site' } });
  });
});
