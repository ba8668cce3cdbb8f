/**
 * The cycle before this one, with what the site answered in it and what came of that, for a reader who may read it; and
 * what an answer of now started from, in words.
 */
import {
  askedNoLonger,
  caseReader,
  evidenceCited,
  isSameAnswer,
  mayReadDeterminations,
  pairsSince,
  startingPoints,
  type EarlierAnswers,
} from '@touchstone/domain';
import {
  mayReadCycle,
  readAnswers,
  readCycle,
  readDeterminations,
  readEarlierAnswers,
  readEvidence,
  readFindings,
  readNames,
} from '@touchstone/store';
import type { EarlierCycle, ShownRating } from '@touchstone/ui';
import type { OpenRunningCycle } from '../cycle/open-cycle.ts';
import { shownDetermination, shownRating } from '../cycle/shown-rating.ts';
import type { Services } from '../http/services.ts';

/** Undefined where there is none, or it is not this reader's to read. */
export async function openEarlier(services: Services, open: OpenRunningCycle): Promise<EarlierCycle | undefined> {
  const { cycle, known: tie, scheme, today, visit } = open;
  const { read } = services.database;
  const { previous } = cycle;
  const before = previous === undefined ? undefined : await readCycle(read, previous);
  if (previous === undefined || before === undefined || !mayReadCycle(visit.actor, before.cycle)) return undefined;
  const { state } = before;
  const earlier = await readEarlierAnswers(read, services.schemes, previous);
  if (earlier === undefined || state.stage !== 'running')
    return { cycle: previous, mapped: true, points: [], withdrawn: [] };
  // The tie is to the site, whichever of its cycles is read.
  const knows = mayReadDeterminations(caseReader(state, visit.actor, earlier.scheme, tie), state.assessment);
  const [answers, determinations, findings, evidence] = await Promise.all([
    readAnswers(read, previous),
    knows ? readDeterminations(read, previous) : [],
    knows ? readFindings(read, previous) : [],
    readEvidence(read, state.site),
  ]);
  const names = await readNames(read, [
    ...answers.map((one) => one.answered_by),
    ...determinations.map((one) => one.determined_by),
  ]);
  const points = startingPoints(scheme, earlier).flatMap((point) => {
    const { criterion: id } = point.from;
    const was = earlier.scheme.criteria.find((one) => one.id === id);
    const row = answers.find((one) => one.criterion === id);
    const determined = determinations.find((one) => one.criterion === id);
    if (was === undefined || row === undefined) return [];
    const determination =
      determined === undefined
        ? {}
        : {
            determination: shownDetermination(determined, names, evidence),
          };
    return [
      {
        ...{ ...point, was, ...determination },
        answer: shownRating(row, { by: row.answered_by, at: row.answered_at }, names, evidence),
        lapsed: evidence.flatMap(({ id, title, valid_until: until }) =>
          evidenceCited(row).includes(id) && until !== null && until < today ? [{ title, until }] : [],
        ),
        findings: findings
          .filter(({ criterion }) => criterion === id)
          .map(({ finding, stage }) => ({ finding, closed: stage === 'closed' })),
      },
    ];
  });
  return {
    ...{ cycle: previous, points, version: { scheme: earlier.scheme, hash: state.scheme } },
    ...(earlier.versions === undefined ? {} : { versions: earlier.versions }),
    mapped: pairsSince(scheme, earlier.scheme, earlier.versions) !== undefined,
    withdrawn: askedNoLonger(scheme, earlier),
  };
}

type AnswerRow = Awaited<ReturnType<typeof readAnswers>>[number];

/** An answer of this cycle, with what it started from. */
export async function shownAnswer(
  services: Services,
  open: OpenRunningCycle,
  row: AnswerRow,
  names: Parameters<typeof shownRating>[2],
  evidence: Parameters<typeof shownRating>[3],
): Promise<ShownRating> {
  const brought = await broughtInWords(services, open, row);
  return {
    ...shownRating(row, { by: row.answered_by, at: row.answered_at }, names, evidence),
    ...(brought === undefined ? {} : { brought }),
  };
}

/** Undefined where it started from none. Tells nothing of what was written then but whether it is the same. */
async function broughtInWords(
  services: Services,
  { visit: { t } }: OpenRunningCycle,
  row: AnswerRow,
): Promise<string | undefined> {
  if (row.brought_cycle === null) return undefined;
  const earlier = await readEarlierAnswers(services.database.read, services.schemes, row.brought_cycle);
  const from = earlier?.answers.find(({ criterion }) => criterion === row.brought_criterion);
  if (earlier === undefined || from === undefined) return undefined;
  const number = numberIn(earlier, from.criterion);
  const version = t.text(earlier.scheme.standardName);
  const rating = row.level === null ? ({ notApplicable: true } as const) : { level: row.level };
  const same = isSameAnswer(from, { ...row, rating });
  return t(same ? 'earlier.brought-same' : 'earlier.brought-changed', { number, version });
}

function numberIn({ scheme }: EarlierAnswers, criterion: string): string {
  return scheme.criteria.find(({ id }) => id === criterion)?.number ?? criterion;
}
