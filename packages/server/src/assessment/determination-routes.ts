/** One criterion of the assessment: the site's answer beside the determination, which the assessor makes here. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { mayReadDeterminations, type Criterion } from '@touchstone/domain';
import { readAnswers, readDeterminations, readEvidence, readNames } from '@touchstone/store';
import { DeterminationPage, type DeterminationPageProps, type FormState } from '@touchstone/ui';
import { formerDeterminations } from '../cycle/former-shown.ts';
import { neighboursOf, openCriterion, savedIn, type OpenCriterion } from '../cycle/open-criterion.ts';
import { readAgain } from '../cycle/open-cycle.ts';
import { shownDetermination } from '../cycle/shown-rating.ts';
import { isOvertaken, ratingEdit, submitRating } from '../cycle/submit-rating.ts';
import { readWords } from '../evidence/receive-form.ts';
import { queryOf } from '../http/address.ts';
import { getInTime } from '../http/look-back.ts';
import { freshForm, sendPage, sendProblem } from '../http/pages.ts';
import type { Services } from '../http/services.ts';
import { shownAnswer } from '../self-assessment/open-earlier.ts';
import { exclusionsShown } from './exclusions-shown.ts';
import { addNotePages, noteBeside } from './note-beside.ts';

export function addDeterminationPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/assessment/:criterion', async (services, request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    const takes = queryOf(request, 'take') === 'note';
    return sendPage(
      reply,
      await determinationPage(services, open, freshForm(open.visit), savedIn(request, open), takes),
    );
  });

  addNotePages(server, services, (open, form) => determinationPage(services, open, form));

  server.post('/cycles/:cycle/assessment/:criterion', async (request, reply) => {
    const open = await openCriterion(services, request, reply);
    if (open === undefined) return reply;
    const { cycle, visit } = open;
    if (!open.reader.team) return sendProblem(reply, visit, { kind: 'forbidden' });
    if (cycle.assessment.stage !== 'under-way') {
      await readWords(request);
      return sendProblem(reply, visit, { kind: 'refused', refusal: { code: 'assessment.frozen' } });
    }
    return submitRating(services, open, request, reply, 'assessment', async (form) =>
      determinationPage(services, await readAgain(services, open), form),
    );
  });
}

async function determinationPage(
  services: Services,
  open: OpenCriterion,
  form: FormState,
  saved?: Criterion,
  takesNote = false,
): Promise<VNode> {
  const { asked, criterion, cycle, facts, reader, scheme, view, visit } = open;
  const { read } = services.database;
  const mayRead = mayReadDeterminations(reader, cycle.assessment);
  const [answers, determinations, evidence] = await Promise.all([
    readAnswers(read, view.cycle.id),
    mayRead ? readDeterminations(read, view.cycle.id) : [],
    readEvidence(read, view.site.id),
  ]);
  const answer = answers.find((one) => one.criterion === criterion.id);
  const made = determinations.find((one) => one.criterion === criterion.id);
  const names = await readNames(read, [
    ...(answer === undefined ? [] : [answer.answered_by]),
    ...(made === undefined ? [] : [made.determined_by]),
  ]);
  const former = await formerDeterminations(read, reader, made, evidence);
  const version = made?.version ?? 0;
  const note = await noteBeside(services, open, form);
  const taken = takesNote && note?.take === true ? note.note : undefined;
  const exclusion = made === undefined ? undefined : (await exclusionsShown(services, open))[criterion.id];
  const edit = visit.mayAct && open.reader.team && cycle.assessment.stage === 'under-way';
  return DeterminationPage({
    ...{ frame: visit.frame, cycle: facts, scheme, criterion, asked },
    conflict: isOvertaken(form, version),
    ...(answer === undefined ? {} : { answer: await shownAnswer(services, open, answer, names, evidence) }),
    ...(former === undefined ? {} : { former }),
    determination:
      made === undefined
        ? { is: mayRead ? 'none' : withheld(open) }
        : { is: 'made', shown: shownDetermination(made, names, evidence) },
    ...(exclusion === undefined ? {} : { exclusion }),
    ...(note === undefined ? {} : { note }),
    noteTaken: taken !== undefined,
    ...(edit ? { edit: ratingEdit(open, rated(open, form, taken), version, evidence) } : {}),
    ...neighboursOf(open),
    ...(saved === undefined ? {} : { saved }),
  });
}

/** The form of the determination, or one that begins with the note that the assessor takes over. */
function rated({ visit }: OpenCriterion, form: FormState, note: string | undefined): FormState {
  return note === undefined ? form : freshForm(visit, { act: 'rate', rationale: note });
}

/** Why this reader may not know whether there is a determination. */
function withheld({ cycle, visit }: OpenCriterion): Exclude<DeterminationPageProps['determination']['is'], 'made'> {
  if (cycle.assessment.stage === 'none') return 'none';
  return visit.actor.sites.includes(cycle.site) ? 'later' : 'draft';
}
