/**
 * Plays the main job on a demonstration: from letters of commitment to a mark with its credential, with the refusals that
 * people meet on the way. Everything goes through `runCommand`, as it would from pages; nothing is written past it.
 */
import { Readable } from 'node:stream';
import { assert, defined, limits, type PlainDate } from '@touchstone/kernel';
import {
  adviceFor,
  adviceOnAnswers,
  applicableCriteria,
  type Criterion,
  type Level,
  type RunningCycle,
} from '@touchstone/domain';
import { readCycle, readFindings } from '@touchstone/store';
import { issueCredential } from '../credential/issue-credential.ts';
import { keepDemo } from '../installation/settings.ts';
import type { Installation } from '../installation/open-installation.ts';
import { sequenceLog } from '../log/sequence-log.ts';
import type { DemoAccount } from './demo-accounts.ts';
import type { StoryDay } from './read-story.ts';
import type { Tell } from './story-line.ts';
import { applyFor, enterOrganisations } from './join-scheme.ts';
import { chapter, meetRefusal, setStage, take, tellStep, type Stage } from './story-stage.ts';

export interface PlayedStory {
  readonly northCycle: string;
  readonly eastCycle: string;
  readonly northSite: string;
}

/** Of an installation that has no site yet. */
export async function playStory(installation: Installation, tell: Tell): Promise<PlayedStory> {
  const stage = await setStage(installation, tell);
  const real = await importPublicFacts(stage);
  const operator = await enterOrganisations(stage);
  const north = await commit(stage, 'north', operator);
  const east = await commit(stage, 'east', operator);
  await answerSome(stage, east);
  await assessSelf(stage, north);
  await appoint(stage, north);
  await assess(stage, north);
  await plan(stage, north);
  await decide(stage, north);
  await importLaterFacts(stage, real);
  await closeOne(stage, north);
  // The next start of this demonstration goes on from the day on which the story ended.
  await keepDemo(installation.database, { offsetMs: stage.clock.offsetMs() });
  return { northCycle: north.cycle, eastCycle: east.cycle, northSite: north.site };
}

type Mill = 'north' | 'east';

interface Place {
  readonly mill: Mill;
  readonly site: string;
  readonly cycle: string;
}

const daysOfMill: Readonly<Record<Mill, { readonly signed: StoryDay; readonly accepted: StoryDay }>> = {
  north: { signed: 'northSigned', accepted: 'northAccepted' },
  east: { signed: 'eastSigned', accepted: 'eastAccepted' },
};

type RealPlaces = readonly { readonly site: string; readonly cycle: string }[];

async function importPublicFacts(stage: Stage): Promise<RealPlaces> {
  const { story, tell } = stage;
  await chapter(stage, 'begin', 'public-facts');
  const places = [];
  for (const { known, site } of story.publicFacts) {
    const filed = await take(stage, { who: 'secretariat', type: 'site.file', on: 'site', body: site });
    tellStep(stage, 'secretariat', 'site-filed', { site: site.name });
    const body = { site: filed.stream, scheme: story.scheme, facts: known };
    const imported = await take(stage, { who: 'secretariat', type: 'history.import', on: 'cycle', body });
    tellStep(stage, 'secretariat', 'facts-imported', { site: site.name, facts: known.length });
    for (const fact of known) tell({ kind: 'source', fact });
    places.push({ site: filed.stream, cycle: imported.stream });
  }
  return places;
}

async function importLaterFacts(stage: Stage, places: RealPlaces): Promise<void> {
  const { story, tell } = stage;
  for (const [index, { later, site }] of story.publicFacts.entries()) {
    const place = defined(places[index], `the cycle of ${site.name}`);
    const body = { site: place.site, scheme: story.scheme, facts: later };
    await take(stage, { who: 'secretariat', type: 'history.import', on: place.cycle, body });
    tellStep(stage, 'secretariat', 'facts-imported', { site: site.name, facts: later.length });
    for (const fact of later) tell({ kind: 'source', fact });
  }
}

async function commit(stage: Stage, mill: Mill, operator: string): Promise<Place> {
  const { compiled, story } = stage;
  const { accepted, signed } = daysOfMill[mill];
  const site = story.mills[mill];
  const named = { site: site.name };
  await chapter(stage, signed, 'commits', named);
  const body = { ...site, operatorEntry: operator };
  const filed = await take(stage, { who: 'site', type: 'site.file', on: 'site', body });
  tellStep(stage, 'site', 'site-filed', named);
  const cycle = await applyFor(stage, filed.stream);
  const letter = {
    site: filed.stream,
    scheme: story.scheme,
    signedOn: story.days[signed],
    signatory: story.signatory,
    contact: story.contact,
    promises: compiled.scheme.letter.promises.map(({ id }) => id),
  };
  if (mill === 'north') {
    const short = { ...letter, promises: letter.promises.slice(1) };
    const step = { who: 'site', type: 'commitment.sign', on: cycle, body: short } as const;
    await meetRefusal(stage, step, 'commitment.promise-missing', 'promise-left-out');
  }
  await take(stage, { who: 'site', type: 'commitment.sign', on: cycle, body: letter });
  const { hash, scheme } = compiled;
  const pinned = { version: scheme.version, hash: hash.slice(0, 12) };
  tellStep(stage, 'site', 'letter-signed', { promises: letter.promises.length, ...pinned });
  await chapter(stage, accepted, 'letter-accepted', named);
  await take(stage, { who: 'secretariat', type: 'commitment.accept', on: cycle, body: { contactConfirmed: true } });
  tellStep(stage, 'secretariat', 'letter-accepted');
  await tellClocks(stage, cycle);
  return { mill, site: filed.stream, cycle };
}

/** The days that the scheme sets for this cycle. */
async function tellClocks({ compiled, installation, tell }: Stage, cycle: string): Promise<void> {
  const rows = await installation.database.read
    .selectFrom('clocks')
    .select(['clock', 'due'])
    .where('cycle', '=', cycle)
    .where('finding', '=', '')
    .where('due', 'is not', null)
    .$narrowType<{ due: PlainDate }>()
    .orderBy('due')
    .execute();
  const clocks = rows.map(({ clock, due }) => ({
    name: defined(
      compiled.scheme.clocks.find(({ id }) => id === clock),
      'a clock of the scheme',
    ).name,
    due,
  }));
  tell({ kind: 'clocks', clocks });
}

/** The best level of a scale that raises no finding, and the best one that does. */
function levelsOf(
  { compiled }: Stage,
  criterion: Pick<Criterion, 'scale'>,
): { readonly good: Level; readonly gap: Level } {
  const scale = compiled.scheme.scales.find(({ id }) => id === criterion.scale);
  const best = [...defined(scale, 'a scale').levels].sort((a, b) => b.rank - a.rank);
  return {
    good: defined(
      best.find(({ finding }) => !finding),
      'a level without a finding',
    ),
    gap: defined(
      best.find(({ adverse, finding }) => finding && !adverse),
      'a level with a finding',
    ),
  };
}

function criteriaOf({ compiled, story }: Stage, { mill }: Place): readonly Criterion[] {
  const { country, metals, siteType } = story.mills[mill];
  return applicableCriteria(compiled.scheme, { siteType, metals, country, fictional: true });
}

async function runningCycle(
  { installation }: Stage,
  { cycle }: Place,
): Promise<{ readonly state: RunningCycle; readonly version: number }> {
  const view = defined(await readCycle(installation.database.read, cycle), 'the cycle of the story');
  assert(view.state.stage === 'running', 'the cycle of the story runs');
  return { state: view.state, version: view.version };
}

async function addEvidence(stage: Stage, { site }: Place): Promise<string> {
  const { content, fileName, title } = stage.story.evidence;
  const held = await stage.installation.evidenceFiles.hold(Readable.from([Buffer.from(content)]), limits.evidenceBytes);
  const { sha256, sizeBytes } = defined(held, 'a held file');
  const body = { site, title, fileName, mediaType: 'text/plain', sizeBytes, sha256 };
  return (await take(stage, { who: 'site', type: 'evidence.add', on: 'evidence', body })).stream;
}

interface Rating {
  readonly who: DemoAccount['id'];
  readonly phase: 'self-assessment' | 'assessment';
  readonly evidence: string;
}

/** Rates a criterion as good, or with a gap; one that need not apply is left out with its reason. */
async function rate(stage: Stage, { cycle }: Place, by: Rating, criterion: Criterion, gap = false): Promise<void> {
  const { story } = stage;
  const { evidence, phase, who } = by;
  if (criterion.notApplicable === 'allowed') {
    const body = { criterion: criterion.id, reason: story.notApplicable };
    await take(stage, { who, type: `${phase}.exclude`, on: cycle, body });
    return;
  }
  const levels = levelsOf(stage, criterion);
  const body = {
    criterion: criterion.id,
    level: (gap ? levels.gap : levels.good).id,
    rationale: gap ? story.gap : story.rationale,
    evidence: [evidence],
  };
  await take(stage, { who, type: `${phase}.rate`, on: cycle, body });
}

async function answerSome(stage: Stage, place: Place): Promise<void> {
  const by = { who: 'site', phase: 'self-assessment', evidence: await addEvidence(stage, place) } as const;
  const criteria = criteriaOf(stage, place);
  const some = criteria.slice(0, stage.story.answeredEast);
  for (const criterion of some) await rate(stage, place, by, criterion);
  tellStep(stage, 'site', 'some-answered', { answered: some.length, criteria: criteria.length });
}

async function assessSelf(stage: Stage, place: Place): Promise<void> {
  const { compiled, tell } = stage;
  const { cycle } = place;
  await chapter(stage, 'selfAssessed', 'self-assessment', { site: stage.story.mills[place.mill].name });
  const by = { who: 'site', phase: 'self-assessment', evidence: await addEvidence(stage, place) } as const;
  const criteria = criteriaOf(stage, place);
  const first = defined(criteria[0], 'the first criterion');
  const body = { criterion: first.id, level: levelsOf(stage, first).good.id, rationale: ' ', evidence: [by.evidence] };
  const empty = { who: 'site', type: 'self-assessment.rate', on: cycle, body } as const;
  await meetRefusal(stage, empty, 'rating.rationale-missing', 'rationale-left-out', { criterion: first.number });
  for (const criterion of criteria.slice(1)) await rate(stage, place, by, criterion);
  const submit = { who: 'site', type: 'self-assessment.submit', on: cycle, body: {} } as const;
  await meetRefusal(stage, submit, 'rating.incomplete', 'submitted-too-early');
  await rate(stage, place, by, first);
  const excluded = criteria.filter(({ notApplicable }) => notApplicable === 'allowed').length;
  tellStep(stage, 'site', 'criteria-answered', { rated: criteria.length - excluded, excluded });
  await take(stage, submit);
  tellStep(stage, 'site', 'self-assessment-submitted', { criteria: criteria.length });
  const { state } = await runningCycle(stage, place);
  tell({ kind: 'advice', scheme: compiled, advice: adviceOnAnswers(state, compiled.scheme) });
}

async function appoint(stage: Stage, { cycle, mill, site }: Place): Promise<void> {
  const { story } = stage;
  const { assessors, conflictReason, mills } = story;
  const named = { site: mills[mill].name };
  await chapter(stage, 'assessorsApproved', 'assessors');
  const firms = new Map<string, string>();
  for (const firm of story.firms) {
    const { stream } = await take(stage, { who: 'secretariat', type: 'firm.approve', on: 'firm', body: firm });
    firms.set(firm.name, stream);
    tellStep(stage, 'secretariat', 'firm-approved', { firm: firm.name });
  }
  const approve = async ({ competence, ...entry }: (typeof assessors)['ada']): Promise<string> => {
    const body = { ...entry, firm: firms.get(entry.firm) };
    const { stream } = await take(stage, { who: 'secretariat', type: 'assessor.approve', on: 'assessor', body });
    if (competence !== undefined)
      await take(stage, { who: 'secretariat', type: 'assessor.record-competence', on: stream, body: competence });
    tellStep(stage, 'secretariat', 'assessor-approved', { assessor: body.name });
    return stream;
  };
  const ada = await approve(assessors.ada);
  const cory = await approve(assessors.cory);
  const conflict = { site, conflict: true, reason: conflictReason, ...story.conflictTies };
  await take(stage, { who: 'conflicted', type: 'independence.declare', on: 'independence', body: conflict });
  tellStep(stage, 'conflicted', 'conflict-declared', named);
  const none = { site, conflict: false, reason: '' };
  await take(stage, { who: 'assessor', type: 'independence.declare', on: 'independence', body: none });
  tellStep(stage, 'assessor', 'no-conflict-declared', named);
  await chapter(stage, 'appointed', 'appointment');
  const conflicted = { who: 'secretariat', type: 'assessment.appoint', on: cycle, body: { assessor: cory } } as const;
  await meetRefusal(stage, conflicted, 'assessor.conflict', 'conflicted-appointed', { assessor: assessors.cory.name });
  await take(stage, { who: 'secretariat', type: 'assessment.appoint', on: cycle, body: { assessor: ada } });
  tellStep(stage, 'secretariat', 'assessor-appointed', { assessor: assessors.ada.name });
}

async function assess(stage: Stage, place: Place): Promise<void> {
  const { compiled, installation, story, tell } = stage;
  const { scheme } = compiled;
  const { cycle } = place;
  await prepare(stage, cycle);
  await chapter(stage, 'reported', 'assessment');
  const by = { who: 'assessor', phase: 'assessment', evidence: await addEvidence(stage, place) } as const;
  const criteria = criteriaOf(stage, place);
  for (const criterion of criteria) {
    await rate(stage, place, by, criterion, story.gaps.includes(scheme.criteria.indexOf(criterion) + 1));
  }
  const report = { visitedOn: story.days.visited, summary: story.summary };
  await take(stage, { who: 'assessor', type: 'assessment.submit', on: cycle, body: report });
  const findings = await readFindings(installation.database.read, cycle);
  tellStep(stage, 'assessor', 'report-submitted', { criteria: criteria.length, findings: findings.length });
  for (const { criterion: id, level } of findings) {
    const criterion = defined(
      criteria.find((one) => one.id === id),
      'the criterion of a finding',
    );
    const levels = scheme.scales.flatMap((scale) => scale.levels);
    const found = defined(
      levels.find((one) => one.id === level),
      'the level of a finding',
    );
    tell({ kind: 'finding', number: criterion.number, criterion: criterion.title, level: found.name });
  }
  await chapter(stage, 'accepted', 'report-accepted');
  await take(stage, { who: 'secretariat', type: 'assessment.accept', on: cycle, body: {} });
  tellStep(stage, 'secretariat', 'report-accepted');
}

/** The desk review, the plan with its answer, the notice, the visit with its interviews, and what was observed. */
async function prepare(stage: Stage, cycle: string): Promise<void> {
  const { fieldwork } = stage.story;
  const { interviews, observation, plan: body, review, visit } = fieldwork;
  await chapter(stage, 'visitPlanned', 'fieldwork');
  await take(stage, { who: 'assessor', type: 'desk-review.complete', on: cycle, body: { summary: review } });
  const early = { who: 'assessor', type: 'visit.record', on: cycle, body: visit } as const;
  await meetRefusal(stage, early, 'assurance-plan.not-ready', 'visited-without-plan');
  await take(stage, { who: 'assessor', type: 'assurance-plan.submit', on: cycle, body });
  tellStep(stage, 'assessor', 'plan-submitted');
  await take(stage, { who: 'secretariat', type: 'assurance-plan.approve', on: cycle, body: {} });
  await take(stage, { who: 'secretariat', type: 'visit.announce', on: cycle, body: {} });
  tellStep(stage, 'secretariat', 'plan-approved');
  await chapter(stage, 'visited', 'visit');
  await take(stage, early);
  for (const interview of interviews)
    await take(stage, { who: 'assessor', type: 'interview.record', on: cycle, body: interview });
  await take(stage, { who: 'assessor', type: 'observation.record', on: cycle, body: observation });
  tellStep(stage, 'assessor', 'site-visited', { interviews: interviews.length });
}

async function plan(stage: Stage, { cycle }: Place): Promise<void> {
  const { action, cause, dueOn, owner, tooLate } = stage.story.improvement;
  await chapter(stage, 'planned', 'improvement');
  const findings = await readFindings(stage.installation.database.read, cycle);
  const planned = { cause, action, owner };
  const late = { ...planned, finding: findings[0]?.finding, dueOn: tooLate };
  const step = { who: 'site', type: 'improvement.plan', on: cycle } as const;
  await meetRefusal(stage, { ...step, body: late }, 'improvement.too-late', 'planned-too-late');
  for (const { finding } of findings) await take(stage, { ...step, body: { ...planned, finding, dueOn } });
  tellStep(stage, 'site', 'actions-planned', { findings: findings.length });
}

async function decide(stage: Stage, place: Place): Promise<void> {
  const { compiled, installation, tell } = stage;
  const { cycle } = place;
  await chapter(stage, 'decided', 'award');
  const { state, version } = await runningCycle(stage, place);
  const advice = adviceFor(state, compiled.scheme);
  tell({ kind: 'advice', scheme: compiled, advice });
  const marks = advice.marks.flatMap(({ advised, mark }) => (advised ? [mark] : []));
  const proposal = { marks, reason: '', seen: version };
  const proposed = await take(stage, { who: 'officer-a', type: 'award.propose', on: cycle, body: proposal });
  tellStep(stage, 'officer-a', 'award-proposed');
  const confirm = { on: cycle, type: 'award.confirm', body: { seen: proposed.version } } as const;
  await meetRefusal(stage, { who: 'officer-a', ...confirm }, 'award.same-person', 'own-proposal-confirmed');
  await take(stage, { who: 'officer-b', ...confirm });
  tellStep(stage, 'officer-b', 'award-confirmed');
  const awarded = await installation.database.read
    .selectFrom('awarded_marks')
    .select(['mark', 'valid_until'])
    .where('cycle', '=', cycle)
    .execute();
  for (const { mark: id, valid_until: until } of awarded) {
    const mark = defined(
      compiled.scheme.marks.find((one) => one.id === id),
      'a mark of the scheme',
    );
    tell({ kind: 'mark', mark: mark.name, until });
  }
  await issueCredential(installation, cycle);
  const entries = await sequenceLog(installation, installation.keys, installation.origin);
  tell({ kind: 'step', who: 'Touchstone', what: 'credential-issued', facts: { entries } });
}

async function closeOne(stage: Stage, place: Place): Promise<void> {
  const { compiled, installation, story } = stage;
  const { cycle } = place;
  await chapter(stage, 'closed', 'improvement');
  const findings = await readFindings(installation.database.read, cycle);
  const { criterion: id, finding } = defined(findings[0], 'a finding');
  const criterion = defined(
    compiled.scheme.criteria.find((one) => one.id === id),
    'its criterion',
  );
  const done = { finding, done: story.improvement.done, evidence: [await addEvidence(stage, place)] };
  await take(stage, { who: 'site', type: 'improvement.report', on: cycle, body: done });
  tellStep(stage, 'site', 'action-reported', { criterion: criterion.number });
  const verified = { finding, level: levelsOf(stage, criterion).good.id, rationale: story.verified };
  await take(stage, { who: 'assessor', type: 'improvement.verify', on: cycle, body: verified });
  tellStep(stage, 'assessor', 'action-verified', { criterion: criterion.number, open: findings.length - 1 });
  await sequenceLog(installation, installation.keys, installation.origin);
}
