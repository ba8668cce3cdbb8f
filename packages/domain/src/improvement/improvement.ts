/**
 * The improvement plan: for every finding the site says why it came about and what it will do, by whom and by when, no
 * later than the scheme's clock; reports that it is done; and the assessor verifies the closure with a new level, remotely
 * or on site, and may open again what did not last. Single actions are beside this file.
 */
import { ok, refuse, type Err, type PlainDate, type Refusal, type Result } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { requireSite } from '../access/require.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { levelOf } from '../rating/check-rating.ts';
import type { RatingFacts } from '../rating/check-level.ts';
import type { Level } from '../scheme/scheme.ts';
import { closed, Day, EvidenceIds, LongText, Name, SchemeWord } from '../shapes.ts';
import { actionCommands, actionEvents, actionRefusals, decideAction, Method, type ActionEvent } from './action.ts';
import { checkClosure, checkHeld, closureRefusals } from './check-closure.ts';
import { actionsOf, firstAction, isEvidenced, type Finding, type Findings } from './finding.ts';

const PlanImprovement = Type.Object(
  { finding: SchemeWord, cause: LongText, action: LongText, owner: Name, dueOn: Day },
  closed,
);
const ReportImprovement = Type.Object({ finding: SchemeWord, done: LongText, evidence: EvidenceIds }, closed);
const TakeReportBack = Type.Object({ finding: SchemeWord, reason: LongText }, closed);
/** As the assessor saw it, with evidence of their own. */
const seen = {
  ...{ finding: SchemeWord, level: SchemeWord, rationale: LongText },
  evidence: Type.Optional(EvidenceIds),
};
/** The method is asked for where the level closes the finding; what was closed before that may lack it. */
const VerifyImprovement = Type.Object({ ...seen, method: Type.Optional(Method) }, closed);
const ReopenFinding = Type.Object(seen, closed);

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
  'improvement.take-back': {
    stream: 'cycle',
    duties: ['site'],
    body: TakeReportBack,
    purpose:
      'Take back, with the reason, that the action is done, while the assessor has not verified it; plan again then.',
  },
  'improvement.verify': {
    stream: 'cycle',
    duties: ['assessor'],
    body: VerifyImprovement,
    purpose: 'Verify the action and determine the criterion’s level anew; a level without a finding closes it.',
  },
  'finding.reopen': {
    stream: 'cycle',
    duties: ['assessor'],
    body: ReopenFinding,
    purpose: 'Open a closed finding again, at the level that is seen now.',
  },
  ...actionCommands,
} as const satisfies CommandRegister;

const FindingClosed = Type.Object(
  { ...seen, criterion: SchemeWord, method: Type.Optional(Method), closedOn: Day },
  closed,
);
const FindingReopened = Type.Object({ ...seen, criterion: SchemeWord, reopenedOn: Day }, closed);
const ImprovementContinued = Type.Object({ continuedOn: Day }, closed);
const ImprovementCompleted = Type.Object({ completedOn: Day }, closed);

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
  'improvement.taken-back': {
    stream: 'cycle',
    payload: TakeReportBack,
    meaning: 'The site took back its report that the action is done.',
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
  'finding.reopened': {
    stream: 'cycle',
    payload: FindingReopened,
    meaning: 'The assessor opened a closed finding again.',
  },
  'improvement.continued': {
    stream: 'cycle',
    payload: ImprovementContinued,
    meaning: 'A finding is open again, so the improvement that was complete goes on.',
    public: true,
  },
  ...actionEvents,
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
  'improvement.reported-already': {
    status: 409,
    sentence: 'This is reported as done and waits for the assessor. Take the report back first, with a reason.',
  },
  'improvement.no-report': {
    status: 409,
    sentence: 'Nothing is reported as done here, so there is no report to take back.',
  },
  ...closureRefusals,
  'finding.award-refused': {
    status: 409,
    sentence: 'The award was refused on this assessment, so its findings stay as they were decided on.',
  },
  'finding.not-closed': { status: 409, sentence: 'This finding is open, so it cannot be opened again.' },
  'finding.level-closes': {
    status: 422,
    sentence: 'At this level the scheme asks for no improvement, so nothing is to be opened again. Choose another one.',
  },
  ...actionRefusals,
} as const satisfies RefusalRegister;

export type ImprovementCommand = CommandsOf<typeof improvementCommands>;
export type ImprovementEvent = EventsOf<typeof improvementEvents>;

export interface ImprovementFacts extends Context, RatingFacts {
  readonly siteId: string;
  /** the report that raised the findings is accepted */
  readonly accepted: boolean;
  /** of the assessment team, and one of those who verify there */
  readonly verifies: boolean;
  /** the decision was a refusal, and it stands */
  readonly awardRefused?: boolean;
  /** the day by which the scheme wants this finding closed; absent where it sets none */
  readonly dueOn?: PlainDate;
}

export function decideImprovement(
  findings: Findings,
  command: ImprovementCommand,
  facts: ImprovementFacts,
): Decision<ImprovementEvent | ActionEvent> {
  const refused = refuseActor(command, facts);
  if (refused !== undefined) return refused;
  if (!facts.accepted) return refuse('improvement.not-open');
  // Whoever names a finding “constructor” must not get what every object has.
  const finding = Object.hasOwn(findings, command.body.finding) ? findings[command.body.finding] : undefined;
  if (finding === undefined) return refuse('improvement.unknown-finding', undefined, 'finding');
  if (command.type === 'finding.reopen') return reopen(findings, finding, command.body, facts);
  if (finding.stage === 'closed') return refuse('improvement.unknown-finding', undefined, 'finding');
  switch (command.type) {
    case 'improvement.plan':
      if (finding.stage === 'reported') return refuse('improvement.reported-already');
      return plan(finding, command.body, facts);
    case 'improvement.take-back':
      if (finding.stage !== 'reported') return refuse('improvement.no-report');
      return ok([{ type: 'improvement.taken-back', payload: command.body }]);
    case 'improvement.report': {
      if (finding.stage === 'raised') return refuse('improvement.not-planned');
      if (finding.stage === 'reported') return refuse('improvement.reported-already');
      return checkHeld(command.body, facts) ?? ok([{ type: 'improvement.reported', payload: command.body }]);
    }
    case 'improvement.verify':
      return verify(findings, finding, command.body, facts);
    default: {
      if (finding.stage === 'raised') return refuse('improvement.not-planned');
      // The assessor verifies what is reported; the site changes it only once it took the report back.
      if (finding.stage === 'reported' && command.type !== 'action.verify')
        return refuse('improvement.reported-already');
      const { evidenceHeld, scheme, today } = facts;
      return decideAction(finding, command, { today, scheme, evidenceHeld, checkDay: (day) => refuseDay(day, facts) });
    }
  }
}

function refuseActor({ type }: ImprovementCommand, facts: ImprovementFacts): Err<Refusal> | undefined {
  switch (type) {
    case 'improvement.verify':
    case 'action.verify':
    case 'finding.reopen':
      return facts.verifies ? undefined : refuse('access.not-your-engagement');
    default:
      return requireSite(facts.actor, facts.siteId);
  }
}

function plan(
  finding: Finding,
  body: Static<typeof PlanImprovement>,
  facts: ImprovementFacts,
): Decision<ImprovementEvent> {
  if (actionsOf(finding)[firstAction]?.stage === 'verified') return refuse('action.verified-already');
  const refused = refuseDay(body.dueOn, facts);
  return refused ?? ok([{ type: 'improvement.planned', payload: body }]);
}

function refuseDay(day: string, facts: ImprovementFacts): Err<Refusal> | undefined {
  const impossible = checkDay(day, 'dueOn');
  if (impossible !== undefined) return impossible;
  if (day < facts.today) return refuse('improvement.past', { today: facts.today }, 'dueOn');
  // Once the scheme's day is past, whatever is planned is late, and must be planned all the same.
  if (facts.dueOn !== undefined && facts.dueOn >= facts.today && day > facts.dueOn)
    return refuse('improvement.too-late', { due: facts.dueOn }, 'dueOn');
  return undefined;
}

function verify(
  findings: Findings,
  finding: Finding,
  body: Static<typeof VerifyImprovement>,
  facts: ImprovementFacts,
): Decision<ImprovementEvent> {
  if (finding.stage !== 'reported') return refuse('improvement.not-reported');
  const level = levelOfFinding(finding, body.level, facts);
  if (!level.ok) return level;
  const unknown = checkHeld(body, facts);
  if (unknown !== undefined) return unknown;
  if (level.value.finding) return ok([{ type: 'improvement.reopened', payload: body }]);
  const lacking = checkClosure(body, isEvidenced(finding), facts);
  if (lacking !== undefined) return lacking;
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

/** A finding that is open again takes back that the improvement was complete, for everybody who was told so. */
function reopen(
  findings: Findings,
  finding: Finding,
  body: Static<typeof ReopenFinding>,
  facts: ImprovementFacts,
): Decision<ImprovementEvent> {
  if (finding.stage !== 'closed') return refuse('finding.not-closed');
  if (facts.awardRefused === true) return refuse('finding.award-refused');
  const level = levelOfFinding(finding, body.level, facts);
  if (!level.ok) return level;
  if (!level.value.finding) return refuse('finding.level-closes', undefined, 'level');
  const unknown = checkHeld(body, facts);
  if (unknown !== undefined) return unknown;
  const { today } = facts;
  const reopened = {
    type: 'finding.reopened',
    payload: { ...body, criterion: finding.criterion, reopenedOn: today },
  } as const;
  const complete = Object.values(findings).every(({ stage }) => stage === 'closed');
  return ok(complete ? [reopened, { type: 'improvement.continued', payload: { continuedOn: today } }] : [reopened]);
}

function levelOfFinding(
  { criterion: id }: Finding,
  named: string,
  { scheme }: ImprovementFacts,
): Result<Level, Refusal> {
  const criterion = scheme.criteria.find((one) => one.id === id);
  const level = criterion === undefined ? undefined : levelOf(scheme, criterion, named);
  return level === undefined
    ? refuse('rating.unknown-level', { of: 'criterion', number: criterion?.number ?? id }, 'level')
    : ok(level);
}
