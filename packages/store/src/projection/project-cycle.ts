/**
 * Tables of a cycle. Rating a criterion touches one row only, because it is what many people do at once; the cycle's own
 * row, its clocks and the register follow the events that move it.
 */
import { assert, plainDate } from '@touchstone/kernel';
import {
  cycleStage,
  engagementOf,
  scopeNeeded,
  teamOf,
  type CycleEvent,
  type CycleState,
  type Recorded,
} from '@touchstone/domain';
import type { Insertable } from 'kysely';
import type { Writer } from '../database.ts';
import type { Schemes } from '../scheme/schemes.ts';
import type { Tables } from '../tables.ts';
import { projectApplication } from './project-application.ts';
import { projectAfterAward, projectAppeal } from './project-after-award.ts';
import { projectAward } from './project-award.ts';
import { projectClocks } from './project-clocks.ts';
import { heldOfCycle, projectDisclosure } from './project-disclosure.ts';
import { projectFieldwork } from './project-fieldwork.ts';
import { projectFinding, projectReport } from './project-findings.ts';
import { projectAnswer, projectDetermination, projectExclusionAnswer } from './project-ratings.ts';
import { projectStanding } from './project-standing.ts';
import { projectHistory } from './project-history.ts';
import { projectReturnedAnswers } from './project-returned-answers.ts';
import { projectQueue } from './project-queue.ts';
import { projectRegister } from './project-register.ts';

type Begun = Exclude<CycleState, { stage: 'none' }>;
type BeginningEvent = Extract<
  CycleEvent,
  { type: 'application.submitted' | 'commitment.signed' | 'reassessment.begun' | 'history.imported' }
>;

export async function projectCycle(
  transaction: Writer,
  schemes: Schemes,
  recorded: Recorded<CycleEvent>,
  state: Begun,
): Promise<void> {
  const { event } = recorded;
  switch (event.type) {
    case 'desk-review.noted':
    case 'interview.recorded':
    case 'observation.recorded':
    case 'disagreement.recorded':
      await projectFieldwork(transaction, recorded, event);
      return;
    case 'assurance-plan.submitted':
    case 'assurance-plan.approved':
    case 'assurance-plan.returned':
    case 'visit.recorded':
      await projectFieldwork(transaction, recorded, event);
      break;
    case 'self-assessment.rated':
    case 'self-assessment.excluded':
      await projectAnswer(transaction, recorded, event);
      return;
    case 'assessment.rated':
    case 'assessment.excluded':
      await projectDetermination(transaction, recorded, event);
      return;
    case 'exclusion.confirmed':
    case 'exclusion.declined':
      await projectExclusionAnswer(transaction, recorded, event, state);
      break;
    case 'application.submitted':
    case 'commitment.signed':
    case 'reassessment.begun':
    case 'history.imported':
      await beginCycle(transaction, recorded, event, state);
      break;
    case 'assessment.submitted':
    case 'assessment.returned':
      await projectReport(transaction, recorded, event);
      break;
    case 'improvement.planned':
    case 'improvement.reported':
    case 'improvement.taken-back':
    case 'improvement.reopened':
    case 'finding.closed':
    case 'finding.reopened':
    case 'action.planned':
    case 'action.dropped':
    case 'action.reported':
    case 'action.verified':
    case 'action.returned':
      await projectFinding(transaction, recorded, event, state);
      break;
    case 'award.proposed':
    case 'award.voted':
    case 'award.recused':
    case 'condition.fulfilled':
    case 'award.declined':
    case 'award.confirmed':
    case 'award.refused':
    case 'award.expired':
    case 'credential.issued':
      await projectAward(transaction, recorded, event, state.site);
      break;
    case 'award.suspended':
    case 'award.kept':
    case 'award.lifted':
    case 'award.withdrawn':
    case 'award.restored':
    case 'award.reopened':
    case 'award.superseded':
      await projectStanding(transaction, recorded, event);
      break;
    case 'self-assessment.returned':
      await projectReturnedAnswers(transaction, recorded, event);
      break;
    case 'appeal.lodged':
    case 'appeal.voted':
    case 'appeal.decided':
      await projectAppeal(transaction, recorded, event);
      break;
    case 'surveillance.completed':
    case 'change.notified':
    case 'change.answered':
      await projectAfterAward(transaction, recorded, event);
      break;
    case 'application.answered':
    case 'application.returned':
    case 'application.withdrawn':
      await projectApplication(transaction, recorded, event);
      break;
    case 'commitment.accepted':
    case 'commitment.returned':
    case 'commitment.withdrawn':
    case 'commitment.lapsed':
    case 'scope.confirmed':
    case 'self-assessment.submitted':
    case 'desk-review.return-asked':
    case 'desk-review.return-declined':
    case 'desk-review.completed':
    case 'visit.announced':
    case 'assessment.appointed':
    case 'assessment.team-proposed':
    case 'assessment.team-refused':
    case 'assessment.member-replaced':
    case 'assessment.accepted':
    case 'improvement.completed':
    case 'conformance.confirmed':
    case 'improvement.continued':
    case 'clock.reached':
    case 'clock.extended':
    case 'clock.paused':
    case 'clock.resumed':
      break;
  }
  await updateCycle(transaction, schemes, recorded, state);
  await projectClocks(transaction, schemes, recorded, state);
  await projectQueue(transaction, schemes, recorded, state);
  await projectRegister(transaction, schemes, recorded, state);
  await projectDisclosure(transaction, recorded.stream, await heldOfCycle(transaction, schemes, state));
}

async function beginCycle(
  transaction: Writer,
  recorded: Recorded<CycleEvent>,
  event: BeginningEvent,
  state: Begun,
): Promise<void> {
  if (event.type === 'history.imported') await projectHistory(transaction, recorded, event);
  if (event.type === 'application.submitted') await projectApplication(transaction, recorded, event);
  const row = {
    site: state.site,
    previous: event.type === 'reassessment.begun' ? event.payload.previous : null,
    ...letterColumns(event),
    letter_reason: null,
    stage: cycleStage(state) ?? 'imported',
    anchors: '{}',
    updated_at: recorded.at,
  };
  await transaction
    .insertInto('cycles')
    .values({
      ...{ id: recorded.stream, ...row, began_at: recorded.at },
      ...{ assessor: null, team_accounts: [], team_reason: null, scope_needed: null },
      ...{ review_summary: null, return_asked: null, report_sections: '[]' },
      ...{ return_comments: '{}', return_declined: null },
      ...{ report_summary: null, report_reason: null, visited_on: null },
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

function letterColumns(
  event: BeginningEvent,
): Pick<Insertable<Tables['cycles']>, 'scheme_hash' | 'signed_on' | 'signatory' | 'contact'> {
  if (event.type === 'history.imported') {
    const { schemeHash, signedOn } = event.payload.continues ?? {};
    return {
      scheme_hash: schemeHash ?? null,
      signed_on: signedOn === undefined ? null : plainDate(signedOn),
      // Who signed elsewhere is not known here.
      ...{ signatory: 'null', contact: 'null' },
    };
  }
  if (event.type === 'application.submitted') {
    return { scheme_hash: event.payload.schemeHash, signed_on: null, signatory: 'null', contact: 'null' };
  }
  const letter = event.type === 'commitment.signed' ? event.payload : event.payload.letter;
  return {
    scheme_hash: event.payload.schemeHash,
    signed_on: plainDate(letter.signedOn),
    signatory: JSON.stringify(letter.signatory ?? null),
    contact: JSON.stringify(letter.contact ?? null),
  };
}

async function updateCycle(
  transaction: Writer,
  schemes: Schemes,
  recorded: Recorded<CycleEvent>,
  state: Begun,
): Promise<void> {
  const { event } = recorded;
  await transaction
    .updateTable('cycles')
    .set({
      stage: cycleStage(state) ?? 'imported',
      anchors: JSON.stringify(state.stage === 'running' ? state.anchors : {}),
      updated_at: recorded.at,
      ...(event.type === 'commitment.returned' || event.type === 'commitment.withdrawn'
        ? { letter_reason: event.payload.reason }
        : {}),
      ...(event.type === 'assessment.appointed' || event.type === 'assessment.member-replaced'
        ? await teamIn(transaction, schemes, state)
        : {}),
      ...(event.type === 'desk-review.completed' ? { review_summary: event.payload.summary } : {}),
      ...returnRequestIn(event),
      ...(event.type === 'assessment.submitted'
        ? { report_sections: JSON.stringify(event.payload.sections ?? []) }
        : {}),
      ...(event.type === 'assessment.team-refused' ? { team_reason: event.payload.reason } : {}),
      ...(event.type === 'assessment.team-proposed' ? { team_reason: null } : {}),
      ...(event.type === 'assessment.submitted'
        ? { report_summary: event.payload.summary, visited_on: plainDate(event.payload.visitedOn), report_reason: null }
        : {}),
      ...(event.type === 'assessment.returned' ? { report_reason: event.payload.reason } : {}),
    })
    .where('id', '=', recorded.stream)
    .execute();
}

/** A request to return the self-assessment stands until it is answered. */
function returnRequestIn(event: CycleEvent) {
  switch (event.type) {
    case 'desk-review.return-asked': {
      const { comments = {}, reason } = event.payload;
      return { return_asked: reason, return_comments: JSON.stringify(comments), return_declined: null };
    }
    case 'desk-review.return-declined':
      return { return_asked: null, return_comments: '{}', return_declined: event.payload.reason };
    case 'self-assessment.returned':
      return { return_asked: null, return_comments: '{}' };
    default:
      return {};
  }
}

async function teamIn(transaction: Writer, schemes: Schemes, state: Begun) {
  if (state.stage !== 'running' || state.assessment.stage === 'none') return {};
  const compiled = await schemes.byHash(transaction, state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { appointment } = state.assessment;
  return {
    scope_needed: JSON.stringify(scopeNeeded(engagementOf(state, compiled.scheme))),
    assessor: appointment.assessor,
    team_accounts: teamOf(appointment).map(({ account }) => account),
  };
}
