/**
 * Assessing a site again: a new cycle that names the one before it and rests on the same letter of commitment, under the
 * version of the scheme that is in force now. An award of the cycle before stands until its own end, or the new award. A site
 * of a type that this version does not list is assessed again as a pilot, if the secretariat begins.
 */
import { ok, refuse } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireDuty, requireSite } from '../access/require.ts';
import type { CommandRegister, CommandsOf, Decision, EventRegister, EventsOf, RefusalRegister } from '../envelope.ts';
import { closed, Country, CycleId, Day, Name, SchemeWord, ShortText, SiteId } from '../shapes.ts';
import { advise } from '../scheme/index.ts';
import { Contact, Signatory, type ParticipationFacts } from './participation.ts';
import { GivenAnswers, ScopeAnswers, takeAnswers } from './scope.ts';

const BeginReassessment = Type.Object(
  {
    site: SiteId,
    /** the latest cycle of the site; when the page was old, another one has become it */
    previous: CycleId,
    reason: ShortText,
    /** to the scheme's questions, by question */
    answers: Type.Optional(GivenAnswers),
  },
  closed,
);

export const reassessmentCommands = {
  'reassessment.begin': {
    stream: 'cycle',
    begins: true,
    duties: ['secretariat', 'site'],
    body: BeginReassessment,
    purpose: 'Begin to assess a site again, under the version of its scheme that is in force today.',
  },
} as const satisfies CommandRegister;

/** The letter on which the cycle before was accepted, as it was signed; of an imported one only its day is known. */
const KeptLetter = Type.Object(
  { signedOn: Day, signatory: Type.Optional(Signatory), contact: Type.Optional(Contact) },
  closed,
);

const ReassessmentBegun = Type.Object(
  {
    site: SiteId,
    previous: CycleId,
    reason: ShortText,
    begunOn: Day,
    scheme: SchemeWord,
    schemeVersion: SchemeWord,
    schemeHash: Type.String(),
    letter: KeptLetter,
    siteType: SchemeWord,
    metals: Type.Array(SchemeWord),
    country: Country,
    fictional: Type.Boolean(),
    /** absent where the scheme asked nothing */
    answers: Type.Optional(ScopeAnswers),
    /** absent where none is on file */
    activities: Type.Optional(Type.Array(Name)),
    /** the version does not list sites of this type; absent where it does */
    pilot: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const reassessmentEvents = {
  'reassessment.begun': {
    stream: 'cycle',
    payload: ReassessmentBegun,
    meaning: 'The site is assessed again; the letter of the cycle before still holds.',
    public: true,
  },
} as const satisfies EventRegister;

export const reassessmentRefusals = {
  'reassessment.under-way': {
    status: 409,
    sentence: 'A cycle of this site is under way already. Finish that one first.',
  },
  'reassessment.not-latest': {
    status: 409,
    sentence: 'This is not the latest cycle of the site. Open the latest one and begin there.',
  },
  'reassessment.no-letter': {
    status: 409,
    sentence: 'No accepted letter of commitment of this site stands here. Have one signed; that begins a cycle too.',
  },
  'reassessment.no-scheme': {
    status: 409,
    sentence: 'No version of the scheme is in force today, so nobody can be assessed under it.',
  },
  'reassessment.not-eligible': {
    status: 409,
    sentence: 'The version of the scheme that is in force has no mark for a site of this kind.',
  },
  'reassessment.unlisted-type': {
    status: 409,
    sentence:
      'The version of the scheme that is in force does not list sites of this type, so this site is assessed again as a pilot or not at all. Ask the secretariat, which can begin that.',
  },
} as const satisfies RefusalRegister;

export type ReassessmentCommand = CommandsOf<typeof reassessmentCommands>;
export type ReassessmentEvent = EventsOf<typeof reassessmentEvents>;

/** The latest cycle of a site, as the next one asks about it. */
export interface PreviousCycle {
  readonly cycle: string;
  /** neither decided nor ended */
  readonly underWay: boolean;
  /** absent where none was accepted */
  readonly letter?: Static<typeof KeptLetter>;
}

export interface ReassessmentFacts extends ParticipationFacts {
  /** the stream has no event yet */
  readonly fresh: boolean;
  readonly previous?: PreviousCycle;
}

export function beginReassessment(
  { body }: ReassessmentCommand,
  facts: ReassessmentFacts,
): Decision<ReassessmentEvent> {
  const { actor, candidate, previous, site } = facts;
  const refused = requireDuty(actor, 'secretariat') && requireSite(actor, body.site);
  if (refused !== undefined) return refused;
  if (site === undefined) return refuse('site.unknown', undefined, 'site');
  if (previous?.underWay === true || !facts.fresh) return refuse('reassessment.under-way');
  if (previous?.letter === undefined) return refuse('reassessment.no-letter');
  if (previous.cycle !== body.previous) return refuse('reassessment.not-latest', undefined, 'previous');
  if (candidate === undefined) return refuse('reassessment.no-scheme');
  const { hash, scheme } = candidate;
  const { activities, country, fictional, metals, siteType } = site;
  const pilot = !scheme.siteTypes.some(({ id }) => id === siteType);
  // Nobody takes in their own site as a pilot.
  const admits = actor.duties.includes('secretariat') && !actor.sites.includes(body.site);
  if (pilot && !admits) return refuse('reassessment.unlisted-type');
  const known = { ...site, ...(pilot ? { pilot } : {}) };
  const answers = takeAnswers(scheme, known, body.answers ?? {});
  if (!answers.ok) return answers;
  const { marks } = advise(scheme, { site: { ...known, ...answers.value }, ratings: {} });
  if (marks.length === 0) return refuse('reassessment.not-eligible');
  return ok([
    {
      type: 'reassessment.begun',
      payload: {
        ...{ site: body.site, previous: body.previous, reason: body.reason },
        begunOn: facts.today,
        scheme: scheme.id,
        schemeVersion: scheme.version,
        schemeHash: hash,
        letter: previous.letter,
        ...{ siteType, metals: [...metals], country, fictional },
        ...(activities === undefined ? {} : { activities: [...activities] }),
        ...(pilot ? { pilot } : {}),
        ...(Object.keys(answers.value).length === 0 ? {} : { answers: answers.value }),
      },
    },
  ]);
}
