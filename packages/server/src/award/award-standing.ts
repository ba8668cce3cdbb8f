/**
 * What became of an award, as the page of the decision shows it: its conditions, what officers did about it since, and what
 * they can do, or why another must.
 */
import {
  clocksOfCycle,
  doneByOthers,
  findingsAgainst,
  obstacleOf,
  separationInWords,
  standsYet,
  type Ground,
  type Scheme,
} from '@touchstone/domain';
import { readConditions, readNames, readStandingActs } from '@touchstone/store';
import { refusalSentence, type AwardPage, type ShownCondition, type ShownStandingAct } from '@touchstone/ui';
import { isFree, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { newCommandId } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

export async function readShownConditions(
  { database }: Services,
  open: OpenRunningCycle,
): Promise<readonly ShownCondition[]> {
  const { cycle, reader, scheme, today, view } = open;
  const rows = await readConditions(database.read, view.cycle.id);
  const readings = clocksOfCycle(cycle, scheme, today);
  const marks = standsYet(cycle.award) ? cycle.award.marks.filter(({ expired }) => !expired) : [];
  const mayFulfil = open.visit.mayAct && reader.secretariat && isFree(open, 'condition.fulfil');
  return rows.flatMap(({ condition: id, fulfilled_on: on, mark, note }): readonly ShownCondition[] => {
    const condition = scheme.marks.find((one) => one.id === mark)?.conditions?.find((one) => one.id === id);
    if (condition === undefined) return [];
    const due = readings.find(({ clock }) => clock === condition.clock)?.due;
    const holds = marks.some((held) => held.mark === mark);
    return [
      {
        ...{ mark, condition: id, text: condition.text },
        ...(due === undefined ? {} : { due }),
        ...(on === null || note === null ? {} : { fulfilled: { on, note } }),
        ...(holds ? {} : { ended: true }),
        ...(holds && mayFulfil && on === null ? { commandId: newCommandId() } : {}),
      },
    ];
  });
}

export async function readStanding(
  { database }: Services,
  { scheme, view, visit }: OpenRunningCycle,
  staff: boolean,
): Promise<readonly ShownStandingAct[]> {
  const rows = await readStandingActs(database.read, view.cycle.id);
  const names = await readNames(
    database.read,
    rows.map(({ decided_by: by }) => by),
  );
  const grounds = [...(scheme.afterAward?.suspension ?? []), ...(scheme.afterAward?.withdrawal ?? [])];
  return rows.map(({ clock: id, day, decided_by: by, ground: on, kind, reason }) => {
    const clock = scheme.clocks.find((one) => one.id === id)?.name;
    const ground = grounds.find((one) => one.id === on)?.text;
    return {
      ...{ kind, day },
      ...(ground === undefined ? {} : { ground }),
      ...(reason === null ? {} : { reason }),
      ...(clock === undefined ? {} : { clock }),
      ...(staff ? { by: names.get(by) ?? visit.t('duty.system') } : {}),
    };
  });
}

/** What an officer can do about an award that stands. */
export function standingActsOf(open: OpenRunningCycle): Pick<Parameters<typeof AwardPage>[0], 'standing'> {
  const { cycle, scheme, view, visit } = open;
  if (!visit.mayAct || !visit.actor.duties.includes('officer') || !standsYet(cycle.award)) return {};
  const against = findingsAgainst(cycle, scheme).map((finding) => {
    const criterion = scheme.criteria.find(({ id }) => id === cycle.findings[finding]?.criterion);
    return criterion?.number ?? finding;
  });
  const asked = against.length > 0 ? (['keep'] as const) : [];
  const possible =
    cycle.award.stage === 'suspended'
      ? (['lift', 'withdraw'] as const)
      : [...asked, ...(['suspend', 'withdraw'] as const)];
  const acts = possible.map((act) => ({
    ...{ act, commandId: newCommandId(), grounds: groundsFor(scheme, act) },
    hindered: hindrances(open, `award.${act}`),
  }));
  return { standing: { acts, against, base: view.version } };
}

/** Those of the scheme on which this act may be decided; none where the reason stands alone. */
export function groundsFor({ afterAward }: Scheme, act: string): readonly Ground[] {
  if (act === 'suspend') return afterAward?.suspension ?? [];
  return act === 'withdraw' ? (afterAward?.withdrawal ?? []) : [];
}

/** Which separation of duties stands in this officer's way, one sentence for each. */
export function hindrances({ cycle, known, scheme, visit }: OpenRunningCycle, act: string): readonly string[] {
  const { actor, t } = visit;
  const own = act === 'award.confirm' && cycle.award.stage === 'proposed' && cycle.award.proposedBy === actor.id;
  const separated = doneByOthers(cycle, scheme, act)
    .filter(({ people }) => people.includes(actor.id))
    .filter(({ other }) => !own || other !== 'award.propose');
  const tied = obstacleOf(cycle, actor, scheme, act, known);
  return [
    ...(tied === undefined ? [] : [refusalSentence(t, { code: tied })]),
    ...(own ? [refusalSentence(t, { code: 'award.same-person' })] : []),
    ...separated.map(({ pair }) => separationInWords(pair, t.language)),
  ];
}
