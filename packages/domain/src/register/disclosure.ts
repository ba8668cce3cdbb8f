/**
 * What the public may see of a cycle on a day, fact by fact: the scheme's publication rules, and what this register itself
 * shows at once where the scheme says nothing of it, because a register that hides who takes part and who holds a mark is
 * none. What the scheme dates opens on its day by itself; everything else stays private (ADR 0011).
 */
import { dayOf, type Instant, type PlainDate } from '@touchstone/kernel';
import type { RegisterStatus } from '../cycle/stage.ts';
import { dueOfPublication } from '../scheme/publication.ts';
import type { Anchors } from '../scheme/clocks.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { PublicFact } from '../scheme/vocabulary.ts';

/**
 * Which day it is for the public: one that has begun wherever a scheme may count its days, so that nothing opens early by
 * anybody's calendar, and the register, the log and the API open a fact together.
 */
export function publicDay(now: Instant): PlainDate {
  return dayOf(now, 'Etc/GMT+12');
}

/** Shown as soon as they are known, unless the scheme names a day for them or keeps them for who asks. */
const shownAtOnce = [
  'site.name',
  'site.type',
  'site.country',
  'site.metals',
  'commitment.signed-on',
  'self-assessment.submitted-on',
  'assessment.firm',
  'assessment.announced',
  'assessment.accepted-on',
  'improvement.completed-on',
  'conformance.confirmed-on',
  'award.marks',
  'award.valid-until',
] as const satisfies readonly PublicFact[];

type RegisterFact = (typeof shownAtOnce)[number];

/** The day from which everybody may see a fact; `not-yet` while no day is known, which may be for ever. */
export type Opening = PlainDate | 'at-once' | 'not-yet';

export function openingOf(scheme: Scheme, fact: PublicFact, anchors: Anchors): Opening {
  const rules = (scheme.publication ?? []).filter((rule) => rule.fact === fact);
  const own = rules.find(({ access }) => access === 'public');
  const byItself = shownAtOnce.some((one) => one === fact);
  if (own === undefined) return byItself && rules.length === 0 ? 'at-once' : 'not-yet';
  if (own.from === null) return byItself ? 'at-once' : 'not-yet';
  return dueOfPublication(own, anchors) ?? 'not-yet';
}

export function isDisclosed(scheme: Scheme, fact: PublicFact, anchors: Anchors, today: PlainDate): boolean {
  return hasOpened(openingOf(scheme, fact, anchors), today);
}

/** The facts of a register's row that are not shown at once, each with its day, or null while there is none. */
export type HeldFacts = Readonly<Partial<Record<RegisterFact, PlainDate | null>>>;

/** Undefined where the register may show all that it knows. */
export function heldFacts(scheme: Scheme, anchors: Anchors): HeldFacts | undefined {
  const held = shownAtOnce.flatMap((fact) => {
    const opening = openingOf(scheme, fact, anchors);
    return opening === 'at-once' ? [] : [[fact, opening === 'not-yet' ? null : opening] as const];
  });
  return held.length === 0 ? undefined : Object.fromEntries(held);
}

export function isShown(held: HeldFacts | null | undefined, fact: RegisterFact, today: PlainDate): boolean {
  const day = held?.[fact];
  return day === undefined || (day !== null && day <= today);
}

/** When an entry of the log, which tells several facts at once and for ever, may be told: with the last of them. */
export function entryOpening(type: string, held: HeldFacts | undefined): Opening {
  const days = ['site.name' as const, ...factsTold(type)].map((fact) => held?.[fact]);
  if (days.includes(null)) return 'not-yet';
  return (
    days
      .filter((day) => day !== undefined && day !== null)
      .sort()
      .at(-1) ?? 'at-once'
  );
}

function factsTold(type: string): readonly RegisterFact[] {
  if (type.startsWith('award.') || type.startsWith('credential.')) return ['award.marks', 'award.valid-until'];
  if (type.startsWith('commitment.')) return ['commitment.signed-on'];
  if (type.startsWith('conformance.')) return ['conformance.confirmed-on'];
  if (type.startsWith('improvement.')) return ['improvement.completed-on'];
  if (type === 'visit.announced') return ['assessment.announced'];
  if (type === 'assessment.appointed') return ['assessment.firm'];
  if (type.startsWith('assessment.')) return ['assessment.accepted-on'];
  return type.startsWith('self-assessment.') ? ['self-assessment.submitted-on'] : [];
}

/** In the order in which a cycle goes through them, each with the fact that tells of it. */
export const statusSteps = [
  { statuses: ['committed', 'left', 'lapsed'], fact: 'commitment.signed-on' },
  { statuses: ['self-assessed'], fact: 'self-assessment.submitted-on' },
  { statuses: ['under-assessment'], fact: 'assessment.firm' },
  { statuses: ['assessed'], fact: 'assessment.accepted-on' },
  { statuses: ['awarded', 'suspended', 'expired', 'withdrawn'], fact: 'award.marks' },
] as const satisfies readonly { readonly statuses: readonly RegisterStatus[]; readonly fact: RegisterFact }[];

/** Place of each status among the steps. */
const stepOf: Readonly<Record<RegisterStatus, number>> = {
  ...{ committed: 0, left: 0, lapsed: 0 },
  ...{ 'self-assessed': 1, 'under-assessment': 2, assessed: 3 },
  ...{ awarded: 4, suspended: 4, expired: 4, withdrawn: 4 },
};

/** The furthest that may be told. That a listed site has committed, or no longer is, is told by its being listed. */
export function shownStatus(
  status: RegisterStatus,
  held: HeldFacts | null | undefined,
  today: PlainDate,
): RegisterStatus {
  const [first, ...later] = statusSteps;
  const step = later.slice(0, stepOf[status]).findLast(({ fact }) => isShown(held, fact, today)) ?? first;
  return step.statuses.find((one) => one === status) ?? step.statuses[0];
}

function hasOpened(opening: Opening, today: PlainDate): boolean {
  return opening === 'at-once' || (opening !== 'not-yet' && opening <= today);
}
