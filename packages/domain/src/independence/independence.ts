/**
 * What a person of the scheme has declared about a site: whether they see a conflict of interest, and which ties they have
 * or had. Assessors and officers declare in the same way; each declaration is a case of its own and the last one counts.
 * Whether it keeps them from an act, the scheme's rules say (`obstaclesToAct`); a declared conflict always does.
 */
import { ok, plainDate, refuse, type PlainDate } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { checkDay } from '../calendar-day.ts';
import { requireDuty } from '../access/require.ts';
import type {
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import type { Tie } from '../scheme/scheme.ts';
import { closed, Day, OptionalLongText, SiteId } from '../shapes.ts';

const TieWord = Type.Union([
  Type.Literal('employment'),
  Type.Literal('advice'),
  Type.Literal('ownership'),
  Type.Literal('family'),
]);
/** By tie, the day on which it ended; a tie without one still holds. */
const EndedOn = Type.Object(
  {
    employment: Type.Optional(Day),
    advice: Type.Optional(Day),
    ownership: Type.Optional(Day),
    family: Type.Optional(Day),
  },
  closed,
);
const declaration = {
  site: SiteId,
  conflict: Type.Boolean(),
  reason: OptionalLongText,
  ties: Type.Optional(Type.Array(TieWord, { maxItems: 4, uniqueItems: true })),
  ended: Type.Optional(EndedOn),
};

export const Declare = Type.Object(declaration, closed);

export const independenceCommands = {
  'independence.declare': {
    stream: 'independence',
    begins: true,
    duties: ['assessor', 'officer'],
    body: Declare,
    purpose: 'Declare, for one site, whether there is a conflict of interest and which ties there are or were.',
  },
} as const satisfies CommandRegister;

const IndependenceDeclared = Type.Object({ account: Type.String(), ...declaration }, closed);

export const independenceEvents = {
  'independence.declared': {
    stream: 'independence',
    payload: IndependenceDeclared,
    meaning: 'A person has declared conflicts of interest and ties with a site.',
  },
} as const satisfies EventRegister;

export const independenceRefusals = {
  'independence.already-declared': {
    status: 409,
    sentence: 'This declaration is made and is not changed any more. Make a new one; the last one counts.',
  },
  'independence.reason-missing': {
    status: 422,
    sentence: 'Say what the conflict of interest is, or what the tie consists in.',
  },
  'independence.end-without-tie': {
    status: 422,
    sentence: 'This day ends a tie that is not chosen. Choose the tie as well, or take the day out.',
  },
  'independence.future': {
    status: 422,
    sentence: 'A tie cannot have ended in the future. Today is {today}; leave the day empty while it holds.',
  },
} as const satisfies RefusalRegister;

export type IndependenceCommand = CommandsOf<typeof independenceCommands>;
export type IndependenceEvent = EventsOf<typeof independenceEvents>;

export interface DeclaredTie {
  readonly tie: Tie;
  /** absent: it still holds */
  readonly endedOn?: PlainDate;
}

/** As the register itself shows it. */
export interface RegisteredTie extends DeclaredTie {
  /** it is the person's firm that is tied, and so everybody of it */
  readonly ofFirm?: true;
}

export interface Declaration {
  readonly conflict: boolean;
  readonly ties: readonly DeclaredTie[];
  readonly declaredOn: PlainDate;
}

export type IndependenceState = { readonly stage: 'none' } | { readonly stage: 'declared' };

export const noIndependence: IndependenceState = { stage: 'none' };

export interface IndependenceFacts extends Context {
  readonly siteKnown: boolean;
}

export function decideIndependence(
  state: IndependenceState,
  command: IndependenceCommand,
  { actor, siteKnown, today }: IndependenceFacts,
): Decision<IndependenceEvent> {
  const refused = requireDuty(actor, 'assessor', 'officer');
  if (refused !== undefined) return refused;
  if (state.stage !== 'none') return refuse('independence.already-declared');
  const { body } = command;
  if (!siteKnown) return refuse('site.unknown', undefined, 'site');
  const { conflict, ended = {}, reason, ties = [] } = body;
  for (const [tie, day] of Object.entries(ended)) {
    const at = `ended/${tie}`;
    if (!ties.some((one) => one === tie)) return refuse('independence.end-without-tie', undefined, at);
    const impossible = checkDay(day, at);
    if (impossible !== undefined) return impossible;
    if (day > today) return refuse('independence.future', { today }, at);
  }
  if ((conflict || ties.length > 0) && reason.trim() === '')
    return refuse('independence.reason-missing', undefined, 'reason');
  return ok([{ type: 'independence.declared', payload: { account: actor.id, ...body } }]);
}

/** The ties that a declaration names, each with its end where it has one. */
export function tiesDeclared({
  ended = {},
  ties = [],
}: Pick<Static<typeof Declare>, 'ties' | 'ended'>): readonly DeclaredTie[] {
  return ties.map((tie) => {
    const day = ended[tie];
    return { tie, ...(day === undefined ? {} : { endedOn: plainDate(day) }) };
  });
}
