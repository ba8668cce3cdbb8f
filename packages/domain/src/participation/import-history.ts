/**
 * Decides what of an earlier participation comes on record, and from where its cycle continues: pinned to the version that
 * the source names, or to the one in force on the day of the letter. What a source does not tell is never made up: a clock
 * whose start or end is unknown does not run, and one that had run out before has no consequence here.
 */
import {
  addPeriod,
  ok,
  plainDate,
  refuse,
  type Err,
  type PlainDate,
  type Refusal,
  type Result,
} from '@touchstone/kernel';
import { checkDay } from '../calendar-day.ts';
import type { Static } from 'typebox';
import { requireDuty } from '../access/require.ts';
import type { AwardEvent } from '../award/award.ts';
import type { Decision } from '../envelope.ts';
import { advise, dueOn, scopeSite, type Anchors } from '../scheme/index.ts';
import type { Clock, Scheme } from '../scheme/scheme.ts';
import type {
  HistoryCommand,
  HistoryContinued,
  HistoryEvent,
  ImportedFact,
  ImportedStep,
  ImportHistory,
} from './history.ts';
import type { LetterState, ParticipationFacts } from './participation.ts';

type Told = Static<typeof ImportHistory>;
type Ends = Pick<NonNullable<HistoryContinued['award']>, 'suspendedOn' | 'withdrawnOn'>;

export function importHistory(
  state: LetterState,
  { body }: HistoryCommand,
  facts: ParticipationFacts,
): Decision<HistoryEvent | Extract<AwardEvent, { type: 'award.expired' }>> {
  const refused = requireDuty(facts.actor, 'secretariat');
  if (refused !== undefined) return refused;
  if (facts.site === undefined) return refuse('site.unknown', undefined, 'site');
  if (facts.otherCycle || (state.stage !== 'none' && state.stage !== 'imported')) return refuse('history.not-imported');
  const wrong = checkDays(body, facts.today);
  if (wrong !== undefined) return wrong;
  const continued = continueFrom(body, facts, facts.site);
  if (!continued.ok) return continued;
  const { value: continues } = continued;
  if (continues === undefined) return ok([{ type: 'history.imported', payload: body }]);
  const { award } = continues;
  const ran =
    award === undefined || award.withdrawnOn !== undefined ? [] : award.marks.filter(endedBefore(facts.today));
  return ok([
    { type: 'history.imported', payload: { ...body, continues } },
    ...ran.map(({ mark, validUntil }) => {
      const expiredOn = addPeriod(plainDate(validUntil ?? facts.today), { days: 1 });
      return { type: 'award.expired', payload: { mark, expiredOn } } as const;
    }),
  ]);
}

function endedBefore(today: PlainDate) {
  return ({ validUntil }: { readonly validUntil: string | null }): boolean => validUntil !== null && validUntil < today;
}

/** Every day is one of the calendar and known by now, and the award lies where it can lie. Undefined where all is well. */
function checkDays(body: Told, today: PlainDate): Err<Refusal> | undefined {
  for (const [index, { happenedOn, knownOn }] of body.facts.entries()) {
    const at = `facts/${String(index)}`;
    const impossible =
      checkDay(knownOn, `${at}/knownOn`) ??
      (happenedOn === undefined ? undefined : checkDay(happenedOn, `${at}/happenedOn`));
    if (impossible !== undefined) return impossible;
    if (knownOn > today) return refuse('history.future', { today }, `${at}/knownOn`);
    if (happenedOn === undefined) continue;
    if (happenedOn > knownOn) return refuse('history.known-before', { knownOn }, `${at}/happenedOn`);
  }
  const { ends: markEnds = [], marks = [], validUntil } = body;
  const impossible = validUntil === undefined ? undefined : checkDay(validUntil, 'validUntil');
  if (impossible !== undefined) return impossible;
  const [signed, awarded] = [factOf(body, 'committed'), factOf(body, 'awarded')];
  const [signedOn, awardedOn] = [signed?.fact.happenedOn, awarded?.fact.happenedOn];
  const ends = (['suspended', 'withdrawn'] as const).flatMap((step) => factOf(body, step) ?? []);
  if (awardedOn === undefined) {
    const until = validUntil !== undefined ? 'validUntil' : markEnds.length > 0 ? 'ends' : undefined;
    const says = until ?? (marks.length > 0 ? 'marks' : ends[0]?.at);
    return says === undefined ? undefined : refuse('history.no-award-day', undefined, says);
  }
  if (signedOn !== undefined && awardedOn < signedOn)
    return refuse('history.award-before-letter', { signedOn }, `${awarded?.at ?? ''}/happenedOn`);
  if (validUntil !== undefined && validUntil < awardedOn)
    return refuse('history.ends-before-award', { awardedOn }, 'validUntil');
  const wrongEnd = checkMarkEnds(markEnds, awardedOn);
  if (wrongEnd !== undefined) return wrongEnd;
  for (const { at, fact } of ends) {
    if (fact.happenedOn === undefined) return refuse('history.no-standing-day', undefined, `${at}/happenedOn`);
    if (fact.happenedOn < awardedOn) return refuse('history.ends-before-award', { awardedOn }, `${at}/happenedOn`);
  }
  return undefined;
}

function checkMarkEnds(ends: NonNullable<Told['ends']>, awardedOn: string): Err<Refusal> | undefined {
  for (const [index, { mark, validUntil }] of ends.entries()) {
    const at = `ends/${String(index)}`;
    const impossible = checkDay(validUntil, `${at}/validUntil`);
    if (impossible !== undefined) return impossible;
    if (validUntil < awardedOn) return refuse('history.ends-before-award', { awardedOn }, `${at}/validUntil`);
    if (ends.findIndex((one) => one.mark === mark) < index) return refuse('history.mark-twice', { mark }, `${at}/mark`);
  }
  return undefined;
}

/** The last that is told of a step, with its place in the body. */
function factOf(
  { facts }: Told,
  step: ImportedStep,
): { readonly fact: Static<typeof ImportedFact>; readonly at: string } | undefined {
  const index = facts.findLastIndex((fact) => fact.step === step);
  const fact = facts[index];
  return fact === undefined ? undefined : { fact, at: `facts/${String(index)}` };
}

/** The day whose version binds, where the source names none: that of the letter, or else that of the award. */
export function dayOfHistory(body: Pick<Told, 'facts'>): string | undefined {
  const day = (step: ImportedStep) => body.facts.findLast((fact) => fact.step === step)?.happenedOn;
  return day('committed') ?? day('awarded');
}

/** Undefined where no day is known to continue from. */
function continueFrom(
  body: Told,
  facts: ParticipationFacts,
  site: NonNullable<ParticipationFacts['site']>,
): Result<HistoryContinued | undefined, Refusal> {
  const day = (step: ImportedStep): string | undefined => factOf(body, step)?.fact.happenedOn;
  const [signedOn, awardedOn] = [day('committed'), day('awarded')];
  const { candidate, today } = facts;
  const known = dayOfHistory(body);
  if (known === undefined) return ok(undefined);
  if (candidate === undefined) {
    const { version } = body;
    if (version !== undefined) return refuse('history.unknown-version', { version }, 'version');
    return refuse('history.no-version', { day: known }, 'version');
  }
  const { scheme } = candidate;
  const { activities, country, fictional, metals, siteType } = site;
  if (!scheme.siteTypes.some(({ id }) => id === siteType))
    return refuse('commitment.site-not-eligible', undefined, 'scheme');
  const offered = advise(scheme, { site: { ...site }, ratings: {} }).marks.map(({ mark }) => mark);
  if (offered.length === 0) return refuse('commitment.no-mark', undefined, 'scheme');
  const { ends: markEnds = [], marks = [] } = body;
  const unknown = marks.find((mark) => !scheme.marks.some(({ id }) => id === mark));
  if (unknown !== undefined) return refuse('award.unknown-mark', { mark: unknown }, 'marks');
  const held = marks.length > 0 ? marks : offered;
  const notHeld = markEnds.findIndex(({ mark }) => !held.includes(mark));
  if (notHeld >= 0)
    return refuse('history.mark-not-held', { mark: markEnds[notHeld]?.mark ?? '' }, `ends/${String(notHeld)}/mark`);
  // What was answered and determined elsewhere is not known here, so nothing continues in the midst of an assessment.
  const beyond = awardedOn === undefined && body.facts.some(({ step }) => step !== 'committed');
  if (beyond || (awardedOn === undefined && scopeSite(scheme, { ...site }, {}).open.length > 0)) return ok(undefined);
  const [suspendedOn, withdrawnOn] = [day('suspended'), day('withdrawn')];
  const ends = {
    ...(suspendedOn === undefined ? {} : { suspendedOn }),
    ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
  };
  return ok({
    ...{ schemeVersion: scheme.version, schemeHash: candidate.hash },
    ...{ siteType, metals: [...metals], country, fictional },
    ...(activities === undefined ? {} : { activities: [...activities] }),
    ...(signedOn === undefined ? {} : { signedOn }),
    ...(awardedOn === undefined
      ? clocksOfLetter(scheme, anchorsOf({ signedOn }), today)
      : awardFrom(scheme, { ...body, marks: held }, { signedOn, awardedOn, ...ends }, today)),
  });
}

/** The days that a history gives its cycle's clocks to count from. */
export function anchorsOf({
  awardedOn,
  signedOn,
  suspendedOn,
  withdrawnOn,
}: Ends & { readonly signedOn?: string | undefined; readonly awardedOn?: string }): Anchors {
  const days = {
    'commitment.signed': signedOn,
    'award.confirmed': awardedOn,
    'award.suspended': suspendedOn,
    'suspension.ended': suspendedOn === undefined ? undefined : withdrawnOn,
    'award.withdrawn': withdrawnOn,
  };
  return Object.fromEntries(
    Object.entries(days).flatMap(([anchor, on]) => (on === undefined ? [] : [[anchor, plainDate(on)]])),
  );
}

function clocksOfLetter(
  scheme: Scheme,
  anchors: Anchors,
  today: PlainDate,
): Pick<HistoryContinued, 'clocks' | 'passed'> {
  return clocksFrom(scheme, anchors, today, ({ metBy }) => (metBy === 'commitment.accepted' ? null : undefined));
}

function awardFrom(
  scheme: Scheme,
  { ends = [], marks, validUntil }: Pick<Told, 'ends' | 'validUntil'> & { readonly marks: readonly string[] },
  days: Ends & { readonly signedOn: string | undefined; readonly awardedOn: string },
  today: PlainDate,
): Pick<HistoryContinued, 'award' | 'clocks' | 'passed'> {
  const anchors = anchorsOf(days);
  const { signedOn: _signed, ...given } = days;
  const held = scheme.marks
    .filter(({ id }) => marks.includes(id))
    .map(({ id: mark, validityClock }) => {
      const stated = ends.find((one) => one.mark === mark)?.validUntil ?? validUntil;
      return { mark, validityClock, stated, validUntil: stated ?? dueOn(scheme, validityClock, anchors) ?? null };
    });
  return {
    award: { ...given, marks: held.map(({ mark, validUntil: until }) => ({ mark, validUntil: until })) },
    ...clocksFrom(scheme, anchors, today, ({ id, metBy }) => {
      const ending = held.filter(({ validityClock }) => validityClock === id);
      if (ending.length > 0) {
        return ending.some(({ stated }) => stated !== undefined) ? nextEnd(ending, today) : undefined;
      }
      return metBy !== undefined && leadsToAward.test(metBy) ? null : undefined;
    }),
  };
}

/** The first end that is still to come, or else the last there was: the day of a clock that ends several marks. */
function nextEnd(marks: readonly { readonly validUntil: string | null }[], today: PlainDate): PlainDate | undefined {
  const days = marks.flatMap(({ validUntil }) => (validUntil === null ? [] : [plainDate(validUntil)])).toSorted();
  return days.find((day) => day >= today) ?? days.at(-1);
}

/** What happens before an award, or mends what its assessment found: at an imported award none of it is known here. */
const leadsToAward = /^(commitment|self-assessment|assessment|improvement|finding)\.|^award\.confirmed$/;

/** `said`: the day that the source names, null where the clock must not run; undefined leaves it to the scheme. */
function clocksFrom(
  scheme: Scheme,
  anchors: Anchors,
  today: PlainDate,
  said: (clock: Clock) => PlainDate | null | undefined,
): Pick<HistoryContinued, 'clocks' | 'passed'> {
  const all = scheme.clocks.filter(({ per }) => per === 'cycle').map((clock) => ({ clock, day: said(clock) }));
  return {
    clocks: all.flatMap(({ clock, day }) => (day === undefined ? [] : [{ clock: clock.id, day }])),
    passed: all.flatMap(({ clock: { id }, day }) => {
      const due = day === undefined ? dueOn(scheme, id, anchors) : day;
      return due !== undefined && due !== null && due < today ? [id] : [];
    }),
  };
}
