/**
 * Who may not act in the case of a site, though their duty is to: nobody decides on it or assesses it where they are tied to
 * it, nor assesses it while their approval is not in force (ADR 0020), nor answers in it for the scheme, be it what they or
 * somebody of their firm asked for; and a panel decides where the scheme has one. The deciders and whatever offers an act to somebody ask the same `barAgainst`.
 */
import type { PlainDate, Refusal } from '@touchstone/kernel';
import type { Actor } from '../access/actor.ts';
import type { LackCode } from '../assessor/approval.ts';
import { isOnTeam, lackOf, obstacleToAssess, teamOf, type RegisterEntry, type TeamMember } from '../assessment/team.ts';
import type { Declaration, RegisteredTie } from '../independence/independence.ts';
import { commandType, type CommandName } from '../registers.ts';
import { obstaclesToAct } from '../scheme/index.ts';
import type { Panel, Scheme } from '../scheme/scheme.ts';
import type { RunningCycle } from './cycle.ts';
import { engagementOf } from './team-concern.ts';

/** Decisions on the award of a site. */
export const decisions: readonly string[] = [
  'award.propose',
  'award.confirm',
  'award.decline',
  'award.vote',
  'award.suspend',
  'award.lift',
  'award.keep',
  'award.withdraw',
  'appeal.decide',
  'conformance.confirm',
];

export function isDecisionOnAward(command: string): boolean {
  return decisions.includes(command);
}

function assesses({ assessment }: RunningCycle, actor: Actor): boolean {
  return assessment.stage !== 'none' && isOnTeam(assessment.appointment, actor.id);
}

function team({ assessment }: RunningCycle): readonly TeamMember[] {
  return assessment.stage === 'none' ? [] : teamOf(assessment.appointment);
}

/** Whom the site proposes, while nobody assesses it. */
function teamProposed({ assessment }: RunningCycle): readonly TeamMember[] {
  if (assessment.stage !== 'none' || assessment.proposed === undefined) return [];
  return [assessment.proposed, ...(assessment.proposed.members ?? [])];
}

/** The person or somebody of the same firm is one of them. */
function isOfFirmOf(
  people: readonly TeamMember[],
  { id }: Actor,
  { colleagues = [] }: Pick<KnownOfPerson, 'colleagues'>,
): boolean {
  return people.some(({ account }) => account === id || colleagues.includes(account));
}

/** The refusal that this person's part in the cycle, or that of their firm, brings; undefined where they have none. */
function conflictOf(
  cycle: RunningCycle,
  actor: Actor,
  known: KnownOfPerson,
): 'award.conflicted' | 'award.recused' | undefined {
  if (actor.sites.includes(cycle.site) || isOfFirmOf(team(cycle), actor, known)) return 'award.conflicted';
  return cycle.acts['award.recuse']?.includes(actor.id) === true ? 'award.recused' : undefined;
}

/** What the secretariat answers to the site, or to those who assess it. */
export const answers: readonly string[] = [
  'commitment.accept',
  'commitment.return',
  'scope.confirm',
  'self-assessment.return',
  'desk-review.decline-return',
  'assessment.approve-team',
  'assessment.refuse-team',
  'assessment.replace',
  'assurance-plan.approve',
  'assurance-plan.return',
  'assessment.accept',
  'assessment.return',
  'exclusion.confirm',
  'exclusion.decline',
  'change.answer',
  'condition.fulfil',
  'surveillance.complete',
];
/** Of these, what an assessor may do from the desk, or on a visit of the awarded site. */
const alsoOfAssessors = ['scope.confirm', 'self-assessment.return', 'surveillance.complete'];

/** What the scheme's people also do in a case, beside the site or the team, each of which does it for itself. */
const alsoForScheme: readonly string[] = [
  ...(['application.answer', 'application.return', 'assessment.appoint'] as const),
  ...(['clock.extend', 'clock.pause', 'clock.resume'] as const),
];

/** Somebody who has no part of their own in the case does what the scheme's people do in it. */
function actsForScheme(cycle: RunningCycle, actor: Actor, act: string): boolean {
  if (actor.sites.includes(cycle.site) || assesses(cycle, actor)) return false;
  return answers.includes(act) || alsoForScheme.includes(act);
}

/** Nobody appoints themselves, nor somebody of their firm; who is of the site only proposes. */
export function appointsOwnFirm(
  cycle: RunningCycle,
  actor: Actor,
  act: CommandName,
  { candidates = [], ...known }: Pick<KnownOfPerson, 'colleagues'> & { readonly candidates?: readonly RegisterEntry[] },
): boolean {
  if (act !== 'assessment.appoint' && act !== 'assessment.replace') return false;
  const people = candidates.flatMap(({ assessor }) => (assessor.stage === 'none' ? [] : [assessor]));
  return !actor.sites.includes(cycle.site) && isOfFirmOf(people, actor, known);
}

/**
 * Nobody answers for the scheme what they asked for themselves: as the site, or as one of the team or of a proposed one, or of
 * the firm of such a one.
 */
function answersThemselves(
  cycle: RunningCycle,
  actor: Actor,
  act: string,
  known: Pick<KnownOfPerson, 'colleagues'>,
): boolean {
  if (!answers.includes(act)) return false;
  if (actor.sites.includes(cycle.site)) return true;
  return !alsoOfAssessors.includes(act) && isOfFirmOf([...team(cycle), ...teamProposed(cycle)], actor, known);
}

/**
 * Why one of the secretariat reads nothing of what is in the case: what would keep them from answering for its report. An
 * officer of the same name is kept from it by `obstacleOf`.
 */
export function barFromSecretariat(scheme: Scheme, known: KnownOfPerson): Refusal<'duty.own-case'> | undefined {
  return isBarredBy(known, scheme, 'assessment.accept') ? { code: 'duty.own-case' } : undefined;
}

/** What is known of a person and a site, beside the person's part in the cycle. */
export interface KnownOfPerson {
  /** the last word of the person on the site; absent where there is none */
  readonly declaration?: Declaration;
  /** what the register itself shows, such as that the person, or their firm, is or was tied to the operator */
  readonly ties?: readonly RegisteredTie[];
  /** how the register has this person as an assessor; absent where it does not */
  readonly entry?: RegisterEntry;
  /** accounts of the others who stand in the register under the same firm; of the scheme's own staff alone */
  readonly colleagues?: readonly string[];
  readonly today: PlainDate;
}

/**
 * Whether what is known of the person and the site keeps them from an act: a declared conflict and a tie that the register
 * shows always do, another one where the scheme's rules say so. What the scheme leaves unset blocks only a tie that still holds.
 */
export function isBarredBy(known: KnownOfPerson, scheme: Scheme, act: string): boolean {
  const { declaration, ties: shown = [] } = known;
  const ties = [...(declaration?.ties ?? []), ...shown];
  const unset = scheme.duties.recusal === null || scheme.duties.recusal === undefined;
  if (declaration?.conflict === true || shown.some(({ endedOn }) => endedOn === undefined)) return true;
  if (unset && ties.some(({ endedOn }) => endedOn === undefined)) return true;
  return obstaclesToAct(scheme, act, { ties, cyclesInRow: 0 }, known.today).length > 0;
}

/** The refusal that stands between this person and a decision on the award: the cycle's own reasons first, then the others. */
export function obstacleOf(
  cycle: RunningCycle,
  actor: Actor,
  scheme: Scheme,
  act: string,
  known: KnownOfPerson,
): 'award.conflicted' | 'award.recused' | undefined {
  const conflict = conflictOf(cycle, actor, known);
  if (conflict !== undefined) return conflict;
  return isBarredBy(known, scheme, act) ? 'award.conflicted' : undefined;
}

/** For the sentence, which tells them apart. */
const lackWords: Readonly<Record<LackCode, string>> = {
  'assessor.suspended': 'suspended',
  'assessor.expired': 'expired',
  'assessor.competence-expired': 'competence',
  'assessor.competence-missing': 'missing',
  'assessor.out-of-scope': 'scope',
};

/**
 * What keeps one of the team from their part in it, though they were appointed: what would keep them from being appointed
 * today. A tie goes before a lack, because nothing that is renewed mends it.
 */
export function barFromTeam(
  cycle: RunningCycle,
  actor: Actor,
  scheme: Scheme,
  known: KnownOfPerson,
): Refusal<TeamBar> | undefined {
  if (!assesses(cycle, actor)) return undefined;
  const { declaration, entry, ties: shown = [], today } = known;
  const ties = actor.sites.includes(cycle.site) ? [{ tie: 'employment' as const }] : shown;
  const involved = { ties, cyclesInRow: 0, ...(declaration === undefined ? {} : { declaration }) };
  if (obstacleToAssess(involved, scheme, today) !== undefined) return { code: 'assessment.conflicted' };
  const lack = entry && lackOf(entry, { engagement: engagementOf(cycle, scheme), scheme, today });
  if (lack === undefined) return undefined;
  return { code: 'assessment.not-approved', facts: { ...lack.facts, lack: lackWords[lack.code] } };
}

/** One of the team does what the register gives to assessors. */
function actsForTeam(cycle: RunningCycle, actor: Actor, act: CommandName): boolean {
  return commandType(act).duties.includes('assessor') && assesses(cycle, actor);
}

/** Whether it matters to this act what is known of the person and the site. */
export function restsOnPerson(cycle: RunningCycle, actor: Actor, act: CommandName): boolean {
  return actsForScheme(cycle, actor, act) || isDecisionOnAward(act) || actsForTeam(cycle, actor, act);
}

type TeamBar = 'assessment.conflicted' | 'assessment.not-approved';

/** What takes an act from somebody whose duty it is: the refusal that says so. */
export type Bar = Refusal<TeamBar | 'duty.own-case' | 'award.conflicted' | 'award.recused'>;

/** The bar between this person and an act; undefined where nothing of the kind stands in the way. */
export function barAgainst(
  cycle: RunningCycle,
  actor: Actor,
  scheme: Scheme,
  act: CommandName,
  known: KnownOfPerson,
): Bar | undefined {
  if (answersThemselves(cycle, actor, act, known)) return { code: 'duty.own-case' };
  if (actsForScheme(cycle, actor, act) && isBarredBy(known, scheme, act)) return { code: 'duty.own-case' };
  const bar = actsForTeam(cycle, actor, act) ? barFromTeam(cycle, actor, scheme, known) : undefined;
  if (bar !== undefined) return bar;
  const obstacle = isDecisionOnAward(act) ? obstacleOf(cycle, actor, scheme, act, known) : undefined;
  return obstacle && { code: obstacle };
}

/** The panel that decides on awards, where the scheme has one: it may name the act that begins or the one that ends it. */
export function panelOf({ duties }: Scheme): Panel | undefined {
  return duties.panels?.find(({ act }) => act === 'award.propose' || act === 'award.confirm');
}

/** The panel that hears appeals, where the scheme has one. */
export function appealPanelOf({ duties }: Scheme): Panel | undefined {
  return duties.panels?.find(({ act }) => act === 'appeal.decide');
}
