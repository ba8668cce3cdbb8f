import { plainDate } from '@touchstone/kernel';
import { describe, expect, it, test } from 'vitest';
import {
  people,
  playCycle,
  playReport,
  playToAssessment,
  shippedScheme,
  type PlayedCommand,
  type PlayedCycle,
} from '../cycle/played-cycle.test-support.ts';
import type { CycleCommand } from '../cycle/decide-cycle.ts';
import { adviceFor, ratingsForAward } from '../cycle/decide-on-award.ts';
import { versionTouched } from '../cycle/version-touched.ts';
import { actionsOf, openActions } from './finding.ts';
import { repeatOf, type EarlierFinding } from './repeat-finding.ts';

const compiled = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const signedOn = plainDate('2025-03-01');
const finding = 'finding-mill-1';

const open = playCycle(compiled, site, signedOn);
playToAssessment(open, compiled, site, signedOn);
playReport(open, compiled, signedOn, (_criterion, index) => (index < 2 ? 'workable' : 'robust'));
open.do(people.secretariat, { type: 'assessment.accept', body: {} });

const planned = open.copy();
planned.do(people.site, {
  type: 'improvement.plan',
  body: { finding, cause: 'Old', action: 'Mend the gate', owner: 'Cleo', dueOn: '2025-05-01' },
});
const further = (dueOn = '2025-06-01', action?: string): PlayedCommand => ({
  type: 'action.plan',
  body: { finding, what: 'Mend the wheel', owner: 'Ola', dueOn, ...(action === undefined ? {} : { action }) },
});
const report = (action: string, done: boolean): PlayedCommand => ({
  type: 'action.report',
  body: { finding, action, progress: 'Under way', done, evidence: ['e'] },
});
const verify = (action: string, holds: boolean): PlayedCommand => ({
  type: 'action.verify',
  body: { finding, action, holds, method: 'on-site', rationale: 'Seen.' },
});
const drop = (action: string): PlayedCommand => ({
  type: 'action.drop',
  body: { finding, action, reason: 'Another way is better.' },
});
const takeBack: PlayedCommand = {
  type: 'improvement.take-back',
  body: { finding, reason: 'The second gate leaks as well.' },
};
const whole = (level: string): PlayedCommand => ({
  type: 'improvement.verify',
  body: { finding, level, rationale: 'Seen again.', method: 'remote' },
});
const reopen = (level: string): PlayedCommand => ({
  type: 'finding.reopen',
  body: { finding, level, rationale: 'It broke again.' },
});
const anew: PlayedCommand = {
  type: 'improvement.plan',
  body: { finding, cause: 'Old', action: 'Other', owner: 'Cleo', dueOn: '2025-05-01' },
};
const two = planned.copy();
two.do(people.site, further());

function standing(cycle: PlayedCycle): readonly string[] {
  const one = cycle.running().findings[finding]!;
  return [one.stage, ...Object.values(actionsOf(one)).map(({ stage }) => stage)];
}

describe('a plan with several actions', () => {
  it('is closed in part: a verified action stays so, and the finding is open with what is left', () => {
    const cycle = two.copy();
    cycle.do(people.site, report('1', true));
    expect(standing(cycle)).toEqual(['planned', 'done', 'planned']);
    cycle.do(people.assessor, verify('1', true));
    expect(standing(cycle)).toEqual(['planned', 'verified', 'planned']);
    expect(openActions(cycle.running().findings[finding]!)).toEqual(['2']);
    cycle.do(people.site, report('2', true));
    cycle.do(people.assessor, whole('underway'));
    expect(standing(cycle)).toEqual(['planned', 'verified', 'planned']);
    cycle.do(people.site, report('2', true));
    cycle.do(people.assessor, whole('robust'));
    expect(standing(cycle)).toEqual(['closed', 'verified', 'verified']);
  });

  it('is reported once its last action is, and not before', () => {
    const cycle = two.copy();
    cycle.do(people.site, report('1', true));
    cycle.do(people.site, report('2', false));
    expect(standing(cycle)[0]).toBe('planned');
    cycle.do(people.site, report('2', true));
    expect(standing(cycle)[0]).toBe('reported');
    cycle.do(people.assessor, verify('2', false));
    expect(standing(cycle)).toEqual(['planned', 'done', 'planned']);
  });

  it('counts a dropped action no more, and keeps its number', () => {
    const cycle = two.copy();
    cycle.do(people.site, report('1', true));
    cycle.do(people.site, drop('2'));
    expect(standing(cycle)).toEqual(['reported', 'done', 'dropped']);
    cycle.do(people.site, takeBack);
    cycle.do(people.site, further());
    expect(Object.keys(actionsOf(cycle.running().findings[finding]!))).toEqual(['1', '2', '3']);
    expect(standing(cycle)[0]).toBe('planned');
  });

  it('changes the owner and day of an action', () => {
    const cycle = two.copy();
    cycle.do(people.site, further('2025-06-30', '2'));
    expect(actionsOf(cycle.running().findings[finding]!)['2']).toEqual({ stage: 'planned', dueOn: '2025-06-30' });
  });

  const verified = two.copy();
  verified.do(people.site, report('1', true));
  verified.do(people.assessor, verify('1', true));
  const lessOne = two.copy();
  lessOne.do(people.site, drop('2'));
  const full = planned.copy();
  for (let count = 1; count < 20; count += 1) full.do(people.site, further());

  it.each([
    ['before the plan', open, people.site, further(), 'improvement.not-planned'],
    ['of another site', two, people.assessor, further(), 'access.not-your-site'],
    ['after the clock', two, people.site, further('2025-07-02'), 'improvement.too-late'],
    ['on a day that is none', two, people.site, further('2025-06-31'), 'date.impossible'],
    ['that is not there', two, people.site, report('3', true), 'action.unknown'],
    ['called like what every object has', two, people.site, drop('toString'), 'action.unknown'],
    ['beyond the limit', full, people.site, further(), 'action.too-many'],
    ['that is the only one, dropped', planned, people.site, drop('1'), 'action.last'],
    ['that is the only one left, dropped', lessOne, people.site, drop('1'), 'action.last'],
    ['that was dropped, reported', lessOne, people.site, report('2', true), 'action.unknown'],
    ['that is verified, planned anew with the cause', verified, people.site, anew, 'action.verified-already'],
    ['that is not done, verified', two, people.assessor, verify('1', true), 'action.not-done'],
    ['verified by the site', two, people.site, verify('1', true), 'access.not-your-engagement'],
    ['that is verified, changed', verified, people.site, further('2025-06-01', '1'), 'action.verified-already'],
    ['that is verified, reported', verified, people.site, report('1', false), 'action.verified-already'],
  ] as const)('takes no action %s', (_what, from, who, command, code) => {
    const cycle = from.copy();
    expect(cycle.give(who, command)).toMatchObject({ ok: false, error: { code } });
    expect(cycle.state()).toBe(from.state());
  });

  it('cites evidence that is on record only', () => {
    expect(two.copy().give(people.site, report('1', true), { evidenceHeld: [] })).toMatchObject({
      error: { code: 'evidence.unknown', at: 'evidence' },
    });
  });
});

describe('a report that all is done', () => {
  const reported = planned.copy();
  reported.do(people.site, report('1', true));

  it.each<readonly [string, PlayedCommand]>([
    ['planned over', anew],
    ['made twice', { type: 'improvement.report', body: { finding, done: 'Again.', evidence: [] } }],
    ['added to', further()],
    ['taken back by another word on an action', report('1', false)],
    ['taken back by dropping an action', drop('1')],
  ])('is not %s', (_what, command) => {
    expect(reported.copy().give(people.site, command)).toMatchObject({
      ok: false,
      error: { code: 'improvement.reported-already' },
    });
  });

  it('is taken back by the site with its reason, once, and then planned and made again', () => {
    const cycle = reported.copy();
    expect(cycle.give(people.assessor, takeBack)).toMatchObject({ error: { code: 'access.not-your-site' } });
    cycle.do(people.site, takeBack);
    expect(standing(cycle)).toEqual(['planned', 'planned']);
    expect(cycle.give(people.site, takeBack)).toMatchObject({ error: { code: 'improvement.no-report' } });
    cycle.do(people.site, further());
    cycle.do(people.site, report('1', true));
    cycle.do(people.site, report('2', true));
    expect(standing(cycle)[0]).toBe('reported');
  });
});

describe('a closed finding', () => {
  const closed = open.copy();
  for (const id of ['finding-mill-1', 'finding-mill-2']) {
    closed.do(people.site, {
      type: 'improvement.plan',
      body: { finding: id, cause: 'Old', action: 'Mend', owner: 'Cleo', dueOn: '2025-05-01' },
    });
    closed.do(people.site, { type: 'improvement.report', body: { finding: id, done: 'Mended', evidence: [] } });
    closed.do(people.assessor, {
      type: 'improvement.verify',
      body: { finding: id, level: 'robust', rationale: 'Seen.', method: 'remote' },
    });
  }

  it('is opened again by its assessor, and the improvement is no longer complete', () => {
    const cycle = closed.copy();
    expect(cycle.running().anchors).toHaveProperty(['improvement.completed']);
    cycle.do(people.assessor, reopen('underway'));
    expect(
      cycle
        .events()
        .slice(-2)
        .map(({ event }) => event.type),
    ).toEqual(['finding.reopened', 'improvement.continued']);
    expect(standing(cycle)[0]).toBe('planned');
    expect(cycle.running().anchors).not.toHaveProperty(['improvement.completed']);
    expect(cycle.running().findingAnchors[finding]).toEqual({
      'finding.raised': signedOn,
      'finding.reopened': signedOn,
    });
    expect(ratingsForAward(cycle.running())['mill-1']).toEqual({ level: 'underway' });
    expect(adviceFor(cycle.running(), compiled.scheme)).not.toEqual(adviceFor(closed.running(), compiled.scheme));
  });

  it.each([
    [people.site, reopen('underway'), 'access.not-your-engagement'],
    [people.assessor, reopen('robust'), 'finding.level-closes'],
    [people.assessor, reopen('none'), 'rating.unknown-level'],
  ] as const)('is not opened by %o with %o', (who, command, code) => {
    expect(closed.copy().give(who, command)).toMatchObject({ error: { code } });
  });

  it('stays closed once the award was refused on it', () => {
    const cycle = closed.copy();
    const propose = { marks: [], reason: 'x'.repeat(150), seen: cycle.version() };
    cycle.do(people.officer, { type: 'award.propose', body: propose });
    cycle.do(people.otherOfficer, { type: 'award.confirm', body: { seen: cycle.version() } });
    expect(cycle.give(people.assessor, reopen('underway'))).toMatchObject({ error: { code: 'finding.award-refused' } });
  });

  it('that is open is not opened', () => {
    expect(two.copy().give(people.assessor, reopen('underway'))).toMatchObject({
      error: { code: 'finding.not-closed' },
    });
  });
});

test('work on one finding touches no other', () => {
  const other = { type: 'improvement.plan', body: { finding: 'finding-mill-2' } } as CycleCommand;
  const own = { type: 'action.report', body: { finding, action: '1' } } as CycleCommand;
  expect(versionTouched(two.state(), other, two.version())).toBe(0);
  expect(versionTouched(two.state(), own, two.version())).toBe(two.version());
});

test('a plan of the time when it named one action folds as before', () => {
  const { actions: _actions, version: _version, ...before } = planned.running().findings[finding]!;
  expect(before).toEqual({ criterion: 'mill-1', level: 'workable', stage: 'planned' });
});

describe('a repeat finding', () => {
  const { scheme } = shippedScheme('copper-mark/rra-3.0');
  const mapping = scheme.mappings!.find(({ from }) => from.scheme === scheme.id)!;
  const pair = mapping.entries.find(({ from, to }) => from !== undefined && to !== undefined && from !== to)!;
  const earlier: EarlierFinding = {
    ...{ cycle: 'cycle-before', finding: 'finding-before', criterion: pair.from! },
    ...{ scheme: scheme.id, version: mapping.from.version },
  };

  it('is recognised in the criterion that the mapping names', () => {
    expect(repeatOf(scheme, pair.to!, [earlier])).toEqual({ cycle: 'cycle-before', finding: 'finding-before' });
  });

  it('is recognised by its own criterion under the same version, in the latest cycle', () => {
    const same = { ...earlier, criterion: pair.to!, version: scheme.version, cycle: 'cycle-later' };
    expect(repeatOf(scheme, pair.to!, [same, earlier])).toMatchObject({ cycle: 'cycle-later' });
  });

  it('is recognised over the versions in between, where these are known', () => {
    const { id, version } = scheme;
    const entries = scheme.criteria.map(({ id: same }) => ({
      ...{ from: same, to: same, relation: 'equal' as const, reason: { en: 'Nothing changed.' } },
    }));
    const next = { ...scheme, version: 'next', mappings: [{ from: { scheme: id, version }, entries }] };
    expect(repeatOf(next, pair.to!, [earlier])).toBeUndefined();
    expect(repeatOf(next, pair.to!, [earlier], [scheme])).toMatchObject({ finding: 'finding-before' });
  });

  it('is none under another criterion, or of a version that nobody mapped', () => {
    const apart = scheme.criteria.find(
      ({ id }) => !mapping.entries.some(({ from, to }) => from === pair.from && to === id),
    )!;
    expect(repeatOf(scheme, apart.id, [earlier])).toBeUndefined();
    expect(repeatOf(scheme, pair.to!, [{ ...earlier, version: '0.1' }])).toBeUndefined();
    expect(repeatOf(scheme, pair.to!, [{ ...earlier, scheme: 'another' }])).toBeUndefined();
  });

  it('is named by the report that raises it', () => {
    const cycle = playCycle(compiled, site, signedOn);
    playToAssessment(cycle, compiled, site, signedOn);
    const { id, version } = compiled.scheme;
    const before = {
      ...{ cycle: 'cycle_00000000-0000-7000-8000-0000000000aa', finding: 'finding-mill-1', criterion: 'mill-1' },
      ...{ scheme: id, version },
    };
    playReport(cycle, compiled, signedOn, (_criterion, index) => (index < 2 ? 'workable' : 'robust'), {
      earlierFindings: [before],
    });
    expect(cycle.events().at(-1)?.event.payload).toMatchObject({
      findings: [
        { finding: 'finding-mill-1', repeats: { cycle: before.cycle, finding: 'finding-mill-1' } },
        { finding: 'finding-mill-2' },
      ],
    });
  });
});
