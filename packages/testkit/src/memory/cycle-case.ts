/**
 * One site under one scheme with everybody who may have to do with it, up to the moment before the letter is signed; and
 * what its people would write into each command as the cycle stands. Tests explore from here, by hand or by machine.
 */
import { addPeriod, assert, defined, type PlainDate } from '@touchstone/kernel';
import {
  adviceFor,
  applicableCriteria,
  commandType,
  openCriteria,
  scopedFacts,
  type Actor,
  type CommandName,
  type CompiledScheme,
  type Criterion,
  type Level,
  type RunningCycle,
  type SiteFacts,
} from '@touchstone/domain';
import { fittingSites, type KindOfSite } from './fitting-sites.ts';
import { fieldworkWords } from './fieldwork-words.ts';
import { createMemoryRegister, type MemoryRegister } from './memory-register.ts';
import type { MemoryAccount } from './memory-tables.ts';
import { requirementsAlike } from '../requirements-alike.ts';
import { scopeFully } from './scope-fully.ts';
import { sensibleBody, type Words } from './sensible-body.ts';

export interface CycleCase {
  readonly compiled: CompiledScheme;
  readonly register: MemoryRegister;
  readonly site: string;
  readonly cycle: string;
  readonly evidence: string;
  /** ids in the assessor register */
  readonly assessor: string;
  readonly conflicted: string;
}

/** Everybody who takes part, by what they are in this case. */
export const casePeople = [
  'site',
  'site of another',
  'assessor',
  'conflicted assessor',
  'secretariat',
  'officer A',
  'officer B',
  'operator',
  'system',
  'anybody else',
] as const;
export type CasePerson = (typeof casePeople)[number];

const grants: Readonly<Partial<Record<CasePerson, MemoryAccount['grants']>>> = {
  secretariat: ['secretariat'],
  'officer A': ['officer'],
  'officer B': ['officer'],
  operator: ['operator'],
  system: ['system'],
};

const accounts: readonly MemoryAccount[] = casePeople.map((id) => ({
  ...{ id, email: emailOf(id), grants: grants[id] ?? [] },
}));

function emailOf(person: CasePerson): string {
  return `${person.replaceAll(' ', '-')}@mill.example`;
}

/** The kind of site with the fewest criteria, because a case is about the process and not about its length. */
export function smallestSite({ scheme }: CompiledScheme): KindOfSite {
  const size = (kind: KindOfSite): number => applicableCriteria(scheme, { ...kind, country: 'FR' }).length;
  return defined(fittingSites(scheme).toSorted((a, b) => size(a) - size(b))[0], 'a kind of site with a mark');
}

export function openCase(compiled: CompiledScheme, kind: KindOfSite, day: PlainDate): CycleCase {
  const register = createMemoryRegister([compiled], accounts, day);
  const give = (who: CasePerson, type: CommandName, words: Words, known?: string): string => {
    const stream = known ?? register.fresh(commandType(type).stream);
    const body = sensibleBody(commandType(type).body, { today: day, country: 'FR', fictional: true, ...words });
    const answer = register.give(register.actor(who), { type, stream, body });
    assert(answer.ok, `${who} may ${type}: ${answer.ok ? '' : JSON.stringify(answer.error)}`);
    return stream;
  };
  const site = give('site', 'site.file', { ...kind });
  give('site of another', 'site.file', { ...kind });
  const firm = give('secretariat', 'firm.approve', { scope: {} });
  const approve = (person: CasePerson): string => {
    const entry = give('secretariat', 'assessor.approve', { email: emailOf(person), firm });
    for (const { id: competence } of compiled.scheme.assessors?.competences ?? [])
      give('secretariat', 'assessor.record-competence', { competence }, entry);
    return entry;
  };
  const assessor = approve('assessor');
  const conflicted = approve('conflicted assessor');
  give('assessor', 'independence.declare', { site, conflict: false });
  give('conflicted assessor', 'independence.declare', { site, conflict: true, reason: 'Worked there.' });
  const evidence = give('site', 'evidence.add', { site, sha256: '0'.repeat(64) });
  return { compiled, register, site, evidence, assessor, conflicted, cycle: register.fresh('cycle') };
}

/** Who a person of the case is now. */
export function actorIn({ register }: CycleCase, who: CasePerson): Actor {
  return register.actor(who);
}

/** What people know that they would write; `choices` says where a sensible person might write one thing or another. */
export function wordsIn(one: CycleCase): Words {
  const { assessor, compiled, cycle, evidence, register, site } = one;
  const { scheme } = compiled;
  const state = register.state('cycle', cycle);
  const today = register.today();
  const always = {
    ...{ site, assessor, today, scheme: scheme.id, evidence: [evidence], country: 'FR' },
    ...{ signedOn: today, knownOn: today, visitedOn: today, asOf: today, dueOn: addPeriod(today, { days: 30 }) },
    ...{ previous: cycle, by: cycle, to: addPeriod(today, { months: 8 }) },
    leaves: assessor,
    promises: scheme.letter.promises.map(({ id }) => id),
    answers: scopeFully(scheme, siteFacts(one)).answers,
    email: emailOf('anybody else'),
    seen: register.version(cycle),
    sha256: '0'.repeat(64),
    method: 'remote',
  };
  if (state.stage !== 'running') return always;
  const criterion = nextCriterion(one, state);
  const level = defined(levelsOf(one, criterion)[0], 'a level').id;
  return {
    ...{ ...always, ...fieldworkWords(scheme, state, today) },
    ...{ criterion: criterion.id, level },
    ...requirementsAlike(scheme, scopedFacts(state), criterion, { level, rationale: 'Seen.', evidence: [evidence] }),
    finding:
      Object.keys(state.findings).find((id) => state.findings[id]?.stage !== 'closed') ?? `finding-${criterion.id}`,
    marks: adviceFor(state, scheme).marks.flatMap(({ advised, mark }) => (advised ? [mark] : [])),
  };
}

/** By field: other things than in `wordsIn` that somebody might as well write. */
export function choicesIn(one: CycleCase): readonly Words[] {
  const { compiled, cycle, register, conflicted } = one;
  const state = register.state('cycle', cycle);
  const reason = 'Said in full, so that whoever reads it later knows why this was done. '.repeat(3);
  if (state.stage !== 'running') {
    const knownOn = register.today();
    const told = { step: 'awarded', knownOn, happenedOn: knownOn, source: { title: 'A source' } };
    return [{ promises: [] }, { facts: [told] }];
  }
  // Only the first criterion may raise a finding, so that a case has one at most.
  const criterion = nextCriterion(one, state);
  const isFirst = criterion === criteriaOf(one, state)[0];
  const worse = isFirst ? levelsOf(one, criterion).filter(({ finding }) => finding) : [];
  return [
    { reason: '' },
    { reason },
    { marks: [] },
    { marks: [], reason },
    { assessor: conflicted },
    ...[worse.at(0), worse.at(-1)].flatMap((level) => (level === undefined ? [] : [{ level: level.id }])),
    ...compiled.scheme.clocks.map(({ id, per }) => ({
      ...{ clock: id, reason },
      ...(per === 'finding' ? {} : { finding: undefined }),
    })),
  ];
}

function siteFacts({ register, site }: CycleCase): SiteFacts {
  const filed = register.state('site', site);
  if (filed.stage === 'none') return {};
  const { country, fictional = false, metals, siteType } = filed;
  return { siteType, metals, country, fictional };
}

function criteriaOf({ compiled }: CycleCase, cycle: RunningCycle): readonly Criterion[] {
  return applicableCriteria(compiled.scheme, scopedFacts(cycle));
}

/** The criterion whose turn it is: the first that is not rated yet, in the phase that is open. */
function nextCriterion(one: CycleCase, state: RunningCycle): Criterion {
  const { assessment, selfAssessment } = state;
  const rated =
    assessment.stage !== 'none'
      ? assessment.determinations
      : selfAssessment.stage === 'closed'
        ? {}
        : selfAssessment.answers;
  const [open] = openCriteria(rated, { scheme: one.compiled.scheme, site: scopedFacts(state) });
  return defined(open ?? criteriaOf(one, state)[0], 'a criterion');
}

/** Best first. */
function levelsOf({ compiled }: CycleCase, { scale }: Criterion): readonly Level[] {
  const levels = compiled.scheme.scales.find(({ id }) => id === scale)?.levels ?? [];
  return levels.toSorted((a, b) => b.rank - a.rank);
}
