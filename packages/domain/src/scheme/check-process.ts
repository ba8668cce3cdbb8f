/**
 * Whether the process makes sense: clocks count from events that happen, acts and facts exist, nothing is said twice, no
 * quorum is out of reach, and a question is asked before its answer is used.
 */
import { checkAnchor, checkDue, type Say } from './check-due.ts';
import { checkRule } from './check-rule.ts';
import type { Clock, Duties, Question, Scheme } from './scheme.ts';
import { asksStep } from './steps.ts';
import { oneOf, quoted, type Path } from './problem.ts';
import { applicationQuestions } from './questions.ts';
import { acts, cycleAnchors, findingAnchors, isAct, isPublicFact, publicFacts, siteFacts } from './vocabulary.ts';

export function checkProcess(scheme: Scheme, say: Say): void {
  scheme.clocks.forEach((clock, index) => {
    checkClock(clock, ['clocks', index], say);
  });
  checkDuties(scheme.duties, say);
  checkPublication(scheme, say);
  checkTwice(scheme.steps, ({ step }) => step, ['steps'], say);
  if (asksStep(scheme, 'plan-check') && !asksStep(scheme, 'assurance-plan'))
    say(['steps'], 'There is no plan to check. Ask for “assurance-plan” as well, or leave “plan-check” out.');
  scheme.documents?.forEach(({ act, sections }, index) => {
    checkAct(act, ['documents', index, 'act'], say);
    checkTwice(sections, ({ id }) => id, ['documents', index, 'sections'], say);
  });
  scheme.questions?.forEach((question, index) => {
    checkQuestion(scheme, question, index, say);
  });
}

function checkPublication({ publication = [] }: Scheme, say: Say): void {
  publication.forEach(({ fact, from }, index) => {
    const path = ['publication', index];
    if (!isPublicFact(fact)) {
      const sentence = `There is no fact ${quoted(fact)} that can become public: expected ${oneOf(publicFacts)}.`;
      say([...path, 'fact'], sentence, { word: fact, known: publicFacts });
    }
    if (from !== null) checkDue(from, cycleAnchors, [...path, 'from'], say);
  });
  checkTwice(publication, ({ fact, access }) => `${fact} ${access}`, ['publication'], say);
}

function checkQuestion(scheme: Scheme, { id, answers, askedAt, askedWhen }: Question, index: number, say: Say): void {
  const path = ['questions', index];
  if (Object.hasOwn(siteFacts, id)) say([...path, 'id'], 'This is known of every site already. Expected another id.');
  if (answers !== undefined) {
    if (answers.length < 2) say([...path, 'answers'], 'Expected at least two answers to choose from.');
    checkTwice(answers, (answer) => answer.id, [...path, 'answers'], say);
  }
  if (askedWhen === undefined) return;
  const earlier = { ...scheme, questions: scheme.questions?.slice(0, index) ?? [] };
  // What is asked with the application cannot wait for an answer that is given later.
  const before = askedAt === 'application' ? { ...earlier, questions: applicationQuestions(earlier) } : earlier;
  checkRule(before, askedWhen, [...path, 'askedWhen'], say);
}

function checkClock(clock: Clock, path: Path, say: Say): void {
  const known = clock.per === 'finding' ? [...cycleAnchors, ...findingAnchors] : cycleAnchors;
  if (clock.due !== null) checkDue(clock.due, known, [...path, 'due'], say);
  if (clock.outerBound !== undefined && clock.outerBound !== null) {
    checkDue(clock.outerBound, known, [...path, 'outerBound'], say);
  }
  if (clock.due === null) {
    for (const member of ['remindDaysBefore', 'extension', 'pause'] as const) {
      if (clock[member] !== undefined && clock[member] !== null)
        say([...path, member], 'This clock is unset, so there is no day to speak of. Give it a “due” first.');
    }
  }
  if (clock.outerBound !== undefined && clock.extension === undefined && clock.pause === undefined) {
    say([...path, 'outerBound'], 'Nobody may move this clock, so it needs no bound. Give it “extension” or “pause”.');
  }
  if (clock.metBy !== undefined) checkAnchor(clock.metBy, known, [...path, 'metBy'], say);
  checkComingRound(clock, [...path, 'thenEvery'], say);
  const { kind } = clock.whenReached;
  if (clock.per === 'finding' && (kind === 'expire-award' || kind === 'lapse')) {
    const ends = kind === 'lapse' ? 'the commitment' : 'the award';
    const expected = 'Expected “escalate”, “notice”, “suspend-award” or “none”.';
    say([...path, 'whenReached'], `A clock of a finding cannot end ${ends}. ${expected}`);
  }
}

/** Of all that meets a clock, only a look at an awarded site is asked for time and again. */
function checkComingRound({ due, metBy, per, thenEvery }: Clock, path: Path, say: Say): void {
  if (thenEvery === undefined) return;
  if (Object.keys(thenEvery).length === 0) say(path, 'Expected a period in years, months and days.');
  if (due === null) say(path, 'This clock is unset, so there is no day to speak of. Give it a “due” first.');
  if (metBy !== 'surveillance.completed' || per === 'finding')
    say(path, 'Only a clock of the cycle that “surveillance.completed” meets comes round.');
}

function checkDuties(duties: Duties, say: Say): void {
  const { differ } = duties;
  differ.forEach(({ acts: pair }, index) => {
    const path = ['duties', 'differ', index, 'acts'];
    pair.forEach((act, side) => {
      checkAct(act, [...path, side], say);
    });
    if (pair[0] === pair[1]) say(path, 'Expected two different acts.');
    const same = differ.findIndex(({ acts: other }) => other.includes(pair[0]) && other.includes(pair[1]));
    if (same < index && pair[0] !== pair[1]) say(path, `These two acts are said before, in duties/differ/${same}.`);
  });
  for (const member of ['panels', 'rotation', 'coolingOff', 'recusal'] as const) {
    (duties[member] ?? []).forEach((one, index) => {
      checkAct(one.act, ['duties', member, index, 'act'], say);
    });
  }
  duties.panels?.forEach(({ size, quorum }, index) => {
    if (quorum > size)
      say(['duties', 'panels', index, 'quorum'], `The panel has ${size} members; ${quorum} can never take part.`);
  });
  duties.coolingOff?.forEach(({ period }, index) => {
    if (Object.keys(period).length === 0)
      say(['duties', 'coolingOff', index, 'period'], 'Expected a period in years, months and days.');
  });
  // Each says all about one act, or about one act and tie: a second would contradict it.
  checkTwice(duties.panels, ({ act }) => act, ['duties', 'panels'], say);
  checkTwice(duties.rotation, ({ act }) => act, ['duties', 'rotation'], say);
  checkTwice(duties.recusal, ({ act }) => act, ['duties', 'recusal'], say);
  checkTwice(duties.coolingOff, ({ act, tie }) => `${act} ${tie}`, ['duties', 'coolingOff'], say);
}

export function checkTwice<T>(
  all: readonly T[] | null | undefined,
  nameOf: (one: T) => string,
  path: Path,
  say: Say,
): void {
  const names = (all ?? []).map(nameOf);
  names.forEach((name, index) => {
    const earlier = names.indexOf(name);
    if (earlier < index) say([...path, index], `This is said before, in ${[...path, earlier].join('/')}.`);
  });
}

function checkAct(act: string, path: Path, say: Say): void {
  if (!isAct(act)) say(path, `There is no act ${quoted(act)}: expected ${oneOf(acts)}.`, { word: act, known: acts });
}
