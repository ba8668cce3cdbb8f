/**
 * The registers of everything that can be asked, can happen and can be refused. Documentation, message keys, the API's
 * operations and error list, and the command line are made from these; there is no second list.
 */
import { accessCommands, accessEvents } from './access/access.ts';
import { accessRefusals } from './access/refusals.ts';
import { assessmentCommands, assessmentEvents, assessmentRefusals } from './assessment/assessment.ts';
import { planCommands, planEvents, planRefusals } from './assessment/assurance-plan.ts';
import { visitCommands, visitEvents, visitRefusals } from './assessment/visit.ts';
import { assessorCommands, assessorEvents, assessorRefusals } from './assessor/assessor.ts';
import { firmCommands, firmEvents } from './assessor/firm.ts';
import { awardCommands, awardEvents, awardRefusals } from './award/award.ts';
import { afterAwardCommands, afterAwardEvents, afterAwardRefusals } from './award/after-award.ts';
import { appealCommands, appealEvents, appealRefusals } from './award/appeal.ts';
import { conformanceCommands, conformanceEvents, conformanceRefusals } from './award/conformance.ts';
import { conditionCommands, conditionEvents, conditionRefusals } from './award/conditions.ts';
import { panelCommands, panelEvents, panelRefusals } from './award/panel.ts';
import { standingCommands, standingEvents, standingRefusals } from './award/standing.ts';
import { dateRefusals } from './calendar-day.ts';
import { clockCommands, clockEvents, clockRefusals } from './clock/clock.ts';
import { credentialCommands, credentialEvents, credentialRefusals } from './credential/credential.ts';
import { cycleRefusals, inputRefusals, requestRefusals, timeRefusals } from './cycle/refusals.ts';
import type { CommandsOf, CommandType, EventsOf, EventType } from './envelope.ts';
import { evidenceCommands, evidenceEvents, evidenceRefusals } from './evidence/evidence.ts';
import { improvementCommands, improvementEvents, improvementRefusals } from './improvement/improvement.ts';
import { independenceCommands, independenceEvents, independenceRefusals } from './independence/independence.ts';
import { historyCommands, historyEvents, historyRefusals } from './participation/history.ts';
import { keeperCommands, keeperEvents, keeperRefusals } from './organisation/keepers.ts';
import { organisationCommands, organisationEvents, organisationRefusals } from './organisation/organisation.ts';
import { partnershipCommands, partnershipEvents, partnershipRefusals } from './organisation/partnership.ts';
import { tableRefusals } from './participation/history-table/refusals.ts';
import { applicationCommands, applicationEvents, applicationRefusals } from './participation/application.ts';
import { participationCommands, participationEvents, participationRefusals } from './participation/participation.ts';
import { reassessmentCommands, reassessmentEvents, reassessmentRefusals } from './participation/reassessment.ts';
import { scopeCommands, scopeEvents, scopeRefusals } from './participation/scope.ts';
import { ratingRefusals } from './rating/check-rating.ts';
import { registerRefusals } from './register/refusals.ts';
import { schemeCommands, schemeEvents, schemeRefusals } from './scheme/publish-scheme.ts';
import {
  selfAssessmentCommands,
  selfAssessmentEvents,
  selfAssessmentRefusals,
} from './self-assessment/self-assessment.ts';
import { siteCommands, siteEvents, siteRefusals } from './site/site.ts';

export const commandTypes = {
  ...accessCommands,
  ...schemeCommands,
  ...organisationCommands,
  ...keeperCommands,
  ...partnershipCommands,
  ...siteCommands,
  ...evidenceCommands,
  ...firmCommands,
  ...assessorCommands,
  ...independenceCommands,
  ...applicationCommands,
  ...participationCommands,
  ...historyCommands,
  ...reassessmentCommands,
  ...scopeCommands,
  ...selfAssessmentCommands,
  ...planCommands,
  ...visitCommands,
  ...assessmentCommands,
  ...improvementCommands,
  ...awardCommands,
  ...panelCommands,
  ...standingCommands,
  ...conditionCommands,
  ...conformanceCommands,
  ...appealCommands,
  ...afterAwardCommands,
  ...credentialCommands,
  ...clockCommands,
} as const;

export const eventTypes = {
  ...accessEvents,
  ...schemeEvents,
  ...organisationEvents,
  ...keeperEvents,
  ...partnershipEvents,
  ...siteEvents,
  ...evidenceEvents,
  ...firmEvents,
  ...assessorEvents,
  ...independenceEvents,
  ...applicationEvents,
  ...participationEvents,
  ...historyEvents,
  ...reassessmentEvents,
  ...scopeEvents,
  ...selfAssessmentEvents,
  ...planEvents,
  ...visitEvents,
  ...assessmentEvents,
  ...improvementEvents,
  ...awardEvents,
  ...panelEvents,
  ...standingEvents,
  ...conditionEvents,
  ...conformanceEvents,
  ...appealEvents,
  ...afterAwardEvents,
  ...credentialEvents,
  ...clockEvents,
} as const;

export const refusalTypes = {
  ...dateRefusals,
  ...accessRefusals,
  ...inputRefusals,
  ...requestRefusals,
  ...cycleRefusals,
  ...timeRefusals,
  ...schemeRefusals,
  ...organisationRefusals,
  ...keeperRefusals,
  ...partnershipRefusals,
  ...siteRefusals,
  ...evidenceRefusals,
  ...assessorRefusals,
  ...independenceRefusals,
  ...applicationRefusals,
  ...participationRefusals,
  ...historyRefusals,
  ...tableRefusals,
  ...reassessmentRefusals,
  ...scopeRefusals,
  ...ratingRefusals,
  ...selfAssessmentRefusals,
  ...planRefusals,
  ...visitRefusals,
  ...assessmentRefusals,
  ...improvementRefusals,
  ...awardRefusals,
  ...panelRefusals,
  ...standingRefusals,
  ...conditionRefusals,
  ...conformanceRefusals,
  ...appealRefusals,
  ...afterAwardRefusals,
  ...credentialRefusals,
  ...registerRefusals,
  ...clockRefusals,
} as const;

export type CommandName = keyof typeof commandTypes;
export type EventName = keyof typeof eventTypes;
export type RefusalCode = keyof typeof refusalTypes;

export type AnyCommand = CommandsOf<typeof commandTypes>;
export type AnyEvent = EventsOf<typeof eventTypes>;

/** Every command's name, in the order of the register. */
export const commandNames: readonly CommandName[] = Object.keys(commandTypes).filter(isCommandName);

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandTypes, name);
}

export function commandType(name: CommandName): CommandType {
  return commandTypes[name];
}

export function eventType(name: EventName): EventType {
  return eventTypes[name];
}
