/** A rule as nested sentences, generated from the data that is evaluated, so that what is read is what holds. */
import type { VNode } from 'preact';
import { ruleOutline, type Rule, type RuleOutline } from '@touchstone/domain';
import type { SaidOfScheme } from './said-of-scheme.ts';

export function RuleTree({ t, scheme, rule }: SaidOfScheme & { readonly rule: Rule }): VNode {
  return <Outline {...ruleOutline(scheme, rule, t.language)} />;
}

function Outline({ words, parts }: RuleOutline): VNode {
  if (parts.length === 0) return <p>{words}</p>;
  return (
    <>
      <p>{words}</p>
      <ul class="rule">
        {parts.map((part) => (
          <li>
            <Outline {...part} />
          </li>
        ))}
      </ul>
    </>
  );
}
