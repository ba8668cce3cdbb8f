/** The visit on its page: days, interviews, observations. Notes of interviews are read only for those who may read them. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { mayReadDeterminations, mayReadInterviewNotes, type CommandName } from '@touchstone/domain';
import { readInterviewNotes, readInterviews, readObservations, readVisit } from '@touchstone/store';
import { valueOf, VisitPage, type FormState, type ShownObservation } from '@touchstone/ui';
import { criteriaOf } from '../cycle/open-criterion.ts';
import { openRunningCycle, readAgain, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getInTime, leadOn } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, sendProblem, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

const types: Readonly<Partial<Record<string, CommandName>>> = {
  visit: 'visit.record',
  interview: 'interview.record',
  observation: 'observation.record',
};

export function addVisitPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/visit', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    if (open.cycle.assessment.stage === 'none') return leadOn(services, reply, `/cycles/${open.facts.id}/assessment`);
    return sendPage(reply, await visitPage(services, open, freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/visit', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const type = types[valueOf(freshForm(open.visit, fieldsOf(request)), 'act')];
    if (type === undefined) return sendProblem(reply, open.visit, { kind: 'not-found' });
    if (!open.reader.team) return sendProblem(reply, open.visit, { kind: 'forbidden' });
    return submitForm(services, open.visit, request, reply, {
      ...{ type, stream: open.facts.id },
      show: async (form) => visitPage(services, await readAgain(services, open), form),
      next: () => `/cycles/${open.facts.id}/visit`,
    });
  });
}

/** An observation on record, as pages show it. */
export function shownObservation({
  criterion,
  kind,
  observed_at: observedAt,
  words: text,
}: Awaited<ReturnType<typeof readObservations>>[number]): ShownObservation {
  return { criterion, kind, text, ...(observedAt === null ? {} : { observedAt }) };
}

async function visitPage(services: Services, open: OpenRunningCycle, form: FormState): Promise<VNode> {
  const { cycle, facts, reader, scheme, view, visit } = open;
  const { read } = services.database;
  const notesToo = mayReadInterviewNotes(reader, cycle.assessment, scheme);
  const reads = notesToo || mayReadDeterminations(reader, cycle.assessment);
  const [row, interviews, notes, observations] = await Promise.all([
    readVisit(read, facts.id),
    reads ? readInterviews(read, facts.id) : [],
    notesToo ? readInterviewNotes(read, facts.id) : new Map<number, string>(),
    reads ? readObservations(read, facts.id) : [],
  ]);
  const records = visit.mayAct && open.reader.team && cycle.assessment.stage === 'under-way';
  return VisitPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criteria: criteriaOf(open), form, reads, base: view.version },
    ...(row === undefined
      ? {}
      : {
          visit: {
            ...{ firstDay: row.first_day, lastDay: row.last_day, meetings: row.meetings },
            ...{ openingOn: row.opening_on, closingOn: row.closing_on },
            ...(row.observed_at === null ? {} : { observedAt: row.observed_at }),
          },
        }),
    interviews: interviews.map(({ heard_group: group, held_on: heldOn, number, observed_at: observedAt, version }) => {
      const said = notes.get(version);
      return {
        ...{ group, number, heldOn },
        ...(observedAt === null ? {} : { observedAt }),
        ...(said === undefined ? {} : { notes: said }),
      };
    }),
    observations: observations.map(shownObservation),
    ...(records ? { ids: { visit: newCommandId(), interview: newCommandId(), observation: newCommandId() } } : {}),
  });
}
