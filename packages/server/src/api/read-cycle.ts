/** Reads of cycles, each for those who may read the cycle: its parties, and the scheme's secretariat and officers. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type, type TProperties } from 'typebox';
import { assert, dayOf, limits, type PlainDate } from '@touchstone/kernel';
import {
  adviceFor,
  adviceOnAnswers,
  applicableCriteria,
  caseReader,
  givenAnswer,
  eligibilityOf,
  isActOf,
  isGiven,
  isPilot,
  mayReadContent,
  mayReadDeterminations,
  nextActsOn,
  openCriteria,
  clocksOfCycle,
  forecastOf,
  reasonInWords,
  scopedFacts,
  scopeOf,
  unmetCriteria,
  type Actor,
  type Advice,
  type Ratings,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import {
  readActions,
  readCycle,
  readDesk,
  readFindings,
  type ActionRow,
  type CycleView,
  type FindingRow,
  type Reader,
} from '@touchstone/store';
import { asReader, cycleMissingThen, type Opened } from '../cycle/open-cycle.ts';
import { readKnownAt } from '../cycle/known-of-person.ts';
import { paramOf } from '../http/address.ts';
import { rowsBefore } from '../http/list-pages.ts';
import { getInTime } from '../http/look-back.ts';
import type { Services } from '../http/services.ts';
import { translatorFor, visitOf } from '../http/visit.ts';
import { engagementsOn } from '../work/work-routes.ts';
import { ProblemDocument, sendRefusals } from './problem.ts';
import { afterAwardAnswer, AfterAwardAnswer } from './read-after-award.ts';
import { awardAnswer, AwardAnswer } from './read-award.ts';
import { earlierAnswer, EarlierAnswer } from './read-earlier.ts';
import { fieldworkAnswer, FieldworkAnswer } from './read-fieldwork.ts';
import {
  ApplicationAnswer,
  ClockMovesAnswer,
  HistoryAnswer,
  LetterAnswer,
  sendApplication,
  sendClockMoves,
  sendHistory,
  sendLetter,
  sendTeam,
  TeamAnswer,
} from './read-parties.ts';
import { proposalsAnswer, ProposalsAnswer } from './read-proposals.ts';
import {
  answersAnswer,
  determinationsAnswer,
  RatingWithFormer,
  sendAnswer,
  sendDetermination,
} from './read-ratings.ts';
import { afterQuery, AdviceAnswer, CycleAnswer, CyclesAnswer, FindingsAnswer, RatingsAnswer } from './read-shapes.ts';
import { sendRead } from './send-read.ts';

const CycleParams = Type.Object({ cycle: Type.String() });
const CriterionParams = Type.Object({ cycle: Type.String(), criterion: Type.String() });

export function addCycleReads(server: FastifyInstance, services: Services): void {
  getInTime(
    server,
    services,
    '/api/v1/cycles',
    async (services, request, reply) => {
      const visit = await visitOf(services, request);
      const { actor } = visit;
      if (actor.id === 'anonymous') return sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
      const after = rowsBefore(request);
      const desk = await readDesk(services.database.read, actor, after);
      const readings = await engagementsOn(services, visit, desk);
      const cycles = desk.map((row, index) => {
        const engagement = readings[index];
        return engagement === undefined ? row : { ...row, engagement };
      });
      const next = cycles.length === limits.pageRows ? after + cycles.length : undefined;
      return sendRead(request, reply, { cycles, ...(next === undefined ? {} : { next }) });
    },
    {
      schema: {
        summary: 'The cycles that concern you, those with the nearest deadline first.',
        ...{ operationId: 'read-cycles', tags: ['cycle'] },
        querystring: Type.Object(afterQuery),
        response: { 200: CyclesAnswer, '4xx': ProblemDocument },
      },
    },
  );
  const get = (
    path: string,
    name: string,
    summary: string,
    shape: object,
    answer: AnswerOfCycle,
    query: TProperties = {},
  ): void => {
    const params = path.includes(':criterion') ? CriterionParams : CycleParams;
    const schema = {
      ...{ summary, operationId: name, tags: ['cycle'], params, querystring: Type.Object(query) },
      response: { 200: shape, '4xx': ProblemDocument },
    };
    const address = `/api/v1/cycles/:cycle${path}`;
    const send = async (now: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const seen = await readSeen(now, request, reply);
      if (seen === undefined) return reply;
      const { running } = seen;
      // Where a case stands is told to everybody who has a part in it; what is in it, not while something bars them from it.
      if (path !== '' && running !== undefined && !mayReadContent(running.reader)) {
        return sendRefusals(request, reply, [running.reader.bar ?? { code: 'cycle.unknown' }]);
      }
      return answer(seen, request, reply);
    };
    getInTime(server, services, address, send, { schema });
  };
  get('', 'read-cycle', 'One cycle: where it stands, its clocks, and who must act.', CycleAnswer, (seen, ...http) => {
    const { clock, time } = seen.services;
    const today = dayOf(clock(), seen.running?.scheme.timeZone ?? 'UTC');
    const asOf = time?.day === undefined ? {} : { asOf: time.day };
    return sendRead(...http, { ...cycleAnswer(seen, today), ...asOf }, seen.view.version);
  });
  get('/answers', 'read-answers', 'The answers of the self-assessment.', RatingsAnswer, async (seen, ...http) =>
    sendRead(...http, { ratings: await answersAnswer(readerOf(seen), seen.view.cycle.id) }),
  );
  get(
    '/answers/:criterion',
    'read-answer',
    'One answer, for the site with those that stood there before; its ETag begins with its version.',
    RatingWithFormer,
    sendAnswer,
  );
  get(
    '/earlier-answers',
    'read-earlier-answers',
    'What the site may start from: its answers of the cycle before, led to the criteria of this one.',
    EarlierAnswer,
    async ({ actor, running, services: now }, ...http) =>
      running === undefined
        ? sendRefusals(...http, [{ code: 'cycle.unknown' }])
        : sendRead(...http, await earlierAnswer(now, actor, running)),
  );
  get(
    '/determinations',
    'read-determinations',
    'The determinations of the assessor.',
    RatingsAnswer,
    async (seen, ...http) => sendRead(...http, { ratings: await determinationsAnswer(seen) }),
  );
  get(
    '/determinations/:criterion',
    'read-determination',
    'One determination, with those before it for the team; its ETag begins with its version.',
    RatingWithFormer,
    sendDetermination,
  );
  get('/findings', 'read-findings', 'The findings with their plans.', FindingsAnswer, async (seen, ...http) => {
    const { view } = seen;
    if (!seesDeterminations(seen)) return sendRead(...http, { findings: [] });
    const [rows, actions] = await Promise.all([
      readFindings(readerOf(seen), view.cycle.id),
      readActions(readerOf(seen), view.cycle.id),
    ]);
    return sendRead(...http, { findings: rows.map((row) => toFinding(row, actions)) });
  });
  get(
    '/fieldwork',
    'read-fieldwork',
    'Plan, visit, interviews, observations and disagreements; notes of interviews for those alone who may read them.',
    FieldworkAnswer,
    async (seen, ...http) => {
      const { running, services: now, view } = seen;
      if (running === undefined) return sendRefusals(...http, [{ code: 'cycle.unknown' }]);
      return sendRead(...http, await fieldworkAnswer(now.database.read, view, running));
    },
  );
  get(
    '/proposals',
    'read-proposals',
    'The proposals on the award with the votes of a panel, newest first, for those who decide and the secretariat.',
    ProposalsAnswer,
    async ({ running, services: now, view }, ...http) => {
      const staff = running?.reader.officer === true || running?.reader.secretariat === true;
      if (running === undefined) return sendRefusals(...http, [{ code: 'cycle.unknown' }]);
      if (!staff) return sendRefusals(...http, [{ code: 'access.duty-missing', facts: { duty: 'officer' } }]);
      return sendRead(...http, await proposalsAnswer(now.database.read, view, running, rowsBefore(http[0])));
    },
    afterQuery,
  );
  get(
    '/award',
    'read-award',
    'The decision on the award: why, its marks and conditions, and what became of it.',
    AwardAnswer,
    async ({ running, services: now, view }, ...http) => {
      if (running === undefined) return sendRefusals(...http, [{ code: 'cycle.unknown' }]);
      const today = dayOf(now.clock(), running.scheme.timeZone);
      return sendRead(...http, await awardAnswer(now.database.read, view.cycle.id, running, today));
    },
  );
  get(
    '/after-award',
    'read-after-award',
    'What follows the decision: appeals, surveillance, notices of change and their answers.',
    AfterAwardAnswer,
    async ({ running, services: now, view }, ...http) =>
      running === undefined
        ? sendRefusals(...http, [{ code: 'cycle.unknown' }])
        : sendRead(...http, await afterAwardAnswer(now.database.read, view.cycle.id, running)),
  );
  get(
    '/history',
    'read-history',
    'What happened, newest first, each line with who did it; a row of ratings is one line.',
    HistoryAnswer,
    sendHistory,
    afterQuery,
  );
  get(
    '/application',
    'read-application',
    'The question whether the site may take part.',
    ApplicationAnswer,
    sendApplication,
  );
  get('/letter', 'read-letter', 'The letter of commitment on which the cycle rests.', LetterAnswer, sendLetter);
  get('/team', 'read-team', 'The assessment team, proposed or appointed, the lead first.', TeamAnswer, sendTeam);
  get(
    '/clock-moves',
    'read-clock-moves',
    'What people decided on clocks, oldest first: who, by which right, and why.',
    ClockMovesAnswer,
    sendClockMoves,
  );
  get('/advice', 'read-advice', 'What the scheme advises today, with its reasons.', AdviceAnswer, (seen, ...http) =>
    sendAdvice(seen, ...http),
  );
}

interface Seen {
  /** of the day that is read */
  readonly services: Services;
  readonly actor: Actor;
  readonly view: CycleView;
  /** absent where only facts of another register are on record */
  readonly running?: Opened;
}

function readerOf({ services }: Seen): Reader {
  return services.database.read;
}

type AnswerOfCycle = (seen: Seen, request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

/** Undefined where the answer is sent already. Whoever may not read a cycle learns nothing of it. */
async function readSeen(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<Seen | undefined> {
  const { actor: person } = await visitOf(services, request);
  if (person.id === 'anonymous') {
    sendRefusals(request, reply, [{ code: 'access.sign-in-needed' }]);
    return undefined;
  }
  const cycle = paramOf(request, 'cycle');
  const view = /^cycle_[0-9a-f-]{36}$/.test(cycle) ? await readCycle(services.database.read, cycle) : undefined;
  const actor = view === undefined ? undefined : asReader(person, view);
  if (view === undefined || actor === undefined) {
    sendRefusals(request, reply, [(await cycleMissingThen(services, person, cycle)) ?? { code: 'cycle.unknown' }]);
    return undefined;
  }
  if (view.state.stage !== 'running') return { services, actor, view };
  const compiled = await services.schemes.byHash(services.database.read, view.state.scheme);
  assert(compiled, 'a running cycle has its scheme');
  const { scheme } = compiled;
  const knownAt = await readKnownAt(services, actor, [view.state.site]);
  const known = knownAt(view.state.site, dayOf(services.clock(), scheme.timeZone));
  const reader = caseReader(view.state, actor, scheme, known);
  return { services, actor, view, running: { cycle: view.state, scheme, known, reader } };
}

function cycleAnswer(seen: Seen, today: PlainDate): object {
  const { actor, running, services, view } = seen;
  const { cycle, site, version } = view;
  const { fictional, id, name, operator } = site;
  const common = {
    ...{ cycle: cycle.id, version, stage: cycle.stage, scheme: cycle.scheme_hash, signedOn: cycle.signed_on },
    site: { site: id, name, operator, fictional },
  };
  if (running === undefined) return { ...common, clocks: [], acts: [] };
  const { cycle: state, known: tie, reader, scheme } = running;
  const { assessment, award, findings, selfAssessment } = state;
  const facts = { scheme, site: scopedFacts(state) };
  const applicable = applicableCriteria(scheme, facts.site).length;
  const scope = mayReadContent(reader) ? scopeOf(state) : { answers: {}, confirmed: [] };
  const rated = (ratings: Ratings): number => applicable - openCriteria(ratings, facts).length;
  const answers = selfAssessment.stage === 'closed' ? {} : selfAssessment.answers;
  const determined = assessment.stage === 'none' ? {} : assessment.determinations;
  // A finding tells of a determination, so it is known to those who may know that.
  const known = seesDeterminations(seen) ? Object.values(findings) : [];
  const closed = known.filter(({ stage }) => stage === 'closed').length;
  return {
    ...common,
    pilot: isPilot(state),
    ...(state.application === undefined
      ? {}
      : { application: { stage: state.application.stage, rule: eligibilityOf(scheme, state.application).state } }),
    scope: Object.entries(scope.answers).map(([question, answer]) => ({
      ...{ question, answer: givenAnswer(answer), confirmed: scope.confirmed.includes(question) },
    })),
    selfAssessment: { stage: selfAssessment.stage, rated: rated(answers), applicable },
    assessment: { stage: assessment.stage, rated: rated(determined), applicable },
    findings: { open: known.length - closed, closed },
    award: {
      stage: award.stage,
      marks: isGiven(award) ? award.marks.map(({ mark }) => mark) : [],
      ...(isGiven(award) ? { awardedOn: award.awardedOn } : {}),
    },
    ...conformanceAnswer(seen, state, scheme),
    clocks: clocksOfCycle(state, scheme, today),
    forecast: forecastOf(state, scheme, today, seesDeterminations(seen)),
    acts: nextActsOn(state, version, scheme, today).map((act) => ({
      ...act,
      mine: services.time?.day === undefined && isActOf(actor, state, act, scheme, tie),
    })),
  };
}

/** What stands between the site and full conformance tells of determinations too. */
function conformanceAnswer(seen: Seen, cycle: RunningCycle, scheme: Scheme): object {
  const confirmedOn = cycle.anchors['conformance.confirmed'];
  return {
    conformance: {
      ...(confirmedOn === undefined ? {} : { confirmedOn }),
      ...(cycle.assessment.stage === 'accepted' && seesDeterminations(seen)
        ? { unmet: unmetCriteria(cycle, scheme).map(({ id }) => id) }
        : {}),
    },
  };
}

function seesDeterminations({ running }: Seen): boolean {
  return running !== undefined && mayReadDeterminations(running.reader, running.cycle.assessment);
}

function toFinding(row: FindingRow, actions: readonly ActionRow[]): object {
  const { closed_on, raised_level, repeats_cycle, repeats_finding, verified_evidence, verified_rationale, ...same } =
    row;
  return {
    ...same,
    raisedLevel: raised_level,
    ...{ verifiedRationale: verified_rationale, verifiedEvidence: verified_evidence },
    closedOn: closed_on,
    ...(repeats_cycle === null ? {} : { repeats: { cycle: repeats_cycle, finding: repeats_finding } }),
    actions: actions
      .filter(({ finding }) => finding === row.finding)
      .map(
        ({ due_on: dueOn, verified_evidence: verifiedEvidence, verified_rationale: verifiedRationale, ...action }) => ({
          ...action,
          ...{ dueOn, verifiedEvidence, verifiedRationale },
        }),
      ),
  };
}

function sendAdvice(seen: Seen, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { running } = seen;
  if (running === undefined) return sendRefusals(request, reply, [{ code: 'cycle.unknown' }]);
  const { cycle, scheme } = running;
  const { language } = translatorFor(request);
  const told = ({ marks }: Advice): object => ({
    marks: marks.map((mark) => ({ ...mark, inWords: reasonInWords(scheme, mark.reason, language) })),
  });
  const determined = cycle.assessment.stage !== 'none' && seesDeterminations(seen);
  return sendRead(request, reply, {
    onAnswers: told(adviceOnAnswers(cycle, scheme)),
    ...(determined ? { onDeterminations: told(adviceFor(cycle, scheme)) } : {}),
  });
}
