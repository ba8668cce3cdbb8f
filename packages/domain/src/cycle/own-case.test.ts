/**
 * Nobody decides where they are conflicted: a cycle passes every decision that there is, and before each is taken, the very
 * person who may take it is refused for being responsible for the site, on its team, withdrawn, or declared to have a tie.
 * Whoever assesses it is refused every act of the team once such a tie is declared, or while their approval is not in force.
 */
import { plainDate } from '@touchstone/kernel';
import { expect, test } from 'vitest';
import type { Actor } from '../access/actor.ts';
import type { Declaration } from '../independence/independence.ts';
import { commandNames, commandType, type CommandName } from '../registers.ts';
import { answers, decisions } from './conflict.ts';
import type { CycleFacts } from './decide-cycle.ts';
import {
  approvedAssessor,
  assessorId,
  candidate,
  people,
  playAward,
  playCycle,
  playReport,
  playToAppointment,
  playToAssessment,
  sectionsOf,
  shippedScheme,
  siteId,
  type PlayedCommand,
  type PlayedCycle,
} from './played-cycle.test-support.ts';

const compiled = shippedScheme('example-mill/1.1');
const mill = { siteType: 'watermill', metals: ['lead'] };
const criterion = compiled.scheme.criteria.find(({ notApplicable }) => notApplicable !== 'never')?.id ?? '';
const day = plainDate('2025-03-01');
const reason = 'Said at length, so that whoever reads it knows why. '.repeat(4);
const withdrawn: Actor = { ...people.officer, id: 'rae' };
const third: Actor = { ...people.officer, id: 'cat' };

/** What may be decided instead. */
const opposites: Readonly<Partial<Record<PlayedCommand['type'], PlayedCommand>>> = {
  'commitment.accept': { type: 'commitment.return', body: { reason } },
  'assessment.approve-team': { type: 'assessment.refuse-team', body: { reason } },
  'assurance-plan.approve': { type: 'assurance-plan.return', body: { reason } },
  'assessment.accept': { type: 'assessment.return', body: { reason } },
  'exclusion.confirm': { type: 'exclusion.decline', body: { criterion, reason } },
  'award.confirm': { type: 'award.decline', body: { reason } },
};
const ofAssessorsToo = [
  ...['scope.confirm', 'self-assessment.return', 'surveillance.complete', 'commitment.accept', 'commitment.return'],
];

/** The same cycle, in which every decision is first tried by people who are not free to take it. */
function watched(cycle: PlayedCycle, tried: Set<string>): PlayedCycle {
  const tryBy = (who: Actor, command: PlayedCommand, facts: Partial<CycleFacts>): void => {
    const twin = cycle.copy();
    const before = twin.state();
    expect(twin.give(who, command, facts), `${who.id} gives ${command.type}`).toMatchObject({
      ok: false,
      error: {
        code: expect.stringMatching(
          /^(award\.conflicted|award\.recused|duty\.own-case|exclusion\.own-team|assessment\.conflicted)$/,
        ) as string,
      },
    });
    expect(twin.state()).toBe(before);
  };
  const tryOut = (who: Actor, command: PlayedCommand, facts: Partial<CycleFacts>): void => {
    const { type } = command;
    const decides = decisions.includes(type);
    if (!decides && !answers.includes(type)) return;
    expect(cycle.copy().give(who, command, facts), `${who.id} gives ${type}`).toMatchObject({ ok: true });
    tried.add(type);
    tryBy({ ...who, sites: [siteId] }, command, facts);
    if (!ofAssessorsToo.includes(type)) tryBy({ ...who, id: people.assessor.id }, command, facts);
    tryBy(who, command, { ...facts, declaration: { conflict: true, ties: [], declaredOn: day } });
    tryBy(who, command, { ...facts, ties: [{ tie: 'employment' }] });
    if (!decides) return;
    tryBy({ ...who, id: withdrawn.id }, command, facts);
  };
  return {
    ...cycle,
    do: (who, command, facts = {}) => {
      const opposite = opposites[command.type];
      for (const one of opposite === undefined ? [command] : [command, opposite]) tryOut(who, one, facts);
      if (command.type === 'assessment.appoint') {
        const proposed = watched(cycle.copy(), tried);
        proposed.do(people.secretariat, { type: 'self-assessment.return', body: { reason, comments: {} } });
        proposed.do(people.site, { type: 'self-assessment.submit', body: {} });
        expect(proposed.give(people.site, command, facts).ok).toBe(true);
        proposed.do(people.secretariat, { type: 'assessment.approve-team', body: {} }, { candidates: [candidate()] });
      }
      cycle.do(who, command, facts);
    },
  };
}

test('nobody takes a decision on a site that they are tied to, nor answers what they asked for themselves', () => {
  const tried = new Set<string>();
  const cycle = watched(playCycle(compiled, mill, day), tried);
  playToAssessment(cycle, compiled, mill, day);
  cycle.do(people.assessor, { type: 'desk-review.ask-return', body: { reason } });
  cycle.do(people.secretariat, { type: 'desk-review.decline-return', body: { reason } });
  const replace = { leaves: assessorId, follows: assessorId, reason };
  const replaced = watched(cycle.copy(), tried);
  replaced.do(people.secretariat, { type: 'assessment.replace', body: replace }, { candidates: [candidate()] });
  playReport(cycle, compiled, day, () => 'robust');
  cycle.do(people.secretariat, { type: 'assessment.return', body: { reason } });
  cycle.do(people.assessor, { type: 'assessment.exclude', body: { criterion, reason } });
  const sections = sectionsOf(compiled.scheme);
  cycle.do(people.assessor, { type: 'assessment.submit', body: { visitedOn: day, summary: reason, sections } });
  cycle.do(people.secretariat, { type: 'exclusion.confirm', body: { criterion } });
  cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  cycle.do(withdrawn, { type: 'award.recuse', body: { reason } });
  const marks = compiled.scheme.marks.map(({ id }) => id);
  cycle.do(people.officer, { type: 'award.propose', body: { marks, reason, seen: cycle.version() } });
  cycle.do(third, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
  cycle.do(people.otherOfficer, { type: 'award.confirm', body: { seen: cycle.version() } });
  cycle.do(people.officer, { type: 'conformance.confirm', body: {} });
  cycle.do(people.secretariat, { type: 'surveillance.complete', body: { visitedOn: day, summary: reason } });
  cycle.do(people.site, { type: 'change.notify', body: { happenedOn: day, description: reason } });
  cycle.do(people.secretariat, { type: 'change.answer', body: { effect: 'none', reason } });
  const suspend = { type: 'award.suspend', body: { ground: 'closed-gate', reason } } as const;
  cycle.do(people.officer, suspend);
  cycle.do(people.otherOfficer, { type: 'award.lift', body: { reason } });
  cycle.do(people.officer, suspend);
  cycle.do(people.officer, { type: 'award.withdraw', body: { ground: 'false-words', reason } });
  cycle.do(people.site, { type: 'appeal.lodge', body: { ground: 'wrong-facts', reason } });
  cycle.do(third, { type: 'appeal.decide', body: { outcome: 'stands', reason } });
  const doubted = playCycle(compiled, mill, day);
  playToAssessment(doubted, compiled, mill, day);
  playReport(doubted, compiled, day, (_criterion, index) => (index === 0 ? 'workable' : 'robust'));
  doubted.do(people.secretariat, { type: 'assessment.accept', body: {} });
  doubted.do(withdrawn, { type: 'award.recuse', body: { reason } });
  playAward(doubted, marks);
  const [finding = ''] = Object.keys(doubted.running().findings);
  const plan = { finding, cause: reason, action: reason, owner: 'Ola', dueOn: day };
  doubted.do(people.site, { type: 'improvement.plan', body: plan });
  doubted.do(people.site, { type: 'improvement.report', body: { finding, done: reason, evidence: ['e'] } });
  doubted.do(people.assessor, { type: 'improvement.verify', body: { finding, level: 'underway', rationale: reason } });
  watched(doubted, tried).do(people.officer, { type: 'award.keep', body: { reason } });
  // Conditions of an award are the one answer that this scheme does not come to.
  const all = [...decisions, ...answers].filter((act) => act !== 'condition.fulfil');
  expect([...tried].sort()).toEqual(all.sort());
});

/** What the scheme's own people do on a cycle that neither decides on its award nor answers anybody in it. */
const neither: readonly CommandName[] = [
  // Its decider knows the site's own people by itself.
  ...(['application.answer', 'application.return'] as const),
  // Who is of the site acts for the site, as one who begins, chooses or asks.
  ...(['reassessment.begin', 'assessment.appoint', 'clock.extend', 'clock.pause', 'clock.resume'] as const),
  ...(['history.import', 'visit.announce', 'award.recuse'] as const),
];

test('whatever the scheme’s own people do on a cycle is a decision, an answer, or known to be neither', () => {
  const ofStaff = commandNames.filter((name) => {
    const { duties, stream } = commandType(name);
    return stream === 'cycle' && duties.some((duty) => duty === 'secretariat' || duty === 'officer');
  });
  expect(ofStaff.toSorted()).toEqual([...decisions, ...answers, ...neither].sort());
});

const declared = (more: Partial<Declaration>): Declaration => ({ conflict: false, ties: [], declaredOn: day, ...more });
const entryOf = (more: Partial<typeof approvedAssessor>): Partial<CycleFacts> => ({
  entry: { assessor: { ...approvedAssessor, ...more } },
});
const keepsFromAssessing: readonly (readonly [code: string, facts: Partial<CycleFacts>])[] = [
  ['assessment.conflicted', { declaration: declared({ conflict: true }) }],
  ['assessment.conflicted', { declaration: declared({ ties: [{ tie: 'family' }] }) }],
  [
    'assessment.conflicted',
    { declaration: declared({ ties: [{ tie: 'employment', endedOn: plainDate('2024-03-01') }] }) },
  ],
  ['assessment.conflicted', { ties: [{ tie: 'employment', endedOn: plainDate('2024-03-01') }] }],
  ['assessment.not-approved', entryOf({ suspended: true })],
  ['assessment.not-approved', entryOf({ scope: { metals: ['tin'] } })],
];
const free = declared({ ties: [{ tie: 'employment', endedOn: plainDate('2020-03-01') }] });

const given = commandNames.filter(
  (name) => commandType(name).stream === 'cycle' && commandType(name).duties.includes('assessor'),
);

/** The same cycle, in which whoever assesses first tries every act while something bars them, and then does it freely. */
function triedWhileBarred(cycle: PlayedCycle, tried: Set<string>): PlayedCycle {
  return {
    ...cycle,
    do: (who, command, facts = {}) => {
      if (who.id !== people.assessor.id) {
        cycle.do(who, command, facts);
        return;
      }
      for (const [code, bar] of keepsFromAssessing) {
        const before = cycle.state();
        expect(cycle.give(who, command, { ...facts, ...bar }), command.type).toMatchObject({ error: { code } });
        expect(cycle.state()).toBe(before);
      }
      tried.add(command.type);
      cycle.do(who, command, { ...facts, ...entryOf({}), declaration: free });
    },
  };
}

/** The same scheme, which lets assessors move the day of their report and return answers. */
const right = { by: 'assessor', reasonLength: 20 } as const;
const movable = {
  ...compiled,
  scheme: {
    ...compiled.scheme,
    assessment: { ...compiled.scheme.assessment, answersReturnedBy: 'team-or-secretariat' as const },
    clocks: compiled.scheme.clocks.map((one) => (one.id === 'told' ? { ...one, extension: right, pause: right } : one)),
  },
};

test('nobody goes on assessing a site once a tie with it is declared, or while their approval is not in force', () => {
  const tried = new Set<string>();
  const cycle = triedWhileBarred(playCycle(movable, mill, day), tried);
  playToAssessment(cycle, movable, mill, day);
  const { assessor, secretariat, site } = people;
  cycle.do(assessor, { type: 'self-assessment.return', body: { reason, comments: {} } });
  cycle.do(site, { type: 'self-assessment.submit', body: {} });
  cycle.do(assessor, { type: 'desk-review.note', body: { criterion, note: reason } });
  cycle.do(assessor, { type: 'desk-review.ask-return', body: { reason } });
  cycle.do(secretariat, { type: 'desk-review.decline-return', body: { reason } });
  cycle.do(assessor, { type: 'observation.record', body: { kind: 'good-practice', text: reason } });
  cycle.do(assessor, { type: 'clock.extend', body: { clock: 'told', to: '2025-12-01', reason } });
  cycle.do(assessor, { type: 'clock.pause', body: { clock: 'told', reason } });
  cycle.do(assessor, { type: 'clock.resume', body: { clock: 'told', reason } });
  cycle.do(assessor, { type: 'assessment.exclude', body: { criterion, reason } });
  playReport(cycle, movable, day, (_criterion, index) => (index === 0 ? 'workable' : 'robust'));
  cycle.do(secretariat, { type: 'assessment.accept', body: {} });
  const finding = 'finding-mill-1';
  const action = { finding, action: '1' };
  const plan = { finding, cause: reason, action: reason, owner: 'Cleo', dueOn: '2025-05-01' };
  cycle.do(site, { type: 'improvement.plan', body: plan });
  cycle.do(site, { type: 'action.report', body: { ...action, progress: reason, done: true, evidence: ['e'] } });
  const seen = { finding, rationale: reason };
  cycle.do(assessor, { type: 'action.verify', body: { ...seen, action: '1', holds: true, method: 'remote' } });
  cycle.do(assessor, { type: 'improvement.verify', body: { ...seen, level: 'robust', method: 'remote' } });
  cycle.do(assessor, { type: 'finding.reopen', body: { ...seen, level: 'workable' } });
  cycle.do(site, { type: 'action.plan', body: { finding, what: reason, owner: 'Cleo', dueOn: '2025-05-01' } });
  cycle.do(site, { type: 'improvement.report', body: { finding, done: reason, evidence: ['e'] } });
  cycle.do(assessor, { type: 'improvement.verify', body: { ...seen, level: 'robust', method: 'remote' } });
  const marks = compiled.scheme.marks.map(({ id }) => id);
  cycle.do(people.officer, { type: 'award.propose', body: { marks, reason, seen: cycle.version() } });
  cycle.do(third, { type: 'award.vote', body: { vote: 'for', reason, seen: cycle.version() } });
  cycle.do(people.otherOfficer, { type: 'award.confirm', body: { seen: cycle.version() } });
  cycle.do(assessor, { type: 'surveillance.complete', body: { visitedOn: day, summary: reason } });
  expect([...tried].sort()).toEqual([...given].sort());
});

test('a declared conflict binds whoever declared it, and whoever follows on the team goes on', () => {
  const cycle = playCycle(compiled, mill, day);
  playToAssessment(cycle, compiled, mill, day);
  const declaration = declared({ conflict: true });
  const back: PlayedCommand = { type: 'self-assessment.return', body: { reason, comments: {} } };
  expect(cycle.copy().give(people.secretariat, back).ok).toBe(true);
  expect(cycle.copy().give(people.secretariat, back, { declaration })).toMatchObject({
    error: { code: 'duty.own-case' },
  });
  const rate: PlayedCommand = {
    type: 'assessment.rate',
    body: { criterion, level: 'robust', rationale: reason, evidence: ['e'] },
  };
  expect(cycle.give(people.assessor, rate, { declaration })).toMatchObject({
    error: { code: 'assessment.conflicted' },
  });
  const follows = 'assessor_00000000-0000-7000-8000-000000000009';
  const replace: PlayedCommand = { type: 'assessment.replace', body: { leaves: assessorId, follows, reason } };
  const eve = { ...approvedAssessor, assessor: follows, account: people.everything.id };
  cycle.do(people.secretariat, replace, { candidates: [candidate({ assessor: eve })] });
  expect(cycle.give(people.everything, rate, { declaration: free }).ok).toBe(true);
});

test('nobody approves a team that they are proposed for, not even as its second member', () => {
  const cycle = playCycle(compiled, mill, day);
  const beforeTeam: PlayedCycle = {
    ...cycle,
    do: (who, command, facts) => {
      if (command.type !== 'assessment.appoint') cycle.do(who, command, facts);
    },
  };
  playToAppointment(beforeTeam, compiled, mill, day);
  const second = 'assessor_00000000-0000-7000-8000-000000000009';
  const eve = candidate({ assessor: { ...approvedAssessor, assessor: second, account: people.everything.id } });
  const team = { candidates: [candidate(), eve] };
  cycle.do(people.site, { type: 'assessment.appoint', body: { assessor: assessorId, members: [second] } }, team);
  const approve: PlayedCommand = { type: 'assessment.approve-team', body: {} };
  for (const who of [people.everything, { ...people.secretariat, id: people.assessor.id }]) {
    expect(cycle.give(who, approve, team)).toMatchObject({ error: { code: 'duty.own-case' } });
  }
  // Somebody of the same firm as one of those who are proposed.
  const colleagues = [people.everything.id];
  expect(cycle.give(people.secretariat, approve, { ...team, colleagues })).toMatchObject({
    error: { code: 'duty.own-case' },
  });
  cycle.do(people.secretariat, approve, { ...team, colleagues: ['somebody of another team'] });
});

test('nobody of the secretariat appoints themselves, or somebody of their firm', () => {
  const cycle = playCycle(compiled, mill, day);
  const { everything, secretariat } = people;
  const appoint: PlayedCommand = { type: 'assessment.appoint', body: { assessor: assessorId } };
  const ada = { candidates: [candidate()] };
  const tryToAppoint = (command: PlayedCommand): void => {
    const own = { candidates: [candidate({ assessor: { ...approvedAssessor, account: everything.id } })] };
    for (const facts of [
      own,
      { ...ada, colleagues: [people.assessor.id] },
      { ...ada, ties: [{ tie: 'employment' as const }] },
    ]) {
      expect(cycle.give(everything, command, facts)).toMatchObject({ error: { code: 'duty.own-case' } });
    }
    expect(cycle.copy().give(everything, command, ada).ok).toBe(true);
  };
  const follows = 'assessor_00000000-0000-7000-8000-000000000009';
  playToAppointment(
    {
      ...cycle,
      do: (who, command, facts) => {
        if (command.type === 'assessment.appoint') tryToAppoint(appoint);
        cycle.do(who, command, facts);
      },
    },
    compiled,
    mill,
    day,
  );
  const replace: PlayedCommand = { type: 'assessment.replace', body: { leaves: assessorId, follows, reason } };
  const eve = candidate({ assessor: { ...approvedAssessor, assessor: follows, account: everything.id } });
  expect(cycle.give(everything, replace, { candidates: [eve] })).toMatchObject({ error: { code: 'duty.own-case' } });
  cycle.do(secretariat, replace, { candidates: [eve] });
});

test('nobody answers for the scheme or decides where somebody of their firm assesses', () => {
  const cycle = playCycle(compiled, mill, day);
  playToAssessment(cycle, compiled, mill, day);
  const ofFirm = { colleagues: [people.assessor.id] };
  const { officer, secretariat } = people;
  playReport(cycle, compiled, day, () => 'robust');
  const accept: PlayedCommand = { type: 'assessment.accept', body: {} };
  expect(cycle.give(secretariat, accept, ofFirm)).toMatchObject({ error: { code: 'duty.own-case' } });
  cycle.do(secretariat, accept);
  const marks = compiled.scheme.marks.map(({ id }) => id);
  const propose: PlayedCommand = { type: 'award.propose', body: { marks, reason, seen: cycle.version() } };
  expect(cycle.give(officer, propose, ofFirm)).toMatchObject({ error: { code: 'award.conflicted' } });
  cycle.do(officer, propose);
});
