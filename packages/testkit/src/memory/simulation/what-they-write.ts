/** What the people of a simulation write into their commands, by field: mostly sound, at times a gap, at times adverse. */
import { addPeriod, type PlainDate } from '@touchstone/kernel';
import {
  adverseCriteria,
  adviceFor,
  applicableCriteria,
  applicationQuestions,
  exclusionsOf,
  involvedIn,
  isOpen,
  openConditions,
  scopedFacts,
  type CommandName,
  type Criterion,
  type NextAct,
  type RunningCycle,
  type Scheme,
  type SiteFacts,
} from '@touchstone/domain';
import { fieldworkWords } from '../fieldwork-words.ts';
import { requirementsAlike } from '../../requirements-alike.ts';
import { scopeFully } from '../scope-fully.ts';
import type { Words } from '../sensible-body.ts';
import type { Random } from './random.ts';
import { schemeOf, type LetterWords, type SimulatedSite, type Stage } from './stage.ts';

const atLength = 'Said at length, so that whoever reads this in ten years knows why it was decided so. '.repeat(3);

export function letterUnder(scheme: Scheme, site: SiteFacts): LetterWords {
  const { answers } = scopeFully(scheme, site);
  const asked = new Set(applicationQuestions(scheme).map(({ id }) => id));
  const applied = Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
  return { promises: scheme.letter.promises.map(({ id }) => id), answers, applied };
}

/** What the letter still asks where the application was answered, or what is asked with the application again. */
function answersIn({ letter }: SimulatedSite, { application }: RunningCycle, act: NextAct | undefined): Words {
  if (act?.act === 'application.submit') return { answers: letter.applied };
  if (act?.act !== 'commitment.sign') return {};
  const left = Object.entries(letter.answers).filter(([id]) => application?.answers[id] === undefined);
  return { answers: Object.fromEntries(left) };
}

const noHash = '0'.repeat(64);

/** About a site, whatever its cycle. */
export function wordsAbout({ random, register }: Stage, site: SimulatedSite): Words {
  const today = register.today();
  const other = site.cycles.at(-1);
  return {
    site: site.id,
    scheme: site.scheme,
    evidence: [site.evidence],
    today,
    country: 'FR',
    signedOn: today,
    knownOn: today,
    visitedOn: today,
    asOf: today,
    dueOn: today,
    promises: site.letter.promises,
    answers: site.letter.answers,
    reason: atLength,
    sha256: noHash,
    method: 'remote',
    email: 'stranger@years.example',
    to: addPeriod(today, { days: 1 + random.below(200) }),
    previous: other,
    by: other,
  };
}

/** For a command, as the cycle stands; `act` is what it waits for. */
export function wordsIn(
  stage: Stage,
  site: SimulatedSite,
  [cycle, state]: readonly [string, RunningCycle],
  command: CommandName,
  act?: NextAct,
): Words {
  const { random, register } = stage;
  const scheme = schemeOf(register, state);
  // Whoever rates writes of one criterion.
  if (act?.left !== undefined) {
    const criterion = nextCriterion(scheme, state);
    return { criterion: criterion?.id, ...ratingOf(scheme, criterion, [state, site], random) };
  }
  const findings = act?.findings ?? Object.keys(state.findings);
  const finding = findings.length > 0 ? random.pick(findings) : undefined;
  const criterion = scheme.criteria.find(({ id }) => id === state.findings[finding ?? '']?.criterion);
  return {
    ...wordsAbout(stage, site),
    criterion: criterion?.id,
    finding,
    level: levelFor(scheme, criterion, random),
    seen: register.version(cycle),
    clock: random.pick(scheme.clocks).id,
    dueOn: plannedDay(register.today(), act?.due),
    ...wordsFor(command, stage, site, state, act),
  };
}

/** What is worked out only for those who write it. */
function wordsFor(
  command: CommandName,
  { random, register }: Stage,
  site: SimulatedSite,
  state: RunningCycle,
  act: NextAct | undefined,
): Words {
  const scheme = schemeOf(register, state);
  switch (command) {
    case 'application.submit':
    case 'commitment.sign':
      return answersIn(site, state, act);
    case 'application.answer':
      return act === undefined ? {} : { answer: random.pick(verdicts) };
    case 'award.withdraw':
      return { ground: scheme.afterAward?.withdrawal?.[0]?.id };
    case 'condition.fulfil': {
      const [open] = openConditions(state.award, state.conditions ?? []);
      return { mark: open?.mark, condition: open?.condition };
    }
    case 'award.propose':
      return act === undefined ? anyMarks(scheme, random) : proposal(state, scheme, random);
    case 'assurance-plan.submit':
    case 'visit.announce':
    case 'visit.record':
    case 'interview.record':
    case 'assessment.submit':
      return fieldworkWords(scheme, state, register.today());
    default:
      return {};
  }
}

const verdicts = ['eligible', 'eligible', 'eligible', 'pilot', 'not-eligible'];

/** Whoever proposes out of turn asks for whatever there is. */
function anyMarks({ marks }: Scheme, random: Random): Words {
  return { marks: marks.flatMap(({ id }) => (random.chance(0.5) ? [id] : [])) };
}

/**
 * Mostly what the scheme advises; now and then a refusal, or against the advice with the reason that this needs, as far as no
 * adverse determination stands in its way.
 */
function proposal(state: RunningCycle, scheme: Scheme, random: Random): Words {
  const { marks } = adviceFor(state, scheme);
  const advised = marks.filter((one) => one.advised);
  const possible = adverseCriteria(state, scheme).length > 0 ? advised : marks;
  const proposed = random.chance(0.03) ? possible.filter(() => random.chance(0.5)) : advised;
  // Whoever decides knows of every tie of those who assessed.
  return { marks: proposed.map(({ mark }) => mark), reason: atLength, tied: involvedIn(state, 'award.propose') };
}

/** The first criterion that is not rated in the phase that is open, or whose answer as not applicable is asked for. */
function nextCriterion(scheme: Scheme, cycle: RunningCycle): Criterion | undefined {
  const { assessment, selfAssessment } = cycle;
  const awaited = assessment.stage === 'submitted' ? 'open' : 'declined';
  const excluded = assessment.stage === 'none' ? [] : exclusionsOf(assessment, { scheme, site: scopedFacts(cycle) });
  const [asked] = excluded.flatMap(({ answer, criterion }) => (answer === awaited ? [criterion] : []));
  if (asked !== undefined) return asked;
  const rated =
    assessment.stage !== 'none'
      ? assessment.determinations
      : selfAssessment.stage === 'closed'
        ? {}
        : selfAssessment.answers;
  const facts = { scheme, site: scopedFacts(cycle) };
  return applicableCriteria(scheme, facts.site).find((criterion) => isOpen(criterion, rated, facts));
}

/** With what is rated below it, of which now and then the last is left for another day. */
function ratingOf(
  scheme: Scheme,
  criterion: Criterion | undefined,
  [state, site]: readonly [RunningCycle, SimulatedSite],
  random: Random,
): Words {
  const [level, evidence] = [levelFor(scheme, criterion, random), [site.evidence]];
  if (criterion === undefined || level === undefined) return { level, evidence };
  const { requirements = {} } = requirementsAlike(scheme, scopedFacts(state), criterion, {
    ...{ level, rationale: 'Seen.', evidence },
  });
  const all = Object.entries(requirements);
  if (all.length === 0) return { level, evidence };
  return { level, evidence, requirements: Object.fromEntries(random.chance(0.1) ? all.slice(0, -1) : all) };
}

function levelFor(scheme: Scheme, criterion: Criterion | undefined, random: Random): string | undefined {
  const levels = scheme.scales.find((scale) => scale.id === criterion?.scale)?.levels ?? [];
  if (levels.length === 0) return undefined;
  const sound = levels.filter(({ finding }) => !finding);
  return random.pick(random.chance(0.93) ? sound : levels).id;
}

/** Within what is left of the time, where any is. */
function plannedDay(today: PlainDate, due: PlainDate | undefined): PlainDate {
  const planned = addPeriod(today, { days: 20 });
  return due === undefined || due > planned || due < today ? planned : due;
}
