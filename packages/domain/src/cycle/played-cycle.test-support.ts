/**
 * A cycle that tests play command by command through `decideCycle`, with people for every part. What is played here went
 * through the real deciders, so a test never starts from a state that could not have come about.
 */
import { instant, plainDate, type PlainDate } from '@touchstone/kernel';
import type { Actor } from '../access/actor.ts';
import type { Candidate } from '../assessment/team.ts';
import type { ApprovedAssessor } from '../assessor/assessor.ts';
import type { Decision, Recorded } from '../envelope.ts';
import type { Static } from 'typebox';
import type { RateCriterion } from '../rating/check-rating.ts';
import { requirementsToRate, type RequirementRatings } from '../rating/requirement-ratings.ts';
import { applicableCriteria, compileScheme, problemInWords, scopeSite } from '../scheme/index.ts';
import type { CompiledScheme, Criterion, Scheme } from '../scheme/scheme.ts';
import { unconfirmed } from '../participation/scope.ts';
import { readSchemeFolder } from '../scheme/shipped-schemes.test-support.ts';
import {
  fieldworkOf,
  noCycle,
  scopedFacts,
  scopeOf,
  type CycleEvent,
  type CycleState,
  type RunningCycle,
} from './cycle.ts';
import { evolveCycle } from './evolve-cycle.ts';
import { decideCycle, type CycleCommand, type CycleFacts } from './decide-cycle.ts';

export const siteId = 'site_00000000-0000-7000-8000-000000000001';
export const assessorId = 'assessor_00000000-0000-7000-8000-000000000002';
const cycleId = 'cycle_00000000-0000-7000-8000-000000000003';

const person = (id: string, more: Partial<Actor>): Actor => ({ id, duties: [], sites: [], ...more });

export const people = {
  site: person('sam', { duties: ['site'], sites: [siteId] }),
  secretariat: person('sidney', { duties: ['secretariat'] }),
  assessor: person('ada', { duties: ['assessor'], assessor: assessorId }),
  officer: person('alex', { duties: ['officer'] }),
  otherOfficer: person('bo', { duties: ['officer'] }),
  /** holds more than one duty, as nobody should and somebody will */
  everything: person('eve', { duties: ['secretariat', 'officer', 'assessor', 'operator'] }),
  job: person('system', { duties: ['system'] }),
  stranger: person('uma', {}),
} as const satisfies Readonly<Record<string, Actor>>;

export const approvedAssessor: ApprovedAssessor = {
  ...{
    stage: 'approved',
    assessor: assessorId,
    account: people.assessor.id,
    name: 'Ada',
    firm: 'Firm',
    fictional: true,
  },
  ...{ scope: {}, suspended: false, competences: { 'wheel-safety': null, 'river-life': null } },
};

/** The approved assessor, free of any tie to the site, as facts for an appointment. */
export function candidate(more: Partial<Candidate> = {}): Candidate {
  const declaration = { conflict: false, ties: [], declaredOn: plainDate('2025-01-01') };
  return { assessor: approvedAssessor, declaration, ties: [], cyclesInRow: 0, ...more };
}

export type PlayedCommand = CycleCommand extends infer One
  ? One extends CycleCommand
    ? Pick<One, 'type' | 'body'>
    : never
  : never;

export interface PlayedCycle {
  readonly state: () => CycleState;
  /** the state of a cycle that has begun and is not imported */
  readonly running: () => RunningCycle;
  readonly version: () => number;
  readonly events: () => readonly Recorded<CycleEvent>[];
  /** Decides, and goes on with what was decided. */
  readonly give: (actor: Actor, command: PlayedCommand, facts?: Partial<CycleFacts>) => Decision<CycleEvent>;
  /** As `give`; a refusal fails the test. */
  readonly do: (actor: Actor, command: PlayedCommand, facts?: Partial<CycleFacts>) => void;
  readonly today: () => PlainDate;
  /** From now on it is noon of this day. */
  readonly on: (day: PlainDate) => void;
  /** as it stands, to go on from twice */
  readonly copy: () => PlayedCycle;
}

/** A scheme version that this repository ships, by its folder, such as `copper-mark/rra-2.0`. */
export function shippedScheme(folder: string): CompiledScheme {
  const compiled = compileScheme(readSchemeFolder(folder));
  if (!compiled.ok) throw new Error(compiled.error.map(problemInWords).join('\n'));
  return compiled.value;
}

export interface PlayedSite {
  readonly siteType: string;
  readonly metals: readonly string[];
}

interface Moment {
  readonly state: CycleState;
  readonly events: readonly Recorded<CycleEvent>[];
  readonly day: PlainDate;
}

export function playCycle(compiled: CompiledScheme, site: PlayedSite, day: PlainDate): PlayedCycle {
  return play(compiled, site, { state: noCycle, events: [], day });
}

function play(compiled: CompiledScheme, site: PlayedSite, from: Moment): PlayedCycle {
  let { day, events, state } = from;
  const give: PlayedCycle['give'] = (actor, command, facts = {}) => {
    const at = instant(`${day}T12:00:00Z`);
    const { evidence: cited = [] } = 'evidence' in command.body ? command.body : {};
    const decision = decideCycle(
      state,
      { id: 'command', stream: cycleId, ...command },
      {
        ...{ actor, at, today: day, version: events.length, candidate: compiled, pinned: compiled, otherCycle: false },
        site: { ...site, country: 'FR', fictional: true, responsible: [people.site.id] },
        evidenceHeld: cited,
        ...facts,
      },
    );
    if (!decision.ok) return decision;
    for (const event of decision.value) {
      const version = events.length + 1;
      const recorded = { stream: cycleId, version, at, actor: actor.id, commandId: 'command', event };
      events = [...events, recorded];
      state = evolveCycle(state, recorded);
    }
    return decision;
  };
  return {
    state: () => state,
    running: () => {
      if (state.stage !== 'running') throw new Error(`The cycle is ${state.stage}`);
      return state;
    },
    version: () => events.length,
    events: () => events,
    give,
    do: (actor, command, facts) => {
      const decision = give(actor, command, facts);
      if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.error)}`);
    },
    today: () => day,
    on: (next) => {
      day = next;
    },
    copy: () => play(compiled, site, { state, events, day }),
  };
}

/** To the scheme's questions about such a site: no, wherever that can be said. */
function answersOf({ scheme }: CompiledScheme, site: PlayedSite): Readonly<Record<string, string>> {
  const { open } = scopeSite(scheme, { ...site, country: 'FR', fictional: true }, {});
  return Object.fromEntries(
    (scheme.questions ?? [])
      .filter(({ id }) => open.includes(id))
      .map(({ answers, id }) => [id, answers?.[0]?.id ?? 'no']),
  );
}

/**
 * Up to the assessment that is under way: every answer at the best level of its scale. The letter is signed first, where
 * the cycle has not begun without one.
 */
export function playToAssessment(
  cycle: PlayedCycle,
  compiled: CompiledScheme,
  site: PlayedSite,
  signedOn: PlainDate,
  members: readonly Candidate[] = [],
  language?: string,
): void {
  playToAppointment(cycle, compiled, site, signedOn, members, language);
  const answers = answersOf(compiled, site);
  const waits =
    unconfirmed(compiled.scheme, cycle.running().siteFacts, scopeOf(cycle.running()), 'assessor').length > 0;
  if (waits) cycle.do(people.assessor, { type: 'scope.confirm', body: { answers } });
}

/** As `playToAssessment`, before the assessor has confirmed what the site answered to the scheme's questions. */
export function playToAppointment(
  cycle: PlayedCycle,
  compiled: CompiledScheme,
  site: PlayedSite,
  signedOn: PlainDate,
  members: readonly Candidate[] = [],
  language?: string,
): void {
  const { scheme } = compiled;
  if (cycle.state().stage === 'none') {
    cycle.do(people.site, {
      type: 'commitment.sign',
      body: {
        ...{ site: siteId, scheme: scheme.id, signedOn, promises: scheme.letter.promises.map(({ id }) => id) },
        ...{ signatory: { name: 'Sam', position: 'Head' }, contact: { name: 'Cleo', email: 'cleo@mill.example' } },
        answers: answersOf(compiled, site),
      },
    });
    cycle.do(people.secretariat, { type: 'commitment.accept', body: { contactConfirmed: true } });
  }
  playRatings(cycle, compiled, 'self-assessment', ({ scale }) => {
    const level = scheme.scales.find(({ id }) => id === scale)?.levels[0]?.id ?? '';
    return { level, rationale: 'So.', evidence: ['e'] };
  });
  cycle.do(people.site, { type: 'self-assessment.submit', body: {} });
  const team = members.flatMap(({ assessor }) => (assessor.stage === 'none' ? [] : [assessor.assessor]));
  const body = {
    assessor: assessorId,
    ...(team.length === 0 ? {} : { members: team }),
    ...(language === undefined ? {} : { language }),
  };
  cycle.do(people.secretariat, { type: 'assessment.appoint', body }, { candidates: [candidate(), ...members] });
}

/** Determines every criterion at the level that `levelOf` names, then submits the report. */
export function playReport(
  cycle: PlayedCycle,
  { scheme }: CompiledScheme,
  visitedOn: PlainDate,
  levelOf: (criterion: string, index: number) => string,
  facts: Partial<CycleFacts> = {},
): void {
  playRatings(cycle, { scheme }, 'assessment', ({ id }, index) => {
    return { level: levelOf(id, index), rationale: 'Seen.', evidence: ['e'] };
  });
  playFieldwork(cycle, scheme, visitedOn);
  const sections = sectionsOf(scheme);
  cycle.do(
    people.assessor,
    { type: 'assessment.submit', body: { visitedOn, summary: 'What was seen.', sections } },
    facts,
  );
}

/** Accepts the report that waits, and has two officers give these marks, or none; whatever the scheme advises. */
export function playAward(cycle: PlayedCycle, marks: readonly string[]): void {
  if (cycle.running().assessment.stage === 'submitted')
    cycle.do(people.secretariat, { type: 'assessment.accept', body: {} });
  const reason = 'The site was seen with all that belongs to it. '.repeat(4);
  cycle.do(people.officer, { type: 'award.propose', body: { marks: [...marks], reason, seen: cycle.version() } });
  cycle.do(people.otherOfficer, { type: 'award.confirm', body: { seen: cycle.version() } });
}

/** Answers or determines every criterion that applies, as its rating says. */
export function playRatings(
  cycle: PlayedCycle,
  { scheme }: Pick<CompiledScheme, 'scheme'>,
  phase: 'self-assessment' | 'assessment',
  rating: (criterion: Criterion, index: number) => RequirementRatings[string],
): void {
  const facts = { scheme, site: scopedFacts(cycle.running()) };
  const who = phase === 'assessment' ? people.assessor : people.site;
  for (const [index, criterion] of applicableCriteria(scheme, facts.site).entries())
    cycle.do(who, { type: `${phase}.rate`, body: ratingWithAll(facts, criterion, rating(criterion, index)) });
}

/** A rating of a criterion, with everything that is rated below it at the same level. */
export function ratingWithAll(
  facts: Parameters<typeof requirementsToRate>[0],
  criterion: Criterion,
  rating: RequirementRatings[string],
): Static<typeof RateCriterion> {
  const asked = requirementsToRate(facts, criterion);
  const requirements = Object.fromEntries(asked.map(({ id }) => [id, rating]));
  return { criterion: criterion.id, ...rating, ...(asked.length === 0 ? {} : { requirements }) };
}

/** The sections that the scheme's report has, each written. */
export function sectionsOf({ documents = [] }: Scheme): { section: string; text: string }[] {
  const report = documents.find(({ act }) => act === 'assessment.submit');
  return (report?.sections ?? []).map(({ id }) => ({ section: id, text: 'Written.' }));
}

/** Whatever the scheme asks for between the appointment and the report, where it is not done yet. */
export function playFieldwork(cycle: PlayedCycle, scheme: Scheme, visitedOn: PlainDate): void {
  const work = fieldworkOf(cycle.running());
  const groups = scheme.assessment?.interviews ?? [];
  if (work.review === 'open') cycle.do(people.assessor, { type: 'desk-review.complete', body: { summary: 'Read.' } });
  if (work.plan.stage === 'none') {
    const sample = groups.map(({ atLeast, id: group }) => ({ group, number: atLeast ?? 1 }));
    const text = 'Said in full.';
    const consulted = { group: 'Neighbours', name: 'Village council', method: 'A talk', consultedOn: visitedOn };
    const entries = { nothingFound: true, stakeholderList: [consulted] };
    const words = { extent: text, mediaScan: text, stakeholders: text };
    const plan = { ...words, ...entries, visitFrom: visitedOn, visitUntil: visitedOn };
    // In time, as the plan and the notice have to be.
    const today = cycle.today();
    cycle.on(visitedOn);
    cycle.do(people.assessor, { type: 'assurance-plan.submit', body: { ...plan, sample, sampling: text } });
    cycle.do(people.secretariat, { type: 'assurance-plan.approve', body: {} });
    cycle.do(people.secretariat, { type: 'visit.announce', body: {} });
    cycle.on(today);
    for (const { group, number } of sample) {
      const interview = { group, number, heldOn: visitedOn, notes: 'What was said.' };
      cycle.do(people.assessor, { type: 'interview.record', body: interview });
    }
  }
  const visit = { firstDay: visitedOn, lastDay: visitedOn, meetings: '' };
  cycle.do(people.assessor, { type: 'visit.record', body: visit });
}
