/**
 * What happens while an award stands: the surveillance of the site, and the site's word that something significant has
 * changed, which the secretariat answers. A re-assessment that follows is a cycle of its own.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { requireDuty, requireSite } from '../access/require.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import type { AfterAward } from '../scheme/index.ts';
import { closed, Day, LongText, SchemeWord, ShortText } from '../shapes.ts';
import { standsYet, type AwardState } from './award.ts';

const CompleteSurveillance = Type.Object({ visitedOn: Day, summary: LongText }, closed);
/** `trigger` is one of those of which the scheme says that the site tells; other changes may be told too. */
const NotifyChange = Type.Object(
  { trigger: Type.Optional(SchemeWord), happenedOn: Day, description: LongText },
  closed,
);
const AnswerChange = Type.Object(
  { effect: Type.Union([Type.Literal('none'), Type.Literal('reassess')]), reason: ShortText },
  closed,
);

export const afterAwardCommands = {
  'surveillance.complete': {
    stream: 'cycle',
    duties: ['assessor', 'secretariat'],
    body: CompleteSurveillance,
    purpose: 'Put the surveillance of a site whose award stands on record.',
  },
  'change.notify': {
    stream: 'cycle',
    duties: ['site'],
    body: NotifyChange,
    purpose: 'Tell the scheme of a significant change at a site whose award stands.',
  },
  'change.answer': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: AnswerChange,
    purpose: 'Answer the notice of a change: it has no effect on the award, or the site is to be assessed again.',
  },
} as const satisfies CommandRegister;

export const afterAwardEvents = {
  'surveillance.completed': {
    stream: 'cycle',
    payload: Type.Object({ ...CompleteSurveillance.properties, completedOn: Day }, closed),
    meaning: 'The surveillance of the site is on record.',
  },
  'change.notified': {
    stream: 'cycle',
    payload: Type.Object({ ...NotifyChange.properties, notifiedOn: Day }, closed),
    meaning: 'The site told of a significant change.',
  },
  'change.answered': {
    stream: 'cycle',
    payload: Type.Object({ ...AnswerChange.properties, answeredOn: Day }, closed),
    meaning: 'The secretariat answered the notice of a change.',
  },
} as const satisfies EventRegister;

export const afterAwardRefusals = {
  'surveillance.day-outside': {
    status: 422,
    sentence: 'This day lies before the award or after today. Choose one in between.',
  },
  'change.future': { status: 422, sentence: 'The change cannot lie in the future. Today is {today}.' },
  'change.unknown-trigger': { status: 422, sentence: 'Choose one of the changes that the scheme names, or none.' },
  'change.already-waiting': { status: 409, sentence: 'A notice of a change waits for its answer already.' },
  'change.not-waiting': { status: 409, sentence: 'No notice of a change is waiting for an answer here.' },
} as const satisfies RefusalRegister;

export type AfterAwardCommand = CommandsOf<typeof afterAwardCommands>;
export type AfterAwardEvent = EventsOf<typeof afterAwardEvents>;

export interface AfterAwardFacts extends Context {
  readonly site: string;
  readonly award: AwardState;
  /** the person is on the team that assessed the site */
  readonly onTeam: boolean;
  readonly changeWaits: boolean;
  readonly afterAward: AfterAward;
}

export function decideAfterAward(command: AfterAwardCommand, facts: AfterAwardFacts): Decision<AfterAwardEvent> {
  const { actor, award, today } = facts;
  const refused =
    command.type === 'change.notify'
      ? requireSite(actor, facts.site)
      : command.type === 'surveillance.complete' && facts.onTeam
        ? undefined
        : requireDuty(actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (command.type === 'change.answer') {
    if (!facts.changeWaits) return refuse('change.not-waiting');
    return ok([{ type: 'change.answered', payload: { ...command.body, answeredOn: today } }]);
  }
  if (!standsYet(award)) return refuse('award.not-standing');
  if (command.type === 'surveillance.complete') {
    const { visitedOn } = command.body;
    const impossible = checkDay(visitedOn, 'visitedOn');
    if (impossible !== undefined) return impossible;
    if (visitedOn > today || visitedOn < award.awardedOn)
      return refuse('surveillance.day-outside', undefined, 'visitedOn');
    return ok([{ type: 'surveillance.completed', payload: { ...command.body, completedOn: today } }]);
  }
  if (facts.changeWaits) return refuse('change.already-waiting');
  const { happenedOn, trigger } = command.body;
  const impossible = checkDay(happenedOn, 'happenedOn');
  if (impossible !== undefined) return impossible;
  if (happenedOn > today) return refuse('change.future', { today }, 'happenedOn');
  const told = facts.afterAward.reassessment?.triggers.filter(({ toldBySite }) => toldBySite === true) ?? [];
  if (trigger !== undefined && !told.some(({ id }) => id === trigger))
    return refuse('change.unknown-trigger', undefined, 'trigger');
  return ok([{ type: 'change.notified', payload: { ...command.body, notifiedOn: today } }]);
}
