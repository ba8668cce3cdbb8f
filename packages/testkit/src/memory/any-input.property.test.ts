/**
 * Whatever arrives at whatever stream of the register, of the shape that is asked for or beyond it: it is answered by events or
 * by refusals of the register, never by a fault; a refusal changes nothing; and every stream folds the same from any prefix.
 */
import { addPeriod, plainDate } from '@touchstone/kernel';
import {
  accessStream,
  commandNames,
  commandType,
  evolve,
  nextActs,
  refusalTypes,
  schemeJson,
  type AnyEvent,
  type CommandName,
  type Recorded,
  type StreamKind,
  type StreamState,
} from '@touchstone/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorIn, casePeople, openCase, smallestSite, wordsIn, type CasePerson, type CycleCase } from './cycle-case.ts';
import { freeze } from './freeze.ts';
import { sensibleBody } from './sensible-body.ts';
import { readShippedSchemes } from './shipped-schemes.ts';

const cases = readShippedSchemes().map((compiled) =>
  openCase(compiled, smallestSite(compiled), plainDate('2025-03-03')),
);

const texts = ['__proto__', 'constructor', '', ' ', '\0', '\ud800', '2025-02-30', '9999-12-31', 'x'.repeat(5_000)];
const anyValue = fc.oneof(fc.constantFrom<unknown>(...texts), fc.jsonValue({ maxDepth: 2 }));
const members = ['site', 'criterion', 'evidence', 'finding', 'clock', 'marks', 'dueOn', 'assessor', 'answers', 'x'];

/** What somebody sends instead of what a sensible person would; mostly nothing. */
const spoilt = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ members: {} }) },
  {
    weight: 2,
    arbitrary: fc.record({ members: fc.dictionary(fc.constantFrom(...members), anyValue, { maxKeys: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ whole: anyValue }) },
);
const step = fc.record({
  who: fc.constantFrom(...casePeople),
  command: fc.constantFrom(...commandNames),
  spoilt,
  fresh: fc.boolean(),
  days: fc.constantFrom(0, 0, 0, 0, 30, 400),
});

/** By duty: who does what the cycle waits for, so that runs come to every stage. */
const holders: Readonly<Partial<Record<string, CasePerson>>> = { officer: 'officer A', system: 'system' };

function nextOf(one: CycleCase): { readonly command: CommandName; readonly who: CasePerson } | undefined {
  const { compiled, cycle, register } = one;
  if (register.version(cycle) === 0) return { command: 'commitment.sign', who: 'site' };
  const [act] = nextActs(register.state('cycle', cycle), register.version(cycle), compiled.scheme);
  if (act === undefined) return undefined;
  const person = holders[act.duty] ?? casePeople.find((who) => who === act.duty) ?? 'secretariat';
  return { command: act.act, who: act.notBy.includes(person) ? 'officer B' : person };
}

function streamOf(one: CycleCase, command: CommandName, fresh: boolean): string {
  const { stream } = commandType(command);
  const known: Readonly<Partial<Record<StreamKind, string>>> = { ...one, access: accessStream('anybody else') };
  return (fresh ? undefined : known[stream]) ?? one.register.fresh(stream);
}

test('whatever arrives is answered, a refusal changes nothing, and streams fold the same from any prefix', () => {
  const accepted = new Set<CommandName>();
  const refused = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...cases),
      fc.array(step, { minLength: 20, maxLength: 60 }),
      fc.nat(),
      (start, all, cut) => {
        const one = { ...start, register: start.register.copy() };
        const { register } = one;
        const journal = new Map<string, Recorded<AnyEvent>[]>();
        const give = (who: CasePerson, command: CommandName, stream: string, body: unknown): void => {
          const kind = commandType(command).stream;
          const before = [register.state(kind, stream), register.version(stream)] as const;
          const answer = register.give(actorIn(one, who), { type: command, stream, body });
          if (answer.ok) {
            accepted.add(command);
            freeze(register.state(kind, stream));
            journal.set(stream, [...(journal.get(stream) ?? []), ...answer.value]);
            return;
          }
          for (const { code } of answer.error) {
            refused.add(code);
            expect(Object.keys(refusalTypes)).toContain(code);
          }
          expect(register.state(kind, stream)).toBe(before[0]);
          expect(register.version(stream)).toBe(before[1]);
        };
        for (const { command, days, fresh, spoilt: wrong, who } of all) {
          register.on(addPeriod(register.today(), { days }));
          for (let acts = 0; acts < 4; acts += 1) {
            const next = nextOf(one);
            if (next !== undefined)
              give(next.who, next.command, one.cycle, sensibleBody(commandType(next.command).body, wordsIn(one)));
          }
          const words = { ...wordsIn(one), content: schemeJson(one.compiled.scheme) };
          const body =
            'whole' in wrong ? wrong.whole : sensibleBody(commandType(command).body, { ...words, ...wrong.members });
          give(who, command, streamOf(one, command, fresh), body);
        }
        for (const [stream, events] of journal) {
          const kind = stream.split('_')[0] as StreamKind;
          const fold = (from: StreamState, some: readonly Recorded<AnyEvent>[]): StreamState =>
            some.reduce(evolve, from);
          const before = start.register.state(kind, stream);
          const kept = cut % (events.length + 1);
          const snapshot = asKept(fold(before, events.slice(0, kept)));
          const after = fold(snapshot, events.slice(kept));
          expect(asKept(after)).toStrictEqual(asKept(register.state(kind, stream)));
          expect(before).toBe(start.register.state(kind, stream));
        }
      },
    ),
    { numRuns: 40 },
  );
  // The runs are worth their time only if they come somewhere.
  expect(accepted.size).toBeGreaterThan(15);
  expect(refused.size).toBeGreaterThan(25);
});

test('every command is answered to everybody with any one member of its body spoilt, on streams that are and that are not', () => {
  const [start] = cases;
  if (start === undefined) throw new Error('There is no scheme to play');
  const content = schemeJson(start.compiled.scheme);
  for (const command of commandNames) {
    const sensible = sensibleBody(commandType(command).body, { ...wordsIn(start), content });
    const spoiltBodies = Object.keys(sensible as object).flatMap((member) =>
      ['constructor', '2025-02-30'].map((value) => ({ ...(sensible as object), [member]: value })),
    );
    for (const body of [sensible, ...spoiltBodies]) {
      for (const who of casePeople) {
        for (const fresh of [true, false]) {
          const one = { ...start, register: start.register.copy() };
          const stream = streamOf(one, command, fresh);
          const answer = one.register.give(actorIn(one, who), { type: command, stream, body });
          const codes = answer.ok ? [] : answer.error.map(({ code }) => code);
          expect(Object.keys(refusalTypes)).toEqual(expect.arrayContaining(codes));
        }
      }
    }
  }
});

/** Members that are undefined are not kept. */
function asKept(state: StreamState): StreamState {
  return JSON.parse(JSON.stringify(state)) as StreamState;
}
