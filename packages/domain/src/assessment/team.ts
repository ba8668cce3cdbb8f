/**
 * Who assesses: a lead with members, each of whom must stand in the register for this very engagement and be independent
 * of the site. A declared conflict and a tie that the register shows always stand in the way; for ended ties and for
 * cycles in a row the scheme's rules decide, and what they leave unset blocks only what was declared.
 */
import { refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import type { AssessorState } from '../assessor/assessor.ts';
import type { FirmState } from '../assessor/firm.ts';
import { checkApproval, type Engagement, type LackCode } from '../assessor/approval.ts';
import type { Declaration, RegisteredTie } from '../independence/independence.ts';
import { obstaclesToAct, type ActObstacle } from '../scheme/index.ts';
import type { Scheme, Tie } from '../scheme/scheme.ts';
import { AssessorId, closed } from '../shapes.ts';

/** An assessor in the register. */
export interface RegisterEntry {
  readonly assessor: AssessorState;
  /** absent where the entry is older than the entries of firms */
  readonly firm?: FirmState;
}

/** What is known of a person whom an appointment names, and of that person and this site. */
export interface Candidate extends RegisterEntry {
  /** the last word of this person on this site */
  readonly declaration?: Declaration;
  /** ties that the register itself shows */
  readonly ties: readonly RegisteredTie[];
  /** cycles of this site, without a break before this one, in which the person was on the team */
  readonly cyclesInRow: number;
}

export const TeamPerson = Type.Object(
  { assessor: AssessorId, account: Type.String(), name: Type.String(), firm: Type.String() },
  closed,
);
export type TeamPerson = Static<typeof TeamPerson>;

export interface TeamFacts {
  readonly scheme: Scheme;
  readonly today: PlainDate;
  readonly engagement: Engagement;
}

/** What an assessor does in a cycle, of which a scheme may say who must not. */
const assessorActs = ['assessment.submit', 'improvement.verify'] as const;

/** `at` is the field that names the person. */
export function checkCandidate(candidate: Candidate, facts: TeamFacts, at: string): Err<Refusal> | undefined {
  const { assessor, declaration } = candidate;
  if (assessor.stage === 'none') return refuse('assessor.unknown', undefined, at);
  const lack = lackOf(candidate, facts);
  if (lack !== undefined) return refuse(lack.code, lack.facts, at);
  const { scheme, today } = facts;
  const { name } = assessor;
  const obstacle = obstacleToAssess(candidate, scheme, today);
  if (obstacle !== undefined) return refuseObstacle(obstacle, name, at);
  if (declaration === undefined) return refuse('assessor.no-declaration', { name }, at);
  return undefined;
}

/**
 * What the register itself lacks for this engagement today, first of the firm, then of the person: an approval in force that
 * reaches so far, and every competence that the scheme asks for. Undefined where nothing is lacking.
 */
export function lackOf(
  { assessor, firm }: RegisterEntry,
  { engagement, scheme, today }: TeamFacts,
): Refusal<LackCode> | undefined {
  if (assessor.stage === 'none') return undefined;
  const refused =
    (firm?.stage === 'approved' ? checkApproval(firm, engagement, today) : undefined) ??
    checkApproval(assessor, engagement, today);
  if (refused !== undefined) return refused.error;
  const { competences, name } = assessor;
  const lacking = scheme.assessors?.competences?.find(({ id }) => !Object.hasOwn(competences, id));
  return lacking && { code: 'assessor.competence-missing', facts: { name, competence: lacking.name } };
}

/** What keeps a person from assessing the site, of what was declared and of what the register shows. */
export function obstacleToAssess(
  { cyclesInRow, declaration, ties }: Pick<Candidate, 'cyclesInRow' | 'declaration' | 'ties'>,
  scheme: Scheme,
  today: PlainDate,
): ActObstacle | { readonly kind: 'conflict' } | { readonly kind: 'firm'; readonly tie: Tie } | undefined {
  const holding = ties.filter(({ endedOn }) => endedOn === undefined);
  if (declaration?.conflict === true || holding.some(({ ofFirm }) => ofFirm !== true)) return { kind: 'conflict' };
  if (holding[0] !== undefined) return { kind: 'firm', tie: holding[0].tie };
  const known = [...(declaration?.ties ?? []), ...ties];
  const unset = assessorActs.every((act) => scheme.duties.recusal?.some((one) => one.act === act) !== true);
  const held = unset ? declaration?.ties.find(({ endedOn }) => endedOn === undefined) : undefined;
  if (held !== undefined) return { kind: 'recusal', tie: held.tie };
  return assessorActs.flatMap((act) => obstaclesToAct(scheme, act, { ties: known, cyclesInRow }, today))[0];
}

function refuseObstacle(
  obstacle: NonNullable<ReturnType<typeof obstacleToAssess>>,
  name: string,
  at: string,
): Err<Refusal> {
  switch (obstacle.kind) {
    case 'conflict':
      return refuse('assessor.conflict', { name }, at);
    case 'firm':
      return refuse('assessor.firm-tie', { name, tie: obstacle.tie }, at);
    case 'recusal':
      return refuse('assessor.tie', { name, tie: obstacle.tie }, at);
    case 'cooling-off': {
      const { tie, until } = obstacle;
      return until === undefined
        ? refuse('assessor.tie', { name, tie }, at)
        : refuse('assessor.cooling-off', { name, tie, until }, at);
    }
    case 'rotation':
      return refuse('assessor.rotation', { name, cycles: obstacle.afterCycles }, at);
  }
}

/** The person as the appointment names them; only for a candidate that was checked. */
export function teamPerson({ assessor }: Candidate): readonly TeamPerson[] {
  if (assessor.stage === 'none') return [];
  const { account, assessor: id, firm, name } = assessor;
  return [{ assessor: id, account, name, firm }];
}

export interface TeamMember {
  readonly assessor: string;
  readonly account: string;
}

/** The lead is the one who answers for plan and report. */
export interface Appointment extends TeamMember {
  readonly members: readonly TeamMember[];
  /** in which the people of the site are spoken with; absent: not said */
  readonly language?: string;
}

export function teamOf({ account, assessor, members }: Appointment): readonly TeamMember[] {
  return [{ assessor, account }, ...members];
}

/** Who verifies what the site reports of its findings: the lead, or everybody on the team where the scheme says so. */
export function mayVerify(appointment: Appointment, account: string, { assessment }: Scheme): boolean {
  return assessment?.verifiedBy === 'team' ? isOnTeam(appointment, account) : appointment.account === account;
}

export function isOnTeam(appointment: Appointment, account: string): boolean {
  return teamOf(appointment).some((one) => one.account === account);
}
