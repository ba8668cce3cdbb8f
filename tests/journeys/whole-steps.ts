/** Whole steps of a cycle that a journey only passes through, each criterion of the scheme alike but one. */
import type { Criterion } from '@touchstone/domain';
import type { Place, Scenario } from '@touchstone/testkit';

/** Every criterion answered with one piece of evidence, which is told, and the self-assessment submitted. */
export async function answersAll(quick: Scenario, place: Place): Promise<string> {
  const manual = await quick.addsEvidence(place.site, 'Management system manual');
  for (const criterion of quick.criteria) await quick.answers(place, criterion, manual);
  await quick.submitsSelfAssessment(place);
  return manual;
}

/** Every criterion sound but the `gap`, where there is one; the report submitted and accepted. */
export async function reportsAll(quick: Scenario, place: Place, manual: string, gap?: Criterion): Promise<void> {
  for (const criterion of quick.criteria)
    await quick.determines(place, criterion, criterion === gap ? 'gap' : 'sound', manual);
  await quick.submitsReport(place);
  await quick.acceptsReport(place);
}
