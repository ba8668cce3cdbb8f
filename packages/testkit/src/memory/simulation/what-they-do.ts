/**
 * What the people of a simulation do: mostly what the cycle waits for, at times something else, at times what they may
 * not. Nothing here knows whether it is allowed; the deciders say so.
 */
import { defined } from '@touchstone/kernel';
import {
  commandNames,
  commandType,
  fieldworkOf,
  isNoticeLate,
  type CommandName,
  type CycleStage,
  type Duty,
  type NextAct,
  type RunningCycle,
} from '@touchstone/domain';
import type { KindOfSite } from '../fitting-sites.ts';
import type { Words } from '../sensible-body.ts';
import { emailOf } from './crowd.ts';
import { arrange, give, schemeOf, type SimulatedSite, type Stage } from './stage.ts';
import { wishesIn, type Wish } from './what-they-want.ts';
import { letterUnder, wordsAbout, wordsIn } from './what-they-write.ts';

const cycleCommands = commandNames.filter((name) => commandType(name).stream === 'cycle');

/** Approves two firms and their people, with every competence that any scheme asks for. */
export function enterAssessors(stage: Stage): void {
  const { crowd, entered, register } = stage;
  const secretary = defined(crowd.secretariat[0], 'somebody in the secretariat');
  const firms = [1, 2].map(() => arrange(stage, secretary, 'firm.approve', register.fresh('firm'), { scope: {} }));
  entered.firm.push(...firms);
  const competences = new Set(
    register.schemes.flatMap(({ scheme }) => scheme.assessors?.competences?.map(({ id }) => id) ?? []),
  );
  for (const [index, who] of crowd.assessors.entries()) {
    const entry = register.fresh('assessor');
    const firm = firms[index % firms.length];
    entered.assessor.push(arrange(stage, secretary, 'assessor.approve', entry, { email: emailOf(who), firm }));
    for (const competence of competences)
      arrange(stage, secretary, 'assessor.record-competence', entry, { competence });
  }
}

/** What is the same of every site, and said again when something else of it is corrected. */
export const siteWords = { country: 'FR', name: 'A site', operator: 'An operator' };

export function fileSite(
  stage: Stage,
  number: number,
  { kind, scheme }: { readonly scheme: string; readonly kind: KindOfSite },
): SimulatedSite {
  const { random, register } = stage;
  const account = `site-${String(number)}`;
  const facts = { ...siteWords, ...kind, fictional: true };
  const id = arrange(stage, account, 'site.file', register.fresh('site'), facts);
  const file = { site: id, sha256: '0'.repeat(64) };
  const evidence = arrange(stage, account, 'evidence.add', register.fresh('evidence'), file);
  // Most look every few weeks, some hardly ever.
  const pace = random.chance(0.05) ? 1_500 : 20 + random.below(100);
  const rules = defined(
    register.schemes.find((one) => one.scheme.id === scheme),
    'the scheme of a site',
  ).scheme;
  const letter = letterUnder(rules, facts);
  return { id, account, scheme, letter, evidence, pace, cycles: [], declared: new Map() };
}

/** What another register knew of the site before it came here. */
export function tellHistory(stage: Stage, site: SimulatedSite): void {
  const cycle = stage.register.fresh('cycle');
  const who = stage.random.pick(stage.crowd.secretariat);
  if (give(stage, { site, cycle, who }, 'history.import', wordsAbout(stage, site))) site.cycles.push(cycle);
}

/** Applies or signs at once, as both are free to. */
export function join(stage: Stage, site: SimulatedSite): void {
  if (stage.random.chance(0.4)) apply(stage, site);
  else commit(stage, site);
}

function apply(stage: Stage, site: SimulatedSite): void {
  const cycle = stage.register.fresh('cycle');
  const words = { ...wordsAbout(stage, site), answers: site.letter.applied };
  if (give(stage, { site, cycle, who: site.account }, 'application.submit', words)) site.cycles.push(cycle);
}

/** Signs a letter of commitment; at times one that promises nothing. */
function commit(stage: Stage, site: SimulatedSite): void {
  const cycle = stage.register.fresh('cycle');
  const words = wordsAbout(stage, site);
  const given = stage.random.chance(0.05) ? { ...words, promises: [] } : words;
  if (give(stage, { site, cycle, who: site.account }, 'commitment.sign', given)) site.cycles.push(cycle);
}

export function beginAgain(stage: Stage, site: SimulatedSite): void {
  const { crowd, random, register } = stage;
  const cycle = register.fresh('cycle');
  const who = random.chance(0.7) ? site.account : random.pick(crowd.secretariat);
  if (give(stage, { site, cycle, who }, 'reassessment.begin', wordsAbout(stage, site))) site.cycles.push(cycle);
}

/** Where whoever decides may as well say no. */
const opposites: Readonly<Partial<Record<CommandName, CommandName>>> = {
  'application.answer': 'application.return',
  'commitment.accept': 'commitment.return',
  'assessment.approve-team': 'assessment.refuse-team',
  'assessment.accept': 'assessment.return',
  'exclusion.confirm': 'exclusion.decline',
  'self-assessment.return': 'desk-review.decline-return',
  'award.confirm': 'award.decline',
  'award.lift': 'award.withdraw',
  'assurance-plan.approve': 'assurance-plan.return',
};

/** What the cycle waits for, by one of those for whom it waits; at times by somebody else. Ratings come several at once. */
export function perform(stage: Stage, site: SimulatedSite, cycle: string, act: NextAct): void {
  const { random, register } = stage;
  const times = act.left === undefined ? 1 : 1 + random.below(act.left);
  for (let time = 0; time < times; time += 1) {
    const state = register.state('cycle', cycle);
    if (state.stage !== 'running') return;
    const duty = act.orDuty !== undefined && random.chance(0.3) ? act.orDuty : act.duty;
    const holders = holdersOf(stage, site, state, duty).filter((who) => !act.notBy.includes(who));
    if (holders.length === 0) return;
    const errs = random.chance(0.04);
    const who = errs ? anybody(stage, site) : random.pick(holders);
    const part = { site, cycle, who };
    if (act.act === 'assessment.appoint') appoint(stage, part);
    else {
      const late = act.act === 'visit.announce' && isNoticeLate(fieldworkOf(state), register.today());
      const forward = late ? 'assurance-plan.return' : act.act;
      const command = random.chance(0.08) ? (opposites[act.act] ?? forward) : forward;
      const words = wordsIn(stage, site, [cycle, state], command, act);
      // Nobody who is sent away goes on with the next one.
      if (!give(stage, { ...part, rightful: !errs }, command, words)) return;
    }
  }
}

/** Whoever is chosen says first whether there is a conflict, and may be refused for it. */
function appoint(
  stage: Stage,
  part: { readonly site: SimulatedSite; readonly cycle: string; readonly who: string },
): void {
  give(stage, part, 'assessment.appoint', { assessor: declaredAssessor(stage, part.site) });
}

function declaredAssessor(stage: Stage, site: SimulatedSite): string {
  const { crowd, random, register } = stage;
  const chosen = random.pick(crowd.assessors);
  if (!site.declared.has(chosen)) {
    const conflict = random.chance(0.15);
    const words = { site: site.id, conflict, reason: 'Worked for the operator.' };
    arrange(stage, chosen, 'independence.declare', register.fresh('independence'), words);
    site.declared.set(chosen, conflict);
  }
  return defined(register.actor(chosen).assessor, 'an entry in the register');
}

/** Somebody does what nobody waits for: of all that they may come to want, what was wanted least often so far. */
export function followWish(stage: Stage, site: SimulatedSite, cycle: string, where: CycleStage): void {
  const { random, register } = stage;
  const state = register.state('cycle', cycle);
  if (state.stage !== 'running') return;
  const wishes = wishesIn({ cycle: state, where, scheme: schemeOf(register, state), today: register.today(), random });
  const given = ([command]: Wish): number => stage.wished.get(command) ?? 0;
  const [wish] = wishes.toSorted((one, other) => given(one) - given(other));
  if (wish === undefined) return;
  const [command, duty, words] = wish;
  stage.wished.set(command, given(wish) + 1);
  const holders = holdersOf(stage, site, state, duty);
  if (holders.length === 0) return;
  const who = random.pick(holders);
  const known = wordsIn(stage, site, [cycle, state], command);
  give(stage, { site, cycle, who }, command, { ...known, ...words, ...wordsOfWish(stage, site, command) });
}

function wordsOfWish(stage: Stage, site: SimulatedSite, command: CommandName): Words {
  const { crowd, random, register } = stage;
  switch (command) {
    case 'assessment.replace':
      return { follows: declaredAssessor(stage, site) };
    case 'assessment.appoint':
      // Of whom nobody has asked yet whether there is a conflict.
      return { assessor: register.actor(random.pick(crowd.assessors)).assessor };
    case 'application.submit':
      return { answers: site.letter.applied };
    default:
      return {};
  }
}

/** Somebody gives some command or other. */
export function tryAnything(stage: Stage, site: SimulatedSite): void {
  const { random, register } = stage;
  const cycle = site.cycles.at(-1);
  if (cycle === undefined) return;
  const state = register.state('cycle', cycle);
  const command = random.pick(cycleCommands);
  const words = state.stage === 'running' ? wordsIn(stage, site, [cycle, state], command) : wordsAbout(stage, site);
  give(stage, { site, cycle, who: anybody(stage, site) }, command, words);
}

function holdersOf({ crowd }: Stage, site: SimulatedSite, state: RunningCycle, duty: Duty): readonly string[] {
  switch (duty) {
    case 'site':
      return [site.account];
    case 'assessor':
      return state.assessment.stage === 'none' ? [] : [state.assessment.appointment.account];
    case 'secretariat':
      return crowd.secretariat;
    case 'officer':
      return crowd.officers;
    default:
      return ['system'];
  }
}

function anybody({ crowd, random }: Stage, { account }: SimulatedSite): string {
  const some = [random.pick(crowd.assessors), random.pick(crowd.secretariat), random.pick(crowd.officers)];
  return random.pick([account, ...some, 'system', 'stranger']);
}
