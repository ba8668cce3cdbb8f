/**
 * What may become of each entry beside the cycles, such as a firm or an organisation: from nothing on, every person tries
 * every command of its stream in every stage, and whatever leads to another stage is tried from there.
 */
import {
  accessStream,
  checkShape,
  commandNames,
  commandType,
  type CommandName,
  type StreamKind,
  type StreamStates,
} from '@touchstone/domain';
import { actorIn, casePeople, wordsIn, type CasePerson, type CycleCase } from './cycle-case.ts';
import type { MemoryRegister } from './memory-register.ts';
import { sensibleBody, type Words } from './sensible-body.ts';

export interface EntryTrial {
  readonly who: CasePerson;
  readonly command: CommandName;
  /** the stage before */
  readonly before: string;
  readonly outcome:
    { readonly events: readonly string[]; readonly after: string } | { readonly refusals: readonly string[] };
}

const kinds = ['access', 'organisation', 'site', 'evidence', 'firm', 'assessor', 'independence'] as const;
type EntryKind = (typeof kinds)[number];

export function exploreEntries(start: CycleCase): readonly EntryTrial[] {
  const register = start.register.copy();
  const organisation = register.fresh('organisation');
  const body = { name: 'Operator', country: 'FR', kind: 'producer' };
  void register.give(actorIn({ ...start, register }, 'secretariat'), {
    ...{ type: 'organisation.register', stream: organisation, body },
  });
  return kinds.flatMap((kind) => explore({ ...start, register }, kind, organisation));
}

/** `organisation` is registered already. */
function explore(start: CycleCase, kind: EntryKind, organisation: string): readonly EntryTrial[] {
  const newcomer: CasePerson = 'anybody else';
  const stream = kind === 'access' ? accessStream(newcomer) : start.register.fresh(kind);
  const stageIn = (register: MemoryRegister): string => stageOf(register.state(kind, stream));
  const commands = commandNames.filter((name) => commandType(name).stream === (kind satisfies StreamKind));
  const seen = new Set([stageIn(start.register)]);
  const open: MemoryRegister[] = [start.register];
  const trials: EntryTrial[] = [];
  for (let from = open.shift(); from !== undefined; from = open.shift()) {
    const before = stageIn(from);
    for (const command of commands) {
      const { body: shape } = commandType(command);
      const day = from.today();
      const words = {
        ...wordsIn({ ...start, register: from }),
        ...factsOf(start),
        organisation,
        begunOn: day,
        endedOn: day,
      };
      const more = { account: newcomer, contact: { name: 'Kim Contact', email: 'kim@mill.example' }, place: command };
      const body = sensibleBody(shape, { ...words, ...more });
      if (!checkShape(shape, body).ok) throw new Error(`A sensible body of ${command} is not known`);
      for (const who of casePeople) {
        const register = from.copy();
        const answer = register.give(actorIn({ ...start, register }, who), { type: command, stream, body });
        if (!answer.ok) {
          trials.push({ who, command, before, outcome: { refusals: answer.error.map(({ code }) => code) } });
          continue;
        }
        const after = stageIn(register);
        trials.push({ who, command, before, outcome: { events: answer.value.map(({ event }) => event.type), after } });
        if (seen.has(after)) continue;
        seen.add(after);
        open.push(register);
      }
    }
  }
  return trials;
}

/** What a person would write of the site and the firm of the case. */
function factsOf({ assessor, register, site }: CycleCase): Words {
  const [approved, filed] = [register.state('assessor', assessor), register.state('site', site)];
  return {
    ...(approved.stage === 'approved' ? { firm: approved.firmEntry } : {}),
    ...(filed.stage === 'filed' ? { siteType: filed.siteType, metals: filed.metals } : {}),
  };
}

/** In words that tell apart what a command may depend on. */
function stageOf(state: StreamStates[EntryKind]): string {
  if (state.stage === 'none') return 'nothing yet';
  if (state.stage === 'approved') return state.suspended ? 'suspended' : 'approved';
  if (state.stage === 'filed') return state.responsible.length > 1 ? 'filed, by two' : 'filed';
  if (state.stage === 'registered') {
    if (Object.keys(state.partnerships).length > 0) return 'partner';
    return state.keepers.length > 1 ? 'registered, kept by two' : 'registered';
  }
  return state.stage;
}
