/**
 * As whom somebody reads a case: what a bar leaves of their parts in it, be it a tie to the site (ADR 0018) or an approval that
 * is not in force (ADR 0020). A person of the site reads as the site does, whatever other duty they hold; whoever assesses or
 * decides and is barred from it reads where the case stands and nothing of what is in it.
 */
import type { Actor } from '../access/actor.ts';
import { isOnTeam, mayVerify } from '../assessment/team.ts';
import type { AssessmentState } from '../assessment/assessment.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { barFromSecretariat, barFromTeam, obstacleOf, type Bar, type KnownOfPerson } from './conflict.ts';
import type { RunningCycle } from './cycle.ts';

export interface CaseReader {
  readonly site: boolean;
  /** on the team, and free to assess */
  readonly team: boolean;
  /** leads that team */
  readonly lead: boolean;
  /** is one of those on it who verify what the site reports */
  readonly verifies: boolean;
  readonly secretariat: boolean;
  /** and free to decide */
  readonly officer: boolean;
  /** what took a part from this person; absent where nothing did */
  readonly bar?: Bar;
}

export function caseReader(cycle: RunningCycle, actor: Actor, scheme: Scheme, known: KnownOfPerson): CaseReader {
  const site = actor.sites.includes(cycle.site);
  const { assessment } = cycle;
  const appointed = assessment.stage === 'none' ? undefined : assessment.appointment;
  const assesses = appointed !== undefined && isOnTeam(appointed, actor.id);
  const barred = barFromTeam(cycle, actor, scheme, known);
  const team = assesses && barred === undefined;
  const decides = actor.duties.includes('officer') && !site;
  const obstacle = decides && !assesses ? obstacleOf(cycle, actor, scheme, 'award.propose', known) : undefined;
  const staff = actor.duties.includes('secretariat') && !site;
  const tied = staff && !assesses ? barFromSecretariat(scheme, known) : undefined;
  const bar = barred ?? (obstacle && { code: obstacle }) ?? tied;
  return {
    ...{ site, team, lead: team && appointed.account === actor.id },
    verifies: team && mayVerify(appointed, actor.id, scheme),
    secretariat: staff && tied === undefined,
    officer: decides && !assesses && obstacle === undefined,
    ...(bar === undefined ? {} : { bar }),
  };
}

/** Whether the content of the case is open to this reader at all: answers, evidence, and what each part may see beyond. */
export function mayReadContent({ officer, secretariat, site, team }: CaseReader): boolean {
  return site || team || secretariat || officer;
}

/**
 * Whether this person may read the determinations: their team at any time, the scheme's own staff once the report is
 * submitted, the site's people once it is accepted.
 */
export function mayReadDeterminations(reader: CaseReader, { stage }: AssessmentState): boolean {
  if (stage === 'none') return false;
  if (reader.team) return true;
  const staff = reader.secretariat || reader.officer;
  if (stage === 'submitted') return staff;
  return stage === 'accepted' && (staff || reader.site);
}

/**
 * Desk review and assurance plan: the team and the secretariat at any time, and an officer once the report is accepted, so
 * that there is something to decide.
 */
export function mayReadPlan(reader: CaseReader, assessment: AssessmentState): boolean {
  return mayReadStakeholderNames(reader, assessment) || (reader.officer && assessment.stage === 'accepted');
}

/** Whom the team is going to hear may be known to those alone who plan it and who check the plan. */
export function mayReadStakeholderNames(reader: CaseReader, { stage }: AssessmentState): boolean {
  return stage !== 'none' && (reader.team || reader.secretariat);
}

/** Notes of interviews are the team's; the secretariat reads them only where the scheme says so, and nobody else ever does. */
export function mayReadInterviewNotes(reader: CaseReader, { stage }: AssessmentState, scheme: Scheme): boolean {
  if (stage === 'none') return false;
  return reader.team || (reader.secretariat && scheme.assessment?.interviewNotes === 'team-and-secretariat');
}
