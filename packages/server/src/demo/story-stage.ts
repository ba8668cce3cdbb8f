/**
 * The stage on which the story is played: accounts, clock, scheme, and how a step is taken. Every step goes through
 * `runCommand` as the person who takes it, as it would from a page.
 */
import { assert, dayOf, defined, plainDate } from '@touchstone/kernel';
import { accessStream, type Actor, type CommandName, type CompiledScheme, type StreamKind } from '@touchstone/domain';
import { readActor, systemActor } from '@touchstone/store';
import { v7 as uuid } from 'uuid';
import type { Accepted, Answer } from '../command/run-command.ts';
import type { DemoClock } from '../installation/demo-clock.ts';
import type { Installation } from '../installation/open-installation.ts';
import { demoAccounts, demoPassword, type DemoAccount } from './demo-accounts.ts';
import { passTime } from './pass-time.ts';
import { readStory, storyBegin, type Story, type StoryDay } from './read-story.ts';
import type { StoryChapter, StoryFacts, StoryStep, StoryTry, Tell } from './story-line.ts';

export interface Stage {
  readonly installation: Installation;
  readonly clock: DemoClock;
  readonly story: Story;
  readonly tell: Tell;
  readonly compiled: CompiledScheme;
  /** by demo account: who that is, until a step gives somebody another part */
  readonly actors: Map<DemoAccount['id'], Actor>;
}

export async function setStage(installation: Installation, tell: Tell): Promise<Stage> {
  const clock = defined(installation.demoClock, 'the clock of a demonstration');
  const story = await readStory();
  const begin = await storyBegin();
  // An installation that was made for the story is there already, some moments on; its clock does not go back.
  if (dayOf(clock.now(), 'UTC') !== dayOf(begin, 'UTC')) clock.set(begin);
  await prepareDemoAccounts(installation);
  const compiled = await installation.schemes.inForce(
    installation.database.read,
    story.scheme,
    plainDate(story.days.northSigned),
  );
  return {
    installation,
    clock,
    story,
    tell,
    compiled: defined(compiled, 'the scheme of the story'),
    actors: new Map(),
  };
}

/** Creates the demonstration's accounts and grants what they may do; again where they are there: changes nothing. */
export async function prepareDemoAccounts({ accounts, database, run }: Installation): Promise<void> {
  const present = await database.read.selectFrom('accounts.user').select('email').execute();
  const missing = demoAccounts.filter(({ email }) => present.every((account) => account.email !== email));
  // Side by side, because a password is slow to hash on purpose.
  await Promise.all(
    missing.map(async ({ email, grants, name }) => {
      const made = await accounts.signUp(name, email, demoPassword);
      assert(made.ok, `the demonstration's account ${email} can be made`);
      for (const duty of grants) {
        const stream = accessStream(made.value.person.id);
        await run({ id: uuid(), type: 'access.grant', stream, body: { email, duty } }, systemActor);
      }
    }),
  );
}

/** Lets the days pass on which nothing was done, with the clocks that run out on them, up to the day of the chapter. */
export async function chapter(
  { installation, story, tell }: Stage,
  day: StoryDay,
  title: StoryChapter,
  facts: StoryFacts = {},
): Promise<void> {
  const on = plainDate(story.days[day]);
  await passTime(installation, on, tell);
  tell({ kind: 'chapter', day: on, title, facts });
}

export interface Step {
  readonly who: DemoAccount['id'];
  readonly type: CommandName;
  /** a stream, or the kind of stream that it begins */
  readonly on: string;
  readonly body: unknown;
}

const kinds: readonly StreamKind[] = [
  'organisation',
  'site',
  'cycle',
  'firm',
  'assessor',
  'independence',
  'evidence',
  'access',
  'scheme',
];
/** Commands after which somebody may do more than before. */
const giveParts: readonly CommandName[] = ['site.file', 'assessor.approve'];

/** Takes a step that must be accepted; answers its stream and version. */
export async function take(stage: Stage, step: Step): Promise<Accepted> {
  const answer = await attempt(stage, step);
  assert(
    answer.outcome === 'accepted' || answer.outcome === 'duplicate',
    `${step.type} is accepted: ${JSON.stringify(answer)}`,
  );
  if (giveParts.includes(step.type)) stage.actors.clear();
  return answer;
}

export function tellStep({ tell }: Stage, who: DemoAccount['id'], what: StoryStep, facts: StoryFacts = {}): void {
  tell({ kind: 'step', who: accountOf(who).name, what, facts });
}

/** Tries what the rules forbid, and tells how it was refused. */
export async function meetRefusal(
  stage: Stage,
  step: Step,
  code: string,
  what: StoryTry,
  facts: StoryFacts = {},
): Promise<void> {
  const answer = await attempt(stage, step);
  assert(answer.outcome === 'refused', `${step.type} is refused`);
  const refusal = defined(answer.refusals[0], 'a refusal');
  assert(refusal.code === code, `${step.type} is refused with ${code}, not ${refusal.code}`);
  stage.tell({ kind: 'refused', who: accountOf(step.who).name, what, facts, refusal });
}

async function attempt(stage: Stage, { body, on, type, who }: Step): Promise<Answer> {
  const stream = kinds.some((kind) => kind === on) ? `${on}_${uuid()}` : on;
  return stage.installation.run({ id: uuid(), type, stream, body }, await actorOf(stage, who));
}

async function actorOf({ actors, installation }: Stage, id: DemoAccount['id']): Promise<Actor> {
  const known = actors.get(id);
  if (known !== undefined) return known;
  const { read } = installation.database;
  const { id: account } = await read
    .selectFrom('accounts.user')
    .select('id')
    .where('email', '=', accountOf(id).email)
    .executeTakeFirstOrThrow();
  const actor = await readActor(read, account);
  actors.set(id, actor);
  return actor;
}

function accountOf(id: DemoAccount['id']): DemoAccount {
  return defined(
    demoAccounts.find((account) => account.id === id),
    `the demonstration's account ${id}`,
  );
}
