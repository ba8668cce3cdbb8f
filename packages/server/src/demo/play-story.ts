/**
 * Plays the main job on a demonstration: from letters of commitment to a mark with its credential, with the refusals that
 * people meet on the way. Everything goes through `runCommand`, as it would from pages; nothing is written past it.
 */
import { defined, type PlainDate } from '@touchstone/kernel';
import { adviceFor } from '@touchstone/domain';
import { issueCredential } from '../credential/issue-credential.ts';
import { keepDemo } from '../installation/settings.ts';
import type { Installation } from '../installation/open-installation.ts';
import { sequenceLog } from '../log/sequence-log.ts';
import { assess, assessSelf, planActions, reportAction, verifyAction } from './assess-mill.ts';
import { applyFor, enterOrganisations } from './join-scheme.ts';
import { addEvidence, criteriaOf, rate, runningCycle, type Place } from './mill.ts';
import type { Mill } from './read-story.ts';
import type { Tell } from './story-line.ts';
import { chapter, meetRefusal, setStage, take, tellStep, type Stage } from './story-stage.ts';

export interface PlayedStory {
  readonly northCycle: string;
  readonly northSite: string;
  readonly eastCycle: string;
  /** where the years after go on */
  readonly on: { readonly stage: Stage; readonly north: Place; readonly east: Place; readonly assessor: string };
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
  const assessor = await appoint(stage, north);
  await assess(stage, north);
  await planActions(stage, north);
  await decide(stage, north);
  await importLaterFacts(stage, real);
  await verifyAction(stage, north, await reportAction(stage, north, 'northActionDone'));
  // The next start of this demonstration goes on from the day on which the story ended.
  await keepDemo(installation.database, { offsetMs: stage.clock.offsetMs() });
  return {
    ...{ northCycle: north.cycle, northSite: north.site, eastCycle: east.cycle },
    on: { stage, north, east, assessor },
  };
}

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
  const site = story.mills[mill];
  const named = { site: site.name };
  await chapter(stage, `${mill}Signed`, 'commits', named);
  const body = { ...site, operatorEntry: operator };
  const filed = await take(stage, { who: 'site', type: 'site.file', on: 'site', body });
  tellStep(stage, 'site', 'site-filed', named);
  const cycle = await applyFor(stage, filed.stream);
  const letter = {
    site: filed.stream,
    scheme: story.scheme,
    signedOn: story.days[`${mill}Signed`],
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
  await chapter(stage, `${mill}Committed`, 'letter-accepted', named);
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

async function answerSome(stage: Stage, place: Place): Promise<void> {
  const by = { who: 'site', phase: 'self-assessment', evidence: await addEvidence(stage, place, 'manual') } as const;
  const criteria = criteriaOf(stage, place);
  const some = criteria.slice(0, stage.story.answeredEast);
  for (const criterion of some) await rate(stage, place, by, criterion);
  tellStep(stage, 'site', 'some-answered', { answered: some.length, criteria: criteria.length });
}

/** Answers the assessor's entry. */
async function appoint(stage: Stage, { cycle, mill, site }: Place): Promise<string> {
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
  await chapter(stage, 'appointed', 'appointment', named);
  const conflicted = { who: 'secretariat', type: 'assessment.appoint', on: cycle, body: { assessor: cory } } as const;
  await meetRefusal(stage, conflicted, 'assessor.conflict', 'conflicted-appointed', { assessor: assessors.cory.name });
  await take(stage, { who: 'secretariat', type: 'assessment.appoint', on: cycle, body: { assessor: ada } });
  tellStep(stage, 'secretariat', 'assessor-appointed', { assessor: assessors.ada.name });
  return ada;
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
