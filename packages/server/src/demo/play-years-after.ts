/**
 * Goes on with the story where the award is given: Mill North is watched, changes, loses its mark for a month and is assessed
 * again under the version then in force, while Mill East comes as far as the decision. It ends with something left to do for
 * everybody, so that whoever opens the demonstration has work.
 */
import { defined, plainDate } from '@touchstone/kernel';
import { startingPoints } from '@touchstone/domain';
import { readEarlierAnswers } from '@touchstone/store';
import { keepDemo } from '../installation/settings.ts';
import { sequenceLog } from '../log/sequence-log.ts';
import { assess, assessSelf, planActions, reportAction, verifyAction } from './assess-mill.ts';
import type { Place } from './mill.ts';
import type { PlayedStory } from './play-story.ts';
import { chapter, meetRefusal, take, tellStep, type Stage } from './story-stage.ts';

export async function playYearsAfter({ on: { assessor, east, north, stage } }: PlayedStory): Promise<void> {
  await comesToDecision(stage, east, assessor);
  await isWatched(stage, north);
  await isSuspended(stage, north);
  await isLifted(stage, north);
  await isAssessedAgain(stage, north);
  await reportAction(stage, east, 'eastActionDone');
  await sequenceLog(stage.installation, stage.installation.keys, stage.installation.origin);
  await keepDemo(stage.installation.database, { offsetMs: stage.clock.offsetMs() });
}

async function comesToDecision(stage: Stage, place: Place, assessor: string): Promise<void> {
  const { assessors, mills } = stage.story;
  await assessSelf(stage, place);
  await chapter(stage, 'eastAppointed', 'appointment', { site: mills.east.name });
  const none = { site: place.site, conflict: false, reason: '' };
  await take(stage, { who: 'assessor', type: 'independence.declare', on: 'independence', body: none });
  tellStep(stage, 'assessor', 'no-conflict-declared', { site: mills.east.name });
  await take(stage, { who: 'secretariat', type: 'assessment.appoint', on: place.cycle, body: { assessor } });
  tellStep(stage, 'secretariat', 'assessor-appointed', { assessor: assessors.ada.name });
  await assess(stage, place);
  await planActions(stage, place);
}

/** A surveillance, and a change that calls for a new assessment. */
async function isWatched(stage: Stage, { cycle }: Place): Promise<void> {
  const { change, changeAnswer, surveillance } = stage.story.after;
  const named = { site: stage.story.mills.north.name };
  await chapter(stage, 'surveyed', 'surveillance', named);
  await take(stage, { who: 'assessor', type: 'surveillance.complete', on: cycle, body: surveillance });
  tellStep(stage, 'assessor', 'surveillance-recorded');
  await chapter(stage, 'changed', 'change', named);
  await take(stage, { who: 'site', type: 'change.notify', on: cycle, body: change });
  tellStep(stage, 'site', 'change-notified');
  await chapter(stage, 'changeAnswered', 'change-answered', named);
  const body = { effect: 'reassess', reason: changeAnswer };
  await take(stage, { who: 'secretariat', type: 'change.answer', on: cycle, body });
  tellStep(stage, 'secretariat', 'change-answered');
}

/** Other people hear the appeal than suspended; here the decision stands. */
async function isSuspended(stage: Stage, { cycle }: Place): Promise<void> {
  const { appeal, hearing, suspension } = stage.story.after;
  const named = { site: stage.story.mills.north.name };
  await chapter(stage, 'suspended', 'suspension', named);
  const early = { who: 'secretariat', type: 'conformance.confirm', on: cycle, body: {} } as const;
  await meetRefusal(stage, early, 'conformance.not-met', 'conformance-too-early');
  await take(stage, { who: 'officer-a', type: 'award.suspend', on: cycle, body: { reason: suspension } });
  tellStep(stage, 'officer-a', 'award-suspended');
  await chapter(stage, 'appealed', 'appeal', named);
  await take(stage, { who: 'site', type: 'appeal.lodge', on: cycle, body: { reason: appeal } });
  tellStep(stage, 'site', 'appeal-lodged');
  await chapter(stage, 'heard', 'hearing');
  const heard = { type: 'appeal.decide', on: cycle, body: { outcome: 'stands', reason: hearing } } as const;
  await meetRefusal(stage, { who: 'officer-a', ...heard }, 'appeal.same-person', 'own-decision-heard');
  await take(stage, { who: 'officer-b', ...heard });
  tellStep(stage, 'officer-b', 'appeal-decided');
}

async function isLifted(stage: Stage, place: Place): Promise<void> {
  await verifyAction(stage, place, await reportAction(stage, place, 'northLastDone'));
  await chapter(stage, 'lifted', 'lifting', { site: stage.story.mills.north.name });
  const lift = { type: 'award.lift', on: place.cycle, body: { reason: stage.story.after.lifting } } as const;
  await meetRefusal(stage, { who: 'officer-a', ...lift }, 'duty.same-person', 'own-suspension-lifted');
  await take(stage, { who: 'officer-b', ...lift });
  tellStep(stage, 'officer-b', 'suspension-lifted');
  await take(stage, { who: 'secretariat', type: 'conformance.confirm', on: place.cycle, body: {} });
  tellStep(stage, 'secretariat', 'conformance-confirmed');
}

/** Under the version in force on that day: half of what asks the same as before is confirmed, the rest waits for the site. */
async function isAssessedAgain(stage: Stage, { cycle: previous, site }: Place): Promise<void> {
  const { compiled: before, installation, story } = stage;
  const { schemes } = installation;
  const { read } = installation.database;
  const { again: reason, laterChange } = story.after;
  await chapter(stage, 'again', 'again', { site: story.mills.north.name });
  const body = { site, previous, reason };
  const { stream: cycle } = await take(stage, { who: 'site', type: 'reassessment.begin', on: 'cycle', body });
  const inForce = await schemes.inForce(read, story.scheme, plainDate(story.days.again));
  const { scheme } = defined(inForce, 'the scheme in force on that day');
  tellStep(stage, 'site', 'assessed-again', { before: before.scheme.version, version: scheme.version });
  const earlier = defined(await readEarlierAnswers(read, schemes, previous), 'the answers of the cycle before');
  const points = startingPoints(scheme, earlier);
  const changed = defined(
    points.find(({ confirmable }) => !confirmable),
    'a question that changed',
  );
  const confirms = (criteria: readonly string[]) =>
    ({ who: 'site', type: 'self-assessment.confirm', on: cycle, body: { criteria } }) as const;
  const { number } = defined(
    scheme.criteria.find(({ id }) => id === changed.criterion),
    'its criterion',
  );
  const tried = confirms([changed.criterion]);
  await meetRefusal(stage, tried, 'self-assessment.not-confirmable', 'changed-confirmed', { criterion: number });
  const same = points.flatMap(({ confirmable, criterion }) => (confirmable ? [criterion] : []));
  const some = same.slice(0, Math.ceil(same.length / 2));
  await take(stage, confirms(some));
  tellStep(stage, 'site', 'answers-confirmed', { confirmed: some.length, left: same.length - some.length });
  await take(stage, { who: 'site', type: 'change.notify', on: previous, body: laterChange });
  tellStep(stage, 'site', 'later-change-notified');
}
