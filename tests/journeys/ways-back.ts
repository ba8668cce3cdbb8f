/**
 * What goes back, is taken back or comes to nothing, in the words of those whom it concerns: an application and a letter that
 * are returned, a team that is proposed and refused, an award that is refused against the advice; a site that may not take
 * part; and a pilot that leaves. With the refusals that people meet on the way.
 */
import { reasonBack, type Place, type Scenario } from '@touchstone/testkit';
import { answersAll, reportsAll } from './whole-steps.ts';

export interface WaysBack {
  /** from application to decision, with a return at each step: no mark in the end */
  readonly refused: Place;
  readonly notEligible: Place;
  readonly pilot: Place;
}

/** As long as the scheme wants the reason of a departure. */
export const reasonAgainst =
  'The mill burned down after the visit, and what the report saw is not there any more. Whoever builds it again applies again.';

/** Under a scheme in which the secretariat approves a team; `pilot`: for sites of a type that the scheme does not list. */
export async function tellWaysBack(
  { people, pilot, quick }: { readonly people: Scenario; readonly pilot: Scenario; readonly quick: Scenario },
  name: string,
): Promise<WaysBack> {
  return {
    notEligible: await isTurnedDown(people, quick, `${name} without a Wheel`),
    pilot: await leavesAsPilot(pilot, `${name} under the Hill`),
    refused: await isRefused(people, quick, name),
  };
}

/** Whoever takes an application back can apply anew; whoever is not eligible cannot sign. */
async function isTurnedDown(people: Scenario, quick: Scenario, name: string): Promise<Place> {
  const site = await quick.filesSite(name);
  const first = await people.applies(site);
  await people.withdrawsApplication(first);
  await people.refused('application.nothing-open', people.withdrawsApplication(first));
  const place = await people.applies(site);
  await people.answersApplication(place, 'not-eligible', reasonBack);
  await people.refused('application.not-eligible', people.signsLetter(place));
  return place;
}

async function leavesAsPilot(people: Scenario, name: string): Promise<Place> {
  const site = await people.filesSite(name);
  const place = await people.applies(site);
  await people.refused('application.pilot-only', people.answersApplication(place, 'eligible', reasonBack));
  await people.answersApplication(place, 'pilot', reasonBack);
  await people.signsLetter(place);
  await people.acceptsLetter(place);
  await people.withdrawsLetter(place);
  await people.refused('commitment.ended', people.withdrawsLetter(place));
  return place;
}

async function isRefused(people: Scenario, quick: Scenario, name: string): Promise<Place> {
  const place = await quick.applies(await quick.filesSite(name));
  await people.returnsApplication(place);
  await people.refused('application.not-waiting', people.answersApplication(place, 'eligible'));
  await people.applies(place);
  await quick.answersApplication(place, 'eligible');
  await quick.signsLetter(place);
  await people.returnsLetter(place);
  await people.refused('commitment.not-waiting', people.acceptsLetter(place));
  await people.signsLetter(place);
  await quick.acceptsLetter(place);

  const manual = await answersAll(quick, place);
  await isGivenTeam(people, quick, place);
  await reportsAll(quick, place, manual);
  await people.refused('award.departure-reason-missing', people.proposesRefusal(place, 'officer-a', 'It burned down.'));
  await people.proposesRefusal(place, 'officer-a', reasonAgainst);
  await people.confirmsAward(place, 'officer-b');
  return place;
}

/** The site proposes twice: refused first, then approved. */
async function isGivenTeam(people: Scenario, quick: Scenario, place: Place): Promise<void> {
  const assessor = await quick.approvesAssessor('assessor', await quick.approvesFirm());
  await quick.declares('assessor', place.site, false);
  await people.proposesTeam(place, assessor);
  await people.refusesTeam(place);
  await people.refused('assessment.no-proposal', people.approvesTeam(place));
  await quick.proposesTeam(place, assessor);
  await people.approvesTeam(place);
}
