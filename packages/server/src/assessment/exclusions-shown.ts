/** Of determinations that a criterion is not applicable: what was answered to each, and by whom it can be answered now. */
import { confirmsExclusions, exclusionsOf, scopedFacts } from '@touchstone/domain';
import { readExclusionAnswers } from '@touchstone/store';
import type { ShownExclusion } from '@touchstone/ui';
import { isFree, type OpenRunningCycle } from '../cycle/open-cycle.ts';
import { newCommandId } from '../http/pages.ts';
import type { Services } from '../http/services.ts';

/** By criterion. Only for readers who may know the determinations. */
export async function exclusionsShown(
  { database }: Services,
  open: OpenRunningCycle,
): Promise<Readonly<Record<string, ShownExclusion>>> {
  const { cycle, facts, scheme } = open;
  const by = confirmsExclusions(scheme);
  if (by === undefined || cycle.assessment.stage === 'none') return {};
  const rows = await readExclusionAnswers(database.read, facts.id);
  const answers = mayAnswer(open);
  return Object.fromEntries(
    exclusionsOf(cycle.assessment, { scheme, site: scopedFacts(cycle) }).map(({ answer, criterion: { id } }) => {
      const reason = rows.find(({ criterion }) => criterion === id)?.reason ?? undefined;
      const shown: ShownExclusion = {
        ...{ answer, by },
        ...(reason === undefined ? {} : { reason }),
        ...(answers ? { commandIds: { confirm: newCommandId(), decline: newCommandId() } } : {}),
      };
      return [id, shown];
    }),
  );
}

/** The report waits, and this person is one of those whom the scheme asks. */
export function mayAnswer(open: OpenRunningCycle): boolean {
  const by = confirmsExclusions(open.scheme);
  const waits = open.cycle.assessment.stage === 'submitted';
  return (
    open.visit.mayAct &&
    waits &&
    by !== undefined &&
    open.visit.actor.duties.includes(by) &&
    isFree(open, 'exclusion.confirm')
  );
}
