/**
 * A reason of a rule as people read it: the parts that decide how it came out stay open, the others are folded away. A
 * head with a single part that decides says nothing of its own, so the part takes its place.
 */
import type { VNode } from 'preact';
import { decides, reasonCounted, type Criterion, type Reason, type Scheme } from '@touchstone/domain';
import { Details } from '../components/details.tsx';
import type { FoldedReasons, ReasonNode } from '../components/reason-tree.tsx';
import type { Translator } from '../messages/translator.ts';
import { CriterionLinks } from '../rating/criterion-links.tsx';

/** Criteria that are named at once; with more, a reader loses the thread. */
const namedMax = 8;

export interface ReasonsTold {
  readonly t: Translator;
  readonly scheme: Scheme;
  /** below it each criterion has its page, by its id */
  readonly place: string;
}

export function reasonNode(told: ReasonsTold, reason: Reason): ReasonNode {
  const { t, scheme } = told;
  const deciding = reason.because.filter((part) => decides(reason, part));
  const others = reason.because.filter((part) => !decides(reason, part));
  const folded = foldedReasons(told, reason, others);
  const [only] = deciding;
  if (only !== undefined && deciding.length === 1 && reason.asked !== 'not') {
    const node = reasonNode(told, only);
    if (folded === undefined) return node;
    // What its own parts leave out stays with it; what this head leaves out comes after.
    return node.folded === undefined ? { ...node, folded } : { ...headed(t, reason), because: [node], folded };
  }
  if (deciding.length > 0)
    return {
      ...headed(t, reason),
      because: deciding.map((part) => reasonNode(told, part)),
      ...(folded === undefined ? {} : { folded }),
    };
  const more = listed(told, reason);
  return {
    holds: reason.holds,
    sentence: reasonCounted(scheme, reason, t.language),
    ...(more === null ? {} : { more }),
  };
}

function headed(t: Translator, { asked, holds }: Reason): Pick<ReasonNode, 'holds' | 'sentence'> {
  if (asked === 'not') return { holds, sentence: t(holds ? 'advice.not-there' : 'advice.is-there') };
  if (asked === 'any') return { holds, sentence: t(holds ? 'advice.one-holds' : 'advice.none-holds') };
  return { holds, sentence: t(holds ? 'advice.each-holds' : 'advice.each-stands') };
}

function foldedReasons(told: ReasonsTold, { asked }: Reason, others: readonly Reason[]): FoldedReasons | undefined {
  if (others.length === 0) return undefined;
  return {
    summary: told.t(asked === 'any' ? 'advice.other-ways' : 'advice.there-already', { count: others.length }),
    reasons: others.map((part) => reasonNode(told, part)),
  };
}

/** The criteria that stand in the way, each leading to its page. */
function listed({ t, scheme, place }: ReasonsTold, { holds, against = [], missing = [] }: Reason): VNode | null {
  if (holds) return null;
  const lists = [
    { label: t('advice.against'), ids: against },
    { label: t('advice.missing'), ids: missing },
  ].filter(({ ids }) => ids.length > 0);
  return lists.length === 0 ? null : (
    <>
      {lists.map(({ ids, label }) => (
        <CriteriaNamed
          {...{ t, label, place }}
          criteria={scheme.criteria.filter((criterion) => ids.includes(criterion.id))}
        />
      ))}
    </>
  );
}

interface CriteriaNamedProps {
  readonly t: Translator;
  readonly label: string;
  readonly criteria: readonly Criterion[];
  readonly place: string;
}

function CriteriaNamed({ t, label, criteria, place }: CriteriaNamedProps): VNode {
  const rest = criteria.slice(namedMax);
  return (
    <div class="reason-criteria">
      <p class="aside">{label}</p>
      <CriterionLinks t={t} criteria={criteria.slice(0, namedMax)} place={place} />
      {rest.length > 0 && (
        <Details summary={t('advice.more-criteria', { count: rest.length })}>
          <CriterionLinks t={t} criteria={rest} place={place} />
        </Details>
      )}
    </div>
  );
}
