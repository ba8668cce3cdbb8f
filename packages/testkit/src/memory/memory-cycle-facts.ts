/** The facts for cycles: those that `store` reads in `load-cycle-facts.ts`. */
import {
  assessorsNamedIn,
  cycleStage,
  dayOfHistory,
  evidenceCited,
  involvedIn,
  isStanding,
  isUnderWay,
  isWithoutCommitment,
  restsOnPerson,
  type CompiledScheme,
  type Context,
  type CycleCommand,
  type CycleFacts,
  type CycleState,
  type EarlierAnswers,
  type EarlierFinding,
  type PreviousCycle,
  type RunningCycle,
  type Scheme,
} from '@touchstone/domain';
import { stateIn, type Tables } from './memory-tables.ts';
import { candidateFor, knownOfPerson, tiesOf } from './memory-ties.ts';

export function cycleFacts(
  tables: Tables,
  state: CycleState,
  version: number,
  command: CycleCommand,
  context: Context,
): CycleFacts {
  const running = state.stage === 'running' ? state : undefined;
  const pinned = running && tables.schemesByHash.get(running.scheme);
  const ownSite = running?.site;
  const { actor, at, today } = context;
  // Written out: what is spread into an object after something else is copied member by member, and this is asked of every command.
  const unknown: CycleFacts = { actor, at, today, version, otherCycle: false, evidenceHeld: [] };
  const known = pinned === undefined ? unknown : { ...unknown, pinned };
  const common =
    running !== undefined && restsOnPerson(running, actor, command.type)
      ? { ...known, ...knownOfPerson(tables, actor, running.site) }
      : known;
  switch (command.type) {
    case 'reassessment.begin': {
      const { site } = command.body;
      const previous = latestCycle(tables, site);
      const before = previous === undefined ? undefined : tables.schemesByHash.get(previous.scheme);
      const candidate = before === undefined ? undefined : inForce(tables, before.scheme.id, context.today);
      return {
        ...{ ...common, ...siteFacts(tables, site) },
        ...(candidate === undefined ? {} : { candidate }),
        ...(previous === undefined ? {} : { previous }),
      };
    }
    case 'award.propose':
    case 'award.confirm':
      if (running === undefined) return common;
      return { ...common, involved: involvedIn(running, command.type).map((one) => tiesOf(tables, one, running.site)) };
    case 'award.supersede':
      return { ...common, successor: stateIn(tables, 'cycle', command.body.by) };
    case 'application.submit': {
      const { scheme, site } = command.body;
      const candidate = inForce(tables, scheme, context.today);
      return {
        ...{ ...common, ...siteFacts(tables, site) },
        ...(candidate === undefined ? {} : { candidate }),
        otherCycle: barsLetter(tables, site, command.stream),
      };
    }
    case 'commitment.sign':
    case 'history.import': {
      const { site } = command.body;
      const signs = command.type === 'commitment.sign';
      const candidate = candidateOf(tables, command, context.today);
      const others = (tables.cyclesOfSite.get(site) ?? []).filter((cycle) => cycle !== command.stream);
      return {
        ...{ ...common, ...siteFacts(tables, site) },
        ...(candidate === undefined ? {} : { candidate }),
        turnedDown: signs && wasTurnedDown(tables, site, command.body.scheme),
        // A new letter is signed where nothing runs and no letter stands; history is told where there is nothing at all.
        otherCycle: signs ? barsLetter(tables, site, command.stream) : others.length > 0,
      };
    }
    case 'assessment.appoint':
    case 'assessment.approve-team':
    case 'assessment.replace': {
      if (state.stage !== 'running') return common;
      const where = { site: state.site, cycle: command.stream };
      return { ...common, candidates: assessorsNamedIn(state, command).map((id) => candidateFor(tables, id, where)) };
    }
    case 'assessment.submit':
      return ownSite === undefined
        ? common
        : {
            ...{ ...common, earlierFindings: earlierFindings(tables, ownSite, command.stream) },
            ...(pinned === undefined ? {} : { versions: versionsOf(tables, pinned.scheme.id) }),
          };
    case 'self-assessment.confirm':
    case 'self-assessment.submit':
    case 'self-assessment.exclude':
    case 'self-assessment.rate': {
      const earlierAnswers =
        state.stage === 'running' && state.previous !== undefined ? answersOf(tables, state.previous) : undefined;
      const cited = command.type === 'self-assessment.rate' ? evidenceCited(command.body) : [];
      const carried =
        command.type === 'self-assessment.confirm' ? (earlierAnswers?.answers ?? []).flatMap(evidenceCited) : [];
      const evidenceHeld = [...cited, ...carried].filter((id) => isHeld(tables, id, ownSite));
      return earlierAnswers === undefined ? { ...common, evidenceHeld } : { ...common, evidenceHeld, earlierAnswers };
    }
    case 'assessment.rate':
    case 'action.report':
    case 'action.verify':
    case 'improvement.report':
    case 'improvement.verify':
    case 'finding.reopen':
      return { ...common, evidenceHeld: evidenceCited(command.body).filter((id) => isHeld(tables, id, ownSite)) };
    default:
      return common;
  }
}

function versionsOf({ schemes }: Tables, id: string): readonly Scheme[] {
  return schemes.flatMap(({ scheme }) => (scheme.id === id ? [scheme] : []));
}

/** Undefined where nothing was answered in that cycle. */
function answersOf(tables: Tables, cycle: string): EarlierAnswers | undefined {
  const state = stateIn(tables, 'cycle', cycle);
  const compiled = state.stage === 'running' ? tables.schemesByHash.get(state.scheme) : undefined;
  const answers = [...(tables.answers.get(cycle)?.values() ?? [])];
  if (compiled === undefined || answers.length === 0) return undefined;
  return { cycle, scheme: compiled.scheme, versions: versionsOf(tables, compiled.scheme.id), answers };
}

/** The version that a letter or a history is pinned to. */
function candidateOf(
  tables: Tables,
  command: Extract<CycleCommand, { type: 'commitment.sign' | 'history.import' }>,
  today: string,
): CompiledScheme | undefined {
  const { scheme } = command.body;
  if (command.type === 'commitment.sign') return inForce(tables, scheme, command.body.signedOn);
  const { version } = command.body;
  if (version === undefined) return inForce(tables, scheme, dayOfHistory(command.body) ?? today);
  return tables.schemes.find((one) => one.scheme.id === scheme && one.scheme.version === version);
}

/** A re-assessment rests on the letter before it; of an award from elsewhere the letter may be unknown. */
function knowsLetter({ anchors, fromHistory }: RunningCycle): boolean {
  return fromHistory !== true || anchors['commitment.signed'] !== undefined;
}

/** Findings of the site's other cycles, those of the latest cycle first. */
function earlierFindings(tables: Tables, site: string, except: string): readonly EarlierFinding[] {
  return (tables.cyclesOfSite.get(site) ?? []).toReversed().flatMap((cycle) => {
    const state = stateIn(tables, 'cycle', cycle);
    const compiled = state.stage === 'running' ? tables.schemesByHash.get(state.scheme) : undefined;
    if (state.stage !== 'running' || compiled === undefined || cycle === except) return [];
    const { id: scheme, version } = compiled.scheme;
    return Object.entries(state.findings).map(([finding, { criterion }]) => ({
      ...{ cycle, finding, criterion, scheme, version },
    }));
  });
}

/** The cycle of the site that began last, with its letter where that was accepted; imported facts are none. */
function latestCycle(tables: Tables, site: string): (PreviousCycle & { readonly scheme: string }) | undefined {
  const running = (tables.cyclesOfSite.get(site) ?? []).flatMap((cycle) => {
    const state = stateIn(tables, 'cycle', cycle);
    return state.stage === 'running' ? [{ cycle, state }] : [];
  });
  const last = running.at(-1);
  const stage = last === undefined ? undefined : cycleStage(last.state);
  if (last === undefined || stage === undefined) return undefined;
  const letter = isWithoutCommitment(stage) ? undefined : tables.letters.get(site);
  const { cycle, state } = last;
  return { cycle, scheme: state.scheme, underWay: isUnderWay(stage), ...(letter === undefined ? {} : { letter }) };
}

function isHeld(tables: Tables, evidence: string, site: string | undefined): boolean {
  const held = stateIn(tables, 'evidence', evidence);
  return held.stage === 'held' && held.site === site;
}

/** The latest version of a scheme that was in force on a day. */
function inForce({ schemes }: Tables, id: string, day: string): CompiledScheme | undefined {
  const versions = schemes.filter(
    ({
      scheme: {
        id: own,
        inForce: { from, until },
      },
    }) => own === id && from <= day && (until === undefined || until >= day),
  );
  return versions.sort((a, b) => (a.scheme.inForce.from < b.scheme.inForce.from ? 1 : -1))[0];
}

function siteFacts(tables: Tables, id: string | undefined): Pick<CycleFacts, 'site'> {
  const site = id === undefined ? undefined : stateIn(tables, 'site', id);
  if (site?.stage !== 'filed') return {};
  const { activities, country, fictional = false, metals, responsible, siteType } = site;
  const known = { country, fictional, metals, siteType, ...(activities === undefined ? {} : { activities }) };
  return { site: { ...known, responsible } };
}

/** Another cycle of the site is under way, or an award stands that rests on a letter. */
function barsLetter(tables: Tables, site: string, except: string): boolean {
  return (tables.cyclesOfSite.get(site) ?? []).some((cycle) => {
    const state = stateIn(tables, 'cycle', cycle);
    const stage = cycleStage(state);
    if (cycle === except || stage === undefined) return false;
    return isUnderWay(stage) || (isStanding(stage) && state.stage === 'running' && knowsLetter(state));
  });
}

/** The last thing on record of the site is an application under this scheme that was answered “not eligible”. */
function wasTurnedDown(tables: Tables, site: string, scheme: string): boolean {
  const last = stateIn(tables, 'cycle', tables.cyclesOfSite.get(site)?.at(-1) ?? '');
  return (
    cycleStage(last) === 'not-eligible' &&
    last.stage === 'running' &&
    tables.schemesByHash.get(last.scheme)?.scheme.id === scheme
  );
}
