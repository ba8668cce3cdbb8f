/**
 * How a cycle begins: with an application, with its letter, where the site is assessed again, or with what a source tells of
 * another register.
 */
import { dayOf, plainDate, type Instant } from '@touchstone/kernel';
import type { AwardState } from '../award/award.ts';
import type { HistoryContinued, HistoryEvent } from '../participation/history.ts';
import { anchorsOf } from '../participation/import-history.ts';
import type { Letter } from '../participation/participation.ts';
import type { ApplicationEvent } from '../participation/application.ts';
import type { ReassessmentEvent } from '../participation/reassessment.ts';
import type { Anchors } from '../scheme/index.ts';
import type { CycleState, RunningCycle } from './cycle.ts';

type Applied = Extract<ApplicationEvent, { readonly type: 'application.submitted' }>['payload'];

/** The letter follows the answer, on the same stream. */
export function apply(applied: Applied, submittedBy: string): RunningCycle {
  const { answers = {}, schemeHash, site, submittedOn } = applied;
  const pinned = pinnedFacts(applied);
  return {
    ...fresh(site, schemeHash, pinned),
    letter: 'awaited',
    application: { stage: 'submitted', answers, scheme: schemeHash, site: pinned },
    scope: { answers, confirmed: [] },
    anchors: { 'application.submitted': plainDate(submittedOn) },
    acts: { 'application.submit': [submittedBy] },
  };
}

export function begin(letter: Letter, signedBy: string, before: CycleState): RunningCycle {
  const { answers } = letter;
  return {
    ...fresh(letter.site, letter.schemeHash, pinnedFacts(letter)),
    scope: answers && { answers, confirmed: [] },
    application: before.stage === 'running' ? before.application : undefined,
    anchors: { ...applicationDays(before), 'commitment.signed': plainDate(letter.signedOn) },
    acts: { ...applicationActs(before), 'commitment.sign': [signedBy] },
  };
}

function applicationDays(before: CycleState): Anchors {
  if (before.stage !== 'running') return {};
  return Object.fromEntries(Object.entries(before.anchors).filter(([anchor]) => anchor.startsWith('application.')));
}

function applicationActs(before: CycleState): RunningCycle['acts'] {
  if (before.stage !== 'running') return {};
  return Object.fromEntries(Object.entries(before.acts).filter(([act]) => act.startsWith('application.')));
}

function pinnedFacts(
  signed: Applied | Letter | HistoryContinued | ReassessmentEvent['payload'],
): RunningCycle['siteFacts'] {
  const { activities, country, fictional, metals, siteType } = signed;
  return {
    ...{ siteType, metals, country, fictional },
    ...(activities === undefined ? {} : { activities }),
    ...('pilot' in signed && signed.pilot ? { pilot: true as const } : {}),
  };
}

function fresh(site: string, scheme: string, siteFacts: RunningCycle['siteFacts']): RunningCycle {
  return {
    stage: 'running',
    site,
    previous: undefined,
    fromHistory: undefined,
    application: undefined,
    scheme,
    siteFacts,
    scope: undefined,
    letter: 'signed',
    selfAssessment: { stage: 'closed' },
    assessment: { stage: 'none' },
    fieldwork: undefined,
    findings: {},
    award: { stage: 'none' },
    appeal: undefined,
    changeWaits: undefined,
    seenSince: undefined,
    conditions: undefined,
    credential: { stage: 'none' },
    anchors: {},
    findingAnchors: {},
    acts: {},
    reached: {},
    moves: undefined,
  };
}

/** The letter was accepted elsewhere; the site answers here, unless its award came with the history. */
export function continueHistory({ continues, site }: HistoryEvent['payload'], at: Instant): CycleState {
  if (continues === undefined) return { stage: 'imported', site };
  const { award, clocks, passed, schemeHash, signedOn } = continues;
  return {
    ...fresh(site, schemeHash, pinnedFacts(continues)),
    fromHistory: true,
    letter: 'accepted',
    selfAssessment: award === undefined ? { stage: 'open', answers: {} } : { stage: 'closed' },
    award: importedAward(award),
    anchors: anchorsOf({ signedOn, ...award }),
    reached: Object.fromEntries(passed.map((clock) => [clock, dayOf(at, 'UTC')])),
    moves: Object.fromEntries(
      clocks.map(({ clock, day }) => [clock, { stated: day === null ? null : plainDate(day) }]),
    ),
  };
}

function importedAward(award: HistoryContinued['award']): AwardState {
  if (award === undefined) return { stage: 'none' };
  const { awardedOn, suspendedOn, withdrawnOn } = award;
  const given = { awardedOn, marks: award.marks.map((mark) => ({ ...mark, expired: false })) };
  if (withdrawnOn !== undefined) return { ...given, stage: 'withdrawn', withdrawnOn };
  return suspendedOn === undefined ? { ...given, stage: 'awarded' } : { ...given, stage: 'suspended', suspendedOn };
}

/** The letter of the cycle before still holds, so the site answers at once. */
export function beginAgain(begun: ReassessmentEvent['payload']): RunningCycle {
  const { answers, begunOn, previous, schemeHash, site } = begun;
  return {
    ...fresh(site, schemeHash, pinnedFacts(begun)),
    scope: answers && { answers, confirmed: [] },
    previous,
    letter: 'accepted',
    selfAssessment: { stage: 'open', answers: {} },
    anchors: { 'reassessment.begun': plainDate(begunOn) },
  };
}
