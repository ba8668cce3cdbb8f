/**
 * What people of a simulation do beside the cycles: sites correct what is on file and take people in, the secretariat keeps
 * firms, assessors, organisations and partners, keepers take each other in, and anybody may come to declare a conflict. Of
 * what could be done, that is tried which was tried least often; whether it is allowed, the deciders say.
 */
import { addPeriod, defined } from '@touchstone/kernel';
import { accessStream, commandType, type CommandName } from '@touchstone/domain';
import type { MemoryRegister } from '../memory-register.ts';
import type { Words } from '../sensible-body.ts';
import { emailOf } from './crowd.ts';
import { enter, type SimulatedSite, type Stage } from './stage.ts';
import { siteWords } from './what-they-do.ts';

/** Who does it, to which stream, and what one writes. */
interface Chore {
  readonly command: CommandName;
  readonly who: string;
  readonly stream: string;
  readonly words: Words;
}

/** Of so many firms and assessors something is heard after they came, in a large register as in a small one. */
const tended = 20;

/** What anybody may begin, who then is no stranger any more. */
const forAnybody: readonly CommandName[] = ['organisation.register', 'site.file'];

export function tendRegisters(stage: Stage, site: SimulatedSite): void {
  const chores = [
    ...aboutSite(stage, site),
    ...aboutOrganisations(stage, site),
    ...aboutFirms(stage),
    ...aboutAssessors(stage),
    ...aboutPeople(stage, site),
  ];
  const tried = ({ command }: Chore): number => stage.wished.get(command) ?? 0;
  const chore = defined(
    chores.toSorted((one, other) => tried(one) - tried(other))[0],
    'something to do beside the cycles',
  );
  const { command, stream, who, words } = chore;
  stage.wished.set(command, tried(chore) + 1);
  const byStranger = !forAnybody.includes(command) && stage.random.chance(0.1);
  if (!enter(stage, { site, who: byStranger ? 'stranger' : who }, command, stream, words)) return;
  const { stream: kind } = commandType(command);
  if (kind === 'firm' || kind === 'assessor' || kind === 'organisation') {
    if (!stage.entered[kind].includes(stream)) stage.entered[kind].push(stream);
  }
  if (command === 'independence.declare') site.declared.set(who, words['conflict'] === true);
  // Whoever was let go leaves the site to those who stay.
  const filed = stage.register.state('site', site.id);
  const [first] = filed.stage === 'none' ? [] : filed.responsible;
  if (command === 'site.dismiss' && first !== undefined) site.account = first;
}

function aboutSite({ crowd, entered, random, register }: Stage, site: SimulatedSite): readonly Chore[] {
  const who = random.chance(0.8) ? site.account : random.pick(crowd.secretariat);
  // At times whoever assesses the site, who may not be taken in.
  const guest = random.chance(0.2) ? (assessorOf(register, site) ?? site.account) : random.pick(crowd.newcomers);
  const filed = register.state('site', site.id);
  const responsible = filed.stage === 'none' ? [] : filed.responsible;
  const operatorEntry = random.chance(0.5) ? entered.organisation.at(-1) : undefined;
  const onFile = {
    ...siteWords,
    ...kindOf(register, site),
    operatorEntry,
    place: `Quarter ${String(random.below(1_000))}`,
  };
  return [
    { command: 'site.revise', who, stream: site.id, words: onFile },
    { command: 'site.invite', who, stream: site.id, words: { email: emailOf(guest) } },
    // Seldom tried in vain, because few sites have anybody to spare.
    ...(responsible.length > 1 || random.chance(0.1)
      ? [{ command: 'site.dismiss', who, stream: site.id, words: { account: random.pick(responsible) } } as const]
      : []),
  ];
}

function assessorOf(register: MemoryRegister, { cycles }: SimulatedSite): string | undefined {
  const state = register.state('cycle', cycles.at(-1) ?? '');
  if (state.stage !== 'running' || state.assessment.stage === 'none') return undefined;
  return state.assessment.appointment.account;
}

function aboutOrganisations({ crowd, entered, random, register }: Stage, site: SimulatedSite): readonly Chore[] {
  const secretary = random.pick(crowd.secretariat);
  const words = {
    ...{ name: `Organisation ${String(random.below(40))}`, country: 'FR', kind: 'producer' },
    contact: { name: 'Cleo', email: emailOf(site.account) },
  };
  const stream = register.fresh('organisation');
  const who = random.chance(0.7) ? site.account : secretary;
  const registers: Chore = { command: 'organisation.register', who, stream, words };
  if (entered.organisation.length === 0) return [registers];
  const known = random.pick(entered.organisation);
  const days = { scheme: site.scheme, begunOn: register.today(), endedOn: register.today() };
  const registered = register.state('organisation', known);
  const keepers = registered.stage === 'none' ? [] : registered.keepers;
  const keeper = keepers.length > 0 && random.chance(0.7) ? random.pick(keepers) : secretary;
  return [
    registers,
    { command: 'organisation.correct', who: keeper, stream: known, words },
    {
      command: 'organisation.invite',
      who: keeper,
      stream: known,
      words: { email: emailOf(random.pick(crowd.newcomers)) },
    },
    ...(keepers.length > 0
      ? [
          {
            command: 'organisation.dismiss',
            who: keeper,
            stream: known,
            words: { account: random.pick(keepers) },
          } as const,
        ]
      : []),
    { command: 'partnership.begin', who: secretary, stream: known, words: days },
    { command: 'partnership.end', who: secretary, stream: known, words: days },
  ];
}

function aboutFirms(stage: Stage): readonly Chore[] {
  const { crowd, entered, random, register } = stage;
  const who = random.pick(crowd.secretariat);
  const firms = entered.firm.slice(0, tended);
  const stream = random.pick(firms);
  const words = { scope: {}, until: lastDay(stage) };
  return [
    { command: 'firm.approve', who, stream: register.fresh('firm'), words },
    { command: 'firm.rescope', who, stream, words },
    { command: 'firm.suspend', who, stream, words: {} },
    { command: 'firm.reinstate', who, stream: firms.find(isSuspended(register, 'firm')) ?? stream, words: {} },
    ...(['firm.record-tie', 'firm.strike-tie'] as const).map((command) => ({
      ...{ command, who, stream },
      words: { tie: 'advice', organisation: entered.organisation[0], begunOn: register.today(), endedOn: undefined },
    })),
  ];
}

function aboutAssessors(stage: Stage): readonly Chore[] {
  const { crowd, entered, random, register } = stage;
  const who = random.pick(crowd.secretariat);
  const people = entered.assessor.slice(0, tended);
  const stream = random.pick(people);
  const hired = { email: emailOf(random.pick(crowd.newcomers)), firm: random.pick(entered.firm) };
  const competence = random.pick(['Geology', 'Water']);
  return [
    { command: 'assessor.approve', who, stream: register.fresh('assessor'), words: hired },
    { command: 'assessor.rescope', who, stream, words: { scope: {}, until: lastDay(stage) } },
    { command: 'assessor.record-competence', who, stream, words: { competence, until: lastDay(stage) } },
    { command: 'assessor.suspend', who, stream, words: {} },
    {
      ...{ command: 'assessor.reinstate', who, words: {} },
      stream: people.find(isSuspended(register, 'assessor')) ?? stream,
    },
  ];
}

/** Anybody of the staff or of the assessors may find a conflict, or that there is none any more. */
function aboutPeople({ crowd, random, register }: Stage, site: SimulatedSite): readonly Chore[] {
  const someone = random.pick([...crowd.assessors, ...crowd.officers]);
  const conflict = random.chance(0.2);
  const duty = random.pick(['officer', 'secretariat']);
  const newcomer = random.pick(crowd.newcomers);
  const granted = { email: emailOf(newcomer), duty };
  return [
    {
      ...{ command: 'independence.declare', who: someone, stream: register.fresh('independence') },
      words: { site: site.id, conflict, reason: 'A relative works there.' },
    },
    {
      ...{ command: 'evidence.add', who: site.account, stream: register.fresh('evidence') },
      words: { site: site.id, sha256: '1'.repeat(64) },
    },
    { command: 'access.grant', who: 'operator', stream: accessStream(newcomer), words: granted },
    { command: 'access.revoke', who: 'operator', stream: accessStream(newcomer), words: granted },
    {
      ...{ command: 'site.file', who: newcomer, stream: register.fresh('site') },
      words: { ...siteWords, ...kindOf(register, site) },
    },
  ];
}

function kindOf(register: MemoryRegister, { id }: SimulatedSite): Words {
  const filed = register.state('site', id);
  return filed.stage === 'none' ? {} : { siteType: filed.siteType, metals: filed.metals };
}

function isSuspended(register: MemoryRegister, kind: 'firm' | 'assessor'): (stream: string) => boolean {
  return (stream) => {
    const entry = register.state(kind, stream);
    return entry.stage === 'approved' && entry.suspended;
  };
}

function lastDay({ random, register }: Stage): string {
  return addPeriod(register.today(), { days: 700 + random.below(3_000) });
}
