/**
 * The improvement plan: for every finding the site says what it will do, by whom and by when, no later than the scheme's
 * clock; reports that it is done; and the assessor verifies the closure with a new level.
 */
import { ok, parsePlainDate, refuse, type PlainDate } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireSite } from '../access/require.ts';
import type {
  Command,
  CommandRegister,
  Context,
  Decision,
  EventBody,
  EventRegister,
  RefusalRegister,
} from '../envelope.ts';
import { levelOf, type RatingFacts } from '../rating/check-rating.ts';
import { closed, Day, EvidenceIds, LongText, Name, SchemeWord } from '../shapes.ts';

export const PlanImprovement = Type.Object(
  { finding: SchemeWord, cause: LongText, action: LongText, owner: Name, dueOn: Day },
  closed,
);
export const ReportImprovement = Type.Object({ finding: SchemeWord, done: LongText, evidence: EvidenceIds }, closed);
export const VerifyImprovement = Type.Object({ finding: SchemeWord, level: SchemeWord, rationale: LongText }, closed);

export const improvementCommands = {
  'improvement.plan': {
    stream: 'cycle',
    duties: ['site'],
    body: PlanImprovement,
    purpose: 'Say what is done about a finding: cause, action, owner and day, within the scheme’s clock.',
  },
  'improvement.report': {
    stream: 'cycle',
    duties: ['site'],
    body: ReportImprovement,
    purpose: 'Report that the planned action is done, with evidence.',
  },
  'improvement.verify': {
    stream: 'cycle',
    duties: ['assessor'],
    body: VerifyImprovement,
    purpose: 'Verify the action and determine the criterion’s level anew; a level without a finding closes it.',
  },
} as const satisfies CommandRegister;

export const FindingClosed = Type.Object(
  { finding: SchemeWord, criterion: SchemeWord, level: SchemeWord, rationale: LongText, closedOn: Day },
  closed,
);
export const ImprovementCompleted = Type.Object({ completedOn: Day }, closed);

export const improvementEvents = {
  'improvement.planned': {
    stream: 'cycle',
    payload: PlanImprovement,
    meaning: 'The site planned what it does about a finding.',
  },
  'improvement.reported': {
    stream: 'cycle',
    payload: ReportImprovement,
    meaning: 'The site reported that the action is done.',
  },
  'improvement.reopened': {
    stream: 'cycle',
    payload: VerifyImprovement,
    meaning: 'The assessor verified the action and the finding stays open.',
  },
  'finding.closed': {
    stream: 'cycle',
    payload: FindingClosed,
    meaning: 'The assessor verified that a finding is closed.',
  },
  'improvement.completed': {
    stream: 'cycle',
    payload: ImprovementCompleted,
    meaning: 'No finding is open: the site meets every criterion that applies to it.',
    public: true,
  },
} as const satisfies EventRegister;

export const improvementRefusals = {
  'improvement.unknown-finding': {
    status: 422,
    sentence: 'There is no open finding of this name. Choose one from the improvement plan.',
  },
  'improvement.not-open': {
    status: 409,
    sentence: 'Findings are planned for after the secretariat accepted the assessment report.',
  },
  'improvement.bad-day': { status: 422, sentence: 'The day is not a day of the calendar. Write it like 2026-03-31.' },
  'improvement.too-late': {
    status: 422,
    sentence: 'The scheme asks for this by {due}. Choose that day or an earlier one.',
  },
  'improvement.past': { status: 422, sentence: 'The day cannot lie in the past. Today is {today}.' },
  'improvement.not-planned': { status: 409, sentence: 'Plan the action first, then report that it is done.' },
  'improvement.not-reported': {
    status: 409,
    sentence: 'The site has not reported the action as done yet, so there is nothing to verify.',
  },
} as const satisfies RefusalRegister;

export type ImprovementCommand =
  | Command<'improvement.plan', Static<typeof PlanImprovement>>
  | Command<'improvement.report', Static<typeof ReportImprovement>>
  | Command<'improvement.verify', Static<typeof VerifyImprovement>>;
export type ImprovementEvent =
  | EventBody<'improvement.planned', Static<typeof PlanImprovement>>
  | EventBody<'improvement.reported', Static<typeof ReportImprovement>>
  | EventBody<'improvement.reopened', Static<typeof VerifyImprovement>>
  | EventBody<'finding.closed', Static<typeof FindingClosed>>
  | EventBody<'improvement.completed', Static<typeof ImprovementCompleted>>;

export interface Finding {
  readonly criterion: string;
  readonly level: string;
  readonly stage: 'raised' | 'planned' | 'reported' | 'closed';
}
/** by finding id */
export type Findings = Readonly<Record<string, Finding>>;

export interface ImprovementFacts extends Context, RatingFacts {
  readonly siteId: string;
  /** the report that raised the findings is accepted */
  readonly accepted: boolean;
  readonly assessorAccount?: string;
  /** the day by which the scheme wants this finding closed; absent where it sets none */
  readonly dueOn?: PlainDate;
}

export function decideImprovement(
  findings: Findings,
  command: ImprovementCommand,
  facts: ImprovementFacts,
): Decision<ImprovementEvent> {
  if (command.type === 'improvement.verify') {
    if (facts.actor.id !== facts.assessorAccount) return refuse('access.not-your-engagement');
  } else {
    const refused = requireSite(facts.actor, facts.siteId);
    if (refused !== undefined) return refused;
  }
  if (!facts.accepted) return refuse('improvement.not-open');
  // Whoever names a finding “constructor” must not get what every object has.
  const finding = Object.hasOwn(findings, command.body.finding) ? findings[command.body.finding] : undefined;
  if (finding === undefined || finding.stage === 'closed')
    return refuse('improvement.unknown-finding', undefined, 'finding');
  switch (command.type) {
    case 'improvement.plan':
      return plan(command.body, facts);
    case 'improvement.report': {
      if (finding.stage === 'raised') return refuse('improvement.not-planned');
      const held = command.body.evidence.every((id) => facts.evidenceHeld.includes(id));
      if (!held) return refuse('evidence.unknown', undefined, 'evidence');
      return ok([{ type: 'improvement.reported', payload: command.body }]);
    }
    case 'improvement.verify':
      return verify(findings, finding, command.body, facts);
  }
}

function plan(body: Static<typeof PlanImprovement>, facts: ImprovementFacts): Decision<ImprovementEvent> {
  const day = parsePlainDate(body.dueOn);
  if (day === undefined) return refuse('improvement.bad-day', undefined, 'dueOn');
  if (day < facts.today) return refuse('improvement.past', { today: facts.today }, 'dueOn');
  if (facts.dueOn !== undefined && day > facts.dueOn)
    return refuse('improvement.too-late', { due: facts.dueOn }, 'dueOn');
  return ok([{ type: 'improvement.planned', payload: body }]);
}

function verify(
  findings: Findings,
  finding: Finding,
  body: Static<typeof VerifyImprovement>,
  facts: ImprovementFacts,
): Decision<ImprovementEvent> {
  if (finding.stage !== 'reported') return refuse('improvement.not-reported');
  const criterion = facts.scheme.criteria.find(({ id }) => id === finding.criterion);
  const level = criterion === undefined ? undefined : levelOf(facts.scheme, criterion, body.level);
  if (level === undefined)
    return refuse('rating.unknown-level', { number: criterion?.number ?? finding.criterion }, 'level');
  if (level.finding) return ok([{ type: 'improvement.reopened', payload: body }]);
  const closedNow = {
    type: 'finding.closed',
    payload: { ...body, criterion: finding.criterion, closedOn: facts.today },
  } as const;
  const open = Object.entries(findings).filter(([id, { stage }]) => id !== body.finding && stage !== 'closed');
  return ok(
    open.length > 0
      ? [closedNow]
      : [closedNow, { type: 'improvement.completed', payload: { completedOn: facts.today } }],
  );
}

export function evolveFindings(findings: Findings, event: ImprovementEvent): Findings {
  switch (event.type) {
    case 'improvement.planned':
      return withStage(findings, event.payload.finding, 'planned');
    case 'improvement.reported':
      return withStage(findings, event.payload.finding, 'reported');
    case 'improvement.reopened':
      return withStage(findings, event.payload.finding, 'planned', event.payload.level);
    case 'finding.closed':
      return withStage(findings, event.payload.finding, 'closed', event.payload.level);
    case 'improvement.completed':
      return findings;
  }
}

function withStage(findings: Findings, id: string, stage: Finding['stage'], level?: string): Findings {
  const finding = findings[id];
  if (finding === undefined) return findings;
  return { ...findings, [id]: { ...finding, stage, ...(level === undefined ? {} : { level }) } };
}
