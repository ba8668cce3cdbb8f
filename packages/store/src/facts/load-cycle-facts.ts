/**
 * Everything that the deciders of a cycle may ask about the world outside of its stream, read before they decide and inside
 * the same transaction, so that a fact which changes meanwhile makes the transaction be tried again.
 */
import { parsePlainDate, type PlainDate } from '@touchstone/kernel';
import {
  assessorsNamedIn,
  dayOfHistory,
  evidenceCited,
  involvedIn,
  isUnderWay,
  isWithoutCommitment,
  restsOnPerson,
  standingStages,
  underWayStages,
  type CompiledScheme,
  type CycleCommand,
  type CycleFacts,
  type CycleStage,
  type CycleState,
  type EarlierAnswers,
  type EarlierFinding,
  type PreviousCycle,
  type RunningCycle,
  type SelfAssessmentCommand,
} from '@touchstone/domain';
import { readCandidates } from '../assessor/read-candidates.ts';
import { readEarlierAnswers } from '../cycle/earlier-answers.ts';
import type { Writer } from '../database.ts';
import { readInvolved, readKnownOfPerson } from '../independence/known-of-person.ts';
import { readStream } from '../journal/journal.ts';
import type { Schemes } from '../scheme/schemes.ts';
import { contextOf, readFiledSite, type Asked } from './asked.ts';

export async function loadCycleFacts(
  transaction: Writer,
  schemes: Schemes,
  loaded: { readonly state: CycleState; readonly version: number },
  command: CycleCommand,
  asked: Asked,
): Promise<CycleFacts> {
  const { state, version } = loaded;
  const pinned = state.stage === 'running' ? await schemes.byHash(transaction, state.scheme) : undefined;
  const common = {
    ...contextOf(asked, pinned?.scheme.timeZone),
    version,
    ...(pinned === undefined ? {} : { pinned }),
    otherCycle: false,
    evidenceHeld: [],
    ...(state.stage === 'running' && restsOnPerson(state, asked.actor, command.type)
      ? (await readKnownOfPerson(transaction, asked.actor, [state.site]))(state.site)
      : {}),
  };
  switch (command.type) {
    case 'reassessment.begin': {
      const { site } = command.body;
      const previous = await latestCycle(transaction, site);
      const candidate =
        previous === undefined ? undefined : await inForceInstead(transaction, schemes, previous.scheme, common.today);
      return {
        ...common,
        ...(candidate === undefined ? {} : { candidate }),
        ...(await siteFacts(transaction, site)),
        ...(previous === undefined ? {} : { previous }),
      };
    }
    case 'appeal.decide': {
      if (state.stage !== 'running') return common;
      const open = [...underWayStages, ...standingStages];
      return {
        ...common,
        otherCycle: await hasOtherCycle(transaction, state.site, command.stream, open),
      };
    }
    case 'award.propose':
    case 'award.confirm': {
      if (state.stage !== 'running') return common;
      const accounts = involvedIn(state, command.type);
      return { ...common, involved: await readInvolved(transaction, accounts, state.site) };
    }
    case 'award.supersede': {
      const row = await readStream(transaction, 'cycle', command.body.by);
      return row === undefined ? common : { ...common, successor: row.state };
    }
    case 'application.submit': {
      const { scheme, site } = command.body;
      const candidate = await schemes.inForce(transaction, scheme, common.today);
      return {
        ...common,
        ...(candidate === undefined ? {} : { candidate }),
        ...(await siteFacts(transaction, site)),
        otherCycle: await hasLetter(transaction, site, command.stream),
      };
    }
    case 'commitment.sign':
    case 'history.import': {
      const { site } = command.body;
      const candidate = await candidateFor(transaction, schemes, command, common.today);
      return {
        ...common,
        ...(candidate === undefined ? {} : { candidate }),
        ...(await siteFacts(transaction, site)),
        turnedDown:
          command.type === 'commitment.sign' && (await wasTurnedDown(transaction, schemes, site, command.body.scheme)),
        // A new letter is signed where nothing runs and no letter stands; history is told where there is nothing at all.
        otherCycle:
          command.type === 'commitment.sign'
            ? await hasLetter(transaction, site, command.stream)
            : await hasOtherCycle(transaction, site, command.stream),
      };
    }
    case 'assessment.appoint':
    case 'assessment.approve-team':
    case 'assessment.replace': {
      if (state.stage !== 'running') return common;
      const where = { cycle: command.stream, site: state.site };
      return { ...common, candidates: await readCandidates(transaction, assessorsNamedIn(state, command), where) };
    }
    case 'assessment.submit':
      return {
        ...common,
        ...(state.stage === 'running' ? await findingsBefore(transaction, schemes, state.site, command.stream) : {}),
      };
    case 'self-assessment.confirm':
    case 'self-assessment.submit':
    case 'self-assessment.exclude':
    case 'self-assessment.rate': {
      if (state.stage !== 'running') return common;
      const earlierAnswers = await answersToStartFrom(transaction, schemes, state, command);
      const cited = command.type === 'self-assessment.rate' ? evidenceCited(command.body) : [];
      const carried = command.type === 'self-assessment.confirm' ? (earlierAnswers?.answers ?? []) : [];
      return {
        ...common,
        evidenceHeld: await evidenceHeld(transaction, state.site, [
          ...cited,
          ...new Set(carried.flatMap(evidenceCited)),
        ]),
        ...(earlierAnswers === undefined ? {} : { earlierAnswers }),
      };
    }
    case 'assessment.rate':
    case 'action.report':
    case 'action.verify':
    case 'improvement.report':
    case 'improvement.verify':
    case 'finding.reopen':
      return {
        ...common,
        evidenceHeld:
          state.stage === 'running' ? await evidenceHeld(transaction, state.site, evidenceCited(command.body)) : [],
      };
    default:
      return common;
  }
}

async function siteFacts(transaction: Writer, id: string): Promise<Pick<CycleFacts, 'site'> | object> {
  const site = await readFiledSite(transaction, id);
  if (site === undefined) return {};
  const { activities, country, fictional = false, metals, responsible, siteType } = site;
  const known = { country, fictional, metals, siteType, ...(activities === undefined ? {} : { activities }) };
  return { site: { ...known, responsible } };
}

/** Of the site, at one of these stages where they are given. */
async function hasOtherCycle(
  transaction: Writer,
  site: string,
  cycle: string,
  stages?: readonly CycleStage[],
): Promise<boolean> {
  let query = transaction.selectFrom('cycles').select('id').where('site', '=', site).where('id', '!=', cycle);
  if (stages !== undefined) query = query.where('stage', 'in', stages);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Another cycle is under way, or has an award that stands on a letter; one whose letter no source tells of may get one. */
async function hasLetter(transaction: Writer, site: string, cycle: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('cycles')
    .select('id')
    .where('site', '=', site)
    .where('id', '!=', cycle)
    .where(({ and, eb, or }) =>
      or([
        eb('stage', 'in', underWayStages),
        and([eb('stage', 'in', standingStages), eb('signed_on', 'is not', null)]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** The version of the scheme that a letter or a history is pinned to. */
async function candidateFor(
  transaction: Writer,
  schemes: Schemes,
  command: Extract<CycleCommand, { type: 'commitment.sign' | 'history.import' }>,
  today: PlainDate,
): Promise<CompiledScheme | undefined> {
  const { scheme } = command.body;
  if (command.type === 'history.import' && command.body.version !== undefined) {
    return schemes.byVersion(transaction, scheme, command.body.version);
  }
  const told = command.type === 'commitment.sign' ? command.body.signedOn : (dayOfHistory(command.body) ?? today);
  const day = parsePlainDate(told);
  return day === undefined ? undefined : schemes.inForce(transaction, scheme, day);
}

/** The cycle of the site that began last, with its letter where that was accepted; imported facts are none. */
async function latestCycle(
  transaction: Writer,
  site: string,
): Promise<(PreviousCycle & { readonly scheme: string | null; readonly stage: CycleStage }) | undefined> {
  const row = await transaction
    .selectFrom('cycles')
    .select(['id', 'stage', 'scheme_hash', 'signed_on', 'signatory', 'contact'])
    .where('site', '=', site)
    .where('stage', '!=', 'imported')
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { contact, id: cycle, scheme_hash: scheme, signatory, signed_on: signedOn, stage } = row;
  // Only an accepted letter leads anywhere, so a cycle that is no longer under way has one.
  const letter =
    signedOn === null || isWithoutCommitment(stage)
      ? {}
      : {
          letter: {
            signedOn,
            ...(signatory === null ? {} : { signatory }),
            ...(contact === null ? {} : { contact }),
          },
        };
  return { cycle, scheme, stage, underWay: isUnderWay(stage), ...letter };
}

/** The last thing on record of the site is an application under this scheme that was answered “not eligible”. */
async function wasTurnedDown(transaction: Writer, schemes: Schemes, site: string, scheme: string): Promise<boolean> {
  const last = await latestCycle(transaction, site);
  if (last?.stage !== 'not-eligible' || last.scheme === null) return false;
  return (await schemes.byHash(transaction, last.scheme))?.scheme.id === scheme;
}

/** The version in force today of the scheme that a cycle was pinned to. */
async function inForceInstead(
  transaction: Writer,
  schemes: Schemes,
  hash: string | null,
  today: PlainDate,
): Promise<CompiledScheme | undefined> {
  const pinned = hash === null ? undefined : await schemes.byHash(transaction, hash);
  return pinned === undefined ? undefined : schemes.inForce(transaction, pinned.scheme.id, today);
}

/** With the versions over which they may lead to the present one, where there are any. */
async function findingsBefore(
  transaction: Writer,
  schemes: Schemes,
  site: string,
  cycle: string,
): Promise<Pick<CycleFacts, 'earlierFindings' | 'versions'>> {
  const found = await earlierFindings(transaction, site, cycle);
  const [latest] = found;
  return {
    earlierFindings: found,
    ...(latest === undefined ? {} : { versions: await schemes.versionsOf(transaction, latest.scheme) }),
  };
}

/** Findings of the site's other cycles with the version under which each was raised, those of the latest cycle first. */
function earlierFindings(transaction: Writer, site: string, cycle: string): Promise<readonly EarlierFinding[]> {
  return transaction
    .selectFrom('findings')
    .innerJoin('cycles', 'cycles.id', 'findings.cycle')
    .innerJoin('schemes', 'schemes.hash', 'cycles.scheme_hash')
    .select(['findings.cycle', 'findings.finding', 'findings.criterion', 'schemes.scheme', 'schemes.version'])
    .where('cycles.site', '=', site)
    .where('cycles.id', '!=', cycle)
    .orderBy('cycles.began_at', 'desc')
    .orderBy('cycles.id')
    .orderBy('findings.finding')
    .execute();
}

/** Of the cycle before, where the command speaks of them: most answers name none. */
async function answersToStartFrom(
  transaction: Writer,
  schemes: Schemes,
  { previous }: RunningCycle,
  { body, type }: SelfAssessmentCommand,
): Promise<EarlierAnswers | undefined> {
  const asks = 'broughtFrom' in body || type === 'self-assessment.confirm' || type === 'self-assessment.submit';
  return previous === undefined || !asks ? undefined : readEarlierAnswers(transaction, schemes, previous);
}

async function evidenceHeld(transaction: Writer, site: string, cited: readonly string[]): Promise<readonly string[]> {
  if (cited.length === 0) return [];
  const rows = await transaction
    .selectFrom('evidence')
    .select('id')
    .where('site', '=', site)
    .where('id', 'in', cited)
    .execute();
  return rows.map(({ id }) => id);
}
