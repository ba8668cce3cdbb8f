/** The team of an assessment on pages: appointing it, answering the site's proposal, replacing somebody on it. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { asksStep, checkCandidate, teamOf, type Candidate, type CommandName } from '@touchstone/domain';
import { readAssessor, readAssessorsFor, readCandidates, readDeclaredAbout, readTeamConcerns } from '@touchstone/store';
import {
  AppointPage,
  formState,
  refusalSentence,
  refusalToFormError,
  TeamPage,
  valueOf,
  type AppointedAssessor,
  type FormState,
  type TeamPageProps,
} from '@touchstone/ui';
import { isFree, openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getInTime, leadOn } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

const acts: Readonly<Partial<Record<string, CommandName>>> = {
  approve: 'assessment.approve-team',
  refuse: 'assessment.refuse-team',
  replace: 'assessment.replace',
};

export function addTeamPages(server: FastifyInstance, services: Services): void {
  server.post('/cycles/:cycle/assessment', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (!mayAppoint(open)) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    const fields = fieldsOf(request);
    if (fields['assessor'] === undefined) {
      const nobody = refusalToFormError(open.visit.t, { code: 'assessor.unknown', at: 'assessor' });
      return sendPage(reply, await appointPage(services, open, formState(open.visit.t, fields, [nobody])), 422);
    }
    return submitForm(services, open.visit, request, reply, {
      type: 'assessment.appoint',
      stream: open.facts.id,
      show: async (form) => appointPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/assessment`,
    });
  });

  getInTime(server, services, '/cycles/:cycle/team', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (teamNamed(open).length === 0) return leadOn(services, reply, `/cycles/${open.facts.id}/assessment`);
    return sendPage(reply, await teamPage(services, open, freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/team', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const type = acts[valueOf(freshForm(open.visit, fieldsOf(request)), 'act')];
    if (type === undefined) return sendProblem(reply, open.visit, { kind: 'not-found' });
    if (!open.reader.secretariat) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    return submitForm(services, open.visit, request, reply, {
      ...{ type, stream: open.facts.id },
      show: async (form) => teamPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/assessment`,
    });
  });
}

function mayAppoint({ reader, visit }: OpenRunningCycle): boolean {
  return visit.mayAct && (reader.secretariat || reader.site);
}

export async function appointPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { cycle, facts, scheme, view, visit } = open;
  const { secretariat } = open.reader;
  return AppointPage({
    ...{ frame: visit.frame, cycle: facts, form },
    ready: cycle.selfAssessment.stage === 'submitted' && cycle.assessment.stage === 'none',
    assessors: await readRegister(services, open, secretariat),
    proposes: !secretariat && asksStep(scheme, 'team-approval'),
    ...(view.cycle.team_reason === null ? {} : { refusedBecause: view.cycle.team_reason }),
    ...(mayAppoint(open) ? { appoint: { commandId: newCommandId(), base: view.version } } : {}),
  });
}

/** Those who can be chosen first, then those who cannot; each judged as the decider judges them. */
async function readRegister(
  { database: { read } }: Services,
  { cycle, facts, scheme, today, visit: { t } }: OpenRunningCycle,
  secretariat: boolean,
) {
  const entries = await readAssessorsFor(read, cycle.site);
  const ids = entries.map(({ id }) => id);
  const [candidates, declared] = await Promise.all([
    readCandidates(read, ids, { cycle: facts.id, site: cycle.site }),
    readDeclaredAbout(
      read,
      cycle.site,
      entries.map(({ account }) => account),
    ),
  ]);
  const engagement = { ...cycle.siteFacts, scheme };
  const hindranceOf = (candidate: Candidate | undefined): string | undefined => {
    const refused = candidate && checkCandidate(candidate, { scheme, today, engagement }, 'assessor');
    return refused && refusalSentence(t, refused.error);
  };
  const rows = entries.map(({ account, fictional, firm, id, name }, index) => {
    const hindrance = hindranceOf(candidates[index]);
    const reason = secretariat ? declared.get(account)?.reason : undefined;
    return {
      ...{ id, name, firm, fictional },
      ...(hindrance === undefined ? {} : { hindrance }),
      ...(reason === undefined || reason === '' ? {} : { declared: reason }),
    };
  });
  return [...rows.filter((row) => row.hindrance === undefined), ...rows.filter((row) => row.hindrance !== undefined)];
}

/** The lead first; those whom the site has proposed while nobody is appointed. */
function teamNamed({ cycle: { assessment } }: Pick<OpenRunningCycle, 'cycle'>): readonly string[] {
  if (assessment.stage !== 'none') return teamOf(assessment.appointment).map(({ assessor }) => assessor);
  const { proposed } = assessment;
  return proposed === undefined ? [] : [proposed, ...(proposed.members ?? [])].map(({ assessor }) => assessor);
}

export async function readTeam(
  services: Services,
  open: Pick<OpenRunningCycle, 'cycle'>,
): Promise<readonly AppointedAssessor[]> {
  const entries = await Promise.all(teamNamed(open).map((id) => readAssessor(services.database.read, id)));
  return entries.flatMap((entry) =>
    entry === undefined ? [] : [{ id: entry.id, name: entry.name, firm: entry.firm, fictional: entry.fictional }],
  );
}

async function teamPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { cycle, facts, view, visit } = open;
  const { assessment } = cycle;
  const may = (act: CommandName): boolean => open.reader.secretariat && isFree(open, act);
  const [people, concerns] = await Promise.all([
    readTeam(services, open),
    open.reader.secretariat
      ? readTeamConcerns(services.database.read, services.schemes, services.clock(), facts.id)
      : [],
  ]);
  const team = people.map((one) => {
    const concern = concerns.find(({ assessor }) => assessor === one.id);
    if (concern === undefined) return one;
    const { declared, refusal } = concern;
    return { ...one, concern: refusalSentence(visit.t, refusal), ...(declared === '' ? {} : { declared }) };
  });
  const proposed = assessment.stage === 'none' ? assessment.proposed : undefined;
  const base = view.version;
  const answers = visit.mayAct && proposed !== undefined && may('assessment.approve-team');
  const replaces = visit.mayAct && assessment.stage !== 'none' && may('assessment.replace');
  return TeamPage({
    ...{ frame: visit.frame, cycle: facts, form, team, proposed: proposed !== undefined },
    ...(proposed?.language === undefined ? {} : { language: proposed.language }),
    ...(answers ? { answer: { commandIds: { approve: newCommandId(), refuse: newCommandId() }, base } } : {}),
    ...(replaces
      ? { replace: { commandId: newCommandId(), base, ...(await readFollowers(services, open, people)) } }
      : {}),
  });
}

/** A member may follow as lead; the lead follows nobody. */
async function readFollowers(
  services: Services,
  open: OpenRunningCycle,
  team: readonly AppointedAssessor[],
): Promise<Omit<NonNullable<TeamPageProps['replace']>, 'commandId' | 'base'>> {
  const register = await readRegister(services, open, true);
  const onTeam = team.map(({ id }) => id);
  return {
    others: register.filter(({ hindrance, id }) => hindrance === undefined && id !== onTeam[0]),
    hindered: register.filter(({ hindrance, id }) => hindrance !== undefined && !onTeam.includes(id)),
    declareAt: `${open.visit.frame.origin}/declarations?site=${open.cycle.site}`,
  };
}
