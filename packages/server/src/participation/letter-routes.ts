/** The signed letter of commitment: its readers, and the secretariat's answer. */
import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { commitmentEnded } from '@touchstone/domain';
import { assert, defined } from '@touchstone/kernel';
import { readCycle } from '@touchstone/store';
import { countryName, LetterPage, valueOf, type FormState } from '@touchstone/ui';
import { openRunningCycle, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { getInTime } from '../http/look-back.ts';
import { fieldsOf, freshForm, newCommandId, sendPage, submitForm } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export function addLetterPages(server: FastifyInstance, services: Services): void {
  getInTime(server, services, '/cycles/:cycle/letter', async (services, request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    return sendPage(reply, letterPage(await withItsLetter(services, open), freshForm(open.visit)));
  });

  server.post('/cycles/:cycle/letter', async (request, reply) => {
    const open = await openRunningCycle(services, request, reply);
    if (open === undefined) return reply;
    const { facts, visit } = open;
    return submitForm(services, visit, request, reply, {
      type: answerTo(valueOf(freshForm(visit, fieldsOf(request)), 'act')),
      stream: facts.id,
      show: (form) => Promise.resolve(letterPage(open, form)),
      next: () => `/cycles/${facts.id}`,
    });
  });
}

/** A cycle that assesses again rests on a letter that was signed before: it is read as it was signed then. */
export async function withItsLetter<Open extends Pick<OpenRunningCycle, 'cycle' | 'scheme' | 'view'>>(
  { database, schemes }: Services,
  open: Open,
): Promise<Open> {
  let { cycle, scheme, view } = open;
  while (cycle.previous !== undefined) {
    const before = defined(await readCycle(database.read, cycle.previous), 'the cycle before this one');
    assert(before.state.stage === 'running', 'the cycle before this one has a letter');
    [cycle, view] = [before.state, before];
    ({ scheme } = defined(await schemes.byHash(database.read, cycle.scheme), 'the scheme of a running cycle'));
  }
  return { ...open, cycle, scheme, view };
}

function answerTo(answer: string): 'commitment.accept' | 'commitment.return' | 'commitment.withdraw' {
  if (answer === 'withdraw') return 'commitment.withdraw';
  return answer === 'accept' ? 'commitment.accept' : 'commitment.return';
}

/** Whoever is refused sees the form again with the reason, even where it is not theirs to send. */
function letterPage(open: OpenRunningCycle, form: FormState): VNode {
  const { cycle, facts, scheme, view, visit } = open;
  const { contact, letter_reason: reason, signatory, signed_on: signedOn } = view.cycle;
  const { country, place } = view.site;
  const own = visit.actor.sites.includes(cycle.site);
  const undecided = cycle.award.stage === 'none' || cycle.award.stage === 'proposed';
  const refused = form.errors.length > 0;
  const answers = (refused && !own) || (visit.mayAct && cycle.letter === 'signed' && open.reader.secretariat);
  return LetterPage({
    ...{ frame: visit.frame, facts, cycle, scheme },
    letter: {
      ...(signatory === null ? {} : { signatory }),
      ...(contact === null ? {} : { contact }),
      ...(signedOn === null ? {} : { signedOn }),
      place: [...(place === null ? [] : [place]), countryName(visit.t.language, country)].join(', '),
      ...(reason === null ? {} : { returnedBecause: reason }),
    },
    ...(own && visit.mayAct && ((undecided && !commitmentEnded(cycle)) || refused)
      ? { withdraw: { form, commandId: newCommandId(), base: view.version } }
      : {}),
    ...(answers
      ? { answer: { form, commandIds: { accept: newCommandId(), return: newCommandId() }, base: view.version } }
      : {}),
  });
}
