/**
 * The actions of an improvement plan: each with an owner and a day of its own, reported on as it goes, and verified one
 * by one, so that a finding of which a part is mended shows what is left.
 */
import { limits, ok, refuse, type Err, type PlainDate, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import type { CommandRegister, CommandsOf, Decision, EventRegister, EventsOf, RefusalRegister } from '../envelope.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { closed, Day, EvidenceIds, LongText, Name, SchemeWord } from '../shapes.ts';
import { checkClosure, checkHeld } from './check-closure.ts';
import { actionsOf, type Finding, type FindingAction } from './finding.ts';

const ActionId = Type.String({ minLength: 1, maxLength: 8 });
const named = { finding: SchemeWord, action: ActionId };
/** whether the assessor went there */
export const Method = Type.Union([Type.Literal('remote'), Type.Literal('on-site')]);

const PlanAction = Type.Object(
  { finding: SchemeWord, action: Type.Optional(ActionId), what: LongText, owner: Name, dueOn: Day },
  closed,
);
const DropAction = Type.Object({ ...named, reason: LongText }, closed);
const ReportAction = Type.Object({ ...named, progress: LongText, done: Type.Boolean(), evidence: EvidenceIds }, closed);
const verified = { ...named, method: Method, rationale: LongText, evidence: Type.Optional(EvidenceIds) };
const VerifyAction = Type.Object({ ...verified, holds: Type.Boolean() }, closed);

export const actionCommands = {
  'action.plan': {
    stream: 'cycle',
    duties: ['site'],
    body: PlanAction,
    purpose: 'Plan a further action on a finding, or with its id change one: what, owner and day, within the clock.',
  },
  'action.drop': {
    stream: 'cycle',
    duties: ['site'],
    body: DropAction,
    purpose: 'Take an action out of the plan, with the reason.',
  },
  'action.report': {
    stream: 'cycle',
    duties: ['site'],
    body: ReportAction,
    purpose: 'Report how an action goes, with evidence; the last one that is done reports the finding.',
  },
  'action.verify': {
    stream: 'cycle',
    duties: ['assessor'],
    body: VerifyAction,
    purpose:
      'Verify one action that is reported as done, remotely or on site; the finding stays open with what is left.',
  },
} as const satisfies CommandRegister;

const ActionPlanned = Type.Object({ ...named, what: LongText, owner: Name, dueOn: Day }, closed);
const ActionVerified = Type.Object(verified, closed);

export const actionEvents = {
  'action.planned': { stream: 'cycle', payload: ActionPlanned, meaning: 'The site planned or changed an action.' },
  'action.dropped': { stream: 'cycle', payload: DropAction, meaning: 'The site took an action out of its plan.' },
  'action.reported': { stream: 'cycle', payload: ReportAction, meaning: 'The site reported how an action goes.' },
  'action.verified': {
    stream: 'cycle',
    payload: ActionVerified,
    meaning: 'The assessor saw that an action is done.',
  },
  'action.returned': {
    stream: 'cycle',
    payload: ActionVerified,
    meaning: 'The assessor saw that an action is not done yet.',
  },
} as const satisfies EventRegister;

export const actionRefusals = {
  'action.unknown': {
    status: 422,
    sentence: 'There is no action “{action}” in this plan any more. Choose one from the finding.',
  },
  'action.verified-already': {
    status: 409,
    sentence: 'The assessor has verified this action, so it stays as it is. Plan a further one.',
  },
  'action.too-many': { status: 409, sentence: 'A finding takes at most {max} actions. Change one that is there.' },
  'action.last': { status: 409, sentence: 'This is the only action of the plan. Plan another one first.' },
  'action.not-done': {
    status: 409,
    sentence: 'The site has not reported this action as done, so there is nothing to verify.',
  },
} as const satisfies RefusalRegister;

export type ActionCommand = CommandsOf<typeof actionCommands>;
export type ActionEvent = EventsOf<typeof actionEvents>;

export interface ActionFacts {
  readonly today: PlainDate;
  readonly evidenceHeld: readonly string[];
  readonly scheme: Scheme;
  /** refuses a day on which an action may not be planned */
  readonly checkDay: (day: string) => Err<Refusal> | undefined;
}

/** For an open finding with a plan, and for whoever may act on it: both are asked before. */
export function decideAction(finding: Finding, command: ActionCommand, facts: ActionFacts): Decision<ActionEvent> {
  if (command.type === 'action.plan') return planAction(finding, command.body, facts);
  const { body } = command;
  const action = standingAction(finding, body.action);
  if (action === undefined) return refuse('action.unknown', { action: body.action }, 'action');
  if (action.stage === 'verified') return refuse('action.verified-already');
  switch (command.type) {
    case 'action.drop': {
      const others = Object.entries(actionsOf(finding)).some(
        ([id, { stage }]) => id !== body.action && stage !== 'dropped',
      );
      if (!others) return refuse('action.last');
      return ok([{ type: 'action.dropped', payload: command.body }]);
    }
    case 'action.report': {
      return checkHeld(command.body, facts) ?? ok([{ type: 'action.reported', payload: command.body }]);
    }
    case 'action.verify': {
      if (action.stage !== 'done') return refuse('action.not-done');
      const { holds, ...payload } = command.body;
      const refused = checkHeld(payload, facts);
      if (refused !== undefined) return refused;
      const lacking = holds ? checkClosure(payload, action.evidenced ?? finding.evidenced, facts) : undefined;
      if (lacking !== undefined) return lacking;
      return ok([{ type: holds ? 'action.verified' : 'action.returned', payload }]);
    }
  }
}

function planAction(
  finding: Finding,
  { action: id, ...body }: Static<typeof PlanAction>,
  facts: ActionFacts,
): Decision<ActionEvent> {
  const count = Object.keys(actionsOf(finding)).length;
  if (id !== undefined) {
    const action = standingAction(finding, id);
    if (action === undefined) return refuse('action.unknown', { action: id }, 'action');
    if (action.stage === 'verified') return refuse('action.verified-already');
  } else if (count >= limits.actionsPerFinding) {
    return refuse('action.too-many', { max: limits.actionsPerFinding });
  }
  const refused = facts.checkDay(body.dueOn);
  if (refused !== undefined) return refused;
  return ok([{ type: 'action.planned', payload: { ...body, action: id ?? String(count + 1) } }]);
}

/** Whoever names an action “constructor” must not get what every object has. */
function standingAction(finding: Finding, id: string): FindingAction | undefined {
  const actions = actionsOf(finding);
  const action = Object.hasOwn(actions, id) ? actions[id] : undefined;
  return action?.stage === 'dropped' ? undefined : action;
}
