/**
 * Appointing the team of an assessment: the secretariat appoints, or the site proposes and the secretariat answers where the
 * scheme asks for that; later somebody leaves and another one follows. Nobody is appointed whom something keeps from the site.
 */
import { limits, ok, refuse, type Err, type Refusal } from '@touchstone/kernel';
import { Type, type Static } from 'typebox';
import { requireDuty } from '../access/require.ts';
import type { Engagement } from '../assessor/approval.ts';
import type {
  Command,
  CommandRegister,
  CommandsOf,
  Context,
  Decision,
  EventRegister,
  EventsOf,
  RefusalRegister,
} from '../envelope.ts';
import { asksStep } from '../scheme/index.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { AssessorId, closed, Day, ShortText, SpokenLanguage } from '../shapes.ts';
import {
  checkCandidate,
  teamOf,
  teamPerson,
  TeamPerson,
  type Appointment,
  type Candidate,
  type TeamMember,
} from './team.ts';

const Nothing = Type.Object({}, closed);
const Reason = Type.Object({ reason: ShortText }, closed);
const AppointAssessor = Type.Object(
  {
    /** the lead */
    assessor: AssessorId,
    members: Type.Optional(Type.Array(AssessorId, { maxItems: limits.teamMembers, uniqueItems: true })),
    /** in which the people of the site are spoken with */
    language: Type.Optional(SpokenLanguage),
  },
  closed,
);
const ReplaceAssessor = Type.Object(
  {
    leaves: AssessorId,
    /** absent: nobody; a lead is always followed by somebody */ follows: Type.Optional(AssessorId),
    reason: ShortText,
  },
  closed,
);

export const appointmentCommands = {
  'assessment.appoint': {
    stream: 'cycle',
    duties: ['site', 'secretariat'],
    body: AppointAssessor,
    purpose:
      'Appoint a lead assessor, with members of the team, of whom each has declared no conflict of interest with this site.',
  },
  'assessment.approve-team': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: Nothing,
    purpose: 'Approve the team that the site has proposed.',
  },
  'assessment.refuse-team': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: Reason,
    purpose: 'Refuse the team that the site has proposed, with the reason.',
  },
  'assessment.replace': {
    stream: 'cycle',
    duties: ['secretariat'],
    body: ReplaceAssessor,
    purpose: 'Let a member of the team leave, with the reason, and another one follow.',
  },
} as const satisfies CommandRegister;

export const TeamNamed = Type.Object(
  {
    ...TeamPerson.properties,
    members: Type.Optional(Type.Array(TeamPerson)),
    language: Type.Optional(Type.String()),
  },
  closed,
);
/** The day is absent from what was decided before days of it were kept. */
const TeamAppointed = Type.Object({ ...TeamNamed.properties, appointedOn: Type.Optional(Day) }, closed);
const TeamProposed = Type.Object({ ...TeamNamed.properties, proposedOn: Type.Optional(Day) }, closed);
export const MemberReplaced = Type.Object(
  { leaves: AssessorId, follows: Type.Optional(TeamPerson), reason: ShortText },
  closed,
);

export const appointmentEvents = {
  'assessment.appointed': {
    stream: 'cycle',
    payload: TeamAppointed,
    meaning: 'An independent assessor, with the members of the team, is appointed to this site.',
    public: true,
  },
  'assessment.team-proposed': {
    stream: 'cycle',
    payload: TeamProposed,
    meaning: 'The site proposes who shall assess it; the secretariat answers.',
  },
  'assessment.team-refused': {
    stream: 'cycle',
    payload: Reason,
    meaning: 'The secretariat refused the proposed team with a reason.',
  },
  'assessment.member-replaced': {
    stream: 'cycle',
    payload: MemberReplaced,
    meaning: 'Somebody left the team, and where it is needed another one follows.',
  },
} as const satisfies EventRegister;

export const appointmentRefusals = {
  'assessment.not-ready': {
    status: 409,
    sentence: 'An assessor is appointed after the site has submitted its self-assessment.',
  },
  'assessment.already-appointed': { status: 409, sentence: 'An assessor is already appointed to this site.' },
  'assessment.named-twice': {
    status: 422,
    sentence: 'A person can be on the team once only. Take one of the two out.',
  },
  'assessment.no-proposal': { status: 409, sentence: 'No proposed team is waiting for an answer here.' },
  'assessment.not-on-team': { status: 422, sentence: 'Choose somebody who is on the team of this assessment.' },
  'assessment.lead-needed': {
    status: 422,
    sentence: 'The lead answers for the report. Choose who follows as lead.',
  },
} as const satisfies RefusalRegister;

export type AppointmentCommand = CommandsOf<typeof appointmentCommands>;
export type AppointmentEvent = EventsOf<typeof appointmentEvents>;

export interface NobodyAppointed {
  readonly stage: 'none';
  /** waits for the secretariat's answer */
  readonly proposed?: Static<typeof TeamNamed>;
}

export interface AppointmentFacts extends Context {
  readonly scheme: Scheme;
  readonly siteId: string;
  readonly selfAssessed: boolean;
  /** the site's own country, which the scheme of its cycle goes with */
  readonly engagement: Omit<Engagement, 'language'>;
  /** those whom the command names, the lead first; for an answer to a proposal those whom it names */
  readonly candidates: readonly Candidate[];
}

export function decideAppointment(
  team: NobodyAppointed | Appointment,
  command: AppointmentCommand,
  facts: AppointmentFacts,
): Decision<AppointmentEvent> {
  switch (command.type) {
    case 'assessment.appoint':
      return appoint(team, command.body, facts);
    case 'assessment.approve-team':
    case 'assessment.refuse-team':
      return answerTeam(team, command, facts);
    case 'assessment.replace':
      return replace(team, command.body, facts);
  }
}

/** What the secretariat names is appointed; what the site names waits for the secretariat where the scheme asks for that. */
function appoint(
  team: NobodyAppointed | Appointment,
  { assessor, language, members = [] }: Static<typeof AppointAssessor>,
  facts: AppointmentFacts,
): Decision<AppointmentEvent> {
  const { actor, scheme, siteId, today } = facts;
  // Who is of the site chooses for the site, whatever else they are, and needs the word of somebody who is not.
  const ofSite = actor.sites.includes(siteId);
  const secretariat = actor.duties.includes('secretariat') && !ofSite;
  if (!secretariat && !ofSite) return refuse('access.not-your-site');
  if (!('stage' in team)) return refuse('assessment.already-appointed');
  if (!facts.selfAssessed) return refuse('assessment.not-ready');
  if (members.includes(assessor)) return refuse('assessment.named-twice', undefined, 'members');
  const refused = checkTeam(facts, language);
  if (refused !== undefined) return refused;
  const [lead, ...others] = facts.candidates.flatMap(teamPerson);
  if (lead === undefined || others.length < members.length) return refuse('assessor.unknown', undefined, 'assessor');
  const named = {
    ...lead,
    ...(others.length === 0 ? {} : { members: others }),
    ...(language === undefined ? {} : { language }),
  };
  const waits = !secretariat && asksStep(scheme, 'team-approval');
  return waits
    ? ok([{ type: 'assessment.team-proposed', payload: { ...named, proposedOn: today } }])
    : ok([{ type: 'assessment.appointed', payload: { ...named, appointedOn: today } }]);
}

function checkTeam(facts: AppointmentFacts, language: string | undefined): Err<Refusal> | undefined {
  const engagement = { ...facts.engagement, ...(language === undefined ? {} : { language }) };
  for (const [index, candidate] of facts.candidates.entries()) {
    const refused = checkCandidate(candidate, { ...facts, engagement }, index === 0 ? 'assessor' : 'members');
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Whoever was suspended, or has declared a conflict, since the site proposed is refused by name. */
function answerTeam(
  team: NobodyAppointed | Appointment,
  command:
    | Command<'assessment.approve-team', Static<typeof Nothing>>
    | Command<'assessment.refuse-team', Static<typeof Reason>>,
  facts: AppointmentFacts,
): Decision<AppointmentEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (!('stage' in team) || team.proposed === undefined) return refuse('assessment.no-proposal');
  if (command.type === 'assessment.refuse-team')
    return ok([{ type: 'assessment.team-refused', payload: command.body }]);
  const unfit = checkTeam(facts, team.proposed.language);
  if (unfit !== undefined) return refuse(unfit.error.code, unfit.error.facts);
  return ok([{ type: 'assessment.appointed', payload: { ...team.proposed, appointedOn: facts.today } }]);
}

function replace(
  team: NobodyAppointed | Appointment,
  { follows, leaves, reason }: Static<typeof ReplaceAssessor>,
  facts: AppointmentFacts,
): Decision<AppointmentEvent> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if ('stage' in team) return refuse('assessment.not-appointed');
  const all = teamOf(team);
  if (!all.some(({ assessor }) => assessor === leaves)) return refuse('assessment.not-on-team', undefined, 'leaves');
  if (follows === undefined) {
    if (leaves === team.assessor) return refuse('assessment.lead-needed', undefined, 'follows');
    return ok([{ type: 'assessment.member-replaced', payload: { leaves, reason } }]);
  }
  const isLead = leaves === team.assessor;
  // A member may follow as lead; then the member's own place stays empty.
  if (!isLead && all.some(({ assessor }) => assessor === follows))
    return refuse('assessment.named-twice', undefined, 'follows');
  const [candidate] = facts.candidates;
  if (candidate === undefined) return refuse('assessor.unknown', undefined, 'follows');
  const { language } = team;
  const engagement = { ...facts.engagement, ...(language === undefined ? {} : { language }) };
  const unfit = checkCandidate(candidate, { ...facts, engagement }, 'follows');
  if (unfit !== undefined) return unfit;
  const [person] = teamPerson(candidate);
  if (person === undefined) return refuse('assessor.unknown', undefined, 'follows');
  return ok([{ type: 'assessment.member-replaced', payload: { leaves, follows: person, reason } }]);
}

export function appointedTeam({ account, assessor, language, members = [] }: Static<typeof TeamNamed>): Appointment {
  return { assessor, account, members: members.map(memberOf), ...(language === undefined ? {} : { language }) };
}

function memberOf({ account, assessor }: TeamMember): TeamMember {
  return { assessor, account };
}

export function teamAfter(team: Appointment, { follows, leaves }: Static<typeof MemberReplaced>): Appointment {
  const staying = team.members.filter((one) => one.assessor !== leaves && one.assessor !== follows?.assessor);
  if (leaves === team.assessor && follows !== undefined) return { ...team, ...memberOf(follows), members: staying };
  return { ...team, members: [...staying, ...(follows === undefined ? [] : [memberOf(follows)])] };
}
