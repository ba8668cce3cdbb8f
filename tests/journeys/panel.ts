/**
 * A panel that decides, in the words of its members: one of them is tied, the votes fall equal, the proposal goes back, whoever
 * proposed it withdraws and is followed by another, and the next proposal is carried. Of the panel that hears an appeal later, one
 * has voted.
 */
import { defined, type PlainDate } from '@touchstone/kernel';
import type { Place, Scenario } from '@touchstone/testkit';
import { answersAll, reportsAll } from './whole-steps.ts';

/** `people` act through the door that is tried. A third officer, `conflicted`, holds that duty already. */
export async function tellPanel(
  { people, quick }: { people: Scenario; quick: Scenario },
  name: string,
  today: PlainDate,
): Promise<Place> {
  const gap = defined(quick.criteria[0], 'a criterion');
  const site = await quick.filesSite(name);
  const mill = await quick.signsLetter(site);
  await quick.acceptsLetter(mill);
  const manual = await answersAll(quick, mill);
  const assessor = await quick.approvesAssessor('assessor', await quick.approvesFirm());
  await quick.declares('assessor', site, false);
  await quick.appoints(mill, assessor);
  await reportsAll(quick, mill, manual, gap);
  await quick.plans(mill, gap, today);

  await people.declares('conflicted', site, true);
  await people.proposesAward(mill, 'officer-a', [gap]);
  await people.refused('award.already-voted', people.votes(mill, 'officer-a', 'for'));
  await people.refused('award.conflicted', people.votes(mill, 'conflicted', 'for'));
  await people.votes(mill, 'officer-b', 'against');
  await people.refused('award.not-carried', people.confirmsAward(mill, 'officer-b'));
  await people.sendsBack(mill, 'officer-b');

  await people.withdrawsFromDeciding(mill, 'officer-a');
  await people.refused('award.recused', people.proposesAward(mill, 'officer-a', [gap]));
  // Said by mistake: who is free of ties takes the place of the one who withdrew.
  await people.declares('conflicted', site, false);
  await people.proposesAward(mill, 'officer-b', [gap]);
  await people.refused('award.recused', people.votes(mill, 'officer-a', 'for'));
  await people.votes(mill, 'conflicted', 'for');
  await people.refused('award.same-person', people.confirmsAward(mill, 'officer-b'));
  await people.confirmsAward(mill, 'conflicted');

  await people.suspends(mill, 'conflicted');
  await people.appeals(mill);
  await people.refused('appeal.same-person', people.hears(mill, 'conflicted', 'stands'));
  await people.hears(mill, 'officer-b', 'set-aside');
  await people.refused('appeal.already-voted', people.hears(mill, 'officer-b', 'set-aside'));
  return mill;
}
