/**
 * Who reads what a team writes on its way to the report. The site is told the days that the scheme publishes and nothing
 * else of it, whatever other duty its people hold.
 */
import type { Actor } from '../access/actor.ts';
import { isOnTeam } from '../assessment/team.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { obstacleOf, type KnownTie } from './conflict.ts';
import type { RunningCycle } from './cycle.ts';

/**
 * Desk review and assurance plan: the team and the secretariat at any time, and an officer once the report is accepted, so
 * that there is something to decide, and while nothing keeps the officer from deciding it.
 */
export function mayReadPlan(cycle: RunningCycle, actor: Actor, scheme: Scheme, known: KnownTie): boolean {
  if (mayReadStakeholderNames(cycle, actor)) return true;
  if (isOfSite(cycle, actor) || !actor.duties.includes('officer') || cycle.assessment.stage !== 'accepted')
    return false;
  return obstacleOf(cycle, actor, scheme, 'award.propose', known) === undefined;
}

/** Whom the team is going to hear may be known to those alone who plan it and who check the plan. */
export function mayReadStakeholderNames(cycle: RunningCycle, actor: Actor): boolean {
  const { assessment } = cycle;
  if (assessment.stage === 'none') return false;
  if (isOnTeam(assessment.appointment, actor.id)) return true;
  return actor.duties.includes('secretariat') && !isOfSite(cycle, actor);
}

/** Notes of interviews are the team's; the secretariat reads them only where the scheme says so, and nobody else ever does. */
export function mayReadInterviewNotes(cycle: RunningCycle, actor: Actor, scheme: Scheme): boolean {
  const { assessment } = cycle;
  if (assessment.stage === 'none') return false;
  if (isOnTeam(assessment.appointment, actor.id)) return true;
  const shared = scheme.assessment?.interviewNotes === 'team-and-secretariat';
  return shared && actor.duties.includes('secretariat') && !isOfSite(cycle, actor);
}

function isOfSite({ site }: RunningCycle, { sites }: Actor): boolean {
  return sites.includes(site);
}
