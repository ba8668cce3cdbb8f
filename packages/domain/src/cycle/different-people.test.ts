import { plainDate } from '@touchstone/kernel';
import { expect, it } from 'vitest';
import type { Actor } from '../access/actor.ts';
import type { CompiledScheme } from '../scheme/scheme.ts';
import { nextActs } from './next-act.ts';
import {
  assessorId,
  candidate,
  people,
  playAward,
  playCycle,
  playFieldwork,
  playRatings,
  playReport,
  playToAppointment,
  playToAssessment,
  sectionsOf,
  shippedScheme,
  siteId,
  type PlayedCommand,
  type PlayedCycle,
} from './played-cycle.test-support.ts';

const shipped = shippedScheme('example-mill/1.1');
const site = { siteType: 'watermill', metals: ['lead'] };
const day = plainDate('2025-03-01');
const reason = 'Said in full, so that it is understood.';

type Step = (cycle: PlayedCycle, compiled: CompiledScheme) => void;

const by =
  (actor: Actor, command: PlayedCommand): Step =>
  (cycle) => {
    cycle.do(actor, command, { candidates: [candidate()] });
  };
const toAppointment: Step = (cycle, compiled) => {
  const appointing: PlayedCommand['type'] = 'assessment.appoint';
  const choosing: PlayedCycle = {
    ...cycle,
    do: (who, command, facts) => {
      if (command.type !== appointing) cycle.do(who, command, facts);
    },
  };
  playToAppointment(choosing, compiled, site, day);
};
const toAssessment: Step = (cycle, compiled) => {
  playToAssessment(cycle, compiled, site, day);
};
const toReport: Step = (cycle, compiled) => {
  playReport(cycle, compiled, day, () => 'exemplary');
};
const toAward =
  (...marks: readonly string[]): Step =>
  (cycle) => {
    playAward(cycle, marks);
  };
const toFieldwork: Step = (cycle, compiled) => {
  playRatings(cycle, compiled, 'assessment', () => ({ level: 'exemplary', rationale: 'Seen.', evidence: ['e'] }));
  playFieldwork(cycle, compiled.scheme, day);
};

const apply: PlayedCommand = {
  type: 'application.submit',
  body: { site: siteId, scheme: 'example-mill', answers: { 'grinds-for-others': 'no' } },
};
const sign: PlayedCommand = {
  type: 'commitment.sign',
  body: {
    ...{ site: siteId, scheme: 'example-mill', signedOn: day, answers: { 'has-pond': 'no' } },
    promises: shipped.scheme.letter.promises.map(({ id }) => id),
    ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
  },
};
const decideOn = (cycle: PlayedCycle): PlayedCommand => ({
  type: 'award.confirm',
  body: { seen: cycle.version() },
});
const cleo: Actor = { id: 'cleo', duties: ['officer'], sites: [] };

it.each<[first: string, then: string, steps: readonly Step[], who: Actor, act: (cycle: PlayedCycle) => PlayedCommand]>([
  [
    'application.answer',
    'commitment.accept',
    [
      by(people.site, apply),
      by(people.secretariat, { type: 'application.answer', body: { answer: 'eligible' } }),
      by(people.site, sign),
    ],
    people.secretariat,
    () => ({ type: 'commitment.accept', body: { contactConfirmed: true } }),
  ],
  [
    'commitment.accept',
    'assessment.appoint',
    [toAppointment, by(people.site, { type: 'assessment.appoint', body: { assessor: assessorId } })],
    people.secretariat,
    () => ({ type: 'assessment.approve-team', body: {} }),
  ],
  [
    'assessment.plan',
    'assessment.submit',
    [toAssessment, toFieldwork],
    people.assessor,
    () => ({
      type: 'assessment.submit',
      body: { visitedOn: day, summary: 'What was seen.', sections: sectionsOf(shipped.scheme) },
    }),
  ],
  [
    'appeal.decide',
    'award.confirm',
    [
      ...[toAssessment, toReport, toAward()],
      by(people.site, { type: 'appeal.lodge', body: { ground: 'wrong-facts', reason } }),
      by(cleo, { type: 'appeal.decide', body: { outcome: 'set-aside', reason } }),
      (cycle) => {
        const body = { marks: ['mill-star', 'mill-star-distinction'], reason, seen: cycle.version() };
        cycle.do(people.officer, { type: 'award.propose', body });
      },
    ],
    cleo,
    decideOn,
  ],
  [
    'conformance.confirm',
    'award.withdraw',
    [toAssessment, toReport, toAward('mill-star'), by(people.officer, { type: 'conformance.confirm', body: {} })],
    people.officer,
    () => ({ type: 'award.withdraw', body: { ground: 'false-words', reason } }),
  ],
])('whoever did %s leaves %s to somebody else, where the scheme says so', (first, then, steps, who, act) => {
  const { panels: _panels, ...duties } = shipped.scheme.duties;
  for (const pair of [[first, then] as const, [then, first] as const, undefined]) {
    const differ = pair === undefined ? [] : [{ acts: pair }];
    const compiled = { ...shipped, scheme: { ...shipped.scheme, duties: { ...duties, differ } } };
    const cycle = playCycle(compiled, site, day);
    for (const step of steps) step(cycle, compiled);
    const given = act(cycle);
    const waiting = nextActs(cycle.state(), cycle.version(), compiled.scheme).find((one) => one.act === given.type);
    if (waiting !== undefined) expect(waiting.notBy.includes(who.id)).toBe(pair !== undefined);
    const decision = cycle.give(who, given);
    if (pair === undefined) expect(decision.ok).toBe(true);
    else expect(decision).toMatchObject({ error: { code: 'duty.same-person', facts: { act: then, other: first } } });
  }
});
