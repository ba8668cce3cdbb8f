/**
 * How a mill of the story is assessed: its own answers, the fieldwork, the report with its findings, and what is done about
 * them. Mill North meets the refusals on the way; told once, they need not be met again.
 */
import { defined } from '@touchstone/kernel';
import { adviceOnAnswers, type Criterion } from '@touchstone/domain';
import { readFindings } from '@touchstone/store';
import { sequenceLog } from '../log/sequence-log.ts';
import { addEvidence, criteriaOf, levelsOf, rate, runningCycle, type Place } from './mill.ts';
import type { StoryDay } from './read-story.ts';
import { chapter, meetRefusal, take, tellStep, type Stage } from './story-stage.ts';

/** Every criterion that is not answered yet. */
export async function assessSelf(stage: Stage, place: Place): Promise<void> {
  const { compiled, story, tell } = stage;
  const { cycle, mill } = place;
  await chapter(stage, `${mill}SelfAssessed`, 'self-assessment', { site: story.mills[mill].name });
  const evidence = await addEvidence(stage, place, 'manual', story.evidence[mill].validUntil);
  const by = { who: 'site', phase: 'self-assessment', evidence } as const;
  const criteria = criteriaOf(stage, place).slice(mill === 'east' ? story.answeredEast : 0);
  const first = defined(criteria[0], 'the first criterion');
  const submit = { who: 'site', type: 'self-assessment.submit', on: cycle, body: {} } as const;
  if (mill === 'north') {
    const body = {
      criterion: first.id,
      level: levelsOf(stage, first).good.id,
      rationale: ' ',
      evidence: [by.evidence],
    };
    const empty = { who: 'site', type: 'self-assessment.rate', on: cycle, body } as const;
    await meetRefusal(stage, empty, 'rating.rationale-missing', 'rationale-left-out', { criterion: first.number });
    await meetRefusal(stage, submit, 'rating.incomplete', 'submitted-too-early');
  }
  for (const criterion of criteria) await rate(stage, place, by, criterion);
  const excluded = criteria.filter(({ notApplicable }) => notApplicable === 'allowed').length;
  tellStep(stage, 'site', 'criteria-answered', { rated: criteria.length - excluded, excluded });
  await take(stage, submit);
  tellStep(stage, 'site', 'self-assessment-submitted', { criteria: criteriaOf(stage, place).length });
  const { state } = await runningCycle(stage, place);
  tell({ kind: 'advice', scheme: compiled, advice: adviceOnAnswers(state, compiled.scheme) });
}

export async function assess(stage: Stage, place: Place): Promise<void> {
  const { compiled, installation, story, tell } = stage;
  const { scheme } = compiled;
  const { cycle, mill } = place;
  const named = { site: story.mills[mill].name };
  await prepare(stage, place);
  await chapter(stage, `${mill}Reported`, 'assessment', named);
  const by = { who: 'assessor', phase: 'assessment', evidence: await addEvidence(stage, place, 'seen') } as const;
  const criteria = criteriaOf(stage, place);
  for (const criterion of criteria) {
    await rate(stage, place, by, criterion, story.gaps[mill].includes(scheme.criteria.indexOf(criterion) + 1));
  }
  const report = { visitedOn: story.days[`${mill}Visited`], summary: story.summary };
  await take(stage, { who: 'assessor', type: 'assessment.submit', on: cycle, body: report });
  const findings = await readFindings(installation.database.read, cycle);
  tellStep(stage, 'assessor', 'report-submitted', { criteria: criteria.length, findings: findings.length });
  for (const { criterion: id, level } of findings) {
    const criterion = criterionOf(stage, id);
    const levels = scheme.scales.flatMap((scale) => scale.levels);
    const found = defined(
      levels.find((one) => one.id === level),
      'the level of a finding',
    );
    tell({ kind: 'finding', number: criterion.number, criterion: criterion.title, level: found.name });
  }
  await chapter(stage, `${mill}ReportAccepted`, 'report-accepted', named);
  await take(stage, { who: 'secretariat', type: 'assessment.accept', on: cycle, body: {} });
  tellStep(stage, 'secretariat', 'report-accepted');
}

/** The desk review, the plan with its answer, the notice, the visit with its interviews, and what was observed. */
async function prepare(stage: Stage, { cycle, mill }: Place): Promise<void> {
  const { interviews, observation, plan: body, review, visit } = stage.story.fieldwork[mill];
  const named = { site: stage.story.mills[mill].name };
  await chapter(stage, `${mill}VisitPlanned`, 'fieldwork', named);
  await take(stage, { who: 'assessor', type: 'desk-review.complete', on: cycle, body: { summary: review } });
  const recorded = { who: 'assessor', type: 'visit.record', on: cycle, body: visit } as const;
  if (mill === 'north') await meetRefusal(stage, recorded, 'assurance-plan.not-ready', 'visited-without-plan');
  await take(stage, { who: 'assessor', type: 'assurance-plan.submit', on: cycle, body });
  tellStep(stage, 'assessor', 'plan-submitted');
  await take(stage, { who: 'secretariat', type: 'assurance-plan.approve', on: cycle, body: {} });
  await take(stage, { who: 'secretariat', type: 'visit.announce', on: cycle, body: {} });
  tellStep(stage, 'secretariat', 'plan-approved');
  await chapter(stage, `${mill}Visited`, 'visit', named);
  await take(stage, recorded);
  for (const interview of interviews)
    await take(stage, { who: 'assessor', type: 'interview.record', on: cycle, body: interview });
  await take(stage, { who: 'assessor', type: 'observation.record', on: cycle, body: observation });
  tellStep(stage, 'assessor', 'site-visited', { interviews: interviews.length });
}

export async function planActions(stage: Stage, { cycle, mill }: Place): Promise<void> {
  const { action, cause, dueOn, owner, tooLate } = stage.story.improvement;
  await chapter(stage, `${mill}Planned`, 'improvement', { site: stage.story.mills[mill].name });
  const findings = await readFindings(stage.installation.database.read, cycle);
  const planned = { cause, action, owner };
  const step = { who: 'site', type: 'improvement.plan', on: cycle } as const;
  if (mill === 'north') {
    const late = { ...planned, finding: findings[0]?.finding, dueOn: tooLate };
    await meetRefusal(stage, { ...step, body: late }, 'improvement.too-late', 'planned-too-late');
  }
  for (const { finding } of findings) await take(stage, { ...step, body: { ...planned, finding, dueOn: dueOn[mill] } });
  tellStep(stage, 'site', 'actions-planned', { findings: findings.length });
}

/** The first planned action that is left; answers its finding. */
export async function reportAction(stage: Stage, place: Place, day: StoryDay): Promise<string> {
  const { story } = stage;
  await chapter(stage, day, 'improvement', { site: story.mills[place.mill].name });
  const findings = await readFindings(stage.installation.database.read, place.cycle);
  const { criterion, finding } = defined(
    findings.find(({ stage: at }) => at === 'planned'),
    'a planned action',
  );
  const done = { finding, done: story.improvement.done, evidence: [await addEvidence(stage, place, 'done')] };
  await take(stage, { who: 'site', type: 'improvement.report', on: place.cycle, body: done });
  tellStep(stage, 'site', 'action-reported', { criterion: criterionOf(stage, criterion).number });
  return finding;
}

export async function verifyAction(stage: Stage, { cycle }: Place, finding: string): Promise<void> {
  const { installation, story } = stage;
  const findings = await readFindings(installation.database.read, cycle);
  const { criterion: id } = defined(
    findings.find((one) => one.finding === finding),
    'a finding',
  );
  const criterion = criterionOf(stage, id);
  const body = { finding, level: levelsOf(stage, criterion).good.id, ...story.verified };
  await take(stage, { who: 'assessor', type: 'improvement.verify', on: cycle, body });
  const open = findings.filter((one) => one.stage !== 'closed' && one.finding !== finding).length;
  tellStep(stage, 'assessor', 'action-verified', { criterion: criterion.number, open });
  await sequenceLog(installation, installation.keys, installation.origin);
}

function criterionOf({ compiled }: Stage, id: string): Criterion {
  return defined(
    compiled.scheme.criteria.find((one) => one.id === id),
    'the criterion of a finding',
  );
}
