/**
 * What the people of a simulation come to want of their own accord, while the cycle waits for something else or for nothing.
 * Each line says what somebody may come to want, whose wish it is, and what one writes beside what anybody knows; what is
 * needed for it may still be missing, so the deciders say whether it is granted.
 */
import { addPeriod, defined, type PlainDate } from '@touchstone/kernel';
import {
  applicableCriteria,
  clocksOfCycle,
  clocksOfFinding,
  panelOf,
  scopedFacts,
  type CommandName,
  type Criterion,
  type CycleStage,
  type Duty,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import type { Words } from '../sensible-body.ts';
import type { Random } from './random.ts';

export interface Situation {
  readonly cycle: RunningCycle;
  readonly where: CycleStage;
  readonly scheme: Scheme;
  readonly today: PlainDate;
  readonly random: Random;
}

/** A command, who wants to give it, and what it says. */
export type Wish = readonly [CommandName, Duty, Words?];

/** Everything that somebody may come to want as the cycle stands. */
export function wishesIn(situation: Situation): readonly Wish[] {
  return [
    ...ofThoseWhoAnswer(situation),
    ...ofThoseWhoAssess(situation),
    ...ofThoseWhoImprove(situation),
    ...ofThoseWhoDecide(situation),
    ...aboutClocks(situation),
    ...tooSoon(situation),
  ];
}

function ofThoseWhoAnswer({ cycle, random, scheme, where }: Situation): readonly Wish[] {
  // Few leave, or there would soon be nobody left.
  const leaves: readonly Wish[] = random.chance(0.03) ? [['commitment.withdraw', 'site']] : [];
  const criteria = applicableCriteria(scheme, scopedFacts(cycle));
  switch (where) {
    case 'applied':
      return random.chance(0.1) ? [['application.withdraw', 'site']] : [];
    case 'eligible':
      // After a new version came, what was answered under the old one is asked again.
      return random.chance(0.2) ? [['application.submit', 'site']] : [];
    case 'self-assessing':
      return [
        ...leaves,
        ...(cycle.previous === undefined
          ? []
          : [['self-assessment.confirm', 'site', { criteria: [random.pick(criteria).id] }] as const]),
        ...excluded(criteria, random).map((words): Wish => ['self-assessment.exclude', 'site', words]),
      ];
    case 'self-assessed': {
      const proposed = cycle.assessment.stage === 'none' && cycle.assessment.proposed !== undefined;
      return proposed
        ? [['assessment.refuse-team', 'secretariat']]
        : [
            ['self-assessment.return', 'secretariat'],
            ['assessment.appoint', 'secretariat'],
          ];
    }
    case 'reported':
      return excludedBefore(cycle).map((criterion): Wish => ['exclusion.decline', 'secretariat', { criterion }]);
    case 'deciding':
      return [...leaves, ['disagreement.record', 'site', { criterion: random.pick(criteria).id }]];
    case 'awarded':
      return [...leaves, ['change.notify', 'site', happenedToday(scheme, random)]];
    case 'refused':
    case 'suspended':
    case 'withdrawn':
      return [['appeal.lodge', 'site', onGround(scheme.afterAward?.appeal?.grounds, random)]];
    default:
      return leaves;
  }
}

function ofThoseWhoAssess({ cycle, random, scheme, where }: Situation): readonly Wish[] {
  const { assessment } = cycle;
  if (where !== 'assessing' || assessment.stage === 'none') return [];
  const criteria = applicableCriteria(scheme, scopedFacts(cycle));
  const { id: criterion } = random.pick(criteria);
  return [
    ['desk-review.note', 'assessor', { criterion }],
    ['desk-review.ask-return', 'assessor'],
    ['observation.record', 'assessor', { criterion }],
    ['assessment.replace', 'secretariat', { leaves: assessment.appointment.assessor }],
    ...excluded(criteria, random).map((words): Wish => ['assessment.exclude', 'assessor', words]),
  ];
}

function ofThoseWhoImprove({ cycle, random, scheme, where }: Situation): readonly Wish[] {
  if (where === 'assessing' || where === 'reported') return [];
  return Object.entries(cycle.findings).flatMap(([finding, { actions = {}, criterion, stage }]): readonly Wish[] => {
    if (stage === 'closed')
      return [['finding.reopen', 'assessor', { finding, level: levelWithFinding(scheme, criterion, random) }]];
    const standing = Object.entries(actions).filter(([, { stage: at }]) => at !== 'dropped');
    const ids = standing.flatMap(([id, { stage: at }]) => (at === 'verified' ? [] : [id]));
    if (ids.length === 0) return [];
    const words = { finding, action: random.pick(ids), done: random.chance(0.7), holds: random.chance(0.7) };
    if (stage === 'reported') {
      return [
        ...(random.chance(0.2) ? [['improvement.take-back', 'site', { finding }] as const] : []),
        ['action.verify', 'assessor', words],
      ];
    }
    return [
      ['action.plan', 'site', { ...words, action: undefined }],
      ...(standing.length > 1 ? [['action.drop', 'site', words] as const] : []),
      ['action.report', 'site', words],
      ['action.verify', 'assessor', words],
    ];
  });
}

const votes = ['for', 'for', 'against', 'abstain'];

function ofThoseWhoDecide({ cycle, random, scheme, today, where }: Situation): readonly Wish[] {
  const { suspension, withdrawal } = scheme.afterAward ?? {};
  const awarded: readonly Wish[] = [
    ['surveillance.complete', 'secretariat', { visitedOn: today }],
    ...(cycle.conditions ?? []).map((words): Wish => ['condition.fulfil', 'secretariat', { ...words }]),
  ];
  switch (where) {
    case 'deciding':
      // Whatever the scheme advises, and at times without a word on it: what speaks against it is for the deciders to say.
      return [
        [
          'award.propose',
          'officer',
          { marks: scheme.marks.map(({ id }) => id), ...(random.chance(0.5) ? { reason: 'So.' } : {}) },
        ],
      ];
    case 'proposed':
      return [
        ...(panelOf(scheme) === undefined ? [] : [['award.vote', 'officer', { vote: random.pick(votes) }] as const]),
        ...(random.chance(0.2) ? [['award.recuse', 'officer'] as const] : []),
      ];
    case 'awarded':
      return [...awarded, ['award.suspend', 'officer', onGround(suspension, random)]];
    case 'suspended':
      return [...awarded, ['award.lift', 'officer'], ['award.withdraw', 'officer', onGround(withdrawal, random)]];
    default:
      return [];
  }
}

/** Of clocks that run or stand still, by whom the scheme gives the right. */
function aboutClocks({ cycle, random, scheme, today }: Situation): readonly Wish[] {
  if (!scheme.clocks.some(({ extension, pause }) => extension ?? pause)) return [];
  const open = Object.keys(cycle.findings).filter((id) => cycle.findings[id]?.stage !== 'closed');
  const [finding] = cycle.assessment.stage === 'accepted' ? open : [];
  const ofFinding = finding === undefined ? [] : clocksOfFinding(cycle, scheme, finding, today);
  return [...clocksOfCycle(cycle, scheme, today), ...ofFinding].flatMap(({ clock: id, due = today, state }) => {
    const { extension, pause, per } = defined(
      scheme.clocks.find((one) => one.id === id),
      'a clock of the scheme',
    );
    const words = { clock: id, finding: per === 'finding' ? finding : undefined };
    const later = { ...words, to: addPeriod(due, { days: 1 + random.below(60) }) };
    const wants: Wish[] = [];
    if (state === 'running' && extension) wants.push(['clock.extend', extension.by, later]);
    if (state === 'running' && pause) wants.push(['clock.pause', pause.by, words]);
    if (state === 'paused' && pause) wants.push(['clock.resume', pause.by, words]);
    return wants;
  });
}

/** A clock is said to have run out, whether it has, has not, or is on record as run out already. */
function tooSoon({ cycle, random, scheme, today }: Situation): readonly Wish[] {
  const { id: clock, per } = random.pick(scheme.clocks);
  if (cycle.letter !== 'accepted') return [];
  return [['clock.reach', 'system', { clock, asOf: today, ...(per === 'finding' ? {} : { finding: undefined }) }]];
}

/** A criterion of which the scheme allows to say that it does not apply; none where there is no such one. */
function excluded(criteria: readonly Criterion[], random: Random): readonly Words[] {
  const optional = criteria.filter(({ notApplicable }) => notApplicable === 'allowed');
  return optional.length === 0 ? [] : [{ criterion: random.pick(optional).id }];
}

/** Criteria of which the report says that they do not apply. */
function excludedBefore({ assessment }: RunningCycle): readonly string[] {
  const determined = assessment.stage === 'none' ? {} : assessment.determinations;
  return Object.entries(determined).flatMap(([id, { rating }]) => ('notApplicable' in rating ? [id] : []));
}

function levelWithFinding(scheme: Scheme, criterion: string, random: Random): string | undefined {
  const scale = scheme.criteria.find(({ id }) => id === criterion)?.scale;
  const levels = scheme.scales.find(({ id }) => id === scale)?.levels.filter(({ finding }) => finding) ?? [];
  return levels.length === 0 ? undefined : random.pick(levels).id;
}

function onGround(grounds: readonly { readonly id: string }[] | null | undefined, random: Random): Words {
  return grounds === null || grounds === undefined || grounds.length === 0 ? {} : { ground: random.pick(grounds).id };
}

function happenedToday(scheme: Scheme, random: Random): Words {
  const told = (scheme.afterAward?.reassessment?.triggers ?? []).filter(({ toldBySite }) => toldBySite === true);
  return told.length === 0 ? {} : { trigger: random.pick(told).id };
}
