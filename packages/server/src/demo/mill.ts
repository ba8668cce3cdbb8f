/** A mill of the story: where it stands on record, its criteria, and how one of them is rated. */
import { Readable } from 'node:stream';
import { assert, defined, limits } from '@touchstone/kernel';
import { applicableCriteria, type Criterion, type Level, type RunningCycle } from '@touchstone/domain';
import { readCycle } from '@touchstone/store';
import type { DemoAccount } from './demo-accounts.ts';
import type { Mill } from './read-story.ts';
import { take, type Stage } from './story-stage.ts';

export interface Place {
  readonly mill: Mill;
  readonly site: string;
  readonly cycle: string;
}

/** The best level of a scale that raises no finding, and the best one that does. */
export function levelsOf(
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

export function criteriaOf({ compiled, story }: Stage, { mill }: Place): readonly Criterion[] {
  const { country, metals, siteType } = story.mills[mill];
  return applicableCriteria(compiled.scheme, { siteType, metals, country, fictional: true });
}

export async function runningCycle(
  { installation }: Stage,
  { cycle }: Place,
): Promise<{ readonly state: RunningCycle; readonly version: number }> {
  const view = defined(await readCycle(installation.database.read, cycle), 'the cycle of the story');
  assert(view.state.stage === 'running', 'the cycle of the story runs');
  return { state: view.state, version: view.version };
}

/** What the mill shows: its manual, what was seen on the visit, or that an action is done. */
export async function addEvidence(
  stage: Stage,
  { mill, site }: Place,
  which: 'manual' | 'seen' | 'done',
  validUntil?: string,
): Promise<string> {
  const title = stage.story.evidence[mill][which];
  const fileName = `${which}-mill-${mill}.txt`;
  const content = Readable.from([Buffer.from(`${title}\n`)]);
  const held = await stage.installation.evidenceFiles.hold(content, limits.evidenceBytes);
  const { sha256, sizeBytes } = defined(held, 'a held file');
  const valid = validUntil === undefined ? {} : { validUntil };
  const body = { site, title, fileName, mediaType: 'text/plain', sizeBytes, sha256, ...valid };
  return (await take(stage, { who: 'site', type: 'evidence.add', on: 'evidence', body })).stream;
}

interface Rating {
  readonly who: DemoAccount['id'];
  readonly phase: 'self-assessment' | 'assessment';
  readonly evidence: string;
}

/** Rates a criterion as good, or with a gap; one that need not apply is left out with its reason. */
export async function rate(
  stage: Stage,
  { cycle }: Place,
  by: Rating,
  criterion: Criterion,
  gap = false,
): Promise<void> {
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
