/**
 * What the scheme advises on each mark: the answer in one sentence, then what decides it and what would change it, then
 * the rule itself. The words are made from the rule that was evaluated.
 */
import type { VNode } from 'preact';
import { consideredIn, obstaclesIn, remedyOf, type Advice, type MarkAdvice, type Reason } from '@touchstone/domain';
import { Details } from '../components/details.tsx';
import { ReasonTree } from '../components/reason-tree.tsx';
import { StateMark } from '../components/state-mark.tsx';
import type { Translator } from '../messages/translator.ts';
import { RuleTree } from '../scheme/rule-tree.tsx';
import { SourceNote } from '../scheme/source-note.tsx';
import { reasonNode, type ReasonsTold } from './reason-node.tsx';

export interface AdviceTreeProps extends ReasonsTold {
  readonly advice: Advice;
}

export function AdviceTree({ advice, ...told }: AdviceTreeProps): VNode {
  return (
    <>
      {advice.marks.map((mark) => (
        <AdviceOnMark {...told} advice={mark} />
      ))}
    </>
  );
}

function AdviceOnMark({ advice: { mark, reason }, ...told }: ReasonsTold & { readonly advice: MarkAdvice }): VNode {
  const { t, scheme } = told;
  const offered = scheme.marks.find(({ id }) => id === mark);
  const name = offered === undefined ? mark : t.text(offered.name);
  const { state, sentence } = answerTo(t, reason, name);
  return (
    <div class="advice">
      <p class="advice-answer">
        <StateMark tone={reason.holds ? 'good' : 'adverse'}>{t(`advice.${state}`)}</StateMark> {sentence}
      </p>
      <ReasonTree t={t} reasons={[reasonNode(told, reason)]} />
      {!reason.holds && <p>{whatWouldChange(t, reason, name)}</p>}
      {offered !== undefined && (
        <Details summary={t('advice.rule')}>
          <RuleTree t={t} scheme={scheme} rule={offered.awardedWhen} />
          <SourceNote t={t} source={offered.source} />
        </Details>
      )}
    </div>
  );
}

interface Answer {
  readonly state: 'yes' | 'not-yet' | 'no';
  readonly sentence: string;
}

/** Criteria are counted only where each of them stands in the way by itself. */
function answerTo(t: Translator, reason: Reason, mark: string): Answer {
  if (reason.holds) return { state: 'yes', sentence: t('cycle.advice.mark', { mark }) };
  const remedy = remedyOf(reason);
  if (remedy !== 'criteria')
    return { state: remedy === 'facts' ? 'no' : 'not-yet', sentence: t('cycle.advice.no-mark', { mark }) };
  const all = consideredIn(reason);
  const facts = { count: countObstacles(reason), mark };
  return {
    state: 'not-yet',
    sentence:
      all === undefined
        ? t('advice.criteria-in-the-way', facts)
        : t('advice.criteria-of-all-in-the-way', { ...facts, all }),
  };
}

function whatWouldChange(t: Translator, reason: Reason, mark: string): string {
  return t(`advice.if-${remedyOf(reason)}`, { count: countObstacles(reason), mark });
}

function countObstacles(reason: Reason): number {
  const { against, missing } = obstaclesIn(reason);
  return new Set([...against, ...missing]).size;
}
