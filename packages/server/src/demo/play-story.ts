/**
 * Plays the main job on a demonstration: from letters of commitment to a mark with its credential, with the refusals that
 * people meet on the way. Everything goes through `runCommand`, as it would from pages; nothing is written past it.
 */
import { Readable } from 'node:stream';
import { assert, defined, limits, startOfDay, type Instant, type PlainDate, type Refusal } from '@touchstone/kernel';
import { advise, applicableCriteria, type Actor, type CommandName, type CompiledScheme, type Level, type StreamKind } from '@touchstone/domain';
import { readActor, systemActor } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import { issueCredential } from '../credential/issue-credential.ts';
import { keepDemo, type DemoClock } from '../installation/demo-clock.ts';
import type { Installation } from '../installation/open-installation.ts';
import { sequenceLog } from '../log/sequence-log.ts';
import type { Accepted, Answer } from '../command/run-command.ts';
import { demoAccounts, demoPassword, type DemoAccount } from './demo-accounts.ts';
import { readStory, type Story, type StoryDay } from './read-story.ts';

/** What the teller hears: chapters, steps that were taken, and steps that were refused, each with its reason. */
export type StoryLine =
  | { readonly kind: 'chapter'; readonly day: PlainDate; readonly title: string }
  | { readonly kind: 'step'; readonly who: string; readonly what: string; readonly why?: string }
  | { readonly kind: 'refused'; readonly who: string; readonly what: string; readonly refusal: Refusal };

export interface PlayedStory {
  readonly northCycle: string;
  readonly eastCycle: string;
  readonly northSite: string;
}

/** Creates the demonstration's accounts and grants what they may do; again where they are there: changes nothing. */
export async function prepareDemoAccounts({ accounts, database, run }: Installation): Promise<void> {
  for (const { email, grants, name } of demoAccounts) {
    const present = await database.read.selectFrom('accounts.user').select('id').where('email', '=', email).executeTakeFirst();
    if (present !== undefined) continue;
    const made = await accounts.signUp(name, email, demoPassword);
    assert(made.ok, `the demonstration's account ${email} can be made`);
    for (const duty of grants) {
      const stream = `access_${made.value.person.id}`;
      await run({ id: uuid(), type: 'access.grant', stream, body: { email, duty } }, systemActor);
    }
  }
}

export async function playStory(installation: Installation, tell: (line: StoryLine) => void): Promise<PlayedStory> {
  const stage = await setStage(installation, tell);
  await importPublicFacts(stage);
  const north = await commit(stage, 'north', 'northSigned', 'northAccepted');
  const east = await commit(stage, 'east', 'eastSigned', 'eastAccepted');
  await answerSome(stage, east);
  await assessSelf(stage, north);
  await appoint(stage, north);
  await assess(stage, north);
  await plan(stage, north);
  await decide(stage, north);
  await closeOne(stage, north);
  // The next start of this demonstration goes on from the day on which the story ended.
  await keepDemo(installation.database, { offsetMs: stage.clock.offsetMs() });
  return { northCycle: north.cycle, eastCycle: east.cycle, northSite: north.site };
}

interface Stage {
  readonly installation: Installation;
  readonly clock: DemoClock;
  readonly story: Story;
  readonly tell: (line: StoryLine) => void;
  readonly compiled: CompiledScheme;
  readonly nexans: Map<string, { readonly site: string; readonly cycle: string }>;
}

interface Place {
  readonly site: string;
  readonly cycle: string;
}

async function setStage(installation: Installation, tell: (line: StoryLine) => void): Promise<Stage> {
  const clock = defined(installation.demoClock, 'the clock of a demonstration');
  const story = await readStory();
  await prepareDemoAccounts(installation);
  const compiled = await installation.schemes.inForce(installation.database.read, story.scheme, story.days.northSigned);
  return { installation, clock, story, tell, compiled: defined(compiled, 'the scheme of the story'), nexans: new Map() };
}

function chapter({ clock, compiled, story, tell }: Stage, day: StoryDay, title: string): void {
  const on = story.days[day];
  clock.set(morning(on, compiled.scheme.timeZone));
  tell({ kind: 'chapter', day: on, title });
}

function morning(day: PlainDate, timeZone: string): Instant {
  return new Date(Date.parse(startOfDay(day, timeZone)) + 9 * 3_600_000).toISOString() as Instant;
}

async function actorOf({ installation }: Stage, id: DemoAccount['id']): Promise<{ readonly actor: Actor; readonly name: string }> {
  const { email, name } = defined(demoAccounts.find((account) => account.id === id), `the demonstration's account ${id}`);
  const { id: account } = await installation.database.read
    .selectFrom('accounts.user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { actor: await readActor(installation.database.read, account), name };
}

interface Step {
  readonly who: DemoAccount['id'];
  readonly type: CommandName;
  /** a stream, or the kind of stream that it begins */
  readonly on: string;
  readonly body: unknown;
  /** absent: not worth a line */
  readonly what?: string;
  readonly why?: string;
}

const kinds: readonly StreamKind[] = ['site', 'cycle', 'assessor', 'evidence', 'access', 'scheme'];

/** Takes a step that must be accepted; answers its stream and version. */
async function take(stage: Stage, step: Step): Promise<Accepted> {
  const { answer, name } = await attempt(stage, step);
  assert(
    answer.outcome === 'accepted' || answer.outcome === 'duplicate',
    `${step.type} is accepted: ${JSON.stringify(answer)}`,
  );
  if (step.what !== undefined) {
    stage.tell({ kind: 'step', who: name, what: step.what, ...(step.why === undefined ? {} : { why: step.why }) });
  }
  return answer;
}

/** Tries what the rules forbid, and tells how it was refused. */
async function meetRefusal(stage: Stage, step: Step & { readonly what: string }, code: string): Promise<void> {
  const { answer, name } = await attempt(stage, step);
  assert(answer.outcome === 'refused', `${step.type} is refused`);
  const refusal = defined(answer.refusals[0], 'a refusal');
  assert(refusal.code === code, `${step.type} is refused with ${code}, not ${refusal.code}`);
  stage.tell({ kind: 'refused', who: name, what: step.what, refusal });
}

async function attempt(stage: Stage, { body, on, type, who }: Step): Promise<{ readonly answer: Answer; readonly name: string }> {
  const { actor, name } = await actorOf(stage, who);
  const stream = kinds.some((kind) => kind === on) ? `${on}_${uuid()}` : on;
  return { answer: await stage.installation.run({ id: uuid(), type, stream, body }, actor), name };
}

async function importPublicFacts(stage: Stage): Promise<void> {
  chapter(stage, 'begin', 'What is public about two real rod mills');
  for (const { known, site } of stage.story.publicFacts) {
    const filed = await take(stage, {
      ...{ who: 'secretariat', type: 'site.file', on: 'site', body: site },
      what: `files ${site.name} from public facts`,
    });
    const body = { site: filed.stream, scheme: stage.story.scheme, facts: known };
    const imported = await take(stage, {
      ...{ who: 'secretariat', type: 'history.import', on: 'cycle', body },
      what: `imports ${String(known.length)} facts of ${site.name}, each with its source`,
      why: 'no rating, finding or person of a real company is ever made up',
    });
    stage.nexans.set(site.name, { site: filed.stream, cycle: imported.stream });
  }
}

async function commit(stage: Stage, mill: 'north' | 'east', signed: StoryDay, accepted: StoryDay): Promise<Place> {
  const { compiled, story } = stage;
  const site = story.mills[mill];
  chapter(stage, signed, `${site.name} commits (fictional from here on)`);
  const filed = await take(stage, { who: 'site', type: 'site.file', on: 'site', body: site, what: `files ${site.name}` });
  const letter = {
    site: filed.stream,
    scheme: story.scheme,
    signedOn: story.days[signed],
    signatory: story.signatory,
    contact: story.contact,
    promises: compiled.scheme.letter.promises.map(({ id }) => id),
  };
  if (mill === 'north') {
    await meetRefusal(
      stage,
      {
        ...{ who: 'site', type: 'commitment.sign', on: 'cycle', body: { ...letter, promises: letter.promises.slice(1) } },
        what: 'signs the letter with one promise left out',
      },
      'commitment.promise-missing',
    );
  }
  const cycle = await take(stage, {
    ...{ who: 'site', type: 'commitment.sign', on: 'cycle', body: letter },
    what: `signs the letter of commitment with its ${String(letter.promises.length)} promises`,
    why: `pinned for life to scheme version ${compiled.scheme.version}, ${compiled.hash.slice(0, 12)}…`,
  });
  chapter(stage, accepted, `The letter of ${site.name} is accepted`);
  await take(stage, {
    ...{ who: 'secretariat', type: 'commitment.accept', on: cycle.stream, body: { contactConfirmed: true } },
    what: 'accepts the letter and confirms the contact person',
    why: 'the clocks run from the day of signing',
  });
  return { site: filed.stream, cycle: cycle.stream };
}

/** The best level of a scale that raises no finding, and the best one that does. */
function levelsOf({ compiled }: Stage, criterion: { readonly scale: string }): { readonly good: Level; readonly gap: Level } {
  const levels = defined(compiled.scheme.scales.find(({ id }) => id === criterion.scale), 'a scale').levels;
  const best = [...levels].sort((a, b) => b.rank - a.rank);
  return {
    good: defined(best.find(({ finding }) => !finding), 'a level without a finding'),
    gap: defined(best.find(({ adverse, finding }) => finding && !adverse), 'a level with a finding'),
  };
}

async function answerSome(stage: Stage, { cycle, site }: Place): Promise<void> {
  const evidence = await addEvidence(stage, site);
  const criteria = applicableCriteria(stage.compiled.scheme, siteFacts(stage, 'east')).slice(0, 9);
  for (const criterion of criteria) await rate(stage, 'site', 'self-assessment', cycle, criterion, evidence, false);
  stage.tell({
    kind: 'step',
    who: 'Mill East',
    what: `answers ${String(criteria.length)} criteria and stops; its clocks run on`,
  });
}

function siteFacts({ story }: Stage, mill: 'north' | 'east'): { siteType: string; metals: readonly string[]; country: string; fictional: boolean } {
  const { country, metals, siteType } = story.mills[mill];
  return { siteType, metals, country, fictional: true };
}

async function addEvidence(stage: Stage, site: string): Promise<string> {
  const { content, fileName, title } = stage.story.evidence;
  const held = await stage.installation.evidenceFiles.hold(Readable.from([Buffer.from(content)]), limits.evidenceBytes);
  const { sha256, sizeBytes } = defined(held, 'a held file');
  const body = { site, title, fileName, mediaType: 'text/plain', sizeBytes, sha256 };
  return (await take(stage, { who: 'site', type: 'evidence.add', on: 'evidence', body })).stream;
}

async function rate(
  stage: Stage,
  who: DemoAccount['id'],
  phase: 'self-assessment' | 'assessment',
  cycle: string,
  criterion: { readonly id: string; readonly scale: string; readonly notApplicable: 'allowed' | 'never' },
  evidence: string,
  gap: boolean,
): Promise<void> {
  const { story } = stage;
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

async function assessSelf(stage: Stage, { cycle, site }: Place): Promise<void> {
  chapter(stage, 'selfAssessed', 'Phase 1: Mill North rates itself');
  const evidence = await addEvidence(stage, site);
  const criteria = applicableCriteria(stage.compiled.scheme, siteFacts(stage, 'north'));
  const [first] = criteria;
  assert(first, 'a scheme has criteria');
  await meetRefusal(
    stage,
    {
      ...{ who: 'site', type: 'self-assessment.rate', on: cycle },
      body: { criterion: first.id, level: levelsOf(stage, first).good.id, rationale: ' ', evidence: [evidence] },
      what: `rates criterion ${first.number} without a rationale`,
    },
    'rating.rationale-missing',
  );
  for (const criterion of criteria.slice(1)) await rate(stage, 'site', 'self-assessment', cycle, criterion, evidence, false);
  await meetRefusal(
    stage,
    { who: 'site', type: 'self-assessment.submit', on: cycle, body: {}, what: 'submits with one criterion open' },
    'rating.incomplete',
  );
  await rate(stage, 'site', 'self-assessment', cycle, first, evidence, false);
  await take(stage, {
    ...{ who: 'site', type: 'self-assessment.submit', on: cycle, body: {} },
    what: `submits the self-assessment of ${String(criteria.length)} criteria`,
    why: 'from now on its answers are frozen',
  });
}

async function appoint(stage: Stage, { cycle, site }: Place): Promise<void> {
  const { assessors, conflictReason } = stage.story;
  chapter(stage, 'assessorsApproved', 'Assessors are approved and declare');
  const approve = async (body: Story['assessors']['ada']): Promise<string> =>
    (await take(stage, { who: 'secretariat', type: 'assessor.approve', on: 'assessor', body, what: `approves ${body.name}` })).stream;
  const ada = await approve(assessors.ada);
  const cory = await approve(assessors.cory);
  await take(stage, {
    ...{ who: 'conflicted', type: 'assessor.declare', on: cory, body: { site, conflict: true, reason: conflictReason } },
    what: 'declares a conflict of interest with Mill North',
  });
  await take(stage, {
    ...{ who: 'assessor', type: 'assessor.declare', on: ada, body: { site, conflict: false, reason: '' } },
    what: 'declares that there is none',
  });
  chapter(stage, 'appointed', 'An assessor is appointed');
  await meetRefusal(
    stage,
    { who: 'secretariat', type: 'assessment.appoint', on: cycle, body: { assessor: cory }, what: 'appoints Cory Conflict' },
    'assessor.conflict',
  );
  await take(stage, {
    ...{ who: 'secretariat', type: 'assessment.appoint', on: cycle, body: { assessor: ada } },
    what: 'appoints Ada Assessor',
  });
}

async function assess(stage: Stage, { cycle, site }: Place): Promise<void> {
  const { compiled, story } = stage;
  chapter(stage, 'reported', 'Phase 2: the independent assessment');
  const evidence = await addEvidence(stage, site);
  const criteria = applicableCriteria(compiled.scheme, siteFacts(stage, 'north'));
  for (const criterion of criteria) {
    const gap = story.gaps.includes(compiled.scheme.criteria.indexOf(criterion) + 1);
    await rate(stage, 'assessor', 'assessment', cycle, criterion, evidence, gap);
  }
  await take(stage, {
    ...{ who: 'assessor', type: 'assessment.submit', on: cycle },
    body: { visitedOn: story.days.visited, summary: story.summary },
    what: `submits the report with ${String(criteria.length)} determinations`,
    why: `${String(story.gaps.length)} of them are at a level for which the scheme wants a finding`,
  });
  chapter(stage, 'accepted', 'The report is accepted');
  await take(stage, { who: 'secretariat', type: 'assessment.accept', on: cycle, body: {}, what: 'accepts the report' });
}

async function findingsOf({ installation }: Stage, cycle: string): Promise<readonly string[]> {
  const rows = await installation.database.read
    .selectFrom('findings')
    .select('finding')
    .where('cycle', '=', cycle)
    .orderBy('finding')
    .execute();
  return rows.map(({ finding }) => finding);
}

async function plan(stage: Stage, { cycle }: Place): Promise<void> {
  const { done: _done, ...planned } = stage.story.improvement;
  chapter(stage, 'planned', 'The improvement plan');
  const findings = await findingsOf(stage, cycle);
  const [first] = findings;
  const late = { ...planned, finding: first, dueOn: '2026-01-01' };
  await meetRefusal(
    stage,
    { who: 'site', type: 'improvement.plan', on: cycle, body: late, what: 'plans an action later than the clocks allow' },
    'improvement.too-late',
  );
  for (const finding of findings) {
    const body = { ...planned, finding, dueOn: '2023-11-30' };
    await take(stage, { who: 'site', type: 'improvement.plan', on: cycle, body });
  }
  stage.tell({ kind: 'step', who: 'Mill North', what: `plans an action for each of ${String(findings.length)} findings` });
}

async function versionOf({ installation }: Stage, cycle: string): Promise<number> {
  const row = await installation.database.read.selectFrom('streams').select('version').where('id', '=', cycle).executeTakeFirstOrThrow();
  return row.version;
}

async function decide(stage: Stage, { cycle }: Place): Promise<void> {
  const { compiled, installation, nexans, story } = stage;
  chapter(stage, 'decided', 'The award');
  const offered = advise(compiled.scheme, { site: siteFacts(stage, 'north'), ratings: {} });
  const body = { marks: offered.marks.map(({ mark }) => mark), reason: '', seen: await versionOf(stage, cycle) };
  await take(stage, {
    ...{ who: 'officer-a', type: 'award.propose', on: cycle, body },
    what: 'proposes the award, as the scheme advises',
    why: 'every applicable criterion is at the level that the rule asks for, or above',
  });
  const confirm = { on: cycle, type: 'award.confirm', body: { seen: await versionOf(stage, cycle) } } as const;
  await meetRefusal(stage, { who: 'officer-a', ...confirm, what: 'confirms the own proposal' }, 'award.same-person');
  await take(stage, { who: 'officer-b', ...confirm, what: 'confirms the proposal: the mark is awarded' });
  await issueCredential(installation, cycle);
  const sequenced = await sequenceLog(installation, installation.keys, installation.origin);
  stage.tell({
    kind: 'step',
    who: 'Touchstone',
    what: `issues the credential and gives ${String(sequenced)} public entries their place in the transparency log`,
  });
  for (const { later, site } of story.publicFacts) {
    const place = defined(nexans.get(site.name), `the cycle of ${site.name}`);
    const imported = { site: place.site, scheme: story.scheme, facts: later };
    await take(stage, {
      ...{ who: 'secretariat', type: 'history.import', on: place.cycle, body: imported },
      what: `imports what was announced about ${site.name}`,
    });
  }
}

async function closeOne(stage: Stage, { cycle, site }: Place): Promise<void> {
  const { story } = stage;
  chapter(stage, 'closed', 'One finding is closed');
  const [finding] = await findingsOf(stage, cycle);
  const [criterion] = await stage.installation.database.read
    .selectFrom('findings')
    .select('criterion')
    .where('cycle', '=', cycle)
    .where('finding', '=', defined(finding, 'a finding'))
    .execute();
  const scale = defined(stage.compiled.scheme.criteria.find(({ id }) => id === criterion?.criterion), 'its criterion');
  const evidence = [await addEvidence(stage, site)];
  await take(stage, {
    ...{ who: 'site', type: 'improvement.report', on: cycle, body: { finding, done: story.improvement.done, evidence } },
    what: 'reports one action as done',
  });
  const verified = { finding, level: levelsOf(stage, scale).good.id, rationale: story.verified };
  await take(stage, {
    ...{ who: 'assessor', type: 'improvement.verify', on: cycle, body: verified },
    what: 'verifies it: the finding is closed, one stays open',
  });
  await sequenceLog(stage.installation, stage.installation.keys, stage.installation.origin);
}
