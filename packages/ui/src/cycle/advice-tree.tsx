/** What the scheme advises on each mark, with its reasons as a tree, in the words that are made from the rule itself. */
import type { VNode } from 'preact';
import { reasonInWords, ruleInWords, type Advice, type Reason, type Scheme } from '@touchstone/domain';
import { ReasonTree, type ReasonNode } from '../components/reason-tree.tsx';
import type { Translator } from '../messages/translator.ts';

export interface AdviceTreeProps {
  readonly t: Translator;
  readonly scheme: Scheme;
  readonly advice: Advice;
}

export function AdviceTree({ t, scheme, advice }: AdviceTreeProps): VNode {
  const reasons = advice.marks.map(({ advised, mark, reason }): ReasonNode => {
    const offered = scheme.marks.find(({ id }) => id === mark);
    const name = offered?.name;
    return {
      holds: advised,
      sentence: t(advised ? 'cycle.advice.mark' : 'cycle.advice.no-mark', {
        mark: name === undefined ? mark : t.text(name),
      }),
      ...(offered === undefined ? {} : { note: ruleInWords(scheme, offered.awardedWhen, t.language) }),
      because: [reasonNode(t, scheme, reason)],
    };
  });
  return <ReasonTree t={t} reasons={reasons} />;
}

/** A reason of any rule of the scheme, with what it rests on. */
export function reasonNode(t: Translator, scheme: Scheme, reason: Reason): ReasonNode {
  return {
    holds: reason.holds,
    sentence: reasonInWords(scheme, reason, t.language),
    because: reason.because.map((part) => reasonNode(t, scheme, part)),
  };
}
