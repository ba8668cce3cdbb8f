/**
 * What holds after every step of every year, whoever did what. Each line says one thing of the product in the words of its
 * people; a step that breaks it ends the simulation with the line and the step.
 */
import {
  adviceFor,
  clockKey,
  commandType,
  cycleStage,
  dueOn,
  isOnTeam,
  levelOf,
  registerStatus,
  standsYet,
  teamOf,
  type AnyEvent,
  type CycleStage,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import { schemeOf, type Step } from './stage.ts';

/** Undefined, or what is wrong. */
type Invariant = (step: Step & { readonly after: RunningCycle }, scheme: Scheme) => string | undefined;

/** Throws where a step broke what must hold. */
export function checkStep(step: Step): void {
  const wrong = [refusalChangesNothing(step), mayActInTurn(step), ...brokenBy(step)].filter((one) => one !== undefined);
  if (wrong.length === 0) return;
  const { actor, after, before, body, command, cycle, events, refusals } = step;
  const told = { command, actor, cycle, body, refusals, events, before, after };
  throw new Error(`${wrong.join('; ')}\n${JSON.stringify(told, undefined, 1)}`);
}

function refusalChangesNothing({ after, before, events, refusals }: Step): string | undefined {
  if (refusals.length === 0) return events.length > 0 ? undefined : 'a command was accepted and nothing happened';
  return after === before ? undefined : 'a refused command changed the cycle';
}

/**
 * How others voted can stand against whoever is to confirm, a declined “not applicable” against whoever is to accept the report
 * and returns it instead, a new version of the scheme against whoever is to sign, what became of a proposed assessor against
 * whoever is to approve the team and refuses it instead, and what became of an approval against whoever is to assess.
 */
const ofOthers: readonly string[] = [
  'award.no-quorum',
  'award.not-carried',
  'award.panel-full',
  'application.overtaken',
  'exclusion.declined',
  ...['assessor.suspended', 'assessor.expired', 'assessor.competence-expired', 'assessor.conflict'],
  'assessment.not-approved',
];

const ofTies: readonly string[] = ['assessment.conflicted', 'award.conflicted'];

/** Whoever the cycle waits for is not sent away, but by what they declared themselves. */
function mayActInTurn({ actor, refusals, rightful, site }: Step): string | undefined {
  const tied = site.declared.get(actor) === true ? ofTies : [];
  const sentAway = refusals.some(({ code }) => !ofOthers.includes(code) && !tied.includes(code));
  return rightful && sentAway ? 'the cycle waits for an act that is refused' : undefined;
}

function brokenBy(step: Step): readonly (string | undefined)[] {
  const { after } = step;
  if (after.stage !== 'running' || step.events.length === 0) return [];
  const scheme = schemeOf(step.register, after);
  return invariants.map((holds) => holds({ ...step, after }, scheme));
}

/** A participation ends from any stage by the site's own will, or by the clock of its letter. */
const ends: readonly CycleStage[] = ['left', 'lapsed'];

/** From a stage to those that may follow it in one step. */
const follows: Readonly<Record<CycleStage | 'none', readonly CycleStage[]>> = {
  none: ['imported', 'applied', 'signed', 'self-assessing'],
  applied: ['application-returned', 'eligible', 'not-eligible', 'application-withdrawn'],
  'application-returned': ['applied', 'application-withdrawn'],
  eligible: ['applied', 'signed', 'application-withdrawn'],
  'not-eligible': [],
  'application-withdrawn': [],
  imported: [],
  signed: ['returned', 'retracted', 'self-assessing'],
  returned: ['signed', 'retracted'],
  'self-assessing': ['self-assessed', ...ends],
  'self-assessed': ['self-assessing', 'assessing', ...ends],
  assessing: ['reported', ...ends],
  reported: ['assessing', 'deciding', ...ends],
  deciding: ['proposed', ...ends],
  proposed: ['deciding', 'awarded', 'refused', ...ends],
  awarded: ['suspended', 'withdrawn', 'expired', 'superseded', ...ends],
  suspended: ['awarded', 'withdrawn', 'expired', 'superseded', ...ends],
  // An appeal may set both decisions aside.
  refused: ['deciding', ...ends],
  withdrawn: ['awarded', 'suspended', 'expired', ...ends],
  expired: ends,
  superseded: [],
  retracted: [],
  left: [],
  lapsed: [],
};

export const everyStage: readonly string[] = Object.keys(follows).filter((stage) => stage !== 'none');

const invariants: readonly Invariant[] = [
  ({ after, before }) => {
    const from = cycleStage(before) ?? 'none';
    const to = cycleStage(after);
    if (to === undefined || from === to || follows[from].includes(to)) return undefined;
    return `the stage went from ${from} to ${to}`;
  },
  ({ after }) => {
    const stage = cycleStage(after);
    const shown = stage === undefined ? undefined : registerStatus(stage);
    const stands = standsYet(after.award) ? after.award.stage : undefined;
    const shownToStand = shown === 'awarded' || shown === 'suspended' ? shown : undefined;
    return shownToStand === stands
      ? undefined
      : `the register shows ${String(shown)} while the award is ${after.award.stage}`;
  },
  ({ actor, events }) =>
    eventOf(events, 'award.confirmed')?.payload.proposedBy === actor ? 'one person proposed and confirmed' : undefined,
  ({ after: { acts } }, scheme) => {
    const both = scheme.duties.differ.find(({ acts: [one, other] }) =>
      acts[one]?.some((who) => acts[other]?.includes(who) === true),
    );
    return both === undefined ? undefined : `one person did both of ${both.acts.join(' and ')}`;
  },
  ({ after: { assessment, award } }) =>
    award.stage === 'none' || assessment.stage === 'accepted' ? undefined : 'a decision without an accepted report',
  ({ before, events }, scheme) => {
    const awarded = eventOf(events, 'award.confirmed')?.payload.marks.map(({ mark }) => mark) ?? [];
    if (before.stage !== 'running' || awarded.length === 0) return undefined;
    const { marks } = adviceFor(before, scheme);
    const against = marks.some(({ advised, mark }) => !advised && awarded.includes(mark));
    return against && isSeenAdverse(before, scheme) ? 'an award beside an adverse determination' : undefined;
  },
  ({ actor, after: { acts, assessment }, command, register, site }) => {
    if (!decisions.includes(command)) return undefined;
    const assesses = assessment.stage !== 'none' && isOnTeam(assessment.appointment, actor);
    const tied = site.declared.get(actor) === true || register.actor(actor).sites.includes(site.id) || assesses;
    const withdrew = acts['award.recuse']?.includes(actor) === true;
    return tied || withdrew ? 'somebody decided where they are conflicted' : undefined;
  },
  ({ after: { assessment }, events, register, site }) => {
    if (assessment.stage === 'none' || eventOf(events, 'assessment.appointed') === undefined) return undefined;
    const { account, assessor } = assessment.appointment;
    if (register.actor(account).sites.includes(site.id)) return 'a site is assessed by its own person';
    if (site.declared.get(account) !== false) return 'an assessor with a conflict is appointed';
    if (register.state('assessor', assessor).stage === 'none') return 'somebody who is no assessor is appointed';
    return isApproved(register, assessor) ? undefined : 'an assessor is appointed whose approval does not stand';
  },
  ({ actor, before, command, register }) => {
    if (before.stage !== 'running' || before.assessment.stage === 'none') return undefined;
    const member = teamOf(before.assessment.appointment).find(({ account }) => account === actor);
    if (member === undefined || !commandType(command).duties.includes('assessor')) return undefined;
    return isApproved(register, member.assessor) ? undefined : 'somebody assesses whose approval does not stand';
  },
  ({ after: { assessment, findings } }, scheme) => {
    if (assessment.stage === 'none')
      return Object.keys(findings).length === 0 ? undefined : 'a finding of no assessment';
    const raised = Object.values(findings).every(({ criterion: id }) => {
      const criterion = scheme.criteria.find((one) => one.id === id);
      const rating = assessment.determinations[id]?.rating;
      if (criterion === undefined || rating === undefined || !('level' in rating)) return false;
      return levelOf(scheme, criterion, rating.level)?.finding === true;
    });
    return raised ? undefined : 'a finding that no determination raises';
  },
  ({ before, events }) => {
    const clock = eventOf(events, 'clock.reached')?.payload;
    if (clock === undefined || before.stage !== 'running') return undefined;
    if (clock.asOf <= clock.due) return 'a clock ran out before its day was over';
    const ranOut = before.reached[clockKey(clock.clock, clock.finding)];
    return ranOut !== undefined && clock.due <= ranOut ? 'a clock ran out again' : undefined;
  },
  ({ before, events }) => {
    const marks = events.flatMap(({ event }) => (event.type === 'award.expired' ? [event.payload] : []));
    if (before.stage !== 'running' || marks.length === 0) return undefined;
    const held = standsYet(before.award) ? before.award.marks : [];
    const early = marks.some(({ expiredOn, mark }) => {
      const until = held.find((one) => one.mark === mark)?.validUntil;
      return until === undefined || until === null || expiredOn <= until;
    });
    return early ? 'a mark expired while it was valid' : undefined;
  },
  ({ after: { anchors }, events }, scheme) => {
    const wrong = eventOf(events, 'award.confirmed')?.payload.marks.find(({ mark, validUntil }) => {
      const clock = scheme.marks.find(({ id }) => id === mark)?.validityClock;
      return clock === undefined || (dueOn(scheme, clock, anchors) ?? null) !== validUntil;
    });
    return wrong === undefined ? undefined : `${wrong.mark} is valid for another time than the scheme says`;
  },
  ({ events }, scheme) => {
    const proposal = eventOf(events, 'award.proposed')?.payload;
    if (proposal === undefined) return undefined;
    const departs = proposal.marks.some((mark) => !proposal.advised.includes(mark));
    const length = proposal.reason.trim().length;
    return departs && length < scheme.duties.departureReasonLength ? 'a departure without its reason' : undefined;
  },
];

/** The person's approval stands today, and so does that of the firm. */
function isApproved(register: Step['register'], assessor: string): boolean {
  const entry = register.state('assessor', assessor);
  const firm = entry.stage === 'none' ? entry : register.state('firm', entry.firmEntry ?? '');
  return [entry, firm].every(
    (one) => one.stage === 'none' || (!one.suspended && (one.until ?? '9999') >= register.today()),
  );
}

/** Written out, so that it is not the product that says which of its acts are decisions. */
const decisions: readonly string[] = [
  ...['award.propose', 'award.confirm', 'award.decline', 'award.vote', 'award.suspend', 'award.lift', 'award.withdraw'],
  'award.keep',
  ...['appeal.decide', 'conformance.confirm'],
];

/** As the assessor saw it last, with the findings. */
function isSeenAdverse({ assessment, findings }: RunningCycle, scheme: Scheme): boolean {
  const determined = assessment.stage === 'none' ? {} : assessment.determinations;
  return scheme.criteria.some((criterion) => {
    const finding = Object.values(findings).find((one) => one.criterion === criterion.id);
    const rating = determined[criterion.id]?.rating;
    const level = finding?.level ?? (rating !== undefined && 'level' in rating ? rating.level : undefined);
    return level !== undefined && levelOf(scheme, criterion, level)?.adverse === true;
  });
}

function eventOf<Type extends AnyEvent['type']>(
  events: Step['events'],
  type: Type,
): Extract<AnyEvent, { type: Type }> | undefined {
  const isOne = (event: AnyEvent): event is Extract<AnyEvent, { type: Type }> => event.type === type;
  return events.map(({ event }) => event).find(isOne);
}
