/** The main job of one site, from filing it to the confirmed award, with the refusals that people meet on the way. */
import { addPeriod, defined, type PlainDate } from '@touchstone/kernel';
import type { Place, Scenario } from '@touchstone/testkit';

/** `people` act through the door that is tried; `quick` fills in what would only repeat. */
export async function tellMainJob(people: Scenario, quick: Scenario, name: string, today: PlainDate): Promise<Place> {
  const [first, second, ...rest] = people.criteria;
  const gap = defined(first, 'a criterion');
  const own = [gap, defined(second, 'a second criterion')];

  const site = await people.filesSite(name);
  await people.refused('commitment.promise-missing', people.signsLetter(site, 1));
  const applied = await people.applies(site);
  await people.refused('application.reason-missing', people.answersApplication(applied, 'not-eligible'));
  await people.answersApplication(applied, 'eligible');
  const mill = await people.signsLetter(applied);
  await people.acceptsLetter(mill);

  const manual = await people.addsEvidence(site, 'Management system manual');
  for (const criterion of own) await people.answers(mill, criterion, manual);
  for (const criterion of rest) await quick.answers(mill, criterion, manual);
  await people.submitsSelfAssessment(mill);

  const firm = await people.approvesFirm();
  const ada = await people.approvesAssessor('assessor', firm);
  const cory = await people.approvesAssessor('conflicted', firm);
  await people.declares('conflicted', site, true);
  await people.declares('assessor', site, false);
  await people.refused('assessor.conflict', people.appoints(mill, cory));
  await people.appoints(mill, ada);

  await people.visits(mill);
  await people.declares('assessor', site, true);
  await people.refused('assessment.conflicted', people.determines(mill, gap, 'gap', manual));
  // Said by mistake: the last word counts.
  await people.declares('assessor', site, false);
  await people.suspendsFirm(firm);
  await people.refused('assessment.not-approved', people.determines(mill, gap, 'gap', manual));
  await people.reinstatesFirm(firm);
  for (const criterion of own) await people.determines(mill, criterion, criterion === gap ? 'gap' : 'sound', manual);
  for (const criterion of rest) await quick.determines(mill, criterion, 'sound', manual);
  await people.submitsReport(mill);
  await people.acceptsReport(mill);
  await people.plans(mill, gap, addPeriod(today, { months: 3 }));

  await people.proposesAward(mill, 'officer-a', [gap]);
  await people.refused('award.same-person', people.confirmsAward(mill, 'officer-a'));
  await people.confirmsAward(mill, 'officer-b');
  return mill;
}
