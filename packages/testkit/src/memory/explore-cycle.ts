/**
 * Everything that can become of one cycle: from the moment before the letter, every person tries every command in every
 * state, soon and years later, and whatever leads to a state of another kind is tried from there. Which states are of one
 * kind the caller says. Nothing is written down by hand, so a new command or state is found by itself.
 */
import { addPeriod, assert } from '@touchstone/kernel';
import { checkShape, commandNames, commandType, type CommandName, type CycleState } from '@touchstone/domain';
import { actorIn, casePeople, choicesIn, wordsIn, type CasePerson, type CycleCase } from './cycle-case.ts';
import { sensibleBody } from './sensible-body.ts';

/** One try: what was there, who did what, and what came of it. */
export interface Trial {
  readonly from: CycleCase;
  readonly who: CasePerson;
  readonly command: CommandName;
  readonly body: object;
  readonly outcome:
    { readonly events: readonly string[]; readonly to: CycleState } | { readonly refusals: readonly string[] };
}

const cycleCommands = commandNames.filter((name) => commandType(name).stream === 'cycle');
/** long enough for every clock of a scheme to have run out */
const later = { years: 12 };

export function exploreCycle(start: CycleCase, kindOf: (one: CycleCase) => string): readonly Trial[] {
  const seen = new Set([kindOf(start)]);
  const open: CycleCase[] = [start];
  const trials: Trial[] = [];
  for (let from = open.shift(); from !== undefined; from = open.shift()) {
    for (const at of [from, years(from)]) {
      for (const command of cycleCommands) {
        for (const body of bodiesOf(at, command)) {
          for (const who of casePeople) {
            const next = tryOut(at, who, command, body, trials);
            if (next === undefined || seen.has(kindOf(next))) continue;
            seen.add(kindOf(next));
            open.push(next);
          }
        }
      }
    }
  }
  return trials;
}

/** The case with its future, where that went on. */
function tryOut(
  from: CycleCase,
  who: CasePerson,
  command: CommandName,
  body: object,
  trials: Trial[],
): CycleCase | undefined {
  const register = from.register.copy();
  // What assesses a site again begins another cycle, after this one.
  const stream = 'previous' in body ? register.fresh('cycle') : from.cycle;
  const given = { type: command, stream, body };
  const answer = register.give(actorIn(from, who), given);
  if (!answer.ok) {
    trials.push({ from, who, command, body, outcome: { refusals: answer.error.map(({ code }) => code) } });
    return undefined;
  }
  const events = answer.value.map(({ event }) => event.type);
  trials.push({ from, who, command, body, outcome: { events, to: register.state('cycle', from.cycle) } });
  return { ...from, register };
}

function years(from: CycleCase): CycleCase {
  const register = from.register.copy();
  register.on(addPeriod(register.today(), later));
  return { ...from, register };
}

/** What one would write, and each other choice that makes it another body; one of a wrong shape never becomes a command. */
function bodiesOf(one: CycleCase, command: CommandName): readonly object[] {
  const { body: shape } = commandType(command);
  const words = wordsIn(one);
  const bodies = [{}, ...choicesIn(one)].map((choice) => sensibleBody(shape, { ...words, ...choice }));
  const fitting = bodies.filter((body) => checkShape(shape, body).ok);
  assert(fitting.length > 0, `a sensible body of ${command} is known`);
  return [...new Map(fitting.map((body) => [JSON.stringify(body), body as object])).values()];
}
