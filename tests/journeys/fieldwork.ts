/**
 * What a team does at the desk and at the site, in the words of those who do it, up to the last finding that is mended:
 * whatever can go back goes back once, and what each person may not do is tried. Where the scheme asks for less, less happens.
 */
import { addPeriod, defined, type PlainDate } from '@touchstone/kernel';
import { asksStep, confirmsExclusions, mayTeamReturnAnswers, type Criterion, type Scheme } from '@touchstone/domain';
import { leastSample, levelOf, type Place, type Scenario } from '@touchstone/testkit';
import { expect } from 'vitest';
import { answersAll } from './whole-steps.ts';
import type { Day, Years } from './years-after.ts';

/** Said in confidence, and looked for wherever it must not be. */
export const secret = 'the-foreman-shouts-at-night';

/** Of the plan that is changed once it was approved. */
export const newExtent = 'The wheel house as well (fictional).';

const note = 'Which guard stands at the gate?';
const reason = 'The part comes from abroad, and the harbour is closed by ice until spring.';

export interface Mended extends Place {
  readonly gap: Criterion;
  /** determined as not applicable */
  readonly excluded: Criterion;
}

interface Evidenced extends Mended {
  readonly manual: string;
}

export async function tellFieldwork(years: Years, name: string, today: PlainDate): Promise<Mended> {
  const day = await years.on(today);
  const place = await isAppointed(day.quick, name);
  await isReadAtTheDesk(day, place);
  await isPlanned(day, place);
  await isVisited(day, place);
  await isAnswered(day, place);
  await isMended(day, place, today);
  return place;
}

async function isAppointed(quick: Scenario, name: string): Promise<Evidenced> {
  const site = await quick.filesSite(name);
  const place = await quick.signsLetter(site);
  await quick.acceptsLetter(place);
  const manual = await answersAll(quick, place);
  const assessor = await quick.approvesAssessor('assessor', await quick.approvesFirm());
  await quick.declares('assessor', site, false);
  await quick.appoints(place, assessor);
  const gap = defined(quick.criteria[0], 'a criterion');
  const others = quick.criteria.filter((criterion) => criterion !== gap);
  const excluded = defined(
    others.find(({ notApplicable }) => notApplicable !== 'never'),
    'a criterion that may not apply',
  );
  return { ...place, manual, gap, excluded };
}

/** Its return is asked for twice: declined, and then granted, after which the site answers again. */
async function isReadAtTheDesk({ people, quick, scheme }: Day, place: Evidenced): Promise<void> {
  await people.notes(place, place.gap, note);
  await people.asksReturn(place, place.gap, note);
  await quick.refused('desk-review.return-waits', quick.asksReturn(place, place.gap, note));
  await people.declinesReturn(place);
  await quick.refused('desk-review.no-return-asked', quick.declinesReturn(place));
  await quick.asksReturn(place, place.gap, note);
  await people.returnsAnswers(place, 'secretariat', place.gap, note);
  await quick.refused('self-assessment.not-submitted', quick.returnsAnswers(place, 'secretariat', place.gap, note));
  await quick.answers(place, place.gap, place.manual);
  await quick.submitsSelfAssessment(place);
  const byTeam = quick.returnsAnswers(place, 'assessor', place.gap, note);
  if (mayTeamReturnAnswers(scheme)) {
    await byTeam;
    await quick.submitsSelfAssessment(place);
  } else {
    await quick.refused('access.duty-missing', byTeam);
  }
  await people.completesReview(place);
  await quick.refused('desk-review.already-completed', quick.completesReview(place));
}

/** Returned, approved, changed and approved again; then the public is told. */
async function isPlanned({ people, quick, scheme }: Day, place: Place): Promise<void> {
  const group = manyHeard(scheme);
  if (group !== undefined) {
    const sample = leastSample(scheme).map((one) => (one.group === group ? { group, number: one.number - 1 } : one));
    const least = leastSample(scheme).find((one) => one.group === group)?.number ?? 0;
    const name = scheme.assessment?.interviews?.find(({ id }) => id === group)?.name['en'];
    await expect(people.plansVisit(place, { sample })).rejects.toThrow(
      `The scheme asks for at least ${String(least)} people of the group “${defined(name, 'its name')}” to be heard.`,
    );
  }
  await people.plansVisit(place);
  await people.returnsPlan(place);
  await quick.plansVisit(place);
  await people.approvesPlan(place);
  await quick.refused('assurance-plan.not-submitted', quick.approvesPlan(place));
  const extent = newExtent;
  await people.refused('assurance-plan.change-missing', people.plansVisit(place, { extent }));
  await people.plansVisit(place, { extent, change: 'A second wheel was found (fictional).' });
  if (asksStep(scheme, 'plan-check')) {
    await quick.refused('assurance-plan.not-ready', quick.announces(place));
    await quick.refused('assurance-plan.not-ready', quick.recordsVisit(place));
  }
  await quick.approvesPlan(place);
  if (asksStep(scheme, 'visit-notice')) await quick.refused('visit.not-announced', quick.recordsVisit(place));
  await people.announces(place);
  await quick.refused('visit.already-announced', quick.announces(place));
}

/** With one person fewer heard than the scheme asks for, until the report is to be handed in. */
async function isVisited({ people, quick, scheme }: Day, place: Evidenced): Promise<void> {
  await people.recordsVisit(place);
  const short = manyHeard(scheme);
  for (const { group, number } of leastSample(scheme))
    await (group === short ? people : quick).interviews(place, group, group === short ? number - 1 : number, secret);
  for (const criterion of quick.criteria) {
    if (criterion === place.excluded) continue;
    const judgement = criterion === place.gap ? 'gap' : 'sound';
    await quick.determines(place, criterion, judgement, place.manual);
  }
  await quick.refused('rating.incomplete', quick.submitsReport(place));
  await people.excludes(place, place.excluded);
  if (short === undefined) return;
  await people.refused('interview.too-few', people.submitsReport(place));
  await quick.interviews(place, short, 1, secret);
}

/** Submitted, returned and submitted again; what does not apply is declined first where the scheme wants that confirmed. */
async function isAnswered({ people, quick, scheme }: Day, place: Mended): Promise<void> {
  await people.submitsReport(place);
  const asked = confirmsExclusions(scheme) !== undefined;
  if (asked) {
    await quick.refused('exclusion.undecided', quick.acceptsReport(place));
    await people.declinesExclusion(place, place.excluded);
    await quick.refused('exclusion.declined', quick.acceptsReport(place));
  } else {
    await quick.refused('exclusion.not-asked', quick.confirmsExclusion(place, place.excluded));
  }
  await people.returnsReport(place);
  if (asked) {
    await people.refused('exclusion.stands-declined', people.submitsReport(place));
    await quick.excludes(place, place.excluded);
  }
  await people.submitsReport(place);
  await quick.refused('assessment.frozen', quick.excludes(place, place.excluded));
  if (asked) await people.confirmsExclusion(place, place.excluded);
  await quick.refused('disagreement.too-early', quick.disagrees(place, place.gap));
  await people.acceptsReport(place);
  await people.disagrees(place, place.gap);
}

/** Closed in part and whole, given more time, opened again and closed for good. */
async function isMended({ people, quick, scheme }: Day, place: Evidenced, today: PlainDate): Promise<void> {
  const { gap, manual } = place;
  const level = (judgement: 'sound' | 'gap') => levelOf(scheme, gap, judgement);
  await people.plans(place, gap, addPeriod(today, { months: 3 }));
  await people.refused('improvement.too-late', people.plansAction(place, gap, addPeriod(today, { years: 3 })));
  await people.plansAction(place, gap, addPeriod(today, { months: 2 }));
  await quick.refused('action.not-done', quick.verifiesAction(place, gap, '2', 'on-site', true));
  await people.reportsAction(place, gap, '2', manual);
  await people.verifiesAction(place, gap, '2', 'on-site', false);
  await quick.reportsAction(place, gap, '2', manual);
  await quick.verifiesAction(place, gap, '2', 'remote', true);
  await quick.refused('action.verified-already', quick.reportsAction(place, gap, '2', manual));
  await isGivenTime({ people, quick, scheme }, place, today);

  await quick.reportsAction(place, gap, '1', manual);
  await people.takesBack(place, gap);
  await quick.refused('improvement.not-reported', quick.verifies(place, gap, level('sound'), 'remote'));
  await quick.reportsAction(place, gap, '1', manual);
  await people.verifies(place, gap, level('gap'), 'on-site');
  await quick.reportsAction(place, gap, '1', manual);
  await quick.verifies(place, gap, level('sound'), 'remote');
  await people.refused('finding.level-closes', people.reopens(place, gap, level('sound')));
  await people.reopens(place, gap, level('gap'));
  await quick.plansAction(place, gap, addPeriod(today, { months: 2 }));
  await quick.reportsAction(place, gap, '3', manual);
  await quick.verifies(place, gap, level('sound'), 'on-site');
}

/** By whom the scheme lets, with a reason, and by nobody else. */
async function isGivenTime({ people, quick, scheme }: Day, place: Mended, today: PlainDate): Promise<void> {
  const clock = scheme.clocks.find(({ extension, per }) => per === 'finding' && extension !== undefined);
  if (clock === undefined) return;
  const named = { clock: clock.id, finding: `finding-${place.gap.id}` };
  const to = addPeriod(today, { months: 8 });
  await quick.refused('clock.not-yours', quick.extendsClock(place, 'site', named, to, reason));
  await quick.refused('clock.reason-too-short', quick.extendsClock(place, 'officer-a', named, to, 'Ice.'));
  await people.extendsClock(place, 'officer-a', named, to, reason);
}

/** A group of which the scheme wants more than one person heard. */
function manyHeard({ assessment }: Scheme): string | undefined {
  return assessment?.interviews?.find(({ atLeast }) => (atLeast ?? 0) > 1)?.id;
}
